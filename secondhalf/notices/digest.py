"""The morning's digest: what waits for a person, in numbers, as their workbench has it. 每日汇总。"""

import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secondhalf.core import moments
from secondhalf.core.actors import Actor
from secondhalf.matters.policy import READERS
from secondhalf.matters.workbench import Waiting
from secondhalf.notices import policy
from secondhalf.notices.concerns import Concern
from secondhalf.notices.wording import line_of, link, number_of

SHOWN = 10
NEWS = datetime.timedelta(days=1)


def of(person, choices):
    """(subject, lines) of the groups that the person wants daily; None if nothing waits."""
    wanted = choices.daily()
    groups = [group for post in person.current_posts() for group in waiting(person, post, wanted)]
    notices = fresh(person, wanted)
    asking = [notice for notice in notices if notice.concern in (Concern.TODO, Concern.OVERDUE)]
    news = [notice for notice in notices if notice not in asking]
    count = sum(number for number, _line in groups) + len(asking)
    if not (count or news):
        return None
    lines = [line for _number, line in groups] + counted(asking) + counted(news)
    subject = matters_wait(count) if count else _("News on matters")
    return subject, [matters_wait(count) if count else "", "\n".join(lines), link("workbench")]


def matters_wait(count):
    return ngettext("%(n)d thing waits for you", "%(n)d things wait for you", count) % {"n": count}


def waiting(person, post, wanted):
    """(how many, line) of each group of the workbench in a post; what one only presses others for is left out."""
    if post.roles_set.isdisjoint(READERS):
        return
    bench = Waiting(Actor(person=person, post=post))
    for group in bench.groups:
        count, more = bench.counts[group.key]
        concern = Concern.OVERDUE if group.key == "late" else Concern.TODO
        if count and concern in wanted and group.key != "press":
            yield count, group_line(group.title, f"{count}+" if more else count, bench.lines.get(group.key, []))


def group_line(title, count, matters):
    """ "To sign for (2): SQ20261104-0001, SQ20261104-0002"."""
    numbers = [number_of(matter) for matter in matters[:SHOWN]]
    numbers += ["…"] if len(matters) > SHOWN else []
    return _("%(words)s (%(n)s): %(numbers)s") % {"words": title, "n": count, "numbers": _(", ").join(numbers)}


def fresh(person, wanted):
    """The notices that the workbench of matters does not hold: voices, and news since yesterday."""
    mine = policy.visible_to(Actor(person=person)).fresh().filter(concern__in=wanted).for_page()
    asking = mine.filter(concern__in=(Concern.TODO, Concern.OVERDUE), matter=None)
    news = mine.filter(concern__in=(Concern.INFORMATION, Concern.OWN), made_at__gt=moments.now() - NEWS)
    return [*asking[:SHOWN], *news[:SHOWN]]


def counted(notices):
    """Their lines, each once."""
    return list(dict.fromkeys(line_of(notice) for notice in notices))
