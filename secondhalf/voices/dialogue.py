"""The dialogue as a page shows it: whose words, on which day, what is new. 往来。"""

from dataclasses import dataclass

from secondhalf.core import moments


@dataclass(frozen=True)
class Said:
    """One message. own: the person's. at: a moment, or a day where no more may be told. is_new: not read so far."""

    own: bool
    text: str
    at: object
    files: list
    is_new: bool
    contests: bool


def dialogue(voice, *, to_office):
    """The messages, oldest first. to_office: without what an anonymous voice said since the last full hour."""
    messages = voice.messages.select_related("act").prefetch_related("shots__file").order_by("id")
    if to_office:
        messages = messages.exclude(act__held=True)
    return [said(voice, message, to_office) for message in messages]


def said(voice, message, to_office):
    own = not message.from_office
    return Said(
        own=own,
        text=message.text,
        at=told_time(voice, message.act, to_office=to_office),
        files=[shot.file for shot in message.shots.all() if shot.file_id],
        is_new=not message.is_read and own == to_office,
        contests=message.contests,
    )


def told_time(voice, event, *, to_office):
    """When it was, as far as it may be told: of an anonymous voice days, but for what an officer did."""
    only_day = voice.is_timeless and (not to_office or event.person_id is None)
    return moments.local_day(event.at) if only_day else event.at
