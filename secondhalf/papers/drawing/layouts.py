"""The measures of each layout, in one place for docx and pdf. 版式尺寸（GB/T 9704—2012）。

Official page: text block (版心) 156 x 225 mm, 22 lines of 28 characters of 16 pt; so a line is 225 / 22 mm = 29.0 pt
high and a character 156 / 28 mm = 15.79 pt wide (DOMAIN §13.4).
"""

from dataclasses import dataclass, replace

from secondhalf.papers.page import LETTER, LIST, OFFICIAL, SHEET

MM = 72 / 25.4  # points
TWIP = 20  # a point
LINES, CHARACTERS = 22, 28
TIGHT = -0.35  # points between two characters: 28 of 15.65 pt fill a line, a 29th has no room
RED = "E60012"

# What a face is called on paper, and what may stand for it where it is not installed.
FACES = {
    "fang": ("仿宋_GB2312", ("仿宋", "FangSong", "STFangsong", "华文仿宋", "Noto Serif CJK SC")),
    "kai": ("楷体_GB2312", ("楷体", "KaiTi", "STKaiti", "华文楷体", "Noto Serif CJK SC")),
    "hei": ("黑体", ("SimHei", "STHeiti", "Noto Sans CJK SC")),
    "song": ("宋体", ("SimSun", "STSong", "Noto Serif CJK SC")),
    "title": ("方正小标宋简体", ("方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "STZhongsong", "华文中宋", "宋体")),
}
LATIN = "Times New Roman"


@dataclass(frozen=True)
class Layout:
    """Millimetres for the page, points for the text. pitch: from line to line; 0 where a line is as high as it is."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    size: float
    pitch: float
    title: float
    number: float
    grid: bool = False

    @property
    def block(self):
        """Width of the text block in millimetres."""
        return self.width - self.left - self.right

    @property
    def step(self):
        """From one character to the next, in points."""
        return self.size + (TIGHT if self.grid else 0)


A4 = Layout(210, 297, 37, 26, 35, 28, size=16, pitch=28.95, title=22, number=14, grid=True)
LAYOUTS = {
    OFFICIAL: A4,
    LETTER: A4,
    SHEET: Layout(210, 297, 22, 20, 20, 22, size=12, pitch=0, title=22, number=10.5),
    LIST: Layout(297, 210, 20, 15, 18, 15, size=10.5, pitch=0, title=18, number=10.5),
}


def layout_of(page):
    """The Layout of a page; a list may ask for `paper="a3"`, a sheet for `paper="landscape"`."""
    found = LAYOUTS[page["layout"]]
    if page["layout"] == LIST and page.get("paper") == "a3":
        return replace(found, width=420, height=297)
    return found
