"""A database laid out at once from the models is the one that the migrations make."""

import json
import subprocess
import sys

from tests.house.installation import Installation

NARROWER = "auth_group_permissions"  # Django numbers it by 8 bytes in its migration, by 4 in its model; nobody uses it


def made_by(way, folder):
    empty = Installation(folder / way)
    empty.home.mkdir(parents=True)
    command = [sys.executable, "-m", "tests.house.shape", way]
    done = subprocess.run(command, env=empty.environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_laying_out_and_migrating_make_the_same_database(tmp_path):
    laid_out, migrated = made_by("lay_out", tmp_path), made_by("migrate", tmp_path)
    for made in (laid_out, migrated):
        del made["tables"][NARROWER]
    assert laid_out.keys() == migrated.keys() and len(migrated["tables"]) > 150
    for question, found in migrated.items():
        assert laid_out[question] == found, question
