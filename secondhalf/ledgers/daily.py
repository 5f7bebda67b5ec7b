"""What the clock asks of ledgers. 每日任务。"""

from secondhalf.ledgers import resuming, shelf


def sweep(day):
    """Remove files that nobody came back for."""
    shelf.sweep()


def go_on(day=None):
    """Hourly: go on with runs whose process was killed."""
    resuming.resume_all()
