"""What the house tests share: an installation of their own."""

import pytest

from tests.house.installation import Installation


@pytest.fixture
def installation(tmp_path):
    """A folder in which nothing has been set up yet."""
    return Installation(tmp_path)


@pytest.fixture
def real(installation):
    """An installation for real work, founded."""
    installation.links = installation.run("setup", "--real", "--union", "Harbour Federation")
    return installation
