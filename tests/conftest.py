"""What the house tests share: an installation of their own."""

import tempfile

import pytest

from secondhalf.testing.settings import FAST
from tests.house.installation import Installation, Served


@pytest.fixture
def folder():
    """A folder in memory where there is one: the program waits for the disk, a test should not."""
    with tempfile.TemporaryDirectory(prefix="secondhalf-program-", dir=FAST) as name:
        yield name


@pytest.fixture
def installation(folder):
    """A folder in which nothing has been set up yet."""
    return Installation(folder)


@pytest.fixture
def real(installation, founded):
    """An installation for real work, founded."""
    installation.become_copy_of(founded)
    return installation


@pytest.fixture(scope="module")
def served(founded):
    """One that serves, for those who only ask it; its installation is `served.installation`."""
    with tempfile.TemporaryDirectory(prefix="secondhalf-served-", dir=FAST) as name:
        copy = Installation(name)
        copy.become_copy_of(founded)
        with Served(copy) as served:
            served.installation = copy
            yield served


@pytest.fixture(scope="session")
def founded():
    """One installation that was set up for real work; each test gets a copy of it."""
    with tempfile.TemporaryDirectory(prefix="secondhalf-founded-", dir=FAST) as name:
        template = Installation(name)
        template.links = template.run("setup", "--real", "--union", "Harbour Federation")
        yield template
