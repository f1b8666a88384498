"""PL103: times for one channel, action and circumstance that do not agree.

What a document says of itself is compared in `policylint.checks.contradictions.of_itself`.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from policylint.checks.contradictions.of_itself import self_contradictions
from policylint.checks.draft import Context, Draft
from policylint.facts.gather import Facts
from policylint.facts.model import Commitment
from policylint.facts.times.circumstances import Circumstances, Narrowing
from policylint.facts.times.clauses import says
from policylint.facts.times.lengths import compare
from policylint.facts.times.surroundings import surroundings
from policylint.packs.model import Rule

_THINGS = {
    "phone": "calls", "email": "emails", "chat": "live chats", "web": "web forms",
    "portal": "requests in the portal", "social": "social media messages", "post": "letters",
    "in-person": "visitors", "sms": "text messages", "video": "video calls", "fax": "faxes",
    "complaint": "complaints", "any": "enquiries",
}  # fmt: skip
_DONE = {
    "answer": "answered", "acknowledge": "acknowledged", "respond": "replied to",
    "resolve": "resolved", "update": "reported on", "escalate": "passed on",
}  # fmt: skip
_MOST_TIMES = 12
"""Different times for one subject that are compared with a further one, at most."""
_GENERAL_ONLY = ("any",)
"""Channels whose times are about the same thing only where both say so in so many words."""
_LEVEL = re.compile(r"\W*(?:level|tier|stage|step|line|l)?\s?\d", re.IGNORECASE)
"""The beginning of a row for a level."""


class _Promise(NamedTuple):
    """A commitment with where it stands and what it holds for."""

    facts: Facts
    commitment: Commitment
    circumstances: Circumstances

    @property
    def row(self) -> int | None:
        """The table it stands in."""
        return self.facts.reading.block(self.commitment.duration.start).table

    @property
    def words(self) -> str:
        """The time in the document's words."""
        time = self.commitment.duration
        return " ".join(self.facts.document.text[time.start : time.end].split())

    @property
    def line(self) -> int:
        document, time = self.facts.document, self.commitment.duration
        return document.place(document.span(time.start, time.end)).line

    @property
    def section(self) -> int:
        return self.facts.reading.block(self.commitment.duration.start).section


def contradiction(facts: Facts, _rule: Rule, context: Context) -> Iterator[Draft]:
    """Every two times that disagree, once, at the later place (or the one outside a table), and
    what the document says of itself in two ways."""
    known: dict[object, list[_Promise]] = {}
    for promise in _before(facts, context.group):
        _remember(known, promise)
    ours = _promises(facts)
    seen: set[object] = set()
    levels = list(_slower_levels(ours, seen))
    for promise in ours:
        told: list[_Promise] = []
        for other in known.get(_subject_of(promise), ()):
            if any(other.circumstances.same(each.circumstances) for each in told):
                continue
            draft = _disagreement(other, promise)
            if draft and _times(other, promise) not in seen:
                seen.add(_times(other, promise))
                told.append(other)
                yield draft
        _remember(known, promise)
    yield from _slower_than_all(ours)
    yield from levels
    yield from self_contradictions(facts)


def _subject_of(promise: _Promise) -> object:
    """What promises must share to contradict each other."""
    circumstances = promise.circumstances
    return promise.commitment.channel, circumstances.words - circumstances.of_a_stage


def _times(one: _Promise, other: _Promise) -> object:
    """Names a disagreement: told again elsewhere it is the same."""
    times = ((p.commitment.action, p.commitment.duration[2:4]) for p in (one, other))
    return _subject_of(one), frozenset(times)


def _remember(known: dict[object, list[_Promise]], promise: _Promise) -> None:
    """Keep the first promise of each time; what repeats a time contradicts no more than it did."""
    same = known.setdefault(_subject_of(promise), [])
    time, action = promise.commitment.duration, promise.commitment.action
    repeated = any(
        action == other.commitment.action
        and promise.circumstances.topic == other.circumstances.topic
        and compare(time, other.commitment.duration) == 0
        for other in same
    )
    if not repeated and len(same) < _MOST_TIMES:
        same.append(promise)


def _promises(facts: Facts) -> list[_Promise]:
    narrowing = Narrowing(facts.reading)
    return [_Promise(facts, each, narrowing.of(each)) for each in facts.commitments]


def _before(facts: Facts, group: Sequence[Facts]) -> list[_Promise]:
    """The promises of the documents that come earlier in a set."""
    found: list[_Promise] = []
    for other in group:
        if other is facts:
            return found
        found.extend(_promises(other))
    return []


def _disagreement(one: _Promise, other: _Promise) -> Draft | None:
    a, b = one.commitment, other.commitment
    if not one.circumstances.same(other.circumstances):
        return None
    order = compare(a.duration, b.duration)
    if order in (None, 0):
        return None
    if a.action == b.action or _same_answer(one, other):
        return _differing(one, other) if _comparable(one, other) else None
    actions = {a.action: one, b.action: other}
    reply = actions.get("resolve") or (None if a.channel == "complaint" else actions.get("respond"))
    first = actions.get("acknowledge")
    if first and reply and compare(first.commitment.duration, reply.commitment.duration) == 1:
        near = one.section == other.section and one.facts is other.facts
        if near or a.channel not in _GENERAL_ONLY:
            return _draft(first, reply, "acknowledged-after-reply")
    return None


