"""What the clock asks of files. 每日任务。"""

from secondhalf.files import sweeping


def sweep(day):
    """Remove files that nobody shows, and what broken steps left on the disk."""
    sweeping.drop_loose()
    sweeping.sweep()
