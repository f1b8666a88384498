"""Whether a time is one that the organisation binds itself to.

Deadlines for the customer, limits of an ombudsman, retention, refunds, notice, opening hours, past
results, old targets and examples are not; nor is a time that only begins what follows ("if we have
not replied within 10 days, ..."), unless what follows is that the issue is passed on.
"""

from policylint.facts.model import Hit
from policylint.facts.reading import Reading
from policylint.facts.times.actions import Act
from policylint.facts.times.clauses import Clause
from policylint.facts.times.phrasing import phrasing
from policylint.facts.times.surroundings import Surroundings

_BEFORE = 40
"""Characters before a time that are looked at for what leads to it."""
_EXAMPLE_REACH, _PAST_REACH = 90, 40


class Promises:
    """Judges the times of one document."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.document.text
        self._words = phrasing(reading.vocabulary)
        self._outside_is_us = bool(self._outside_in_title())

    def kept(self, clause: Clause, act: Act, around: Surroundings, near: bool) -> bool:
        """Whether a time with its action is a promise; ``near`` where one clause holds both."""
        if any(
            h.start <= clause.time.start < h.end
            for h in self._hits("time.allowed", *clause.sentence)
        ):
            return True
        return not (
            self._badly_led(clause, act)
            or self._badly_followed(clause, act)
            or self._for_customer(clause, act, near)
            or self._of_other_things(clause, act, around, near)
            or self._conditional(clause, act)
            or (act.doing != "escalate" and self._in_condition(clause))
            or self._outside(clause, act)
            or self._unreal(clause)
        )

    def voiced(self, clause: Clause, act: Act) -> bool:
        """Whether a vague time is the organisation's own promise; the words stand for a time."""
        return not (
            self._for_customer(clause, act, near=True)
            or self._conditional(clause, act)
            or self._in_condition(clause)
            or self._outside(clause, act)
            or self._unreal(clause)
        )

    def _in_condition(self, clause: Clause) -> bool:
        """Whether "if", without a comma after it, leads to a time."""
        begin = self._comma_before(clause)
        words = self._text[begin : clause.time.start].split(None, 1)
        if not words or words[0].lower() not in self._words.openers:
            return False
        return not self._hits("time.we-will", begin, clause.time.start)

    def _comma_before(self, clause: Clause) -> int:
        start = clause.sentence[0]
        marks = (self._text.rfind(mark, start, clause.time.start) + 1 for mark in ",;:")
        return max(start, *marks)

    def _led_by(self, clause: Clause) -> str:
        start = clause.time.start
        return self._text[max(clause.sentence[0], start - _BEFORE) : start]

    def led_into(self, clause: Clause) -> bool:
        """Whether "within", a colon or the like stands right before a time, or nothing at all."""
        before = self._led_by(clause)
        if not before.strip() or self._words.lead.search(before):
            return True
        # of a list, "1 hour (Premium), 4 hours (Standard)"
        between = self._text[clause.start : clause.time.start]
        return bool(clause.before) and not between.strip(" ,/()|")

    def limited(self, clause: Clause) -> bool:
        """Whether "within" or the like makes a time a limit by itself."""
        return bool(self._words.limit.search(self._led_by(clause)))

    def _badly_led(self, clause: Clause, act: Act) -> bool:
        before = self._led_by(clause)
        if self._words.after.search(before):
            return act.doing != "escalate"
        if self._words.more_than.search(before):
            return act.doing != "escalate" and not self._words.negation.search(before)
        return act.doing != "update" and bool(self._words.other_lead.search(before))

    def _badly_followed(self, clause: Clause, act: Act) -> bool:
        time = clause.time
        if self._words.other_follower.match(self._text, time.end):
            return True
        singular = time.amount > 1 and self._text[time.end - 1] not in "sS"
        if singular and self._words.named_thing.match(self._text, time.end):
            return True
        # "closed 72 hours after it was solved" tells what happens, "within" would make it a promise
        after = self._words.from_event.match(self._text, time.end)
        return (
            bool(after)
            and act.doing != "escalate"
            and not (
                self.led_into(clause)
                or self._hits("time.by-us", self._comma_before(clause), time.start)
            )
        )

    def _hits(self, signal: str, start: int, end: int) -> list[Hit]:
        return list(self._reading.within(signal, start, end))

    def _for_customer(self, clause: Clause, act: Act, near: bool) -> bool:
        """Whether it is the customer who is to act in time."""
        for hit in self._hits("time.of-customer", clause.sentence[0], clause.end):
            if not near or (hit.start < act.end and hit.end > act.start):
                return True
            if hit.start >= act.end:
                if hit.start < clause.time.start:
                    return True
            elif not self._hands_over(hit, act, clause.time.start):
                return True
        return False

    def _hands_over(self, hit: Hit, act: Act, time: int) -> bool:
        """Whether after what the customer does the organisation comes in, before the time does."""
        end = act.start
        if hit.end <= time < act.start and "," not in self._text[hit.end : time]:
            end = time
        if any(mark in self._text[hit.end : end] for mark in ";\v"):
            return True
        ours = self._hits("time.by-us", hit.start, end + 1)
        return any(one.end > hit.end for one in ours)

    def _of_other_things(self, clause: Clause, act: Act, around: Surroundings, near: bool) -> bool:
        if act.doing == "escalate":
            return False
        if any(
            self._hits("time.internal", *stretch)
            for stretch in ((clause.start, clause.end), *around.headings[:1])
        ):
            return True
        hits = self._hits("time.other", clause.start, clause.end)
        if not near:
            heads = (*around.column, *around.row, *around.headings[:1])
            return bool(hits) or any(self._hits("time.other", *stretch) for stretch in heads)
        if act.doing in ("resolve", "update"):
            if any(self._hits("time.other", *stretch) for stretch in around.headings[:1]):
                return True
            if around.title and self._hits("time.other-title", *around.title):
                return True
        if act.doing == "resolve" and not self._hits("complaint", *clause.sentence):
            return bool(hits)
        if not hits:
            return False
        distance = _gap(act, clause)
        return any(_gap(hit, clause) < distance for hit in hits)

    def _conditional(self, clause: Clause, act: Act) -> bool:
        """Whether a time stands in a condition such as "if it is not settled within 5 days"."""
        begin, end = self._comma_before(clause), clause.time.start
        if act.doing == "escalate":
            return False
        unresolved = self._words.unresolved.search(self._text, begin, end)
        return bool(unresolved) or self.about_failure(begin, end)

    def about_failure(self, start: int, end: int) -> bool:
        """Whether a stretch begins with what happens if something is not done."""
        condition = self._words.condition.search(self._text, start, end)
        return bool(condition and self._words.negation.search(self._text, condition.start(), end))

    def _outside(self, clause: Clause, act: Act) -> bool:
        if self._outside_is_us:
            return False
        hits = self._hits("time.outside", clause.start, clause.end)
        if not hits or act.doing == "escalate":
            return False
        ours = self._hits("time.by-us", clause.start, max(act.start, clause.start) + 1)
        return not any(
            all(one.end <= hit.start or one.start >= hit.end for hit in hits) for one in ours
        )

    def _outside_in_title(self) -> bool:
        title = self._reading.document.title or ""
        at = self._text.find(title) if title else -1
        return at >= 0 and bool(self._hits("time.outside", at, at + len(title)))

    def _unreal(self, clause: Clause) -> bool:
        """An example, something taken back, or what was so in the past."""
        time = clause.time
        for hit in self._hits("time.example", clause.sentence[0], time.start):
            between = self._text[hit.end : time.start]
            if ";" not in between and len(between) < _EXAMPLE_REACH:
                return True
        if any(h.start < time.start for h in self._hits("time.extension", clause.start, time.end)):
            return True
        return any(
            (hit.end <= time.start and time.start - hit.end < _PAST_REACH) or hit.start >= time.end
            for hit in self._hits("time.past", clause.start, clause.end)
        )


def _gap(hit: Act | Hit, clause: Clause) -> int:
    if hit.end <= clause.time.start:
        return clause.time.start - hit.end
    return max(0, hit.start - clause.time.end)
