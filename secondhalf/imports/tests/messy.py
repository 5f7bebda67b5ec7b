"""A messy workbook of the same kind as real ones, made here."""

import datetime
import io

import xlsxwriter

HEADINGS = ["留言编号", "留言用户", "留言主题", "留言时间", "留言详情", "反对数", "点赞数"]
PADDING = "\n\t\t\t\t\t\n\t\t\t\t\t"


def padded(text):
    return f"{PADDING}{text}{PADDING}\n\t\t\t\t"


def row(number, *, subject="宿舍没有热水", time="2019/2/28 11:25:05", text="夜班没有热水。", against=0, favour=2):
    return [number, f"A{number:08d}", subject, time, padded(text), against, favour]


def workbook(rows, headings=HEADINGS, *, above=()):
    """The bytes of an xlsx: lines above the headings, headings, rows; a text beginning with = becomes a formula."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet, day = book.add_worksheet("Sheet1"), book.add_format({"num_format": "yyyy/m/d h:mm:ss"})
        for place, cells in enumerate([*above, headings, *rows]):
            for column, cell in enumerate(cells):
                if isinstance(cell, datetime.date):
                    sheet.write_datetime(place, column, cell, day)
                else:
                    sheet.write(place, column, cell)
    return out.getvalue()


def csv(rows, headings=HEADINGS, encoding="utf-8-sig"):
    quoted = [",".join(f'"{cell}"' for cell in cells) for cells in [headings, *rows]]
    return "\r\n".join(quoted).encode(encoding)
