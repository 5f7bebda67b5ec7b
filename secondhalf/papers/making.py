"""What a form says, drawn in a format: by the house's layout, or in the organisation's own template. 生成。"""

from secondhalf.papers.drawing import FROM_PAGE, metadata
from secondhalf.papers.form import WORDS
from secondhalf.papers.placeholders import filled
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
        return metadata.cleaned(filled(body, about), title=str(about.get("title", "")))
    return FROM_PAGE[format](form.lay(about))
