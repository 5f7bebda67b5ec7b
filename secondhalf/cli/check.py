"""`secondhalf check`: what is wrong with this installation, and how to mend it. 自检。"""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secondhalf.cli import birth
from secondhalf.cli.findings import BEFORE_BIRTH, CHECKS, Finding
from secondhalf.core.command import Command


def check(chosen):
    """Print one line for each check, and the mending of what is wrong. Exit code 1 when something is."""
    home, wrong = settings.HOME, 0
    print(f"{_('Data')}: {home.path} ({birth.KIND_WORDS.get(home.kind) or _('not born yet')})")
    for name, examine in CHECKS if home.kind else BEFORE_BIRTH:
        finding = look(examine, home)
        wrong += not finding.good
        print(f"  {'✓' if finding.good else '✗'} {name}: {finding.words}")
        if not finding.good:
            print(f"      {finding.mending}")
    print(_("All is well.") if not wrong else _("%(count)s to mend.") % {"count": wrong})
    return 1 if wrong else 0


def look(examine, home):
    """A check that itself fails is a finding too: the others still run."""
    try:
        return examine(home)
    except Exception as reason:
        return Finding(
            False, f"{type(reason).__name__}: {reason}", _("Mend what stands above first, then check again.")
        )


COMMANDS = [Command("check", gettext_lazy("Say what is wrong with this installation and how to mend it."), check)]
