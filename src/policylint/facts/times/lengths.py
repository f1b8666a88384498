"""Which of two lengths of time is the longer, where that can be said.

Lengths in working time count in working minutes (1 working day is 8 working hours, a week 5 working
days); "by the end of the next working day" was read as 1 working day. Lengths by the clock count in
minutes of 24-hour days. Across the two, and for "3 days" of which nobody says whether working days
are meant, a length is a stretch of elapsed time with a shortest and a longest reading, and two that
overlap are not comparable: 48 hours may or may not be less than 2 working days.
"""

from math import ceil
from typing import NamedTuple

from policylint.facts.model import Calendar, Duration

_CLOCK = {"second": 1 / 60, "minute": 1.0, "hour": 60.0, "day": 1440.0, "week": 10080.0}
_WORKING = {"second": 1 / 60, "minute": 1.0, "hour": 60.0, "day": 480.0, "week": 2400.0}
_MONTH_CLOCK = (28 * 1440.0, 31 * 1440.0)
_MONTH_WORKING = (20 * 480.0, 23 * 480.0)
_LEAST = 1e-9
_HOURS_BY_THE_CLOCK = 12
"""From here on nobody who writes "24 hours" means hours of work."""


class Stretch(NamedTuple):
    """The shortest and the longest that a length of time may be meant, in minutes."""

    low: float
    high: float

    @property
    def exact(self) -> bool:
        return self.high - self.low < _LEAST


def compare(a: Duration, b: Duration) -> int | None:
    """-1, 0 or 1 as ``a`` is shorter than, as long as, or longer than ``b``; None: unknown."""
    if "ring" in (a.unit, b.unit):
        return _sign(a.amount, b.amount) if a.unit == b.unit else None
    if a.unit == b.unit == "day" and 0 in (a.amount, b.amount):
        return _sign(a.amount, b.amount)
    readings = {
        _compare(_stretch(one), _stretch(other))
        if one.calendar == other.calendar
        else _compare(_elapsed(one), _elapsed(other))
        for one, other in _readings(a, b)
    }
    return readings.pop() if len(readings) == 1 else None


def _readings(a: Duration, b: Duration) -> list[tuple[Duration, Duration]]:
    """Both lengths with each calendar that an unspecified one may have; two such have the same."""
    if a.calendar == b.calendar:
        return [(a, b)]
    calendars: tuple[Calendar, ...] = ("working", "calendar")
    return [(_in(a, calendar), _in(b, calendar)) for calendar in calendars]


def _in(duration: Duration, calendar: Calendar) -> Duration:
    if duration.calendar != "unspecified":
        return duration
    if duration.unit == "hour" and duration.amount >= _HOURS_BY_THE_CLOCK:
        calendar = "calendar"
    return duration._replace(calendar=calendar)


def _compare(a: Stretch, b: Stretch) -> int | None:
    if a.high < b.low - _LEAST:
        return -1
    if b.high < a.low - _LEAST:
        return 1
    return 0 if a == b or (a.exact and b.exact) else None


def _sign(a: float, b: float) -> int:
    return (a > b) - (a < b)


def _stretch(duration: Duration) -> Stretch:
    """Of a length compared with one that counts the same way."""
    if duration.calendar != "working":
        return _by_the_clock(duration)
    if duration.unit == "month":
        return Stretch(*(duration.amount * part for part in _MONTH_WORKING))
    minutes = duration.amount * _WORKING[duration.unit]
    return Stretch(minutes, minutes or _WORKING[duration.unit])


def _by_the_clock(duration: Duration) -> Stretch:
    if duration.unit == "month":
        return Stretch(*(duration.amount * part for part in _MONTH_CLOCK))
    minutes = duration.amount * _CLOCK[duration.unit]
    return Stretch(minutes, minutes or _CLOCK[duration.unit])


def _elapsed(duration: Duration) -> Stretch:
    """How much time passes in all: working time has nights and weekends between."""
    clock = _by_the_clock(duration)
    if duration.calendar != "working":
        return clock
    if duration.unit == "day" and duration.amount:
        return Stretch(clock.low, clock.high * 7 / 5)
    if duration.unit == "hour" and duration.amount >= 8:
        return Stretch(clock.low, ceil(duration.amount / 8) * _CLOCK["day"])
    return clock
