"""A bulk act that was begun is carried through, whatever happens to the request that began it."""

from django_tasks_db.models import DBTaskResult

from secondhalf.core import moments
from secondhalf.matters import bulking
from secondhalf.matters.models import Matter
from secondhalf.testing.walk import Walk


def test_a_request_that_is_killed_leaves_the_rest_to_the_worker(world, monkeypatch):
    matters = [Walk(world).to("register") for _ in range(2)]
    run = bulking.draft(world.baiyang, "admit", matters, departments={})
    monkeypatch.setattr(bulking, "work", lambda key: None)
    bulking.start(run, words={})
    monkeypatch.undo()
    left = DBTaskResult.objects.get(task_path="secondhalf.matters.bulking.carry_out")
    assert left.run_after > moments.now()
    bulking.carry_out.func(*left.args_kwargs["args"])
    assert {Matter.objects.get(pk=matter.pk).stage for matter in matters} == {"admitted"}
