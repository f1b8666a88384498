"""Tables drawn with characters, as pandoc writes them: grids, and columns under dashes.

    +---------+--------+      Channel   Time
    | Channel | Time   |      --------- --------
    +=========+========+      Email     2 days
    | Email   | 2 days |
    +---------+--------+

To mistune these are paragraphs, rules and code. They are read where their columns are sound, that
is, where no text runs across the edge of a column.
"""

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from policylint.documents.tables import Pieces, split_row, trimmed

if TYPE_CHECKING:
    from mistune import BlockParser

GRID_PATTERN = r"^ {0,3}\+(?:[-=:]{2,}\+)+[ \t]*\n(?= {0,3}\|)"
_DASHES = r" {0,3}-{2,}(?:[ ]+-{2,})+[ \t]*$"
DASHED_PATTERN = (
    rf"^(?:(?P<dashed_top> {{0,3}}-{{3,}}[ \t]*\n)(?:[ \t]*[^\s-][^\n]*\n){{1,6}}{_DASHES}"
    rf"|(?P<dashed_head> {{0,3}}[^\s#>|`~-][^\n]*\n){_DASHES}"
    rf"|{_DASHES}(?=\n[ \t]*[^\s-]))"
)
_GRID_EDGE = re.compile(r"[ \t]*\+[-=:+|]*[-=:][-=:+|]*\+[ \t]*")
_LINE_OF_DASHES = re.compile(r" {0,3}-{3,}[- ]*")
_GROUP = re.compile(r"-+")

Row = list[Pieces]


def add_text_tables(block: "BlockParser") -> None:
    """Teach a block parser about these tables, also in lists and quotes."""
    for name, pattern, function in (
        ("grid_table", GRID_PATTERN, _parse_grid),
        ("dashed_table", DASHED_PATTERN, _parse_dashed),
    ):
        block.register(name, pattern, function, before="setex_heading")
        for rules in (block.list_rules, block.block_quote_rules):
            block.insert_rule(rules, name, before="setex_heading")


def _parse_grid(_block: "BlockParser", m: re.Match[str], state: Any) -> int:
    src: str = state.src
    edge = src[m.start() : src.index("\n", m.start())]
    edges = [at for at, char in enumerate(edge) if char == "+"]
    rows: list[Row] = []
    lines: list[tuple[int, int]] = []
    heads = 0
    at = int(state.find_line_end_at(m.start()))
    while at < state.cursor_max:
        end = int(state.find_line_end_at(at))
        line = src[at:end].rstrip("\n")
        if line.lstrip()[:1] not in ("+", "|"):
            break
        if _GRID_EDGE.fullmatch(line):
            rows.extend(_grid_row(src, lines, edges))
            lines = []
            if "=" in line:
                heads = len(rows)
        else:
            lines.append((at, at + len(line)))
        at = end
    rows.extend(_grid_row(src, lines, edges))
    _append(state, rows, headed=heads > 0)
    return at


def _grid_row(src: str, lines: list[tuple[int, int]], edges: list[int]) -> list[Row]:
    """The row that stands in some lines of a grid; nothing where there is no line."""
    if not lines:
        return []
    cells: Row = [[] for _ in edges[1:]]
    for start, end in lines:
        pieces = split_row(src, start, end)
        if len(pieces) != len(cells):
            # a pipe in the text, or a cell that spans others
            pieces = [
                [trimmed(src, min(start + left + 1, end), min(start + right, end))]
                for left, right in pairwise(edges)
            ]
        for cell, (piece,) in zip(cells, pieces, strict=True):
            if piece[0] < piece[1]:
                cell.append(piece)
    for cell in cells:
        if not cell:
            cell.append((lines[0][0], lines[0][0]))
    return [cells]


def _parse_dashed(_block: "BlockParser", m: re.Match[str], state: Any) -> int:
    src: str = state.src
    framed = m["dashed_head"] is None
    rule_start = src.rfind("\n", m.start(), m.end()) + 1 or m.start()
    columns = [group.start() for group in _GROUP.finditer(src[rule_start : m.end()])]
    head = [] if rule_start == m.start() else _lines(src, m.start(), rule_start)
    if m["dashed_top"] is not None:
        head = head[1:]
    body, end = _body(state, m.end() + 1, framed=framed)
    groups = ([head] if head else []) + body
    rows = [_dashed_row(src, lines, columns) for lines in groups]
    if not body or None in rows:
        # not sound: what mistune would have made of the first line
        end = int(state.find_line_end_at(m.start()))
        if m["dashed_head"] is None:
            state.append_token({"type": "thematic_break"})
        else:
            state.cursor = m.start()
            state.add_paragraph(src[m.start() : end])
        return end
    _append(state, [row for row in rows if row is not None], headed=bool(head))
    return end


def _body(state: Any, at: int, *, framed: bool) -> tuple[list[list[tuple[int, int]]], int]:
    """The lines of each row, and where the text after the table begins.

    In a frame (dashes at the end) blank lines part the rows; without, each line is a row and a
    blank line is the end. No rows where the frame is not closed.
    """
    src: str = state.src
    rows: list[list[tuple[int, int]]] = []
    between = True
    while at < state.cursor_max:
        end = int(state.find_line_end_at(at))
        line = src[at:end].rstrip("\n")
        if _LINE_OF_DASHES.fullmatch(line):
            return rows, end
        if not line.strip():
            if not framed:
                return rows, at
            between = True
        elif between or not framed:
            rows.append([(at, at + len(line))])
            between = False
        else:
            rows[-1].append((at, at + len(line)))
        at = end
    return ([] if framed else rows), at


def _lines(src: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the lines of ``src[start:end]`` stand, without their ends."""
    lines = []
    while start < end:
        stop = src.index("\n", start)
        lines.append((start, stop))
        start = stop + 1
    return lines


def _dashed_row(src: str, lines: list[tuple[int, int]], columns: list[int]) -> Row | None:
    """The row that stands in some lines; None where text runs across the edge of a column."""
    cells: Row = [[] for _ in columns]
    for start, end in lines:
        for cell, left, right in zip(cells, columns, [*columns[1:], None], strict=True):
            a = min(start + (left if cell is not cells[0] else 0), end)
            b = end if right is None else min(start + right, end)
            if b < end and not src[b - 1].isspace():
                return None
            piece = trimmed(src, a, b)
            if piece[0] < piece[1]:
                cell.append(piece)
    for cell in cells:
        if not cell:
            cell.append((lines[0][0], lines[0][0]))
    return cells


def _append(state: Any, rows: list[Row], *, headed: bool) -> None:
    if rows:
        state.append_token({"type": "table", "rows": rows, "headed": headed})
