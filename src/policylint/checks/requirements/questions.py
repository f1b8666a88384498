"""Questions with their answers, and labels with their values: two brief ways to say a thing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from policylint.checks.requirements.conditions import POLICY_TEXT, Witness
from policylint.documents.model import Block, Cell
from policylint.facts.gather import Facts

_VALUE = re.compile(
    r"\s*(?:\([^()\n]{0,40}\)\s*)?(?:(?P<stop>\.)\s|:|\s[|–—-]\s|[–—])\s*(?P<value>\S[^\v\t|·•]*)"
)
"""What stands after a label: a mark, then the value to the end of its line or the next field."""
_NAME = re.compile(r" (?P<stop>)(?P<value>[A-Z][^\v\t|·•;]*)")
"""A name that follows a label such as "Approved by" at once."""
_OPENS = re.compile(r"(?:\A|[\v\t|·•;]|[.?!]\s)[\W_]*\Z")
_MORE = frozenset(("", "and", "or", "of", "for", "to", "no", "no.", "name", "s"))
"""Words with which the rest of a label in a cell begins."""
SHORT = 6
"""Words of a value after a label that is a sentence by itself, at most."""
EDGE = 12
"""Blocks at either end of a document in which it speaks of itself."""


def answered(group: Sequence[Facts], params: Mapping[str, Any]) -> Iterator[Witness]:
    """A question or heading that hits ``question``, with its answer after it.

    The answer is the rest of the block, else the next block of the section; with ``with`` it must
    hit that signal; with ``edge`` only near the beginning or end of the document.
    """
    for index, facts in enumerate(group):
        document, reading = facts.document, facts.reading
        for hit in reading.of(params["question"]):
            number = document.block_at(hit.start)
            block = document.blocks[number]
            _begin, end = reading.sentence(hit.start)
            heading = block.kind == "heading"
            if block.kind not in POLICY_TEXT and not heading:
                continue
            if params.get("edge") and EDGE <= number < len(document.blocks) - EDGE:
                continue
            if not heading and not document.text[hit.start : end].rstrip(' "”*_').endswith(
                ("?", ":")
            ):
                continue
            if facts.elsewhere.mute(number, hit.start):
                continue
            answer = _answer(facts, number, end)
            if answer is None:
                continue
            wanted = params.get("with")
            if not wanted or any(True for _ in reading.within(wanted, *answer)):
                # with the answer's first sentence, which may well say the same again
                yield Witness(index, hit.start, reading.sentence(answer[0] + 1)[1])


def _answer(facts: Facts, number: int, end: int) -> tuple[int, int] | None:
    """Start and end of what follows a question that ends at ``end`` in the block ``number``."""
    document = facts.document
    block = document.blocks[number]
    if len(document.text[end : block.end].split()) > 1:
        return end, block.end
    following = document.blocks[number + 1 : number + 4]
    same = [b for b in following if b.section == block.section and b.kind in POLICY_TEXT]
    if (
        not same
        or following[0].kind == "heading"
        or facts.elsewhere.mute(number + 1, same[0].start)
    ):
        return None
    if any(same[0].start <= blank.start < same[0].end for blank in facts.placeholders):
        return None
    return same[0].start, same[-1].end


def field(group: Sequence[Facts], params: Mapping[str, Any]) -> Iterator[Witness]:
    """A label that hits ``label`` with its value after it, or in the cell beside it.

    With ``columns`` also the cells below it, in a table whose heads hit that signal.

    With ``blank`` only values that were never filled in, without it only filled ones; with
    ``edge`` only near the beginning or end of the document; with ``with`` the value must hit that
    signal.
    """
    for index, facts in enumerate(group):
        document, reading = facts.document, facts.reading
        blocks = document.blocks
        for hit in reading.of(params["label"]):
            number = document.block_at(hit.start)
            block = blocks[number]
            if block.kind not in POLICY_TEXT or facts.elsewhere.mute(number, hit.start):
                continue
            if params.get("edge") and EDGE <= number < len(blocks) - EDGE:
                continue
            for start, end in values_of(facts, block, hit.start, hit.end, params):
                blank = any(start <= p.start < end for p in facts.placeholders)
                wanted = params.get("with")
                if wanted and not any(True for _ in reading.within(wanted, start, end)):
                    continue
                if blank == bool(params.get("blank")):
                    yield Witness(index, hit.start, end)


def values_of(
    facts: Facts, block: Block, start: int, end: int, params: Mapping[str, Any]
) -> Iterator[tuple[int, int]]:
    """Where the values of the label from ``start`` to ``end`` stand."""
    document = facts.document
    text = document.text
    cell = next((c for c in block.cells if c.start <= start < c.end), None)
    piece = (cell.start, cell.end) if cell else (block.start, block.end)
    before = text[max(piece[0], start - 12) : start]
    names = text[start:end].lower().endswith(" by")
    if not _OPENS.search(before) and not (names and before.rstrip().endswith(":")):
        return
    match = _VALUE.match(text, end, piece[1])
    if match is None and names:
        match = _NAME.match(text, end, piece[1])
    if match and match["value"].strip(" *_"):
        # "Review. Annually by the board." is a label, "Review. After that ..." hardly
        if not match["stop"] or len(re.split(r"[.;]\s", match["value"])[0].split()) <= SHORT:
            yield match.span("value")
        return
    if cell is None or not _is_whole(text[end : cell.end]):
        return
    pair = len(block.cells) == 2
    if not block.head or pair:
        beside = [c for c in block.cells if c.start > cell.start and text[c.start : c.end].strip()]
        if beside:
            yield beside[0].start, beside[0].end
    heads = params.get("columns")
    if not heads or not block.head:
        return
    if any(True for _ in facts.reading.within(heads, block.start, block.end)):
        for below in _column(facts, block, cell.column):
            if text[below.start : below.end].strip():
                yield below.start, below.end


def _is_whole(rest: str) -> bool:
    """Whether a cell ends with the label, but for two words like "of document"."""
    words = rest.split()
    return len(words) <= 2 and (not words or words[0].strip("():/*_").lower() in _MORE)


def _column(facts: Facts, head: Block, column: int) -> Iterator[Cell]:
    """The cells of a column below its head."""
    blocks = facts.document.blocks
    for block in blocks[facts.document.block_at(head.start) + 1 :]:
        if block.table != head.table:
            return
        if not block.head:
            yield from (cell for cell in block.cells if cell.column == column)
