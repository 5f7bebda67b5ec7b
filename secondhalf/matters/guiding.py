"""Other legal paths: the union says where to go and until when, it does not handle them (DOMAIN §9.1). 法律途径。"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LegalPath(models.TextChoices):
    ARBITRATION = "arbitration", _("labour dispute arbitration")
    INSPECTION = "inspection", _("labour inspection")
    COURT = "court", _("court")
    POLICE = "police", _("police")
    DISCIPLINE = "discipline", _("discipline inspection")


# What whoever raised it reads. Limits: [L8] arts 21, 27; [L9] art. 20. Numbers of the hotlines: [K].
GUIDANCE = {
    LegalPath.ARBITRATION: _(
        "A labour dispute can be brought before the arbitration commission where you work or where the employer is "
        "seated, within one year of the day on which you knew, or should have known, that your right was infringed. "
        "For unpaid wages the year begins only when the employment ends. The union helps you to apply."
    ),
    LegalPath.INSPECTION: _(
        "A breach of labour law can be reported to the labour inspection of the place, for example by telephone 12333. "
        "It does not look into what ended more than two years ago."
    ),
    LegalPath.COURT: _(
        "This is for a court to decide. The union’s legal aid can tell you which court, by when, and what it costs."
    ),
    LegalPath.POLICE: _("If somebody is in danger or a crime was committed, call the police: 110."),
    LegalPath.DISCIPLINE: _(
        "Breaches of discipline by Party members and officials are for discipline inspection and supervision: "
        "telephone 12388. You need not say who you are."
    ),
}
