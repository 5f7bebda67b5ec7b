"""Brings an installation to the present version: a backup first, then migrations, cache, static files. 升级。"""

import hashlib
import os
import time

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.utils.translation import gettext as _

from secondhalf.cli import identity, world
from secondhalf.cli.archive import write_archive
from secondhalf.core import keys, schema

UNUSED = ["ninja", "htmx-4*", "htmax-4*"]


def make_ready(home, *, language):
    """Everything that must be true before the first request. Quick when nothing changed."""
    identity.claim(home)
    world.clear_half_built(home)
    migrate(home)
    keys.make_all()
    collect_static()
    if home.is_demo:
        world.build_once(home, language=language)


def migrate(home):
    """Apply what is missing, after a backup; an empty database is laid out at once."""
    identity.claim(home)
    steps, begun = schema.missing_steps()
    if steps and begun:
        file = home.path / "backups" / time.strftime("before-upgrade-%Y%m%d-%H%M%S.tar")
        print(f"· {_('Backing up before the upgrade: %(file)s') % {'file': file}}", flush=True)
        write_archive(home, file)
        print(f"· {_('Preparing the database (%(steps)d steps)') % {'steps': len(steps)}}", flush=True)
        call_command("migrate", interactive=False, verbosity=0)
    elif steps:
        print(f"· {_('Preparing the database')}", flush=True)
        schema.lay_out()
    call_command("createcachetable", verbosity=0)


def collect_static():
    """Copy static files into the home, named by their content, compressed; nothing is done when none has changed."""
    seal = settings.STATIC_ROOT / "seal"
    fingerprint = fingerprint_of_static()
    if seal.exists() and seal.read_text() == fingerprint:
        return
    call_command("collectstatic", interactive=False, verbosity=0, clear=True, ignore_patterns=UNUSED)
    seal.write_text(fingerprint)


def fingerprint_of_static():
    """A hash over name, size and time of every static file there is."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list(UNUSED):
            about = os.stat(storage.path(path))  # noqa: PTH116 (Django's storages speak text)
            digest.update(f"{path} {about.st_size} {about.st_mtime_ns}\n".encode())
    return digest.hexdigest()
