"""Reads Markdown: from mistune's tree of tokens to the blocks of a `Document`."""

import gc
import re
from typing import TYPE_CHECKING

from policylint.documents.assemble import assemble
from policylint.documents.draft import Draft, DraftCell
from policylint.documents.frontmatter import read_front_matter
from policylint.documents.inline import NOT_PLAIN, Extras, InlineReader, located
from policylint.documents.model import CELL_BREAK, Document
from policylint.documents.positions import Lines, PositionParser, PositionState, Token, Tokens
from policylint.documents.structure import find_headings
from policylint.documents.tablehead import mark_heads
from policylint.documents.tags import TagJudge
from policylint.documents.tidy import take_check_box, tidy

if TYPE_CHECKING:
    from policylint.documents.html import HtmlReader

_WHITE = " \r\n\t\f"
_PROSE_LINE = re.compile(r"[ \t]+[^\W_][^{}<>=;|\\$`~^]*$")
_PROSE_WORDS = 6


def read_markdown(path: str, source: str) -> Document:
    """Read the text of a Markdown file. Raises `PolicylintError` for broken front matter."""
    collecting = gc.isenabled()
    gc.disable()  # the tree is all small parts and no garbage, and collecting takes as long
    try:
        return _read(path, source)
    finally:
        if collecting:
            gc.enable()


def _read(path: str, source: str) -> Document:
    text = source.replace("\r\n", "\n").replace("\r", "\n")
    front = read_front_matter(path, text)
    state = PositionState()
    state.process(text if text.endswith("\n") else text + "\n")
    state.cursor = front.end
    judge = TagJudge(text)
    PositionParser(judge).parse(state)
    extras = Extras(front.comments, set())
    reader = _TreeReader(judge, state, extras)
    reader.blocks(state.places)
    drafts = [
        *front.drafts,
        *find_headings(reader.drafts, extras.anchors, titled=front.title is not None),
    ]
    return assemble(path, source, text, drafts, front, extras)


class _TreeReader:
    """Walks the tree of blocks and drafts the document's blocks."""

    def __init__(self, judge: TagJudge, state: PositionState, extras: Extras) -> None:
        self.judge = judge
        self.inline = InlineReader(judge, state.env, extras)
        self.extras = extras
        self.drafts: list[Draft] = []
        self.tables = 0
        self.quoted = False
        self.depth = 0
        self.html_reader: HtmlReader | None = None

    def blocks(self, tokens: Tokens, lead: Draft | None = None, item: Draft | None = None) -> None:
        """Draft the blocks of one state; they continue ``lead``, and the first may be ``item``."""
        state = tokens.state
        before: Draft | None = None
        for token in tokens:
            kind = token["type"]
            if kind == "blank_line":
                continue
            if kind == "paragraph" or kind == "block_text":
                draft = item or Draft("paragraph", "", [])
                self.paragraph(token, state, draft)
                if item is None:
                    draft.lead = lead
                before = draft
                item = None
                continue
            if kind == "list":
                goes_on = token["attrs"].get("start", 1) > 1
                self.items(token, lead if goes_on else before or lead)
            elif kind == "heading":
                self.heading(token, state)
            elif kind == "table":
                self.table(token, state, before or lead)
            elif kind == "block_quote":
                quoted, self.quoted = self.quoted, True
                self.blocks(token["children"], lead)
                self.quoted = quoted
            elif kind == "block_code":
                self.code(token, state, lead)
            elif kind == "block_html":
                self.html(token, state, before, lead)
            before = item = None

    def put(self, draft: Draft) -> None:
        draft.quoted = self.quoted
        self.drafts.append(draft)

    def paragraph(self, token: Token, state: PositionState, draft: Draft) -> None:
        self.fill(draft, state, token["at"])
        if draft.kind == "item":
            take_check_box(draft)
        if draft.text:
            self.put(draft)

    def heading(self, token: Token, state: PositionState) -> None:
        draft = Draft("heading", "", [])
        self.fill(draft, state, token["at"])
        draft.level = token["attrs"]["level"]
        if draft.text:
            self.put(draft)

    def items(self, token: Token, lead: Draft | None) -> None:
        self.depth += 1
        for child in token["children"]:
            tokens = child["children"]
            item = Draft("item", "", [])
            item.lead = lead
            item.level = self.depth
            item.marker = tokens.state.marker
            self.blocks(tokens, item, item)
        self.depth -= 1

    def table(self, token: Token, state: PositionState, lead: Draft | None) -> None:
        rows = [self.row(state, cells) for cells in token["rows"]]
        mark_heads(rows, len(token["rows"][0]), headed=token["headed"])
        for row in rows:
            row.lead = lead
            row.table = self.tables
            if row.text.strip(CELL_BREAK):
                self.put(row)
        self.tables += 1

    def row(self, state: PositionState, cells: list[list[tuple[int, int]]]) -> Draft:
        row = Draft("row", "", [])
        parts, drafts, length = [], [], 0
        for column, pieces in enumerate(cells):
            content = Draft("paragraph", "", [])
            self.fill(content, state, pieces)
            if not content.runs:
                content.runs = [(0, 0, state.source_of(pieces[0][0]), 0)]
            row.append(content, length)
            drafts.append(DraftCell(length, length + len(content.text), column))
            parts.append(content.text)
            length += len(content.text) + 1
        row.text = CELL_BREAK.join(parts)
        row.cells = drafts
        return row

    def code(self, token: Token, state: PositionState, lead: Draft | None) -> None:
        if token.get("style") == "indent" and (texts := _prose(state, *token["at"][0])):
            for pieces in texts:
                self.paragraph({"at": pieces}, state, Draft("paragraph", "", []))
                self.drafts[-1].lead = lead
            return
        draft = Draft("code", "", [(0, 0, state.source_of(token["at"][0][0]), 0)])
        draft.lead = lead
        self.put(draft)

    def html(
        self, token: Token, state: PositionState, before: Draft | None, lead: Draft | None
    ) -> None:
        if self.html_reader is None:
            from policylint.documents.html import HtmlReader

            self.html_reader = HtmlReader(self.judge, self.extras)
        raw, place = _stretch(state, *token["at"][0])
        for draft in self.html_reader.read(raw, place, self.tables, before or lead):
            draft.lead = draft.lead or lead
            quoted = self.quoted or draft.quoted
            self.put(draft)
            draft.quoted = quoted
        self.tables = self.html_reader.tables

    def fill(self, draft: Draft, state: PositionState, pieces: list[tuple[int, int]]) -> None:
        """Give a draft the text that stands in pieces of the state's source."""
        src, place = _joined(state, pieces) if len(pieces) > 1 else _stretch(state, *pieces[0])
        if NOT_PLAIN.search(src) is None:
            draft.text = src
            draft.runs = located([(0, len(src), 0, len(src))], place)
            return
        inline = self.inline.read(src, place)
        draft.text, draft.runs, draft.strong, draft.code, draft.links = inline
        tidy(draft, self.extras.anchors)


