"""The project's own files, as git sees them. 源文件清单。"""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@cache
def files():
    """Every file that is, or is about to be, in the repository; paths from the root, sorted."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted(Path(name) for name in listed.stdout.split("\0") if name and (ROOT / name).is_file())


def with_suffix(*suffixes):
    return [path for path in files() if path.suffix in suffixes]


def python():
    """Our own Python files; migrations are generated."""
    return [path for path in with_suffix(".py") if "migrations" not in path.parts]


@cache
def text(path):
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def tree(path):
    return ast.parse(text(path), filename=str(path))
