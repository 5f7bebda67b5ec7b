"""The documents that are made from the code: `bin/docs` writes them, `bin/docs --check` compares. 自动生成的文档。"""

import argparse
import os
import sys

from tests.house.sources import ROOT

NOTE = "<!-- Made by bin/docs from the code: change the code, not this file. -->\n\n"


def documents():
    """{path from the root: text} of every generated document."""
    from django.utils import translation

    from tests.house import pages

    writers = {"cli": commands, "settings": settings, "loop": pages.loop, "permissions": pages.permissions}
    writers |= {"events": pages.events, "problems": pages.problems}
    with translation.override("en"):
        return {f"docs/{name}.md": NOTE + write() for name, write in writers.items()}


def commands():
    """Every command with its arguments, from the parser itself."""
    from secondhalf.cli.parser import build

    parts = ["# The program `secondhalf`", INTRODUCTION]
    for name, parser in leaves(build(), "secondhalf"):
        parts.append(f"## `{name}{usage(parser)}`\n\n{parser.description}")
        if rows := [row(action) for action in arguments(parser)]:
            parts.append("\n".join(["| argument | meaning |", "|---|---|", *rows]))
    return "\n\n".join(parts) + "\n"


INTRODUCTION = """\
In a checkout, `python3 second.py WORD ...` does the set-up first and then hands the words to this program; an
installed package has `secondhalf` itself. Every error ends with what to do about it, and the exit code is 0 only when
all went well. What the environment may choose is in [settings.md](settings.md)."""


def leaves(parser, name):
    """The parsers of commands, groups opened."""
    groups = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not groups:
        yield name, parser
    for group in groups:
        for word, child in group.choices.items():
            yield from leaves(child, f"{name} {word}")


def arguments(parser):
    return [action for action in parser._actions if not isinstance(action, argparse._HelpAction)]


def usage(parser):
    return "".join(f" {sign(action)}" if required(action) else f" [{sign(action)}]" for action in arguments(parser))


def required(action):
    return action.required and action.nargs not in ("?", "*")


def sign(action):
    """How an argument is written: `FILE`, `--port PORT`, `--force`."""
    value = action.metavar or "|".join(map(str, action.choices or [])) or action.dest.upper()
    if not action.option_strings:
        return value
    return action.option_strings[-1] + ("" if action.nargs == 0 else f" {value}")


def row(action):
    shown = sign(action).replace("|", "\\|")
    return f"| `{shown}` | {(action.help or '').replace('%%', '%')} |"


def settings():
    """Every environment variable, from the table of options."""
    from secondhalf.options import OPTIONS

    rows = [f"| `{option.name}` | {option.words} | {option.shown or f'`{option.default}`'} |" for option in OPTIONS]
    return "\n".join(["# Settings", "", SETTINGS, "", "| variable | meaning | default |", "|---|---|---|", *rows, ""])


SETTINGS = """\
An installation reads its settings from the environment, and nothing else; what an organisation decides (deadlines,
routes, titles, words) is data in its jurisdiction profile. All data of an installation lies in one folder."""


def stale():
    """Paths of documents that differ from what the code says now."""
    return [path for path, text in documents().items() if read(path) != text]


def read(path):
    file = ROOT / path
    return file.read_text(encoding="utf-8") if file.exists() else ""


def main(words):
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "secondhalf.settings")
    django.setup()
    if "--check" in words:
        late = stale()
        print("\n".join(f"{path} is not current: run bin/docs" for path in late) or "Documents are current.")
        return 1 if late else 0
    for path, text in documents().items():
        (ROOT / path).write_text(text, encoding="utf-8")
        print(f"wrote {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
