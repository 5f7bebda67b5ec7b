"""Figures as slides: title, figures, native charts, tables, points; 16 : 9. 生成幻灯片。"""

import io

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Mm, Pt

from secondhalf.papers.deck import BARS, COLUMNS, LINES, RING, STACKED
from secondhalf.papers.drawing import metadata
from secondhalf.papers.drawing.marking import UNPRINTABLE

RED, INK, GREY = RGBColor(0xA8, 0x23, 0x1F), RGBColor(0x1B, 0x1B, 0x1B), RGBColor(0x5A, 0x5A, 0x5A)
COLORS = [RED] + [RGBColor.from_string(one) for one in ("2F5D8A", "5B7F3A", "B7791F", "6B5B95", "7A7A7A")]
FACE = "微软雅黑"
WIDTH, HEIGHT, EDGE = 338.7, 190.5, 18  # millimetres
CHARTS = {
    BARS: XL_CHART_TYPE.BAR_CLUSTERED,
    COLUMNS: XL_CHART_TYPE.COLUMN_CLUSTERED,
    LINES: XL_CHART_TYPE.LINE_MARKERS,
    RING: XL_CHART_TYPE.DOUGHNUT,
    STACKED: XL_CHART_TYPE.BAR_STACKED,
}
ROWS_A_SLIDE = 9
ALIGNED = {"middle": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}


def slides(deck):
    """The deck as pptx (bytes), without metadata of anybody."""
    show = Presentation()
    show.slide_width, show.slide_height = Mm(WIDTH), Mm(HEIGHT)
    cover(show, deck)
    for one in deck["slides"]:
        DRAWN[one["kind"]](show, one)
    out = io.BytesIO()
    show.save(out)
    return metadata.cleaned(out.getvalue(), title=deck["title"])


def cover(show, deck):
    slide = show.slides.add_slide(show.slide_layouts[6])
    bar(slide, 0, 0, WIDTH, 8)
    wide = WIDTH - 2 * EDGE
    write(slide, deck["title"], (EDGE, 62, wide, 36), size=40, color=RED, how="bold middle")
    write(slide, deck["subtitle"], (EDGE, 100, wide, 16), size=20, color=GREY, how="middle")
    below = "　".join(part for part in (deck["issuer"], deck["date"]) if part)
    write(slide, below, (EDGE, 150, wide, 12), size=18, color=GREY, how="middle")


def begun(show, title, note):
    """A slide with its title, the red rule under it, the note and the number at the foot."""
    slide = show.slides.add_slide(show.slide_layouts[6])
    write(slide, title, (EDGE, 11, WIDTH - 2 * EDGE, 15), size=28, how="bold")
    bar(slide, EDGE + 2.5, 27, 40, 1.2)
    write(slide, note, (EDGE, HEIGHT - 17, WIDTH - 2 * EDGE - 20, 9), size=12, color=GREY)
    number = str(len(show.slides))
    write(slide, number, (WIDTH - EDGE - 20, HEIGHT - 17, 20, 9), size=12, color=GREY, how="right")
    return slide


