"""Whether concrete times cover every way of getting in touch (CS302)."""

from collections.abc import Sequence
from typing import NamedTuple

from policylint.facts.gather import Facts
from policylint.facts.model import Commitment, Hit
from policylint.facts.offers import Offer

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
    instant = tuple(
        (index, hit) for index, facts in enumerate(group) for hit in facts.reading.of("answer.instant")
    )
    if not times:
        return Coverage((), instant, tuple(offers.values()), False)
    covered = {commitment.channel for _index, commitment in times}
    if _covers_all(group, [commitment for _index, commitment in times]):
        return Coverage(times, instant, (), True)
    if "portal" in covered or "web" in covered:
        covered |= {"portal", "web"}
    uncovered = tuple(place for channel, place in offers.items() if channel not in covered)
    channels_known = bool(covered - {"complaint", "any"}) or bool(offers)
    return Coverage(times, instant, uncovered, not uncovered and channels_known)


def _covers_all(group: Sequence[Facts], times: Sequence[Commitment]) -> bool:
    """Times for all enquiries, or for each severity, plan or kind of request."""
    general = [time for time in times if time.channel == "any"]
    if any(time.condition is None for time in general):
        return True
    if len({time.condition for time in general}) >= 2:
        return True
    # where complaints are all that a document is about, times for complaints are times for all
    return any(facts.kind == "complaints" for facts in group) and any(
        time.channel == "complaint" for time in times
    )
