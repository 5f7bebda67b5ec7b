"""The work itself: five fixes, tasks, measures, progress, more time. 五定、任务措施、进展、延期与挂账。"""

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from secondhalf.core import clocks, moments
from secondhalf.core.forms import Segments
from secondhalf.matters.determining import SCHEMES
from secondhalf.matters.forms.evidence import ExhibitRow
from secondhalf.matters.forms.narrowed import LaterDay, MatterForm, OrganisationField, PersonField, line, words
from secondhalf.matters.forms.rows import RowsField
from secondhalf.matters.kinds import PendReason
from secondhalf.matters.measuring import Measure, Task
from secondhalf.matters.sustaining import Assessment
from secondhalf.people.models import Post, Role


class DetermineForm(MatterForm):
    """The five of the scheme are asked for; the others may be added."""

    template_name = "matters/forms/determine.html"

    item = line(_("Item"), length=200, required=False)
    target = line(_("Target or standard"), length=200, required=False)
    duty = line(_("Responsibility"), length=200, required=False)
    resp_leader = PersonField(label=_("Responsible leader"), required=False)
    resp_department = OrganisationField(label=_("Responsible department"), required=False)
    resp_person = PersonField(label=_("Person responsible"), required=False)
    measures = words(_("Measures"), required=False, hint=_("What will be done. Single steps follow as tasks."))
    finish_on = LaterDay(label=_("To be finished on"), required=False)
    funds = line(_("Funds"), length=200, required=False)
    contingency = line(_("Contingency plan"), length=200, required=False)

    def narrow(self):
        self.fields["resp_leader"].offer(self.leaders())
        self.fields["resp_department"].queryset = self.duty_departments
        self.fields["resp_department"].initial = self.matter.lead_id
        self.fields["resp_person"].offer(self.colleagues)
        five = SCHEMES[self.matter.fix_scheme]
        for name in five:
            self.fields[name].required = True
        self.order_fields([*five, *[name for name in self.fields if name not in five]])

    @property
    def five(self):
        return [field for field in self.visible_fields() if field.name in SCHEMES[self.matter.fix_scheme]]

    @property
    def others(self):
        return [field for field in self.visible_fields() if field.name not in SCHEMES[self.matter.fix_scheme]]

    @property
    def has_more(self):
        return any(field.value() for field in self.others)

    def leaders(self):
        """{person key: words} of the leaders above the lead department."""
        line_ = self.matter.lead.line() if self.matter.lead else []
        posts = Post.objects.current().filter(organisation__path__in=line_).select_related("person", "organisation")
        wanted = {Role.RESP_LEADER, Role.APPROVER}
        return {post.person_id: f"{post.person} · {post.printed}" for post in posts if post.roles_set & wanted}


class SetTaskForm(MatterForm):
    title = line(_("Task"), length=200)
    target = line(_("Target"), length=200, required=False)
    due_on = LaterDay(label=_("To be finished on"))
    department = OrganisationField(label=_("Responsible department"), required=False)

    def narrow(self):
        self.fields["department"].queryset = self.duty_departments


class TaskField(forms.ModelChoiceField):
    def label_from_instance(self, task):
        return f"{task.order} {task.title}"


class MeasureField(forms.ModelChoiceField):
    def label_from_instance(self, measure):
        return f"{measure.task.order}.{measure.order} {measure.title}"


class SetMeasureForm(MatterForm):
    task = TaskField(Task.objects.none(), label=_("Task"), empty_label=_("Choose"))
    title = line(_("Measure"), length=200)
    due_on = LaterDay(label=_("Milestone"))
    resp_person = PersonField(label=_("Person responsible"), required=False)

    def narrow(self):
        self.fields["task"].queryset = self.matter.tasks.order_by("order")
        self.fields["resp_person"].offer(self.colleagues)


class FinishMeasureForm(MatterForm):
    measure = MeasureField(Measure.objects.none(), label=_("Measure"), empty_label=_("Choose"))
    result = words(_("What came out"))

    def narrow(self):
        left = self.matter.measures.filter(finish=None).select_related("task")
        self.fields["measure"].queryset = left.order_by("task__order", "order")


class ReportForm(MatterForm):
    percent = forms.IntegerField(label=_("Progress in per cent"), min_value=0, max_value=100)
    text = words(_("What was done"))
    next_step = words(_("Next step"), required=False, rows=2)
    problem = words(_("Obstacles"), required=False, rows=2)
    exhibits = RowsField(
        ExhibitRow, add=_("Add a photo or document"), least=0, required=False, label=_("Evidence"),
        help_text=_("Before and after, with place and time; each file is kept with its hash."),
    )  # fmt: skip

    def narrow(self):
        self.fields["percent"].help_text = _("Last reported: %(n)s %%.") % {"n": self.matter.percent}


class AskExtensionForm(MatterForm):
    workdays = forms.IntegerField(label=_("Working days asked for"), min_value=1, max_value=250)
    reason = words(_("Reason"), hint=_("Whoever raised it is told the reason."))


class AskPendingForm(MatterForm):
    """Kept on the books: not solved, and looked at again."""

    reason_code = forms.ChoiceField(label=_("Why it cannot go on"), choices=PendReason, widget=forms.RadioSelect)
    reason = words(_("Explanation"), hint=_("Whoever raised it is told the reason."))
    review_on = LaterDay(label=_("To be looked at again on"))

    def narrow(self):
        last = clocks.due(moments.now(), self.matter.limit("pending")).last_day
        self.fields["review_on"].widget.attrs["max"] = last.isoformat()
        self.fields["review_on"].help_text = _("Not later than %(day)s.") % {"day": date_format(last)}


class ResumeForm(MatterForm):
    explanation = words(_("What has changed"), required=False)


class SustainForm(MatterForm):
    """First results are there; it is assessed again and again, and never reaches 100 per cent."""

    reached = words(_("What has been reached for now"))
    next_on = LaterDay(label=_("Next assessment on"))


class AssessForm(MatterForm):
    holds = forms.ChoiceField(label=_("Result"), choices=Assessment.Holds, widget=Segments)
    finding = words(_("Finding"))
    next_on = LaterDay(label=_("Next assessment on"))


class ReasonForm(MatterForm):
    """Contest, redo, reopen, end sustaining: one reason."""

    reason = words(_("Reason"))
