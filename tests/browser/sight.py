"""A page as somebody sees it: what the accessibility rules, a narrow screen and the network say about it. 检查。"""

from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
AXE = HERE.parents[1] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
NARROWEST = {"width": 320, "height": 640}  # or 1280 wide at four times the size: WCAG 1.4.10
LEAST = 44  # CSS pixels that a finger needs
NOTE_VIOLATIONS = "addEventListener('securitypolicyviolation', (e) => console.error('CSP ' + e.violatedDirective))"


@cache
def questions():
    """axe-core and our own questions; they go in beside the page, so that its strict policy stays in force."""
    assert AXE.exists(), "axe-core is missing: python3 second.py setup --test"
    return AXE.read_text(encoding="utf-8") + (HERE / "sight.js").read_text(encoding="utf-8")


def faults(page, language, sizes=(DESK, PHONE)):
    """Everything that is wrong with the page as it stands, at a desk and on a phone, in words.

    language: what `lang` must say. sizes: at which of the two the rules are asked: those of WCAG 2.2, A and AA, as far
    as a program can tell. What is too wide or too small is asked always.
    """
    page.evaluate(questions())
    found = [] if page.locator("h1").count() == 1 else [f"{page.locator('h1').count()} first headings"]
    if (lang := page.get_attribute("html", "lang")) != language:
        found.append(f"lang is {lang}")
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        wrong = page.evaluate("(rules) => faultsOf.rules(rules)", RULES) if size in sizes else []
        wrong += page.evaluate("() => faultsOf.width()")
        found += [f"{size['width']}: {fault}" for fault in wrong]
    found += page.evaluate("(least) => faultsOf.targets(least)", LEAST)
    page.set_viewport_size(NARROWEST)
    return found + [f"320: {fault}" for fault in page.evaluate("() => faultsOf.width()")]
