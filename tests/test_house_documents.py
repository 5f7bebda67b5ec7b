"""Generated documents say what the code says."""

from secondhalf import options
from tests.house import documents, sources


def test_the_documents_are_current():
    assert not documents.stale()


def test_every_variable_that_is_read_is_in_the_table():
    known = {option.name for option in options.OPTIONS}
    for path in sources.python():
        if path.parts[0] == "secondhalf" and "testing" not in path.parts and "tests" not in path.parts:
            for line in sources.text(path).splitlines():
                if "environ" in line and "SECONDHALF_" in line:
                    assert any(name in line for name in known), f"{path}: {line.strip()}"


def test_every_command_and_argument_explains_itself():
    from secondhalf.cli.parser import build

    for name, parser in documents.leaves(build(), "secondhalf"):
        assert parser.description, name
        for action in documents.arguments(parser):
            assert action.help, f"{name} {documents.sign(action)}"
