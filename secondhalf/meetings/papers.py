"""What goes on paper from this room: the minutes, and the sheet on which those who come sign. 会议纪要、签到表。

Minutes are frozen by their own loop (`minuting.Issue`): paper draws what was issued, in the edition of whoever asks,
and `papers.issued` keeps the first file of each edition, language and format for good.
"""

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secondhalf.core import moments
from secondhalf.meetings import composing, policy
from secondhalf.papers.documents import long_day
from secondhalf.papers.form import Form, Subject
from secondhalf.papers.issued import Issued
from secondhalf.papers.own_templates import Template
from secondhalf.papers.page import OFFICIAL, SHEET, cell, gap, heading, label, line, page, para, table

FIGURES = "〇一二三四五六七八九"
EMPTY_LINES = 6


def about(meeting, *, by, language):
    """The minutes as issued, or as they would be; `edition` for the reader."""
    text = meeting.texts.order_by("id").last()
    issue = meeting.issues.order_by("id").last() if meeting.no else None
    content = issue.content if issue else composing.compose(meeting, text)
    said = composing.edition_for(by, content)
    issued_on = moments.local_day(issue.act.at) if issue else None
    said = {**said, "number": said["no"] or _("(draft)"), "held_on": told(said["held_on"], language)}
    said["date"] = long_day(issued_on, language) if issued_on else ""
    decisions = [*said["decisions"], *[one for item in said["items"] for one in item.get("decisions", ())]]
    for decision in decisions:
        decision["due"] = told(decision["due_on"], language)
    return said


def told(day, language):
    return long_day(parse_date(day), language)


def lay(it):
    """The official page: what was decided item by item, then who attended."""
    body = [para(meta(it))]
    body += [para(text) for text in it["opening"].splitlines() if text.strip()]
    for item in it["items"]:
        body += item_blocks(item, it["language"])
    if it["decisions"]:
        body.append(heading(1, _("Other decisions")))
        body += [para(decided(one)) for one in it["decisions"]]
    body += [para(text) for text in it["closing"].splitlines() if text.strip()]
    body += [gap(), para(turnout(it["attendance"]))]
    body += [para(f"{words}{_(': ')}{_(', ').join(names)}") for words, names in attended(it["attendance"]) if names]
    title = _("Minutes of the %(title)s") % {"title": it["title"]}
    mark = f"{it['holder']}\n{_('Meeting minutes')}"
    return page(
        OFFICIAL, title=title, issuer=mark, number=it["number"], date=it["date"], body=body, language=it["language"],
    )  # fmt: skip


def turnout(who):
    """How many were due, came, were excused or absent, sat in (应到、实到、请假、缺席、列席)."""
    counts = {name: len(who[name]) for name in ("present", "excused", "absent", "sitting_in")}
    words = _("Due %(due)s, present %(present)s, excused %(excused)s, absent %(absent)s, sitting in %(sitting_in)s.")
    remote = _(" At the remote venue: %(n)s.") % {"n": who["remote"]} if who.get("remote") else ""
    return words % {"due": who["due"], **counts} + remote


def meta(it):
    place = it["place"] + (
        _(" (remote venue: %(place)s)") % {"place": it["remote_place"]} if it["remote_place"] else ""
    )
    words = {"day": it["held_on"], "place": place, "chair": it["chair"], "title": it["title"]}
    return _("On %(day)s the %(title)s was held at %(place)s, chaired by %(chair)s.") % words


def item_blocks(item, language):
    n = f"{in_chinese(item['n'])}、" if language.startswith("zh") else f"{item['n']}. "
    if item.get("left_out"):
        return [heading(1, n + _("(left out in this edition)"))]
    texts = [para(text) for text in item["text"].splitlines() if text.strip()]
    texts += [para(decided(one)) for one in item["decisions"]]
    return [heading(1, n + item["title"]), *(texts or [para(_("Heard; nothing was decided on it."))])]


