"""The command as somebody types it, on a file made here."""

import argparse

import pytest

from secondhalf.imports import commands


@pytest.fixture
def bring(world, tmp_path):
    """bring(bytes, "--unit", "江源钢铁"): writes the file and imports it; returns the exit code."""

    def typed(body, *words, name="list.xlsx"):
        path = tmp_path / name
        path.write_bytes(body)
        return run(str(path), *words)

    return typed


def run(*words):
    parser = argparse.ArgumentParser()
    commands.import_options(parser)
    return commands.import_matters(parser.parse_args(words))


@pytest.fixture
def typed(world):
    """typed(path, ...): imports a file that is there already."""
    return run
