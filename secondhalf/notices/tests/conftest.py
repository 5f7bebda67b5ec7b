"""What the tests of this room share."""

import pytest
from django.test import Client

from secondhalf.core import sequencer
from secondhalf.notices.models import Notice


@pytest.fixture
def told(world):
    """told(): {(account, word)} of all notices, once everything that follows has been done."""

    def settle(**about):
        sequencer.settle()
        return {(n.person.username, n.name) for n in Notice.objects.filter(**about).select_related("person")}

    return settle


@pytest.fixture
def as_(world):
    """as_("linxi"): a client signed in as somebody of the cast."""

    def sign_in(name):
        client = Client()
        client.force_login(getattr(world, name).person)
        return client

    return sign_in
