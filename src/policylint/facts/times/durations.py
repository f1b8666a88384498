"""Lengths of time as people write them, found in a few passes over the whole text.

"two (2) working days", "24-48 hours" (the upper end), "within the hour", "the same working day"
(0 days), "by the end of the next working day" (1 working day), "a fortnight" (2 weeks), "the third
ring", "every other day", "weekly". The words come from the ``times`` of a lexicon's vocabulary
(see `policylint.facts.times.timewords`); how they are put together stands here.
"""

import re
from collections.abc import Iterator, Mapping

from policylint.facts.model import Calendar, Duration, Unit
from policylint.facts.times.timewords import FRACTION_SIGNS, SPACE, TimeWords

_compiled: dict[int, tuple[Mapping[str, object], TimeWords]] = {}
_BETWEEN_DAY_PARTS = re.compile(rf"{SPACE}(?:(?:on|of|in|at|the){SPACE}){{0,3}}", re.I)
_BETWEEN_UNITS = re.compile(rf"{SPACE}?(?:and)?{SPACE}?", re.I)
_BETWEEN_ENDS = re.compile(rf"{SPACE}?(?:[-‐‑‒–—−]|to|up to){SPACE}?", re.I)
_SIZES: dict[str, float] = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}


def time_words(vocabulary: Mapping[str, object]) -> TimeWords:
    """The compiled words of a vocabulary; compiled once for each."""
    known = _compiled.get(id(vocabulary))
    if known is None or known[0] is not vocabulary:
        if len(_compiled) > 8:
            _compiled.clear()
        known = _compiled[id(vocabulary)] = (vocabulary, TimeWords(vocabulary))
    return known[1]


def find_durations(text: str, vocabulary: Mapping[str, object]) -> tuple[Duration, ...]:
    """All lengths of time in a text, in order, none overlapping another."""
    words = time_words(vocabulary)
    found = sorted(
        (
            *_counted(text, words),
            *_with_article(text, words),
            *_parts(text, words),
            *_named_days(text, words),
            *_closings(text, words),
            *_frequencies(text, words),
        ),
        key=lambda duration: (duration.start, -duration.end),
    )
    kept: list[Duration] = []
    for duration in found:
        if kept and duration.start < kept[-1].end:
            continue
        kept.append(duration)
    return tuple(_joined(text, _without_service_hours(text, kept, words)))


def is_frequency(text: str, duration: Duration, vocabulary: Mapping[str, object]) -> bool:
    """Whether a duration is how often something happens ("weekly", "every 4 hours")."""
    words = time_words(vocabulary)
    at = duration.start
    return bool(
        words.often.match(text, at) or words.every.match(text, at) or words.every_before(text, at)
    )


def _counted(text: str, words: TimeWords) -> Iterator[Duration]:
    for match in words.counted.finditer(text):
        short = match["short"]
        unit = words.units.get(short.lower()) if short else words.units[match["unit"].lower()]
        unit = unit or words.short_units[short.lower()]
        number = match["high"] or match["low"]
        if number.endswith(".00"):
            continue  # 17.00 hours is a time of day
        amount = _number(number, words) + (0.5 if match["half"] else 0.0)
        calendar = words.calendar(match["fill"] or "")
        yield _duration(text, words, match.start(), match.end(), amount, unit, calendar)


def _with_article(text: str, words: TimeWords) -> Iterator[Duration]:
    for match in words.article.finditer(text):
        if words.counted_before(text, match.start()):
            continue  # "two days in a month"
        start, end = match.span("span")
        unit = words.units[match["unit"].lower()]
        amount = 2.0 if match["two"] else 1.5 if match["half"] else 1.0
        yield _duration(text, words, start, end, amount, unit, words.calendar(match["fill"]))


def _parts(text: str, words: TimeWords) -> Iterator[Duration]:
    """Half an hour is given in minutes, half a day in hours is not: it stays half a day."""
    for match in words.part.finditer(text):
        unit = words.units[match["unit"].lower()]
        amount = words.fractions[_plain(match["share"])]
        if unit.unit == "hour":
            amount, unit = amount * 60, unit._replace(unit="minute")
        calendar = words.calendar(match["fill"])
        yield _duration(text, words, match.start(), match.end(), amount, unit, calendar)


