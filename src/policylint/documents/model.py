"""What a reader makes of a file: text to read, and the way back to the source.

A reader of any format yields a `Document`. Its ``text`` is what a person reads (no markup), all
blocks one after the other; every stage after this one works in offsets of ``text`` and asks
`Document.span` for the source only when something is to be shown.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from policylint.model import Place

BlockKind = Literal["meta", "heading", "paragraph", "item", "row", "code"]
BREAK = "\n"
"""Stands between two blocks in `Document.text`."""
CELL_BREAK = "\t"
"""Stands between two cells of a row in `Document.text`."""
LINE_BREAK = "\v"
"""A line end that is meant, inside a block: a hard break, ``<br>``, the paragraphs of a cell."""
_LINE_END = re.compile(r"\r\n?|\n")


class Span(NamedTuple):
    """Offsets in the source, end exclusive."""

    start: int
    end: int


class Run(NamedTuple):
    """A stretch of text and the source it stands for.

    Where both lengths are equal each character stands for its counterpart; otherwise the text as a
    whole stands for the source as a whole (an entity, an escape, a line end). A run without length
    says where something without text stands: a block of code, an empty cell.
    """

    text_start: int
    text_length: int
    source_start: int
    source_length: int


class Cell(NamedTuple):
    """One cell of a row; offsets are those of `Document.text`."""

    start: int
    end: int
    column: int
    """0-based column of the cell's left edge, after spans of columns and rows."""
    heads: tuple[tuple[int, int], ...]
    """Where the texts of its column heads stand, topmost first."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, table row, line of metadata, or code (which has no text)."""

    kind: BlockKind
    start: int
    end: int
    section: int
    """Index of the section it belongs to; a heading belongs to the section it opens."""
    level: int = 0
    """Of a heading 1 to 6, of an item its depth in nested lists, from 1."""
    lead: int | None = None
    """Index of the block that this one continues: an item's enclosing item or the paragraph that
    leads into its list ("We will:"), a row's paragraph before the table. None where there is none.
    """
    marker: str = ""
    """Of an item "-", "3.", "(a)" or, of a task, "- [x]"; of a heading its number ("2.1"), of a
    footnote "[^1]". It is not part of the text.
    """
    cells: tuple[Cell, ...] = ()
    table: int | None = None
    """Number of the table that a row belongs to, from 0."""
    head: bool = False
    """A table row that holds the column heads."""
    quoted: bool = False
    """Inside a block quote."""
    fake: bool = False
    """A heading made of text (bold, numbered, in capitals, "#Title") instead of heading markup."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it. Section 0 has no heading: the text before the first."""

    heading: int | None
    """Index of the heading's block."""
    level: int
    parent: int | None
    title: str
    path: tuple[str, ...]
    """Titles from the outermost section to this one."""


class Comment(NamedTuple):
    """An HTML comment of the source, for suppressions."""

    span: Span
    text: str


class Link(NamedTuple):
    """A link or image: where its text stands in `Document.text`, its target, its source span."""

    start: int
    end: int
    target: str
    span: Span


@dataclass(frozen=True, slots=True)
class MetaEntry:
    """One entry of front matter or of a "key: value" header table."""

    key: str
    """Lower case, words joined by "_" ("last_updated")."""
    value: str
    block: int
    """Index of the ``meta`` block (or row) that shows it."""


@dataclass(frozen=True, slots=True)
class Document:
    """A policy as read."""

    path: str
    source: str
    """As decoded: with its own line ends, without a byte order mark."""
    text: str
    """Its only white space is " " and the three breaks; entities are decoded, escapes undone, marks
    of bold and links dropped, also soft hyphens and what was struck out.
    """
    runs: tuple[Run, ...]
    """Sorted by ``text_start``; cover every character of ``text`` but the breaks between blocks and
    between cells.
    """
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    meta: tuple[MetaEntry, ...] = ()
    links: tuple[Link, ...] = ()
    comments: tuple[Comment, ...] = ()
    anchors: frozenset[str] = frozenset()
    """Explicit anchors (``<a id=...>``, ``{#id}``); those of headings are not among them."""
    code: tuple[Span, ...] = ()
    """Inline code, as offsets of ``text``."""
    title: str | None = None
    settings: dict[str, object] = field(default_factory=dict)
    """The ``policylint:`` table of the front matter."""
    location_kind: Literal["text", "word"] = "text"
    _line_starts: list[int] = field(default_factory=list, repr=False, compare=False)
    _block_starts: list[int] = field(default_factory=list, repr=False, compare=False)
    _run_starts: list[int] = field(default_factory=list, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._line_starts.extend(line_starts(self.source))
        self._block_starts.extend(block.start for block in self.blocks)
        self._run_starts.extend(run.text_start for run in self.runs)

    def block_at(self, offset: int) -> int:
        """Index of the block that holds the character at ``offset`` of the text."""
        return max(0, bisect_right(self._block_starts, offset) - 1)

    def block_text(self, index: int) -> str:
        block = self.blocks[index]
        return self.text[block.start : block.end]

    def section_blocks(self, index: int) -> Iterator[int]:
        """Indices of the blocks that stand directly in a section, its heading included."""
        return (i for i, block in enumerate(self.blocks) if block.section == index)

    def span(self, start: int, end: int) -> Span:
        """The source that the text from ``start`` to ``end`` stands for."""
        if end <= start:
            at = self._source_of(start).start
            return Span(at, at)
        return Span(self._source_of(start).start, self._source_of(end - 1).end)

    def _source_of(self, offset: int) -> Span:
        """The source of the one character at ``offset``; of a break, the gap that it stands in."""
        index = bisect_right(self._run_starts, offset) - 1
        if index < 0:
            return Span(0, 0)
        run = self.runs[index]
        inside = offset - run.text_start
        if inside >= run.text_length:
            at = run.source_start + run.source_length
            return Span(at, at)
        if run.text_length == run.source_length:
            return Span(run.source_start + inside, run.source_start + inside + 1)
        return Span(run.source_start, run.source_start + run.source_length)

    def place(self, span: Span) -> Place:
        """Line and column of a source span."""
        line, column = self._line_column(span.start)
        end_line, end_column = self._line_column(span.end)
        return Place(line, column, end_line, end_column)

    def _line_column(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def line_at(self, offset: int) -> Span:
        """The source line that holds a source offset, without its end."""
        line = bisect_right(self._line_starts, offset)
        start = self._line_starts[line - 1]
        end = self._line_starts[line] if line < len(self._line_starts) else len(self.source)
        while end > start and self.source[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    def source_line(self, line: int) -> str:
        """The text of a 1-based source line, without its end; "" where there is no such line."""
        if not 1 <= line <= len(self._line_starts):
            return ""
        return self.source[slice(*self.line_at(self._line_starts[line - 1]))]


def line_starts(source: str) -> list[int]:
    """Offsets at which lines begin; CRLF, CR and LF end a line, other separators do not."""
    return [0, *(end.end() for end in _LINE_END.finditer(source))]
