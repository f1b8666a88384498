"""What a date is the date of, by the words around it."""

import re

from policylint.documents.model import Block, Document
from policylint.facts.dates.words import DateWords, Role

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
    "effective|for|from|in|is|issue|last|late|later|mid|month|next|no|number|of|on|or|rev|revision|"
    "since|than|the|to|until|v|ver|version|was|with|year"
)
_GAP = re.compile(
    r"[\s:;,.(\[*_–—=|/#-]*+"
    rf"(?:(?:{_FILLERS}|v?\d+(?:\.\d+)*+[a-z]?)\b[\s:;,.(\[)*_–—=|/#-]*+)*+\Z",
    re.IGNORECASE,
)
"""Between a label and its date; the repeats are possessive, so that no text makes it slow."""
_BY = re.compile(r"[\s:(]*(?:and\s+\w{4,12}\s+)?(?:by|at|with|to|and|per)\b", re.IGNORECASE)
_MEETING = re.compile(
    r"[\s:,–—-]{1,3}(?:[\w’']{1,20} ){0,4}meeting (?:of|on|held on)\s*\Z", re.IGNORECASE
)
"""Between "approved" and the day on which it was: "the trustees' meeting of"."""
_NOT_THIS = re.compile(
    r"\b(?:act|law|code|directive|regulations?)\W+\Z"
    r"|\b(?:(?:current|latest|stable) release|software|firmware|plugin|library|package|app)\b",
    re.IGNORECASE,
)
"""Before a label: the date is one of a law, or of a version of software."""
_REVIEWER = re.compile(
    r"\s*(?:by|from) (?:an? )?(?:[\w-]+ )?"
    r"(?:buyers?|customers?|guests?|users?|shoppers?|travellers?)\b",
    re.IGNORECASE,
)
"""After a date: what was reviewed then is something for sale."""
_ALONE = re.compile(r"[\W\d_]*(?:v|version|rev|issue|draft|final)?[\W\d_]*\Z", re.IGNORECASE)
_HISTORY_HEADS = re.compile(
    r"\b(?:version|revision|rev|change|changes|amendments?|author|description|summary|details|"
    r"approved|reviewer|reviewed|editor|comments?|notes?|issue|status|edition|modifications?|"
    r"updates?|updated)\b",
    re.IGNORECASE,
)
_FRESH = re.compile(
    r"[(\[|–—/,;:·\d-]\s*(?:(?:the|its|our|and|last|he|she|we|they)\s+)?\Z", re.IGNORECASE
)
"""What a label may follow inside a line: a bracket, a mark, a number."""
_NUMBERED = re.compile(
    r"(?:\A|[\s(,;|])v(?:er(?:sion)?)?\.?\s?\d[\d.]{0,8}[\s,;:(|–—-]{0,4}\Z", re.IGNORECASE
)
"""The number of a version right before a date: "v5, May 2026"."""
_MARKS = re.compile(r"[\s:,–—(|-]*(?:v?\d[\d.]*)?[\s:,–—(|-]*\Z")
_WORD = re.compile(r"\w+")
_LOGGED = re.compile(
    r"\b(?:chang\w{1,3}|version\w?|revis\w{1,5}|edition\w?|histor\w{1,3}|amend\w{0,6}|updat\w{1,3})\b",
    re.IGNORECASE,
)
"""Words of the lines that lead into a list of changes."""


class Labels:
    """The labels of one document's dates."""

    def __init__(self, document: Document, words: DateWords) -> None:
        self._document = document
        self._text = document.text
        self._words = words
        self._meta = {entry.block: entry.key for entry in document.meta}

    def role(self, start: int, end: int) -> Role:
        """What the date from ``start`` to ``end`` is the date of."""
        index = self._document.block_at(start)
        block = self._document.blocks[index]
        if block.kind == "code":
            return "other"
        if block.kind == "meta":
            return self._words.role_of(self._meta.get(index, "").replace("_", " ")) or "other"
        found = self._in_row(block, start, end) if block.cells else None
        found = found or self._in_line(block, start, end)
        if found is None:
            found = self._from_above(index, block, start, end)
        return found or "other"

    def _in_line(self, block: Block, start: int, end: int) -> Role | None:
        """By the words before the date in its line or sentence, else right after it."""
        piece = self._piece(block, start)
        low = max(piece[0], start - MAX_LINE)
        for stop in _LINE.finditer(self._text, low, start):
            low = stop.end()
        line = self._text[low:start]
        labels = self._words.labels(line)
        subject = bool(labels) and self._words.speaks_of_document(line)
        for label in reversed(labels[-MAX_LABELS:]):
            gap = line[label.end :]
            if len(gap) > REACH:
                return None
            again = "next" in label.words or "again" in label.words
            about = subject or (label.role == "next-review" and again)
            if label.role == "other" or _NOT_THIS.search(line[: label.start]):
                return "other"
            if _REVIEWER.match(self._text, end, piece[1]):
                return "other"
            if not about and not self._opens(line[: label.start], low + label.start):
                return "other"
            near = any(pattern.match(gap) for pattern in (_GAP, _BY, _MEETING))
            near = near or len(_WORD.findall(gap)) < 2
            # of one word alone ("issued", "version") other things are said as well
            if near or ((about or len(label.words) > 1) and len(gap) < 60):
                return label.role
        if len(line) < 60 and _NUMBERED.search(line) and self._is_edge(block):
            return "revision"
        if self._words.ends_in_date(line):
            return "revision" if self._is_edge(block) else None
        return self._after(end, piece[1], line)

    def _opens(self, before: str, at: int) -> bool:
        """Whether a label stands where one begins: in a new line, a bracket, after a value."""
        if self._words.opens(before) or _FRESH.search(before):
            return True
        source = self._document.source
        begin = self._document.span(at, at + 1).start
        line = self._document.line_at(begin).start
        near = line > 0 and begin - line < REACH
        return near and not source[line:begin].strip(" \t*_>#+|•-")

    def _after(self, end: int, stop: int, line: str) -> Role | None:
        """By a label right after the date: "12 March 2025: updated", "March 2024 edition"."""
        if not _ALONE.match(line):
            return None
        rest = self._text[end : min(stop, end + 60)]
        labels = self._words.labels(rest)
        return labels[0].role if labels and _MARKS.match(rest[: labels[0].start]) else None

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
            role = self._words.role_of(heads)
            plain = role is not None and self._words.is_plain_date(heads)
            if role is not None and (not plain or self._is_history(block)):
                return role
        if at > 0:
            before = self._text[cells[at - 1].start : cells[at - 1].end].strip()
            if len(before) <= 60:
                role = self._words.role_of(before)
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
            self._words.tells_history(title)
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
            labels = self._words.labels(section.title)
            if labels:
                return labels[-1].role
        if index > 0:
            above = self._document.blocks[index - 1]
            words = self._text[above.start : above.end]
            labels = self._words.labels(words) if len(words) < 50 else []
            if labels:
                return labels[-1].role
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
        return bool(_LOGGED.search(lead)) or self._words.names_document(title)

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
