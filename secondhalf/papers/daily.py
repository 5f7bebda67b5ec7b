"""What the clock asks of papers. 每日任务。"""

from secondhalf.papers import sweeping


def sweep(day):
    """Files that were asked for go after 30 days; bytes that belong to nothing after one."""
    sweeping.forget_prints()
    sweeping.sweep()
