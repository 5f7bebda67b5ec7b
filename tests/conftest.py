"""What the house tests share: an installation of their own."""

import pytest

from tests.house.installation import Installation


@pytest.fixture
def installation(tmp_path):
    """A folder in which nothing has been set up yet."""
    return Installation(tmp_path)


@pytest.fixture
def real(installation, founded):
    """An installation for real work, founded."""
    installation.become_copy_of(founded)
    return installation


@pytest.fixture(scope="session")
def founded(tmp_path_factory):
    """One installation that was set up for real work; each test gets a copy of it."""
    template = Installation(tmp_path_factory.mktemp("founded"))
    template.links = template.run("setup", "--real", "--union", "Harbour Federation")
    return template
