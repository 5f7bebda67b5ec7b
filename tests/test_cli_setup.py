"""`secondhalf setup`: an installation is born demo or real and stays so."""

import re
import stat
import urllib.request

import pytest

from tests.house.installation import Installation, Served

pytestmark = pytest.mark.xdist_group("program")  # one process takes them all: what is founded is founded once


def test_a_real_installation_holds_three_administrators_and_nothing_else(real):
    assert [name for name in ("sysadmin", "secadmin", "auditor") if name in real.links]
    assert len(links(real.links)) == 3
    assert "Harbour Federation" not in real.links


def test_a_one_time_link_opens_the_page_that_sets_a_password(real):
    with Served(real) as served:
        path = links(real.links)[0]
        with urllib.request.urlopen(served.address + path, timeout=10) as answer:
            assert answer.status == 200
            assert "password1" in answer.read().decode()


def test_the_links_are_printed_once(real):
    assert "already set up" in real.run("setup", "--real", code=1)


def test_new_links_replace_those_that_nobody_used(real):
    again = links(real.run("setup", "--real", "--new-links"))
    assert len(again) == 3
    assert not set(again) & set(links(real.links))


def test_what_was_born_real_never_becomes_a_demo(real):
    assert "born real" in real.run("setup", code=1)
    assert "born real" in real.run("demo", code=1)


def test_the_keys_are_for_the_owner_only(real):
    for key in (real.home / "keys").iterdir():
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert stat.S_IMODE(real.home.stat().st_mode) == 0o700


def test_a_home_never_opens_the_database_of_another(real, tmp_path):
    other = Installation(tmp_path / "other")
    other.environment["DATABASE_URL"] = real.environment["DATABASE_URL"]
    if not other.environment["DATABASE_URL"]:
        other.home.mkdir(parents=True)
        (other.home / "secondhalf.sqlite3").write_bytes((real.home / "secondhalf.sqlite3").read_bytes())
    assert "another installation" in other.run("setup", code=1)


def test_asking_for_help_writes_nothing(installation):
    assert "serve" in installation.run("--help")
    assert not installation.home.exists()


def links(printed):
    return re.findall(r"http://127\.0\.0\.1:8000/(\S+)", printed)
