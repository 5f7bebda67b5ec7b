"""The demo world of an installation: built once, with one password for everybody. 演示世界。"""

import secrets
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import check_password, make_password
from django.db import connection
from django.utils.translation import gettext as _

from secondhalf import options
from secondhalf.cli import dump
from secondhalf.home import make_once

BUILDER = "secondhalf.testing.demo"


def build_once(home, *, language):
    """Build the world if it is not there, and give everybody the password."""
    begun, built, builder = home.path / "demo-begun", home.path / "demo-built", demo()
    if builder and not built.exists():
        print(f"· {_('Building the demo world')}", flush=True)
        begun.touch()
        builder.build(language=language, password=password(home))
        make_once(built, language)
        begun.unlink()
    set_password(password(home))


def clear_half_built(home):
    """A build that was interrupted leaves half a world: begin again with an empty database."""
    begun = home.path / "demo-begun"
    if home.is_demo and begun.exists():
        empty_database()
        begun.unlink()


def empty_database():
    if connection.vendor == "postgresql":
        dump.drop_everything()
        return
    connection.close()
    for suffix in ("", "-wal", "-shm"):
        Path(f"{connection.settings_dict['NAME']}{suffix}").unlink(missing_ok=True)


def demo():
    return import_module(BUILDER) if find_spec(BUILDER) else None


def sign_ins():
    """The demo's members to print, as (account, words)."""
    builder = demo()
    return list(builder.sign_ins()) if hasattr(builder, "sign_ins") else []


def password(home):
    """One random password for each installation, unless the environment chooses one."""
    return options.DEMO_PASSWORD.read() or make_once(home.path / "keys" / "demo-password", secrets.token_urlsafe(9))


def set_password(chosen):
    """Everybody's, when it is not yet so."""
    persons = get_user_model().objects
    present = persons.order_by("date_joined").values_list("password", flat=True).first()
    if present and not check_password(chosen, present):
        persons.update(password=make_password(chosen))
