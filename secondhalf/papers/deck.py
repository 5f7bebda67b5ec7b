"""What stands on slides, as plain data; drawn by `drawing/slides.py` with charts that can be edited. 幻灯片。"""

BARS, COLUMNS, LINES, RING, STACKED = "bars", "columns", "lines", "ring", "stacked"


def deck(title, slides, *, subtitle="", issuer="", date="", language="zh-hans"):
    """A deck. slides: made by the functions below."""
    said = {"title": title, "subtitle": subtitle, "issuer": issuer, "date": date, "language": language}
    return {name: str(value) for name, value in said.items()} | {"slides": slides}


def figures(title, found, *, note=""):
    """Up to six figures: [(value, words)], such as ("64.1 %", "销号率 25/39"). note: the counting rule and cut-off."""
    return {"kind": "figures", "title": str(title), "figures": [[str(a), str(b)] for a, b in found], "note": str(note)}


def chart(title, how, categories, series, *, note=""):
    """A chart. how: BARS, COLUMNS, LINES, RING or STACKED. series: [(name, [numbers])], one number a category."""
    named = [{"name": str(name), "values": list(values)} for name, values in series]
    about = {"title": str(title), "how": how, "note": str(note)}
    return {"kind": "chart", "categories": [str(one) for one in categories], "series": named, **about}


def rows(title, columns, lines, *, note=""):
    """A table: columns [(words, width)]; goes on over several slides where it is long."""
    said = [[str("" if one is None else one) for one in each] for each in lines]
    head = [[str(words), width] for words, width in columns]
    return {"kind": "rows", "title": str(title), "columns": head, "rows": said, "note": str(note)}


def points(title, said, *, note=""):
    """A few sentences."""
    return {"kind": "points", "title": str(title), "points": [str(one) for one in said], "note": str(note)}
