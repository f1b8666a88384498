"""The ``fact`` conditions of rules: what grammars decide, as data with parameters can ask for it.

Each takes the documents of one policy and the condition's parameters, and yields the words that
satisfy it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from policylint.checks.requirements.conditions import Measure, Witness
from policylint.checks.requirements.coverage import coverage
from policylint.checks.requirements.history import change_log
from policylint.checks.requirements.questions import answered, field
from policylint.checks.requirements.terms import glossary, levels, marked_terms
from policylint.documents.model import Block
from policylint.facts.gather import Facts


def channels(group: Sequence[Facts], params: Mapping[str, Any]) -> Iterable[Witness]:
    """``at_least`` so many different channels are offered."""
    first: dict[str, Witness] = {}
    for index, facts in enumerate(group):
        for channel, offer in facts.first_offers.items():
            first.setdefault(channel, Witness(index, offer.start, offer.end))
    return first.values() if len(first) >= params.get("at_least", 1) else ()


def times(group: Sequence[Facts], params: Mapping[str, Any]) -> Iterable[Witness]:
    """Concrete times are promised; with ``for: every-channel`` they cover every offered channel."""
    found = coverage(group)
    if params.get("for") == "every-channel" and not found.complete:
        return ()
    return [
        *(Witness(index, time.duration.start, time.duration.end) for index, time in found.times),
        *(Witness(index, hit.start, hit.end) for index, hit in found.instant),
    ]


def revision_date(group: Sequence[Facts], _params: Mapping[str, Any]) -> Iterator[Witness]:
    """The document says when it was last revised, with month and year at least."""
    for index, facts in enumerate(group):
        if facts.revision_date:
            yield Witness(index, facts.revision_date.start, facts.revision_date.end)


def date(group: Sequence[Facts], params: Mapping[str, Any]) -> Iterator[Witness]:
    """A date of one of the ``roles``; with ``concrete`` one that has at least month and year."""
    for index, facts in enumerate(group):
        for mention in facts.dates:
            vague = mention.month is None or mention.problem is not None
            if mention.role in params["roles"] and not (vague and params.get("concrete")):
                yield Witness(index, mention.start, mention.end)


def blank_date(group: Sequence[Facts], params: Mapping[str, Any]) -> Iterator[Witness]:
    """A date of one of the ``roles`` that was never filled in."""
    from policylint.facts.dates.labels import Labels
    from policylint.facts.dates.words import DateWords

    for index, facts in enumerate(group):
        if facts.placeholders:
            labels = Labels(facts.document, DateWords(facts.language.vocabulary))
            for blank in facts.placeholders:
                if labels.role(blank.start, blank.end) in params["roles"]:
                    yield Witness(index, blank.start, blank.end)


def entry(group: Sequence[Facts], params: Mapping[str, Any]) -> Iterator[Witness]:
    """An entry of the front matter or the head of a document under one of the ``keys``.

    With ``blank`` only entries that were never filled in, without it only filled ones.
    """
    keys = frozenset(params["keys"])
    for index, facts in enumerate(group):
        for each in facts.document.meta:
            if each.key not in keys or not each.value.strip():
                continue
            block = facts.document.blocks[each.block]
            blank = any(block.start <= p.start < block.end for p in facts.placeholders)
            if blank == bool(params.get("blank")):
                yield Witness(index, block.start, block.end)


_LEAD_WORDS = 4
"""Words that may follow in a sentence leading into a list upon those that tell its topic."""


def text(group: Sequence[Facts], params: Mapping[str, Any]) -> Iterator[Witness]:
    """Whatever is said where only one topic is spoken of.

    That is: sentences and items right under a heading that hits the signal ``under``, or items of
    a list that a sentence leads into which hits the signal ``lead``. They must have ``words``
    words (4) at least, and not hit the signal ``without``; neither placeholders nor sentences
    that only lead into a list count. Headings of more than 8 words are on something narrower.
    """
    least, without = params.get("words", 4), params.get("without")
    for index, facts in enumerate(group):
        document, reading = facts.document, facts.reading
        elsewhere = facts.elsewhere
        for number, block in enumerate(document.blocks):
            if block.kind not in ("paragraph", "item", "row") or block.head:
                continue
            if not _on_topic(facts, block, params):
                continue
            for start, end in _sayings(facts, block):
                said = document.text[start:end].rstrip()
                if len(said.split()) < least or said.endswith((":", ":**")):
                    continue
                if any(start <= blank.start < end for blank in facts.placeholders):
                    continue
                if without and any(True for _ in reading.within(without, start, end)):
                    continue
                if not elsewhere.mute(number, start):
                    yield Witness(index, start, end)


def _on_topic(facts: Facts, block: Block, params: Mapping[str, Any]) -> bool:
    """Whether a block stands under a heading, or in a list, of what the parameters ask for."""
    section = facts.document.sections[block.section]
    if "under" in params and section.heading is not None and len(section.title.split()) <= 8:
        heading = facts.document.blocks[section.heading]
        if any(True for _ in facts.reading.within(params["under"], heading.start, heading.end)):
            return True
    if "lead" not in params or block.kind != "item" or block.lead is None:
        return False
    lead = facts.document.blocks[block.lead]
    # the words right before the list say what its items are
    text = facts.document.text[lead.start : lead.end]
    return text.rstrip("* ").endswith(":") and any(
        len(text[end - lead.start :].split()) <= _LEAD_WORDS
        for _start, end in facts.reading.within(params["lead"], lead.start, lead.end)
    )


def _sayings(facts: Facts, block: Block) -> Iterator[tuple[int, int]]:
    """The sentences of a block; a row is one, whatever its cells hold."""
    if block.kind == "row":
        yield block.start, block.end
        return
    reading = facts.reading
    at = reading.sentence_at(block.start)
    while at < len(reading.sentences) and reading.sentences[at][0] < block.end:
        if reading.sentences[at][0] >= block.start:
            yield reading.sentences[at]
        at += 1


MEASURES: dict[str, Measure] = {
    "channels": channels,
    "times": times,
    "revision-date": revision_date,
    "date": date,
    "blank-date": blank_date,
    "entry": entry,
    "glossary": glossary,
    "marked-terms": marked_terms,
    "levels": levels,
    "answered": answered,
    "field": field,
    "change-log": change_log,
    "text": text,
}
