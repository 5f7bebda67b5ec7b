# ruff: noqa: E501 (a table)
"""How many matters of the demo go how far, and until when: the table, and the plans made from it. 演示事项安排。"""

from dataclasses import dataclass

from secondhalf.testing.demo_hours import DAY
from secondhalf.testing.demo_topics import Topic

IN = "take_up admit dispatch sign_for"
PLAN = "determine task measure measure report"
WORK = "determine confirm task measure measure report finish finish report"
QUICK = "determine task measure report finish report"
OUT = "apply review verify endorse approve close"
DONE = f"{IN} {QUICK} {OUT} answer"
AGAIN = f"report@1 report {OUT} answer"
LIMIT = {"ordinary": 5, "hard": 15, "very_hard": 30}
PACE = {"ordinary": 0.4, "hard": 1, "very_hard": 1.7}
# Working days that pass before a verb, where the table does not say @days.
GAPS = {
    "lodge": 0.2, "take_up": 0.3, "register": 0.3, "admit": 0.3, "amend": 0.1, "dispatch": 0.2, "sign_for": 0.25,
    "task": 0.05, "measure": 0.02, "finish": 1.8, "report": 1, "review": 0.7, "verify": 1.1, "endorse": 0.6, "answer": 0.3,
    "rate": 1.5, "withdraw": 0.3, "twin": 0.3, "dispute": 0.6, "insist": 0.5, "redirect": 0.4,
}  # fmt: skip
AT_WORK = {
    "determine",
    "task",
    "measure",
    "report",
    "finish",
    "apply",
    "review",
    "verify",
    "endorse",
    "approve",
    "send_back",
}
LASTS = {"close": 6.2, "assess": 30, "resume": 12, "reopen": 15, "allow_dispute": 6.1, "urging": 4}


@dataclass(frozen=True)
class Ago:
    """The last act was so many working days ago."""

    least: float
    most: float


@dataclass(frozen=True)
class Left:
    """So many working days are left to handle it (fewer than none: overdue)."""

    least: float
    most: float


