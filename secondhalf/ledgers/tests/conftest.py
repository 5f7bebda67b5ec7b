"""A ledger's file on its way out, through somebody's spreadsheet, and back in. 测试公用。"""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from secondhalf.ledgers.models import Run
from secondhalf.ledgers.workbook import MARK


@pytest.fixture
def office(client, world):
    client.force_login(world.baiyang.person)
    return client


class Book:
    """An exported ledger, opened as a spreadsheet would."""

    def __init__(self, body):
        self.book = openpyxl.load_workbook(io.BytesIO(body))
        self.sheet = self.book.worksheets[0]
        self.keys = next(row[0].row for row in self.sheet.iter_rows() if any(cell.value == MARK for cell in row))
        self.places = {cell.value: cell.column for cell in self.sheet[self.keys] if cell.value}

    def cell(self, key, row=1):
        return self.sheet.cell(self.keys + row, self.places[key])

    def write(self, key, value, row=1):
        self.cell(key, row).value = value
        return self

    @property
    def body(self):
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()


@pytest.fixture
def exported():
    """exported(client, "problems", "q=..."): the Book that the page hands over."""

    def get(client, key, query=""):
        answer = client.post(f"/ledgers/{key}/export?{query}")
        assert answer.status_code == 200, answer.content[:300]
        return Book(answer.content)

    return get


@pytest.fixture
def sent():
    """sent(client, "problems", bytes): the Run after the file was chosen."""

    def post(client, key, body, name="台账.xlsx"):
        answer = client.post(f"/ledgers/{key}/import", {"file": SimpleUploadedFile(name, body)})
        assert answer.status_code == 302, answer.context["form"].errors
        return Run.objects.latest("id")

    return post


@pytest.fixture
def confirmed():
    """confirmed(client, run): the run after somebody pressed the button."""

    def post(client, run):
        client.post(f"/ledgers/{run.ledger}/files/{run.pk}", {"go": "1"})
        run.refresh_from_db()
        return run

    return post
