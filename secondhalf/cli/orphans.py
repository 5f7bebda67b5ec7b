"""Tasks whose worker was killed while it ran them: begun again, for every task here may run twice. 中断任务续办。"""

import os

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

MOST_TRIES = 3


class WorkerKilled(Exception):
    """The worker ended three times while it ran this task, so the task is the likely cause."""


def name_of_worker(identity):
    """The name of this process as a worker: its home's identity and its process number."""
    return f"{identity[:12]}-{os.getpid()}"


def adopt(identity):
    """Start again what workers of this home left behind; give up after three tries. Returns how many were left."""
    left = [task for task in DBTaskResult.objects.running() if is_left_behind(task, identity)]
    for task in left:
        if len(task.worker_ids) >= MOST_TRIES:
            task.set_failed(WorkerKilled(WorkerKilled.__doc__))
        else:
            DBTaskResult.objects.running().filter(pk=task.pk).update(status=TaskResultStatus.READY, started_at=None)
    return len(left)


def is_left_behind(task, identity):
    home, _dash, process = (task.worker_ids or [""])[-1].rpartition("-")
    return home == identity[:12] and not is_alive(int(process))


def is_alive(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
