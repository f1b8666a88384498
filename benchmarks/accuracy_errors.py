"""The error browser: each disagreement with the words that decide it, for reading in a terminal.

Grouped by requirement, then by what the label and the program say; other points by document and
line. The label's lines stand with a line before and after, the program's evidence is marked «so».
"""

import os
import sys
import textwrap
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from shutil import get_terminal_size

from accuracy_corpus import POINTS, REQUIRED, REQUIREMENTS, Labelled
from accuracy_scores import Disagreement

from policylint.model import Place

ORDER = (*REQUIREMENTS, *POINTS)
MOST_PLACES = 8
MOST_ROWS = 5
"""A long line of text is shown in so many rows at most."""
CLOSE = "[a close point, the labellers noted]"
_GUTTER = 14


class Page:
    """Lines of output, coloured only where ``colour`` is true, ``width`` columns wide."""

    def __init__(self, width: int, colour: bool) -> None:
        self.width = width
        self.colour = colour
        self.lines: list[str] = []

    def add(self, text: str = "", style: str = "") -> None:
        """``style``: codes of ANSI colours ("1;36")."""
        self.lines.append(f"\033[{style}m{text}\033[0m" if style and self.colour else text)

    def quote(self, who: str, line: int, text: str, rows: int = MOST_ROWS, style: str = "") -> None:
        """A line of a document behind its number, wrapped, cut after so many rows."""
        head = f"   {who:<5}{line:>5} "
        shown = " ".join(text.split())
        wrapped = textwrap.wrap(shown, self.width - _GUTTER, break_on_hyphens=False) or [""]
        mark = next((row for row, part in enumerate(wrapped) if "«" in part), 0)
        first = max(0, min(mark - 1, len(wrapped) - rows))
        chosen = wrapped[first : first + rows]
        if first:
            chosen[0] = "… " + chosen[0]
        if first + rows < len(wrapped):
            chosen[-1] += " …"
        for row, part in enumerate(chosen):
            self.add(f"{head if row == 0 else '':<{_GUTTER - 2}}│ {part}", style)


def page_for_terminal() -> Page:
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    return Page(max(60, min(get_terminal_size((110, 24)).columns, 140)), colour)


def browse(
    page: Page,
    disagreements: Iterable[Disagreement],
    corpus: Sequence[Labelled],
    topics: Collection[str] = ORDER,
) -> None:
    """Add every disagreement on these topics to the page."""
    documents = {document.id: document for document in corpus}
    order = {topic: at for at, topic in enumerate(ORDER)}
    chosen = [item for item in disagreements if item.topic in topics]
    chosen.sort(key=lambda item: order[item.topic])
    for topic, group in groupby(chosen, key=lambda item: item.topic):
        items = sorted(group, key=lambda item: (*_change(item), item.document, _line(item)))
        page.add()
        page.add(_title(topic, items), "1;36")
        for change, alike in groupby(items, key=_change):
            if any(change):
                page.add(f" label {change[0]}, ours {change[1]}", "1")
            for ident, of_document in groupby(alike, key=lambda item: item.document):
                show = _requirement if topic in REQUIREMENTS else _points
                show(page, list(of_document), documents[ident])


def _title(topic: str, items: list[Disagreement]) -> str:
    if topic in REQUIREMENTS:
        level = "required" if topic in REQUIRED else "not required"
        sorts = Counter(f"{item.label} called {item.ours}" for item in items)
        title = f"{topic}  ({REQUIREMENTS[topic]}, {level})"
    else:
        sorts, title = Counter(map(_sort, items)), topic
    return f"━━ {title}  " + ", ".join(f"{count} {sort}" for sort, count in sorts.most_common())


def _change(item: Disagreement) -> tuple[str, str]:
    """What documents are grouped by first: the two statuses, of requirements and kinds."""
    if item.topic in REQUIREMENTS or item.topic == "kind":
        return item.label, item.ours
    return "", ""


def _sort(item: Disagreement) -> str:
    return "unlike" if item.label and item.ours else "missed" if item.label else "surplus"


