"""The last step of every reader: from drafts to a `Document`."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from policylint.documents.draft import Draft
from policylint.documents.frontmatter import FrontMatter
from policylint.documents.inline import Extras
from policylint.documents.metadata import header_entries, labelled_lines
from policylint.documents.model import (
    BREAK,
    Block,
    Cell,
    Comment,
    Document,
    Link,
    MetaEntry,
    Run,
    Section,
    Span,
    line_starts,
)


def assemble(
    path: str,
    source: str,
    text: str,
    drafts: Sequence[Draft],
    front: FrontMatter,
    extras: Extras,
) -> Document:
    """Make the document of ``path`` from its drafts.

    ``text`` is the ``source`` with "\n" for every line end; the drafts' runs are offsets of it.
    """
    offset = 0
    for index, draft in enumerate(drafts):
        draft.index = index
        draft.offset = offset
        offset += len(draft.text) + 1
    sections, owners = _sections(drafts)
    runs: Iterable[Run] = (
        Run(draft.offset + start, length, at, size)
        for draft in drafts
        for start, length, at, size in draft.runs
    )
    links = [
        Link(draft.offset + start, draft.offset + end, target, Span(at, to))
        for draft in drafts
        for start, end, target, at, to in draft.links
    ]
    comments = sorted(extras.comments)
    if len(source) != len(text):
        original = _Original(source)
        runs = original.runs(runs)
        links = [link._replace(span=original.span(link.span)) for link in links]
        comments = [Comment(original.span(comment.span), comment.text) for comment in comments]
    return Document(
        path=path,
        source=source,
        text=BREAK.join([draft.text.replace("\n", " ") for draft in drafts]),
        runs=tuple(runs),
        blocks=tuple(_block(draft, owner) for draft, owner in zip(drafts, owners, strict=True)),
        sections=tuple(sections),
        meta=(*front.entries, *(MetaEntry(*entry) for entry in header_entries(drafts))),
        links=tuple(links),
        comments=tuple(comments),
        anchors=frozenset(extras.anchors),
        code=tuple(
            Span(draft.offset + start, draft.offset + end)
            for draft in drafts
            for start, end in draft.code
        ),
        title=front.title or _title(drafts),
        settings=front.settings,
    )


def _block(draft: Draft, section: int) -> Block:
    offset = draft.offset
    return Block(
        draft.kind,
        offset,
        offset + len(draft.text),
        section,
        draft.level,
        draft.lead.index if draft.lead is not None and draft.lead.index >= 0 else None,
        draft.marker,
        tuple(
            Cell(
                offset + cell.start,
                offset + cell.end,
                cell.column,
                tuple((row.offset + head.start, row.offset + head.end) for row, head in cell.heads),
            )
            for cell in draft.cells
        ),
        draft.table,
        draft.head,
        draft.quoted,
        draft.fake,
    )


def _sections(drafts: Sequence[Draft]) -> tuple[list[Section], list[int]]:
    """The sections, and the index of each draft's section."""
    sections = [Section(None, 0, None, "", ())]
    open_sections = [0]
    owners = []
    for draft in drafts:
        if draft.kind == "heading":
            while sections[open_sections[-1]].level >= draft.level:
                open_sections.pop()
            parent = open_sections[-1]
            title = " ".join(draft.text.split())
            path = (*sections[parent].path, title)
            open_sections.append(len(sections))
            sections.append(
                Section(draft.index, draft.level, parent if parent else None, title, path)
            )
        owners.append(open_sections[-1])
    return sections, owners


def _title(drafts: Sequence[Draft]) -> str | None:
    """The first heading of level 1, else the heading that the document begins with."""
    headings = [draft for draft in drafts if draft.kind == "heading" and draft.text]
    real = [draft for draft in headings if draft.level == 1 and not draft.fake]
    if not real and headings:
        before = drafts[: headings[0].index]
        if all(draft.kind in ("meta", "code") or any(labelled_lines(draft)) for draft in before):
            real = headings[:1]
    return " ".join(real[0].text.split()) if real else None


class _Original:
    """From offsets of the text with "\n" alone to those of a source with other line ends."""

    def __init__(self, source: str) -> None:
        starts = line_starts(source)
        self.starts = starts
        self.ends = [_end(source, start) for start in starts[1:]] + [len(source)]
        self.flat: list[int] = []
        at = 0
        for start, end in zip(starts, self.ends, strict=True):
            self.flat.append(at)
            at += end - start + 1

    def offset(self, at: int) -> int:
        """Where the character at ``at`` begins; a line end begins where its line ends."""
        line = bisect_right(self.flat, at) - 1
        return self.starts[line] + at - self.flat[line]

    def span(self, span: Span) -> Span:
        return Span(self.offset(span.start), self.offset(span.end))

    def runs(self, runs: Iterable[Run]) -> Iterable[Run]:
        """The runs with the source's own offsets, cut where they span line ends."""
        flat, starts, ends = self.flat, self.starts, self.ends
        for text_start, length, at, size in runs:
            line = bisect_right(flat, at) - 1
            source = starts[line] + at - flat[line]
            if source + size <= ends[line]:
                yield Run(text_start, length, source, size)
            elif length != size:
                yield Run(text_start, length, source, self.offset(at + size) - source)
            else:
                end = at + size
                while at < end:
                    source = starts[line] + at - flat[line]
                    stop = min(end, at + ends[line] - source)
                    if stop > at:
                        yield Run(text_start, stop - at, source, stop - at)
                        text_start += stop - at
                    if stop < end:
                        yield Run(text_start, 1, ends[line], starts[line + 1] - ends[line])
                        text_start += 1
                    at = stop + 1
                    line += 1


def _end(source: str, next_start: int) -> int:
    """Where the line before the one that begins at ``next_start`` ends."""
    two = source[max(0, next_start - 2) : next_start] == "\r\n"
    return next_start - 2 if two else next_start - 1
