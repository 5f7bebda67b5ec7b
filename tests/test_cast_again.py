"""The cast that is laid down again is the cast as it was built. 再次布置。"""

from django.apps import apps
from django.core.management import call_command
from django.db import transaction

from secondhalf.people.organisations import Kind, found
from secondhalf.testing.again import world_again


def test_every_row_of_the_first_time_stands_again(db, clock):
    everything = {}
    for turn in ("first", "again"):
        with transaction.atomic():
            world_again("en")
            everything[turn] = all_rows()
            transaction.set_rollback(True)
    assert everything["first"]["people.Post"], "nobody is there"
    assert everything["first"] == everything["again"]


def test_where_somebody_lives_already_it_is_built_beside_them(db, clock):
    found(kind=Kind.UNION, name="另一个")
    assert world_again().places.province.path == "0002"


def test_what_one_test_does_to_an_object_is_not_seen_by_the_next(db, clock):
    with transaction.atomic():
        world_again().jianghe.post.title = "changed"
        transaction.set_rollback(True)
    assert world_again().jianghe.post.title == "部长"


def test_it_stands_again_where_every_statement_is_kept_at_once(transactional_db, clock):
    first = world_again("en", password="for this test alone")
    call_command("flush", interactive=False, verbosity=0)
    again = world_again("en", password="for this test alone")
    assert again is not first and again.jianghe.post.title == first.jianghe.post.title


def all_rows():
    models = [model for model in apps.get_models() if model._meta.app_label not in ("auth", "contenttypes")]
    return {model._meta.label: sorted(map(str, model._base_manager.values_list())) for model in models}
