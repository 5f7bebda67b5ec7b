"""What the clock asks of files. 每日任务。"""

from secondhalf.files import sweeping


def sweep():
    """Remove what broken steps left on the disk."""
    sweeping.sweep()
