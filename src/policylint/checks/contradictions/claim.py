"""What a claim of a document about itself is, and the words of a lexicon that tell two apart."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

WORD = re.compile(r"[^\W\d_]+")


class Claim(NamedTuple):
    """One thing that a document says of itself."""

    subject: str
    """cycle, or a sort of date or owner, see `policylint.checks.contradictions.claims`."""
    start: int
    end: int
    """The value, as offsets of the text."""
    noun: str
    """What the document calls itself there ("charter"); empty where it does not say."""
    value: "Months | Day | Name"


class Months(NamedTuple):
    """The time between two reviews."""

    number: int
    at_least: bool


class Day(NamedTuple):
    year: int
    month: int | None
    day: int | None
    deadline: bool


class Name(NamedTuple):
    """An owner: the words that tell it from others, and whether it is a person's own name."""

    words: frozenset[str]
    person: bool


class ClaimWords:
    """A lexicon's words for claims."""

    def __init__(self, vocabulary: Mapping[str, object]) -> None:
        table = cast("Mapping[str, object]", vocabulary.get("claims") or {})
        self.cycles = cast("Mapping[str, int]", table.get("cycles") or {})
        self.determiners = frozenset(cast("Sequence[str]", table.get("determiners") or ()))
        self._plain = frozenset(cast("Sequence[str]", table.get("plain") or ()))
        self._alike = cast("Mapping[str, str]", table.get("alike") or {})
        self._anything = frozenset(cast("Sequence[str]", table.get("anything") or ()))
        self._same = cast("Mapping[str, str]", table.get("same_document") or {})

    def telling(self, name: str, person: bool) -> frozenset[str]:
        """The words of a name that tell it from others."""
        words = {word.lower() for word in WORD.findall(name.replace("’s", "").replace("'s", ""))}
        if person:
            return frozenset(words)
        return frozenset(self._alike.get(word, word) for word in words - self._plain)

    def noun(self, word: str) -> str:
        """A document's name for itself; empty for one that any document may have."""
        return "" if word in self._anything else self._same.get(word, word)
