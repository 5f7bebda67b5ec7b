"""What is open before a post or an organisation, as upper rooms tell through slots. 在办事项。"""

from typing import Any, NamedTuple

from secondhalf.core import slots


class OpenWork(NamedTuple):
    """What one room's function (request, thing) in the slot `post.open_work` or `organisation.open_work` answers.

    count: how many in all; rows: those that the reader may see, each with url, number, title.
    """

    count: int
    rows: Any = ()


def of_post(request, post):
    """All rooms' open work before the post, as one OpenWork."""
    return together(slots.filled("post.open_work", request, post))


def of_organisation(organisation):
    """All rooms' open work before the organisation; nobody reads it, so only the count."""
    return together(slots.filled("organisation.open_work", None, organisation))


def together(answers):
    return OpenWork(sum(answer.count for answer in answers), [row for answer in answers for row in answer.rows])
