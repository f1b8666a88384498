"""Metadata that stands in the text itself: "Version: 2" lines and document-control tables.

Which labels mean what is for the rules to say; here is only what has the shape of an entry.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from policylint.documents.draft import Draft, DraftCell
from policylint.documents.frontmatter import entry_key
from policylint.documents.paragraphs import lines_of

_FIRST_BLOCKS = 12
_LAST_BLOCKS = 8
_MAX_LABEL_WORDS = 5
_MAX_VALUE = 120
_SEPARATOR = re.compile(r" [|\u00b7\u2022] ")
_LINE = re.compile(r"([^\W\d_][\w '\u2019./&()-]{0,40}?)[ ]?:[ ]+(\S[^\n\v]*)")


class Entry(NamedTuple):
    """A label and its value, and the index of the block that shows them."""

    key: str
    value: str
    block: int


def header_entries(drafts: Sequence[Draft]) -> Iterator[Entry]:
    """The entries of tables of labels, and of labelled lines near the top or the end."""
    tops = [draft for draft in drafts if draft.kind != "meta"]
    near = {draft.index for draft in (*tops[:_FIRST_BLOCKS], *tops[-_LAST_BLOCKS:])}
    for table, group in groupby(drafts, key=lambda draft: draft.table):
        if table is not None:
            yield from _table_entries(list(group))
            continue
        for draft in group:
            if draft.index in near and draft.kind in ("paragraph", "item"):
                yield from labelled_lines(draft)


def labelled_lines(draft: Draft) -> Iterator[Entry]:
    """The entries of a block's lines such as "Owner: Head of service"; a line may hold several."""
    for start, end in lines_of(draft.text):
        for text in _segments(draft, start, end):
            match = _LINE.fullmatch(text.strip())
            if match and _is_label(match[1]) and len(match[2]) <= _MAX_VALUE:
                yield Entry(entry_key(match[1]), match[2].strip(), draft.index)


def _segments(draft: Draft, start: int, end: int) -> list[str]:
    """The parts of a line: "Version: 2 | Owner: Head of service", or each with a bold label."""
    text = draft.text
    cuts = {match.end() for match in _SEPARATOR.finditer(text, start, end)}
    for first, last in draft.strong:
        if start <= first < last <= end and ":" in (text[last - 1], text[last : last + 1]):
            cuts.add(first)
    edges = sorted({start, end, *cuts})
    return [text[a:b].rstrip(" |\u00b7\u2022") for a, b in pairwise(edges)]


def _table_entries(rows: list[Draft]) -> Iterator[Entry]:
    widths = {len(row.cells) for row in rows}
    if widths == {2} or (widths == {4} and all(_has_two_labels(row) for row in rows)):
        for row in rows:
            for label, value in zip(row.cells[::2], row.cells[1::2], strict=True):
                yield from _entry(row, label, row, value)
    elif len(rows) == 2 and rows[0].head:
        for value in rows[1].cells:
            if value.heads:
                yield from _entry(*value.heads[-1], rows[1], value)


def _has_two_labels(row: Draft) -> bool:
    """Whether the first and third of four cells are bold or end with a colon."""
    return all(
        _text(row, cell).endswith(":") or any(cell.start == start for start, _ in row.strong)
        for cell in row.cells[::2]
    )


def _entry(labels: Draft, label: DraftCell, row: Draft, cell: DraftCell) -> Iterator[Entry]:
    key, value = _text(labels, label).rstrip(": "), _text(row, cell)
    if value and len(value) <= _MAX_VALUE and _is_label(key):
        yield Entry(entry_key(key), value, row.index)


def _text(row: Draft, cell: DraftCell) -> str:
    return " ".join(row.text[cell.start : cell.end].split())


def _is_label(text: str) -> bool:
    return text[:1].isalpha() and len(text.split()) <= _MAX_LABEL_WORDS and text[-1] not in ".;,"
