"""`secondhalf sweep`: what a broken step left on the disk goes; what is missing or changed is told. 清理。"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secondhalf.core.command import Command
from secondhalf.files import sweeping


def sweep(chosen):
    """Exit code 1 if the bytes of a file are missing or differ from their hash."""
    loose = sweeping.loose().count() if chosen.dry_run else sweeping.drop_loose()
    gone = loose + len(sweeping.sweep(dry_run=chosen.dry_run))
    words = _("Left over, not deleted: %(count)d") if chosen.dry_run else _("Left over and deleted: %(count)d")
    print(words % {"count": gone})
    faults = 0
    for file, fault in sweeping.faults(deep=chosen.hashes):
        print(f"  {file.pk}  {file.name}: {fault}")
        faults += 1
    print(_("Stored files with a fault: %(count)d") % {"count": faults})
    return 1 if faults else 0


def sweep_options(parser):
    parser.add_argument("--dry-run", action="store_true", help=_("only say what would be deleted"))
    parser.add_argument("--hashes", action="store_true", help=_("read every file and compare its hash"))


COMMANDS = [
    Command(
        "sweep",
        gettext_lazy("Delete files that belong to nothing; report those that are missing."),
        sweep,
        sweep_options,
    )
]
