"""A ledger kept elsewhere comes in as a whole: two at once, a process that is killed, one that comes again."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from secondhalf.core.events import Event
from secondhalf.core.moments import now
from secondhalf.core.problems import MovedOn
from secondhalf.ledgers import daily, foreign, returning, usual
from secondhalf.ledgers.models import EnteredRow, OwnCell, Run
from secondhalf.ledgers.problems import AlreadyRunning
from secondhalf.ledgers.runs import actor_of, opened
from secondhalf.ledgers.tests.test_foreign import looked, row, workbook
from secondhalf.matters.models import Matter
from secondhalf.matters.sights import Sight

ROWS = [row(1), row(2, "更衣柜不够", state="已销号", closed="2026-05-06"), row(3, "浴室无热水")]


@pytest.fixture
def run(office, sent):
    return looked(office, sent(office, "problems", workbook(ROWS)))


def made_ready(run):
    fresh, _repeated, _wrong = foreign.sifted(usual.PROBLEMS, run, actor_of(run), opened(run))
    return foreign.ready(usual.PROBLEMS, run, actor_of(run), fresh)


def nothing():
    """Writes nothing."""


def counted():
    return [model.objects.count() for model in (Matter, Sight, Event, EnteredRow, OwnCell)]


def running(run):
    Run.objects.filter(pk=run.pk).update(state="running", moved_at=now() - datetime.timedelta(minutes=6))
    run.refresh_from_db()
    return run


def test_rows_keep_their_order_in_the_numbers_whether_carried_over_or_not(office, run, confirmed):
    confirmed(office, run)
    titles = Matter.objects.order_by("no").values_list("title", flat=True)
    assert list(titles) == ["食堂油烟大", "更衣柜不够", "浴室无热水"]


def test_of_two_imports_of_the_same_rows_the_second_leaves_nothing_behind(run):
    first, second = made_ready(run), made_ready(run)
    with transaction.atomic():
        first()
    before = counted()
    with pytest.raises(IntegrityError), transaction.atomic():
        second()
    assert counted() == before and before[0] == 3


def test_the_page_of_the_second_says_so_and_may_look_again(office, run, confirmed, sent):
    other = looked(office, sent(office, "problems", workbook(ROWS)))
    late = made_ready(run)
    assert confirmed(office, other).state == "done"
    with pytest.raises(AlreadyRunning):
        foreign.enter(running(run), late, nothing)
    Run.objects.filter(pk=run.pk).update(state="broken")
    run.refresh_from_db()
    assert looked(office, run).counts["repeated"] == 3 and run.state == "ready"


def test_a_run_whose_process_was_killed_is_begun_again_from_its_page(office, run):
    page = office.get(f"/ledgers/problems/files/{running(run).pk}").content.decode()
    assert 'name="again"' in page and not Matter.objects.exists()
    office.post(f"/ledgers/problems/files/{run.pk}", {"again": "1"})
    run.refresh_from_db()
    assert run.state == "running" and run.moved_at > now() - datetime.timedelta(minutes=1)
    returning.go_on.func(str(run.pk))
    returning.go_on.func(str(run.pk))
    run.refresh_from_db()
    assert run.state == "done" and Matter.objects.count() == 3


def test_the_clock_goes_on_with_what_was_left_standing(run):
    from django_tasks_db.models import DBTaskResult

    running(run)
    daily.go_on()
    daily.go_on()
    assert DBTaskResult.objects.filter(task_path__endswith="returning.go_on").count() == 1


def test_two_processes_at_the_same_run_do_it_once(run):
    running(run)
    one, other = Run.objects.get(pk=run.pk), Run.objects.get(pk=run.pk)
    foreign.carried_out(one, usual.PROBLEMS, actor_of(one))
    before = counted()
    with pytest.raises(MovedOn):
        foreign.enter(other, nothing, nothing)
    assert counted() == before and Run.objects.get(pk=run.pk).state == "done"
