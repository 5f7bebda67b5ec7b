"""`secondhalf check`: names what is wrong and how to mend it."""

import pytest

pytestmark = pytest.mark.xdist_group("program")  # one process takes them all: what is founded is founded once


def test_a_fresh_installation_is_well(real):
    assert "All is well" in real.run("check")


def test_before_the_birth_it_says_how_to_begin(installation):
    assert "setup --real" in installation.run("check", code=1)
    assert not installation.home.exists()


def test_a_key_that_others_can_read_is_named(real):
    (real.home / "keys" / "django").chmod(0o644)
    assert "chmod 600" in real.run("check", code=1)


def test_a_database_that_does_not_answer_is_named(real):
    real.environment["DATABASE_URL"] = "postgresql://nobody@127.0.0.1:1/nothing"
    printed = real.run("check", code=1)
    assert "OperationalError" in printed
    assert "DATABASE_URL" in real.run("setup", "--real", code=1)
