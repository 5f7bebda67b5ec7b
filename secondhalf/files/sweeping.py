"""What belongs to nothing goes after a day: bytes of a step that failed, files of a form nobody sent. 清理遗留文件。"""

import datetime
import hashlib
import itertools
import uuid
from pathlib import Path

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from secondhalf.core import moments
from secondhalf.files import storing
from secondhalf.files.models import File

BATCH = 500


def sweep(*, dry_run=False):
    """Remove stored bytes that no row names, and drafts, once they are a day old; returns their paths."""
    gone = [path for path in drafts() if storing.is_old(path)]
    found = storing.stored()
    while batch := list(itertools.islice(found, BATCH)):
        known = set(
            File.objects.filter(pk__in=[key for key, _path in batch if is_key(key)]).values_list("pk", flat=True)
        )
        named = {str(key) for key in known}
        gone += [path for key, path in batch if key not in named and storing.is_old(path)]
    for path in [] if dry_run else gone:
        storing.remove(path)
    return gone


def loose():
    """Files that no subject shows, two days after they were sent: the form they came with never became a step."""
    before = moments.now() - datetime.timedelta(days=2)
    files = File.objects.filter(uploaded_at__lt=before)
    for relation in File._meta.get_fields(include_hidden=True):
        if relation.one_to_many or relation.one_to_one:
            shown = relation.related_model.objects.filter(**{relation.field.name: OuterRef("pk")})
            files = files.exclude(Exists(shown))
    return files


def drop_loose():
    """Delete loose files, row and bytes; returns how many."""
    keys = list(loose().values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        File.objects.filter(pk__in=keys[start : start + BATCH]).delete()
    remove_bytes(keys)
    return len(keys)


def remove_bytes(keys):
    """Remove the bytes of files whose rows are gone, and their thumbnails; the folders tell the day and no more."""
    day = moments.start_of(moments.today()).timestamp()
    for key in keys:
        storing.remove(storing.path_of(key), when=day)
        storing.remove(storing.small_path_of(key), when=day)


def drafts():
    return Path(settings.MEDIA_ROOT).with_name("incoming").glob("*")


def is_key(text):
    try:
        return bool(uuid.UUID(text))
    except ValueError:
        return False


def faults(*, deep=False):
    """(file, what is wrong) of each row whose bytes are missing, or with `deep` differ from their hash."""
    for file in File.objects.order_by("pk").iterator(BATCH):
        path = storing.path_of(file.pk)
        if not path.exists():
            yield file, _("missing")
        elif deep and hashlib.sha256(path.read_bytes()).hexdigest() != file.sha256:
            yield file, _("differs from its hash")
