"""Pipe tables, read as people write them.

mistune's own rule turns a table into a paragraph when one row has a cell too many or too few. This
one keeps such rows, and notes where each cell stands.
"""

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mistune import BlockParser

# A line with a pipe, and below it a line of dashes ("+" and "=" are seen in the wild) and pipes.
TABLE_PATTERN = (
    r"^ {0,3}(?=[^ \t\n])[^\n|]*\|[^\n]*\n"
    r"(?=[|: \t]*[-=+])(?=[-:=+ \t]*\|)[-:=+| \t]+$"
)
_ESCAPE_OR_PIPE = re.compile(r"\\.|\|")
_RULE_LINE = re.compile(r"[-:=+| \t]+")

Pieces = list[tuple[int, int]]
"""Where the text of a cell stands; more than one where it goes over lines."""


def add_tables(block: "BlockParser") -> None:
    """Teach a block parser about pipe tables, also in lists and quotes."""
    block.register("table", TABLE_PATTERN, _parse_table)
    block.list_rules.append("table")
    block.block_quote_rules.append("table")


def _parse_table(_block: "BlockParser", m: re.Match[str], state: Any) -> int:
    """Append a token with ``rows``: of each row the cells, as ranges of ``state.src``."""
    src: str = state.src
    head_end = state.find_line_end_at(m.start())
    rows = [split_row(src, m.start(), head_end)]
    at: int = state.find_line_end_at(head_end)
    while at < state.cursor_max:
        end = state.find_line_end_at(at)
        if src.find("|", at, end) < 0:
            break
        if src.find("--", at, end) < 0 or not _RULE_LINE.fullmatch(src[at:end].rstrip()):
            rows.append(split_row(src, at, end))
        at = end
    width = len(rows[0])
    for row in rows:
        row.extend([(row[-1][-1][1],) * 2] for _ in range(width - len(row)))
    state.append_token({"type": "table", "rows": rows, "headed": True})
    return at


def split_row(src: str, start: int, end: int) -> list[Pieces]:
    """Where the cells of the table row ``src[start:end]`` stand, without the space around them."""
    while end > start and src[end - 1] in " \t\n":
        end -= 1
    while start < end and src[start] in " \t":
        start += 1
    if start < end and src[start] == "|":
        start += 1
    pipes = [
        match.start() for match in _ESCAPE_OR_PIPE.finditer(src, start, end) if match[0] == "|"
    ]
    if not pipes or pipes[-1] != end - 1:
        pipes.append(end)
    cells: list[Pieces] = []
    for pipe in pipes:
        cells.append([trimmed(src, start, pipe)])
        start = pipe + 1
    return cells


def trimmed(src: str, start: int, end: int) -> tuple[int, int]:
    """``src[start:end]`` without the white space around it; empty at ``start`` where it is all."""
    text = src[start:end]
    stripped = text.strip()
    if not stripped:
        return start, start
    start += text.index(stripped)
    return start, start + len(stripped)
