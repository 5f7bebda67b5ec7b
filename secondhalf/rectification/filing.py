"""Filed with whoever inspected, after the number was struck off; their answer (DOMAIN §5.7 step 8). 报备。"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from secondhalf.core.facts import Fact


class Filing(Fact):
    finding = models.ForeignKey("rectification.Finding", models.CASCADE, related_name="filings")
    round = models.PositiveSmallIntegerField()
    addressee = models.CharField(_("filed with"), max_length=120)
    paper_no = models.CharField(_("number of the paper"), max_length=60, blank=True)
    text = models.TextField(_("what is filed"))


class FilingAnswer(Fact):
    class Outcome(models.TextChoices):
        AGREED = "agreed", _("no objection")
        MORE = "more", _("to be completed")

    filing = models.OneToOneField(Filing, models.CASCADE, related_name="answer")
    outcome = models.CharField(_("answer"), max_length=8, choices=Outcome)
    text = models.TextField(_("words of the answer"), blank=True)


class Fileable:
    def file_upward(self, *, by, addressee, text, paper_no=""):
        """File the close-out with whoever inspected; waits for their answer."""
        with self.step("file_upward", by=by) as act:
            act.record(self.filings, round=self.matter.round, addressee=addressee, paper_no=paper_no, text=text)

    def answer_filing(self, *, by, outcome, text=""):
        """Their answer to the latest filing. “To be completed” is filed again."""
        with self.step("answer_filing", by=by) as act:
            filing = self.filings.filter(answer=None).order_by("-id").first()
            act.record(FilingAnswer.objects, filing=filing, outcome=outcome, text=text)
