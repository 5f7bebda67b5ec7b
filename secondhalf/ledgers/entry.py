"""How a row of a ledger kept elsewhere becomes a matter here: registered, or carried over as struck off. 台账入库。"""

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _words
from django.utils.translation import gettext_lazy as _

from secondhalf.core import moments
from secondhalf.core.inserting import Batch
from secondhalf.ledgers import guessing
from secondhalf.ledgers.days import Noted, RowFault, day
from secondhalf.ledgers.models import OwnCell
from secondhalf.ledgers.seals import plain
from secondhalf.matters.births import Births
from secondhalf.matters.categories import in_use
from secondhalf.matters.kinds import MatterKind, Source
from secondhalf.matters.models import Matter

TITLE, LONG, KEY = 60, 20_000, 100
STRUCK = (
    "已销号",
    "销号",
    "已完成",
    "完成",
    "已办结",
    "办结",
    "已整改",
    "整改完成",
    "已解决",
    "是",
    "closed",
    "closed out",
    "done",
    "completed",
    "yes",
)


@dataclass(frozen=True)
class Field:
    """A meaning that a column of a foreign ledger may have. words: its name; synonyms: headings that say it."""

    words: Any
    synonyms: tuple = ()
    column: str = ""  # the column of this ledger whose synonyms count too


FIELDS = {
    "no": Field(_("number there"), ("编号", "问题编号", "事项编号", "台账编号", "原编号", "number", "no")),
    "problem": Field(_("problem"), (), "problem"),
    "summary": Field(_("how it shows"), (), "summary"),
    "cause": Field(_("cause"), (), "cause"),
    "category": Field(_("category"), ("方面", "问题方面", "领域"), "category"),
    "source": Field(_("source"), (), "source"),
    "received": Field(_("raised on"), (), "received"),
    "measures": Field(_("measures"), ("整改措施", "措施", "解决措施", "工作措施", "measures")),
    "lead": Field(_("responsible department"), (), "lead"),
    "person": Field(_("person responsible"), ("责任人", "负责人", "承办人", "person responsible")),
    "due": Field(_("time limit"), (), "due"),
    "progress": Field(_("progress"), (), "progress"),
    "state": Field(_("state"), (), "stage"),
    "closed_on": Field(_("struck off on"), ("销号时间", "完成日期", "办结时间", "销号日期", "struck off on")),
    "closed_by": Field(_("struck off by"), ("批准人", "销号批准人", "验收人", "销号人", "struck off by")),
    "remark": Field(_("remark"), (), "remark"),
}  # fmt: skip
KEPT_IN_WORDS = ("measures", "lead", "person", "due", "progress")


@dataclass
class Fresh:
    """A row that can be entered. carried: what the file says of its close-out, or None while it is open.

    Of a row with faults only what could be read: fingerprint is then "" if it is not known.
    """

    line: int
    key: str
    fingerprint: str
    about: dict
    cells: dict = field(default_factory=dict)
    carried: dict | None = None


