"""Reads the blocks of HTML that stand in Markdown, with the places of things.

Our own small tokeniser instead of `html.parser`, which counts lines but not characters. Anything
that is not a tag is text, so there is no input that it cannot read.
"""

import re

from policylint.documents import tags
from policylint.documents.draft import Draft, LocalLink, LocalRun, Range
from policylint.documents.htmltable import HtmlTable
from policylint.documents.inline import Extras, located, seen_text
from policylint.documents.model import LINE_BREAK, Comment, Span
from policylint.documents.positions import Lines
from policylint.documents.tidy import tidy

_MARKUP = re.compile(
    rf"<!--(?P<comment>.*?)(?:-->|\Z)|<!\[CDATA\[|\]\]>|<[!?][^<>]*>|{tags.TAG.pattern}", re.DOTALL
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
"""Some converters write them in HTML too, where they have no meaning."""
_WHITE = re.compile(r"\s+")
_SKIPPED = frozenset(("script", "style", "textarea", "pre", "svg", "math", "template", "noscript"))
_END_OF_SKIPPED = {
    name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in _SKIPPED if name != "pre"
}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INLINE = frozenset(("a", "b", "strong", "code", "kbd", "tt", "samp"))


class HtmlReader:
    """Reads the HTML blocks of one document in turn; what is open in one stays open in the next."""

    def __init__(self, judge: tags.TagJudge, extras: Extras) -> None:
        self.judge = judge
        self.extras = extras
        self.tables = 0
        self.lists: list[_List] = []

    def read(self, raw: str, place: int | Lines, tables: int, before: Draft | None) -> list[Draft]:
        """The drafts of a block.

        ``tables`` is the number of its first table, ``before`` the paragraph that it follows.
        """
        self.tables = tables
        return _Block(self, raw, place, before).read()


class _List:
    """An open list: the number of its last item (-1: without numbers), what leads into it."""

    def __init__(self, number: int, lead: Draft | None) -> None:
        self.number = number
        self.lead = lead


class _Block:
    """One block of HTML being read: a paragraph is open, and everything goes there."""

    def __init__(
        self, reader: HtmlReader, raw: str, place: int | Lines, before: Draft | None
    ) -> None:
        self.reader = reader
        self.before = before
        self.tag_at = (0, 1)
        self.raw = raw
        self.place = place
        self.drafts: list[Draft] = []
        self.table: HtmlTable | None = None
        self.quotes = 0
        self.open: list[tuple[str, int, int, str]] = []
        self.items: list[Draft] = []
        self.begin()

    def begin(self, draft: Draft | None = None) -> None:
        """Open a paragraph, or what it is to become."""
        self.draft = draft or Draft("paragraph", "", [])
        self.parts: list[str] = []
        self.runs: list[LocalRun] = []
        self.length = 0
        self.strong: list[Range] = []
        self.code: list[Range] = []
        self.links: list[LocalLink] = []
        self.open = []

    def read(self) -> list[Draft]:
        at = 0
        raw = self.raw
        while match := _MARKUP.search(raw, at):
            self.text(at, match.start())
            at = match.end()
            if match["comment"] is not None:
                span = self.span(match.start(), at)
                self.reader.extras.comments.append(Comment(span, match["comment"].strip()))
            elif match["name"]:
                at = self.tag(match)
        self.text(at, len(raw))
        self.finish()
        if self.table is not None:
            self.close_table()
        return self.drafts

    # Text

    def add(self, text: str, at: int, size: int) -> None:
        self.parts.append(text)
        length = len(text)
        if self.runs and length == size:
            start, before, source, taken = self.runs[-1]
            if before == taken and source + taken == at:
                self.runs[-1] = (start, before + length, source, taken + size)
                self.length += length
                return
        self.runs.append((self.length, length, at, size))
        self.length += length

    def text(self, start: int, end: int) -> None:
        """Text, its white space folded as browsers do."""
        for gap in _WHITE.finditer(self.raw, start, end):
            self.word(start, gap.start())
            if self.parts and self.parts[-1][-1] not in " " + LINE_BREAK:
                self.add(" ", gap.start(), 1)
            start = gap.end()
        self.word(start, end)

    def word(self, start: int, end: int) -> None:
        if start < end:
            for escape in _ESCAPE.finditer(self.raw, start, end):
                self.seen(start, escape.start())
                self.add(escape[1], escape.start(), 2)
                start = escape.end()
            self.seen(start, end)

    def seen(self, start: int, end: int) -> None:
        for text, at, size in seen_text(self.raw, start, end):
            self.add(text, at, size)

    def line_break(self, at: int, size: int) -> None:
        """A new line; two in a row begin a new paragraph, outside of tables."""
        while self.parts and self.parts[-1] == " ":
            self.parts.pop()
            self.length -= 1
            start, length, source, taken = self.runs.pop()
            if length > 1:
                self.runs.append((start, length - 1, source, taken - 1))
        if not self.parts:
            return
        if self.parts[-1] != LINE_BREAK:
            self.add(LINE_BREAK, at, size)
        elif self.table is None:
            self.finish()

    def finish(self, following: Draft | None = None) -> None:
        """Close the paragraph; ``following`` is what comes next."""
        if self.table is not None:
            self.line_break(*self.tag_at)
            return
        draft = self.filled(self.draft)
        if draft.text:
            draft.quoted = self.quotes > 0
            if draft.kind == "paragraph" and self.items:
                draft.lead = self.items[-1]
            self.put(draft)
        self.begin(following)

    def filled(self, draft: Draft) -> Draft:
        """The draft with the text that is open."""
        draft.text = "".join(self.parts)
        draft.runs = located(self.runs, self.place)
        draft.strong, draft.code, draft.links = self.strong, self.code, self.links
        tidy(draft, self.reader.extras.anchors, in_html=True)
        return draft

    def put(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self.before = draft if draft.kind == "paragraph" else None

    def span(self, start: int, end: int) -> Span:
        """Where the characters from ``start`` to ``end`` of the block stand in the source."""
        pieces = located([(0, end - start, start, end - start)], self.place)
        return Span(pieces[0][2], pieces[-1][2] + pieces[-1][3])

    # Tags

    def tag(self, match: re.Match[str]) -> int:
        """Follow a tag; returns where to read on."""
        start, end = match.span()
        self.tag_at = (start, end - start)
        if self.reader.judge.is_placeholder(match):
            self.text(start, end)
            return end
        name = match["name"].lower()
        if name in _SKIPPED and not match["close"]:
            return self.skip(name, start, end)
        attributes = tags.attributes(match["attributes"]) if match["attributes"] else {}
        anchor = attributes.get("id") or (attributes.get("name") if name == "a" else None)
        if anchor:
            self.reader.extras.anchors.add(anchor)
        if name == "br":
            self.line_break(start, end - start)
        elif name == "img":
            span = self.span(start, end)
            self.links.append((self.length, self.length, attributes.get("src") or "", *span))
        elif name in _INLINE:
            self.inline(name, bool(match["close"]), start, end, attributes.get("href") or "")
        elif name in ("table", "tr", "td", "th", "thead", "tbody", "tfoot", "caption"):
            self.table_tag(name, bool(match["close"]), start, attributes)
        elif name in tags.BREAKING:
            self.block_tag(name, bool(match["close"]))
        return end

    def skip(self, name: str, start: int, end: int) -> int:
        """Pass over what is not read: scripts, and code, which is noted as a block."""
        close = _END_OF_SKIPPED.get(name)
        after = (close or _END_OF_PRE).search(self.raw, end)
        if name == "pre" and self.table is None:
            self.finish()
            self.put(Draft("code", "", [(0, 0, self.span(start, end).start, 0)]))
        return after.end() if after else end

    def inline(self, name: str, close: bool, start: int, end: int, target: str) -> None:
        if not close:
            self.open.append((name, self.length, start, target))
            return
        while self.open:
            opened, begin, at, href = self.open.pop()
            if opened == name:
                if name in ("b", "strong"):
                    self.strong.append((begin, self.length))
                elif name != "a":
                    self.code.append((begin, self.length))
                elif href:
                    self.links.append((begin, self.length, href, *self.span(at, end)))
                return

    def block_tag(self, name: str, close: bool) -> None:
        lists = self.reader.lists
        if self.table is not None:
            self.finish()
        elif name in _HEADINGS and not close:
            heading = Draft("heading", "", [])
            heading.level = _HEADINGS[name]
            self.finish(heading)
        elif name in ("ul", "ol"):
            self.finish()
            if not close:
                lead = self.items[-1] if self.items else self.before
                lists.append(_List(0 if name == "ol" else -1, lead))
            elif lists:
                lists.pop()
                del self.items[len(lists) :]
        elif name == "li":
            self.list_item(close)
        elif name == "summary" and close:
            self.strong = [(0, self.length)]
            self.finish()
        else:
            self.finish()
            if name == "blockquote":
                self.quotes = max(0, self.quotes + (-1 if close else 1))

    def list_item(self, close: bool) -> None:
        lists = self.reader.lists
        if close or not lists:
            self.finish()
            del self.items[max(0, len(lists) - 1) :]
            if close:
                return
        item = Draft("item", "", [])
        item.level = max(1, len(lists))
        item.marker = "-"
        if lists and lists[-1].number >= 0:
            lists[-1].number += 1
            item.marker = f"{lists[-1].number}."
        self.finish(item)
        del self.items[item.level - 1 :]
        item.lead = lists[-1].lead if lists else None
        self.items.append(item)

    # Tables

    def table_tag(self, name: str, close: bool, at: int, attributes: dict[str, str | None]) -> None:
        if self.table is None:
            if name == "table" and not close:
                self.finish()
                self.table = HtmlTable()
            elif not close:
                self.finish()
            return
        if name == "table":
            if close:
                self.table.depth -= 1
                if self.table.depth == 0:
                    self.close_table()
            else:
                self.table.depth += 1
            return
        if self.table.depth > 1:
            self.finish()  # a table in a cell is text of the cell
            return
        self.end_cell()
        if name == "tr":
            self.table.begin_row(head=False) if not close else self.table.end_row()
        elif name in ("td", "th") and not close:
            self.begin()
            self.table.begin_cell(at, name == "th", attributes)
        elif name == "thead":
            self.table.in_head = not close
        elif name == "caption":
            self.begin()

    def end_cell(self) -> None:
        table = self.table
        assert table is not None
        content = self.filled(Draft("paragraph", "", []))
        if table.cell is not None:
            if not content.runs:
                at = table.cell.at
                content.runs = [(0, 0, self.span(at, at + 1).start, 0)]
            table.end_cell(content)
        elif content.text:
            # a caption, or text where none should be
            self.put(content)
        self.begin()

    def close_table(self) -> None:
        table = self.table
        assert table is not None
        self.end_cell()
        rows = table.rows(self.reader.tables)
        self.table = None
        lead = self.before
        for row in rows:
            row.lead = lead
            self.put(row)
        if rows:
            self.reader.tables += 1
        self.begin()


_END_OF_PRE = re.compile(r"</pre\s*>", re.IGNORECASE)
