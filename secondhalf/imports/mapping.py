"""Which column means what. Known headings need no mapping. 字段对应。"""

import json
from dataclasses import dataclass

from django.utils.translation import gettext as _words
from django.utils.translation import gettext_lazy as _

from secondhalf.imports.problems import ColumnMissing, WrongMapping


@dataclass(frozen=True)
class Field:
    words: str
    headings: str  # separated by |


FIELDS = {
    "id": Field(_("number in the source"), "留言编号|编号|诉求编号|工单编号|序号|number|no|no.|id"),
    "subject": Field(_("subject"), "留言主题|主题|标题|诉求标题|问题|subject|title"),
    "time": Field(_("time"), "留言时间|时间|反映时间|提交时间|来电时间|日期|反映日期|time|date|received at"),
    "text": Field(_("original words"), "留言详情|详情|内容|诉求内容|反映内容|留言内容|text|content|words|description"),
    "in_favour": Field(_("in favour"), "点赞数|赞成数|支持数|in favour|likes|votes for"),
    "against": Field(_("against"), "反对数|against|dislikes|votes against"),
    "place": Field(_("place"), "地点|反映地点|事发地点|place|where"),
    "author": Field(
        _("who wrote it (not kept)"),
        "留言用户|用户|留言人|姓名|反映人|诉求人|来电人|联系人|联系方式|联系电话|电话|手机|手机号|author|user|name|phone",
    ),
}
KNOWN = {heading: name for name, field in FIELDS.items() for heading in field.headings.split("|")}


@dataclass(frozen=True)
class Mapping:
    """columns: {name of FIELDS: place of the column}. Whoever wrote is never among them (law 17)."""

    columns: dict

    def value(self, cells, name):
        place = self.columns.get(name)
        return cells[place] if place is not None and place < len(cells) else ""

    def used(self, headings):
        """The headings that are taken, in a steady order."""
        return [headings[place] for _name, place in sorted(self.columns.items())]

    def shown(self, cells):
        """The cells that are taken, in the order of the file: other columns may say who wrote."""
        return [cells[place] for place in sorted(self.columns.values()) if place < len(cells)]


def mapping_for(headings, given=None):
    """Match headings to FIELDS. given: {name: heading} for columns with other names, None to leave a column out.

    Raises WrongMapping, or ColumnMissing if neither subject nor text, or no time, is among the columns.
    """
    given = checked(given or {}, headings)
    taken = {heading for heading in given.values() if heading}
    columns = {name: place for name, place in matched(headings).items() if name not in given}
    columns = {name: place for name, place in columns.items() if headings[place] not in taken}
    columns |= {name: headings.index(heading) for name, heading in given.items() if heading and name != "author"}
    return complete(Mapping(columns), headings)


def matched(headings):
    """{name: place} of the columns whose headings are known; the first of several counts."""
    columns = {}
    for place, heading in enumerate(headings):
        name = KNOWN.get(heading.lower())
        if name and name != "author":
            columns.setdefault(name, place)
    return columns


def checked(given, headings):
    names = ", ".join(FIELDS)
    for name, heading in given.items():
        if name not in FIELDS:
            raise WrongMapping(why=_words("“%(name)s” is not known") % {"name": name}, names=names)
        if heading and heading not in headings:
            raise WrongMapping(why=_words("there is no column “%(name)s”") % {"name": heading}, names=names)
    return given


def complete(mapping, headings):
    listed = "、".join(headings)
    if not mapping.columns.keys() & {"subject", "text"}:
        raise ColumnMissing(what=FIELDS["subject"].words, headings=listed)
    if "time" not in mapping.columns:
        raise ColumnMissing(what=FIELDS["time"].words, headings=listed)
    return mapping


def read_mapping(text):
    """The mapping of a JSON file. Raises WrongMapping."""
    names = ", ".join(FIELDS)
    try:
        given = json.loads(text)
    except ValueError as reason:
        raise WrongMapping(why=str(reason), names=names) from reason
    if not isinstance(given, dict) or not all(isinstance(value, str | None) for value in given.values()):
        raise WrongMapping(why=_words("it is not an object of texts"), names=names)
    return given