# how many, steps, when, and what is not left to chance
TABLE = [
    (7, "", Ago(0.05, 1.5), {"voices": 1}),
    (2, "withdraw", Ago(1, 12), {"voices": 1}),
    (6, "take_up", Ago(0.1, 1.4), {}),
    (1, "take_up", Ago(7, 8), {}),
    (4, "take_up admit", Ago(0.1, 1.5), {}),
    (2, "take_up amend admit", Ago(0.2, 2), {}),
    (1, "take_up decline:duplicate answer", Ago(8, 50), {}),
    (2, "take_up decline:out_of_scope answer rate:happy", Ago(8, 90), {}),
    (1, "take_up decline:legal_route answer", Ago(20, 60), {}),
    (1, "take_up decline:no_content", Ago(5, 60), {"voices": 0}),
    (1, "take_up decline:already_handled", Ago(0.3, 1), {}),
    (4, "take_up transfer answer", Ago(4, 90), {}),
    (6, "take_up admit dispatch", Ago(0.05, 0.4), {}),
    (2, "take_up admit dispatch remind", Ago(0.7, 1.3), {}),
    (2, "take_up admit dispatch dispute", Ago(0.2, 1.2), {"lead": "equipment"}),
    (1, "take_up admit dispatch dispute insist dispute insist dispute", Ago(0.3, 0.9), {"at": "steel"}),
    (1, "take_up admit dispatch allow_dispute dispute", Ago(0.2, 1), {"at": "steel"}),
    (3, f"take_up admit dispatch dispute redirect dispatch sign_for {PLAN}", Left(1, 4), {"at": "steel"}),
    (2, f"take_up admit dispatch dispute insist sign_for {PLAN}", Left(2, 8), {"level": "hard"}),
    (5, IN, Ago(0.1, 0.9), {}),
    (5, f"{IN} {PLAN}", Left(4, 11), {"level": "hard"}),
    (3, f"{IN} {PLAN} finish report", Left(4, 8), {"level": "hard"}),
    (2, f"{IN} {PLAN} finish", Left(6, 20), {"level": "very_hard"}),
    (5, f"{IN} {PLAN} finish", Left(0.2, 2.8), {}),
    (2, f"{IN} {PLAN} finish urging", Left(0.3, 2), {"voices": 2}),
    (3, f"{IN} {PLAN} finish urge", Left(-5, -1), {}),
    (2, f"{IN} {PLAN} urge supervise", Left(-6, -3), {}),
    (2, f"{IN} {PLAN} urge supervise sign_note", Left(-7, -3), {}),
    (2, f"{IN} {PLAN} urge supervise sign_note answer_note finish", Left(-8, -4), {}),
    (2, f"{IN} {PLAN} instruct", Left(3, 9), {"level": "hard"}),
    (2, f"{IN} {PLAN} instruct:due", Left(3, 9), {"level": "hard"}),
    (2, f"{IN} {PLAN} instruct:due report_back finish", Left(2, 6), {"level": "hard"}),
    (3, f"{IN} {PLAN} ask_extension extend finish", Left(-2, 2), {}),
    (3, f"{IN} {PLAN} ask_extension", Left(0.4, 2.5), {}),
    (1, f"{IN} {PLAN} ask_extension refuse", Left(0.4, 2), {}),
    (2, f"{IN} {PLAN} ask_pending", Left(1, 4), {"level": "hard"}),
    (4, f"{IN} {PLAN} ask_pending pend", Ago(4, 30), {}),
    (2, f"{IN} {PLAN} ask_pending pend resume report", Ago(1, 3), {"level": "hard"}),
    (2, f"{IN} {PLAN} split", Left(3, 9), {"key": "cold_showers"}),
    (3, f"{IN} {PLAN} relate finish", Left(2, 9), {"level": "hard"}),
    (4, f"{IN} {WORK} apply review send_back", Ago(0.3, 2.5), {}),
    (2, f"{IN} {WORK} apply send_back report", Ago(0.3, 2), {"route": "usual"}),
    (1, f"{IN} {WORK} apply review verify send_back", Ago(0.3, 2), {"route": "usual"}),
    (4, f"{IN} {WORK} apply", Ago(0.1, 1.2), {"route": "usual"}),
    (5, f"{IN} {WORK} apply review", Ago(0.1, 1.6), {}),
    (2, f"{IN} {WORK} apply review send_back report apply review", Ago(0.1, 1), {}),
    (4, f"{IN} {WORK} apply review verify", Ago(0.1, 1), {"route": "full"}),
    (2, f"{IN} {WORK} apply review verify", Ago(0.1, 1), {"route": "usual"}),
    (4, f"{IN} {WORK} apply review verify endorse", Ago(0.1, 1), {"route": "full"}),
    (3, f"{IN} {WORK} apply review verify endorse approve", Ago(0.3, 4), {"route": "full"}),
    (1, f"{IN} {WORK} apply review verify endorse approve contest", Ago(0.3, 1), {"route": "full"}),
    (3, f"{IN} {WORK} apply review verify approve", Ago(0.1, 0.9), {"route": "usual"}),
    (3, f"{IN} {WORK} {OUT}", Ago(0.1, 0.6), {"voices": 2}),
    (6, DONE, Ago(0.5, 12), {}),
    (1, DONE, Ago(0.4, 2), {"voices": 1, "by": "ningyuan", "at": "steel"}),
    (6, f"{DONE} rate:happy", Ago(0.5, 20), {}),
    (3, f"{DONE} rate:grumble", Ago(0.1, 1.8), {"voices": 5}),
    (1, f"{DONE} rate:grumble explain", Ago(2, 9), {"voices": 5}),
    (1, f"{DONE} rate:grumble redo report", Ago(1, 3), {"voices": 4, "level": "hard"}),
    (2, f"{DONE} rate:unhappy report@1 report", Ago(0.5, 3), {"voices": 2, "level": "hard"}),
    (2, f"{DONE} rate:unhappy {AGAIN} rate:happy", Ago(3, 20), {"voices": 2}),
    (2, f"{DONE} rate:unhappy {AGAIN} rate:unhappy dispatch sign_for determine report", Ago(1, 3), {"voices": 2, "at": "steel"}),
    (1, f"{DONE} rate:unhappy {AGAIN} rate:unhappy", Ago(0.3, 0.9), {"voices": 3, "at": "steel"}),
    (1, f"{DONE} rate:unhappy {AGAIN} rate:unhappy dispatch sign_for determine report {OUT} answer rate:happy", Ago(5, 9), {"voices": 2, "at": "steel"}),
    (2, f"{DONE} rate:happy reopen report", Ago(1, 4), {"level": "hard", "route": "usual"}),
    (3, f"{IN} {WORK} sustain assess:holds", Ago(2, 25), {}),
    (1, f"{IN} {WORK} sustain assess:weakens unsustain report", Ago(1, 4), {"level": "hard"}),
    (1, f"hand_up_below {IN} {PLAN}", Left(2, 8), {"level": "hard", "voices": 0}),
    (1, f"handed_down {IN} {PLAN}", Left(3, 8), {"level": "hard", "voices": 0}),
    (1, f"take_up admit twin twin twin dispatch sign_for {WORK} {OUT} close_twins answer rate:happy", Ago(4, 6), {"key": "cold_showers", "voices": 4, "route": "full"}),
    (1, f"take_up admit twin twin dispatch sign_for {PLAN} unmerge", Left(3, 6), {"key": "rest_room", "voices": 2}),
    (1, f"{IN} {PLAN} ask_exclusion", Left(2, 8), {"level": "hard"}),
    (1, f"{IN} {PLAN} ask_exclusion keep_counted finish", Left(1, 6), {"level": "hard"}),
    (2, f"{DONE} ask_exclusion exclude", Ago(2, 20), {}),
    (1, f"{DONE} ask_exclusion exclude count_again", Ago(2, 12), {}),
    (1, "accuse admit dispatch_to_the_named name_object dispatch sign_for determine", Ago(1, 2), {"key": "dust_masks", "voices": 0}),
    (4, f"{DONE} rate:happy", Ago(8, 85), {"at": "logistics"}),
    (18, f"{DONE} rate:happy", Ago(14, 94), {}),
    (4, f"{IN} {WORK} apply review send_back report {OUT} answer rate:happy", Ago(20, 85), {}),
    (3, f"{IN} {PLAN} ask_extension extend finish finish report {OUT} answer rate:happy", Ago(30, 80), {}),
]  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """One matter to be: what about, where, how many voices, its steps as (minutes of office time ago, verb, argument).

    by: the account of the worker who speaks; empty: whoever's turn it is.
    """

    topic: Topic
    place: str
    voices: int
    route: str
    steps: list
    by: str = ""