def _line(item: Disagreement) -> int:
    if item.label_lines:
        return item.label_lines[0]
    return item.our_places[0].line if item.our_places else 0


def _head(page: Page, document: Labelled, item: Disagreement) -> None:
    noted = f"  {CLOSE}" if item.noted and _line(item) == 0 else ""
    page.add(f"  {document.id}  {document.about[: page.width - 8]}{noted}", "33")


def _requirement(page: Page, items: list[Disagreement], document: Labelled) -> None:
    """One requirement in one document: what the program says, label's lines, its own."""
    for item in items:
        _head(page, document, item)
        if item.message:
            page.add(f"   says: {item.message}"[: page.width], "2")
        ours = {place.line: place for place in reversed(item.our_places)}
        _label_lines(page, document, item.label_lines, ours)
        labelled = set(item.label_lines)
        rest = [at for at in item.our_places if at.line not in labelled or at != ours[at.line]]
        for place in rest[:MOST_PLACES]:
            page.quote("ours", place.line, marked(document.lines, place))
        if len(rest) > MOST_PLACES:
            page.add(f"   ours  … and {len(rest) - MOST_PLACES} more")


def _points(page: Page, items: list[Disagreement], document: Labelled) -> None:
    """What is missed, surplus or unlike in one document, line by line."""
    _head(page, document, items[0])
    if items[0].topic == "kind":
        return  # the line above says it all
    for _, on_line in groupby(items, key=_line):
        same = list(on_line)
        words = [word for item in same for word in (item.label, item.ours)]
        for line in sorted({line for item in same for line in _lines(item)}):
            page.quote("", line, _pointed(_text(document, line), words), 3)
        for item in same:
            said = f"label: {item.label}   ours: {item.ours}" if item.label and item.ours else ""
            style = {"missed": "31", "surplus": "35", "unlike": "34"}[_sort(item)]
            noted = f"  {CLOSE}" if item.noted and _line(item) else ""
            page.add(f"   {_sort(item):<8} {said or item.label or item.ours}{noted}", style)


def _lines(item: Disagreement) -> set[int]:
    return {*item.label_lines, *(place.line for place in item.our_places)}


def _pointed(text: str, words: Sequence[str]) -> str:
    """A line with the first of the words in it marked, so that the cut leaves it in sight."""
    for word in words:
        if word and (at := text.find(word.split("; ")[0])) >= 0:
            end = at + len(word.split("; ")[0])
            return f"{text[:at]}«{text[at:end]}»{text[end:]}"
    return text


def _label_lines(
    page: Page, document: Labelled, lines: Sequence[int], ours: Mapping[int, Place]
) -> None:
    """The labelled lines, with the line with words before and after each; ours by their lines."""
    shown: dict[int, bool] = {}
    for line in lines:
        for near in (_neighbour(document, line, -1), line, _neighbour(document, line, 1)):
            if near:
                shown[near] = shown.get(near, False) or near == line
    for line, chosen in sorted(shown.items()):
        if not chosen:
            page.quote("", line, _text(document, line), rows=1, style="2")
        elif line in ours:
            page.quote("both", line, marked(document.lines, ours[line]))
        else:
            page.quote("label", line, _text(document, line))


def _neighbour(document: Labelled, line: int, step: int) -> int | None:
    for near in (line + step, line + 2 * step):
        if 1 <= near <= len(document.lines) and document.lines[near - 1].strip():
            return near
    return None


def _text(document: Labelled, line: int) -> str:
    return document.lines[line - 1] if 1 <= line <= len(document.lines) else ""


def marked(lines: Sequence[str], place: Place) -> str:
    """The source lines of a place with the place itself marked «so»."""
    chosen = list(lines[place.line - 1 : place.end_line])
    if not chosen or (place.line, place.column) == (place.end_line, place.end_column):
        return " ".join(chosen)
    last = chosen[-1]
    chosen[-1] = f"{last[: place.end_column - 1]}»{last[place.end_column - 1 :]}"
    chosen[0] = f"{chosen[0][: place.column - 1]}«{chosen[0][place.column - 1 :]}"
    return " ".join(chosen)
