"""The generated pages about loops, rights, events and problems. 闭环、权限、事件、提示文档。"""

from django.conf import settings
from django.utils.module_loading import import_string

from secondhalf.core.loop import NEXT_PART, SAME
from tests.house import tables


def loop():
    """docs/loop.md: a diagram and a table for each loop."""
    parts = ["# The loops", LOOP]
    for subject, model in tables.loops().items():
        words = dict(model._meta.get_field("stage").choices)
        parts += [f"## {subject}", diagram(model), move_table(model, words)]
    return "\n\n".join(parts) + "\n"


LOOP = """\
Made from the tables of moves (`loop.py` of each room). A verb whose target is *next part* goes to the next part of the
matter's close-out route: full (review, verify, endorse, approve, notice), usual (review, verify, approve) or short
(verify). *Same* keeps the stage: the event is the fact."""


def diagram(model):
    """A state diagram in Mermaid; verbs that keep the stage are in the table only."""
    lines = ["```mermaid", "stateDiagram-v2"]
    for verb, move in model.moves.items():
        if move.to == SAME:
            continue
        target = "next_part" if move.to == NEXT_PART else str(move.to)
        starts = sorted(str(stage) for stage in move.start if str(stage) != target) or (
            ["[*]"] if not move.start else []
        )
        lines += [f"    {start} --> {target}: {verb}" for start in starts]
    return "\n".join([*lines, "```"])


MANY = 8


def move_table(model, words):
    rows = ["| verb | 中文 | from | to | needs before | must leave |", "|---|---|---|---|---|---|"]
    for verb, move in model.moves.items():
        _english, chinese = tables.in_both(model.verb_labels.get(verb, verb))
        start = "—" if not move.start else "any" if len(move.start) == len(words) else spelt(move.start)
        target = {NEXT_PART: "*next part*", SAME: "*same*"}.get(move.to, f"`{move.to}`")
        needs, leaves = (", ".join(f"`{need.__name__}`" for need in asked) for asked in (move.needs, move.leaves))
        rows.append(f"| `{verb}` | {chinese} | {start} | {target} | {needs} | {leaves} |")
    return "\n".join(rows)


def spelt(stages):
    return ", ".join(f"`{stage}`" for stage in sorted(map(str, stages)))


def permissions():
    """docs/permissions.md: who may do what, from the policies."""
    parts = ["# Who may", PERMISSIONS, "| room | verb | who may |", "|---|---|---|"]
    for (room, table, verb), rule in sorted(tables.rules().items()):
        who, _chinese = tables.in_both(getattr(rule, "who", ""))
        parts.append(f"| {room}{' · ' + table if table else ''} | `{verb}` | {who} |")
    return "\n\n".join(parts[:2]) + "\n\n" + "\n".join(parts[2:]) + "\n"


PERMISSIONS = """\
Made from each room's `policy.py`, which alone decides: `visible_to(actor)` for every list, page, count, search, feed
and API answer, and one rule for each verb. What a reader may not see is a 404, what is not theirs to do a 403, what has
moved on a 409. One person holds one part in a matter for its whole life, which the database itself enforces."""


def events():
    """docs/events.md: every event and what follows from it."""
    reactions = import_string(settings.SECONDHALF_REACTIONS)
    rows = ["# Events", EVENTS, "| event | 中文 | English | what follows |\n|---|---|---|---|"]
    lines = []
    for name, (label, _move) in tables.event_names().items():
        english, chinese = tables.in_both(label)
        follows = ", ".join(
            f"`{r.__module__.removeprefix('secondhalf.')}.{r.__name__}`" for r in reactions.get(name, ())
        )
        lines.append(f"| `{name}` | {chinese} | {english} | {follows} |")
    return "\n\n".join(rows) + "\n" + "\n".join(lines) + "\n"


EVENTS = """\
Made from the tables of moves and from `secondhalf/reactions.py`. Each step leaves one event: name, subject, act, stage
before and after, and a salted commitment to what was said; no free text. A sequencer gives committed events positions
without gaps: the cursor of `/api/v1/events` and the queue of the reactions."""


def problems():
    """docs/problems.md: every Problem in both languages."""
    rows = ["# Problems", PROBLEMS, "| code | status | what happened | what to do next |\n|---|---|---|---|"]
    lines = []
    for code, problem in tables.problems().items():
        titles, remedies = tables.in_both(problem.title), tables.in_both(problem.remedy)
        lines.append(f"| `{code}` | {problem.status} | {'<br>'.join(titles)} | {'<br>'.join(remedies)} |")
    return "\n\n".join(rows) + "\n" + "\n".join(lines) + "\n"


PROBLEMS = """\
Made from the classes of `Problem`. Pages show them as text, the API as `application/problem+json` with `code` as the
stable part. A form's own errors are told at the field, and what was typed stays."""
