"""PL101: what was meant to be filled in and was not."""

import re
from collections.abc import Iterator

from policylint.checks.draft import Context, Draft
from policylint.facts.blanks.fields import names_organisation
from policylint.facts.gather import Facts
from policylint.packs.model import Rule

_UNIT = r"(?:second|minute|min|hour|hr|day|week|month|ring)s?\b"
_UNIT_AFTER = re.compile(
    rf"\s?(?:(?:working|business|calendar|clear|office)\s)?{_UNIT}", re.IGNORECASE
)
_TIME = re.compile(rf"\b(?:time ?frame|timescale|number of|{_UNIT})", re.IGNORECASE)
_DATE = re.compile(r"\bdates?\b|\b[DdMm]{2}\b|[Yy]{4}|\b20(?:XX|xx|__)|\bMonth\b", re.IGNORECASE)
_DATE_LABEL = re.compile(
    r"\b(?:reviewed|revised|updated|approved|adopted|effective|date|issued)\W{1,4}\Z", re.I
)
_NEXT = re.compile(r"\b(?:next|due|review date)\b", re.IGNORECASE)
_FILLER = re.compile(r"lorem ipsum", re.IGNORECASE)
MAX_SHOWN = 40


def placeholder(facts: Facts, _rule: Rule, _context: Context) -> Iterator[Draft]:
    """Every placeholder of the document, told by what it asks for."""
    text = facts.document.text
    for start, end in facts.placeholders:
        words = " ".join(text[start:end].replace("\\", "").split())
        shown = words if len(words) <= MAX_SHOWN else f"{words[: MAX_SHOWN - 3].rstrip()}..."
        block = facts.document.blocks[facts.document.block_at(start)]
        before = text[max(block.start, start - 40) : start]
        after = text[end : min(block.end, end + 24)]
        yield Draft(start, end, {"placeholder": shown}, _asks_for(words, before, after))


def _asks_for(words: str, before: str, after: str) -> str:
    """Which of the rule's messages fits."""
    if _FILLER.match(words):
        return "filler"
    if names_organisation(words) and not re.search(
        r"phone|mail|address|website|url", words, re.IGNORECASE
    ):
        return "organisation"
    if _UNIT_AFTER.match(after) or (
        _TIME.search(words) and not re.search(r"opening|office", words, re.I)
    ):
        return "time"
    if _DATE.search(words) or _DATE_LABEL.search(before):
        return "next-date" if _NEXT.search(before) or _NEXT.search(words) else "date"
    return "field"
