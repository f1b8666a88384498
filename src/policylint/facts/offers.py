"""The ways of getting in touch that a document offers, each at the place where it is named."""

from collections.abc import Iterator
from typing import NamedTuple

from policylint.facts.model import Commitment, Hit
from policylint.facts.reading import Reading

CHANNELS = (
    "phone", "email", "chat", "web", "portal", "social", "post", "in-person", "sms", "video", "fax",
)  # fmt: skip
_ADDRESSES = {"email": "email", "phone-number": "phone"}


class Offer(NamedTuple):
    """A channel named as a way to reach the organisation."""

    start: int
    end: int
    channel: str


def find_offers(reading: Reading, commitments: tuple[Commitment, ...]) -> tuple[Offer, ...]:
    """All offers in the order of the text; the same channel may be offered in several places."""
    offers = set(_named(reading))
    for signal, channel in _ADDRESSES.items():
        offers.update(Offer(*hit, channel) for hit in reading.of(signal) if _policy(reading, hit))
    promised = {commitment.channel for commitment in commitments}
    for channel in promised.intersection(CHANNELS):
        if not any(offer.channel == channel for offer in offers):
            first = next(c for c in commitments if c.channel == channel)
            offers.add(Offer(first.duration.start, first.duration.end, channel))
    return tuple(sorted(offers))


def first_offers(offers: tuple[Offer, ...]) -> dict[str, Offer]:
    """Where each channel is first offered."""
    first: dict[str, Offer] = {}
    for offer in offers:
        first.setdefault(offer.channel, offer)
    return first


def _named(reading: Reading) -> Iterator[Offer]:
    for channel in CHANNELS:
        for hit in reading.of(f"channel.{channel}"):
            if _policy(reading, hit) and _offered(reading, hit):
                yield Offer(*hit, channel)


def _policy(reading: Reading, hit: Hit) -> bool:
    return reading.block(hit.start).kind in ("paragraph", "item", "row", "heading")


def _offered(reading: Reading, hit: Hit) -> bool:
    """Whether a channel's name stands where people are told how to get in touch."""
    sentence = reading.sentence(hit.start)
    if any(True for _ in reading.within("contact.not-offered", *sentence)):
        return False
    if any(True for _ in reading.within("contact.verb", *sentence)):
        return True
    if reading.topic(hit.start, "topic.contact") or reading.topic(hit.start, "topic.times"):
        return True
    # a short item or cell is an entry of a list of channels
    return len(reading.document.text[sentence[0] : sentence[1]].split()) <= 6
