"""What goes by mail, byte by byte: a word, a number, an address; and nothing of anybody."""

import datetime
from email import message_from_bytes, policy

import pytest

from secondhalf.core import moments
from secondhalf.matters.recusal import Accused
from secondhalf.notices import daily, sending
from secondhalf.notices.models import Choices, Letter, Notice
from secondhalf.testing.receivers import MailServer
from secondhalf.testing.walk import Walk
from secondhalf.voices.models import Voice

PERSONAL = ("林溪", "江禾", "白杨", "宁远", "浴室", "热水", "第四服务区", "循环泵", "生活福利部")


def words(raw):
    """(subject, text) of a mail as it came."""
    mail = message_from_bytes(raw, policy=policy.default)
    return mail["Subject"], mail.get_content().replace("\r\n", "\n")


def test_a_letter_says_a_word_a_number_and_an_address(world, told, post_office, with_address):
    with_address("linxi", todo="at_once")
    Walk(world).to("dispatch")
    told()
    sending.deliver_due()
    [(to, raw)] = post_office.mails
    assert to == ["linxi@works.example"]
    subject, text = words(raw)
    assert subject == "待签收：SQ20261104-0001"
    assert text.split("\n\n")[:2] == ["待签收：SQ20261104-0001", "https://union.example/matters/SQ20261104-0001"]
    whole = message_from_bytes(raw, policy=policy.default).as_string() + subject + text
    assert not [name for name in PERSONAL if name in whole]
    assert b"Auto-Submitted: auto-generated" in raw
    assert Letter.objects.get().state == "sent"
    sending.deliver_due()
    assert len(post_office.mails) == 1


def test_without_a_choice_only_what_is_urgent_comes_at_once(world, told, post_office, with_address):
    with_address("linxi")
    matter = Walk(world).to("dispatch")
    matter.urge(by=world.gaoyuan, text="请尽快。")
    told()
    sending.deliver_due()
    [(_to, raw)] = post_office.mails
    assert words(raw)[0] == "催办：SQ20261104-0001"


def test_the_language_of_mail_is_chosen(world, told, post_office, with_address):
    with_address("linxi", todo="at_once", language="en")
    Walk(world).to("dispatch")
    told()
    sending.deliver_due()
    assert words(post_office.mails[0][1])[0] == "To sign for: SQ20261104-0001"


def test_an_accusation_has_no_number_in_mail_and_the_accused_gets_none(world, told, post_office, with_address):
    matter = Walk(world, confidentiality="accusation").to("admit")
    Accused.objects.create(realm=matter.realm, matter=matter, person=world.luming.person)
    for name in ("jianghe", "luming", "xiahe"):
        with_address(name, todo="at_once")
    matter.dispatch(by=world.baiyang, lead=world.places.welfare, assisting=[world.places.equipment])
    told()
    sending.deliver_due()
    [(to, raw)] = post_office.mails
    assert to == ["jianghe@works.example"]
    subject, text = words(raw)
    assert subject == "待签收：一件事项"
    assert "JG" not in text and "https://union.example/notices\n" in text


def test_whoever_is_named_before_the_letter_goes_out_gets_none(world, told, post_office, with_address):
    with_address("luming", todo="at_once")
    matter = Walk(world).to("dispatch")
    told()
    Accused.objects.create(realm=matter.realm, matter=matter, person=world.luming.person)
    sending.deliver_due()
    assert not post_office.mails and not Letter.objects.exists()


def test_whoever_spoke_is_told_that_there_is_news_and_nothing_else(world, told, post_office, with_address):
    with_address("ningyuan")
    voice = Voice.lodge(by=world.ningyuan, words="浴室水凉。", unit=world.places.steel)
    told()
    voice.ask(by=world.baiyang, text="是哪个浴室？")
    told()
    sending.deliver_due()
    [(to, raw)] = post_office.mails
    subject, text = words(raw)
    assert (to, subject) == (["ningyuan@works.example"], "您反映的情况有新进展")
    assert voice.no not in text and "浴室" not in text
    assert text.split("\n\n")[1] == "https://union.example/notices"


def test_a_notice_that_was_read_needs_no_letter(world, told, post_office, with_address, as_):
    with_address("linxi", todo="at_once")
    Walk(world).to("dispatch")
    told()
    as_("linxi").post("/notices/read")
    sending.deliver_due()
    assert not post_office.mails and not Letter.objects.exists()


