"""Logs tell what happened to the program, never what a person wrote or when a voice was spoken."""

import logging
import os
import sys
import time

import pytest
from django.urls import path

from secondhalf.core.actors import Actor
from secondhalf.logs import DAYS_KEPT, DailyFile, Discreet
from secondhalf.people.posts import Post
from secondhalf.web import journal


class Answer:
    status_code = 200


@pytest.fixture
def lines(caplog, monkeypatch):
    for logger in (journal.staff, journal.public):
        monkeypatch.setattr(logger, "propagate", True)
    caplog.set_level(logging.INFO)
    return caplog


def request(rf, *roles):
    made = rf.get("/voices/A-1", REMOTE_ADDR="10.1.2.3")
    made.actor = Actor(post=Post(roles=list(roles))) if roles else None
    made.resolver_match = path("voices/<ref>", lambda request, ref: None).resolve("voices/A-1")
    return made


@pytest.mark.parametrize("roles", [(), ("worker",)])
def test_a_worker_or_visitor_leaves_no_address(rf, lines, roles):
    journal.Journal(lambda request: Answer())(request(rf, *roles))
    [line] = [record for record in lines.records if record.name == "secondhalf.public"]
    assert line.getMessage().startswith("GET voices/<ref> 200 ")
    assert "10.1.2.3" not in line.getMessage()
    assert "A-1" not in line.getMessage()


def test_staff_leave_route_status_and_address(rf, lines):
    journal.Journal(lambda request: Answer())(request(rf, "union_office"))
    [line] = [record for record in lines.records if record.name == "secondhalf.staff"]
    assert line.getMessage().startswith("GET voices/<ref> 200 ")
    assert line.getMessage().endswith("10.1.2.3")


def test_a_fault_is_logged_without_the_words_that_caused_it():
    words = " ".join(["Zhang", "San"])  # put together, since the line of code itself is logged
    try:
        raise ValueError(words)
    except ValueError:
        record = logging.makeLogRecord({"msg": "reaction failed", "exc_info": sys.exc_info()})
    written = Discreet("%(message)s").format(record)
    assert "ValueError" in written
    assert "Zhang San" not in written
    assert "test_house_logs.py" in written


def test_a_file_a_day_and_after_two_hundred_days_it_goes(tmp_path):
    old, young = tmp_path / "staff-2020-01-01.log", tmp_path / "staff-2020-01-02.log"
    for file, age in ((old, DAYS_KEPT + 1), (young, DAYS_KEPT - 1)):
        file.write_text("x")
        os.utime(file, (time.time() - age * 86400,) * 2)
    out = DailyFile(tmp_path, "staff")
    out.handle(logging.makeLogRecord({"msg": "one"}))
    out.handle(logging.makeLogRecord({"msg": "two", "created": time.time() + 86400}))
    out.close()
    assert not old.exists()
    assert young.exists()
    assert sorted(file.read_text() for file in tmp_path.glob("*.log")) == ["one\n", "two\n", "x"]
