"""Forms of milestones: set, reached, put right, dropped. 进度节点表单。"""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from secondhalf.core.forms import Day
from secondhalf.core.pickers import as_key
from secondhalf.practical import policy
from secondhalf.practical.forms.narrowed import ThingForm, line, whole, words
from secondhalf.practical.scheduling import Milestone

WHY = _("Needed once it was reached or its day is past. It stays in the history beside what was planned before.")


class MilestoneForm(ThingForm):
    title = line(_("Name of the milestone"), length=120)
    due_on = forms.DateField(label=_("To be reached on"), widget=Day)
    weight = whole(_("Weight"), most=100, initial=1, hint=_("Its share against the other milestones."))


class StoneField(forms.ModelChoiceField):
    """One of the milestones that are offered, told by its present name and day."""

    def __init__(self):
        super().__init__(Milestone.objects.none(), label=_("Which milestone"), empty_label=None)

    def offer(self, stones):
        """Only these, in their order."""
        keys = [stone.pk for stone in stones]
        self.queryset = Milestone.objects.with_plan().filter(pk__in=keys)
        self.choices = [(stone.pk, self.label_from_instance(stone)) for stone in stones]
        self.initial = keys[0] if keys else None

    def label_from_instance(self, stone):
        return f"{stone.plan.title} · {date_format(stone.plan.due_on)}"


class ReachForm(ThingForm):
    milestone = StoneField()
    result = line(_("What is there now"), length=200, required=False)

    def narrow(self):
        self.fields["milestone"].offer([stone for stone in self.thing.stones if not stone.is_reached])


class StoneForm(ThingForm):
    """About one milestone that stands; of those settled only for whoever may move them."""

    milestone = StoneField()
    reason = words(_("Reason"), required=False, rows=3, hint=WHY)

    def narrow(self):
        self.stones = self.thing.stones
        self.fields["milestone"].offer(self.stones)

    @property
    def chosen(self):
        """The milestone that the link names; else the first."""
        key = as_key(str(self.initial.get("milestone") or ""))
        return next((stone for stone in self.stones if stone.pk == key), next(iter(self.stones), None))

    def clean_milestone(self):
        stone = self.cleaned_data["milestone"]
        if not policy.replans(self.actor, self.thing, stone):
            told = _(
                "It was reached, or its day is past: only the office of the union that keeps the list may do this."
            )
            raise ValidationError(told)
        return stone

    def clean(self):
        data = super().clean() or self.cleaned_data
        stone = data.get("milestone")
        if stone and stone.is_settled and not data.get("reason"):
            self.add_error("reason", _("Say why: it was reached, or its day is past."))
        return data


class ChangeForm(StoneForm, MilestoneForm):
    field_order = ["milestone", "title", "due_on", "weight", "reason"]

    def narrow(self):
        super().narrow()
        if self.chosen and not self.is_bound:  # its name, day and weight stand below: no other may be chosen above them
            self.fields["milestone"].offer([self.chosen])
            for name, value in self.chosen.plan.words.items():
                self.fields[name].initial = value


class DropForm(StoneForm):
    """Which, and why."""
