"""What is promised by when: an answer, a reply, a solution, news, a hand-over and the like."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from policylint.facts.model import Action, Duration
from policylint.facts.reading import Reading
from policylint.facts.times.channels import CHANNELS
from policylint.facts.times.clauses import Clause
from policylint.facts.times.phrasing import phrasing
from policylint.facts.times.surroundings import Stretch

Doing = Literal["answering", "answer", "acknowledge", "respond", "resolve", "update", "escalate"]
"""An action as worded; ``answering`` is `answer` for a call and `respond` for a letter."""
_DOINGS: tuple[Doing, ...] = (
    "answering",
    "answer",
    "acknowledge",
    "respond",
    "resolve",
    "update",
    "escalate",
)
_WORD = re.compile(r"[^\W\d_]+")
_SHARING = (
    "contact.all",
    "time.condition",
    "time.request",
    *(f"channel.{name}" for name in CHANNELS),
)
"""What a clause that shares the verb of the one before may name."""
_CLAUSE = 4
"""Words that make a clause."""
_AFTERWARDS = 14
"""A verb after its time counts as this much farther away, in characters."""
_ACROSS = 45
"""And one with a comma or the like between as this much."""
_IMMEDIATE = ("phone", "chat", "in-person", "video")
"""Channels where somebody waits for the answer."""


class Act(NamedTuple):
    """Words for an action."""

    start: int
    end: int
    doing: Doing


class Acts:
    """All words for actions of one document."""

    def __init__(self, reading: Reading) -> None:
        found = [
            Act(hit.start, hit.end, doing)
            for doing in _DOINGS
            for hit in reading.of(f"action.{doing}")
        ]
        found.sort(key=lambda act: (act.start, -act.end))
        self._all = list(_outermost(found))
        self._starts = [act.start for act in self._all]
        self._text = reading.document.text
        self._reading = reading
        self._words = phrasing(reading.vocabulary)

    def within(self, start: int, end: int) -> Sequence[Act]:
        return self._all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def nearest(self, clause: Clause) -> Act | None:
        """The action that a clause's time is about, if its clause or one before names any."""
        act = self._nearest(clause.start, clause.end, clause.time)
        if act or self._own_business(clause):
            return act
        for one in reversed(clause.before):
            act = self._nearest(one.start, one.end, one.time)
            if act:
                return act
        return self._nearest(*clause.sentence, clause.time, whole=True)

    def _own_business(self, clause: Clause) -> bool:
        """Whether a later clause says something else ("and send the assessor within 5 days")."""
        if not clause.before:
            return False
        start, end = clause.start, clause.time.start
        if any(True for name in _SHARING for _ in self._reading.within(name, start, end)):
            return False
        words = _WORD.findall(self._text[start:end].lower())
        return sum(len(word) > 3 and word not in self._words.fillers for word in words) >= 2

    def _nearest(self, start: int, end: int, time: Duration, *, whole: bool = False) -> Act | None:
        """The nearest action of a clause, or of a ``whole`` sentence where no clause has any."""
        acts = [act for act in self.within(start, end) if not self.begins(act, time)]
        if not whole and self._says_enough(start, time.start):
            acts = [act for act in acts if not self._goes_on(act, time)]
        acts = [act for act in acts if not self._is_object(act, acts)]
        return min(acts, key=lambda act: self._distance(act, time), default=None)

    def _says_enough(self, start: int, end: int) -> bool:
        """Whether the words before a time are a clause without those after it."""
        return len(self._text[start:end].split()) >= _CLAUSE

    def _goes_on(self, act: Act, time: Duration) -> bool:
        """Whether an action is what happens besides: "... within 5 days and pass it on"."""
        if act.start < time.end:
            return False
        return bool(self._words.and_then.match(self._text, time.end, act.start))

    def _is_object(self, act: Act, acts: Sequence[Act]) -> bool:
        """Whether what is to be mended stands after what is done: "respond to repairs"."""
        things = self._reading.within("time.mended", act.start, act.end)
        return any(True for _ in things) and any(other.end <= act.start for other in acts)

    def first(self, stretches: Iterable[Stretch]) -> Act | None:
        """The first action of the nearest stretch that names any."""
        for start, end in stretches:
            acts = self.within(start, end)
            if acts:
                return acts[0]
        return None

    def begins(self, act: Act, time: Duration) -> bool:
        """Whether an action is what a time is counted from: "3 days after it is resolved", "a
        repeat after repair within 30 days"."""
        if act.start >= time.end:
            return bool(self._words.counts_from.match(self._text, time.end, act.start))
        return bool(self._words.beginning.search(self._text, max(0, act.start - 12), act.start))

    def _distance(self, act: Act, time: Duration) -> int:
        if act.end <= time.start:
            gap, between = time.start - act.end, self._text[act.end : time.start]
        elif act.start >= time.end:
            gap, between = act.start - time.end + _AFTERWARDS, self._text[time.end : act.start]
        else:
            return 0
        return gap + (_ACROSS if any(mark in between for mark in ",;:(") else 0)


def _outermost(acts: Iterable[Act]) -> Iterable[Act]:
    """Without those that lie within others: "full response" is no mere response."""
    last: Act | None = None
    for act in acts:
        if last and act.end <= last.end:
            continue
        last = act
        yield act


def settle(doing: Doing, channel: str, time: Duration) -> Action:
    """The action meant, by what the channel and the unit say."""
    waiting = channel in _IMMEDIATE or time.unit == "ring"
    if time.unit == "ring":
        return "answer"
    if doing == "answering":
        short = time.unit in ("second", "minute")
        return "answer" if (waiting and short) or time.unit == "second" else "respond"
    if doing == "answer" and channel == "any" and time.unit not in ("second", "minute"):
        return "respond"
    if doing == "respond" and waiting and time.unit in ("second", "minute"):
        quick = time.unit == "second" or time.amount <= 10
        return "answer" if channel in ("chat", "in-person") or quick else "respond"
    return doing
