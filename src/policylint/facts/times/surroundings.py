"""What stands around a time beyond its own sentence, from the nearest to the farthest.

A time in a table cell is also spoken of by the heads of its column and the first cell of its row, a
time in a list item by the items and the paragraph that lead to it, and every time by the headings.
"""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from policylint.documents.model import Block, Cell, Document
from policylint.facts.reading import Reading

Stretch = tuple[int, int]
"""Start and end, as offsets of the document's text."""

_MOST_CELLS = 12
"""Cells of a row that are looked at from one of them, at most."""
_LEAD_IN = 300
"""Characters of a paragraph that leads into a table, at most."""
_MERGED = 12
"""Rows that one cell may stand for, at most."""
_OPENING, _SHORT_CELL = 30, 100
"""Characters at the beginning of a cell in which its verb stands; of a short cell."""


class Surroundings(NamedTuple):
    block: Block
    cell: Cell | None
    """The table cell, where the time stands in one."""
    column: tuple[Stretch, ...]
    """Heads of the column, the nearest first."""
    row: tuple[Stretch, ...]
    """The cells of the row before the time's own that are its head: the first with words."""
    beside: tuple[Stretch, ...]
    """The beginnings of short cells to the left, the nearest first."""
    second_head: tuple[Stretch, ...]
    """The cell of the column in the table's first row below the heads."""
    corner: tuple[Stretch, ...]
    """Heads of the row's first cell: the corner of a table with heads on two sides."""
    earlier: Stretch
    """The block (or cell) up to the time's sentence."""
    later: Stretch
    """The rest of the block (or cell) after it."""
    sibling: Stretch | None
    """The list item right before an item of the same list."""
    leads: tuple[Stretch, ...]
    """The item around an item, the paragraph before a list or table; the nearest first."""
    headings: tuple[Stretch, ...]
    """The heading of the section and of those around it, the nearest first; not the title."""
    title: Stretch | None
    """The outermost heading, where it stands above all others."""


def surroundings(reading: Reading, sentence: Stretch) -> Surroundings:
    document = reading.document
    index = document.block_at(sentence[0])
    block = document.blocks[index]
    at = bisect_right(block.cells, sentence[0], key=lambda cell: cell.start) - 1
    cell = block.cells[at] if at >= 0 and sentence[0] <= block.cells[at].end else None
    begin, end = (cell.start, cell.end) if cell else (block.start, block.end)
    headings, title = _headings(document, block)
    return Surroundings(
        block,
        cell,
        tuple(reversed(cell.heads)) if cell else (),
        _row_head(document, index, cell) if cell else (),
        _beside(block, at) if cell else (),
        _second_head(document, index, cell) if cell else (),
        block.cells[0].heads if cell else (),
        (begin, sentence[0]),
        (sentence[1], end),
        _sibling(document, index),
        _leads(document, index),
        headings,
        title,
    )


def _row_head(document: Document, index: int, cell: Cell) -> tuple[Stretch, ...]:
    """The first cell with words; where the first cell is empty, that of the row it continues."""
    block = document.blocks[index]
    first = block.cells[0]
    above = index
    while first.start == first.end and first is not cell and above > 0 and index - above < _MERGED:
        above -= 1
        row = document.blocks[above]
        if row.table != block.table or row.head or not row.cells:
            break
        if row.cells[0].start < row.cells[0].end:
            return ((row.cells[0].start, row.cells[0].end),)
    for other in block.cells[:_MOST_CELLS]:
        if other.start >= cell.start:
            break
        if any(character.isalpha() for character in document.text[other.start : other.end]):
            return ((other.start, other.end),)
    return ()


def _beside(block: Block, at: int) -> tuple[Stretch, ...]:
    """Short cells to the left that say what is done: "Ring you back"."""
    return tuple(
        (other.start, min(other.end, other.start + _OPENING))
        for other in reversed(block.cells[max(0, at - _MOST_CELLS) : at])
        if other.end - other.start < _SHORT_CELL
    )


def _sibling(document: Document, index: int) -> Stretch | None:
    here, above = document.blocks[index], document.blocks[index - 1] if index else None
    if here.kind != "item" or above is None or above.kind != "item" or above.lead != here.lead:
        return None
    return above.start, above.end


def _leads(document: Document, index: int) -> tuple[Stretch, ...]:
    found: list[Stretch] = []
    block = document.blocks[index]
    lead = block.lead if block.lead is not None else _before_table(document, index)
    while lead is not None and len(found) < 8:
        above = document.blocks[lead]
        if above.kind != "heading":
            found.append((above.start, above.end))
        lead = above.lead
    return tuple(found)


def _second_head(document: Document, index: int, cell: Cell) -> tuple[Stretch, ...]:
    row = _first_row(document, index)
    while row < index and document.blocks[row].head:
        row += 1
    if row == index:
        return ()
    cells = document.blocks[row].cells
    at = bisect_left(cells, cell.column, key=lambda other: other.column)
    if at == len(cells) or cells[at].column != cell.column:
        return ()
    return ((cells[at].start, cells[at].end),)


def _first_row(document: Document, index: int) -> int:
    """The first row of a row's table."""
    table = document.blocks[index].table
    # rows of one table stand together, so that the first of them can be searched by halves
    return bisect_left(range(index), True, key=lambda i: document.blocks[i].table == table)


def _before_table(document: Document, index: int) -> int | None:
    """The paragraph right before a row's table, where it is short enough to lead into it."""
    if document.blocks[index].table is None:
        return None
    first = _first_row(document, index)
    if first == 0:
        return None
    block = document.blocks[first - 1]
    short = block.end - block.start < _LEAD_IN
    return first - 1 if block.kind == "paragraph" and short else None


def _headings(document: Document, block: Block) -> tuple[tuple[Stretch, ...], Stretch | None]:
    found: list[Stretch] = []
    section: int | None = block.section
    while section is not None:
        here = document.sections[section]
        if here.heading is not None:
            heading = document.blocks[here.heading]
            if heading is not block:
                found.append((heading.start, heading.end))
        section = here.parent
    if not found or len(document.sections) < 3:
        return tuple(found), None
    outermost = document.blocks[document.sections[1].heading or 0]
    if found[-1] == (outermost.start, outermost.end) and outermost.level == 1:
        return tuple(found[:-1]), found[-1]
    return tuple(found), None
