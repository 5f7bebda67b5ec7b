"""Documents of the demo: one issued, one withdrawn with another in its place, one waiting to be issued. 演示文书。"""

from secondhalf.core import access, moments
from secondhalf.matters.models import Matter
from secondhalf.matters.stages import Stage
from secondhalf.papers import fonts, policy
from secondhalf.papers.documents import Document
from secondhalf.papers.form import known
from secondhalf.papers.views.documents import gathered
from secondhalf.testing.demo_hours import DAY

BEFORE, LATER, NOW = 3 * DAY, 2 * DAY, 30  # office minutes before now
WRONG = ("成效一栏有误，重新签发。", "The effect is told wrongly; issued anew.")


class Papers:
    """Told after all stories. `book` is theirs."""

    def __init__(self, book):
        self.book, self.world = book, book.world

    def tell(self):
        if not fonts.chosen()["hei"]:
            return
        struck_off = Matter.objects.filter(
            holder=self.world.places.works, stage__in=(Stage.CLOSED, Stage.ARCHIVED), applications__isnull=False
        )
        first, second, third = struck_off.distinct().order_by("-closed_at", "id")[:3]
        self.issued(first, BEFORE)
        self.act("withdraw", self.issued(second, BEFORE), LATER, reason=WRONG[self.world.language == "en"])
        self.issued(second, LATER)
        self.drafted(third, NOW)

    def issued(self, matter, minutes):
        document = self.drafted(matter, minutes)
        self.act("issue", document, minutes)
        return document

    def drafted(self, matter, minutes):
        by, language = self.world.baiyang, "en" if self.world.language == "en" else "zh-hans"
        seat, form = by.post.seat, known("close_out")
        about = {"form": form.key, "ref": str(matter.pk), "language": language}
        document = Document(realm=seat.realm, organisation=seat, **about)
        with moments.at(self.book.hours.before(minutes)):
            access.refuse_unless(policy, by, "draft", document)
            return document.draft(by=by, **gathered(by, form, document.ref, language))

    def act(self, verb, document, minutes, **about):
        by = self.world.qinling
        with moments.at(self.book.hours.before(minutes)):
            access.find(policy, by, "see", pk=document.pk)
            self.book.ask(policy, by, verb, document)
            getattr(document, verb)(by=by, **about)
