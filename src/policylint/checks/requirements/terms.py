"""Terms that a policy explains: glossaries, tables of terms, marked words, levels of severity.

What a term looks like is structure; the words that explain one are signals of the lexicon
(``definition. ...``) and the table ``definitions`` of its vocabulary.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from policylint.checks.requirements.conditions import Witness
from policylint.documents.model import Block
from policylint.facts.gather import Facts

_ENTRY = re.compile(r"\s*(?P<term>[^:–—=\t]{2,60}?)\s*(?::|\s[–—-]\s|=|\t)\s*(?=\S+\s+\S)")
"""A line of a glossary: a term, a mark, and an explanation of more than one word."""
_SEVERAL = re.compile(r"(?P<term>[^\s;:.=][^;:.=\t\n]{0,30}?)\s(?:=|:)\s+(?=\w+\s+\w)")
"""Entries that share a block: "front line = staff who ...; back office = ..."."""
_PAIR = re.compile(
    r"(?P<term>[^\W\d_][^\d:;.,=\t\v–—]{1,40}?)(?::|\s[–—-]|\s=)\s+(?P<word>\w+)\s+\w+\s+\w"
)
"""A term without digits and the first word of its explanation."""
_NAMED = re.compile(
    r"\w,? \((?:(?:the|each|an?|all|collectively|individually|together|jointly|hereinafter|"
    r"hereafter|referred|to|as|also|called|known|our|your|or|and|its|with),? ){0,5}?"
    r"(?P<term>[\"“](?!(?:we|us|our|you|your|they)\b)[^\"”()\n]{2,40}[\"”])",
    re.IGNORECASE,
)
"""A name given in brackets: (the "Service"); not how the parties are spoken of."""
_MARKED = re.compile(
    r"(?:[\"“‘«](?P<quoted>[^\"“”‘’«»\n.;:]{2,50})[,]?[\"”’»]"
    r"|(?<!\w)'(?P<single>[^'\n.;:]{2,50})'"
    r"|(?<![\w*_])(?P<mark>\*\*|__|\*|_)(?P<strong>[^*_\n.;:]{2,50})(?P=mark)"
    r"|<(?P<tag>b|strong|em|i)>(?P<tagged>[^<\n.;:]{2,50})</(?P=tag)>)[*_]{0,2}\s*\Z",
    re.IGNORECASE,
)
"""A term in quotation marks or emphasis, right before where its explanation begins."""
_STRESSED = re.compile(r"[\"“‘'*_]+\w|<(?:b|strong|em|i)>", re.IGNORECASE)
MAX_ENTRIES = 30
"""Entries of a glossary without a heading at most."""
_REACH = 70
"""Characters of source in which a marked term stands before the verb that explains it."""


def glossary(group: Sequence[Facts], params: Mapping[str, Any]) -> Iterator[Witness]:
    """A term with its explanation: under a heading that hits the signal ``under``, or in a table
    of terms and their meanings."""
    for index, facts in enumerate(group):
        document = facts.document
        for number, block in enumerate(document.blocks):
            if block.kind not in ("item", "row", "paragraph") or block.head:
                continue
            text = document.text[block.start : block.end]
            if block.kind == "row" and _is_table_of_terms(facts, block):
                yield Witness(index, block.start, block.end)
            elif _speaks_of_terms(facts, number, params["under"]):
                several = [*_SEVERAL.finditer(text)]
                if len(several) > 1:
                    for match in several:
                        yield Witness(index, block.start + match.start(), block.start + match.end())
                elif _ENTRY.match(text) or (block.kind == "item" and _is_stressed(facts, block)):
                    yield Witness(index, block.start, block.end)


def _speaks_of_terms(facts: Facts, number: int, under: str) -> bool:
    """Whether the heading above, or a few words that lead into the block, are on terms."""
    block = facts.document.blocks[number]
    if facts.reading.section_topic(block.section, under):
        return True
    places = [block.lead] if block.lead is not None else []
    for at in (*places, number):
        here = facts.document.blocks[at]
        hit = next(facts.reading.within(under, here.start, here.end), None)
        after = facts.document.text[hit.end : hit.end + 20] if hit else ""
        if hit and hit.start - here.start < 8 and ":" in after:
            return True
    return _follows_heading(facts, number, under)


def _follows_heading(facts: Facts, number: int, under: str) -> bool:
    """Whether entries lead back to a line of a few words on terms, such as "Glossary"."""
    blocks, text = facts.document.blocks, facts.document.text
    for block in reversed(blocks[max(0, number - MAX_ENTRIES) : number]):
        words = text[block.start : block.end]
        if block.kind == "paragraph" and len(words.split()) <= 4:
            return _hits(facts, under, block.start, block.end)
        if not _ENTRY.match(words):
            return False
    return False


def _is_stressed(facts: Facts, block: Block) -> bool:
    source = facts.document.source
    begin = facts.document.span(block.start, block.start + 1).start
    line = facts.document.line_at(begin).start
    words = facts.document.text[block.start : block.end].split()
    return len(words) > 4 and bool(_STRESSED.search(source[line : begin + 1]))


def _hits(facts: Facts, signal: str, start: int, end: int) -> bool:
    return any(True for _ in facts.reading.within(signal, start, end))


def _is_table_of_terms(facts: Facts, block: Block) -> bool:
    """Whether one column's head asks for a term and a later one's for its meaning."""
    named = False
    for cell in block.cells:
        for start, end in cell.heads:
            if named and _hits(facts, "definition.head-meaning", start, end):
                return cell.end - cell.start > 8
            named = named or _hits(facts, "definition.head-term", start, end)
    return False


def marked_terms(group: Sequence[Facts], params: Mapping[str, Any]) -> Iterator[Witness]:
    """A term in quotation marks or emphasis with its explanation, or two terms in a row."""
    for index, facts in enumerate(group):
        text = facts.document.text
        for match in _NAMED.finditer(text):
            yield Witness(index, *match.span("term"))
        for verb in facts.reading.of("definition.verb"):
            if (start := _marked_before(facts, verb.start, verb.end, params["under"])) is not None:
                yield Witness(index, start, verb.end)
        yield from _pairs(index, facts)


def _marked_before(facts: Facts, start: int, end: int, under: str) -> int | None:
    """Where the marked term before a verb begins in the text."""
    document = facts.document
    at = document.span(start, start + 1).start
    match = _MARKED.search(document.source[max(0, at - _REACH) : at])
    if match is None or document.blocks[document.block_at(start)].kind in ("heading", "meta"):
        return None
    term = match["quoted"] or match["single"] or match["strong"] or match["tagged"]
    if len(term.split()) > 6:
        return None
    begin = document.text.rfind(term.strip(), max(0, start - _REACH), start)
    if begin < 0:
        return None
    if match["strong"] or match["tagged"]:
        # words are stressed for many reasons
        section = document.blocks[document.block_at(start)].section
        if not facts.reading.section_topic(section, under):
            strong = any(h.end > start for h in facts.reading.within("definition.is", start, end))
            article = re.search(r"\b(?:an?|the)\s+\W*\Z", document.text[:begin][-8:], re.I)
            if not (strong and article):
                return None
    return begin


def _pairs(index: int, facts: Facts) -> Iterator[Witness]:
    """ "Guest - a person who ...", two or more in one section, none of which promises anything."""
    table = cast("Mapping[str, Sequence[str]]", facts.language.vocabulary.get("definitions") or {})
    opening = frozenset(table.get("opening", ()))
    found: dict[int, list[Witness]] = {}
    for start, end in facts.reading.sentences:
        match = _PAIR.match(facts.document.text, start, end)
        if match is None or match["word"].lower() not in opening:
            continue
        block = facts.reading.block(start)
        if block.kind not in ("item", "paragraph", "row") or len(match["term"].split()) > 5:
            continue
        if any(
            True
            for name in ("duration", "email", "url", "phone-number", "definition.promise")
            for _ in facts.reading.within(name, start, end)
        ):
            continue
        found.setdefault(block.section, []).append(Witness(index, start, end))
    for witnesses in found.values():
        if len(witnesses) > 1:
            yield from witnesses


def levels(group: Sequence[Facts], _params: Mapping[str, Any]) -> Iterator[Witness]:
    """Levels of severity or priority, where two or more are explained in words.

    A label is a hit of ``definition.level``; it is explained where ``definition.symptom`` hits in
    its row, in what follows it in its block or list, or under it where it is a heading.
    """
    for index, facts in enumerate(group):
        document, reading = facts.document, facts.reading
        labels = [h for h in reading.of("definition.level") if _is_label(facts, h.start)]
        explained: dict[str, Witness] = {}
        for at, label in enumerate(labels):
            number = document.block_at(label.start)
            block = document.blocks[number]
            stop = block.end
            if at + 1 < len(labels):
                stop = min(stop, max(labels[at + 1].start, label.end))
            if block.kind == "row":
                spans = [(cell.start, cell.end) for cell in block.cells if cell.start > label.start]
                spans.append((label.end, block.end))
            elif block.kind == "heading":
                spans = [(label.end, block.end), *_under(facts, number)]
            else:
                spans = [(label.end, stop)]
                spans += [
                    (b.start, b.end)
                    for b in document.blocks[number : number + 9]
                    if b.lead == number
                ]
            if any(True for a, b in spans for _ in reading.within("definition.symptom", a, b)):
                key = re.sub(r"\W+", " ", document.text[label.start : label.end].lower())
                explained.setdefault(key, Witness(index, label.start, label.end))
        if len(explained) > 1:
            yield from explained.values()


def _under(facts: Facts, heading: int) -> Iterator[tuple[int, int]]:
    """Start and end of the first blocks under a heading, those under lesser headings among them."""
    blocks = facts.document.blocks
    for block in blocks[heading + 1 : heading + 12]:
        if block.kind == "heading" and block.level <= blocks[heading].level:
            return
        yield block.start, block.end


def _is_label(facts: Facts, start: int) -> bool:
    block = facts.reading.block(start)
    if block.kind not in ("row", "item", "paragraph", "heading") or block.head:
        return False
    begin = max(block.start, facts.reading.sentence(start)[0])
    before = facts.document.text[begin:start].rstrip(" \"“‘'*_([")
    return not before or before[-1] in ";:|\t\v–—" or not any(map(str.isalnum, before))
