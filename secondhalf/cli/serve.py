"""`secondhalf serve`: web workers and the job worker until Ctrl-C. 启动服务。"""

import ipaddress
import os
import socket
import sys
import time
import urllib.request

from django.conf import settings
from django.db import connections
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secondhalf import options
from secondhalf.cli import birth, locks, upgrade
from secondhalf.cli.children import Children
from secondhalf.cli.problems import DidNotStart, LoopbackOnly, NoPublicAddress, OtherKind, PortTaken, WebServerStopped
from secondhalf.cli.welcome import welcome
from secondhalf.core.command import Command

SECONDS_TO_START = 60


def serve(chosen):
    """Make ready what is missing, start, say where it is, and stop cleanly when asked to."""
    home = settings.HOME
    refuse_strangers(chosen.host, demo=home.kind != "real")
    if not home.kind:
        birth.be_born_and_restart(home, "demo")
    port = free_port(chosen.host, chosen.port)
    with locks.alone(home):
        upgrade.make_ready(home, language=chosen.language)
        connections.close_all()
        with Children({**os.environ, "PYTHONPATH": python_path()}) as children:
            children.start("web", web_server(chosen.host, port))
            children.start("jobs", [sys.executable, "-m", "secondhalf", "work"])
            wait_until_healthy(children, chosen.host, port)
            welcome(home, address=address(chosen.host, port))
            ended = "" if children.asked_to_stop else children.watch(lasting={"web"})
            if not ended:
                print("\n" + _("Stopping."), flush=True)
    if ended:
        raise WebServerStopped(folder=home.path / "logs")


def demo(chosen):
    """The same, but never in an installation for real work."""
    if settings.HOME.kind == "real":
        raise OtherKind(kind=birth.KIND_WORDS["real"])
    serve(chosen)


def refuse_strangers(host, *, demo):
    if is_loopback(host):
        return
    if demo:
        raise LoopbackOnly(host=host)
    if not settings.ORIGINS:
        raise NoPublicAddress()


def is_loopback(host):
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def free_port(host, port):
    """The port itself if it is free, or any free one for 0."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as reason:
            raise PortTaken(port=port, other=port + 1) from reason
        return probe.getsockname()[1]


def web_server(host, port):
    return [
        *(sys.executable, "-m", "granian", "secondhalf.wsgi:application", "--interface", "wsgi"),
        *("--host", host, "--port", str(port), "--workers", options.WORKERS.read(), "--blocking-threads", "4"),
        *("--respawn-failed-workers", "--workers-kill-timeout", "10", "--no-ws", "--log-level", "warning"),
    ]


def python_path():
    """The checkout comes first, so that children run the code that started them."""
    return os.pathsep.join(filter(None, [str(settings.PACKAGE.parent), os.environ.get("PYTHONPATH")]))


def address(host, port):
    name = f"[{host}]" if ":" in host else host
    return f"http://{'127.0.0.1' if host == '0.0.0.0' else name}:{port}/"  # noqa: S104


def wait_until_healthy(children, host, port):
    until = time.monotonic() + SECONDS_TO_START
    while not children.asked_to_stop and not is_healthy(address(host, port) + "healthz"):
        if time.monotonic() > until or children.has_ended("web"):
            raise DidNotStart()
        time.sleep(0.1)


def is_healthy(url):
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.read() == b"ok"
    except OSError:
        return False


def port_number(text):
    number = int(text)
    if not 0 <= number <= 65535:
        raise ValueError(text)
    return number


def serving_options(parser):
    parser.add_argument("--port", type=port_number, default=8000, help=_("the port (8000); 0 takes any free one"))
    parser.add_argument("--host", default="127.0.0.1", help=_("the address to listen on (127.0.0.1)"))
    parser.add_argument(
        "--language",
        choices=["zh-hans", "en"],
        default=options.LANGUAGE.read(),
        help=_("the language of a new demo world"),
    )


COMMANDS = [
    Command("serve", gettext_lazy("Serve this installation; a new folder becomes a demo."), serve, serving_options),
    Command("demo", gettext_lazy("Serve a demo world; refused where real work is done."), demo, serving_options),
]
