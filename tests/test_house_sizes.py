"""The walls of HOUSE §10 stand."""

import ast
from pathlib import Path

from tests.house import sizes


def test_no_wall_is_crossed():
    assert not sizes.complaints()


def test_every_exception_has_its_reason():
    assert all(len(reason) > 20 for reason in sizes.exceptions().values())


def test_a_long_function_is_found_and_its_docstring_does_not_count():
    body = "\n".join(["    pass"] * 29)
    assert not complaints_about(f'def f():\n    """One.\n\n    Two.\n    """\n{body}\n')
    assert complaints_about(f"def f():\n    pass\n{body}\n")


def test_a_test_may_be_longer_than_a_function():
    body = "\n".join(["    pass"] * 38)
    assert not complaints_about(f"def test_f():\n{body}\n")
    assert complaints_about(f"def f():\n{body}\n")


def complaints_about(source):
    function = ast.parse(source).body[0]
    return list(sizes.too_long(Path("room/file.py"), function))
