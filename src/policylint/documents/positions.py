"""mistune's block parser, with the places of things kept.

mistune's syntax tree has no positions. Dedenting a list item or a block quote changes only the
start of each line, and the lines of a nested state are consecutive lines of the state around it;
so a state needs to know just the number of its first line, and a character is found by counting
from the end of its line.

All positions here are offsets of the text that is parsed, whose line ends are "\n" alone.
"""

import re
from bisect import bisect_right
from typing import Any, NamedTuple

from mistune import BlockParser
from mistune.core import BlockState

from policylint.documents.tables import add_tables
from policylint.documents.tags import TAG, TagJudge
from policylint.documents.texttables import add_text_tables

Token = dict[str, Any]

_MARKER = re.compile(r"[ \t]*([*+-]|\d{1,9}[.)])")
_LINE_END = re.compile("\n")
_HEADING_NEXT = re.compile(r"\s*\n#{1,6}[ \t]")
_COMMENT_BEFORE_TEXT = re.compile(r"( {0,3}<!--(?:[^-\n]|-(?!->))*-->)[ \t]*(?=\S)")
_TABLE_TAG = re.compile(r"<(/?)table\b", re.IGNORECASE)


class Tokens(list[Token]):
    """The tokens of one state, which is kept with them: their places are offsets of its ``src``."""

    __slots__ = ("state",)

    def __init__(self, state: "PositionState") -> None:
        super().__init__()
        self.state = state


class Lines(NamedTuple):
    """Where each line of a multi-line stretch begins: in the stretch, and in the text parsed."""

    starts: list[int]
    sources: list[int]


class PositionState(BlockState):
    """A block state that knows which line of the whole text its first line is.

    A paragraph's token holds ``at``, the pieces of ``src`` that it is made of, in place of its text
    (which mistune would copy once for each of its lines).
    """

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.places = Tokens(self)
        self.tokens = self.places
        self.item_at = -1
        self.quote_at = -1
        self._opened_at = -1
        self._skipped_line = False
        self._line_starts: list[int] | None = None
        self._first_line = 0 if parent is None else -1
        self.root: PositionState = self if parent is None else parent.root

    @property
    def marker(self) -> str:
        """Of a list item's state, the item's marker ("-", "3.")."""
        match = _MARKER.match(self.parent.src, self._opened_at)
        return match[1] if match else ""

    @property
    def line_starts(self) -> list[int]:
        if self._line_starts is None:
            starts = [0]
            starts.extend(match.end() for match in _LINE_END.finditer(self.src))
            self._line_starts = starts
        return self._line_starts

    @property
    def first_line(self) -> int:
        """Number of the line of the whole text (from 0) that this state's first line is."""
        if self._first_line < 0:
            parent = self.parent
            line = parent.first_line + bisect_right(parent.line_starts, self._opened_at) - 1
            self._first_line = line + self._skipped_line
        return self._first_line

    def source_of(self, offset: int) -> int:
        """Where the character at ``offset`` of this state's ``src`` stands in the whole text."""
        root = self.root
        if self is root:
            return offset
        starts = self.line_starts
        line = bisect_right(starts, offset) - 1
        end = (starts[line + 1] if line + 1 < len(starts) else len(self.src) + 1) - 1
        return root.line_end(self.first_line + line) - (end - offset)

    def line_end(self, line: int) -> int:
        """Of the state of the whole text: where a line ends, its "\n" excluded."""
        starts = self.line_starts
        return (starts[line + 1] if line + 1 < len(starts) else len(self.src) + 1) - 1

    def lines_between(self, start: int, end: int) -> Lines:
        """The lines of ``src[start:end]``; the first one begins at its first character."""
        starts = self.line_starts
        first = bisect_right(starts, start)
        last = bisect_right(starts, end - 1)
        offsets = [start, *starts[first:last]]
        return Lines([at - start for at in offsets], [self.source_of(at) for at in offsets])

    # What mistune calls.

    def child_state(self, src: str, lazy_line_starts: set[int] | None = None) -> "PositionState":
        child: PositionState = super().child_state(src, lazy_line_starts)  # type: ignore[assignment]
        if self.quote_at >= 0:
            child._opened_at = self.quote_at
            self.quote_at = -1
            return child
        child._opened_at = at = self.item_at
        # An item whose first line is its marker alone begins with the next line.
        child._skipped_line = len(self.src[at : self.find_line_end_at(at)].split(None, 1)) < 2
        # mistune has read the marker line of the next item, if there is one.
        self.item_at = self.src.rfind("\n", 0, max(0, self.cursor - 1)) + 1
        return child

    def add_paragraph(self, text: str) -> None:
        self._extend_paragraph(self.cursor, self.cursor + len(text))

    def append_paragraph(self) -> int | None:
        if self.tokens and self.tokens[-1]["type"] == "paragraph":
            end = self.find_line_end()
            self._extend_paragraph(self.cursor, end)
            return end
        return None

    def _extend_paragraph(self, start: int, end: int) -> None:
        last = self.tokens[-1] if self.tokens else None
        if last is None or last["type"] != "paragraph":
            self.tokens.append({"type": "paragraph", "at": [(start, end)]})
            return
        pieces = last["at"]
        if pieces[-1][1] == start:
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))


