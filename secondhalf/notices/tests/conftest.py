"""What the tests of this room share."""

from urllib.parse import urlsplit

import pytest
from django.test import Client

from secondhalf.core import sequencer
from secondhalf.notices.models import Choices, Notice, Robot
from secondhalf.notices.words import WORDS
from secondhalf.testing.receivers import Hook, MailServer


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


@pytest.fixture
def hook(settings):
    """A web hook on this machine, which robots may have in this test only."""
    settings.ROBOTS_ON_LOOPBACK = True
    with Hook() as hook:
        yield hook


@pytest.fixture
def post_office(settings):
    """A mail server on this machine, and the public address of the installation."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.ORIGINS = [urlsplit("https://union.example")]
    with MailServer() as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield server


@pytest.fixture
def with_address(world):
    """with_address("linxi", todo="at_once"): somebody has an address, and chooses."""

    def give(name, **choices):
        person = getattr(world, name).person
        person.email = f"{name}@works.example"
        person.save(update_fields=["email"])
        if choices:
            Choices.objects.update_or_create(person=person, defaults=choices)
        return person

    return give


@pytest.fixture
def robot(world, hook):
    """robot("welfare", kind="dingtalk", ...): a robot of an organisation, which speaks at the hook."""

    def add(place, **about):
        about = {"kind": "wecom", "name": "群", "facts": list(WORDS), "address": hook.address(), **about}
        return Robot.add(by=world.baiyang, organisation=getattr(world.places, place), **about)

    return add
