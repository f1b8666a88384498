"""Concrete times that an organisation binds itself to, with channel and action.

A time becomes a commitment when an action is in reach (`policylint.facts.times.reach`) and nothing
says that the time is of another kind (`policylint.facts.times.promised`).
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from policylint.facts.model import Action, Calendar, Commitment, Duration
from policylint.facts.reading import Reading
from policylint.facts.times.actions import Act, Acts, settle
from policylint.facts.times.channels import Channels
from policylint.facts.times.clauses import Clause, find_clauses, says
from policylint.facts.times.complaints import Complaints
from policylint.facts.times.conditions import condition_of, share_of
from policylint.facts.times.durations import is_frequency, time_words
from policylint.facts.times.headunits import find_in_tables
from policylint.facts.times.promised import Promises
from policylint.facts.times.reach import Reach
from policylint.facts.times.surroundings import Surroundings, surroundings

_CALENDARS: tuple[tuple[str, Calendar], ...] = (
    ("time.clock-time", "calendar"),
    ("time.working-time", "working"),
)
_MOST_BELOW = 200
"""Blocks under a heading that its time is carried to, at most."""
_REFERENCE_REACH = 700
"""Characters back from "within this time" to the time meant, at most."""


def find_commitments(reading: Reading, durations: Sequence[Duration]) -> tuple[Commitment, ...]:
    """All commitments of a document, in the order of the text."""
    return tuple(_Finder(reading).run(durations))


class _Finder:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.document.text
        self.acts = Acts(reading)
        self.channels = Channels(reading)
        self.promises = Promises(reading)
        self.complaints = Complaints(reading, self.acts, self.channels)
        self.reach = Reach(reading, self.acts, self.promises, self.complaints)
        self.seen: set[tuple[object, ...]] = set()

    def run(self, durations: Sequence[Duration]) -> Iterator[Commitment]:
        in_tables = find_in_tables(self.reading.document, time_words(self.reading.vocabulary))
        times = sorted({*durations, *self._referred(durations), *in_tables})
        times = [time for time in times if self._readable(time)]
        for clause in find_clauses(self.reading, times):
            if not self._restates(clause):
                yield from self._of_clause(clause)

    def _readable(self, time: Duration) -> bool:
        return self.reading.block(time.start).kind not in ("code", "meta")

    def _referred(self, durations: Sequence[Duration]) -> Iterator[Duration]:
        """ "Within this time": the time named last before, in the same section."""
        starts = [duration.start for duration in durations]
        for hit in self.reading.of("time.same-period"):
            at = bisect_left(starts, hit.start) - 1
            if at < 0 or hit.start - starts[at] > _REFERENCE_REACH:
                continue
            section = self.reading.block(hit.start).section
            if self.reading.block(starts[at]).section != section:
                continue
            begin = max(self.reading.sentence(hit.start)[0], hit.start - _REFERENCE_REACH)
            if not self.promises.about_failure(begin, hit.start):
                yield durations[at]._replace(start=hit.start, end=hit.end)

    def _restates(self, clause: Clause) -> bool:
        """Whether a time only says in brackets what the one before said: "48 hours (2 days)"."""
        time = clause.time
        before = self.text[max(0, time.start - 2) : time.start].strip()
        return bool(
            clause.before
            and before == "("
            and self.text[time.end : time.end + 1] == ")"
            and time.start - clause.before[-1].time.end <= 3
        )

    def _of_clause(self, clause: Clause) -> Iterator[Commitment]:
        around = surroundings(self.reading, clause.sentence)
        act, near = self.reach.act(clause, around)
        if around.block.kind == "heading" and (act is None or not near):
            yield from self._below(clause, around)
            return
        if act is None:
            return
        if is_frequency(self.text, clause.time, self.reading.vocabulary):
            contacts = says(self.reading, "time.contacts", (act.start, act.end))
            if act.doing != "update" and not contacts:
                return
            act = act._replace(doing="update")
        if self.promises.kept(clause, act, around, near):
            yield from self._promised(clause, around, act)

    def _below(self, clause: Clause, around: Surroundings) -> Iterator[Commitment]:
        """What stands under a heading such as "Within 24 hours" is promised by that time."""
        other = says(self.reading, "time.other", clause.sentence)
        if other or not self.promises.limited(clause):
            return
        document = self.reading.document
        first = document.block_at(around.block.start) + 1
        for block in document.blocks[first : first + _MOST_BELOW]:
            if block.section != around.block.section:
                break
            stretch = (block.start, block.end)
            if block.kind not in ("item", "paragraph") or says(self.reading, "duration", stretch):
                continue
            acts = self.acts.within(*stretch)
            if acts:
                below = Clause(clause.time, *stretch, (), stretch)
                yield from self._promised(below, surroundings(self.reading, stretch), acts[0])

    def _promised(self, clause: Clause, around: Surroundings, act: Act) -> Iterator[Commitment]:
        complaint = self.complaints.meant(clause, act, around)
        doing = self.complaints.doing(clause, act, complaint)
        channels: tuple[str, ...] = ("complaint",)
        if not complaint:
            bare = doing == "escalate" or says(self.reading, "time.mends", (act.start, act.end))
            channels = ("any",) if bare else self.channels.of(clause, around)
        for channel in channels:
            if channel == "any":
                channel = self._implied(clause, act)
            yield from self._one(clause, around, channel, settle(doing, channel, clause.time))

    def _implied(self, clause: Clause, act: Act) -> str:
        """The channel that goes without saying: rings are of a telephone, people are seen."""
        if clause.time.unit == "ring":
            return "phone"
        face = says(self.reading, "time.face", (act.start, act.end))
        return "in-person" if face and act.start >= clause.sentence[0] else "any"

    def _one(
        self, clause: Clause, around: Surroundings, channel: str, action: Action
    ) -> Iterator[Commitment]:
        time = clause.time
        place = self.reading.document.block_at(clause.start)
        key = (place, channel, action, time.amount, time.unit, time.calendar)
        if key in self.seen:
            return
        self.seen.add(key)
        self.complaints.acknowledged |= action == "acknowledge" and channel == "complaint"
        start, end = self._trimmed(clause.start, clause.end)
        time = time._replace(calendar=self._calendar(clause, around))
        condition = condition_of(self.reading, self.channels, clause, around)
        yield Commitment(
            start, end, time, channel, action, share_of(self.reading, clause), condition
        )

    def _calendar(self, clause: Clause, around: Surroundings) -> Calendar:
        """How a time counts, where its own words leave that open."""
        time = clause.time
        if time.calendar != "unspecified" or time.unit == "ring":
            return time.calendar
        stretches = ((clause.start, clause.end), *around.column, *around.row)
        for signal, calendar in _CALENDARS:
            if says(self.reading, signal, *stretches):
                return calendar
        for stretch in around.beside:
            timed = says(self.reading, "duration", stretch)
            if not timed and says(self.reading, "time.working-time", stretch):
                return "working"
        whole = time.unit in ("hour", "day") and self.reading.of("time.all-in-working-time")
        return "working" if whole else time.calendar

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        words = self.text[start:end]
        lead = len(words) - len(words.lstrip(" ,;:-–—\v"))
        return start + lead, end - (len(words) - len(words.rstrip(" ,;\v")))
