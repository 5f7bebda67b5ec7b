"""Entering a matter through the page."""

from secondhalf.core.problems import StillMissing
from secondhalf.matters.models import Matter
from secondhalf.matters.tests.visiting import Visitor

URL = "/matters/register"


def filled(world, **changed):
    return {
        "title": "关于夜班热水不足的问题", "summary": "夜班时段热水偏凉",
        "category": world.categories["living.bathing"].pk,
        "unit": world.places.steel.pk, "source": "visit", "kind": "demand", "urgency": "normal", "complexity": "hard",
        "regime": "unit", "confidentiality": "internal", **changed,
    }  # fmt: skip


def test_an_officer_registers_and_sees_the_new_matter(world, client):
    visitor = Visitor(client, world.baiyang)
    hidden = visitor.hidden(client.get(URL))
    sent = [client.post(URL, filled(world) | hidden) for _click in range(2)]
    matter = Matter.objects.get()
    assert [answer.url for answer in sent] == [matter.get_absolute_url()] * 2
    assert matter.registered_by == world.baiyang.person
    assert f"Registered: {matter.no}. Next: Admit" in client.get(sent[0].url).text


def test_a_unit_outside_the_union_is_not_taken(world, client):
    Visitor(client, world.baiyang)
    sent = client.post(URL, filled(world, unit=world.places.logistics.pk))
    assert sent.status_code == 422
    assert "夜班时段热水偏凉" in sent.text
    assert not Matter.objects.exists()


def test_only_a_union_office_registers(world, client):
    Visitor(client, world.jianghe)
    refused = client.get(URL)
    assert refused.status_code == 403
    assert "a union office" in refused.text


def test_what_has_not_happened_yet_cannot_be_registered(world, client):
    Visitor(client, world.baiyang)
    assert client.post(URL, filled(world, occurred_on="2027-01-01")).status_code == 422


class AskedAbove:
    """What a room above asks on the same page."""

    def __init__(self, request):
        self.words = request.POST.get("words", "")

    def is_valid(self):
        return self.words != ""

    def as_html(self):
        return f'<textarea name="words">{self.words}</textarea>'

    def after(self, matter, *, by):
        if self.words == "说不出口":
            raise StillMissing(thing=matter, what="words")
        matter.instruct(by=by, text=self.words)


SLOTS = {"register.form": [lambda request, _thing: AskedAbove(request)]}


def test_what_a_room_above_asks_is_done_with_the_registration_or_not_at_all(world, client, settings):
    settings.SECONDHALF_SLOTS = f"{__name__}.SLOTS"
    Visitor(client, world.baiyang)
    assert client.post(URL, filled(world)).status_code == 422
    assert client.post(URL, filled(world, words="说不出口")).status_code == 422
    assert not Matter.objects.exists()
    assert client.post(URL, filled(world, words="洗澡水是凉的")).status_code == 302
    assert Matter.objects.get().instructions.get().text == "洗澡水是凉的"
