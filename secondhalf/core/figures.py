"""Figures as they are printed: a share with its numerator and denominator. 比率。"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

NOTHING = "—"


@dataclass(frozen=True)
class Rate:
    """`part` out of `whole`, both counts of the same unit (件, 人, 人次 ... never mixed).

    A rate is never printed alone: show `text` with `counts` and the counting rule (口径). A denominator of 0 gives "—",
    neither 0 % nor 100 % (DOMAIN 0.5, law 4). Raises ValueError for negative counts.
    """

    part: int
    whole: int

    def __post_init__(self):
        if self.part < 0 or self.whole < 0:
            raise ValueError("a count is never negative")

    @property
    def percent(self):
        """A Decimal with two places, rounded half up, or None without a denominator."""
        return rounded(Decimal(100 * self.part) / self.whole) if self.whole else None

    @property
    def text(self):
        """For example "66.67 %", "76 %", "—"."""
        return NOTHING if self.percent is None else f"{plain(self.percent)} %"

    @property
    def counts(self):
        """For example "2/3"."""
        return f"{self.part}/{self.whole}"

    def is_small(self, least=10):
        """True where so few were counted that the rate says little; such a rate is greyed."""
        return self.whole < least

    def __str__(self):
        return self.text


def rate(part, whole):
    """The share of `part` in `whole` in words: "66.67 %", or "—" if there is no `whole`."""
    return Rate(part, whole).text


def rounded(number, places=2):
    """A Decimal rounded half up, as official tables do, from an exact number (int, Decimal or Fraction)."""
    if not isinstance(number, Decimal):
        number = Decimal(number.numerator) / number.denominator
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def plain(number):
    """A Decimal without superfluous zeros: 76 for 76.00, 63.5 for 63.50."""
    return f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"


def points(share, of):
    """The share in whole per cent, rounded half up; 0 if `of` is 0."""
    return int(rounded(Decimal(100 * share) / of, 0)) if of else 0
