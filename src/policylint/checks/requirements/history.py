"""What a policy says of its own past: versions and the changes they brought."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from policylint.checks.requirements.conditions import Witness
from policylint.documents.model import Block
from policylint.facts.gather import Facts
from policylint.facts.model import Hit

_HEADS = re.compile(
    r"\b(?:version|revision|rev|issue|edition|date|change|changes|amendment|amendments|update|"
    r"updates|description|summary|details|author|editor|reason|comments?|notes?)\b",
    re.IGNORECASE,
)
_VERSIONS = re.compile(r"\b(?:version|rev|revision|edition|change|amendment|update)", re.IGNORECASE)
"""One of the heads of a table of versions: a table of requests may have dates and descriptions."""
_NUMBERED = re.compile(
    r"[\W_]*(?:(?:v|ver|version|rev|revision|edition|issue|amendment|release)\.?\s*"
    r"(?:no\.?\s*)?(?:\d+(?:\.\d+)*|[A-H]\b)|\d+\.\d+(?:\.\d+)*\b)",
    re.IGNORECASE,
)
"""A version at the beginning of a line or clause."""
_FIRST = re.compile(r"\d{4}\b|\b(?:v(?:ersion)?\.?\s?)?\d+(?:\.\d+)+|\bv\d+\b|\bversion \d+", re.I)
"""The year or number of an entry."""
_EARLY = 40
"""Characters before the year or number of an entry in a list of changes."""
_DATED = re.compile(r"\s*[)\]]?\s*(?::|[–—]|-\s)")
"""The mark between the date of a change and what was changed."""
_CLAUSE = re.compile(r";\s+")


def change_log(group: Sequence[Facts], params: Mapping[str, Any]) -> Iterator[Witness]:
    """A dated or numbered entry of a version history.

    That is a row of a table of versions, an entry under a heading on changes, a version or date
    with what was changed (a hit of ``changelog.verb``), or a sentence that says when and why the
    text was changed (``changelog.sentence``). With ``blank`` an entry that was never filled in.
    """
    for index, facts in enumerate(group):
        document = facts.document
        for number, block in enumerate(document.blocks):
            if block.kind not in ("item", "paragraph", "row") or block.head:
                continue
            blank = any(block.start <= p.start < block.end for p in facts.placeholders)
            if blank != bool(params.get("blank")) or facts.elsewhere.mute(number, block.start):
                continue
            if _is_entry(facts, number, blank):
                yield Witness(index, block.start, block.end)


def _is_entry(facts: Facts, number: int, blank: bool) -> bool:
    block = facts.document.blocks[number]
    text = facts.document.text[block.start : block.end]
    if in_log(facts, number) and (blank or block.kind == "row" or _is_listed(facts, block, text)):
        return True
    if blank:
        return False
    if any(True for _ in facts.reading.within("changelog.sentence", block.start, block.end)):
        return True
    return any(_tells_change(facts, start, end) for start, end in _clauses(facts, block))


def _is_listed(facts: Facts, block: Block, text: str) -> bool:
    """Whether an item or paragraph under a heading on changes opens with a date or number, and
    says what was changed then, rather than when the whole was last revised."""
    title = facts.document.sections[block.section].title
    if _FIRST.match(title.lstrip("[(")):
        return True  # a heading for each version
    first = _FIRST.search(text)
    if first is None or first.start() > _EARLY or len(text[first.end() :].split()) < 2:
        return False
    return not any(True for _ in facts.reading.within("own-document", block.start, block.end))


def in_log(facts: Facts, number: int) -> bool:
    """Whether a block stands in a table or list of versions."""
    block = facts.document.blocks[number]
    text = facts.document.text[block.start : block.end]
    if block.kind == "row":
        heads = {head for cell in block.cells for head in cell.heads}
        texts = [facts.document.text[start:end] for start, end in heads]
        if sum(1 for text in texts if _HEADS.search(text)) >= 2 and _names_versions(texts):
            return bool(_FIRST.search(facts.document.text, block.start, block.end)) or any(
                block.start <= p.start < block.end for p in facts.placeholders
            )
        if not heads and not _FIRST.search(facts.document.text, block.start, block.end):
            return False
    if facts.reading.section_topic(block.section, "topic.changes"):
        return True
    past = facts.reading.section_topic(block.section, "topic.changes-or-past")
    if past and _FIRST.search(text[: _EARLY // 3]):
        return any(True for _ in facts.reading.within("changelog.verb", block.start, block.end))
    if block.lead is not None:
        lead = facts.document.blocks[block.lead]
        if any(True for _ in facts.reading.within("topic.changes", lead.start, lead.end)):
            return True
    return any(
        _opens_with(facts, block, topic) for topic in ("topic.changes", "topic.changes-or-past")
    )


def _opens_with(facts: Facts, block: Block, topic: str) -> bool:
    """Whether a block begins like "Revision history: ..."."""
    hit = next(facts.reading.within(topic, block.start, block.start + 8), None)
    return hit is not None and ":" in facts.document.text[hit.end : hit.end + 40]


def _names_versions(heads: Iterable[str]) -> bool:
    return any(_VERSIONS.search(head) for head in heads)


def _clauses(facts: Facts, block: Block) -> Iterator[tuple[int, int]]:
    """The sentences of a block, and the parts of them between semicolons."""
    text = facts.document.text
    at = facts.reading.sentence_at(block.start)
    sentences = facts.reading.sentences
    while at < len(sentences) and sentences[at][0] < block.end:
        start, end = sentences[at]
        if start >= block.start:
            begin = start
            for mark in _CLAUSE.finditer(text, start, end):
                yield begin, mark.start()
                begin = mark.end()
            yield begin, end
        at += 1


def _tells_change(facts: Facts, start: int, end: int) -> bool:
    """Whether a clause opens with a version or a date and says what was changed."""
    text, reading = facts.document.text, facts.reading
    verb = next(reading.within("changelog.verb", start, end), None)
    if verb is None:
        return False
    numbered = _NUMBERED.match(text, start, end)
    if numbered:
        return verb.start >= numbered.end() and end - numbered.end() > 6
    date: Hit | None = next(reading.within("date", start, min(end, start + 24)), None)
    if date is None or not _DATED.match(text, date.end, end) or verb.start < date.end:
        return False
    return len(text[start : date.start].split()) <= 2