def _same_answer(one: _Promise, other: _Promise) -> bool:
    """Whether two answers to a complaint are those of one stage, whatever they are called."""
    a, b = one.commitment, other.commitment
    levels = one.circumstances.levels & other.circumstances.levels
    return (
        a.channel == "complaint" and {a.action, b.action} == {"respond", "resolve"} and bool(levels)
    )


def _slower_than_all(promises: Sequence[_Promise]) -> Iterator[Draft]:
    """A channel that is slower than what is promised for all enquiries."""
    for whole in promises:
        if whole.commitment.channel != "any" or whole.circumstances.words or not _of_all(whole):
            continue
        for each in promises:
            if (
                each.commitment.channel not in ("any", "complaint")
                and each.commitment.action == whole.commitment.action
                and each.circumstances.same(whole.circumstances)
                and compare(each.commitment.duration, whole.commitment.duration) == 1
            ):
                yield _draft(each, whole, "differs")
        return


def _of_all(promise: _Promise) -> bool:
    commitment = promise.commitment
    hits = promise.facts.reading.within("contact.all", commitment.start, commitment.end)
    return any(True for _ in hits)


def _comparable(one: _Promise, other: _Promise) -> bool:
    """Whether two promises of one action may be meant to be the same."""
    if one.facts is other.facts and one.row is not None and one.row == other.row:
        return False
    a = one.commitment
    if _sentence(one) == _sentence(other) and one.facts is other.facts:
        return False
    if a.channel not in _GENERAL_ONLY or a.action in ("acknowledge", "update"):
        return True
    return _speaks_of_all(one) and _speaks_of_all(other)


def _sentence(promise: _Promise) -> int:
    return promise.facts.reading.sentence_at(promise.commitment.duration.start)


def _speaks_of_all(promise: _Promise) -> bool:
    """Whether a promise says that it is about whatever people send in, or about its level."""
    if promise.circumstances.words:
        return True
    reading, commitment = promise.facts.reading, promise.commitment
    start, end = reading.sentence(commitment.duration.start)
    signals = ("contact.all", "time.request", "time.reply-noun")
    return any(True for name in signals for _ in reading.within(name, start, end))


def _differing(one: _Promise, other: _Promise) -> Draft:
    if one.row is None and other.row is not None:
        return _draft(one, other, "table")
    if one.row is not None and other.row is None:
        return _draft(other, one, "table")
    return _draft(other, one, "differs")


def _draft(here: _Promise, there: _Promise, variant: str) -> Draft:
    time = here.commitment.duration
    line = str(there.line)
    if there.facts is not here.facts:
        line = f"{line} of {there.facts.document.path}"
    values = {
        "subject": _subject(here.commitment, variant),
        "here": here.words,
        "there": there.words,
        "line": line,
    }
    return Draft(time.start, time.end, values, variant)


def _subject(commitment: Commitment, variant: str) -> str:
    """ "emails replied to (Gold)"."""
    things = _THINGS[commitment.channel]
    if variant in ("acknowledged-after-reply", "escalation-slower"):
        return "escalation" if variant == "escalation-slower" else things
    done = "seen" if things == "visitors" else _DONE[commitment.action]
    condition = commitment.condition
    return f"{things} {done} ({condition})" if condition else f"{things} {done}"


def _slower_levels(promises: list[_Promise], seen: set[object]) -> Iterator[Draft]:
    """A level of an escalation that is slower than the one below, where levels grow quicker; one
    that is reached before the one below; its times are then ``seen``."""
    for chain in _chains(promises):
        thresholds = all(_is_threshold(promise) for promise in chain)
        quicker = thresholds
        for below, above in pairwise(chain):
            order = compare(below.commitment.duration, above.commitment.duration)
            if order is None:
                break
            if order == (1 if thresholds else -1) and quicker:
                seen.add(_times(above, below))
                yield _draft(above, below, "escalation-slower")
                break
            quicker = quicker or order == 1


def _is_threshold(promise: _Promise) -> bool:
    """Whether a time is how long an issue stays open before it moves on."""
    if promise.commitment.action != "escalate":
        return False
    reading, time = promise.facts.reading, promise.commitment.duration
    around = surroundings(reading, reading.sentence(time.start))
    stretches = ((promise.commitment.start, promise.commitment.end), *around.column)
    return says(reading, "time.threshold", *stretches)


def _chains(promises: list[_Promise]) -> Iterator[list[_Promise]]:
    """Promises of successive levels: one table, list or section on escalation."""
    chains: dict[object, list[_Promise]] = {}
    for promise in promises:
        reading = promise.facts.reading
        at = promise.commitment.duration.start
        block = reading.block(at)
        escalates = promise.commitment.action == "escalate" or reading.topic(at, "action.escalate")
        if promise.commitment.action not in ("respond", "escalate") or not escalates:
            continue
        if block.table is not None and not _LEVEL.match(reading.document.text, block.start):
            continue
        if promise.circumstances.ranks and block.table is None:
            continue
        cell = next((c for c in block.cells if c.start <= at < c.end), None)
        place = (block.section, block.table, block.lead, cell.column if cell else None)
        chains.setdefault((place, promise.commitment.action), []).append(promise)
    for chain in chains.values():
        if any(
            one.row is not None and _block(one) == _block(other) for one, other in pairwise(chain)
        ):
            continue  # a level with a time for each priority
        if len(chain) > 2 or (len(chain) == 2 and all(_is_threshold(p) for p in chain)):
            yield chain


def _block(promise: _Promise) -> int:
    """Index of the block that holds a time."""
    return promise.facts.document.block_at(promise.commitment.duration.start)
