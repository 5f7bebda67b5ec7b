"""Small cells in anything public are hidden, and one more, so that none can be worked out (DOMAIN §16.4 no. 10)."""

from secondhalf.indicators.masking import hidden


def test_a_small_cell_is_hidden_with_one_more():
    cells = {"甲": 40, "乙": 3, "丙": 12, "合计": 55}
    assert hidden(cells, [["甲", "乙", "丙", "合计"]], least=5) == {"乙", "丙"}


def test_without_a_small_cell_nothing_is_hidden():
    assert hidden({"甲": 40, "乙": 5, "合计": 45}, [["甲", "乙", "合计"]], least=5) == set()


def test_two_small_cells_hide_each_other():
    assert hidden({"甲": 40, "乙": 1, "丙": 2}, [["甲", "乙", "丙"]], least=5) == {"乙", "丙"}


def test_what_is_hidden_beside_one_sum_may_not_be_worked_out_by_another():
    cells = {(row, column): 20 for row in "ab" for column in "xy"} | {("a", "x"): 2}
    sums = [[(row, column) for column in "xy"] for row in "ab"] + [[(row, column) for row in "ab"] for column in "xy"]
    assert hidden(cells, sums, least=5) == set(cells)


def test_a_rate_that_lacks_few_is_hidden_though_both_its_counts_are_large():
    cells = {"n": 146, "N": 148, "rest": 2}
    assert "n" in hidden(cells, [["n", "rest", "N"]], least=5, worked_out=["rest"])
    full = {"n": 146, "N": 146, "rest": 0}
    assert hidden(full, [["n", "rest", "N"]], least=5, worked_out=["rest"]) == set()
