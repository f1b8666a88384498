"""Headings that are not marked as such, the numbers of headings, and their levels."""

import re
from collections.abc import Iterator

from policylint.documents.draft import Draft
from policylint.documents.paragraphs import drop_leftovers, lines_of, refine

_MAX_TITLE_WORDS = 16
_MAX_TITLE = 100
_MAX_NUMBERED_WORDS = 8
_MAX_LEVEL = 6

_NUMBER = re.compile(
    r"(?:(?:section|article|part|chapter|clause)[ ]+)?(?P<number>\d{1,3}(?:\.\d{1,3})*)"
    r"(?P<point>[.):]?)(?:[ ]*[-\u2013\u2014:])?(?P<space>[ ]+)(?=\S)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"\(?(?P<number>[A-Z]|[IVX]{1,5}|[a-z](?=\)))[.)][ ]+(?=\S)")
_ATTRIBUTES = re.compile(r"[ ]*\{:?[ ]*((?:[#.][\w:.-]+[ ]*)+)\}[ ]*$")
_NOT_A_TITLE = frozenset(("TODO", "TBD", "TBC", "N/A", "XXXX", "NOTE", "WARNING"))


def find_headings(drafts: list[Draft], anchors: set[str], *, titled: bool) -> list[Draft]:
    """The drafts with every line that acts as a heading made one; adds to the ``anchors``.

    ``titled`` documents have their title elsewhere.
    """
    drafts = list(_refined(drafts))
    if not titled:
        _first_line_title(drafts)
    drafts = list(_titles(drafts))
    _numbered_titles(drafts)
    headings = [draft for draft in drafts if draft.kind == "heading"]
    _numbers(headings, anchors)
    _levels(headings)
    for draft in drafts:
        if draft.lead is not None and draft.lead.kind == "heading":
            draft.lead = None
    return drafts


def _refined(drafts: list[Draft]) -> Iterator[Draft]:
    """The drafts, paragraphs taken apart; items typed as paragraphs continue what they follow."""
    lead: Draft | None = None
    for draft in drafts:
        if draft.kind != "paragraph":
            lead = None
            if draft.kind == "item":
                drop_leftovers(draft)
            if draft.text or draft.kind != "item":
                yield draft
            continue
        for piece in refine(draft):
            if piece.kind != "item":
                lead = piece if piece.kind == "paragraph" else None
            elif piece.lead is None:
                piece.lead = lead
            yield piece


# Titles: bold lines and lines in capitals


def _first_line_title(drafts: list[Draft]) -> None:
    """A document that begins with a short line of its own has its title there."""
    first = next((i for i, draft in enumerate(drafts) if draft.kind != "code"), None)
    if first is None or first + 1 == len(drafts):
        return
    draft = drafts[first]
    real = any(other.kind == "heading" and other.level == 1 for other in drafts)
    if draft.kind != "paragraph" or draft.quoted or draft.links or real:
        return
    if _is_numbered_title(draft.text) and ":" not in draft.text and "|" not in draft.text:
        _make_title(draft, "title")


def _make_title(draft: Draft, style: str) -> None:
    """Make a heading of a draft; its style stands in the marker until the levels are set."""
    draft.kind, draft.fake, draft.lead, draft.marker = "heading", True, None, style
    draft.trim()
    if draft.text.endswith(":"):
        draft.cut_to(0, len(draft.text.rstrip(": ")))
        draft.marker += ":"


def _titles(drafts: list[Draft]) -> Iterator[Draft]:
    """Make headings of lines that are nothing but a title, and are followed by something."""
    for index, draft in enumerate(drafts):
        style = "" if draft.kind != "paragraph" else _title_style(draft)
        if not style:
            yield draft
            continue
        end = lines_of(draft.text)[0][1]
        rest = draft.split(end, min(end + 1, len(draft.text)))
        if rest.text or _heads_something(drafts, index):
            _make_title(draft, style if index else "title")
        yield draft
        if rest.text:
            rest.trim()
            yield rest


def _heads_something(drafts: list[Draft], index: int) -> bool:
    """Whether something that is not yet under a heading follows the draft at ``index``."""
    if index + 1 == len(drafts):
        return False
    after = drafts[index + 1]
    return index == 0 or after.kind != "heading" or after.fake


def _title_style(draft: Draft) -> str:
    """ "bold" or "capitals" where the first line is a title, else nothing."""
    if draft.quoted or draft.lead is not None:
        return ""
    text = draft.text
    strong = bool(draft.strong) and draft.strong[0][0] == 0
    if not strong and not text[:40].isupper():
        return ""
    end = lines_of(text)[0][1]
    line = text[:end].rstrip()
    if not _is_title(line):
        return ""
    if strong and _covered(draft, len(line.rstrip(": "))):
        return "" if _is_statement(line) else "bold"
    letters = sum(char.isalpha() for char in line)
    if (
        line.isupper()
        and letters >= 4
        and line.rstrip(": ") not in _NOT_A_TITLE
        and line[0] not in "[<{_"
    ):
        return "capitals"
    return ""


def _is_statement(line: str) -> bool:
    """ "We answer within 5 working days" in bold says something; it heads nothing."""
    words = line.split()
    has_number = any(char.isdigit() for char in "".join(words[1:]))
    return has_number and len(words) > 5 and line[-1] not in ":?"


def _is_title(line: str) -> bool:
    return (
        0 < len(line) <= _MAX_TITLE
        and len(line.split()) <= _MAX_TITLE_WORDS
        and line[-1] not in ".,;!\u3002\uff1b"
        and any(char.isalpha() for char in line)
    )


