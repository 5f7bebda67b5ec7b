"""kill -9 of the server during 2,000 registrations loses none that was acknowledged. 断电不丢单。"""

import contextlib
import http.client
import json
import os
import signal
import subprocess
import sys
import threading
from urllib.parse import urlsplit

import pytest

from tests.house.installation import Served, all_gone

pytestmark = pytest.mark.xdist_group("program")  # one process takes them all: what is founded is founded once

ALL, CLIENTS, KILLED_AFTER = 2000, 8, 900

# Runs in the installation: its cast, and a token of the union's office.
BEGIN = """
import django, json; django.setup()
from secondhalf.api.models import Token
from secondhalf.testing.world import World
world = World.build()
_token, words = Token.make(world.baiyang.post, name="test", scopes=["register"])
category = str(world.categories["living"].pk)
print(json.dumps({"token": words, "category": category, "unit": str(world.places.steel.pk)}))
"""
LOOK = """
import django, json; django.setup()
from secondhalf.core.events import Event
from secondhalf.matters.models import Matter
born = list(Event.objects.filter(name="matter.register").values_list("subject", flat=True))
seen = dict(Matter.objects.filter(sights__isnull=False).distinct().values_list("pk", "no"))
print(json.dumps({"numbers": list(Matter.objects.values_list("no", flat=True)),
                  "whole": sorted(seen[subject] for subject in born if subject in seen)}))
"""


def test_a_killed_server_loses_no_acknowledged_registration(real):
    order = inside(real, BEGIN)
    with Served(real) as served:
        clients = Clients(order, served.address, range(ALL))
        clients.until(KILLED_AFTER)
        kill(served)
        clients.join()
    acknowledged = dict(clients.numbers)
    assert KILLED_AFTER <= len(acknowledged) < ALL

    kept = inside(real, LOOK)
    assert set(acknowledged.values()) <= set(kept["numbers"])
    assert sorted(kept["numbers"]) == kept["whole"]  # nothing half done: each has its event and its sights

    with Served(real) as served:
        again = sorted(acknowledged)[-50:]
        rest = [key for key in range(ALL) if key not in acknowledged]
        clients = Clients(order, served.address, again + rest)
        clients.join()
    assert {key: clients.numbers[key] for key in again} == {key: acknowledged[key] for key in again}
    kept = inside(real, LOOK)
    assert len(kept["numbers"]) == len(set(kept["numbers"])) == ALL
    assert set((acknowledged | clients.numbers).values()) == set(kept["numbers"])


class Clients:
    """Threads that register, each key once, until all is done or the server is gone. `numbers`: {key: number}."""

    def __init__(self, order, address, keys):
        self.order, self.place = order, urlsplit(address).netloc
        self.keys, self.numbers = iter(keys), {}
        self.lock, self.some = threading.Lock(), threading.Condition()
        self.threads = [threading.Thread(target=self.work) for _ in range(CLIENTS)]
        for thread in self.threads:
            thread.start()

    def work(self):
        connection = http.client.HTTPConnection(self.place, timeout=60)
        while (key := self.next()) is not None:
            try:
                number = self.register(connection, key)
            except (OSError, http.client.HTTPException):
                return
            with self.some:
                self.numbers[key] = number
                self.some.notify_all()

    def next(self):
        with self.lock:
            return next(self.keys, None)

    def register(self, connection, key):
        body = {"title": f"热水不足（{key}）", "summary": "夜班时段热水温度偏低。", "category": self.order["category"]}
        headers = {"Authorization": f"Bearer {self.order['token']}", "Idempotency-Key": f"key-{key}"}
        body |= {"unit": self.order["unit"]}
        connection.request("POST", "/api/v1/matters", json.dumps(body), {**headers, "Content-Type": "application/json"})
        answer = connection.getresponse()
        told = answer.read()
        assert answer.status == 201, told
        return json.loads(told)["no"]

    def until(self, count):
        """Wait until so many are acknowledged."""
        with self.some:
            assert self.some.wait_for(lambda: len(self.numbers) >= count, timeout=120)

    def join(self):
        for thread in self.threads:
            thread.join(120)
            assert not thread.is_alive()


def kill(served):
    """SIGKILL to `serve` and to everything below it, at once."""
    everybody = served.descendants()
    for pid in (served.process.pid, *everybody):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    assert served.process.wait(30) == -signal.SIGKILL
    assert all_gone(everybody)


def inside(installation, script):
    """Run a script in the installation; what it prints, read as JSON."""
    environment = {**installation.environment, "DJANGO_SETTINGS_MODULE": "secondhalf.settings"}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
