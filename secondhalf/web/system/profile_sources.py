"""Where a default of the profile comes from: its citations in words, and what their marks stand for. 依据来源。"""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secondhalf.core.profile_defaults import DEFAULTS

MARK = re.compile(r"\[([LW])(\d+)(?: art\.\d+)?\]|\[([KD])\]")
CITED = re.compile(r"\[(?P<mark>[LW]\d+|[KD])\](?: arts?\.? (?P<articles>\d+(?:, \d+)*))?")

LAWS = {
    1: gettext_lazy("Regulations on Petition Work (信访工作条例), 2022"),
    2: gettext_lazy("Beijing Regulations on Handling Complaints upon Receipt (北京市接诉即办工作条例), 2021"),
    3: gettext_lazy("Zhejiang Regulations on Trade Union Labour-Law Supervision (浙江省工会劳动法律监督条例), 2016"),
    5: gettext_lazy("Shanghai Regulations on Workers’ Congresses (上海市职工代表大会条例), 2017"),
    6: gettext_lazy("Zhejiang Regulations on Democratic Management of Enterprises (浙江省企业民主管理条例), 2010"),
    7: gettext_lazy("Henan Regulations on Workers’ Democratic Rights (河南省企业职工民主权利保障条例), 2007"),
    17: gettext_lazy("Rules on Days Off for Festivals and Memorial Days (全国年节及纪念日放假办法), 2024"),
    21: gettext_lazy("Local rules of Beijing, Chongqing, Zhejiang and Shanghai on unions, disclosure and contracts"),
}  # fmt: skip
OTHERS = {
    "W": gettext_lazy("a public page, for wording and figures; not an authority"),
    "K": gettext_lazy("common practice, to be confirmed by a cadre"),
    "D": gettext_lazy("a decision of this system; may be changed"),
}


def citations(source):
    """The citations of a source in the reader's language: "[L1] arts 22, 23 · [D]"; without one, "[D]"."""
    found = [_cited(match["mark"], match["articles"]) for match in CITED.finditer(source)]
    return " · ".join(dict.fromkeys(found)) or "[D]"


def legend(keys=None):
    """(mark, what it stands for) of all that the keys cite, laws first; of every key if none are given."""
    defaults = [DEFAULTS[key] for key in keys or DEFAULTS]
    laws, others = set(), set()
    for default in defaults:
        for letter, number, plain in MARK.findall(f"{citations(default.source)} {default.known}"):
            if letter == "L":
                laws.add(int(number))
            else:
                others.add(letter or plain)
    named = [(f"[L{number}]", LAWS[number]) for number in sorted(laws)]
    return named + [(f"[{mark}…]" if mark == "W" else f"[{mark}]", OTHERS[mark]) for mark in OTHERS if mark in others]


def _cited(mark, articles):
    if not articles:
        return f"[{mark}]"
    words = _("arts %(numbers)s") if "," in articles else _("art. %(numbers)s")
    return f"[{mark}] {words % {'numbers': articles.replace(', ', _(', '))}}"
