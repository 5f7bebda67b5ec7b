"""“Me too”, and an objection to a close-out: the short forms of the public board. 我也遇到、提出异议。"""

from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from secondhalf.voices.forms.narrowed import line, words
from secondhalf.voices.kinds import Nature
from secondhalf.voices.public.forms.speaking import PublicSpeakForm

LEFT_OUT = ("memo", "category", "about_department", "about_person", "holder", "danger", "occurred_on")


class BoardForm(PublicSpeakForm):
    """About one text on the board. `said()` is what Voice.lodge takes; whoever holds the matter receives it.

    posted: a board.Posted.
    """

    nature = Nature.HELP

    def __init__(self, *args, posted, **kwargs):
        self.posted = posted
        super().__init__(*args, **kwargs)

    def narrow(self):
        super().narrow()
        for name in LEFT_OUT:
            self.fields.pop(name, None)

    def clean(self):
        data = super().clean()
        data["nature"] = self.nature
        return data

    def said(self):
        return super().said() | {"about": self.posted.text, "holder": self.posted.matter.holder}


class JoinForm(BoardForm):
    """The same happens to me. Words are not needed."""

    words = words(
        _("How is it with you?"), required=False, rows=3,
        hint=_("You need not write anything: that it happens to you too is enough."),
    )  # fmt: skip
    place = line(_("Where does it happen to you?"), length=120, required=False)

    field_order = ("words", "place", "photos", "mode", "name", "contact", "reveals")

    def narrow(self):
        super().narrow()
        self.fields["words"].widget.attrs.pop("required", None)

    def clean(self):
        data = super().clean()
        if not data.get("words", "").strip():
            data["words"] = _g("The same happens to me: %(title)s") % {"title": self.posted.text.title}
        return data


class ObjectForm(BoardForm):
    """It is not as the notice says."""

    nature = Nature.COMPLAINT

    words = words(
        _("What is not so?"), rows=4,
        hint=_("What you saw, where and when. The union has it verified again. Please write no state secrets."),
        error_messages={"required": _("Please write a few words.")},
    )  # fmt: skip

    field_order = ("words", "place", "photos", "mode", "name", "contact", "reveals")