def figures(show, one):
    slide = begun(show, one["title"], one["note"])
    many = one["figures"][:6]
    across = len(many) if len(many) <= 3 else (len(many) + 1) // 2
    wide = (WIDTH - 2 * EDGE) / max(across, 1)
    tall = 120 if len(many) <= 3 else 62
    for place, (value, words) in enumerate(many):
        left, top = EDGE + wide * (place % across), 38 + tall * (place // across)
        write(slide, value, (left, top, wide, tall * 0.55), size=54, color=RED, how="bold middle low")
        write(slide, words, (left, top + tall * 0.56, wide, tall * 0.4), size=18, color=GREY, how="middle")


def chart(show, one):
    slide = begun(show, one["title"], one["note"])
    found = CategoryChartData()
    found.categories = [clean(each) for each in one["categories"]]
    for series in one["series"]:
        found.add_series(clean(series["name"]), series["values"])
    place = Mm(EDGE), Mm(34), Mm(WIDTH - 2 * EDGE), Mm(HEIGHT - 55)
    drawn = slide.shapes.add_chart(CHARTS[one["how"]], *place, found).chart
    drawn.has_title = False
    drawn.font.size, drawn.font.name = Pt(14), FACE
    drawn.has_legend = len(one["series"]) > 1 or one["how"] == RING
    if drawn.has_legend:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    label(drawn, one["how"])
    colour(drawn, one["how"], len(one["categories"]))


def label(drawn, how):
    """The number at each bar, point or part."""
    plot = drawn.plots[0]
    plot.has_data_labels = True
    plot.data_labels.show_value = True
    plot.data_labels.font.size = Pt(14)
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = "#,##0;-#,##0;;", False  # no noughts
    if how in (STACKED, RING):
        plot.data_labels.font.color.rgb = RGBColor(255, 255, 255)
    if how in (BARS, COLUMNS):
        plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
        plot.gap_width = 60
    if how != RING:
        drawn.value_axis.has_major_gridlines = False
        drawn.value_axis.visible = False
        drawn.value_axis.minimum_scale = 0
    if how in (BARS, STACKED):
        drawn.category_axis.reverse_order = True


def colour(drawn, how, many):
    for place, series in enumerate(drawn.plots[0].series):
        if how == RING:
            for part in range(many):
                fill(series.points[part].format, COLORS[part % len(COLORS)])
        elif how == LINES:
            series.format.line.color.rgb = COLORS[place % len(COLORS)]
        else:
            fill(series.format, COLORS[place % len(COLORS)])


def fill(look, color):
    look.fill.solid()
    look.fill.fore_color.rgb = color


def rows(show, one):
    lines = one["rows"] or [[]]
    for start in range(0, len(lines), ROWS_A_SLIDE):
        table(begun(show, one["title"], one["note"]), one["columns"], lines[start : start + ROWS_A_SLIDE])


def table(slide, columns, lines):
    wide, tall = WIDTH - 2 * EDGE, min(14 * (len(lines) + 1), HEIGHT - 58)
    drawn = slide.shapes.add_table(len(lines) + 1, len(columns), Mm(EDGE), Mm(34), Mm(wide), Mm(tall)).table
    total = sum(width for _words, width in columns)
    for place, (words, width) in enumerate(columns):
        drawn.columns[place].width = Mm(wide * width / total)
        fill_cell(drawn.cell(0, place), words, bold=True, back=RED, color=RGBColor(255, 255, 255))
        for line, said in enumerate(lines, start=1):
            back = RGBColor(255, 255, 255) if line % 2 else RGBColor(0xF5, 0xF2, 0xEE)
            fill_cell(drawn.cell(line, place), said[place] if place < len(said) else "", back=back)


def fill_cell(cell, text, *, bold=False, color=INK, back=None):
    cell.text_frame.text = ""
    look(cell.text_frame.paragraphs[0], text, size=14, bold=bold, color=color)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    fill(cell, back)


def points(show, one):
    slide = begun(show, one["title"], one["note"])
    box = slide.shapes.add_textbox(Mm(EDGE), Mm(36), Mm(WIDTH - 2 * EDGE), Mm(HEIGHT - 60)).text_frame
    box.word_wrap = True
    for place, text in enumerate(one["points"]):
        paragraph = box.paragraphs[0] if place == 0 else box.add_paragraph()
        paragraph.space_after = Pt(10)
        look(paragraph, f"• {text}", size=20, color=INK)


DRAWN = {"figures": figures, "chart": chart, "rows": rows, "points": points}


def bar(slide, left, top, wide, tall):
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Mm(left), Mm(top), Mm(wide), Mm(tall))
    fill(shape, RED)
    shape.line.fill.background()


def write(slide, text, box, *, size, color=INK, how=""):
    """A text box. box: left, top, width, height in millimetres. how: of bold, middle, right, low (at the foot)."""
    if not text:
        return
    frame = slide.shapes.add_textbox(*map(Mm, box)).text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM if "low" in how else MSO_ANCHOR.TOP
    paragraph = frame.paragraphs[0]
    paragraph.alignment = next((ALIGNED[word] for word in ALIGNED if word in how), PP_ALIGN.LEFT)
    look(paragraph, text, size=size, bold="bold" in how, color=color)


def look(paragraph, text, *, size, bold=False, color=INK):
    run = paragraph.add_run()
    run.text = clean(text)
    run.font.size, run.font.bold, run.font.name, run.font.color.rgb = Pt(size), bold, FACE, color
    around = run._r.get_or_add_rPr()
    east = around.makeelement("{http://schemas.openxmlformats.org/drawingml/2006/main}ea", {"typeface": FACE})
    around.append(east)


def clean(text):
    return UNPRINTABLE.sub("", text)
