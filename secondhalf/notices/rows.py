"""One line of what is told of a thing with a loop of its own. 通知规则。"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """of: which of `models.THINGS`; name: the word (`words.WORDS`). to: (thing, event) -> posts.

    waits: the stage at which it waits ("": whatever its stage). rule: of those only whom the policy lets do it.
    find: (event) -> the thing, where it is not the event's subject.
    """

    of: str
    name: str
    concern: str
    to: Callable
    waits: str = ""
    rule: Callable | None = None
    find: Callable | None = None