def decided(one):
    return _("Decision %(n)s: %(text)s (%(owner)s, by %(due)s)") % {**one, "text": one["text"].rstrip("。.；;")}


def attended(who):
    """(words, names) in the order of the form."""
    return [
        (_("Present"), who["present"]), (_("Excused"), who["excused"]), (_("Absent"), who["absent"]),
        (_("Sitting in"), who["sitting_in"]),
    ]  # fmt: skip


def in_chinese(number):
    """1 to 99 as 一 to 九十九."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{FIGURES[tens]}十") + (FIGURES[ones] if ones else "")


def about_sheet(meeting, *, by, language):
    people = [
        {"name": one.name, "body": one.body, "role": one.get_role_display(), "note": one.note}
        for one in meeting.attendants.all()
    ]
    day = long_day(meeting.held_on, language)
    return {"title": _("Sign-in sheet"), "meeting": meeting.title, "day": day, "place": meeting.place, "people": people}


def lay_sheet(it):
    columns = [
        (_("No."), 1), (_("Name"), 3), (_("Organisation and post"), 5), (_("As what"), 2), (_("Signature"), 4),
        (_("Remark"), 3),
    ]  # fmt: skip
    rows = [
        [label(n), one["name"], one["body"], one["role"], cell(lines=1), one["note"]]
        for n, one in enumerate(it["people"], 1)
    ]
    rows += [[cell(lines=1)] + [""] * 5 for _line in range(EMPTY_LINES)]
    head = [line(it["meeting"], align="center"), line(f"{it['day']}　{it['place']}", align="center")]
    return page(SHEET, title=it["title"], body=[*head, table(columns, rows)], language=it["language"])


def has_minutes(actor, meeting):
    """Issued to whoever sees the meeting; a draft only to those who write and approve it."""
    if meeting.no:
        return True
    drafted = policy.runs(actor, meeting) or policy.approves(actor, meeting) is not False
    return drafted and meeting.texts.exists()


def issued(meeting, about):
    """The edition that `about` is, of minutes that are issued; drawn in the template of the day they were."""
    issue = meeting.issues.order_by("id").last() if meeting.no else None
    if issue is None:
        return None
    left_out = ",".join(str(item["n"]) for item in about["items"] if item.get("left_out"))
    template = Template.used_by(meeting.holder, "minutes", at=issue.act.at)
    return Issued(issue.pk, issue.realm, issue.no, left_out, template)


MEETING = Subject("meeting", policy.visible_to)
PLACES = {
    "number": gettext_lazy("number of the minutes"),
    "title": gettext_lazy("title of the meeting"),
    "held_on": gettext_lazy("day of the meeting"),
    "place": gettext_lazy("place"),
    "chair": gettext_lazy("who chaired it"),
    "opening": gettext_lazy("beginning of the minutes"),
    "items[].title": gettext_lazy("title of an item"),
    "items[].text": gettext_lazy("what was said on it"),
    "items[].decisions[].text": gettext_lazy("a decision on it"),
    "items[].decisions[].owner": gettext_lazy("who has to do it"),
    "items[].decisions[].due": gettext_lazy("day by which it is to be done"),
    "closing": gettext_lazy("end of the minutes"),
}
SHEET_PLACES = {
    "meeting": gettext_lazy("title of the meeting"),
    "day": gettext_lazy("day of the meeting"),
    "place": gettext_lazy("place"),
    "people[].name": gettext_lazy("name of somebody who is asked"),
    "people[].body": gettext_lazy("organisation and post"),
}
FORMS = [
    Form(
        "minutes",
        gettext_lazy("Meeting minutes"),
        MEETING,
        about,
        lay,
        offered=has_minutes,
        issued=issued,
        places=PLACES,
    ),
    Form("sign_in_sheet", gettext_lazy("Sign-in sheet"), MEETING, about_sheet, lay_sheet, places=SHEET_PLACES),
]


def forms(request, thing):
    """Slot `papers.forms`."""
    return FORMS
