"""One word per act: table = method = rule = label = form = words after it."""

from secondhalf.voices import policy
from secondhalf.voices.forms import MOVE_FORMS
from secondhalf.voices.loop import MOVES
from secondhalf.voices.models import Voice
from secondhalf.voices.telling import OF_THE_MATTER, TOLD
from secondhalf.voices.views.doing import DONE


def test_every_verb_is_everywhere():
    assert set(MOVES) == set(policy.RULES) == set(Voice.verb_labels) == set(MOVE_FORMS) == set(DONE) == set(TOLD)
    for verb in MOVES:
        assert callable(getattr(Voice, verb)), verb


def test_what_is_told_of_a_matter_are_verbs_of_a_matter():
    from secondhalf.matters.models import Matter

    assert set(OF_THE_MATTER) <= set(Matter.moves)
