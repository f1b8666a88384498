"""What a fixture says must be found in it: ``<!-- expect: PL101 -->`` and its other forms.

- A comment alone on its line speaks of the block below it (up to the next blank line).
- ``<!-- expect: PL101 +3 -->`` speaks of the third line below it.
- At the end of a line a comment speaks of that line.
- In front matter ``# expect: PL101`` speaks of the line below, or at a line's end of that line.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_COMMENT = re.compile(r"<!--\s*expect:\s*(?P<rule>[A-Z]{2,5}\d{3})(?:\s+\+(?P<lines>\d+))?\s*-->")
_FRONT = re.compile(r"#\s*expect:\s*(?P<rule>[A-Z]{2,5}\d{3})(?:\s+\+(?P<lines>\d+))?\s*$")
_LINE_END = re.compile(r"\r\n?|\n")


class Expectation(NamedTuple):
    """A finding of a rule that must begin in one of these lines (1-based, both included)."""

    rule: str
    first: int
    last: int


def expectations(source: str) -> Iterator[Expectation]:
    """All that a fixture expects, in order."""
    lines = _LINE_END.split(source)
    front = _front_matter(lines)
    for number, line in enumerate(lines, start=1):
        pattern = _FRONT if number <= front else _COMMENT
        for match in pattern.finditer(line):
            if match["lines"]:
                at = number + int(match["lines"])
                yield Expectation(match["rule"], at, at)
            elif line[: match.start()].strip():
                yield Expectation(match["rule"], number, number)
            elif number <= front:
                yield Expectation(match["rule"], number + 1, number + 1)
            else:
                yield Expectation(match["rule"], *_block(lines, number))


def _front_matter(lines: list[str]) -> int:
    """The number of lines that front matter takes up."""
    if lines and lines[0].strip() in ("---", "+++"):
        for number, line in enumerate(lines[1:], start=2):
            if line.strip() == lines[0].strip():
                return number
    return 0


def _block(lines: list[str], after: int) -> tuple[int, int]:
    """First and last line of the block below a line; other comments are passed over."""
    first = after + 1
    while first <= len(lines) and (
        not lines[first - 1].strip() or _COMMENT.fullmatch(lines[first - 1].strip())
    ):
        first += 1
    last = first
    while last < len(lines) and lines[last].strip():
        last += 1
    return first, last