def _covered(draft: Draft, end: int) -> bool:
    """Whether the text up to ``end`` is bold, but for white space."""
    at = 0
    for start, stop in sorted(draft.strong):
        if draft.text[at:start].strip():
            return False
        at = max(at, stop)
        if at >= end:
            return True
    return False


# Titles that are numbered

Number = tuple[int, ...]


def _numbered_titles(drafts: list[Draft]) -> None:
    """Make headings of series such as "1. Purpose", "2. Scope", each with its text under it."""
    series: dict[int, list[tuple[int, Number]]] = {}
    for index, draft in enumerate(drafts):
        if draft.kind == "heading" and not draft.fake:
            for members in series.values():
                _settle(drafts, members, index)
            series = {}
        number = _item_number(draft)
        if not number:
            continue
        for depth in [depth for depth in series if depth > len(number)]:
            _settle(drafts, series.pop(depth), index)
        members = series.setdefault(len(number), [])
        if members and number != (*members[-1][1][:-1], members[-1][1][-1] + 1):
            _settle(drafts, members, index)
            members.clear()
        members.append((index, number))
    for members in series.values():
        _settle(drafts, members, len(drafts))


def _item_number(draft: Draft) -> Number:
    """Of a numbered item that is in no other item, the parts of its number; else nothing."""
    if draft.kind != "item" or draft.level != 1 or draft.quoted or not draft.marker[:1].isdigit():
        return ()
    return tuple(int(part) for part in draft.marker.split(" ")[0].rstrip(".)").split("."))


def _settle(drafts: list[Draft], series: list[tuple[int, Number]], end: int) -> None:
    """Make headings of a series of items before ``end``, if that is what they are."""
    indices = [index for index, _ in series]
    if not series or (len(series) < 2 and len(series[0][1]) < 2):
        return
    if not all(_is_numbered_title(drafts[index].text) for index in indices):
        return
    ends = [*indices[1:], end]
    texts = [_has_text(drafts, start, end) for start, end in zip(indices, ends, strict=True)]
    if sum(texts) * 4 < len(texts) * 3:
        return
    for index in indices:
        _make_heading(drafts, index)


def _is_numbered_title(text: str) -> bool:
    if "\n" in text or text[:1] in "{<" or not _is_title(text):
        return False
    return len(text.split()) <= _MAX_NUMBERED_WORDS or text.endswith("?")


def _has_text(drafts: list[Draft], item: int, end: int) -> bool:
    """Whether paragraphs, rows or items that are sentences stand under an item."""
    for draft in drafts[item + 1 : end]:
        if draft.kind in ("paragraph", "row"):
            return True
        if draft.kind == "item" and (draft.level == 1 or len(draft.text.split()) > 8):
            return True
        if draft.kind == "heading" and not draft.fake:
            return False
    return False


def _make_heading(drafts: list[Draft], index: int) -> None:
    item = drafts[index]
    item.kind, item.fake, item.lead, item.level = "heading", True, None, 0
    item.cut_to(0, len(item.text.rstrip(": ")))
    inside = {id(item)}
    for draft in drafts[index + 1 :]:
        if draft.lead is None or id(draft.lead) not in inside:
            break
        inside.add(id(draft))
        if draft.lead is item:
            draft.lead = None
        if draft.kind == "item":
            draft.level -= 1


# Numbers and levels


def _numbers(headings: list[Draft], anchors: set[str]) -> None:
    """Move the number of each heading from its text to its marker; fake ones keep their style."""
    bare = []
    for draft in headings:
        if attributes := _ATTRIBUTES.search(draft.text):
            anchors.update(name[1:] for name in attributes[1].split() if name[0] == "#")
            draft.cut_to(0, attributes.start())
        number = _NUMBER.match(draft.text)
        if number is None:
            number = _LETTER.match(draft.text)
        elif not number["point"] and number[0].strip().isdigit():
            bare.append((draft, number))
            continue
        elif "." in number["number"] and not number["point"] and _is_lower(draft, number):
            number = None
        if number is not None:
            _number(draft, number)
    values = [int(number["number"]) for _, number in bare]
    if len(values) > 1 and values == list(range(values[0], values[0] + len(values))):
        for draft, number in bare:
            if not _is_lower(draft, number):
                _number(draft, number)


def _is_lower(draft: Draft, number: re.Match[str]) -> bool:
    """ "2.5 hours": what follows is no title."""
    return draft.text[number.end() : number.end() + 1].islower()


def _number(draft: Draft, number: re.Match[str]) -> None:
    draft.cut_to(number.end(), len(draft.text))
    draft.marker = number["number"]


def _levels(headings: list[Draft]) -> None:
    """Give the fake headings levels under the last real one: one for each style seen since."""
    styles: list[tuple[str, int]] = []
    base = 0
    for draft in headings:
        style = draft.marker
        if style.startswith(("bold", "capitals", "title")):
            draft.marker = ""
        if draft.level:
            base, styles = draft.level, []
            continue
        if draft.marker:
            style = f"number {draft.marker.rstrip('.').count('.')}"
            draft.marker = draft.marker.rstrip(".)")
        known = [level for name, level in styles if name == style]
        level = known[0] if known else (styles[-1][1] if styles else base) + 1
        styles = [entry for entry in styles if entry[1] < level]
        styles.append((style, level))
        draft.level = min(level, _MAX_LEVEL)
