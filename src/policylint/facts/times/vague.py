"""Promises of speed with no number behind them: "promptly", "as soon as possible", "a few days".

Only where the organisation promises: not in advice to the customer, in a wish or a reason, or of
something that is nobody's answer; and not where a time for the same action stands in the same
sentence, list item or table row.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from policylint.facts.model import Commitment, Duration, Hit, VagueTime
from policylint.facts.reading import Reading
from policylint.facts.times.actions import Act, Acts, settle
from policylint.facts.times.channels import Channels
from policylint.facts.times.clauses import Clause
from policylint.facts.times.complaints import Complaints
from policylint.facts.times.phrasing import phrasing
from policylint.facts.times.promised import Promises
from policylint.facts.times.surroundings import Surroundings, surroundings

_NEXT = re.compile(r"\s(\w+)")
_BESIDE = 3
_BARE = ("vague-often", "vague-few")
"""Kinds that promise nothing unless an action stands with them."""
_STRONG = ("vague-strong", "vague-soon")
"""Kinds of words that promise speed whatever is done."""
_MOST_TIMES = 50
"""Times of one sentence or row that are looked through for the vague one's, at most."""
_OFTEN_REACH = 25
_REACH = 90
"""Characters between a vague word and the action that it goes with, at most."""


def find_vague_times(reading: Reading, commitments: Sequence[Commitment]) -> tuple[VagueTime, ...]:
    """Vague times of a document in the order of its text; ``commitments`` are those found in it."""
    return tuple(_Finder(reading, commitments).run())


class _Finder:
    def __init__(self, reading: Reading, commitments: Sequence[Commitment]) -> None:
        self.reading = reading
        self.text = reading.document.text
        self.acts = Acts(reading)
        self.channels = Channels(reading)
        self.promises = Promises(reading)
        self.words = phrasing(reading.vocabulary)
        self.complaints = Complaints(reading, self.acts, self.channels)
        self.commitments = sorted(commitments, key=lambda each: each.duration.start)
        self.times = [each.duration.start for each in self.commitments]

    def run(self) -> Iterator[VagueTime]:
        for hit, kind in self._hits():
            block = self.reading.block(hit.start)
            if block.kind in ("code", "meta") or (block.kind == "heading" and not block.fake):
                continue
            clause = self._clause(hit)
            around = surroundings(self.reading, clause.sentence)
            act = self._act(clause, around, kind)
            if act is None and not self._serves(clause, kind):
                continue
            if kind == "vague" and self._of_another_verb(hit, act):
                continue
            if not self._promised(clause, act) or self._backed(clause, act, around):
                continue
            complaint = act and self.complaints.meant(clause, act, around)
            channel = "complaint" if complaint else self.channels.of(clause, around)[0]
            action = settle(act.doing, channel, clause.time) if act else None
            yield VagueTime(hit.start, hit.end, channel, action)

    def _hits(self) -> Iterator[tuple[Hit, str]]:
        """Hits with their kind; of those that overlap, the longest."""
        kinds = ("vague-strong", "vague-few", "vague-soon", "vague", "vague-often")
        found = [(hit, kind) for kind in kinds for hit in self.reading.of(f"time.{kind}")]
        found.sort(key=lambda one: (one[0].start, -one[0].end))
        end = -1
        for hit, kind in found:
            if hit.start >= end:
                yield hit, kind
                end = hit.end

    def _clause(self, hit: Hit) -> Clause:
        start, end = self.reading.sentence(hit.start)
        time = Duration(hit.start, hit.end, 1.0, "day", "unspecified")
        begin = self.text.rfind(";", start, hit.start) + 1 or start
        stop = self.text.find(";", hit.end, end)
        return Clause(time, begin, stop if stop >= 0 else end, (), (start, end))

    def _act(self, clause: Clause, around: Surroundings, kind: str) -> Act | None:
        acts = self.acts.within(clause.start, clause.end)
        if kind == "vague-often":
            acts = [act for act in acts if act.doing == "update"]
        reach = _OFTEN_REACH if kind == "vague-often" else _REACH
        near = [act for act in acts if _gap(act, clause.time) <= reach]
        if near:
            return min(near, key=lambda act: _gap(act, clause.time))
        if kind not in _STRONG or not self.promises.led_into(clause):
            return None
        return self.acts.first((*around.column, *around.row, *around.leads, *around.headings[:1]))

    def _serves(self, clause: Clause, kind: str) -> bool:
        """Whether something else is done for customers, or the organisation speaks of itself."""
        if kind in _BARE:
            return False
        near = (clause.time.start - _REACH, clause.time.end + _REACH)
        start, end = max(clause.start, near[0]), min(clause.end, near[1])
        if any(True for _ in self.reading.within("time.serves", start, end)):
            return True
        return kind in _STRONG and self._ours(clause)

    def _of_another_verb(self, hit: Hit, act: Act | None) -> bool:
        """Whether an adverb goes with the verb that follows it: "quickly check the figures"."""
        if not self.text[hit.start : hit.end].lower().endswith("ly"):
            return False
        if act and 0 <= hit.start - act.end <= _BESIDE:
            return False
        after = _NEXT.match(self.text, hit.end)
        if not after or after[1].lower() in self.words.after_adverb:
            return False
        serves = self.reading.within("time.serves", after.start(1), after.start(1) + 1)
        return not self.acts.within(after.start(1), after.start(1) + 1) and not any(
            True for _ in serves
        )

    def _ours(self, clause: Clause) -> bool:
        return any(True for _ in self.reading.within("time.by-us", clause.start, clause.time.start))

    def _promised(self, clause: Clause, act: Act | None) -> bool:
        start = clause.time.start
        for hit in self.reading.within("time.wish", clause.start, start):
            if not self._ours_after(hit, start):
                return False
        whole = act or Act(start, start, "respond")
        return self.promises.voiced(clause, whole)

    def _ours_after(self, hit: Hit, end: int) -> bool:
        return any(one.end > hit.end for one in self.reading.within("time.by-us", hit.start, end))

    def _backed(self, clause: Clause, act: Act | None, around: Surroundings) -> bool:
        """Whether a number for the same action stands in the sentence, item or row."""
        start, end = clause.sentence
        if around.block.kind == "row":
            start, end = around.block.start, around.block.end
        first, last = bisect_left(self.times, start), bisect_left(self.times, end)
        return any(
            act is None or act.doing in (commitment.action, "answering", "answer")
            for commitment in self.commitments[first : min(last, first + _MOST_TIMES)]
        )


def _gap(act: Act, time: Duration) -> int:
    return time.start - act.end if act.end <= time.start else max(0, act.start - time.end)
