"""What goes to groups: several facts in one message, twenty messages a minute, no word of what accuses. 群消息。"""

from itertools import groupby

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secondhalf.notices.delivering import claimed
from secondhalf.notices.robots import GroupMessage, Robot
from secondhalf.notices.wording import is_apart, line_of, link

LINES = 10
BYTES = 1800  # WeCom takes 2048


def queue(matter, row, posts, fact):
    """A message for each robot that gets this word: of the holder, and of the organisations of those who are told."""
    if is_apart(matter):
        return
    places = {matter.holder_id, *(post.organisation_id for post in posts)}
    robots = Robot.objects.filter(organisation__in=places, is_on=True)
    speaking = [robot for robot in robots if row.name in robot.facts]
    GroupMessage.objects.bulk_create(
        [GroupMessage(robot=robot, fact=fact, name=row.name, matter=matter) for robot in speaking],
        ignore_conflicts=True,
    )


def send_batch():
    """Send one batch, robot by robot; returns how many rows were dealt with."""
    messages = claimed(GroupMessage, "robot", "matter")
    for _key, mine in groupby(sorted(messages, key=lambda row: row.robot_id), key=lambda row: row.robot_id):
        say_all([row for row in mine if is_to_be_said(row)])
    return len(messages)


def is_to_be_said(row):
    """Still: else the row goes. Who leaves the sight of a matter hears no more of it."""
    robot, matter = row.robot, row.matter
    seen = matter.sights.filter(organisation=robot.organisation_id).exists()
    if robot.is_on and row.name in robot.facts and seen and not is_apart(matter):
        return True
    row.delete()
    return False


def say_all(rows):
    """One robot's rows, bundle by bundle; what follows a failure fails with it, since the channel does."""
    while rows:
        robot, count = rows[0].robot, fitting(rows)
        if until := robot.busy_until():
            for row in rows:
                row.wait(until)
            return
        if why := robot.say(text_of(rows[:count])):
            for row in rows:
                row.failed(why)
            return
        for row in rows[:count]:
            row.went()
        rows = rows[count:]


def fitting(rows):
    """How many rows one message holds: at least one."""
    count = min(LINES, len(rows))
    while count > 1 and len(text_of(rows[:count]).encode()) > BYTES:
        count -= 1
    return count


def text_of(rows):
    """The message, in the language of the installation."""
    with translation.override(settings.LANGUAGE_CODE):
        head = ngettext("[Second Half] %(n)d notice", "[Second Half] %(n)d notices", len(rows)) % {"n": len(rows)}
        lines = [f"{line_of(row)} {link('matter', row.matter.no)}".strip() for row in rows]
        return "\n".join([head, *lines])


def trial():
    """What a trial says."""
    with translation.override(settings.LANGUAGE_CODE):
        return _("[Second Half] This is a trial message.")
