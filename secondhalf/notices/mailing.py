"""Sending letters: each is written when it goes out, of what its person may see at that moment. 邮件投递。"""

import contextlib
from email.utils import make_msgid, parseaddr
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils import translation
from django.utils.translation import gettext as _

from secondhalf.core.actors import Actor
from secondhalf.notices import digest, policy
from secondhalf.notices.concerns import ByMail
from secondhalf.notices.delivering import claimed
from secondhalf.notices.letters import Letter
from secondhalf.notices.models import Choices
from secondhalf.notices.wording import address_of, line_of, link

OF_ONE = (SMTPRecipientsRefused, SMTPSenderRefused, SMTPDataError)  # whatever else fails, fails for all


def queue(notices):
    """Letters about these new notices for those who have an address and want them at once."""
    to = [notice for notice in notices if notice.person.email] if is_open() else []
    chosen = {row.person_id: row for row in Choices.objects.filter(person__in=[notice.person_id for notice in to])}
    Letter.objects.bulk_create(
        Letter(person=notice.person, notice=notice)
        for notice in to
        if (chosen.get(notice.person_id) or Choices()).by_mail(notice.concern) == ByMail.AT_ONCE
    )


def is_open():
    """Has the installation a mail server? Where mail is only kept as files, notices make none."""
    return "filebased" not in settings.EMAIL_BACKEND


def send_batch():
    """Send one batch of letters over one connection; returns how many rows were dealt with."""
    letters = claimed(Letter, "person", "notice")
    connection = get_connection() if letters else None
    for place, letter in enumerate(letters):
        try:
            send(letter, connection)
        except OF_ONE as error:
            letter.failed(said(error))
        except Exception as error:  # noqa: BLE001 (whatever the server or the network does)
            for late in letters[place:]:
                late.failed(said(error))
            break
    if connection:
        with contextlib.suppress(Exception):
            connection.close()
    return len(letters)


def send(letter, connection):
    """Send one, or drop it where there is nothing left to say."""
    message = written(letter, connection)
    if message is None:
        letter.delete()
        return
    message.send()
    letter.went()


def written(letter, connection):
    """The mail, or None: the person left, has no address, has read it meanwhile, or may not see it any more."""
    person = letter.person
    if not (person.is_active and person.email):
        return None
    choices = Choices.of(person)
    with translation.override(choices.mail_language):
        said = digest.of(person, choices) if letter.day else about(letter.notice, person)
        return said and mail(*said, person.email, connection)


def about(notice, person):
    """(subject, lines) of one notice."""
    if not policy.visible_to(Actor(person=person)).fresh().filter(pk=notice.pk).exists():
        return None
    words = line_of(notice)
    return words, [words, address_of(notice)]


def mail(subject, lines, address, connection):
    """Plain text, marked as written by a machine; of the sender's machine it tells nothing."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    headers = {"Auto-Submitted": "auto-generated", "Message-ID": make_msgid(domain=domain)}
    body = "\n\n".join(line for line in [*lines, foot()] if line) + "\n"
    return EmailMessage(subject, body, to=[address], connection=connection, headers=headers)


def foot():
    """Where to choose otherwise."""
    return " ".join([_("You choose in the system, under Notices, what comes by mail."), link("notice-choices")]).strip()


def said(error):
    """The kind of failure and the server's code: never its words, which repeat addresses."""
    code = getattr(error, "smtp_code", "")
    return f"{type(error).__name__} {code}".strip()
