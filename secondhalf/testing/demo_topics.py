"""What the demo's matters are about, read from `topics/*.toml` in one language. 演示事项题材。"""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "topics"


@dataclass(frozen=True)
class Topic:
    """One subject: who handles it, how hard it is, and its words (`say`) with {place} still open."""

    key: str
    category: str
    lead: str
    level: str
    group: list
    drawing: list
    say: dict
    assist: list = field(default_factory=list)
    at: str = "steel"
    wish: bool = False

    def words(self, name, place):
        """The text of that name, said of a place; the first letter is made large."""
        text = self.say[name].format(place=place)
        return text[:1].upper() + text[1:]

    def voices(self, place):
        """What different workers say about it."""
        return [words[:1].upper() + words[1:] for words in (said.format(place=place) for said in self.say["words"])]


def topics(language):
    """Every topic, in the order of the files. language: zh or en."""
    return [
        Topic(**{name: value for name, value in row.items() if name not in ("zh", "en")}, say=row[language])
        for file in sorted(FOLDER.glob("*.toml"))
        for row in read(file).get("topic", [])
    ]


def phrases(language):
    """Words that fit any topic: {name: text or list of texts}."""
    return read(FOLDER / "phrases.toml")[language]


def read(file):
    return tomllib.loads(file.read_text(encoding="utf-8"))
