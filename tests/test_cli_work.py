"""`secondhalf work`: what a killed worker left behind is begun again, but not for ever."""

import os
import subprocess
import sys

import pytest
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from secondhalf.cli import orphans
from secondhalf.core.jobs import react

HOME = "0123456789abcdef"
pytestmark = pytest.mark.django_db


@pytest.fixture
def dead():
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def taken_by(*workers):
    task = DBTaskResult.objects.get(pk=react.enqueue().id)
    for worker in workers:
        task.claim(worker)
    return task


def status_of(task):
    return DBTaskResult.objects.get(pk=task.pk).status


def test_a_task_of_a_killed_worker_is_begun_again(dead):
    task = taken_by(f"{HOME[:12]}-{dead}")
    assert orphans.adopt(HOME) == 1
    assert status_of(task) == TaskResultStatus.READY


def test_a_task_that_is_running_is_left_alone():
    task = taken_by(f"{HOME[:12]}-{os.getpid()}")
    assert orphans.adopt(HOME) == 0
    assert status_of(task) == TaskResultStatus.RUNNING


def test_a_task_of_another_machine_is_left_alone(dead):
    task = taken_by(f"fedcba987654-{dead}")
    assert orphans.adopt(HOME) == 0
    assert status_of(task) == TaskResultStatus.RUNNING


def test_a_task_that_kills_its_worker_three_times_fails(dead):
    task = taken_by(*[f"{HOME[:12]}-{dead}"] * 3)
    assert orphans.adopt(HOME) == 1
    assert status_of(task) == TaskResultStatus.FAILED
