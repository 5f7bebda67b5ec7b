"""Planning a meeting, moving it, calling it off, beginning and ending it. 会议筹备。"""

from secondhalf.meetings.agenda import MOST
from secondhalf.people.models import Post


class Plannable:
    @classmethod
    def of(cls, actor):
        """A meeting of the actor's seat that is not planned yet."""
        return cls(realm=actor.realm, holder=actor.post.seat)

    def plan(self, *, by, matters=(), attendants=(), guests=(), **about):
        """Plan it; returns it. about: kind, title, starts_at, place, remote_place, chair, ledger, asked.

        matters: at most agenda.MOST are taken, in the order of the rule. attendants: posts; none means the heads of the
        departments with a duty in these matters. guests: (name, body) of those who only sit in. Raises NeverOnAgenda.
        """
        self.convener = by.person
        for name, value in about.items():
            setattr(self, name, value)
        with self.step("plan", by=by):
            self.add_items(list(matters)[:MOST])
            self.add_attendants([self.chair, *(attendants or heads_of(matters))], guests)
        return self

    def change(self, *, by, **about):
        """Another time, place, title or chair. about: title, starts_at, place, remote_place, chair."""
        with self.step("change", by=by):
            for name, value in about.items():
                setattr(self, name, value)
            self.add_attendants([self.chair], ())

    def call_off(self, *, by, reason):
        """It does not take place; what was planned stays on record."""
        with self.step("call_off", by=by) as act:
            act.record(self.reasons, text=reason)

    def begin(self, *, by):
        """From now on decisions may be recorded."""
        with self.step("begin", by=by) as act:
            self.began_at = act.event.at

    def end(self, *, by):
        """It is over; the minutes are to be written."""
        with self.step("end", by=by) as act:
            self.ended_at = act.event.at


def heads_of(matters):
    """The posts that head the departments with a duty in the matters."""
    duties = {key for matter in matters for key in matter.duties}
    return list(Post.objects.current().filter(organisation__in=duties, leads=True).order_by("organisation__path", "id"))
