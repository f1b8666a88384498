"""Takes out of a text what is there for converters and renderers, not for readers."""

import re
from bisect import bisect_right

from policylint.documents.draft import Draft, Range

_SPAN_END = re.compile(r"\]\{[ ]*([.#][^{}\n]*)\}")
_STRUCK = re.compile(r"~~(?=\S)[^~]+~~")
_TEMPLATE_LINK = re.compile(r"\[([^\[\]\n]+)\]\((\{\{[^{}\n]*\}\}[^()\s]*)\)")
"""A link whose target a site generator fills in, and which has spaces: no link to mistune."""
_PLAIN_LINK = re.compile(r"\[([^\[\]\n]+)\]\(([^()\s]+)\)")
_WIKI_LINK = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]|\n]+))?\]\]")
"""``[[page.md]]``, ``[[folder/page|Text]]``; a lone word in two brackets is a placeholder."""
_NOTE_REFERENCE = re.compile(r"(?<=\S)\[\^[^\]\[\s]+\]|\[\^[^\]\[\s]+\](?!:)")
_STARS = re.compile(r"(?<!\*)\*\*(?!\*)|(?<=[^\W\d_])\*{4}(?=[^\W\d_])")
_CHECK_BOX = re.compile(r"\[(?:[ x]?\]|X\](?=[ ]+[^a-z]))[ ]+")
"""Of a task; "[X] working days" is none."""


def tidy(draft: Draft, anchors: set[str], *, in_html: bool = False) -> None:
    """Take out marks that failed or that only converters know, what is struck out, outer space.

    In the text of HTML, links of Markdown are such marks as well.
    """
    text = draft.text
    cut: list[Range] = []
    if "]{" in text:
        cut.extend(_span_marks(text, anchors))
    if "~~" in text:
        cut.extend(match.span() for match in _STRUCK.finditer(text))
    if "](" in text:
        for link in (_PLAIN_LINK if in_html else _TEMPLATE_LINK).finditer(text):
            _add_link(draft, link.span(1), link[2], link.span(), cut)
    if "]]" in text:
        for link in _WIKI_LINK.finditer(text):
            if link[2] or any(mark in link[1] for mark in "./#"):
                shown = link.span(2 if link[2] else 1)
                _add_link(draft, shown, link[1], link.span(), cut)
    if "[^" in text:
        cut.extend(match.span() for match in _NOTE_REFERENCE.finditer(text))
    if "**" in text:
        cut.extend(_stray_bold(draft))
    if cut:
        draft.cut(_merged(cut))
    if draft.text[:1].isspace() or draft.text[-1:].isspace():
        draft.trim()


def _stray_bold(draft: Draft) -> list[Range]:
    """Marks of bold text that failed for a space or a letter beside them: "**Purpose **".

    Escaped ones are meant to be seen, and one alone may be the sign of a note.
    """
    whole = [(start, start + length) for start, length, _, size in draft.runs if length == size]
    marks = []
    for match in _STARS.finditer(draft.text):
        index = bisect_right(whole, (match.start(), len(draft.text))) - 1
        if index >= 0 and match.end() <= whole[index][1]:
            marks.append(match.span())
    between = [mark for mark in marks if mark[1] - mark[0] == 4]
    pairs = [mark for mark in marks if mark[1] - mark[0] == 2]
    pairs = pairs[: len(pairs) // 2 * 2]
    draft.strong += [(a[1], b[0]) for a, b in zip(pairs[::2], pairs[1::2], strict=True)]
    return between + pairs


def _add_link(draft: Draft, shown: Range, target: str, whole: Range, cut: list[Range]) -> None:
    """Make a link of the text at ``whole``, of which only ``shown`` is to stay."""
    around = draft.parts([whole])[0].runs
    source = around[0][2], around[-1][2] + around[-1][3]
    draft.links.append((*shown, target, *source))
    cut += [(whole[0], shown[0]), (shown[1], whole[1])]


def take_check_box(draft: Draft) -> None:
    """Move the ``[x]`` of a task from the text of an item to its marker."""
    box = _CHECK_BOX.match(draft.text)
    if box and draft.runs[0][1] == draft.runs[0][3] > 1:  # not escaped
        draft.marker += f" {box[0].strip()}"
        draft.cut_to(box.end(), len(draft.text))


def _span_marks(text: str, anchors: set[str]) -> list[Range]:
    """The bracket and the attributes of each ``[text]{.class}``."""
    marks: list[Range] = []
    opened: list[int] = []
    at = 0
    for end in _SPAN_END.finditer(text):
        for index in range(at, end.start()):
            if text[index] == "[":
                opened.append(index)
            elif text[index] == "]" and opened:
                opened.pop()
        at = end.end()
        if opened:
            start = opened.pop()
            marks += [(start, start + 1), end.span()]
            anchors.update(name[1:] for name in end[1].split() if name[0] == "#")
    return marks


def _merged(ranges: list[Range]) -> list[Range]:
    """Sorted, and without overlaps."""
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
