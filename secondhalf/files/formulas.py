"""Formulas of a workbook as their own text: readers give only the last computed value, which nobody checked. 公式。"""

import re
import zipfile
from xml.etree import ElementTree

from secondhalf.files.problems import NotATable

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINKED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def of_sheet(file, title, name):
    """{row number: {column from 0: "=..."}} of the sheet with that title."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as package:
            part = part_of(package, title)
            if part not in package.namelist() or b"<f" not in package.read(part):
                return {}
            with package.open(part) as sheet:
                return found_in(sheet)
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError, OSError, RuntimeError, ValueError) as reason:
        raise NotATable(file=name, why=str(reason)[:200]) from reason


def part_of(package, title):
    """The part of the package that holds the sheet: workbook.xml gives its id, the relations its path."""
    sheets = ElementTree.fromstring(package.read("xl/workbook.xml")).iter(f"{MAIN}sheet")
    wanted = next((sheet.get(LINKED) for sheet in sheets if sheet.get("name") == title), None)
    relations = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    target = next((one.get("Target") for one in relations if one.get("Id") == wanted), "")
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def found_in(sheet):
    texts = {}
    for _end, element in ElementTree.iterparse(sheet):
        if element.tag == f"{MAIN}c":
            formula, place = element.find(f"{MAIN}f"), CELL.fullmatch(element.get("r", ""))
            if formula is not None and place:
                texts.setdefault(int(place[2]), {})[column(place[1])] = f"={formula.text or ''}"
            element.clear()
        elif element.tag == f"{MAIN}row":
            element.clear()
    return texts


def column(letters_):
    number = 0
    for letter in letters_:
        number = number * 26 + ord(letter) - 64
    return number - 1


def letters(number):
    """0 is A, 26 is AA."""
    text = ""
    number += 1
    while number:
        number, place = divmod(number - 1, 26)
        text = chr(65 + place) + text
    return text
