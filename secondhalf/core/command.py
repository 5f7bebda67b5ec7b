"""What a room offers on the command line: `commands.py` of the room holds COMMANDS, a list of these. 命令。"""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass


def no_options(parser: ArgumentParser) -> None:
    """Most commands need nothing but their name."""


@dataclass(frozen=True)
class Command:
    """One command of the `secondhalf` program.

    name: one word (`check`), or two for a group (`import matters`).
    words: what it does, one translatable sentence.
    run: does it; returns the exit code (None is 0); a Problem that it raises is printed with what to do about it.
    options: adds arguments to the parser.
    """

    name: str
    words: str
    run: Callable[[Namespace], int | None]
    options: Callable[[ArgumentParser], None] = no_options
    epilog: str = ""
