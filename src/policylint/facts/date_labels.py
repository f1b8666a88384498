"""What a date is the date of, by the words around it."""

import re
from collections.abc import Iterable, Mapping
from typing import Literal, cast

from policylint.documents.model import Block, Document

Role = Literal["revision", "next-review", "created", "expiry", "other"]
ROLES: tuple[Role, ...] = ("revision", "next-review", "created", "expiry", "other")
REACH = 90
"""Characters between a label and its date at most."""
MAX_LINE = 250
"""Characters of a line before a date that are read."""
MAX_LABELS = 3
"""Labels before a date that are looked at, the nearest first."""
MAX_LOG = 100
"""Items of a list of changes at most."""
_LINE = re.compile(r"[\v\t]|[.!?;]\s+(?=[A-Z(\"“])|\s[|•·]\s")
_FILLERS = (
    "again|and|approved|around|as|at|before|by|dated?|dates|due|during|early|edition|effect|"
    "effective|for|from|in|is|issue|last|late|later|mid|month|next|no|number|of|on|rev|revision|"
    "since|than|the|to|until|v|ver|version|was|with|year"
)
_GAP = re.compile(
    r"[\s:;,.(\[*_–—=|/#-]*+"
    rf"(?:(?:{_FILLERS}|v?\d+(?:\.\d+)*+[a-z]?)\b[\s:;,.(\[)*_–—=|/#-]*+)*+\Z",
    re.IGNORECASE,
)
"""Between a label and its date; the repeats are possessive, so that no text makes it slow."""
_BY = re.compile(r"[\s:(]*(?:and\s+\w{4,12}\s+)?(?:by|at|with|to|and|per)\b", re.IGNORECASE)
_ALONE = re.compile(r"[\W\d_]*(?:v|version|rev|issue|draft|final)?[\W\d_]*\Z", re.IGNORECASE)
_HISTORY_HEADS = re.compile(
    r"\b(?:version|revision|rev|change|changes|amendments?|author|description|summary|details|"
    r"approved|reviewer|reviewed|editor|comments?|notes?|issue|status|edition|modifications?|"
    r"updates?|updated)\b",
    re.IGNORECASE,
)
_FRESH = re.compile(r"[(\[|–—/,;:·\d-]\s*(?:(?:the|its|our|and|last)\s+)?\Z", re.IGNORECASE)
"""What a label may follow inside a line: a bracket, a mark, a number."""
_NUMBERED = re.compile(
    r"(?:\A|[\s(,;|])v(?:er(?:sion)?)?\.?\s?\d[\d.]{0,8}[\s,;:(|–—-]{0,4}\Z", re.IGNORECASE
)
"""The number of a version right before a date: "v5, May 2026"."""
_AGAIN = re.compile(r"\b(?:next|again)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_LOGGED = re.compile(
    r"\b(?:chang\w{1,3}|version\w?|revis\w{1,5}|edition\w?|histor\w{1,3}|amend\w{0,6}|updat\w{1,3})\b",
    re.IGNORECASE,
)
"""Words of the lines that lead into a list of changes."""


