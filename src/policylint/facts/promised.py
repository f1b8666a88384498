"""Whether a time is one that the organisation binds itself to.

Deadlines for the customer, limits of an ombudsman, retention, refunds, notice, opening hours, past
results, old targets and examples are not; nor is a time that only begins what follows ("if we have
not replied within 10 days, ..."), unless what follows is that the issue is passed on.
"""

import re
from collections.abc import Mapping
from typing import cast

from policylint.facts.actions import Act
from policylint.facts.clauses import Clause
from policylint.facts.model import Hit
from policylint.facts.reading import Reading
from policylint.facts.surroundings import Surroundings
from policylint.facts.timewords import SPACE, any_of

_NOT = re.compile(
    r"\b(?:not|no|never|nobody|cannot|unable|unless|unresolved|unanswered|without|until|fails?|failed|outstanding)\b|n['’]t\b",
    re.IGNORECASE,
)
_IF = re.compile(
    r"\b(?:if|unless|until|in case|where|when|whenever|should (?:we|the|your|it)|once|after|any)\b",
    re.IGNORECASE,
)
_UNRESOLVED = re.compile(r"\b(?:unresolved|unanswered|outstanding|older than|still open)\b", re.I)


class Promises:
    """Judges the times of one document."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.document.text
        words = cast("Mapping[str, list[str]]", reading.vocabulary.get("times") or {})
        self._led_out = re.compile(
            rf"\b{any_of(words.get('not_after', ()))}{SPACE}{{0,2}}(?:{any_of(words.get('approximately', ()))}{SPACE})?\Z",
            re.IGNORECASE,
        )
        self._more = re.compile(rf"\b{any_of(words.get('more_than', ()))}{SPACE}{{0,2}}\Z", re.I)
        self._after = re.compile(rf"\bafter{SPACE}{{0,2}}(?:the{SPACE})?\Z", re.IGNORECASE)
        self._led_into = re.compile(
            rf"(?:\b{any_of(words.get('before', ()))}|[:<≤~–—(])[\s*]*\Z", re.IGNORECASE
        )
        self._later = re.compile(rf"{SPACE}(?:after|since){SPACE}", re.IGNORECASE)
        self._limit = re.compile(
            rf"(?:\b{any_of(words.get('limits', ()))}|[<≤])[\s~*]*\Z", re.IGNORECASE
        )
        self._followed = re.compile(
            rf"['’]?{SPACE}{{0,2}}{any_of(words.get('not_before', ()))}(?!\w)", re.IGNORECASE
        )
        # "a 24-hour helpline": a time that names a thing
        self._naming = re.compile(
            rf"{SPACE}(?:\w{{1,12}}{SPACE})?{any_of(words.get('not_naming', ()))}(?!\w)", re.IGNORECASE
        )
        self._outside_is_us = bool(self._outside_in_title())

    def kept(self, clause: Clause, act: Act, around: Surroundings, near: bool) -> bool:
        """Whether a time with its action is a promise; ``near`` where one clause holds both."""
        if any(h.start <= clause.time.start < h.end for h in self._hits("time.allowed", *clause.sentence)):
            return True
        return not (
            self._badly_led(clause, act)
            or self._badly_followed(clause)
            or self._for_customer(clause, act, near)
            or self._of_other_things(clause, act, around, near)
            or self._conditional(clause, act)
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
        if not words or words[0].lower() not in ("if", "unless", "until"):
            return False
        return not self._hits("time.we-will", begin, clause.time.start)

    def _comma_before(self, clause: Clause) -> int:
        start = clause.sentence[0]
        marks = (self._text.rfind(mark, start, clause.time.start) + 1 for mark in ",;:")
        return max(start, *marks)

    def led_into(self, clause: Clause) -> bool:
        """Whether "within", a colon or the like stands right before a time, or nothing at all."""
        start = clause.time.start
        before = self._text[max(clause.sentence[0], start - 40) : start]
        if not before.strip() or self._led_into.search(before):
            return True
        # of a list, "1 hour (Premium), 4 hours (Standard)"
        return bool(clause.before) and not self._text[clause.start : start].strip(" ,/()|")

    def limited(self, clause: Clause) -> bool:
        """Whether "within" or the like makes a time a limit by itself."""
        start = clause.time.start
        before = self._text[max(clause.sentence[0], start - 40) : start]
        return bool(self._limit.search(before))

    def _badly_led(self, clause: Clause, act: Act) -> bool:
        start = clause.time.start
        before = self._text[max(clause.sentence[0], start - 40) : start]
        if self._after.search(before):
            return act.doing != "escalate"
        if self._more.search(before):
            return act.doing != "escalate" and not _NOT.search(before)
        return bool(self._led_out.search(before)) and act.doing != "update"

    def _badly_followed(self, clause: Clause) -> bool:
        time = clause.time
        if self._followed.match(self._text, time.end):
            return True
        singular = time.amount > 1 and self._text[time.end - 1] not in "sS"
        if singular and self._naming.match(self._text, time.end):
            return True
        # "closed 72 hours after it was solved" tells what happens, "within" would make it a promise
        after = self._later.match(self._text, time.end)
        return bool(after) and not (
            self.led_into(clause) or self._hits("time.by-us", self._comma_before(clause), time.start)
        )

    def _hits(self, signal: str, start: int, end: int) -> list[Hit]:
        return [hit for hit in self._reading.within(signal, start, end)]

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

    def _of_other_things(
        self, clause: Clause, act: Act, around: Surroundings, near: bool
    ) -> bool:
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
        if act.doing == "resolve":
            return bool(hits)
        if not hits:
            return False
        distance = _gap(act, clause)
        return any(_gap(hit, clause) < distance for hit in hits)

    def _conditional(self, clause: Clause, act: Act) -> bool:
        """Whether a time stands in a condition such as "if it is not settled within 5 days"."""
        begin, end = self._comma_before(clause), clause.time.start
        failed = self.about_failure(begin, end) or bool(_UNRESOLVED.search(self._text, begin, end))
        return failed and act.doing != "escalate"

    def about_failure(self, start: int, end: int) -> bool:
        """Whether a stretch begins with what happens if something is not done."""
        condition = _IF.search(self._text, start, end)
        return bool(condition and _NOT.search(self._text, condition.start(), end))

    def _outside(self, clause: Clause, act: Act) -> bool:
        if self._outside_is_us:
            return False
        hits = self._hits("time.outside", clause.start, clause.end)
        if not hits or act.doing == "escalate":
            return False
        ours = self._hits("time.by-us", clause.start, max(act.start, clause.start) + 1)
        return not any(all(one.end <= hit.start or one.start >= hit.end for hit in hits) for one in ours)

    def _outside_in_title(self) -> bool:
        title = self._reading.document.title or ""
        at = self._text.find(title) if title else -1
        return at >= 0 and bool(self._hits("time.outside", at, at + len(title)))

    def _unreal(self, clause: Clause) -> bool:
        """An example, something taken back, or what was so in the past."""
        time = clause.time
        for hit in self._hits("time.example", clause.sentence[0], time.start):
            between = self._text[hit.end : time.start]
            if ";" not in between and len(between) < 90:
                return True
        if any(h.start < time.start for h in self._hits("time.extension", clause.start, time.end)):
            return True
        return any(
            hit.end <= time.start and time.start - hit.end < 40 or hit.start >= time.end
            for hit in self._hits("time.past", clause.start, clause.end)
        )


def _gap(hit: Act | Hit, clause: Clause) -> int:
    if hit.end <= clause.time.start:
        return clause.time.start - hit.end
    return max(0, hit.start - clause.time.end)
