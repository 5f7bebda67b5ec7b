"""The calendar of the installation: what came with it, and notices taken over whole or not at all."""

import datetime

import pytest
from django.utils import translation

from secondhalf.core import calendar
from secondhalf.core.actors import CLOCK
from secondhalf.core.calendar import CalendarNotice, Source, WorkDay
from secondhalf.core.calendar_notice import NoticeNotRead, import_notice, known_days, preview
from secondhalf.core.events import Event
from secondhalf.core.notice_text import read_text
from secondhalf.core.problems import Repeated
from secondhalf.core.worktime import CHINA, Rule, due

pytestmark = pytest.mark.django_db

NOTICE_OF_2027 = """2027年部分节假日安排
一、元旦：1月1日至3日放假，共3天。
二、春节：2月5日至11日放假调休，共7天。1月30日上班。
三、清明节：4月3日至5日放假，共3天。
四、劳动节：5月1日至5日放假调休，共5天。5月8日上班。
五、端午节：6月9日放假，共1天。
六、中秋节：9月15日放假，共1天。
七、国庆节：10月1日至7日放假调休，共7天。9月26日、10月9日上班。
"""


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def checked(text, year=2027, region=""):
    rows, wrong = read_text(text, year)
    return preview(rows, year, region=region, errors=wrong)


def day(text):
    return datetime.date.fromisoformat(text)


def test_without_a_notice_the_calendar_is_what_came_with_the_program():
    assert calendar.edition() == 0
    assert not calendar.current().is_provisional(2026)
    assert calendar.current().is_provisional(2027)


def test_a_notice_makes_its_year_official_and_adds_and_removes_days():
    notice = import_notice(checked(NOTICE_OF_2027), by=CLOCK, title="国办发明电〔2026〕9号")
    now = calendar.current()
    assert (notice.edition, now.edition) == (1, 1)
    assert not now.is_provisional(2027)
    assert now.is_workday(day("2027-01-30"))
    assert not now.is_workday(day("2027-02-11"))
    assert WorkDay.objects.count() == 31
    found = due(datetime.datetime(2026, 12, 20, 10, tzinfo=CHINA), Rule(30, "workday"), now)
    assert (found.last_day, found.provisional) == (day("2027-01-30"), False)


def test_the_import_leaves_one_event():
    notice = import_notice(checked(NOTICE_OF_2027), by=CLOCK)
    assert [(event.name, event.subject) for event in Event.objects.all()] == [("calendar.import", notice.pk)]


def test_a_later_notice_takes_the_place_of_an_earlier_one_which_stays_on_record():
    import_notice(checked(NOTICE_OF_2027), by=CLOCK)
    import_notice(checked(NOTICE_OF_2027.replace("1月30日", "2月14日")), by=CLOCK)
    assert not calendar.current().is_workday(day("2027-01-30"))
    assert calendar.at_edition(1).is_workday(day("2027-01-30"))
    assert calendar.at_edition(0).is_provisional(2027)
    assert CalendarNotice.objects.count() == 2


def test_a_notice_of_a_year_that_came_with_the_program_replaces_that_year_whole():
    rows = "\n".join(f"{date} 休" for date in ("2026-01-01", *(f"2026-02-{n}" for n in (16, 17, 18, 19)), "2026-04-05"))
    rows += "\n2026-05-01 休\n2026-05-02 休\n2026-06-19 休\n2026-09-25 休\n2026-10-01 休\n2026-10-02 休\n2026-10-03 休"
    import_notice(checked(rows, 2026), by=CLOCK)
    assert calendar.current().is_workday(day("2026-10-07"))
    assert not calendar.current().is_workday(day("2026-10-10"))


def test_a_notice_may_reach_into_the_december_before():
    text = NOTICE_OF_2027.replace("1月1日至3日放假，共3天。", "2026年12月31日至2027年1月2日放假，共3天。")
    import_notice(checked(text), by=CLOCK)
    assert not calendar.current().is_workday(day("2026-12-31"))
    assert calendar.current().is_workday(day("2026-12-30"))


def test_expected_days_stay_provisional():
    import_notice(checked(NOTICE_OF_2027), by=CLOCK, source=Source.PROVISIONAL)
    assert calendar.current().is_provisional(2027)
    assert calendar.current().is_workday(day("2027-01-30"))
    assert not calendar.current().is_workday(day("2027-02-05"))


def test_a_region_adds_its_own_festivals():
    import_notice(checked("2026-05-27 休 古尔邦节", 2026, region="xinjiang"), by=CLOCK)
    assert calendar.current().is_workday(day("2026-05-27"))
    assert not calendar.current("xinjiang").is_workday(day("2026-05-27"))
    assert not calendar.current("xinjiang").is_workday(day("2026-10-01"))
    assert not calendar.current("xinjiang").is_provisional(2026)


@pytest.mark.parametrize(
    ("change", "line", "text"),
    [
        (("1月30日", "1月29日"), 3, "2027-01-29 is no weekend, so it cannot be a make-up day."),
        (("9月15日", "6月9日"), 7, "2027-06-09 is in line 6 already."),
        (("9月15日", "2028年9月15日"), 7, "2028-09-15 is not in 2027."),
        (
            ("六、中秋节：9月15日放假，共1天。\n", ""),
            0,
            "2027-09-15 (中秋节) is a day off by law, but not in this notice.",
        ),
        (("5月8日上班", "5月38日上班"), 5, "“5月38日上班” is not a date."),
    ],
)
def test_a_wrong_row_is_told_and_nothing_is_taken_over(change, line, text):
    found = checked(NOTICE_OF_2027.replace(*change))
    assert found.errors == [(line, text)]
    with pytest.raises(NoticeNotRead):
        import_notice(found, by=CLOCK)
    assert not CalendarNotice.objects.exists()
    assert calendar.current().is_provisional(2027)


def test_a_forgotten_make_up_day_is_pointed_out_but_not_refused():
    assert checked(NOTICE_OF_2027).warnings == []
    assert checked(NOTICE_OF_2027.replace("1月30日上班。", "")).warnings == [
        "17 weekdays off less 3 make-up days is not 13: check it with the notice."
    ]


def test_nothing_in_it_is_an_error():
    assert [error.line for error in checked("").errors] != []
    assert checked("", region="xinjiang").errors[0].line == 0


def test_the_confirmation_carries_the_rows_as_text():
    first = checked(NOTICE_OF_2027)
    again = checked(first.as_text)
    assert [row[1:] for row in again.days] == [row[1:] for row in first.days]


def test_the_page_knows_the_days_of_every_year():
    assert len(known_days(2026)[0]) == 39
    rows, provisional = known_days(2027)
    assert (len(rows), provisional) == (19, True)
    import_notice(checked(NOTICE_OF_2027), by=CLOCK)
    rows, provisional = known_days(2027)
    assert (len(rows), provisional) == (31, False)
    assert known_days(1949)[0] == []


def test_the_same_request_twice_imports_once():
    import_notice(checked(NOTICE_OF_2027), by=CLOCK.with_once("one-time"))
    with pytest.raises(Repeated):
        import_notice(checked(NOTICE_OF_2027), by=CLOCK.with_once("one-time"))
    assert (calendar.edition(), WorkDay.objects.count()) == (1, 31)
