"""`secondhalf setup`: an installation is born, demo or real, and stays so. 初始化。"""

import os
import sys

from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secondhalf import options
from secondhalf.cli import locks, upgrade
from secondhalf.cli.problems import AlreadySetUp, DatabaseInUse, OtherKind
from secondhalf.core.command import Command

KIND_WORDS = {"demo": gettext_lazy("demo"), "real": gettext_lazy("real")}


def set_up(chosen):
    """Demo: the demo world. Real: the three administrators, each with a one-time link, and nothing else."""
    home = settings.HOME
    kind = "real" if chosen.real else "demo"
    if home.kind not in ("", kind):
        raise OtherKind(kind=KIND_WORDS[home.kind])
    if not home.kind:
        be_born_and_restart(home, kind)
    with locks.alone(home):
        upgrade.make_ready(home, language=options.LANGUAGE.read())
        if chosen.real:
            found(home, union=chosen.union, new_links=chosen.new_links)
    print(_("Ready. Next: `secondhalf serve`. Data: %(folder)s") % {"folder": home.path})


def be_born_and_restart(home, kind):
    """Settings and keys were read before the birth, so the program begins again as what it now is."""
    home.be_born(kind)
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "secondhalf", *sys.argv[1:]])


def found(home, *, union, new_links):
    """The three administrators (三员), once: later calls print nothing unless asked for new links."""
    from secondhalf.people import founding

    founded = home.path / "founded"
    if founded.exists() and not new_links:
        raise AlreadySetUp()
    if not founded.exists() and get_user_model().objects.exists():
        raise DatabaseInUse()
    links = founding.new_links() if founded.exists() else founding.found_three(union=union)
    founded.touch(mode=0o400)
    print(_("One-time links, shown only now. Hand each to a different person; each sets their own password:"))
    for person, path in links:
        print(f"  {person.name} ({person.username}): {public_address()}{path}")


def public_address():
    return settings.CSRF_TRUSTED_ORIGINS[0] if settings.CSRF_TRUSTED_ORIGINS else "http://127.0.0.1:8000"


def setting_up_options(parser):
    parser.add_argument("--real", action="store_true", help=_("for real work: only the three administrators inside"))
    parser.add_argument("--union", default="", help=_("the union's full name, with --real"))
    parser.add_argument(
        "--new-links", action="store_true", help=_("new one-time links for those not used, with --real")
    )


COMMANDS = [Command("setup", gettext_lazy("Make a new installation: demo, or real work."), set_up, setting_up_options)]
