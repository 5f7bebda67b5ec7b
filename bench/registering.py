"""Registering through the API by clients in processes of their own, against the web server as `serve` starts it.

`python -m bench.registering` prints JSON: for 1 and 8 clients the number a second and the seconds at p50 and p95, with
the job worker resting and at work, and what a web worker holds in memory. 登记压测。
"""

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from bench import clients

SECONDS, WARM = 10, 3


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 8])
    chosen = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "secondhalf.settings")
    import django

    django.setup()
    told = {}
    with web() as server:
        order = an_order(server.port, chosen.seconds)
        for number in chosen.clients:
            told[f"register, {number} client{'s' * (number > 1)}"] = measured(order, number)
        with worker():
            told[f"register, {number} clients, job worker at work"] = measured(order, number)
        told["a web worker's memory"] = {"mb": max(map(resident, server.workers()))}
    json.dump(told, sys.stdout, ensure_ascii=False, indent=1)
    print()


def measured(order, number):
    order.seconds, wanted = WARM, order.seconds
    clients.run(order, number)
    order.seconds = wanted
    took = sorted(clients.run(order, number))
    return {"rate": len(took) / wanted, "p50": took[len(took) // 2], "p95": took[len(took) * 95 // 100]}


def an_order(port, seconds):
    """The office of the largest enterprise registers what concerns it."""
    from django.db import connection

    from secondhalf.api.models import Scope, Token
    from secondhalf.matters.categories import Category
    from secondhalf.people.models import Organisation, Post

    post = Post.objects.select_related("organisation").get(person__username="union0101")
    _token, words = Token.make(post, name="bench", scopes=list(Scope.values))
    unit = Organisation.objects.get(parent=post.organisation, kind="unit")
    category = Category.objects.filter(realm=post.realm).order_by("sort_order").first()
    connection.close()
    return clients.Order(("127.0.0.1", port), words, str(category.pk), str(unit.pk), seconds)


class Server:
    def __init__(self, process, port):
        self.process, self.port = process, port

    def workers(self):
        """The web workers: children of the server's process."""
        pid = self.process.pid
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@contextmanager
def web():
    """The web server with two workers on a free port, for a block."""
    from secondhalf.cli.serve import free_port, wait_until_healthy, web_server

    port = free_port("127.0.0.1", 0)
    with running(web_server("127.0.0.1", port)) as process:
        wait_until_healthy(Watched(process), "127.0.0.1", port)
        with socket.create_connection(("127.0.0.1", port)):
            yield Server(process, port)


@contextmanager
def worker():
    """The job worker, for a block; it first clears away what has piled up."""
    from django.db import connection

    from secondhalf.core.events import Event

    with running([sys.executable, "-m", "secondhalf", "work"]):
        until = time.monotonic() + 300
        while Event.objects.filter(position=None).exists() and time.monotonic() < until:
            time.sleep(0.5)
        connection.close()
        yield


@contextmanager
def running(command):
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


class Watched:
    """The little that waiting for health asks of the children of `serve`."""

    asked_to_stop = False

    def __init__(self, process):
        self.process = process

    def has_ended(self, _name):
        return self.process.poll() is not None


def resident(pid):
    """Megabytes of memory that a process holds."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main()
