"""PL101: what was meant to be filled in and was not."""

from collections.abc import Iterator

from policylint.checks.draft import Context, Draft
from policylint.facts.gather import Facts
from policylint.packs.model import Rule


def placeholder(facts: Facts, _rule: Rule, _context: Context) -> Iterator[Draft]:
    """Every placeholder of the document."""
    for each in facts.placeholders:
        text = " ".join(facts.document.text[each.start : each.end].split())
        shown = text if len(text) <= 60 else f"{text[:57]}..."
        yield Draft(each.start, each.end, {"placeholder": shown})
