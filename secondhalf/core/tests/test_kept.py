"""What is kept is read once in a few seconds, and never grows without end. 常用数据。"""

from secondhalf.core import kept
from secondhalf.core.kept import Kept


def test_a_result_is_loaded_once_until_it_is_forgotten(db):
    asked = []
    double = Kept(lambda number: asked.append(number) or number * 2)
    assert [double(2), double(2), double(3)] == [4, 4, 6]
    assert asked == [2, 3]
    double.forget()
    assert double(2) == 4
    assert asked == [2, 3, 2]


def test_ever_new_keys_do_not_fill_the_memory():
    same = Kept(lambda number: number)
    for number in range(kept._MOST + 10):
        same(number)
    assert len(same._results) <= kept._MOST