class PositionParser(BlockParser):
    """mistune's block parser; its tokens of headings, HTML and code hold ``at`` as well."""

    state_cls = PositionState

    def __init__(self, judge: TagJudge) -> None:
        super().__init__()
        self.judge = judge
        add_tables(self)
        add_text_tables(self)

    def parse_atx_heading(self, m: re.Match[str], state: Any) -> int:
        end = super().parse_atx_heading(m, state)
        token = state.tokens[-1]
        start = m.start("atx_2")
        if token["text"]:
            start = state.src.index(token["text"], start)
        token["at"] = [(start, start + len(token["text"]))]
        return end

    def parse_fenced_code(self, m: re.Match[str], state: Any) -> int | None:
        if end := _misclosed(m, state):
            state.append_token({"type": "block_code", "at": [(m.start(), end)]})
            return end
        return _placed(super().parse_fenced_code(m, state), m.start(), state)

    def parse_indent_code(self, m: re.Match[str], state: Any) -> int:
        return _placed(super().parse_indent_code(m, state), m.start(), state) or 0

    def _parse_indent_code_fast(self, state: Any) -> int | None:
        start = state.cursor
        return _placed(super()._parse_indent_code_fast(state), start, state)

    def parse_ref_link(self, m: re.Match[str], state: Any) -> int | None:
        if m["reflink_1"].startswith("^"):
            return state.append_paragraph() or None
        return super().parse_ref_link(m, state) or None

    def parse_raw_html(self, m: re.Match[str], state: Any) -> int | None:
        start = m.start()
        if comment := _COMMENT_BEFORE_TEXT.match(state.src, start):
            # by the letter the rest of the line would be HTML; authors mean Markdown
            state.append_token({"type": "block_html", "at": [(start, comment.end(1))]})
            return comment.end()
        if tag := TAG.match(state.src, state.src.index("<", start)):
            if self.judge.is_placeholder(tag):
                return state.append_paragraph() or None
            if tag["name"].lower() == "table" and not tag["close"]:
                return self._whole_table(tag, state)
        return _placed(super().parse_raw_html(m, state), start, state)

    def _whole_table(self, tag: re.Match[str], state: Any) -> int:
        """Read an HTML table to its end, over blank lines, at which mistune would stop."""
        start = tag.start()
        depth = 0
        end = start
        for match in _TABLE_TAG.finditer(state.src, start):
            depth += -1 if match[1] else 1
            end = match.end()
            if depth == 0:
                break
        end = int(state.find_line_end_at(end))
        state.append_token({"type": "block_html", "at": [(start, end)]})
        return end

    def extract_block_quote(self, m: re.Match[str], state: Any) -> tuple[str, int | None, set[int]]:
        start = state.cursor
        extracted = super().extract_block_quote(m, state)
        state.quote_at = start
        return extracted

    def parse_list(self, m: re.Match[str], state: Any) -> int:
        outer = state.item_at
        state.item_at = m.start()
        try:
            return super().parse_list(m, state)
        finally:
            state.item_at = outer


def _misclosed(opening: re.Match[str], state: Any) -> int | None:
    """Where code ends that was closed by a fence with a word behind it ("```text").

    By the letter such a fence closes nothing, and the rest of the document would be code. It is
    taken for a slip where the code began with a word too and a heading follows.
    """
    fence = opening["fenced_2"]
    if not opening["fenced_3"].strip():
        return None
    pattern = re.compile(rf"^ {{0,3}}{re.escape(fence)}([^\n]*)$", re.MULTILINE)
    for closing in pattern.finditer(state.src, opening.end()):
        words = closing[1].lstrip(fence[0]).split()
        if len(words) == 1 and _HEADING_NEXT.match(state.src, closing.end()):
            return min(closing.end() + 1, len(state.src))
        if len(words) < 2:
            return None
    return None


def _placed(end: int | None, start: int, state: PositionState) -> int | None:
    """Keep where the token just made stands, unless the text went to a paragraph."""
    if end:
        token = state.tokens[-1]
        if token["type"] != "paragraph" and "at" not in token:
            token["at"] = [(start, end)]
    return end