def _prose(state: PositionState, start: int, end: int) -> list[list[tuple[int, int]]]:
    """The paragraphs of an indented stretch as their lines; none where it is code indeed.

    Markdown takes for code what people and converters indent for looks.
    """
    paragraphs: list[list[tuple[int, int]]] = [[]]
    while start < end:
        stop = state.find_line_end_at(start)
        if not state.src[start:stop].strip():
            paragraphs.append([])
        elif not _PROSE_LINE.match(state.src, start, stop):
            return []
        else:
            paragraphs[-1].append((start, stop))
        start = stop
    text = state.src[paragraphs[0][0][0] : end] if paragraphs[0] else ""
    return [pieces for pieces in paragraphs if pieces] if len(text.split()) >= _PROSE_WORDS else []


def _stretch(state: PositionState, start: int, end: int) -> tuple[str, int | Lines]:
    """What stands in a state's source from ``start`` to ``end``, stripped, and its place."""
    text = state.src[start:end]
    stripped = text.strip(_WHITE)
    start += text.find(stripped[:1])
    if state.parent is None:
        return stripped, start
    if "\n" in stripped:
        return stripped, state.lines_between(start, start + len(stripped))
    return stripped, state.source_of(start)


def _joined(state: PositionState, pieces: list[tuple[int, int]]) -> tuple[str, Lines]:
    """Stretches of lines that make one paragraph, and their place."""
    text, place = "", Lines([], [])
    for start, end in pieces:
        lines = state.lines_between(start, end)
        place.starts.extend(len(text) + at for at in lines.starts)
        place.sources.extend(lines.sources)
        text += state.src[start:end]
        if not text.endswith("\n"):
            place.starts.append(len(text))
            place.sources.append(state.source_of(state.find_line_end_at(end) - 1))
            text += "\n"
    dropped = len(text) - len(text.lstrip(_WHITE))
    starts = [at - dropped for at in place.starts]
    return text.strip(_WHITE), Lines(starts, place.sources)
