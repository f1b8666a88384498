"""Finds what was meant to be filled in and was not: `[X]`, `{{name}}`, `<Company>`, XX, TBD."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from policylint.documents.model import Document
from policylint.facts.blanks.fields import is_field, names_organisation
from policylint.facts.blanks.marks import find_blanks, settle
from policylint.facts.blanks.wording import Wording, in_quotes
from policylint.facts.model import Placeholder

_BRACKET = re.compile(r"[\[\]\n\t]")
_ANGLE = re.compile(r"<([A-Za-z][^<>\n\t]{0,70})>")
_CURLY = re.compile(r"\$?\{\{?([^{}\n\t]{1,80})\}\}?")
_CURLY_NAME = re.compile(r"\s?[^\W\d_][\w '’/&()?,:.-]{0,70}\Z")
_LIVE_NAME = re.compile(r"\w\.\w|\||\A\s*(?:end\w+|if|for|else|site|page|include|config|t)\b|\w\(")
_LIVE_SOURCE = re.compile(
    r"\{%[-\s]|\{\{[<%]|\{\{-?\s?(?:site|page|config|theme|post|Site|Page)\.|<%[=-]?\s"
)
_HTML = frozenset(
    """a abbr address article aside audio b base blockquote body br button canvas caption cite code
    col colgroup data dd del details dfn dialog div dl dt em embed fieldset figcaption figure font
    footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li
    link main map mark menu meta nav noscript object ol optgroup option output p param picture pre
    progress q s samp script section select slot small source span strong style sub summary sup
    svg table tbody td template textarea tfoot th thead time title tr track u ul var video wbr
    center strike tt big""".split()
)
_CONTROL = re.compile(
    r"\b(?:[Ss]elect|[Cc]lick|[Pp]ress|[Tt]ap|[Cc]hoose)\s(?:on\s)?[\"“]?[A-Z]\w{0,20}\s(?:\w{1,20}\s){0,3}\Z"
)
"""Before a bracket that belongs to the name of a button or menu: "select Share with [name]"."""


def find_placeholders(document: Document) -> tuple[Placeholder, ...]:
    """All placeholders in the order of the text; one inside another is listed too."""
    finder = _Finder(document)
    found: list[Placeholder] = []
    found.extend(Placeholder(*span) for span in finder.brackets())
    found.extend(Placeholder(*span) for span in finder.named_tags())
    found.extend(Placeholder(*span) for span in finder.blanks(found))
    return tuple(sorted(set(found)))


class _Finder:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text

    @cached_property
    def _wording(self) -> Wording:
        return Wording(self._document)

    @cached_property
    def _generated(self) -> bool:
        """Whether a site generator fills variables in: it is used, or a link's host needs it."""
        source = self._document.source
        return bool(_LIVE_SOURCE.search(source)) or bool(
            re.search(r"\]\((?:https?:)?/{0,2}\{\{", source)
        )

    @cached_property
    def _ticks(self) -> bool:
        """Whether boxes to tick are in use."""
        return "[ ]" in self._document.source

    @cached_property
    def _wiki(self) -> bool:
        """Whether the pages of a wiki are linked by double brackets."""
        return re.search(r"\[\[[^\[\]\n]{0,80}[|/#.]", self._document.source) is not None

    def brackets(self) -> Iterator[tuple[int, int]]:
        """Fields in square brackets, inner ones before the outer."""
        text = self._text
        if "[" not in text:
            return
        ends = {block.end for block in self._document.blocks}
        opened: list[tuple[int, bool]] = []  # where, and whether a field stands inside
        inner = False
        for match in _BRACKET.finditer(text):
            at = match.start()
            if match.group() in "\n\t":
                if match.group() == "\t" or at in ends:
                    opened.clear()
                    inner = False
            elif match.group() == "[":
                opened.append((at, inner))
                inner = False
            elif opened:
                start, outer = opened.pop()
                is_one = self._is_bracketed_field(start, at + 1, inner)
                if is_one:
                    # twice the brackets, or a converter's escapes that are text in HTML
                    twice = text[start - 1 : start] == "[" and text[at + 1 : at + 2] == "]"
                    escaped = text[start - 1 : start] == "\\" == text[at - 1]
                    yield start - (twice or escaped), at + 1 + twice
                inner = outer or is_one
            if len(opened) > 20:
                opened.clear()

    def _is_bracketed_field(self, at: int, until: int, inner: bool) -> bool:
        start, end = self._piece(at)
        words = self._text[at + 1 : until - 1]
        before, after = (
            self._text[max(start, at - 80) : at],
            self._text[until : min(end, until + 40)],
        )
        if before.endswith("[") and after.startswith("]"):
            # [[name of the firm]] is a field, [[Page]] a link of a wiki
            field = names_organisation(words) and " " in words
            if not (field or (words[:1].islower() and not self._wiki)):
                return False
            before, after = before[:-1], after[1:]
        if words.startswith("[") and words.endswith("]"):
            return False
        if self._document.blocks[self._document.block_at(at)].kind == "meta":
            begin = self._document.span(at, at + 1).start
            if self._document.source[begin - 1 : begin] in ("", "\n", "\r"):
                return False  # the name of a table in TOML
        if words.strip() in ("x", "X") and self._is_tick(words, before, after):
            return False
        if _CONTROL.search(before):
            return False
        return (inner and not re.search(r"\[\[", words)) or (
            is_field(words, before, after) and self._counts(at, until, words)
        )

    def _is_tick(self, words: str, before: str, after: str) -> bool:
        """Whether [x] is a ticked box."""
        if before.strip():
            return False
        unit = re.match(r"\s?(?:%|(?:working|business|hour|day|minute|second|week)s?\b)", after)
        return unit is None and (words == "x" or self._ticks or bool(after.strip()))

    def named_tags(self) -> Iterator[tuple[int, int]]:
        """`{{name}}`, `{Name}` and `<Company Name>`."""
        if "{" in self._text:
            for match in _CURLY.finditer(self._text):
                at, until = match.span()
                words = match[1]
                if self._is_variable(match.group(), words, at, until) and self._counts(
                    at, until, words
                ):
                    yield at, until
        if "<" in self._text:
            for match in _ANGLE.finditer(self._text):
                words = match[1]
                first = re.match(r"[A-Za-z][\w-]*", words)
                if (
                    first is None
                    or first.group().lower() in _HTML
                    or re.search(r"[@=:]|\w[/.]\w", words)
                ):
                    continue
                if self._counts(match.start(), match.end(), words) and len(words.split()) <= 8:
                    yield match.span()

    def _is_variable(self, whole: str, words: str, at: int, until: int) -> bool:
        if not _CURLY_NAME.match(words) or _LIVE_NAME.search(words):
            return False
        if whole.startswith("{{") != whole.endswith("}}"):
            return False
        around = self._text[max(0, at - 1) : at] + self._text[until : until + 1]
        if "/" in around or self._text[until : until + 1] == "=":
            return False
        if not self._generated:
            return True
        # a generator fills its variables in, but nobody names those after a blank form's fields
        return bool(
            re.search(r"\s|company|organi[sz]ation|insert|your", words.strip(), re.IGNORECASE)
        )

    def blanks(self, fields: list[Placeholder]) -> Iterator[tuple[int, int]]:
        """Placeholders without brackets around them, outside the fields found before."""
        ends = _Covered(fields)
        done = 0
        for blank in sorted(find_blanks(self._text), key=lambda each: (each.start, -each.end)):
            if blank.start < done or ends.overlaps(blank.start, blank.end):
                continue
            index = self._document.block_at(blank.start)
            if self._in_code(blank.start) or self._document.blocks[index].kind == "code":
                continue
            start, end = self._piece(blank.start)
            if self._wording.is_script(index) or in_quotes(
                self._text, start, end, blank.start, blank.end
            ):
                continue
            form = self._wording.is_form(index)
            span = settle(self._text, blank, start, end, form, self._label(blank.start))
            if span is not None:
                done = span[1]
                yield span
        yield from self._queries()

    def _queries(self) -> Iterator[tuple[int, int]]:
        """Cells that hold nothing but a question mark."""
        if "?" not in self._text:
            return
        for block in self._document.blocks:
            for cell in block.cells:
                text = self._text[cell.start : cell.end]
                if text.strip() == "?" and not block.head:
                    at = cell.start + text.index("?")
                    yield at, at + 1

    def _counts(self, at: int, until: int, words: str) -> bool:
        """Whether a field is left open by the writer, not by a script for staff to fill in."""
        if self._in_code(at):
            return False
        if names_organisation(words):
            return True
        start, end = self._piece(at)
        if in_quotes(self._text, start, end, at, until):
            alone = self._text[at - 1 : at] in '"“' and self._text[until : until + 1] in '"”'
            return alone and not self._wording.is_script(self._document.block_at(at))
        return not self._wording.is_script(self._document.block_at(at))

    def _in_code(self, at: int) -> bool:
        code = self._document.code
        index = bisect_right(code, (at, len(self._text))) - 1
        return index >= 0 and at < code[index].end

    def _label(self, at: int) -> str:
        """The cell before the one at an offset, or nothing."""
        before = ""
        for cell in self._document.blocks[self._document.block_at(at)].cells:
            if cell.start <= at < cell.end:
                return before
            before = self._text[cell.start : cell.end].strip()
        return ""

    def _piece(self, at: int) -> tuple[int, int]:
        """Start and end of the cell or block at an offset."""
        block = self._document.blocks[self._document.block_at(at)]
        for cell in block.cells:
            if cell.start <= at < cell.end:
                return cell.start, cell.end
        return block.start, block.end


class _Covered:
    """Stretches of the text, asked whether they overlap another."""

    def __init__(self, spans: list[Placeholder]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            self._starts.append(start)
            self._ends.append(max(end, self._ends[-1] if self._ends else 0))

    def overlaps(self, start: int, end: int) -> bool:
        index = bisect_left(self._starts, end) - 1
        return index >= 0 and self._ends[index] > start
