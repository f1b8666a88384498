"""The words for lengths of time in one language, compiled from a lexicon's ``times`` vocabulary.

Each kind of wording has an expression of its own; every one is linear, because no quantifier meets
another that could take the same characters and every repetition is bounded.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, cast

from policylint.facts.model import Calendar, Unit

SPACE = r"[^\S\n\t\v]"
_DASH = r"[-‐‑‒–—−]"
_END = r"(?![^\W_])"
"""A word ends here."""
_GLUE = rf"(?:{SPACE}{{1,3}}|{SPACE}?{_DASH}{SPACE}?)"
FRACTION_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


class UnitWord(NamedTuple):
    """What a unit's word stands for: a fortnight is 2 weeks, a WD 1 working day."""

    factor: float
    unit: Unit
    calendar: Calendar


class TimeWords:
    """Tables and expressions of one vocabulary's ``times``.

    All keys are optional; a wording whose words are not given is not found.
    """

    def __init__(self, vocabulary: Mapping[str, object]) -> None:
        self._vocabulary = cast("Mapping[str, object]", vocabulary.get("times") or {})
        self.numbers = _amounts(self._table("numbers"))
        self.ordinals = _amounts(self._table("ordinals"))
        self.fractions = _amounts(self._table("fractions"))
        self.relative_days = _amounts(self._table("relative_days"))
        self.calendars = {
            word: cast("Calendar", calendar)
            for calendar, words in self._table("calendars").items()
            for word in cast("Sequence[str]", words)
        }
        self.units = {
            word: _unit(meaning)
            for meaning, words in self._table("units").items()
            for word in cast("Sequence[str]", words)
        }
        self.short_units = {word: _unit(str(m)) for word, m in self._table("short_units").items()}
        self.frequencies = {word: _unit(str(m)) for word, m in self._table("frequencies").items()}
        self.other = frozenset(self._list("every_other"))
        self._compile()

    def _table(self, name: str) -> Mapping[str, object]:
        return cast("Mapping[str, object]", self._vocabulary.get(name) or {})

    def _list(self, name: str) -> Sequence[str]:
        return cast("Sequence[str]", self._vocabulary.get(name) or ())

    def _compile(self) -> None:
        word_number = any_of(self.numbers)
        number = (
            rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,2}}|\d{{1,5}}(?:\.\d{{1,2}})?[½¼¾]?|[½¼¾]"
            rf"|{word_number}(?:[- ]{word_number})?{_END})"
        )
        bracketed = rf"(?:{SPACE}?\({SPACE}?{number}{SPACE}?\))?"
        fill = rf"(?:{any_of([*self.calendars, *self._list('duration_fillers')])}{_GLUE}){{0,3}}"
        unit = rf"{any_of(self.units)}{_END}"
        day = rf"{any_of(self._list('days'))}{_END}"
        half = rf"(?:{SPACE}{any_of(self._list('and_a_half'))})?"
        joiner = rf"{SPACE}{{0,2}}(?:{_DASH}|{any_of(self._list('range_words'))}){SPACE}{{0,2}}"
        definite = "|".join(
            rf"(?<={re.escape(word)}{SPACE})the" for word in self._list("the_after")
        )
        articles = rf"(?:{any_of(self._list('articles'))}|{definite or '(?!)'})"
        approximate = rf"(?:{any_of(self._list('approximately'))}{SPACE})?"
        self.counted = _expression(
            rf"(?<![\w.,:£$€¥#@+])(?<!\d/)(?P<low>{number}){bracketed}"
            rf"(?:{joiner}(?P<high>{number}){bracketed})?(?P<half>{half})"
            rf"(?:{_GLUE}(?P<fill>{fill})(?P<unit>{unit})"
            rf"|(?P<short>{any_of([*self.short_units, *self.units])})(?![\w'’]))"
        )
        self.article = _expression(
            rf"\b{any_of(self._list('article_leads'))}{SPACE}{{1,2}}{approximate}"
            rf"(?P<span>{articles}{SPACE}(?P<fill>{fill})(?P<unit>{unit})"
            rf"(?P<half>{half})(?P<two>{SPACE}{any_of(self._list('or_two'))}{_END})?)"
        )
        self.part = _expression(
            rf"\b(?P<share>{any_of(self.fractions)}){_GLUE}(?:{any_of(self._list('articles'))}{SPACE})?"
            rf"(?P<fill>{fill})(?P<unit>{unit})"
        )
        self.named_day = _expression(
            rf"\b(?P<which>{any_of([*self.relative_days, *self.ordinals])}){_GLUE}(?P<fill>{fill})"
            rf"(?:{day}|(?P<ring>{any_of(self._list('rings'))}){_END})"
        )
        self.day_after = _expression(
            rf"\b(?P<fill>{fill}){day}{SPACE}{any_of(self._list('day_after'))}{_END}"
        )
        self.on_the_day = _expression(
            rf"\b{any_of(self._list('on_the'))}{SPACE}(?P<fill>{fill}){day}"
            rf"(?={SPACE}{any_of(self._list('day_of'))}{_END})"
        )
        self.close = _expression(
            rf"\b(?:{any_of(self._list('end_of'))}{SPACE}(?P<fill>{fill}){day}"
            rf"|(?P<business>{any_of(self._list('close_of_business'))}){_END})"
        )
        self.every = _expression(
            rf"\b{any_of(self._list('every'))}{SPACE}(?P<other>{any_of(self.other)}{SPACE})?"
            rf"(?P<fill>{fill})(?P<unit>{unit})"
        )
        self._counted_in = _expression(rf"{any_of(self._list('counted_in'))}{SPACE}\Z")
        self._idiom = _expression(rf"\b{any_of(self._list('not_the_end'))}{SPACE}\Z")
        self._every_word = _expression(rf"\b{any_of(self._list('every'))}{SPACE}\Z")
        self.often = _expression(rf"\b(?P<unit>{any_of(self.frequencies)}){_END}")
        self.acronym = _expression(rf"\b(?P<which>{any_of(self._table('day_acronyms'))}){_END}")
        self.calendar_after = _expression(
            rf"{SPACE}{{0,2}}[(\[,]?{SPACE}?(?:{any_of(self._list('calendar_leads'))}{SPACE}){{0,3}}"
            rf"(?P<calendar>{any_of(self.calendars)}){_GLUE}{any_of(self._list('hours_or_days'))}{_END}"
        )
        self.round_the_clock = _expression(
            rf"{SPACE}{{0,2}}[(\[,]?{SPACE}?{any_of(self._list('round_the_clock'))}(?!\w)"
        )
        self.per = _expression(
            rf"{SPACE}?,?{SPACE}?{any_of(self._list('per'))}{SPACE}?{any_of(self._list('days_and_years'))}{_END}"
        )

    def every_before(self, text: str, start: int) -> bool:
        """Whether a word such as "every" stands right before an offset."""
        return bool(self._every_word.search(text, max(0, start - 12), start))

    def counted_before(self, text: str, start: int) -> bool:
        """Whether something counted stands right before: "two days (in a month)"."""
        return bool(self._counted_in.search(text, max(0, start - 12), start))

    def idiom_before(self, text: str, start: int) -> bool:
        """Whether an end of day is only a manner of speaking: "at the (end of the day)"."""
        return bool(self._idiom.search(text, max(0, start - 12), start))

    def acronym_reading(self, word: str) -> tuple[float, Calendar]:
        """Days and calendar that an acronym such as NBD stands for."""
        amount, calendar = str(self._table("day_acronyms")[word.lower()]).split()
        return float(amount), cast("Calendar", calendar)

    def calendar(self, filler: str) -> Calendar:
        """The calendar that the words between a number and its unit speak of."""
        for word, calendar in self.calendars.items():
            if re.search(rf"(?<![^\W_]){re.escape(word)}{_END}", filler, re.IGNORECASE):
                return calendar
        return "unspecified"


def any_of(words: Iterable[str]) -> str:
    """An alternation of words, longest first; of none, something that never matches."""
    escaped = (re.escape(word).replace(r"\ ", r"[^\S\n\t\v]") for word in words)
    found = sorted(set(escaped), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(found)})" if found else r"(?!)"


def _amounts(table: Mapping[str, object]) -> dict[str, float]:
    return {str(word).lower(): float(cast("float", amount)) for word, amount in table.items()}


def _unit(meaning: str) -> UnitWord:
    """Read "minute", "2 week" or "1 working day"."""
    parts = meaning.split()
    factor = float(parts.pop(0)) if parts[0][0].isdigit() else 1.0
    calendar = cast("Calendar", parts.pop(0)) if len(parts) == 2 else "unspecified"
    return UnitWord(factor, cast("Unit", parts[0]), calendar)


def _expression(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
