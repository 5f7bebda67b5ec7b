"""Numbers that reach a person and names of those concerned do not get into a public text."""

import pytest

from secondhalf.matters.redacting import found_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("请联系13812345678。", ["13812345678"]),
        ("电话：138 1234 5678", ["138 1234 5678"]),
        ("１３８１２３４５６７８", ["13812345678"]),
        ("+86 138-1234-5678", ["+86 138-1234-5678"]),
        ("0510-87654321", ["0510-87654321"]),
        ("身份证11010519491231002X", ["11010519491231002X"]),
        ("账号6222 0212 3456 7890 123", ["6222 0212 3456 7890 123"]),
        ("写信到 li.si+1@example.cn 即可", ["li.si+1@example.cn"]),
        ("2026年11月4日至2026-11-20，出水42℃，编号SQ20261104-0007", []),
        ("工会热线12351、010-12351", []),
        ("", []),
    ],
)
def test_numbers_and_addresses(text, found):
    assert found_in(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("宁远反映浴室没有热水", ["宁远"]),
        ("ning yuan said so", ["Ning Yuan"]),
        ("Morning Yuanxiao", []),
        ("没有名字", []),
    ],
)
def test_names_of_those_concerned(text, found):
    assert found_in(text, {"宁远", "Ning Yuan", "远"}) == found