def plans(subjects, chance):
    """A Plan for each row of the table as often as it says. chance: a seeded random.Random."""
    pairs = [(topic, place) for topic in subjects for place in topic.say["places"]]
    chance.shuffle(pairs)
    return [
        planned(fitting(pairs, about), steps, when, about, chance)
        for count, steps, when, about in TABLE
        for _ in range(count)
    ]


def fitting(pairs, about):
    """The next subject that the row allows; it goes to the end of the queue, so that repeats come late."""
    for index, (topic, _place) in enumerate(pairs):
        wanted = {name: about[name] for name in ("at", "key", "level", "lead") if name in about}
        if all(getattr(topic, name) == value for name, value in wanted.items()):
            pairs.append(pairs.pop(index))
            return pairs[-1]
    raise LookupError(about)


def planned(subject, text, when, about, chance):
    topic, place = subject
    voices = about.get("voices", chance.choices((0, 1, 2, 3, 4, 5), (18, 52, 18, 8, 3, 1))[0])
    route = about.get("route") or chance.choice(
        {"ordinary": ("short", "usual"), "hard": ("usual", "full")}.get(topic.level, ("full",))
    )
    tokens = ["lodge"] * voices + text.split()
    if not voices:
        tokens = ["register" if token == "take_up" else token for token in tokens]
    return Plan(topic, place, voices, route, timed(tokens, when, topic.level, route, chance), about.get("by", ""))


def timed(tokens, when, level, route, chance):
    """Each token with the office minutes between it and now."""
    verbs = [token.partition("@")[0] for token in tokens]
    gaps = [gap(token, level, route) * chance.uniform(*spread(token)) * DAY + 7 for token in tokens]
    target = chance.uniform(when.least, when.most)
    if isinstance(when, Left):
        after = verbs.index("sign_for") + 1
        since = (LIMIT[level] - target) * DAY
        ahead = sum(gaps[after:])
        squeeze = min(1, (since - 40) / ahead) if ahead else 1
        gaps[after:] = [minutes * squeeze for minutes in gaps[after:]]
        ago = since - sum(gaps[after:])
    else:
        ago = target * DAY
    steps = []
    for verb, minutes in zip(reversed(verbs), reversed(gaps), strict=True):
        name, _colon, argument = verb.partition(":")
        steps.append((ago, name, argument))
        ago += minutes
    return steps[::-1]


def spread(token):
    """What waits for a date to pass is never early."""
    return (1, 1.2) if token.partition(":")[0] in LASTS else (0.7, 1.25)


def gap(token, level, route):
    """Working days before a token: as it says, or as usual, the work itself at the pace of its difficulty."""
    verb, _at, days = token.partition("@")
    name = verb.partition(":")[0]
    if days:
        return float(days)
    if name == "close" and route != "full":
        return 0.5
    if name in LASTS:
        return LASTS[name]
    return GAPS.get(name, 0.7) * (PACE[level] if name in AT_WORK else 1)
