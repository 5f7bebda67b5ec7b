"""Small cells are hidden in anything public, and one more, so that none can be worked out. 遮蔽。

Source: DOMAIN §12.3, §16.4 no. 10.
"""


def hidden(cells, sums, *, least, worked_out=()):
    """The keys of the cells that must not be shown.

    cells: {key: count}. sums: lists of keys of which one is the sum of the others; while just one of a list is hidden
    it could be worked out, so the smallest other one is hidden too. worked_out: keys of `cells` that are not printed
    but follow from what is (what a rate lacks to its whole): hidden from 1 to `least` - 1 only; nought tells nobody
    apart.
    """
    gone = {key for key, count in cells.items() if count < least and (key not in worked_out or count > 0)}
    while more := {weakest(cells, keys, gone) for keys in sums} - {None}:
        gone |= more
    return gone


def weakest(cells, keys, gone):
    """The smallest shown cell of a sum that hides just one; None if it hides none, more, or all."""
    shown = [key for key in keys if key not in gone]
    return min(shown, key=lambda key: cells[key]) if shown and len(keys) - len(shown) == 1 else None
