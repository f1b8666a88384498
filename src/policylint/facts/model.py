"""What a text says, as small facts. All offsets are those of `Document.text`."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

Unit = Literal["second", "minute", "hour", "day", "week", "month", "ring"]
Calendar = Literal["working", "calendar", "unspecified"]
Action = Literal["answer", "acknowledge", "respond", "resolve", "update", "escalate"]


class Hit(NamedTuple):
    """Where a signal of the lexicon matched."""

    start: int
    end: int


class Duration(NamedTuple):
    """A length of time as written ("two (2) working days", "24-48 hours": the upper end)."""

    start: int
    end: int
    amount: float
    unit: Unit
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class Commitment:
    """A concrete time that the organisation binds itself to, or sets as a target."""

    start: int
    end: int
    """The words that make the promise: at least the duration, at most its sentence or row."""
    duration: Duration
    channel: str
    """phone email chat web social post in-person sms video portal fax complaint any"""
    action: Action
    share: float | None = None
    condition: str | None = None


class Placeholder(NamedTuple):
    """Something meant to be filled in that was not."""

    start: int
    end: int


class VagueTime(NamedTuple):
    """A promise of speed with no number behind it in its sentence, item or row."""

    start: int
    end: int
    channel: str
    action: Action | None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date with what it is the date of."""

    start: int
    end: int
    """The date itself, without its label."""
    role: Literal["revision", "next-review", "created", "expiry", "other"]
    """``revision``: revised, reviewed, updated, approved, issued, effective, or of a version."""
    year: int
    month: int | None
    day: int | None
    problem: Literal["ambiguous", "impossible"] | None = None
    """``ambiguous``: 03/04/2025 may be March or April; month and day are then None."""


class Reference(NamedTuple):
    """A mention of another place: "see section 7", a link to an anchor or a relative file."""

    start: int
    end: int
    kind: Literal["section", "anchor", "file"]
    target: str


class Acronym(NamedTuple):
    """The first use of an acronym that the document never spells out."""

    start: int
    end: int
    text: str
