"""Which numbers of the page of rates are written, and which are hidden in its version for the public. 公开版遮蔽。"""

from functools import cached_property

from secondhalf.indicators.masking import hidden

HIDDEN = "＊"
SUMS = (("good", "basic", "bad", "rated"), ("good", "basic", "satisfied"), ("rated", "unrated", "answered"))
SUMS += (("call_good", "call_basic", "call_bad", "called"), ("called", "missed", "uncalled", "answered"))


class Shown:
    """least: cells under it are hidden (0: none is), and one more of each sum that would give them away."""

    def __init__(self, board, *, least):
        self.board, self.least = board, least

    def number(self, line, name):
        """A count, or a star."""
        return HIDDEN if (id(line), name) in self.gone else self.cells_of(line)[name]

    def rate(self, line, key, *, compares=False):
        """[percentage, n, N] as they are shown; compares: too few are not given a percentage."""
        cell = line.cells[key]
        part, whole = (self.number(line, name) for name in (key, cell.formula.whole))
        if HIDDEN in (part, whole):
            return [HIDDEN, part, whole]
        return ["" if compares and cell.is_few and cell.rate.whole else cell.rate.text, part, whole]

    def cells_of(self, line):
        """{name: count} of what is printed of a line: wholes, parts by the rate's key, what stands beside."""
        parts = {key: cell.rate.part for key, cell in line.cells.items()}
        wholes = {cell.formula.whole: cell.rate.whole for cell in line.cells.values()}
        return wholes | line.beside | parts

    @cached_property
    def gone(self):
        """The keys (line, name) of what is hidden."""
        if not self.least:
            return set()
        cells, sums, rests = {}, [], set()
        lines = [self.board.total, *self.board.lines]
        for line in lines:
            own = {(id(line), name): count for name, count in self.cells_of(line).items()}
            for key, cell in line.cells.items():
                rest = (id(line), key, "rest")
                own[rest] = cell.rate.whole - cell.rate.part
                rests.add(rest)
                sums.append([(id(line), key), rest, (id(line), cell.formula.whole)])
            cells |= own
            sums += [[(id(line), name) for name in names] for names in SUMS]
        sums += [[(id(line), name) for line in lines] for name in self.cells_of(self.board.total)]
        return hidden(cells, sums, least=self.least, worked_out=rests)
