"""Paragraphs that are something else: typed bullets, clauses, labelled lines, titles, leftovers.

Word processors and hurried people leave structure that Markdown does not know. What is found here
is found line by line, so paragraphs of one line and no mark cost next to nothing.
"""

import re
from collections.abc import Iterator

from policylint.documents.draft import Draft
from policylint.documents.model import LINE_BREAK

_LINE_END = re.compile(f"[\n{LINE_BREAK}]")
_LEFTOVER = re.compile(r":{3,}[^\n]*|\{[:%#][^{}\n]*\}|\{\{[<%][^{}\n]*\}\}")
"""A line of a site generator: ":::note", "{: .no_toc}", "{% include x %}", "{{< note >}}"."""
_ALERT = re.compile(r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*")
_HASH = re.compile(r"#{1,6}(?=[^\W\d_])")
_BULLET = re.compile(r"([•·▪▫◦‣●○■□◆➢➤✓✔❖])[ ]*(?=\S)")
_SIGN = re.compile(r"([✅❌☑☐☒✔✗✘➡▶►🔹🔸]\ufe0f?)[ ]*(?=\S)")
_DASH = re.compile(r"([\u2013\u2014-])[ ]+(?=\S)")
_CLAUSE = re.compile(
    r"(\d{1,2}(?:\.\d{1,2}){1,4}\.?|\((?:[a-z]|[ivx]{1,5}|\d{1,2})\)|(?:[a-z]|[ivx]{1,5})\))[ ]+"
    r"(?=[^\W\d_]|[\"'\u201c\u2018(\[<])"
)
_NOTE = re.compile(r"(\[\^[^\]\[\s]+\]):[ ]*(?=\S)")
_LABEL = re.compile(r"[^\W\d_][\w '\u2019/&()-]{0,40}:(?=[ ]|$)")
_SHORT_LINE = 60
_INTERESTING = re.compile(
    r"[•·▪▫◦‣●○■□◆➢➤✓✔❖(#:\[{]|\d{1,2}\.\d|[a-z]{1,5}\)|[^\n\v]*[\n\v]", re.DOTALL
)


def refine(draft: Draft) -> Iterator[Draft]:
    """What a paragraph is made of, in order: itself, items, and lines that may be headings."""
    if not _INTERESTING.match(draft.text):
        yield draft
        return
    drop_leftovers(draft)
    if not draft.text:
        return
    if draft.lead is None or draft.lead.kind != "item":
        hashes = _HASH.match(draft.text)
        if hashes and not draft.quoted:
            yield from _hash_heading(draft, hashes.end())
            return
    pieces = _items(draft)
    if pieces:
        yield from pieces
        return
    _mark_labels(draft)
    yield draft


def lines_of(text: str) -> list[tuple[int, int]]:
    """Where each line of a block's text begins and ends."""
    starts = [0]
    ends = []
    for match in _LINE_END.finditer(text):
        ends.append(match.start())
        starts.append(match.end())
    return list(zip(starts, [*ends, len(text)], strict=True))


def drop_leftovers(draft: Draft) -> None:
    """Take out the lines that speak to a site generator."""
    alert = _ALERT.match(draft.text)
    if alert and draft.quoted:
        draft.cut_to(alert.end(), len(draft.text))
    if draft.text[:1] not in (":", "{") and "\n:::" not in draft.text and "\n{" not in draft.text:
        return
    lines = lines_of(draft.text)
    cut = [
        (start, min(end + 1, len(draft.text)))
        for start, end in lines
        if _LEFTOVER.fullmatch(draft.text[start:end].strip())
    ]
    if cut:
        draft.cut(cut)
        draft.trim()


def _hash_heading(draft: Draft, hashes: int) -> Iterator[Draft]:
    """A line that begins "#Title", as some site generators accept it."""
    end = lines_of(draft.text)[0][1]
    title = draft.text[hashes:end]
    if "#" in title or title[0].islower() or len(title) > 120 or title.endswith((".", ",", ";")):
        yield draft
        return
    rest = draft.split(end, min(end + 1, len(draft.text)))
    draft.cut_to(hashes, len(draft.text))
    draft.trim()
    draft.kind, draft.level, draft.fake, draft.lead = "heading", hashes, True, None
    yield draft
    if rest.text:
        yield from refine(rest)


def _items(draft: Draft) -> list[Draft]:
    """The items that a paragraph lists by typed bullets, letters or clause numbers; [] if none.

    Of footnotes, a paragraph for each.
    """
    lines = lines_of(draft.text)
    marks = []
    for start, end in lines:
        match = (
            _BULLET.match(draft.text, start, end)
            or _CLAUSE.match(draft.text, start, end)
            or _NOTE.match(draft.text, start, end)
        )
        if match:
            marks.append((start, match))
    for pattern in (_DASH, _SIGN):
        others = [
            (start, match)
            for start, end in lines
            if (match := pattern.match(draft.text, start, end))
        ]
        if len(others) > max(1, len(marks)):
            marks = others
    if not marks:
        return []
    starts = [start for start, _ in marks]
    ends = [*(start - 1 for start in starts), len(draft.text)]
    ranges = list(zip([0, *starts], ends, strict=True))
    first, *items = draft.parts(ranges if starts[0] else [(0, 0), *ranges[1:]])
    first.trim()
    lead = first if first.text else draft.lead
    level = 1 + (draft.lead.level if draft.lead and draft.lead.kind == "item" else 0)
    for item, (start, mark) in zip(items, marks, strict=True):
        item.marker = mark[1]
        if mark.re is not _NOTE:
            item.kind, item.level, item.lead = "item", level, lead
        item.cut_to(mark.end() - start, len(item.text))
        item.trim()
    return [piece for piece in (first, *items) if piece.text]


def _mark_labels(draft: Draft) -> None:
    """Line ends between lines such as "Owner: ..." and "Version: ..." are meant."""
    text = draft.text
    if "\n" not in text or ":" not in text:
        return
    lines = lines_of(text)
    labelled = [start for start, end in lines if _LABEL.match(text, start, end)]
    if len(labelled) < 2:
        return
    if all(end - start <= _SHORT_LINE for start, end in lines):
        draft.text = text.replace("\n", LINE_BREAK)
        return
    chars = list(text)
    for start in labelled:
        if start and chars[start - 1] == "\n":
            chars[start - 1] = LINE_BREAK
    draft.text = "".join(chars)
