"""The `secondhalf` program: the commands of the house and of its rooms. 命令行。"""

import os
import sys


def main(words=None):
    """Run one command; returns its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "secondhalf.settings")
    try:
        return run(sys.argv[1:] if words is None else words)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 141


def run(words):
    import django
    from django.db import OperationalError
    from django.utils import translation

    django.setup()
    from secondhalf.cli.parser import build
    from secondhalf.cli.problems import DatabaseAway
    from secondhalf.core.problems import Problem

    with translation.override(language_of_terminal()):
        chosen = build().parse_args(words)
        try:
            return chosen.run(chosen) or 0
        except Problem as problem:
            tell(problem)
        except OperationalError as reason:
            tell(DatabaseAway(why=str(reason).strip()))
    return 1


def tell(problem):
    print(f"\n{problem.what_happened}\n{problem.what_to_do}", file=sys.stderr)


def language_of_terminal():
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "zh-hans" if next((name for name in names if name), "").lower().startswith("zh") else "en"
