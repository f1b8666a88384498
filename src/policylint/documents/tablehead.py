"""Which rows of a table hold the heads of its columns, and which head is whose."""

import re
from collections.abc import Sequence

from policylint.documents.draft import Draft, DraftCell
from policylint.documents.model import CELL_BREAK

_MAX_HEAD = 40
_DIGIT = re.compile(r"\d")


def mark_heads(rows: Sequence[Draft], width: int, *, headed: bool) -> None:
    """Mark the first row as the head, and give the cells of the others their heads.

    Converters write an empty head where the table has none; then, or where the table has no mark
    of a head (not ``headed``), the first row with text is the head if it looks like one.
    """
    head = rows[0]
    empty = not head.text.strip(CELL_BREAK)
    if empty or not headed:
        others = rows[empty:]
        if len(others) < 2 or not _looks_like_head(others[0], others[1:]):
            return
        head = others[0]
    head.head = True
    by_column: dict[int, list[tuple[Draft, DraftCell]]] = {
        cell.column: [(head, cell)] for cell in head.cells[:width]
    }
    for row in rows:
        if row is not head and row is not rows[0]:
            for cell in row.cells:
                cell.heads = by_column.get(cell.column, [])


def _looks_like_head(row: Draft, others: Sequence[Draft]) -> bool:
    """Every cell is filled, short and without a number; bold, or some other row has a number."""
    texts = [row.text[cell.start : cell.end] for cell in row.cells]
    if not all(text and len(text) <= _MAX_HEAD and not _DIGIT.search(text) for text in texts):
        return False
    bold = all(any(start <= cell.start < end for start, end in row.strong) for cell in row.cells)
    return bold or any(_DIGIT.search(other.text) for other in others)
