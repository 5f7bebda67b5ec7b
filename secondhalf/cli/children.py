"""Child processes that never outlive their parent: started together, watched, stopped together. 子进程。"""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time

PATIENCE = 15
PR_SET_PDEATHSIG = 1


class Children:
    """Runs commands side by side until one of them must stop the rest, or a signal asks to stop.

    lasting: a child whose end ends everything; the others are started again after a pause.
    """

    def __init__(self, environment):
        self.environment = environment
        self.running = {}
        self.commands = {}
        self.again_at = {}
        self.asked_to_stop = False

    def __enter__(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self.ask_to_stop)
        return self

    def __exit__(self, *_reason):
        self.stop()

    def ask_to_stop(self, *_signal):
        self.asked_to_stop = True

    def start(self, name, command):
        """Start a command in a session of its own, so that Ctrl-C reaches only this process."""
        self.commands[name] = command
        self.running[name] = subprocess.Popen(
            command,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=end_with_parent,  # noqa: PLW1509 (this process has one thread)
        )

    def watch(self, lasting):
        """Wait; returns the name of the lasting child that ended, or nothing when asked to stop."""
        while not self.asked_to_stop:
            for name, child in self.running.items():
                if child.poll() is None:
                    continue
                if name in lasting:
                    return name
                self.start_again(name)
            time.sleep(0.2)
        return ""

    def start_again(self, name):
        """After a pause of five seconds: a child that dies at once must not eat the machine."""
        due = self.again_at.setdefault(name, time.monotonic() + 5)
        if time.monotonic() >= due:
            del self.again_at[name]
            self.start(name, self.commands[name])

    def has_ended(self, name):
        return self.running[name].poll() is not None

    def stop(self):
        """Ask everybody to finish, wait a while, then end whatever is left, grandchildren too."""
        for child in self.running.values():
            with contextlib.suppress(ProcessLookupError):
                child.send_signal(signal.SIGTERM)
        until = time.monotonic() + PATIENCE
        for child in self.running.values():
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(max(0.1, until - time.monotonic()))
        for child in self.running.values():
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def end_with_parent():
    """On Linux the kernel tells the child when its parent dies, even by kill -9."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
