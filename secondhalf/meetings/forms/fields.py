"""Fields of meetings: posts, a moment, guests, who has to do something. 会议字段。"""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from secondhalf.core.forms import HouseForm, Words
from secondhalf.core.pickers import PickField, PicksField
from secondhalf.matters.policy import READERS
from secondhalf.people.appointing import carries
from secondhalf.people.models import Post
from secondhalf.people.organisations import Kind, Organisation

GUESTS = 40


class MeetingForm(HouseForm):
    """A form of a verb of a meeting; `cleaned_data` is exactly what the verb is called with, beside `by`."""

    def __init__(self, *args, meeting, actor, **kwargs):
        self.meeting, self.actor = meeting, actor
        super().__init__(*args, turn=meeting.turn, use_required_attribute=False, **kwargs)
        self.narrow()

    def narrow(self):
        """Set choices and first values by self.meeting and self.actor."""

    @cached_property
    def posts(self):
        """The posts in the holder's reach that handle matters, and those of the line above."""
        holder = self.meeting.holder
        places = Organisation.objects.under(holder.path) | Organisation.objects.filter(pk=holder.parent_id)
        handling = carries(READERS[0])
        for role in READERS[1:]:
            handling = handling | carries(role)
        rows = Post.objects.current().filter(handling, organisation__in=places)
        return rows.select_related("person", "organisation").order_by("organisation__path", "sort_order", "id")


class OfPosts:
    """How a post is found and told."""

    names = ("person__name", "title")
    within = ("organisation__name", "organisation__short_name")
    codes = ("person__username",)

    def label_from_instance(self, post):
        return f"{post.person} · {post.printed}"


class PostField(OfPosts, PickField):
    def __init__(self, **options):
        super().__init__(Post.objects.none(), **{"empty_label": _("Choose"), **options})


class PostsField(OfPosts, PicksField):
    def __init__(self, **options):
        super().__init__(Post.objects.none(), **{"required": False, **options})


class MomentField(forms.DateTimeField):
    """A day and an hour, in the browser's own picker."""

    def __init__(self, **options):
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(widget=widget, **options)


class GuestsField(forms.CharField):
    """One guest a line: the name, and after a comma where they come from. Gives pairs (name, body)."""

    def __init__(self, **options):
        options.setdefault("label", _("Who sits in"))
        options.setdefault("help_text", _("One a line: the name, and after a comma the organisation and post."))
        super().__init__(required=False, widget=Words({"rows": 3}), **options)

    def clean(self, value):
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if len(lines) > GUESTS:
            raise ValidationError(_("At most %(n)s.") % {"n": GUESTS})
        pairs = [line.replace("，", ",").partition(",") for line in lines]
        return [(name.strip()[:60], body.strip()[:200]) for name, _comma, body in pairs]


class OwnerField(forms.ChoiceField):
    """Who has to do it: a department, or a person in one. `offer` sets the choices; gives (department, post)."""

    def __init__(self, **options):
        super().__init__(**{"label": _("Who has to do it"), **options})

    def offer(self, meeting, item=None):
        """First the departments with a duty in the item, then who was asked to come, then all departments."""
        under = Organisation.objects.under(meeting.holder.path).living().filter(kind=Kind.DEPARTMENT)
        departments = list(under.order_by("path")[:200])
        duties = set(item.matter.duties) if item else set()
        asked = [one for one in meeting.attendants.select_related("post__organisation", "post__person") if one.post]
        first = [place for place in departments if place.pk in duties]
        rest = [place for place in departments if place.pk not in duties]
        people = [one.post for one in asked if one.post.organisation.kind == Kind.DEPARTMENT]
        self.known = {str(place.pk): (place, None) for place in departments}
        self.known |= {str(post.pk): (post.organisation, post) for post in people}
        groups = [
            (_("With a duty in it"), [(str(place.pk), str(place)) for place in first]),
            (_("Asked to come"), [(str(post.pk), f"{post.person} · {post.organisation}") for post in people]),
            (_("Departments"), [(str(place.pk), str(place)) for place in rest]),
        ]
        self.choices = [("", _("Choose")), *[group for group in groups if group[1]]]

    def clean(self, value):
        return self.known[super().clean(value)]
