"""The walls of sizes and names. 尺寸与命名。"""

import ast
import re
import sys

from tests.house import sources

FILE_WALLS = {".py": 300, ".html": 120, ".css": 400, ".js": 400}
FUNCTION_WALL, TEST_WALL, STORY_WALL, PARAMETER_WALL = 30, 40, 150, 6
MOST_EXCEPTIONS = 10
NO_FILE = {"utils", "helpers", "managers", "services", "common", "base", "misc"}
NO_CLASS = re.compile(r"(Manager|Handler|Processor|Info|Data)$")
EXCEPTIONS = sources.ROOT / "tests" / "house" / "exceptions.txt"


def complaints():
    """Every wall that is crossed, as text, but for the listed exceptions; an exception that is not needed, too."""
    found = dict([*long_files(), *long_functions(), *bad_names()])
    allowed = exceptions()
    unneeded = [f"{place}: listed as an exception, but not one" for place in allowed if place not in found]
    crossed = [f"{place}: {words}" for place, words in found.items() if place not in allowed]
    if len(allowed) > MOST_EXCEPTIONS:
        crossed.append(f"{EXCEPTIONS.name}: {len(allowed)} exceptions, at most {MOST_EXCEPTIONS}")
    return sorted(crossed + unneeded)


def exceptions():
    """{place: reason} from the list."""
    lines = [line for line in EXCEPTIONS.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return dict(map(str.strip, line.split("|", 1)) for line in lines)


def long_files():
    for path in sources.with_suffix(*FILE_WALLS):
        lines, wall = len(sources.text(path).splitlines()), FILE_WALLS[path.suffix]
        if lines > wall and "migrations" not in path.parts:
            yield str(path), f"{lines} lines, the wall is {wall}"


def long_functions():
    for path in sources.python():
        for node in ast.walk(sources.tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield from too_long(path, node)
                yield from too_many_parameters(path, node)


def too_long(path, node):
    lines, wall = length(node), wall_of(path, node)
    if lines > wall:
        yield f"{path}:{node.name}", f"{lines} lines, the wall is {wall}"


def length(node):
    """Lines of a function without its docstring and decorators."""
    docstring = node.body[0] if ast.get_docstring(node, clean=False) is not None else None
    return node.end_lineno - node.lineno + 1 - (docstring.end_lineno - docstring.lineno + 1 if docstring else 0)


def wall_of(path, node):
    if not node.name.startswith("test_"):
        return FUNCTION_WALL
    return STORY_WALL if "stories" in path.parts else TEST_WALL


def too_many_parameters(path, node):
    names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
    count = len([name for name in names if name not in ("self", "cls")])
    if count > PARAMETER_WALL and not node.name.startswith("test_"):
        yield f"{path}:{node.name}", f"{count} parameters, the wall is {PARAMETER_WALL}"


def bad_names():
    for path in sources.python():
        if path.stem in NO_FILE:
            yield str(path), "this name says nothing about what is inside"
        for node in ast.walk(sources.tree(path)):
            if isinstance(node, ast.ClassDef) and NO_CLASS.search(node.name):
                yield f"{path}:{node.name}", "a class named for what it is to the program, not for what it is"
        if sources.text(path).strip() and ast.get_docstring(sources.tree(path)) is None:
            yield f"{path}:opening", "a module opens with what it is for"


if __name__ == "__main__":
    found = complaints()
    print("\n".join(found) or "No wall is crossed.")
    sys.exit(1 if found else 0)
