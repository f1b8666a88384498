"""An HTML table: from rows of cells that span rows and columns to a grid."""

from typing import NamedTuple

from policylint.documents.draft import Draft, DraftCell
from policylint.documents.model import CELL_BREAK

_MAX_SPAN = 100


class _OpenCell(NamedTuple):
    at: int
    head: bool
    rows: int
    columns: int


class _DoneCell(NamedTuple):
    content: Draft
    head: bool
    rows: int
    columns: int


class HtmlTable:
    """Takes the tags of a table in turn; `rows` gives what they make."""

    def __init__(self) -> None:
        self.depth = 1
        self.in_head = False
        self.cell: _OpenCell | None = None
        self._rows: list[tuple[bool, list[_DoneCell]]] = []
        self._row: list[_DoneCell] | None = None

    def begin_row(self, *, head: bool) -> None:
        self.end_row()
        self._row = []
        self._rows.append((head or self.in_head, self._row))

    def end_row(self) -> None:
        self._row = None

    def begin_cell(self, at: int, head: bool, attributes: dict[str, str | None]) -> None:
        if self._row is None:
            self.begin_row(head=False)
        self.cell = _OpenCell(
            at, head, _span(attributes.get("rowspan")), _span(attributes.get("colspan"))
        )

    def end_cell(self, content: Draft) -> None:
        cell, row = self.cell, self._row
        assert cell is not None
        self.cell = None
        if row is not None:
            row.append(_DoneCell(content, cell.head, cell.rows, cell.columns))

    def rows(self, number: int) -> list[Draft]:
        """A draft for each row that has cells."""
        drafts: list[Draft] = []
        heads: dict[int, list[tuple[Draft, DraftCell]]] = {}
        taken: dict[int, int] = {}
        body = False
        filled = [(head, cells) for head, cells in self._rows if cells]
        for head, cells in filled:
            head = not body and len(filled) > 1 and (head or all(cell.head for cell in cells))
            body = body or not head
            row = Draft("row", "", [])
            row.table = number
            row.head = head
            self._fill(row, cells, heads, taken)
            drafts.append(row)
        return drafts

    def _fill(
        self,
        row: Draft,
        cells: list[_DoneCell],
        heads: dict[int, list[tuple[Draft, DraftCell]]],
        taken: dict[int, int],
    ) -> None:
        """Give a row its cells; ``taken`` counts the rows that a cell above still reaches into."""
        column = length = 0
        parts, drafts = [], []
        for cell in cells:
            while taken.get(column, 0):
                taken[column] -= 1
                column += 1
            text = cell.content.text
            row.append(cell.content, length)
            draft = DraftCell(length, length + len(text), column)
            if row.head:
                for spanned in range(column, column + cell.columns):
                    heads.setdefault(spanned, []).append((row, draft))
            else:
                draft.heads = list(heads.get(column, ()))
            for spanned in range(column, column + cell.columns):
                taken[spanned] = cell.rows - 1
            column += cell.columns
            parts.append(text)
            drafts.append(draft)
            length += len(text) + 1
        for later in [at for at in taken if at >= column and taken[at]]:
            taken[later] -= 1
        row.text = CELL_BREAK.join(parts)
        row.cells = drafts


def _span(value: str | None) -> int:
    return min(max(1, int(value)), _MAX_SPAN) if value and value.isdecimal() else 1