def test_a_mail_server_that_is_gone_loses_no_notice(world, told, settings, with_address, as_):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with_address("linxi", todo="at_once")
    with_address("jianghe", todo="at_once")
    Walk(world).to("dispatch")
    told()
    waits = []
    for _try in range(5):
        sending.deliver_due()
        letter = Letter.objects.get(person=world.linxi.person)
        waits.append(letter.due_at - moments.now())
        moments.set_clock(letter.due_at)
    assert waits[:4] == [datetime.timedelta(minutes=minutes) for minutes in (2, 8, 32, 128)]
    assert set(Letter.objects.values_list("state", "tries", "error")) == {("stuck", 5, "ConnectionRefusedError")}
    assert "ConnectionRefusedError" in as_("xitong").get("/system/stuck").text
    assert Notice.objects.filter(person=world.linxi.person, read_at=None).exists()
    with MailServer() as back:
        settings.EMAIL_PORT = back.port
        as_("xitong").post("/system/stuck/retry")
        sending.deliver_due()
        assert len(back.mails) == 2


def test_an_address_that_is_refused_holds_nobody_else_back(world, told, post_office, with_address):
    post_office.refuses["linxi@works.example"] = "550 no such person linxi@works.example"
    for name in ("linxi", "jianghe"):
        with_address(name, todo="at_once")
    Walk(world).to("dispatch")
    told()
    sending.deliver_due()
    assert [to for to, _raw in post_office.mails] == [["jianghe@works.example"]]
    refused = Letter.objects.get(person=world.linxi.person)
    assert (refused.tries, refused.error) == (1, "SMTPRecipientsRefused")


@pytest.fixture
def morning(told, clock):
    def come():
        told()
        daily.digest(moments.today())
        daily.digest(moments.today())
        sending.deliver_due()

    return come


def test_the_digest_says_what_waits(world, morning, post_office, with_address):
    with_address("linxi")
    Walk(world).to("dispatch")
    Walk(world).to("dispatch")
    Walk(world).to("determine")
    morning()
    [(to, raw)] = post_office.mails
    subject, text = words(raw)
    assert (to, subject) == (["linxi@works.example"], "您有2件事待办")
    lines = text.splitlines()
    assert lines[0] == "您有2件事待办"
    assert "待签收（2件）：SQ20261104-0001、SQ20261104-0002" in lines
    assert "https://union.example/work" in lines
    assert not [name for name in PERSONAL if name in subject + text]


def test_where_nothing_waits_no_digest_comes(world, morning, post_office, with_address):
    with_address("linxi")
    with_address("ningyuan", own="daily")
    Walk(world).to("close")
    morning()
    assert not post_office.mails and not Letter.objects.exists()


def test_of_what_accuses_the_digest_counts_for_those_who_may_know_only(world, morning, post_office, with_address):
    matter = Walk(world, confidentiality="accusation").to("admit")
    Accused.objects.create(realm=matter.realm, matter=matter, person=world.luming.person)
    matter.dispatch(by=world.baiyang, lead=world.places.welfare, assisting=[world.places.equipment])
    for name in ("luming", "linxi"):
        with_address(name)
    morning()
    [(to, raw)] = post_office.mails
    assert to == ["linxi@works.example"]
    assert "待签收（1件）：一件事项" in words(raw)[1] and "JG" not in words(raw)[1]


def test_news_comes_with_the_digest_where_that_is_chosen(world, morning, post_office, with_address):
    with_address("hechuan", information="daily")
    Walk(world).to("close")
    morning()
    [(_to, raw)] = post_office.mails
    assert "销号：SQ20261104-0001" in words(raw)[1]


def test_whoever_wants_nothing_gets_nothing(world, morning, post_office, with_address):
    with_address("linxi", todo="never", overdue="never", information="never", own="never")
    Walk(world).to("dispatch").urge(by=world.gaoyuan, text="请尽快。")
    morning()
    assert not post_office.mails
    assert Notice.objects.filter(person=world.linxi.person).count() == 2


def test_without_a_mail_server_no_letter_is_made(world, morning, settings, with_address, as_):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    with_address("linxi", todo="daily", overdue="at_once")
    Walk(world).to("dispatch").urge(by=world.gaoyuan, text="请尽快。")
    morning()
    assert not Letter.objects.exists()
    assert "本系统未启用邮件" in as_("linxi").get("/notices/choices").text


def test_what_was_told_long_ago_is_forgotten(world, told, clock, with_address, post_office):
    with_address("linxi", todo="at_once")
    Walk(world).to("dispatch")
    told()
    sending.deliver_due()
    clock(days=31)
    daily.forget(None)
    assert Notice.objects.count() == 4 and not Letter.objects.exists()
    clock(days=170)
    daily.forget(None)
    assert not Notice.objects.exists()
    assert Choices.objects.count() == 1
