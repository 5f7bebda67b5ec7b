"""The fonts for paper: those of the system, and two that come with the installation. 字体。

Official papers are set in 仿宋, 楷体, 黑体 and 小标宋 (GB/T 9704). The usual ones may not be handed on, so a docx names
them, and a pdf is set in the best of them that this machine has. A free Song face (思源宋体: Noto Serif SC, which the
set-up fetches into `faces`, or the system's Noto Serif CJK) stands for 仿宋, 楷体 and 小标宋; where there is none, the
sans-serif face that comes along stands for all.
Whoever has a licence for the usual ones puts their files into the folder `fonts` of the installation.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import typst
from django.conf import settings

BROUGHT = "noto_cjk_sans_otc"
FACES = Path(__file__).with_name("faces")
HEI = (
    "Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "Microsoft YaHei", "PingFang SC",
    "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "SimHei",
)  # fmt: skip
SONG = ("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Source Han Serif CN", "SimSun", "Songti SC")
FANG = ("仿宋_GB2312", "FangSong_GB2312", "FangSong", "STFangsong", "FZFangSong-Z02")
LATIN = ("Times New Roman", "Liberation Serif", "Libertinus Serif")  # the last one comes with typst
KAI = ("楷体_GB2312", "KaiTi_GB2312", "KaiTi", "STKaiti", "FZKai-Z03")
TITLE = ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "STZhongsong")


@cache
def every():
    """All fonts that a paper may use; looked for once in the life of a process."""
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=True, font_paths=brought())


def brought():
    """Folders of fonts beside those of the system: the installation's own, and those that came along."""
    found, own = find_spec(BROUGHT), Path(settings.MEDIA_ROOT).with_name("fonts")
    folders = [own, FACES, Path(found.origin).parent if found and found.origin else own]
    return [str(folder) for folder in dict.fromkeys(folders) if folder.is_dir()]


@cache
def chosen():
    """{face: [families that are there, the best first]} for "hei", "song", "fang", "kai" and "title"; all empty when
    no Chinese font is there. "latin" is for papers in other languages, before those."""
    there = set(every().families())
    hei, song, fang, kai, title = ([name for name in names if name in there] for names in (HEI, SONG, FANG, KAI, TITLE))
    plain = song or hei
    latin = [name for name in LATIN if name in there][:1]
    chinese = {"hei": hei or song, "song": plain, "fang": fang + plain, "kai": kai + plain, "title": title + plain}
    return {**chinese, "latin": latin}


def has_song():
    """Is there a face like Song or Fangsong, as official papers ask? Without one they are set in a sans-serif face."""
    return any(name in SONG or name in FANG for name in chosen()["fang"])
