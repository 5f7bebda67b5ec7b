"""Charts as plain SVG: bars begin at nought, labels stand on the marks, a table stands behind. 图表。

Only geometry here; `web/_bars.html` and `web/_lines.html` draw it. The policy forbids style attributes.
"""

WIDTH, RATES = 640, 160
NARROW, BROAD, LEAST, MOST = 9.6, 18, 90, 210  # letters as they stand on a phone; the column of labels
STEP, THICK = 36, 24
LEFT, RIGHT, TOP, BOTTOM = 52, 540, 8, 208


def bars(rows):
    """rows: (label, [(class, number)], words, small words), drawn to one scale. Returns what web/_bars.html draws."""
    most = max((sum(number for _kind, number in parts) for _label, parts, _words, _small in rows), default=0)
    widest = max((breadth(line) for label, *_rest in rows for line in folded(label)), default=0)
    axis = round(min(MOST, max(LEAST, widest + 14)))
    scale = (WIDTH - axis - RATES) / most if most else 0
    return {
        "height": STEP * len(rows) + 8,
        "labels_end": axis - 10,
        "axis": axis,
        "rows": [bar(row, scale, axis, 8 + STEP * order) for order, row in enumerate(rows)],
    }


def breadth(words):
    return sum(BROAD if ord(letter) > 0x2E7F else NARROW for letter in words)


def folded(label):
    """A long label in two lines, parted at the blank nearest its middle."""
    if breadth(label) <= MOST - 14 or " " not in label:
        return [label]
    at = min((i for i, letter in enumerate(label) if letter == " "), key=lambda i: abs(i - len(label) / 2))
    return [label[:at], label[at + 1 :]]


def bar(row, scale, axis, y):
    label, parts, words, small = row
    x, drawn = axis, []
    for kind, number in parts:
        width = round(number * scale, 1)
        wide = width > 9 * len(str(number)) + 12
        drawn.append(
            {
                "kind": kind,
                "x": round(x, 1),
                "text_x": round(x + 8, 1),
                "width": max(width - 0.8, 0),
                "n": number if wide else "",
            }
        )
        x += width
    lines = folded(label)
    at = {"y": y, "text_y": y + 17, "end": round(x + 8, 1)}
    at["label"] = [(line, y + 17 + 15 * order - 8 * (len(lines) - 1)) for order, line in enumerate(lines)]
    return {"parts": [part for part in drawn if part["width"]], "words": words, "small": small, **at}


def lines(labels, series):
    """series: (class of the line, class of its word, word, [numbers]), one number for each label.

    Returns what web/_lines.html draws: an axis from nought in round steps, a polyline and a word at its end for each.
    """
    most = max((number for _l, _w, _t, numbers in series for number in numbers), default=0)
    top = ceiling(most)
    step = (RIGHT - LEFT) / max(len(labels) - 1, 1)
    height = {number: BOTTOM - (BOTTOM - TOP) * number / top for row in series for number in row[3]}
    drawn = []
    for kind, word_kind, word, numbers in series:
        points = " ".join(f"{LEFT + step * i:.0f} {height[number]:.0f}" for i, number in enumerate(numbers))
        end = round(height[numbers[-1]] + 4) if numbers else BOTTOM
        drawn.append({"kind": kind, "word_kind": word_kind, "word": word, "points": f"M{points}", "end": end})
    return {
        "ticks": [{"n": top * i // 4, "y": round(BOTTOM - (BOTTOM - TOP) * i / 4)} for i in range(5)],
        "labels": [{"words": words, "x": round(LEFT + step * i)} for i, words in enumerate(labels)],
        "lines": apart(drawn),
    }


def ceiling(most):
    """The end of an axis in four whole steps: 4, 8, 20, 40, 80, 200, 400, ..."""
    power = 1
    while True:
        for first in (4, 8, 20):
            if first * power >= most:
                return first * power
        power *= 10


def apart(drawn, least=18):
    """Words at the ends of lines must not lie on each other."""
    ordered = sorted(drawn, key=lambda line: line["end"])
    for upper, lower in zip(ordered, ordered[1:], strict=False):
        lower["end"] = max(lower["end"], upper["end"] + least)
    return drawn
