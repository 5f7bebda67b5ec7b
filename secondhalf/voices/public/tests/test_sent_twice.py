"""Once means once: a double click, two tabs, the back button, a queue that is played again."""

import threading

import pytest
from django.db import connections
from django.test import Client

from secondhalf.voices.models import Voice
from secondhalf.voices.public import proof
from secondhalf.voices.public.tests.conftest import WORDS


def digits_in(answer):
    return answer.content.decode().partition("data-digits>")[2].partition("</dd>")[0]


def test_the_same_form_gets_the_same_receipt(speak, fill):
    form = fill()
    first, second = digits_in(speak(**form)), digits_in(speak(**form))
    assert first and first == second and Voice.objects.count() == 1


def test_a_queue_played_again_from_another_browser_is_one_voice(poster, fill):
    form = fill()
    answers = [Client().post("/v/bathhs22", form) for _time in range(3)]
    assert len({digits_in(answer) for answer in answers}) == 1 and Voice.objects.count() == 1


def test_a_queue_of_last_week_still_goes_once_and_is_held(poster, fill, clock):
    form = fill()
    clock(days=7)
    for _time in range(2):
        assert Client().post("/v/bathhs22", form).status_code == 200
    assert Voice.objects.get().is_held


def test_changed_words_on_a_form_that_was_sent_are_not_lost(speak, fill):
    form = fill()
    speak(**form)
    answer = speak(**form | {"words": WORDS + "今天又断了。"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "今天又断了" in page and "已经提交过一次" in page
    fresh = page.partition('name="once" value="')[2].partition('"')[0]
    assert proof.is_ours(fresh) and fresh != form["once"]
    assert speak(**form | {"words": WORDS + "今天又断了。", "once": fresh}).status_code == 200
    assert Voice.objects.count() == 2


def test_two_people_with_the_same_invented_key_never_share_a_receipt(poster, fill):
    mine = Client().post("/v/bathhs22", fill(once="hello", words="我的话"))
    theirs = Client().post("/v/bathhs22", fill(once="hello", words="我的话"))
    assert digits_in(mine) != digits_in(theirs) and Voice.objects.count() == 2


def test_the_form_is_never_kept_by_a_browser_so_back_asks_for_a_fresh_one(client, poster):
    first, second = client.get("/v/bathhs22"), client.get("/v/bathhs22")
    assert first["Cache-Control"] == "no-store"
    assert key_in(first) != key_in(second)


def key_in(answer):
    return answer.content.decode().partition('name="once" value="')[2].partition('"')[0]


@pytest.mark.django_db(transaction=True)
def test_two_tabs_at_the_same_instant_make_one_voice(poster, fill):
    form, answers, start = fill(), [], threading.Barrier(4)

    def send():
        start.wait()
        answers.append(Client().post("/v/bathhs22", form))
        connections.close_all()

    threads = [threading.Thread(target=send) for _tab in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Voice.objects.count() == 1 and {answer.status_code for answer in answers} == {200}
    assert len({digits_in(answer) for answer in answers}) == 1
