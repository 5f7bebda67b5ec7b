"""A copy of everything that is kept about one voice, for the person: as data, as text, with the photos. 副本。

[L10] art. 45, [L11] art. 23. A sealed name is not in it: whoever found the receipt must not learn it from the copy.
"""

import io
import json
import zipfile

from django.utils.formats import date_format
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.files import storing
from secondhalf.voices import forgetting, telling
from secondhalf.voices.kinds import Mode

LABELS = {
    "number": _("Number"),
    "received_on": _("Received on"),
    "received_by": _("Received by"),
    "unit": _("Unit concerned"),
    "how_to_speak": _("How to speak"),
    "how_it_came": _("How it came"),
    "nature": _("Nature"),
    "notice": _("Notice that was shown"),
    "who": _("Who spoke"),
    "words": _("Original words"),
    "place": _("Where"),
    "on_which_day": _("On which day"),
    "complains_about": _("Complains about"),
    "photos": _("Photos"),
    "corrections": _("Corrections"),
    "consent": _("Consent that those who handle it know the name"),
    "answers": _("Answers"),
    "dialogue": _("Dialogue"),
    "verdicts": _("Verdicts"),
    "what_happened": _("What happened"),
    "matter": _("What departments read"),
    "kept_until": _("Kept until"),
}
NO_DATE = (1980, 1, 1, 0, 0, 0)  # of a file in the archive: it must not tell when anything was


def kept_about(voice, said_day=date_format):
    """{key of LABELS: text, or a list of texts}; what is empty is left out.

    said_day: how a day is written; for whoever reads, as the language has it.
    """
    said = {
        "number": voice.no,
        "received_on": said_day(moments.local_day(voice.received_at)),
        "received_by": voice.holder.name,
        "unit": voice.unit.name,
        "how_to_speak": voice.get_mode_display(),
        "how_it_came": voice.get_channel_display(),
        "nature": voice.get_nature_display(),
        "notice": voice.notice_version,
        "who": who(voice),
        "words": voice.words,
        "place": voice.place,
        "on_which_day": voice.occurred_on and said_day(voice.occurred_on),
        "complains_about": [str(one) for one in voice.named.all()] or voice.objects_said,
        "photos": [name for name, _file in photos(voice)],
        **written(voice, said_day),
        "matter": [f"{voice.matter.no} {voice.matter.title}", voice.matter.summary] if voice.matter else "",
        "kept_until": [_g("%(what)s: %(day)s") % {"what": w, "day": said_day(d)} for w, d in forgetting.ends(voice)],
    }
    return {key: said[key] for key in LABELS if said[key]}


def written(voice, said_day):
    """What was written on either side, each with its day."""

    def on(at):
        return said_day(moments.local_day(at) if hasattr(at, "hour") else at)

    def dated(fact, text):
        return f"{on(fact.act.at)} {text}"

    story = reversed(telling.story(voice))
    return {
        "corrections": [dated(one, one.text) for one in voice.corrections.order_by("id")],
        "consent": [f"{one.name} {one.contact}".strip() for one in voice.consents.filter(ended=None) if one.name],
        "answers": [dated(one, one.text) for one in voice.answers.order_by("id")],
        "dialogue": [dated(one, f"{side(one)}: {one.text}") for one in voice.messages.order_by("id")],
        "verdicts": [dated(one, telling.in_words(one)) for one in voice.verdicts.order_by("id")],
        "what_happened": [" ".join(filter(None, (on(one["at"]), str(one["name"]), one["title"]))) for one in story],
    }


def who(voice):
    if voice.mode == Mode.HIDDEN:
        return _g("sealed; not in this copy, so that nobody who finds your receipt learns it")
    kept = getattr(voice, "raiser", None)
    return " ".join(kept.identity).strip() if kept else ""


def side(message):
    return _g("the union") if message.from_office else _g("you")


def photos(voice):
    """(name in the archive, File) of each photo."""
    shots = voice.shots.exclude(file=None).select_related("file").order_by("id")
    return [(f"{n}.{shot.file.name.rpartition('.')[2]}", shot.file) for n, shot in enumerate(shots, 1)]


def as_text(voice):
    """The copy to read, in the reader's language."""
    parts = []
    for key, value in kept_about(voice).items():
        shown = "\n".join(lines(value)).splitlines()
        parts.append(f"{LABELS[key]}\n" + "\n".join(f"    {line}" for line in shown))
    return "\n\n".join(parts) + "\n"


def lines(value):
    return value if isinstance(value, list) else [value]


def as_archive(voice):
    """The bytes of a zip: the copy to read, the same as data, and the photos."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        put(archive, "copy.txt", as_text(voice))
        put(archive, "copy.json", json.dumps(kept_about(voice, str), ensure_ascii=False, indent=2))
        for name, file in photos(voice):
            put(archive, f"photos/{name}", storing.path_of(file.pk).read_bytes())
    return out.getvalue()


def put(archive, name, body):
    archive.writestr(zipfile.ZipInfo(name, NO_DATE), body, zipfile.ZIP_DEFLATED)