class Labels:
    """The labels of one document's dates."""

    def __init__(self, document: Document, vocabulary: Mapping[str, object]) -> None:
        table = self.table(vocabulary)
        self._document = document
        self._text = document.text
        self._roles: dict[str, Role] = {
            _plain(label): role for role in ROLES for label in table.get(role, ())
        }
        self._label = _any_of(self._roles)
        self._plain_date = _any_of(table.get("date", ()))
        self._history = _any_of(table.get("history", ()))
        nouns = _any_of(table.get("document", ())).pattern
        own = _any_of(label for label, role in self._roles.items() if role != "other").pattern
        self._subject = re.compile(
            rf"\b(?:this|these|the present)\s+(?:\w+\s+){{0,4}}?{nouns}"
            rf"|\b(?:the|our|its)\s+(?:[\w'’-]+\s+){{0,4}}?{nouns}\s+(?:was|is|has|have|were|will|"
            rf"shall|must|should|came|comes|takes?|took|became|above|\()"
            rf"|\A\W*(?:(?:the|our|a)\s+)?{nouns}\s+(?:was|is|has|will|shall|must|should|takes?)\b",
            re.IGNORECASE,
        )
        self._subject_title = re.compile(rf"\b(?:this|about)\s+(?:\w+\s+){{0,3}}?{nouns}", re.I)
        self._opening = re.compile(
            rf"[\W\d_]*(?:(?:this|the|our|was|is|has|been|and|of|date|v|ver|first|initial|original|on|"
            rf"status|final|draft|when|{nouns}|{own})(?!\w)[\W\d_]*){{0,7}}\Z",
            re.IGNORECASE,
        )
        self._meta = {entry.block: entry.key for entry in document.meta}

    @staticmethod
    def table(vocabulary: Mapping[str, object]) -> Mapping[str, Iterable[str]]:
        return cast("Mapping[str, Iterable[str]]", vocabulary.get("dates") or {})

    @classmethod
    def months(cls, vocabulary: Mapping[str, object]) -> Mapping[str, int]:
        """Numbers of months by their names in lower case."""
        return cast("Mapping[str, int]", cls.table(vocabulary).get("months") or {})

    def role(self, start: int, end: int) -> Role:
        """What the date from ``start`` to ``end`` is the date of."""
        index = self._document.block_at(start)
        block = self._document.blocks[index]
        if block.kind == "code":
            return "other"
        if block.kind == "meta":
            return self._of_words(self._meta.get(index, "").replace("_", " ")) or "other"
        found = self._in_row(block, start, end) if block.cells else None
        found = found or self._in_line(block, start, end)
        if found is None:
            found = self._from_above(index, block, start, end)
        return found or "other"

    def _of_words(self, words: str) -> Role | None:
        """The role that a key, a head or a heading as a whole names."""
        last = None
        for match in self._label.finditer(words):
            last = self._roles[_plain(match.group())]
        if last is None and self._plain_date.search(words):
            return "revision"
        return last

    def _in_line(self, block: Block, start: int, end: int) -> Role | None:
        """By the words before the date in its line or sentence, else right after it."""
        piece = self._piece(block, start)
        low = max(piece[0], start - MAX_LINE)
        for stop in _LINE.finditer(self._text, low, start):
            low = stop.end()
        line = self._text[low:start]
        labels = list(self._label.finditer(line))
        subject = bool(labels) and bool(self._subject.search(line))
        for match in reversed(labels[-MAX_LABELS:]):
            gap = line[match.end() :]
            role = self._roles[_plain(match.group())]
            if len(gap) > REACH:
                return None
            about = subject or (role == "next-review" and bool(_AGAIN.search(match.group())))
            if role == "other":
                return "other"
            if not about and not self._opens(line[: match.start()], low + match.start()):
                return "other"
            near = _GAP.match(gap) or _BY.match(gap) or len(_WORD.findall(gap)) < 2
            if near or (about and len(gap) < 60):
                return role
        if len(line) < 60 and _NUMBERED.search(line) and self._is_edge(block):
            return "revision"
        weak = self._plain_date.search(line)
        if (
            weak
            and re.fullmatch(r"\s*[:=–—|-]?\s*", line[weak.end() :])
            and self._opening.match(line[: weak.start()])
        ):
            return "revision" if self._is_edge(block) else None
        return self._after(end, piece[1], line)

    def _opens(self, before: str, at: int) -> bool:
        """Whether a label stands where one begins: in a new line, a bracket, after a value."""
        if self._opening.match(before) or _FRESH.search(before):
            return True
        source = self._document.source
        begin = self._document.span(at, at + 1).start
        line = source.rfind("\n", max(0, begin - REACH), begin)
        return line >= 0 and not source[line + 1 : begin].strip(" \t*_>#+|•-")

    def _after(self, end: int, stop: int, line: str) -> Role | None:
        """By a label right after the date: "12 March 2025: updated", "March 2024 edition"."""
        if not _ALONE.match(line):
            return None
        rest = self._text[end : min(stop, end + 60)]
        match = self._label.search(rest)
        if match and re.fullmatch(
            r"[\s:,–—(|-]*(?:v?\d[\d.]*)?[\s:,–—(|-]*", rest[: match.start()]
        ):
            return self._roles[_plain(match.group())]
        return None

    def _in_row(self, block: Block, start: int, end: int) -> Role | None:
        """By the cell before it, or the head of its column, in a table that tells of versions."""
        cells = block.cells
        at = next((i for i, cell in enumerate(cells) if cell.start <= start < cell.end), None)
        if at is None:
            return None
        cell = cells[at]
        own = self._in_line(block, start, end)
        if own is not None and own != "other":
            return own
        heads = " ".join(self._text[a:b] for a, b in cell.heads)
        if heads:
            role = self._of_words(heads)
            plain = bool(self._plain_date.search(heads)) and not self._label.search(heads)
            if role is not None and (not plain or self._is_history(block)):
                return role
        if at > 0:
            before = self._text[cells[at - 1].start : cells[at - 1].end].strip()
            if len(before) <= 60:
                role = self._of_words(before)
                if role is not None:
                    return role
        return None

    def _is_history(self, block: Block) -> bool:
        """Whether a row belongs to a table of versions, by its other heads or its heading."""
        words = {
            match.group().lower()
            for cell in block.cells
            for a, b in cell.heads
            for match in _HISTORY_HEADS.finditer(self._text, a, b)
        }
        return bool(words) or self._under_history(block)

    def _under_history(self, block: Block) -> bool:
        return any(
            self._history.search(title)
            for title in self._document.sections[block.section].path[-2:]
        )

    def _from_above(self, index: int, block: Block, start: int, end: int) -> Role | None:
        """By the heading above or the line before, for a date that stands alone; by a list of
        changes; by the head or foot of the document."""
        piece = self._piece(block, start)
        if start - piece[0] > REACH:
            return None
        before, after = self._text[piece[0] : start], self._text[end : min(piece[1], end + REACH)]
        opens = bool(_ALONE.match(before))
        if not opens:
            return None
        if self._under_history(block) or self._is_logged(index, block, after):
            return "revision"
        if not _ALONE.match(after):
            return None
        section = self._document.sections[block.section]
        if block.kind != "heading" and section.heading is not None and len(section.title) < 60:
            role = self._of_words(section.title) if self._label.search(section.title) else None
            if role is not None:
                return role
        if index > 0:
            above = self._document.blocks[index - 1]
            words = self._text[above.start : above.end]
            if len(words) < 50 and above.kind != "code" and self._label.search(words):
                return self._of_words(words)
        alone = block.kind in ("paragraph", "heading") and not block.cells
        return "revision" if alone and index < 4 else None

    def _is_logged(self, index: int, block: Block, after: str) -> bool:
        """Whether a dated item belongs to a list of changes to the document."""
        if block.kind != "item" or not re.match(r"\s*[:–—-]", after):
            return False
        blocks = self._document.blocks
        last = max(0, index - MAX_LOG)
        while index > last and blocks[index].kind == "item":
            index -= 1
        lead = self._text[blocks[index].start : blocks[index].end]
        title = self._document.sections[block.section].title
        return bool(_LOGGED.search(lead)) or bool(self._subject_title.search(title))

    def _piece(self, block: Block, at: int) -> tuple[int, int]:
        for cell in block.cells:
            if cell.start <= at < cell.end:
                return cell.start, cell.end
        return block.start, block.end

    def _is_edge(self, block: Block) -> bool:
        """Whether a block stands among the first or last of the document, or in its own table."""
        index = self._document.block_at(block.start)
        count = len(self._document.blocks)
        return index < 15 or index >= count - 8 or self._under_history(block)


def _plain(words: str) -> str:
    return re.sub(r"[\s_-]+", " ", words.strip().lower())


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of the phrases as whole words; spaces also match hyphens, underscores and line ends."""
    parts = sorted((_plain(phrase) for phrase in phrases), key=len, reverse=True)
    joined = "|".join(r"[\s_-]+".join(map(re.escape, part.split(" "))) for part in parts)
    return re.compile(rf"(?<!\w)(?:{joined or '(?!)'})(?!\w)", re.IGNORECASE)
