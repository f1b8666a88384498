"""Which words of a sentence belong to which of its times.

"We acknowledge emails within 1 day and answer letters within 5 days" has two clauses; the words
between two times go to the time whose clause they begin or end.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from policylint.facts.model import Duration
from policylint.facts.reading import Reading

_SEPARATOR = re.compile(r"[;,/|]|\s[-–—]\s|[)\]]|\s(?:and|or|but|while|whilst|then|plus|&)\s", re.I)
_ONLY_LEAD = re.compile(
    r"\W*(?:(?:within|in|inside|under|by|up|to|at|most|no|not|more|later|less|than|the|a|an|end|of|on|"
    r"a|max|maximum|about|around|approximately|and|or|further|additional|another|every|for)\W+){0,6}\Z",
    re.IGNORECASE,
)


class Clause(NamedTuple):
    """A time with the stretch of its sentence that speaks of it."""

    time: Duration
    start: int
    end: int
    before: tuple["Clause", ...]
    """The clauses of the same sentence before this one, the nearest last."""
    sentence: tuple[int, int]


def find_clauses(reading: Reading, times: Sequence[Duration]) -> list[Clause]:
    """A clause for every time, in order."""
    clauses: list[Clause] = []
    at = 0
    while at < len(times):
        index = reading.sentence_at(times[at].start)
        end = at + 1
        while end < len(times) and reading.sentence_at(times[end].start) == index:
            end += 1
        clauses.extend(_of_sentence(reading, times[at:end], reading.sentences[index]))
        at = end
    return clauses


def says(reading: Reading, signal: str, *stretches: tuple[int, int]) -> bool:
    """Whether a signal hits in any of some stretches of the text."""
    return any(True for start, end in stretches for _ in reading.within(signal, start, end))


def _of_sentence(
    reading: Reading, times: Sequence[Duration], sentence: tuple[int, int]
) -> list[Clause]:
    text = reading.document.text
    found: list[Clause] = []
    start = sentence[0]
    for index, time in enumerate(times):
        last = index + 1 == len(times)
        end = sentence[1] if last else _border(text, time.end, times[index + 1].start)
        found.append(Clause(time, start, max(end, time.end), tuple(found), sentence))
        start = end
    return found


def _border(text: str, start: int, end: int) -> int:
    """Where between two times the words of the second begin."""
    separators = list(_SEPARATOR.finditer(text, start, end))
    if not separators:
        return start
    last = separators[-1]
    if _ONLY_LEAD.match(text, last.start(), end):
        return last.start()
    return separators[0].start()
