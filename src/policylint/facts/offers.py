"""The ways of getting in touch that a document offers, each at the place where it is named."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from policylint.facts.elsewhere import Elsewhere
from policylint.facts.model import Commitment
from policylint.facts.reading import Reading

SIGNALS: Mapping[str, str] = {
    "channel.phone": "phone", "phone-number": "phone",
    "channel.email": "email", "email": "email",
    "contact.chat": "chat", "channel.web": "web", "contact.form": "web",
    "contact.portal": "portal", "contact.ticket": "portal",
    "channel.social": "social", "contact.forum": "social",
    "contact.post": "post", "contact.in-person": "in-person", "contact.sms": "sms",
    "channel.video": "video", "channel.fax": "fax",
}  # fmt: skip
"""The signals that name a channel, and its word in results."""
_SCHEMES = {"mailto": "email", "tel": "phone", "sms": "sms"}
"""Links that offer a channel by themselves."""
_BY_ITSELF = frozenset(("email", "phone-number", "contact.ticket", "contact.form"))
"""Signals that offer a channel wherever they stand: an address, a number, "submit a ticket"."""
_REPLIES = frozenset(("answer", "acknowledge", "respond", "resolve"))
"""Actions that answer a contact; news may go out by a channel that nobody can write to."""
_SHORT = 6
"""A line of so many words at most is an entry of a list, not a sentence."""


_BEFORE = 2
"""Words that may stand before the name of a channel at the head of an entry ("By email")."""
_SEVERAL = 2
"""So many channels in one sentence are an enumeration of the ways to get in touch."""


class Offer(NamedTuple):
    """A channel named as a way to reach the organisation."""

    start: int
    end: int
    channel: str


def find_offers(
    reading: Reading, commitments: tuple[Commitment, ...], elsewhere: Elsewhere
) -> tuple[Offer, ...]:
    """All offers in the order of the text; the same channel may be offered in several places."""
    mentions = _longest(
        sorted(
            mention
            for mention in _mentions(reading)
            if mention.signal in _BY_ITSELF
            or not elsewhere.mute(reading.document.block_at(mention.start), mention.start)
        )
    )
    by_sentence: dict[int, set[str]] = {}
    by_list: dict[tuple[int, ...], set[str]] = {}
    for mention in mentions:
        by_sentence.setdefault(reading.sentence_at(mention.start), set()).add(mention.channel)
        if _entry(reading, mention.start):
            by_list.setdefault(_list_of(reading, mention.start), set()).add(mention.channel)
    promised = {c.channel: c for c in reversed(commitments) if c.action in _REPLIES}
    offers = set()
    for mention in mentions:
        several = len(by_sentence[reading.sentence_at(mention.start)]) >= _SEVERAL
        listed = _entry(reading, mention.start) and (
            len(by_list[_list_of(reading, mention.start)]) > 1
        )
        if _offered(reading, mention, several or listed) or mention.channel in promised:
            offers.add(Offer(mention.start, mention.end, mention.channel))
    for channel, first in promised.items():
        if channel in SIGNALS.values() and not any(offer.channel == channel for offer in offers):
            offers.add(Offer(first.duration.start, first.duration.end, channel))
    return tuple(sorted(offers))


def first_offers(offers: tuple[Offer, ...]) -> dict[str, Offer]:
    """Where each channel is first offered."""
    first: dict[str, Offer] = {}
    for offer in offers:
        first.setdefault(offer.channel, offer)
    return first


class _Mention(NamedTuple):
    start: int
    end: int
    channel: str
    signal: str


def _mentions(reading: Reading) -> Iterator[_Mention]:
    for signal, channel in SIGNALS.items():
        for hit in reading.of(signal):
            if reading.block(hit.start).kind in ("paragraph", "item", "row", "heading"):
                yield _Mention(hit.start, hit.end, channel, signal)
    for link in reading.document.links:
        scheme = link.target.partition(":")[0].lower()
        if scheme in _SCHEMES and link.end > link.start:
            yield _Mention(link.start, link.end, _SCHEMES[scheme], "email")


def _longest(mentions: list[_Mention]) -> list[_Mention]:
    """Without those inside a longer one of another channel: the web in "web chat"."""
    kept: list[_Mention] = []
    for mention in sorted(mentions, key=lambda each: (each.start, -each.end)):
        last = kept[-1] if kept else None
        if last and mention.end <= last.end and mention.channel != last.channel:
            continue
        kept.append(mention)
    return kept


def _offered(reading: Reading, mention: _Mention, several: bool) -> bool:
    """Whether a channel is named to tell people how to get in touch.

    ``several``: it stands among other channels.
    """
    sentence = reading.sentence(mention.start)
    if _any(reading, "contact.not-offered", sentence):
        return False
    if mention.signal in _BY_ITSELF:
        return True
    if _any(reading, "contact.internal", sentence):
        return False
    if several or _any(reading, "contact.offer", sentence):
        return True
    return _short(reading, mention.start) and reading.topic(mention.start, "topic.contact")


def _any(reading: Reading, signal: str, sentence: tuple[int, int]) -> bool:
    return any(True for _ in reading.within(signal, *sentence))


def _short(reading: Reading, offset: int) -> bool:
    start, end = reading.sentence(offset)
    return len(reading.document.text[start:end].split()) <= _SHORT


def _entry(reading: Reading, offset: int) -> bool:
    """Whether a line or cell is about what an offset names: it is short, or begins with it."""
    block = reading.block(offset)
    if block.kind in ("item", "row"):
        start, _end = reading.sentence(offset)
        if len(reading.document.text[start:offset].split()) <= _BEFORE:
            return True
    return _short(reading, offset)


def _list_of(reading: Reading, offset: int) -> tuple[int, ...]:
    """What an entry shares with the others of its list or table."""
    block = reading.block(offset)
    if block.kind == "row":
        return (1, block.table or 0)
    return (0, block.section, -1 if block.lead is None else block.lead, block.level)
