"""PL104: days of which nobody says whether they are working days."""

from collections.abc import Iterator

from policylint.checks.draft import Context, Draft
from policylint.facts.gather import Facts
from policylint.packs.model import Rule


def unclear_unit(facts: Facts, _rule: Rule, _context: Context) -> Iterator[Draft]:
    """Every promise in days, where the document never tells working from calendar days."""
    said = any(each.unit == "day" and each.calendar != "unspecified" for each in facts.durations)
    if said or facts.reading.of("time.days-defined"):
        return
    seen = set()
    for each in facts.commitments:
        time = each.duration
        if time.unit != "day" or time.amount < 1 or time.start in seen:
            continue
        seen.add(time.start)
        words = " ".join(facts.document.text[time.start : time.end].split())
        working = _working(words)
        yield Draft(time.start, time.end, {"words": words, "working": working})


def _working(words: str) -> str:
    """The same time in working days."""
    head, _space, unit = words.rpartition(" ")
    return f"{head} working {unit}" if head else f"working {unit}"
