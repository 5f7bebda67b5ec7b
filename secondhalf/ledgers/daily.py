"""What the clock asks of ledgers. 每日任务。"""

from secondhalf.ledgers import shelf


def sweep(day):
    """Remove files that nobody came back for."""
    shelf.sweep()
