"""What goes and what must stay: prints after 30 days, stray bytes after one; issued bytes never. 清理与核对。"""

import datetime
import itertools
import uuid

from django.utils.translation import gettext as _

from secondhalf.core import moments
from secondhalf.papers import keeping
from secondhalf.papers.documents import DocumentCopy
from secondhalf.papers.issued import IssuedCopy
from secondhalf.papers.own_templates import Template
from secondhalf.papers.prints import Print

KEPT_FOR = datetime.timedelta(days=30)
BATCH = 500


def forget_prints():
    """Rows and bytes of what was asked for long ago; returns how many."""
    old = list(Print.objects.filter(asked_at__lt=moments.now() - KEPT_FOR).values_list("pk", "format"))
    Print.objects.filter(pk__in=[key for key, _format in old]).delete()
    for key, format in old:
        keeping.remove(key, format)
    return len(old)


def sweep():
    """Remove stored bytes that no row names, once they are a day old; returns their paths."""
    gone, found = [], keeping.stored()
    while batch := list(itertools.islice(found, BATCH)):
        known = named([key for key, _path in batch if is_key(key)])
        gone += [path for key, path in batch if key not in known and keeping.is_old(path)]
    for path in gone:
        path.unlink(missing_ok=True)
    return gone


def named(keys):
    """Which of the keys (texts) some row has."""
    copies = DocumentCopy.objects.filter(document__in=keys).values_list("document_id", flat=True)
    rows = [model.objects.filter(pk__in=keys).values_list("pk", flat=True) for model in (Print, Template, IssuedCopy)]
    return {str(key) for key in itertools.chain(copies, *rows)}


def is_key(text):
    try:
        return bool(uuid.UUID(text))
    except ValueError:
        return False


def faults():
    """(what it is, what is wrong) of every issued file and template whose bytes are missing or changed."""
    copies = DocumentCopy.objects.select_related("document").order_by("pk").iterator(BATCH)
    wanted = ((f"{copy.document.no} {copy.format}", copy.document_id, copy.format, copy.sha256) for copy in copies)
    templates = ((str(one), one.pk, "docx", one.sha256) for one in Template.objects.order_by("pk").iterator(BATCH))
    kept = ((str(one), one.pk, one.format, one.sha256) for one in IssuedCopy.objects.order_by("pk").iterator(BATCH))
    for name, key, format, sha256 in itertools.chain(wanted, templates, kept):
        body = keeping.get(key, format)
        if body is None:
            yield name, _("missing")
        elif keeping.digest(body) != sha256:
            yield name, _("differs from its hash")
