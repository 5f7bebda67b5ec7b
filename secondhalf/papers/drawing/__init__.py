"""How a page becomes docx or pdf, figures become slides, rows a workbook. 绘制。"""

from secondhalf.papers.drawing.printing import printed
from secondhalf.papers.drawing.slides import slides
from secondhalf.papers.drawing.wording import worded
from secondhalf.papers.drawing.workbook import workbook

FROM_PAGE = {"docx": worded, "pdf": printed}

__all__ = ["FROM_PAGE", "printed", "slides", "workbook", "worded"]
