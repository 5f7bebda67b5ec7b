"""`secondhalf backup` and `restore`: what comes out goes back in, or nothing changes."""

import shutil
import stat
import tarfile
from pathlib import Path

import pytest

from tests.house.installation import Installation, Served

pytestmark = pytest.mark.xdist_group("program")  # one process takes them all: what is founded is founded once


@pytest.fixture(scope="module")
def source(founded, tmp_path_factory):
    """What was backed up: an installation with two files."""
    source = Installation(tmp_path_factory.mktemp("source"))
    source.become_copy_of(founded)
    (source.home / "files" / "ab").mkdir()
    (source.home / "files" / "ab" / "photo.jpg").write_bytes(b"\xff\xd8 evidence" * 1000)
    (source.home / "papers" / "ab").mkdir(parents=True, exist_ok=True)
    (source.home / "papers" / "ab" / "issued.pdf").write_bytes(b"%PDF issued")
    return source


@pytest.fixture(scope="module")
def backup(source, tmp_path_factory):
    file = tmp_path_factory.mktemp("backup") / "backup.tar"
    source.run("backup", file)
    return file


@pytest.fixture
def other(tmp_path):
    return Installation(tmp_path / "other")


def test_a_restored_installation_has_the_same_database_files_and_keys(source, backup, other):
    other.run("restore", backup)
    for name in ("files/ab/photo.jpg", "papers/ab/issued.pdf", "keys/django", "identity", "kind"):
        assert (other.home / name).read_bytes() == (source.home / name).read_bytes()
    other.run("check")
    assert "already set up" in other.run("setup", "--real", code=1)
    assert other.run("setup", "--real", "--new-links").count("http://") == 3  # the three are in the database


def test_a_restored_installation_serves(backup, other):
    other.run("restore", backup)
    with Served(other) as served:
        assert served.get("healthz") == "ok"


def test_a_backup_is_for_the_owner_only(backup):
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_a_backup_is_taken_while_the_installation_serves(served, tmp_path):
    served.installation.run("backup", tmp_path / "busy.tar")
    assert served.get("healthz") == "ok"


def test_a_backup_never_overwrites_a_file(source, backup):
    assert "exists already" in source.run("backup", backup, code=1)


@pytest.mark.parametrize("spoil", ["one byte", "cut short", "not a tar", "one member missing"])
def test_a_damaged_backup_changes_nothing(backup, other, tmp_path, spoil):
    spoilt = Path(shutil.copy(backup, tmp_path))
    SPOILING[spoil](spoilt)
    assert "Nothing was changed" in other.run("restore", spoilt, code=1)
    assert not other.home.exists()


def test_a_full_home_is_refused_and_with_force_set_aside(real, backup):
    assert "--force" in real.run("restore", backup, code=1)
    (real.home / "files" / "later.txt").write_text("after the backup")
    real.run("restore", "--force", backup)
    assert not (real.home / "files" / "later.txt").exists()
    [aside] = real.home.glob("replaced-*")
    assert (aside / "files" / "later.txt").exists()
    real.run("check")


def test_nothing_is_restored_under_a_running_server(served, backup):
    assert "another process" in served.installation.run("restore", "--force", backup, code=1)
    assert served.get("healthz") == "ok"


def one_byte(file):
    content = bytearray(file.read_bytes())
    content[content.index(b"evidence")] ^= 1
    file.write_bytes(content)


def cut_short(file):
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def without_a_member(file):
    whole = file.rename(file.with_suffix(".whole"))
    with tarfile.open(whole) as old, tarfile.open(file, "w") as new:
        for member in old:
            if member.name != "keys/django":
                new.addfile(member, old.extractfile(member))


SPOILING = {
    "one byte": one_byte,
    "cut short": cut_short,
    "not a tar": lambda file: file.write_text("hello"),
    "one member missing": without_a_member,
}
