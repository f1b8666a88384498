"""Whether concrete times cover every way of getting in touch (CS302)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from policylint.facts.gather import Facts
from policylint.facts.model import Commitment, Hit
from policylint.facts.offers import Offer

_ANY = frozenset(("complaint", "any"))
_ONE_DESK = frozenset(("portal", "web"))
"""A form and the portal behind it are answered by the same people."""
_REPLIES = frozenset(("answer", "acknowledge", "respond", "resolve"))


class Coverage(NamedTuple):
    """Times as far as they answer a contact, and the offers that none of them covers."""

    times: tuple[tuple[int, Commitment], ...]
    """With the index of their document in its group."""
    instant: tuple[tuple[int, Hit], ...]
    """Answers promised at once, or round the clock."""
    uncovered: tuple[tuple[int, Offer], ...]
    complete: bool


def coverage(group: Sequence[Facts]) -> Coverage:
    """Match the commitments of a policy with the channels that it offers."""
    times = tuple(
        (index, commitment)
        for index, facts in enumerate(group)
        for commitment in facts.commitments
        if commitment.action in _REPLIES
    )
    offers: dict[str, tuple[int, Offer]] = {}
    for index, facts in enumerate(group):
        for channel, offer in facts.first_offers.items():
            offers.setdefault(channel, (index, offer))
    instant = tuple((index, hit) for index, facts in enumerate(group) for hit in _instant(facts))
    if not times:
        return Coverage((), instant, tuple(offers.values()), False)
    covered = {commitment.channel for _index, commitment in times}
    covered.update(_at_once(group, instant, offers))
    if covered & _ONE_DESK:
        covered |= _ONE_DESK
    uncovered = tuple(place for channel, place in offers.items() if channel not in covered)
    promises = [commitment for _index, commitment in times]
    if _for_everything(group, promises):
        return Coverage(times, instant, (), not any(True for _ in levels_without(group)))
    if _for_each_level(promises):
        # a channel that is told apart by a vague time of its own is not covered by the levels
        vague = tuple(place for place in uncovered if _vague(group[place[0]], place[1]))
        complete = not vague and not any(True for _ in levels_without(group))
        return Coverage(times, instant, vague, complete)
    return Coverage(times, instant, uncovered, not uncovered and bool(offers or covered - _ANY))


def _instant(facts: Facts) -> Iterator[Hit]:
    """Answers at once: said in so many words, or "at once" in a table of times."""
    yield from facts.reading.of("answer.instant")
    tables = {facts.reading.block(time.start).table for time in facts.commitments} - {None}
    for hit in facts.reading.of("time.instant"):
        if facts.reading.block(hit.start).table in tables:
            yield hit


def _at_once(
    group: Sequence[Facts],
    instant: Sequence[tuple[int, Hit]],
    offers: Mapping[str, tuple[int, Offer]],
) -> Iterator[str]:
    """Channels offered in a sentence or row that promises an answer at once or round the clock."""
    for index, hit in instant:
        reading = group[index].reading
        row = reading.block(hit.start).kind == "row"
        start, end = reading.statement(hit.start) if row else reading.sentence(hit.start)
        for channel, (document, offer) in offers.items():
            if document == index and start <= offer.start < end:
                yield channel


def levels_without(group: Sequence[Facts]) -> Iterator[tuple[int, Hit]]:
    """Levels and plans that are left to "best effort" beside others that have a time."""
    for index, facts in enumerate(group):
        times = [c for c in facts.commitments if c.action in _REPLIES]
        blocks = [facts.reading.block(time.start) for time in times]
        tables = {block.table for block in blocks} - {None}
        leads = {block.lead for block in blocks} - {None}
        for hit in facts.reading.of("answer.none"):
            block = facts.reading.block(hit.start)
            if block.table in tables or block.lead in leads:
                yield index, hit


def _for_everything(group: Sequence[Facts], times: Sequence[Commitment]) -> bool:
    """Whether a time is for all enquiries, whatever they are about and however they come."""
    if any(time.channel == "any" and time.condition is None for time in times):
        return True
    # where complaints are all that a document is about, times for complaints are times for all
    return any(facts.kind == "complaints" for facts in group) and any(
        time.channel == "complaint" for time in times
    )


def _for_each_level(times: Sequence[Commitment]) -> bool:
    """Whether there are times by severity, plan or kind of request."""
    return len({time.condition for time in times if time.channel == "any"}) >= 2


def _vague(facts: Facts, offer: Offer) -> bool:
    start, end = facts.reading.statement(offer.start)
    return any(start <= vague.start < end for vague in facts.vague_times)
