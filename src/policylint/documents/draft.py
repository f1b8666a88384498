"""A block in the making: its text with the way back to the source, still to be changed at will."""

from collections.abc import Sequence

from policylint.documents.model import BlockKind

LocalRun = tuple[int, int, int, int]
"""Like `model.Run`, but the text begins with the block, at 0."""
Range = tuple[int, int]
LocalLink = tuple[int, int, str, int, int]
"""Of a link or image its text's start and end, its target, its source's start and end."""


class DraftCell:
    """A cell of a row; offsets are those of the row's text."""

    __slots__ = ("column", "end", "heads", "start")

    def __init__(self, start: int, end: int, column: int) -> None:
        self.start = start
        self.end = end
        self.column = column
        self.heads: list[tuple[Draft, DraftCell]] = []


class Draft:
    """A block of which nothing is settled. Soft line ends of the source are "\n" in ``text``."""

    __slots__ = (
        "cells",
        "code",
        "fake",
        "head",
        "index",
        "kind",
        "lead",
        "level",
        "links",
        "marker",
        "offset",
        "quoted",
        "runs",
        "strong",
        "table",
        "text",
    )

    def __init__(self, kind: BlockKind, text: str, runs: list[LocalRun]) -> None:
        self.kind: BlockKind = kind
        self.text = text
        self.runs = runs
        self.level = 0
        self.lead: Draft | None = None
        self.marker = ""
        self.cells: Sequence[DraftCell] = ()
        self.table: int | None = None
        self.head = False
        self.quoted = False
        self.fake = False
        self.strong: Sequence[Range] = ()
        """Where the text is bold."""
        self.code: Sequence[Range] = ()
        self.links: Sequence[LocalLink] = ()
        self.index = -1
        self.offset = -1

    @property
    def source_start(self) -> int:
        return self.runs[0][2] if self.runs else 0

    def append(self, other: "Draft", at: int) -> None:
        """Take over where another draft's parts stand; its text is to stand from ``at`` on."""
        if not at and not self.runs:
            self.runs = other.runs
            self.strong, self.code, self.links = other.strong, other.code, other.links
            return
        self.runs.extend((start + at, size, to, taken) for start, size, to, taken in other.runs)
        if other.strong:
            self.strong = [*self.strong, *((a + at, b + at) for a, b in other.strong)]
        if other.code:
            self.code = [*self.code, *((a + at, b + at) for a, b in other.code)]
        if other.links:
            self.links = [*self.links, *_links_between(other.links, 0, len(other.text), at)]

    def split(self, at: int, to: int) -> "Draft":
        """Cut the text at ``at`` and hand what stands from ``to`` on back as a paragraph."""
        rest = Draft("paragraph", self.text[to:], _runs_between(self.runs, to, len(self.text)))
        rest.lead, rest.quoted = self.lead, self.quoted
        rest.strong = _ranges_between(self.strong, to, len(self.text))
        rest.code = _ranges_between(self.code, to, len(self.text))
        rest.links = _links_between(self.links, to, len(self.text))
        self.cut_to(0, at)
        return rest

    def cut_to(self, start: int, end: int) -> None:
        """Keep only the text from ``start`` to ``end``."""
        if start == 0 and end == len(self.text):
            return
        self.runs = _runs_between(self.runs, start, end)
        self.strong = _ranges_between(self.strong, start, end)
        self.code = _ranges_between(self.code, start, end)
        self.links = _links_between(self.links, start, end)
        self.text = self.text[start:end]

    def cut(self, ranges: Sequence[Range]) -> None:
        """Take stretches of the text out; they are sorted and do not overlap."""
        kept = Draft(self.kind, "", [])
        parts, length, begin = [], 0, 0
        for start, end in [*ranges, (len(self.text), len(self.text))]:
            if start > begin:
                piece = Draft(self.kind, self.text, self.runs)
                piece.strong, piece.code, piece.links = self.strong, self.code, self.links
                piece.cut_to(begin, start)
                kept.append(piece, length)
                parts.append(piece.text)
                length += len(piece.text)
            begin = end
        self.text = "".join(parts)
        self.runs, self.strong = kept.runs, kept.strong
        self.code, self.links = kept.code, kept.links

    def trim(self) -> None:
        """Drop the white space around the text."""
        text = self.text
        end = len(text.rstrip())
        self.cut_to(min(end, len(text) - len(text.lstrip())), end)


def _runs_between(runs: list[LocalRun], start: int, end: int) -> list[LocalRun]:
    """The runs of the text from ``start`` to ``end``, moved to 0."""
    kept = []
    for text_start, length, source, size in runs:
        begin, stop = max(text_start, start), min(text_start + length, end)
        if begin >= stop and not (length == 0 and start <= text_start <= end):
            continue
        if length == size:
            kept.append((begin - start, stop - begin, source + begin - text_start, stop - begin))
        else:
            kept.append((begin - start, stop - begin, source, size))
    return kept


def _ranges_between(ranges: Sequence[Range], start: int, end: int) -> list[Range]:
    return [
        (max(a, start) - start, min(b, end) - start) for a, b in ranges if a < end and b > start
    ]


def _links_between(
    links: Sequence[LocalLink], start: int, end: int, to: int = 0
) -> list[LocalLink]:
    """The links whose text stands between ``start`` and ``end``, in part at least, moved to ``to``.

    One whose text is empty, such as an image, belongs to what begins where it stands.
    """
    return [
        (max(a, start) - start + to, min(b, end) - start + to, target, at, after)
        for a, b, target, at, after in links
        if (a < end and b > start) or (a == b and start <= a <= end)
    ]
