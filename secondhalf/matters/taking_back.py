"""The lead department may no longer work on it: the dispatch is taken back, to be made anew. 收回派单。"""

from django.db.models import Exists, OuterRef

from secondhalf.matters.deadlines import Clock
from secondhalf.matters.kinds import Confidentiality
from secondhalf.matters.recusal import bars
from secondhalf.people.posts import Post, Role

WORKS = frozenset({Role.DEPT_HEAD, Role.HANDLER})


class TakeableBack:
    def take_back(self, *, by):
        """Nobody in the lead department is left who may see it: back to the office, to be dispatched to another."""
        with self.step("take_back", by=by):
            self.withdraw_dispatch()
            running = self.clock(Clock.HANDLE)
            self.percent, self.stopped_at, self.due_at = 0, None, running.ends_at if running else None

    def with_hands(self, departments):
        """Of the keys of departments those in which somebody may work on it whom recusal does not bar."""
        if self.confidentiality != Confidentiality.ACCUSATION:
            return set(departments)
        barred = self.accused.filter(bars(OuterRef("person"))).order_by()
        posts = Post.objects.current().filter(~Exists(barred), organisation__in=departments)
        return {place for place, roles in posts.values_list("organisation", "roles") if not WORKS.isdisjoint(roles)}

    def release_the_barred(self):
        """Assisting departments in which nobody is left have no duty any more (part of a step, not a step)."""
        idle = set(self.duties) - self.with_hands(self.duties) - {self.lead_id}
        self.assignments.filter(is_current=True, department__in=idle).update(is_current=False)
        self.leave_sight_of(*idle)
        self._duties = {place: role for place, role in self.duties.items() if place not in idle}
