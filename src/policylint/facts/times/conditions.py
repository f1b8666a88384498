"""What a time holds for ("Priority 1", "Gold plan") and for how many ("95 % of calls")."""

import re
from collections.abc import Iterator

from policylint.facts.reading import Reading
from policylint.facts.times.channels import Channels
from policylint.facts.times.clauses import Clause
from policylint.facts.times.phrasing import phrasing
from policylint.facts.times.surroundings import Stretch, Surroundings

_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)")
_BRACKET = re.compile(r"\s?[(\[]([^()\[\]\n\t]{2,40})[)\]]")
_LONGEST_LABEL = 60
"""Characters of a label such as "Sev-1:", at most."""
_TRIM = " \t\v:–—-*|()[],.;"


def share_of(reading: Reading, clause: Clause) -> float | None:
    """The part of cases for which a time is promised: 0.95, or None for all."""
    text = reading.document.text
    for hit in reading.within("percent", clause.start, clause.end):
        number = _PERCENT.match(text, hit.start)
        if number:
            share = float(number[1].replace(",", ".")) / 100
            return share if 0 < share < 1 else None
    words = phrasing(reading.vocabulary)
    tenths = words.tenths.search(text, clause.start, clause.end)
    if tenths is None:
        return None
    part = words.table("tenths").get(tenths[1].lower(), 0.0)
    if tenths[1].isdecimal():
        part = float(tenths[1])
    share = part / words.table("tens")[tenths[2].lower()]
    return share if 0 < share < 1 else None


def condition_of(
    reading: Reading, channels: Channels, clause: Clause, around: Surroundings
) -> str | None:
    """What a time holds for, in the document's words; None when it holds for everything."""
    text = reading.document.text
    found: list[str] = []
    for start, end in _stretches(clause, around):
        hits = (
            *reading.within("time.condition", start, end),
            *reading.within("time.rank-heading", start, end),
        )
        hit = min(hits, default=None)
        if hit:
            found.append(_clean(text[hit.start : hit.end]))
            break
    heads = [(stretch, True) for stretch in around.column[:1]]
    labels = [*around.row, *_labels(text, clause, around)]
    for stretch, of_column in [*((label, False) for label in labels), *heads]:
        words = _clean(text[stretch[0] : stretch[1]])
        if words and not _about_time_or_channel(reading, channels, stretch, of_column):
            found = [w for w in found if w.lower() not in words.lower()]
            found.append(words)
    return ", ".join(dict.fromkeys(found)) or None


def _labels(text: str, clause: Clause, around: Surroundings) -> Iterator[Stretch]:
    """The words before a colon with which a sentence or item begins; those in brackets after."""
    part = text.rfind(";", clause.sentence[0], clause.time.start) + 1
    starts = (part,) if part else (clause.sentence[0], around.earlier[0])
    for start in dict.fromkeys(starts):
        colon = text.find(":", start, min(start + _LONGEST_LABEL, clause.time.start))
        if colon > start and not any(mark in text[start:colon] for mark in ".;\t\v"):
            yield start, colon
            break
    bracket = _BRACKET.match(text, clause.time.end, clause.end)
    if bracket:
        yield bracket.span(1)


def _stretches(clause: Clause, around: Surroundings) -> list[Stretch]:
    stretches: list[Stretch] = [(clause.start, clause.end)]
    if not clause.before:
        stretches.append(clause.sentence)
    if not around.cell:
        stretches += [*around.leads, *around.headings]
    return stretches


def _about_time_or_channel(
    reading: Reading, channels: Channels, stretch: Stretch, of_column: bool
) -> bool:
    """Whether a head names an action, a channel or a unit rather than a case or a plan."""
    if channels.within(*stretch):
        return True
    signals = ["action.respond", "action.resolve", "action.acknowledge", "action.update"]
    signals += ["action.answer", "action.answering", "action.escalate"]
    if of_column:
        signals += ["time.target", "time.asked"]
    return any(True for name in signals for _ in reading.within(name, *stretch))


def _clean(words: str) -> str:
    return " ".join(words.replace("\v", " ").split()).strip(_TRIM)
