"""Which words of a sentence belong to which of its times.

"We acknowledge emails within 1 day and answer letters within 5 days" has two clauses; the words
between two times go to the time whose clause they begin or end.
"""

from collections.abc import Sequence
from typing import NamedTuple

from policylint.facts.model import Duration
from policylint.facts.reading import Reading
from policylint.facts.times.phrasing import Phrasing, phrasing

_ACTIONS = tuple(
    f"action.{name}"
    for name in ("answering", "answer", "acknowledge", "respond", "resolve", "update", "escalate")
)
_MOST_BEFORE = 8
"""Clauses that one may look back to."""
_LONGEST = 900
"""Characters of a sentence before and after a time that are looked at."""


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
    text, words = reading.document.text, phrasing(reading.vocabulary)
    found: list[Clause] = []
    start = _last_clause(reading, words, sentence[0], times[0].start)
    for index, time in enumerate(times):
        last = index + 1 == len(times)
        end = sentence[1] if last else _border(text, words, time.end, times[index + 1].start)
        near = (max(sentence[0], time.start - _LONGEST), min(sentence[1], time.end + _LONGEST))
        begin, stop = max(start, near[0]), min(max(end, time.end), near[1])
        bare = tuple(clause._replace(before=()) for clause in found[-_MOST_BEFORE:])
        found.append(Clause(time, begin, stop, bare, near))
        start = end
    return found


def _last_clause(reading: Reading, words: Phrasing, start: int, end: int) -> int:
    """Where what leads to the first time of a sentence begins: "..., and chats are opened in"."""
    begin = max(start, end - _LONGEST)
    for separator in reversed(list(words.new_clause.finditer(reading.document.text, begin, end))):
        if any(says(reading, signal, (separator.end(), end)) for signal in _ACTIONS):
            return separator.start()
    return start


def _border(text: str, words: Phrasing, start: int, end: int) -> int:
    """Where between two times the words of the second begin."""
    separators = list(words.separator.finditer(text, start, end))
    if not separators:
        return start
    last = separators[-1]
    if words.only_lead.match(text, last.start(), end):
        return last.start()
    return separators[0].start()
