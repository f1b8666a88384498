"""Times that are such only in a table: "4" under "Response time (hours)", "30 m"."""

import re
from collections.abc import Iterator

from policylint.documents.model import Document
from policylint.facts.model import Duration
from policylint.facts.times.timewords import SPACE, TimeWords, any_of

_NUMBER = re.compile(
    rf"[<≤~]?{SPACE}?(?:\d{{1,4}}{SPACE}?(?:[-–—]|to){SPACE}?)?(\d{{1,4}}(?:\.\d{{1,2}})?)\Z"
)

_MINUTES = re.compile(rf"[<≤~]?{SPACE}?(\d{{1,3}}){SPACE}m\Z")


def find_in_tables(document: Document, words: TimeWords) -> Iterator[Duration]:
    """A duration for every cell that is a bare number under a head that names a unit of time."""
    unit = re.compile(
        rf"(?:\(|\bin{SPACE})(?:{any_of(words.calendars)}{SPACE})?(?P<unit>{any_of(words.units)})(?!\w)",
        re.IGNORECASE,
    )
    minutes = next((meant for meant in words.units.values() if meant.unit == "minute"), None)
    heads: dict[tuple[int, int], re.Match[str] | None] = {}
    for block in document.blocks:
        if block.head or not block.cells:
            continue
        for cell in block.cells:
            short = _MINUTES.match(document.text, cell.start, cell.end)
            if short and minutes:
                # elsewhere "30 m" is a length
                yield Duration(*short.span(), float(short[1]), "minute", "unspecified")
            number = _NUMBER.match(document.text, cell.start, cell.end) if cell.heads else None
            if not number:
                continue
            for head in cell.heads:
                if head not in heads:
                    heads[head] = unit.search(document.text, *head)
                named = heads[head]
                if named:
                    meant = words.units[named["unit"].lower()]
                    calendar = words.calendar(named.group())
                    yield Duration(
                        *number.span(1),
                        float(number[1]) * meant.factor,
                        meant.unit,
                        meant.calendar if calendar == "unspecified" else calendar,
                    )
                    break