def _named_days(text: str, words: TimeWords) -> Iterator[Duration]:
    day = next((unit for unit in words.units.values() if unit.unit == "day"), None)
    if day is None:
        return
    for match in words.named_day.finditer(text):
        which, calendar = _plain(match["which"]), words.calendar(match["fill"])
        if match["ring"] and which in words.ordinals:
            yield Duration(*match.span(), words.ordinals[which], "ring", "unspecified")
        elif which in words.relative_days and not match["ring"]:
            amount = words.relative_days[which]
            yield _duration(text, words, *match.span(), amount, day, calendar)
        elif which in words.ordinals and calendar != "unspecified":
            # "the third day of the month" is a date, "the third working day" a length of time
            amount = words.ordinals[which]
            yield _duration(text, words, *match.span(), amount, day, calendar)
    for match in words.acronym.finditer(text):
        if match.group().isupper():
            amount, calendar = words.acronym_reading(match["which"])
            yield Duration(*match.span(), amount, "day", calendar)
    for match in words.day_after.finditer(text):
        yield Duration(*match.span(), 1.0, "day", words.calendar(match["fill"]))
    for match in words.on_the_day.finditer(text):
        yield Duration(*match.span(), 0.0, "day", words.calendar(match["fill"]))


def _closings(text: str, words: TimeWords) -> Iterator[Duration]:
    for match in words.close.finditer(text):
        if words.idiom_before(text, match.start()):
            continue  # "at the end of the day" sums up
        calendar = "working" if match["business"] else words.calendar(match["fill"])
        yield Duration(*match.span(), 0.0, "day", calendar)


def _frequencies(text: str, words: TimeWords) -> Iterator[Duration]:
    for match in words.every.finditer(text):
        unit, amount = words.units[match["unit"].lower()], 2.0 if match["other"] else 1.0
        calendar = words.calendar(match["fill"])
        yield _duration(text, words, *match.span(), amount, unit, calendar)
    for match in words.often.finditer(text):
        unit = words.frequencies[_plain(match["unit"])]
        yield Duration(*match.span(), unit.factor, unit.unit, unit.calendar)


def _duration(
    text: str,
    words: TimeWords,
    start: int,
    end: int,
    amount: float,
    unit: tuple[float, Unit, Calendar],
    calendar: Calendar,
) -> Duration:
    if calendar == "unspecified":
        calendar = unit[2]
    if calendar == "unspecified":
        after = words.calendar_after.match(text, end)
        if after:
            calendar = words.calendars[_plain(after["calendar"])]
        elif words.round_the_clock.match(text, end):
            calendar = "calendar"
    return Duration(start, end, amount * unit[0], unit[1], calendar)


def _number(written: str, words: TimeWords) -> float:
    """Of "1,440", "1.5", "2½", "twenty-four"."""
    if written[0].isdigit():
        sign = FRACTION_SIGNS.get(written[-1], 0.0)
        return float(written.rstrip("½¼¾").replace(",", "")) + sign
    if written in FRACTION_SIGNS:
        return FRACTION_SIGNS[written]
    return sum(words.numbers[word] for word in _plain(written).replace("-", " ").split())


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


def _without_service_hours(
    text: str, durations: list[Duration], words: TimeWords
) -> Iterator[Duration]:
    """Leave out "24 hours a day", "7 days a week": they tell when somebody is there."""
    dropped = len(text) + 99
    kept: list[Duration] = []
    for duration in reversed(durations):
        service = words.per.match(text, duration.end) or (0 < dropped - duration.end <= 5)
        if service:
            dropped = duration.start
        else:
            kept.append(duration)
    return reversed(kept)


def _joined(text: str, durations: Iterator[Duration]) -> list[Duration]:
    """Put together what is written in two parts and means one time."""
    joined: list[Duration] = []
    for duration in durations:
        last = joined[-1] if joined else None
        one = _one(text, last, duration) if last else None
        if one:
            joined[-1] = one
        else:
            joined.append(duration)
    return joined


def _one(text: str, a: Duration, b: Duration) -> Duration | None:
    """ "1 hour 30 minutes", "15 minutes to 1 hour", "by close of business on the next day"."""
    if b.start - a.end > 14:
        return None
    between = text[a.end : b.start]
    calendar = a.calendar if b.calendar == "unspecified" else b.calendar
    size_a, size_b = _SIZES.get(a.unit), _SIZES.get(b.unit)
    if (
        a.amount == 0
        and a.unit == "day"
        and b.unit == "day"
        and _BETWEEN_DAY_PARTS.fullmatch(between)
    ):
        return Duration(a.start, b.end, b.amount, "day", calendar)
    if (
        b.amount == 0
        and b.unit == "day"
        and a.unit == "day"
        and _BETWEEN_DAY_PARTS.fullmatch(between)
    ):
        return Duration(a.start, b.end, a.amount, "day", calendar)
    if not size_a or not size_b or b.amount == 0:
        return None
    if _BETWEEN_ENDS.fullmatch(between) and a.amount * size_a < b.amount * size_b:
        return b._replace(start=a.start, calendar=calendar)
    if _BETWEEN_UNITS.fullmatch(between) and size_b < size_a and b.amount * size_b < size_a:
        return Duration(a.start, b.end, a.amount + b.amount * size_b / size_a, a.unit, calendar)
    return None
