"""Signing in: what opens, what locks, what is written down. 登录。"""

import datetime

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from secondhalf.core import moments
from secondhalf.people.models import SignInRecord
from secondhalf.people.signins import forget_old
from secondhalf.testing.again import world_again

PASSWORD = "three unrelated words"


@pytest.fixture
def world(db, clock):
    cache.clear()
    return world_again(password=PASSWORD)


def sign_in(client, account, password=PASSWORD, **data):
    return client.post(reverse("account_login"), {"login": account, "password": password, **data})


def is_in(client):
    return "_auth_user_id" in client.session


def test_the_page_carries_the_banner_in_both_languages(db, client):
    assert "本系统为非涉密系统" in client.get(reverse("account_login")).text
    assert "严禁录入、存储、传输国家秘密" in client.get(reverse("account_login")).text
    client.cookies["language"] = "en"
    assert "This is a non-classified system" in client.get(reverse("account_login")).text


def test_the_right_password_opens_and_is_never_written_down(world, client):
    assert sign_in(client, "LinXi").status_code == 302 and is_in(client)
    line = SignInRecord.objects.get()
    assert (line.person, line.outcome, line.address) == (world.linxi.person, "ok", "127.0.0.1")
    assert line.realm == world.places.province.pk

    other = Client()
    assert sign_in(other, "linxi", "wrong words").status_code == 200 and not is_in(other)
    assert SignInRecord.objects.latest("id").outcome == "wrong"
    sign_in(other, "hunter2-password", "x")
    unknown = SignInRecord.objects.latest("id")
    assert unknown.person is None and "hunter2" not in unknown.tried and len(unknown.tried) == 16


def test_five_wrong_tries_lock_the_account_for_fifteen_minutes(world, clock):
    for host in ("localhost", "127.0.0.1", "localhost", "127.0.0.1", "localhost"):
        sign_in(Client(headers={"host": host}), "linxi", "wrong words")
    locked = Client()
    answer = sign_in(locked, "LINXI")
    assert not is_in(locked) and "锁定" in answer.text
    assert SignInRecord.objects.latest("id").outcome == "locked"
    other = Client()
    sign_in(other, "xiahe")
    assert is_in(other)

    clock(minutes=14)
    sign_in(locked, "linxi")
    assert not is_in(locked)
    clock(minutes=2)
    sign_in(locked, "linxi")
    assert is_in(locked)


def test_the_security_administrator_unlocks_and_nobody_else(world):
    for _try in range(5):
        sign_in(Client(), "linxi", "wrong words")
    auditor, officer = Client(), Client()
    auditor.force_login(world.shenji.person)
    officer.force_login(world.anquan.person)
    unlock = reverse("person_unlock", args=[world.linxi.person.pk])

    assert auditor.post(unlock).status_code == 403
    assert "林溪" in officer.get(reverse("accounts_locked")).text
    assert officer.post(unlock, {"once": "a"}).status_code == 302
    assert "林溪" not in officer.get(reverse("accounts_locked")).text.replace("已解锁：林溪", "")
    again = Client()
    sign_in(again, "linxi")
    assert is_in(again)


def test_whoever_has_left_is_refused_and_their_sessions_are_gone(world, client):
    sign_in(client, "linxi")
    world.linxi.person.leave(by=world.xitong)
    assert client.get(reverse("hand_over")).status_code == 401
    fresh = Client()
    assert sign_in(fresh, "linxi").url == reverse("account_inactive") and not is_in(fresh)
    assert SignInRecord.objects.latest("id").outcome == "left"


def test_after_signing_in_one_goes_on_to_a_page_of_this_house_only(world):
    inside, outside = Client(), Client()
    assert sign_in(inside, "xitong", next=reverse("persons")).url == reverse("persons")
    assert "evil" not in sign_in(outside, "xitong", next="https://evil.example/").url


def test_a_forgotten_password_is_replaced_by_mail_once(world, client):
    world.linxi.person.change(by=world.baiyang, email="linxi@union.example")
    client.post(reverse("account_reset_password"), {"email": "linxi@union.example"})
    client.post(reverse("account_reset_password"), {"email": "nobody@union.example"})
    assert len(mail.outbox) == 1 and "linxi" in mail.outbox[0].body
    link = next(word for word in mail.outbox[0].body.split() if word.startswith("http"))

    form = client.get(link, follow=True)
    page = form.redirect_chain[-1][0]
    assert "too short" not in form.text
    refused = client.post(page, {"password1": "12345", "password2": "12345"})
    assert refused.status_code == 200 and "10" in refused.text
    client.post(page, {"password1": "four other good words", "password2": "four other good words"})
    assert not is_in(client)
    sign_in(client, "linxi", "four other good words")
    assert is_in(client)
    assert "链接已失效" in Client().get(link, follow=True).text


def test_a_changed_password_signs_out_everywhere_else(world, client):
    elsewhere = Client()
    sign_in(client, "linxi")
    sign_in(elsewhere, "linxi")
    new = {"oldpassword": PASSWORD, "password1": "four other good words", "password2": "four other good words"}
    world.linxi.person.change(by=world.baiyang, phone="138-1234-5678")
    for poor in ("qwertyuiop", "2026110412", "short", "138-1234-567"):
        answers = {**new, "password1": poor, "password2": poor}
        assert client.post(reverse("account_change_password"), answers).status_code == 200
        cache.clear()
    assert client.post(reverse("account_change_password"), {**new, "oldpassword": "x"}).status_code == 200
    assert client.post(reverse("account_change_password"), new).status_code == 302
    assert client.get(reverse("hand_over")).status_code == 200
    assert elsewhere.get(reverse("hand_over")).status_code == 401


def test_one_sees_where_one_is_signed_in_and_ends_the_rest(world, client):
    elsewhere = Client(headers={"user-agent": "OldPhone/1"})
    sign_in(client, "linxi")
    sign_in(elsewhere, "linxi")
    elsewhere.get(reverse("usersessions_list"))
    assert "OldPhone/1" in client.get(reverse("usersessions_list")).text
    client.post(reverse("usersessions_list"))
    assert elsewhere.get(reverse("hand_over")).status_code == 401
    assert client.get(reverse("hand_over")).status_code == 200


def test_the_log_is_for_the_auditor_and_kept_two_hundred_days(world, client, clock):
    sign_in(Client(), "linxi", "wrong words")
    client.force_login(world.shenji.person)
    address = reverse("sign_ins")
    assert "林溪" in client.get(address, {"outcome": "wrong"}).text
    assert "林溪" not in client.get(address, {"outcome": "ok"}).text
    clock(days=199)
    assert forget_old() == 0
    clock(days=2)
    assert forget_old() == 1 and not SignInRecord.objects.filter(at__lt=moments.now() - datetime.timedelta(200))


def test_a_demonstration_lists_its_members_and_a_real_installation_does_not(world, client, settings):
    assert "linxi" not in client.get(reverse("account_login")).text
    settings.DEMO = True
    page = client.get(reverse("account_login"), {"as": "qinling"}).text
    assert "?as=linxi" in page and 'value="qinling"' in page and PASSWORD not in page
