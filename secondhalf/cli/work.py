"""`secondhalf work`: places events, runs what follows from them, what people started, and what is due. 后台任务。"""

import datetime
import logging
import signal
import threading
import time
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from django.db import DatabaseError, connections
from django.db.models import Q
from django.utils.translation import gettext_lazy
from django_tasks_db.management.commands.db_worker import Worker

from secondhalf.cli import identity, orphans
from secondhalf.cli.problems import NotYetBorn
from secondhalf.core import moments
from secondhalf.core.command import Command
from secondhalf.core.events import Event
from secondhalf.core.jobs import Job, JobState, react
from secondhalf.core.sequencer import place

PAUSE = 0.5
HEARTBEAT = 10
LAPSES = datetime.timedelta(minutes=15)
CLOCK = "secondhalf.clock"
log = logging.getLogger(__name__)


def work(chosen):
    """Until a signal asks to stop; then finish the task in hand, within ten seconds."""
    if not settings.HOME.kind:
        raise NotYetBorn(folder=settings.HOME.path)
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_signal: stop.set())
    own, _kind = identity.mark_of(settings.HOME)
    orphans.adopt(own)
    tasks = task_worker(orphans.name_of_worker(own))
    thread = threading.Thread(target=run_tasks, args=(tasks, stop), daemon=True)
    thread.start()
    follow(stop, settings.HOME)
    tasks.running = False
    thread.join(10)


def task_worker(name):
    """The worker of django-tasks: reactions, imports, exports, papers."""
    return Worker(
        queue_names=["*"],
        interval=PAUSE,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
        excluded_queue_names=[],
    )


def run_tasks(worker, stop):
    while not stop.is_set():
        try:
            worker.run()
        except DatabaseError:
            wait_for_database(stop)


def follow(stop, home):
    """Place new events at once; every ten seconds show life, wake what waited, and look at the clock."""
    beat = 0.0
    while not stop.is_set():
        try:
            while Event.objects.filter(position=None).exists() and place():
                pass
            if time.monotonic() - beat >= HEARTBEAT:
                beat = time.monotonic()
                (home.path / "worker").touch()
                wake()
        except DatabaseError:
            wait_for_database(stop)
        stop.wait(PAUSE)


def wake():
    """Jobs whose pause is over, and what is due by date."""
    now = moments.now()
    waited = Q(state=JobState.WAITING, due_at__lte=now) | Q(state=JobState.RUNNING, due_at__lte=now - LAPSES)
    if Job.objects.filter(waited).exists():
        react.enqueue()
    if find_spec(CLOCK):
        import_module(CLOCK).tick()


def wait_for_database(stop):
    log.exception("the database does not answer")
    connections.close_all()
    stop.wait(5)


COMMANDS = [Command("work", gettext_lazy("Run jobs; `serve` starts one of these beside the web workers."), work)]
