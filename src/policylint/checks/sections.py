"""PL109, PL110, PL113: sections without text, sections that come twice, levels left out."""

import re
from collections.abc import Iterator

from policylint.checks.draft import Context, Draft
from policylint.documents.model import Block, Document, Span
from policylint.facts.gather import Facts
from policylint.model import Edit
from policylint.packs.model import Rule

_UNSEEN = re.compile(
    r"<!--.*?-->|</?(?:a|p|div|br|hr|span|section|article)\b[^<>]{0,200}>|[*_=#>\s|~-]|\{[:#.][^{}\n]{0,80}\}",
    re.DOTALL,
)
"""What stands between two headings without being anything to read."""
_SAYS_ITSELF = re.compile(r"@\w|(?:\d[ -]?){6,}|:\s*\S+|[.!]\s*\Z|\d{4}\s*\Z")
"""A heading that carries its own message: "Call us: 0800 123 456"."""
_REPEATABLE = re.compile(
    r"(?:examples?|notes?|tips?|important|warning|steps?|questions?|answers?|q|a|see also|summary|"
    r"response|scenario|do|don['’]?t|dos|don['’]?ts|added|changed|fixed|removed|top)\b\W*\d*\W*\Z",
    re.IGNORECASE,
)
MIN_WORDS = 30
MAX_HEADING_WORDS = 12


def empty_section(facts: Facts, _rule: Rule, _context: Context) -> Iterator[Draft]:
    """Headings with neither text nor a subsection, table, picture or code under them."""
    document = facts.document
    parents = {section.parent for section in document.sections}
    filled = {block.section for block in document.blocks if block.kind != "heading"}
    headings = [section.heading for section in document.sections if section.heading is not None]
    marked = sum(1 for heading in headings if not document.blocks[heading].fake)
    for index, section in enumerate(document.sections):
        if section.heading is None or index in parents or index in filled:
            continue
        block = document.blocks[section.heading]
        if section.heading == headings[0] or _says_itself(section.title):
            continue
        if block.fake and (marked > 1 or section.heading == headings[-1]):
            continue  # beside real headings a bold line may well be a line in bold
        if not _is_followed_by_something(document, section.heading):
            yield Draft(block.start, block.end, {"heading": section.title})


def _says_itself(title: str) -> bool:
    return bool(_SAYS_ITSELF.search(title)) or len(title.split()) > MAX_HEADING_WORDS


def _is_followed_by_something(document: Document, heading: int) -> bool:
    """Whether anything stands in the source between a heading and the next block."""
    blocks = document.blocks
    end = document.span(blocks[heading].start, blocks[heading].end).end
    after = len(document.source)
    if heading + 1 < len(blocks):
        after = document.span(blocks[heading + 1].start, blocks[heading + 1].end).start
        after = document.line_at(after).start
    rest = document.source[document.line_at(end).end : after]
    return bool(_UNSEEN.sub("", rest))


def duplicate_section(facts: Facts, rule: Rule, _context: Context) -> Iterator[Draft]:
    """A heading that a section before it under the same parent has, a long paragraph repeated."""
    document = facts.document
    headings: dict[tuple[int | None, str], Block] = {}
    for section in document.sections:
        if section.heading is None:
            continue
        block = document.blocks[section.heading]
        key = (section.parent, _words(section.title))
        if block.fake or not key[1] or _REPEATABLE.match(section.title):
            continue
        first = headings.setdefault(key, block)
        if first is not block:
            values = {"heading": section.title, "line": str(_line(document, first))}
            yield Draft(block.start, block.end, values, "heading")
    least = int(rule.params.get("min_words", MIN_WORDS))
    texts: dict[str, Block] = {}
    for block in document.blocks:
        if block.kind not in ("paragraph", "item") or block.end - block.start < 2 * least:
            continue
        words = _words(document.text[block.start : block.end])
        if words.count(" ") + 1 < least:
            continue
        first = texts.setdefault(words, block)
        if first is not block:
            opening = " ".join(document.text[block.start : block.end].split()[:6])
            values = {"opening": opening, "line": str(_line(document, first))}
            yield Draft(block.start, block.end, values, "paragraph")


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _line(document: Document, block: Block) -> int:
    return document.place(document.span(block.start, block.end)).line


def heading_jump(facts: Facts, _rule: Rule, _context: Context) -> Iterator[Draft]:
    """Headings more than one level below the heading before them."""
    document = facts.document
    headings = [b for b in document.blocks if b.kind == "heading" and not b.fake]
    for at in range(1, len(headings)):
        above, block = headings[at - 1].level, headings[at].level
        if block <= above + 1:
            continue
        lifted = []
        for each in headings[at:]:
            if each.level <= above:
                break
            lifted.append(each)
        values = {
            "heading": document.sections[headings[at].section].title,
            "from": str(above),
            "to": str(block),
            "level": str(above + 1),
        }
        edits = tuple(e for each in lifted if (e := _lift(document, each, block - above - 1)))
        yield Draft(headings[at].start, headings[at].end, values, edits=edits)


def _lift(document: Document, block: Block, by: int) -> Edit | None:
    """An edit that gives a heading ``by`` fewer number signs; None where it has none."""
    span = document.span(block.start, block.end)
    begin = document.line_at(span.start).start
    signs = re.compile(r"[ >\t]*(#{2,6})(?=[ \t])").match(document.source, begin, span.start)
    if signs is None or len(signs[1]) <= by:
        return None
    place = document.place(Span(signs.start(1), signs.end(1)))
    return Edit(place, "#" * (len(signs[1]) - by), safe=True)
