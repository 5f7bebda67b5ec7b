"""Python looks for garbage as before once the last block is over, whichever began first."""

import gc

from secondhalf.core import sweeps


def test_blocks_may_overlap_and_nothing_stays_changed():
    before = gc.get_threshold()
    first, second = sweeps.seldom(), sweeps.seldom()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert gc.get_threshold() == sweeps.SELDOM
    second.__exit__(None, None, None)
    assert gc.get_threshold() == before