@dataclass(frozen=True)
class Entry:
    """For ledgers over plain matters. A room above may have its own, with the same three questions.

    kind: of the matters. A ledger of another kind of row makes its own rows ready.
    """

    kind: str = MatterKind.DEMAND
    source: str = Source.IMPORTED
    fields: dict = field(default_factory=lambda: FIELDS)
    needed: tuple = ("problem",)

    def known(self, ledger):
        """{field key: set of normal headings}."""
        columns = {column.key: column for column in ledger.columns}
        return {
            key: {guessing.normal(words) for words in one.synonyms}
            | (guessing.synonyms(columns[one.column]) if one.column in columns else set())
            for key, one in self.fields.items()
        }

    def read(self, line, values, where):
        """The Fresh of a row. values: {field key: cell}. where: a `foreign.Where`. Raises RowFaults."""
        noted, texts = Noted(), {key: plain(cell) for key, cell in values.items()}
        for fault in unfit(texts):
            noted.add(fault)
            texts[fault.key], values = "", {**values, fault.key: None}
        problem = " ".join(texts.get("problem", "").split())
        if not problem:
            noted.add(RowFault(_("The row does not say what the problem is."), key="problem"))
        carried = noted.read(self.carried, line, values, texts, where)
        about, said = self.about(problem, values, texts, where, noted)
        wrong = {fault.key for fault in noted.faults}
        fingerprint = "" if "received" in wrong else hashlib.sha256(said.encode()).hexdigest()
        key = texts.get("no") or ("" if "no" in wrong else fingerprint)
        cells = {key: texts[key] for key in ("cause", "remark") if texts.get(key)}
        return noted.settle(Fresh(line, key, fingerprint, about, cells, carried) if problem else None)

    def about(self, problem, values, texts, where, noted):
        """(What a matter is registered with, the words that tell this row from others)."""
        received = noted.read(day, values.get("received"), "received", latest=moments.today())
        category = noted.read(where.category, texts.get("category", ""))
        summary = self.summary(problem, texts, where.not_understood(texts, category))
        about = {
            "title": problem[:TITLE], "summary": summary, "category": category,
            "unit": where.unit, "holder": where.holder, "kind": self.kind, "source": where.source(texts, self.source),
        }  # fmt: skip
        if received:
            about["received_at"] = moments.start_of(received)
        return about, "\n".join([problem, summary, str(received)])

    def summary(self, problem, texts, besides):
        """How it shows, and what the old ledger says that has no place here. besides: keys of more such fields."""
        first = texts.get("summary") or problem
        first = first if len(problem) <= TITLE or problem in first else f"{problem}\n{first}"
        words = self.words(get_language())
        kept = [f"{words[key]}：{texts[key]}" for key in (*besides, *KEPT_IN_WORDS) if texts.get(key)]
        return "\n".join([first, *([words[""], *kept] if kept else [])])

    def words(self, language):
        """{field key: its words} in the language of now, and "" for what stands before them: asked for once a run."""
        if language not in self._words:
            self._words[language] = {key: str(field_.words) for key, field_ in self.fields.items()}
            self._words[language][""] = _words("As the old ledger has it:")
        return self._words[language]

    @cached_property
    def _words(self):
        return {}

    def carried(self, line, values, texts, where):
        """What the file says of the close-out; None if the item is open."""
        if guessing.normal(texts.get("state", "")) not in where.struck:
            return None
        said = [texts.get(key, "") for key in ("state", "progress")]
        return {
            "file_name": where.file_name, "file_sha256": where.file_sha256, "line": line,
            "closed_on": day(values.get("closed_on"), "closed_on", latest=moments.today()),
            "closed_by": texts.get("closed_by", "")[:200], "said": "\n".join(filter(None, said)),
        }  # fmt: skip

    def ready(self, rows, by, tell):
        """Make rows (Fresh) ready to be entered with the rights of `by`, while others go on writing.

        tell: called with how many are ready. Returns a function for a transaction: it writes them, and returns the keys
        of their matters in order.
        """
        births, cells, keys = Births(), Batch(OwnCell), []
        for count, row in enumerate(rows, start=1):
            matter, *left = born(row, by)
            births.add(matter, *left)
            keys.append(matter.pk)
            for column, text in row.cells.items():
                cells.add(OwnCell(realm=matter.realm, row=matter.pk, column=column, text=text[:2000], person=by.person))
            if count % 1000 == 0:
                tell(count)

        def write():
            births.write()
            cells.write()
            return keys

        return write


def born(row, by):
    """(matter, event, facts): registered, or carried over."""
    if row.carried is None:
        return Matter.to_register(row.about, by=by)
    return Matter.to_carry_over({**row.about, **row.carried}, by=by)


def unfit(texts):
    """A list of RowFault: cells that are formulas, or longer than what is kept."""
    found = []
    for key, text in texts.items():
        most = KEY if key == "no" else LONG
        if text.startswith("=") and len(text) > 1:
            words = _("It is a formula (%(formula)s): copy the column as values.")
            found.append(RowFault(words, key=key, formula=text[:60]))
        elif len(text) > most:
            found.append(RowFault(_("The cell is longer than %(most)s characters."), key=key, most=f"{most:,}"))
    return found


def struck_words():
    """The words of a state that mean: struck off."""
    return {guessing.normal(words) for words in STRUCK}


def categories_by_name(realm):
    """{normal name: category} in both languages."""
    found = {}
    for category in in_use(realm).values():
        for name in (category.name_en, category.name_zh):
            found[guessing.normal(name)] = category
    return found
