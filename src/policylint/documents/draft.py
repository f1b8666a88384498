"""A block in the making: its text with the way back to the source, still to be changed at will."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

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
        self.strong: list[Range] = []
        """Where the text is bold."""
        self.code: list[Range] = []
        self.links: list[LocalLink] = []
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
        self.strong.extend((a + at, b + at) for a, b in other.strong)
        self.code.extend((a + at, b + at) for a, b in other.code)
        self.links.extend((link[0] + at, link[1] + at, *link[2:]) for link in other.links)

    def split(self, at: int, to: int) -> "Draft":
        """Cut the text at ``at`` and hand what stands from ``to`` on back as a paragraph."""
        kept, rest = self.parts([(0, at), (to, len(self.text))])
        self._become(kept)
        return rest

    def cut_to(self, start: int, end: int) -> None:
        """Keep only the text from ``start`` to ``end``."""
        if start > 0 or end < len(self.text):
            self._become(self.parts([(start, end)])[0])

    def cut(self, ranges: Sequence[Range]) -> None:
        """Take stretches of the text out; they are sorted and do not overlap."""
        begins = [0, *(end for _, end in ranges)]
        ends = [*(start for start, _ in ranges), len(self.text)]
        whole = Draft(self.kind, "", [])
        texts, length = [], 0
        for part in self.parts(list(zip(begins, ends, strict=True))):
            whole.append(part, length)
            texts.append(part.text)
            length += len(part.text)
        whole.text = "".join(texts)
        self._become(whole)

    def parts(self, ranges: Sequence[Range]) -> list["Draft"]:
        """What stands in each of some stretches of the text, sorted and apart, as paragraphs."""
        drafts = []
        for start, end in ranges:
            draft = Draft("paragraph", self.text[start:end], [])
            draft.lead, draft.quoted = self.lead, self.quoted
            draft.strong, draft.code, draft.links = [], [], []
            drafts.append(draft)
        for run_start, length, at, size in self.runs:
            for draft, start, a, b in _within(drafts, ranges, run_start, run_start + length):
                if length == size:
                    draft.runs.append((a - start, b - a, at + a - run_start, b - a))
                else:
                    draft.runs.append((a - start, b - a, at, size))
        for strong in self.strong:
            for draft, start, a, b in _within(drafts, ranges, *strong):
                draft.strong.append((a - start, b - start))
        for code in self.code:
            for draft, start, a, b in _within(drafts, ranges, *code):
                draft.code.append((a - start, b - start))
        for link in self.links:
            for draft, start, a, b in _within(drafts, ranges, link[0], link[1]):
                draft.links.append((a - start, b - start, *link[2:]))
        return drafts

    def _become(self, other: "Draft") -> None:
        self.text, self.runs = other.text, other.runs
        self.strong, self.code, self.links = other.strong, other.code, other.links

    def trim(self) -> None:
        """Drop the white space around the text."""
        text = self.text
        end = len(text.rstrip())
        self.cut_to(min(end, len(text) - len(text.lstrip())), end)


def _within(
    drafts: list[Draft], ranges: Sequence[Range], start: int, end: int
) -> Iterator[tuple[Draft, int, int, int]]:
    """What of a stretch falls into which of the ranges: the draft, the range's start, start, end.

    An empty stretch, such as the place of an image, belongs to the first range that it touches.
    """
    index = max(0, bisect_right(ranges, (start, -1)) - 1)
    while index < len(ranges) and ranges[index][0] <= end:
        first, last = ranges[index]
        a, b = max(start, first), min(end, last)
        if a < b or (start == end and a == b):
            yield drafts[index], first, a, b
            if start == end:
                return
        index += 1
