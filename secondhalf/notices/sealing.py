"""Addresses and secrets of robots: encrypted under a key outside the database. 密封。

Whoever knows the address of a robot may speak in its group, so both are secrets, bound to the robot's key.
"""

from secondhalf.core import keys

NAME = "robots"


def seal(text, robot):
    """The text, sealed for the robot of this key (a UUID)."""
    return keys.lock(keys.key(NAME), text.encode(), robot)


def unseal(sealed, robot):
    """The text. Raises cryptography's InvalidTag if the key was destroyed, or the row belongs to another robot."""
    return keys.unlock(keys.key(NAME), sealed, robot).decode()
