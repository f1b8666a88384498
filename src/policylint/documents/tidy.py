"""Takes out of a text what is there for converters and renderers, not for readers."""

import re

from policylint.documents.draft import Draft, Range

_SPAN_END = re.compile(r"\]\{[ ]*([.#][^{}\n]*)\}")
_STRUCK = re.compile(r"~~(?=\S)[^~]+~~")
_CHECK_BOX = re.compile(r"\[[ xX]?\][ ]+")


def tidy(draft: Draft, anchors: set[str]) -> None:
    """Drop the marks of ``[text]{.class}``, what is struck out, and white space at the ends."""
    text = draft.text
    cut: list[Range] = []
    if "]{" in text:
        cut.extend(_span_marks(text, anchors))
    if "~~" in text:
        cut.extend(match.span() for match in _STRUCK.finditer(text))
    if cut:
        draft.cut(_merged(cut))
    if draft.text[:1].isspace() or draft.text[-1:].isspace():
        draft.trim()


def take_check_box(draft: Draft) -> None:
    """Move the ``[x]`` of a task from the text of an item to its marker."""
    box = _CHECK_BOX.match(draft.text)
    if box:
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
