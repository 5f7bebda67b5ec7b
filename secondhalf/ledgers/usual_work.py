"""Ledgers of what belongs to a matter: tasks, measures, supervision notes. 任务、措施、督办清单。"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from secondhalf.ledgers import columns, own
from secondhalf.ledgers.ledger import Align, Back, Choice, Column, Contains, Ledger, Paper
from secondhalf.matters import note_policy, policy
from secondhalf.matters.forms.overseeing import NOTE_FORMS
from secondhalf.matters.kinds import Confidentiality
from secondhalf.matters.measuring import Measure, Task
from secondhalf.matters.supervising import NoteReply, NoteStage, SupervisionNote


def of(model):
    """The rows of a model whose matters the actor may see, accusations left out."""

    def rows(actor):
        seen = policy.visible_to(actor).exclude(confidentiality=Confidentiality.ACCUSATION)
        return model.objects.filter(matter__in=seen.order_by().values("pk")).select_related("matter__lead")

    return rows


def matter(row):
    return row.matter


def light(row):
    return columns.light(row.matter)


def order(row):
    return row.order


STATES = (columns.states("matter__"), columns.dues("matter__"))
ORDER = ("matter__no", "order")

TASKS = Ledger(
    key="tasks",
    title=_("Task list"),
    purpose=_("One line for each task: which problem it answers, what is to be reached, by when, by whom."),
    rows=lambda actor: of(Task)(actor).select_related("matter__lead", "department"),
    dress=own.attach,
    columns=(
        columns.ordinal(),
        columns.number(matter, "matter__"),
        columns.problem(matter, "matter__", _("Problem that it answers")),
        Column("task", _("Task"), lambda row: f"{row.order} {row.title}", width=26, page=_("“Set a task”"),
               filter=Contains(("title",))),
        Column("target", _("Target"), lambda row: row.target, width=22, page=_("“Set a task”")),
        Column("finish_on", _("To be finished on"), lambda row: row.due_on, width=14, align=Align.CENTRE,
               page=_("“Set a task”"), sort="due_on"),
        Column("department", _("Responsible department"), lambda row: row.department or row.matter.lead or "",
               width=14, page=_("“Set a task”"), filter=columns.department("department")),
        columns.remark(),
    ),
    grouping="no", order=ORDER, light=light, filters=STATES, paper=Paper.A4, unit=pgettext_lazy("unit", "tasks"),
    matter=matter, thing=matter, save=own.save,
)  # fmt: skip


def result(row):
    finish = getattr(row, "finish", None)
    return finish.result if finish else ""


MEASURES = Ledger(
    key="measures",
    title=_("Measure list"),
    purpose=_("One line for each measure of a task; a result written into the sheet finishes it."),
    rows=lambda actor: of(Measure)(actor).select_related("matter__lead", "task", "resp_person", "finish"),
    dress=own.attach,
    columns=(
        columns.ordinal(),
        columns.number(matter, "matter__"),
        columns.problem(matter, "matter__"),
        Column("task", _("Task"), lambda row: f"{row.task.order} {row.task.title}", width=22, page=_("“Set a task”"),
               filter=Contains(("task__title", "title"))),
        Column("measure", _("Measure"), lambda row: f"{row.task.order}.{row.order} {row.title}", width=28,
               page=_("“Set a measure”")),
        Column("milestone", _("Milestone"), lambda row: row.due_on, width=14, align=Align.CENTRE,
               page=_("“Set a measure”"), sort="due_on"),
        Column("person", _("Person responsible"), lambda row: row.resp_person or "", width=12,
               page=_("“Set a measure”")),
        Column("result", _("What came out"), result, width=24, back=Back.VERB, verb="finish_measure", field="result",
               also=lambda row: {"measure": str(row.pk)}),
        columns.remark(),
    ),
    grouping="no", order=("matter__no", "task__order", "order"), light=light, filters=STATES, paper=Paper.A4,
    unit=pgettext_lazy("unit", "measures"), matter=matter, thing=matter, save=own.save,
)  # fmt: skip


def with_replies(notes):
    keys = [note.pk for note in notes]
    replies = NoteReply.objects.filter(note__in=keys).order_by("id") if keys else ()
    found = {reply.note_id: reply.reply for reply in replies}
    for note in notes:
        note.reply = found.get(note.pk, "")
    return own.attach(notes)


NOTES = Ledger(
    key="notes",
    title=_("Ledger of supervision notes"),
    purpose=_("Numbered notes, whom they went to, by when they were to be answered, and the answer."),
    rows=lambda actor: of(SupervisionNote)(actor).select_related("matter__lead", "addressee", "act"),
    dress=with_replies,
    columns=(
        columns.ordinal(),
        Column("no", _("Note number"), lambda row: row.no, width=16, page=_("“Issue a supervision note”"),
               filter=Contains(("no",)), sort="id"),
        columns.problem(matter, "matter__", _("Matter")),
        Column("addressee", _("Addressee"), lambda row: row.addressee, width=14, page=_("“Issue a supervision note”"),
               filter=columns.department("addressee")),
        Column("issued", _("Issued on"), lambda row: columns.day(row.act.at), width=14, align=Align.CENTRE,
               page=_("“Issue a supervision note”")),
        Column("reason", _("Reason"), lambda row: row.reason, width=22, own=True,
               page=_("“Issue a supervision note”")),
        Column("requirement", _("Requirement"), lambda row: row.requirement, width=26, own=True,
               page=_("“Issue a supervision note”")),
        Column("answer_by", _("To be answered by"), lambda row: row.due_on, width=14, align=Align.CENTRE,
               page=_("“Issue a supervision note”"), sort="due_on"),
        Column("state", _("State"), lambda row: columns.label(NoteStage, row.stage), width=10, align=Align.CENTRE,
               page=_("“Sign for the note”"), filter=Choice(lambda actor: NoteStage.choices, "stage")),
        Column("reply", _("Answer to the note"), lambda row: row.reply, width=26, back=Back.VERB, verb="answer",
               field="reply"),
        columns.remark(),
    ),
    order=("-id",), light=light, paper=Paper.A4, unit=pgettext_lazy("unit", "notes"), matter=matter,
    policy=note_policy, forms=NOTE_FORMS, thing=lambda row: row, save=own.save,
)  # fmt: skip
