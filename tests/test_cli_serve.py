"""`secondhalf serve`: starts, says ok, and leaves no process behind however it ends."""

import os
import signal
import socket
import time
import urllib.error
from pathlib import Path

import pytest

from tests.house.installation import Served, all_gone

pytestmark = [
    pytest.mark.xdist_group("program"),  # one process takes them all: what is founded is founded once
    pytest.mark.embedded,  # how processes are started and stopped; on PostgreSQL a restored backup is served, too
]


def test_a_served_installation_answers_and_says_where_it_is(served):
    assert served.get("healthz") == "ok"
    assert str(served.installation.home) in "".join(served.lines)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_every_process_cleanly(real, number):
    with Served(real) as served:
        below = served.descendants()
        assert len(below) >= 3  # web server, its workers, job worker
        assert served.stop(number) == 0
        assert all_gone(below)


def test_killed_outright_it_still_leaves_nobody_behind(real):
    with Served(real) as served:
        below = served.descendants()
        assert served.stop(signal.SIGKILL) == -signal.SIGKILL
        assert all_gone(below)


def test_a_job_worker_that_died_is_started_again(real):
    with Served(real) as served:
        [worker] = [pid for pid in served.descendants() if b"\0work\0" in commandline(pid)]
        os.kill(worker, signal.SIGKILL)
        assert all_gone([worker])
        assert served.get("healthz") == "ok"
        assert eventually(lambda: [p for p in served.descendants() if b"\0work\0" in commandline(p) and p != worker])


def test_only_one_process_serves_an_installation(served):
    assert "another process" in served.installation.run("serve", "--port", "0", code=1)
    assert served.get("healthz") == "ok"


def test_a_taken_port_is_named_with_another_to_try(real):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert f"--port {port + 1}" in real.run("serve", "--port", port, code=1)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.20", "union.example"])
def test_a_demo_is_never_served_to_others(installation, host):
    assert "this machine only" in installation.run("serve", "--host", host, code=1)
    assert not installation.home.exists()


def test_real_work_is_served_to_others_once_its_address_is_known(real):
    assert "SECONDHALF_ORIGIN" in real.run("serve", "--host", "0.0.0.0", "--port", "0", code=1)


def test_a_page_that_is_not_there_is_a_404_and_not_a_fault(served):
    with pytest.raises(urllib.error.HTTPError, match="404"):
        served.get("no-such-page")


def commandline(pid):
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except FileNotFoundError:
        return b""


def eventually(question, *, seconds=20):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if question():
            return True
        time.sleep(0.2)
    return False
