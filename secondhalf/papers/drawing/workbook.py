"""Rows as a workbook: exactly as printed, with a repeated header and page numbers. 生成表格。"""

import io

import xlsxwriter

from secondhalf.core import moments
from secondhalf.papers.drawing import metadata
from secondhalf.papers.drawing.marking import UNPRINTABLE

PAPERS = {"a4": 9, "a3": 8}
FACE = "仿宋_GB2312"


def workbook(book):
    """The book as xlsx (bytes), without metadata of anybody.

    book: {"title", "sheets": [{"name", "title", "lead": [text], "columns": [(words, width in characters)],
    "rows": [[text or number]], "foot": {words: name}, "paper": "a4" or "a3"}]}. Texts are never read as formulas.
    """
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as file:
        file.set_properties({"created": moments.start_of(moments.today()).replace(tzinfo=None)})
        looks = formats(file)
        for sheet in book["sheets"]:
            draw(file.add_worksheet(sheet["name"][:31]), sheet, looks)
    return metadata.cleaned(out.getvalue(), title=book["title"])


def formats(file):
    cell = {"font_name": FACE, "font_size": 10.5, "valign": "vcenter", "text_wrap": True, "border": 1}
    return {
        "title": file.add_format(
            {"font_name": "方正小标宋简体", "font_size": 18, "align": "center", "valign": "vcenter"}
        ),
        "lead": file.add_format({"font_name": FACE, "font_size": 10.5}),
        "head": file.add_format({**cell, "font_name": "黑体", "align": "center"}),
        "text": file.add_format(cell),
        "number": file.add_format({**cell, "align": "center"}),
    }


def draw(sheet, about, looks):
    columns, row = about["columns"], 0
    last = len(columns) - 1
    sheet.set_landscape()
    sheet.set_paper(PAPERS[about.get("paper", "a4")])
    sheet.set_margins(left=0.59, right=0.59, top=0.79, bottom=0.71)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N")
    sheet.merge_range(0, 0, 0, last, about["title"], looks["title"]) if last else sheet.write_string(
        0, 0, about["title"]
    )
    sheet.set_row(0, 32)
    for row, text in enumerate(about.get("lead", ()), start=1):
        sheet.write_string(row, 0, clean(text), looks["lead"])
    row += 1
    sheet.repeat_rows(row)
    sheet.freeze_panes(row + 1, 0)
    for place, (words, width) in enumerate(columns):
        sheet.set_column(place, place, width)
        sheet.write_string(row, place, clean(words), looks["head"])
    for row, line in enumerate(about["rows"], start=row + 1):  # noqa: B020
        for place, value in enumerate(line):
            put(sheet, row, place, value, looks)
    foot = "　　　　".join(f"{words}：{name}" for words, name in about.get("foot", {}).items())
    if foot:
        sheet.write_string(row + 2, 0, clean(foot), looks["lead"])


def put(sheet, row, place, value, looks):
    if isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(row, place, value, looks["number"])
    else:
        sheet.write_string(row, place, clean("" if value is None else value), looks["text"])


def clean(text):
    return UNPRINTABLE.sub("", str(text))[:32_000]
