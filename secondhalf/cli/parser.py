"""Builds the parser from the commands of the house and of every room. 命令表。"""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.utils.translation import gettext as _

from secondhalf.cli import archives, birth, check, serve, work

HOUSE = (serve, birth, work, check, archives)


def commands():
    """Every command, the house's own first, then those of the rooms in their order."""
    found = [command for module in HOUSE for command in module.COMMANDS]
    for app in apps.get_app_configs():
        if app.name.startswith("secondhalf.") and find_spec(f"{app.name}.commands"):
            found += import_module(f"{app.name}.commands").COMMANDS
    return found


def build():
    """The whole parser. A name of two words becomes a command inside a group."""
    parser = ArgumentParser("secondhalf", description=_("Second Half: what happens after workers have been heard."))
    words = parser.add_subparsers(metavar=_("COMMAND"), required=True)
    groups = {}
    for command in commands():
        first, _space, second = command.name.partition(" ")
        if second and first not in groups:
            group = words.add_parser(first, help=group_words()[first], description=group_words()[first])
            groups[first] = group.add_subparsers(metavar=_("WHAT"), required=True)
        add(groups[first] if second else words, second or first, command)
    return parser


def group_words():
    return {
        "import": _("Bring in what exists elsewhere."),
        "export": _("Take out what is here."),
        "report": _("Make a report."),
        "rebuild": _("Make anew what is counted or searched."),
    }


def add(group, name, command):
    parser = group.add_parser(
        name,
        help=str(command.words),
        description=str(command.words),
        epilog=str(command.epilog) or None,
        formatter_class=RawDescriptionHelpFormatter,
    )
    command.options(parser)
    parser.set_defaults(run=command.run)
