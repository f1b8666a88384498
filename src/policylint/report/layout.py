"""Fitting text from strangers into the cells of a terminal.

Widths are in terminal cells: a wide East Asian character takes two, a combining mark none.
"""

import re
import unicodedata
from typing import NamedTuple

ELLIPSIS = "…"
TAB_STOP = 4
_SHOWN_FORMATS = "\u200c\u200d"
"""Joiners that some scripts need; every other invisible character is shown as an escape."""
_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_PIECES = re.compile(r" |[^ ]+")


class Marked(NamedTuple):
    """A line to show and the marker to show under it."""

    text: str
    marker: str


def visible(text: str) -> str:
    """The text with control, format and other invisible characters as escapes such as ``\\x1b``.

    A document may hold terminal escapes or marks that turn the direction of writing; neither may
    act on the reader's terminal.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(char) for char in text)


def _visible(char: str) -> str:
    if char not in _SHOWN_FORMATS and unicodedata.category(char) in _HIDDEN:
        return char.encode("unicode_escape", "backslashreplace").decode("ascii")
    return char


def cells(text: str) -> int:
    """How many cells the (visible) text takes."""
    if text.isascii():
        return len(text)
    return sum(_cell(char) for char in text)


def _cell(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def pad(text: str, width: int) -> str:
    return text + " " * (width - cells(text))


def cut(text: str, width: int) -> str:
    """The (visible) text, its end replaced by an ellipsis where it is longer than ``width``."""
    if cells(text) <= width:
        return text
    while text and cells(text) >= width:
        text = text[: width - 1] if len(text) >= width else text[:-1]
    return text.rstrip() + ELLIPSIS


def wrap(text: str, width: int) -> list[str]:
    """The text as lines of at most ``width`` cells, broken at blanks, else between characters.

    Line ends of the text stay; the result has one line at least. No line begins or ends blank.
    """
    lines = []
    for paragraph in text.splitlines() or [""]:
        line, used = "", 0
        for piece in _PIECES.findall(visible(" ".join(paragraph.split()))):
            size = cells(piece)
            if used + size <= width:
                line, used = line + piece, used + size
                continue
            if piece == " ":
                continue
            if line.strip() and (size <= width or piece.isascii()):
                lines.append(line.rstrip())
                line, used = "", 0
            for char in piece:
                if used + _cell(char) > max(width, 2):
                    lines.append(line.rstrip())
                    line, used = "", 0
                line, used = line + char, used + _cell(char)
        lines.append(line.rstrip())
    return lines


def mark(line: str, start: int, end: int, width: int) -> Marked:
    """A source line cut to ``width`` cells around its characters ``start`` to ``end``, and marked.

    ``end`` may lie beyond the line (the marked text goes on below). At least one cell is marked.
    """
    shown: list[str] = []
    edges = [0]
    for char in line:
        if char == "\t":
            shown.append(" " * (TAB_STOP - edges[-1] % TAB_STOP))
        else:
            shown.append(_visible(char))
        edges.append(edges[-1] + cells(shown[-1]))
    last = len(shown)
    start = min(max(start, 0), last)
    end = min(max(end, start), last)
    first, stop = _window(edges, start, end, width)
    before = ELLIPSIS if first > 0 else ""
    after = ELLIPSIS if stop < last else ""
    text = before + "".join(shown[first:stop]) + after
    lead = cells(before) + edges[start] - edges[first]
    marked = max(1, edges[min(end, stop)] - edges[start])
    return Marked(text.rstrip(), " " * lead + "^" * marked)


def _window(edges: list[int], start: int, end: int, width: int) -> tuple[int, int]:
    """Which characters to show: all, or as many around the marked ones as fit beside ellipses."""
    last = len(edges) - 1
    if edges[last] <= width:
        return 0, last
    room = max(width - 2, 1)
    spare = max(room - (edges[end] - edges[start]), 0)
    left = min(max(edges[start] - spare // 2, 0), max(edges[last] - room, 0))
    first = start
    while first > 0 and edges[first - 1] >= left:
        first -= 1
    stop = first
    while stop < last and edges[stop + 1] - edges[first] <= room:
        stop += 1
    return first, max(stop, min(start + 1, last))
