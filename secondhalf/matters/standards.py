"""What is to be checked on the spot: the points of the last visit, else the standard of the five fixes. 核验点。"""

import re

from django.utils.translation import gettext as _

from secondhalf.core import slots
from secondhalf.matters.reporting import Exhibit
from secondhalf.matters.verifying import CheckPoint

MOST = 8
NAMED = re.compile(r"^(?P<name>[^:：]{1,40})[:：]\s*(?P<standard>.+)$")
WORDS = "不低于|不少于|不高于|不超过|不大于|不小于|at least|at most|no more than|no less than|[≥≤＞＜><]=?"
BOUND = re.compile(rf"(?:{WORDS})\s*\d+(?:\.\d+)?\s*(?P<unit>[^\d\s，。；,.;（）()]{{0,6}})", re.IGNORECASE)


def points_of(matter):
    """Dicts of name, method, standard, unit: what is to be measured anew, never what it showed before."""
    last = matter.verifications.order_by("-id").first()
    if last:
        return named(last.points)
    given = [point for points in slots.filled("verify.points", None, matter) for point in points]
    fixes = None if given else matter.fixes
    return from_words(fixes.target, fixes.item) if fixes else given


def named(points):
    """What the points of an earlier visit were about, as dicts."""
    return list(points.order_by("order").values("name", "method", "standard", "unit"))


def from_words(target, item=""):
    """Check points out of a target or standard in words; one for each clause. item: what it is about."""
    clauses = [clause.strip(" 。.") for clause in re.split(r"[;；\n]", target)]
    return [point_of(clause, item) for clause in clauses if clause][:MOST]


def point_of(clause, item=""):
    """One clause, "shower water: at least 40 ℃" or "出水温度不低于40℃", as name, standard, unit, way of checking."""
    if named := NAMED.match(clause):
        name, standard = named["name"], named["standard"]
    elif (bound := BOUND.search(clause)) and bound.start():
        name, standard = clause[: bound.start()].strip(" ，,"), clause[bound.start() :]
    else:
        name, standard = item or _("Standard of the five fixes"), clause
    bound = BOUND.search(standard)
    way = CheckPoint.Method.MEASURE if bound else CheckPoint.Method.LOOK
    return {"name": name[:80], "standard": standard[:80], "unit": bound["unit"][:12] if bound else "", "method": way}


def pairs_of(matter):
    """What was photographed before the work, as pairs whose "after" is to be taken on the spot: pair, known."""
    before = matter.exhibits.filter(shows=Exhibit.Shows.BEFORE).exclude(pair="").select_related("file").order_by("id")
    latest = {exhibit.pair: exhibit.file for exhibit in before if exhibit.file.is_picture}
    return [{"pair": pair, "known": file} for pair, file in latest.items()][:MOST]
