"""What a form says, drawn in a format: by the house's layout, or in the organisation's own template. 生成。

What draws is imported by the first paper that is drawn: its libraries take longer to load than the rest of the house,
and most processes never draw.
"""

from secondhalf.papers.form import WORDS
from secondhalf.papers.problems import PaperGone


def made(form, format, about, template=None):
    """The paper as bytes, in the language that is active. Raises NoChineseFont, PaperGone (the template's file).

    template: the organisation's own, or None; it is for docx only.
    """
    if format in form.draws:
        return form.draws[format](about)
    if template is not None and format == WORDS:
        body = template.body
        if body is None:
            raise PaperGone
        return in_template(body, about)
    return drawn(format, form.lay(about))


def drawn(format, page):
    from secondhalf.papers.drawing.printing import printed
    from secondhalf.papers.drawing.wording import worded

    return {"docx": worded, "pdf": printed}[format](page)


def in_template(body, about):
    from secondhalf.papers.drawing import metadata
    from secondhalf.papers.placeholders import filled

    return metadata.cleaned(filled(body, about), title=str(about.get("title", "")))
