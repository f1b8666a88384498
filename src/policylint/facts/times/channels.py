"""Which channels a time is for: those named with it, else those of its row, item or heading."""

import re
from bisect import bisect_left
from typing import NamedTuple

from policylint.facts.model import Duration
from policylint.facts.reading import Reading
from policylint.facts.times.clauses import Clause
from policylint.facts.times.phrasing import phrasing
from policylint.facts.times.surroundings import Surroundings

CHANNELS = (
    "phone",
    "email",
    "chat",
    "web",
    "social",
    "post",
    "in-person",
    "sms",
    "video",
    "portal",
    "fax",
)
_LABEL_END = re.compile(r"[^\S\n]{0,2}(?:[:.]\s|[–—(]|-\s)")
_WORD = re.compile(r"\w+")
_MOST_CELLS = 12
_MOST_BETWEEN = 8
"""Words between two channels of one list, at most."""


class Mention(NamedTuple):
    start: int
    end: int
    channel: str


class Channels:
    """All mentions of channels in one document."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.document.text
        self._words = phrasing(reading.vocabulary)
        found = [
            Mention(hit.start, hit.end, channel)
            for channel in CHANNELS
            for hit in reading.of(f"channel.{channel}")
        ]
        found.sort(key=lambda mention: (mention.start, -mention.end))
        self._all: list[Mention] = []
        for mention in found:
            if not self._all or mention.end > self._all[-1].end:
                self._all.append(mention)
        self._starts = [mention.start for mention in self._all]

    def within(self, start: int, end: int) -> list[Mention]:
        return self._all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def of(self, clause: Clause, around: Surroundings) -> tuple[str, ...]:
        """The channels of a time, or ``any``."""
        label = self._label(clause.sentence[0], clause) or self._label(around.earlier[0], clause)
        if label and not clause.before:
            return label
        own = self._first_group(clause.start, clause.end, clause.time)
        if own:
            return own
        if self._for_all(clause.start, clause.end):
            return self._of_whole(around)
        if label:
            return label
        earlier = [(each.start, each.end) for each in reversed(clause.before)]
        for stretch in (*earlier, (clause.sentence[0], clause.start)):
            found = self._first_group(*stretch, clause.time)
            if found:
                return found
        if self._for_all(*clause.sentence):
            return self._of_whole(around)
        return self._named_after(clause) or self._inherited(clause, around)

    def _named_after(self, clause: Clause) -> tuple[str, ...]:
        """Of "an acknowledgement within 5 days and a full reply to your letter within 10"."""
        rest = (clause.end, clause.sentence[1])
        mentions = self.within(*rest)
        joint = self._words.separator.match(self._text, clause.end)
        if not mentions or not joint or not joint.group().strip().isalpha():
            return ()
        if any(mark in self._text[clause.end : mentions[0].start] for mark in ",;:"):
            return ()
        return self._first_group(*rest, clause.time)

    def named(self, clause: Clause) -> bool:
        """Whether a clause itself says how customers get in touch."""
        return any(
            not self._is_manner(mention) and not self._words.object.match(self._text, mention.end)
            for mention in self.within(clause.start, clause.end)
        )

    def _label(self, start: int, clause: Clause) -> tuple[str, ...]:
        """The channel with which a sentence, item or cell begins: "Email: ..."."""
        first = self.within(start, start + 4)
        if not first or not _LABEL_END.match(self._text, first[0].end, clause.time.start):
            return ()
        return (first[0].channel,)

    def _for_all(self, start: int, end: int) -> bool:
        return any(True for _ in self._reading.within("contact.all", start, end))

    def _inherited(self, clause: Clause, around: Surroundings) -> tuple[str, ...]:
        stretches = (*around.column, *around.row) if around.cell else ()
        for start, end in stretches:
            found = self._names(start, end) or self._tickets(start, end)
            if found:
                return found
        if around.cell:
            return self._of_row(around) or self._of_headings(around)
        earlier = self._names(*around.earlier)
        if len(earlier) == 1:
            return earlier
        if around.sibling and self._words.pronoun.search(
            self._text, clause.start, clause.time.start
        ):
            found = self._names(*around.sibling)
            if found:
                return found
        for start, end in around.leads:
            found = self._names(start, end)
            if found:
                return found if len(found) == 1 else ("any",)
        return self._of_headings(around)

    def _of_row(self, around: Surroundings) -> tuple[str, ...]:
        """The channels in another cell of the row, under a head such as "Channel"."""
        for cell in around.block.cells[:_MOST_CELLS]:
            heads = (
                hit for head in cell.heads for hit in self._reading.within("time.by-head", *head)
            )
            if cell is not around.cell and any(True for _ in heads):
                return self._names(cell.start, cell.end)
        return ()

    def _of_whole(self, around: Surroundings) -> tuple[str, ...]:
        """Of "every message" the channel that the headings are about, if they name just one."""
        titles = (around.title,) if around.title else ()
        for start, end in (*around.headings, *titles):
            found = self._names(start, end)
            if found:
                return found if len(found) == 1 else ("any",)
        return ("any",)

    def _of_headings(self, around: Surroundings) -> tuple[str, ...]:
        for start, end in around.headings:
            found = self._names(start, end)
            if found:
                return found
        return ("any",)

    def _names(self, start: int, end: int) -> tuple[str, ...]:
        return tuple(dict.fromkeys(mention.channel for mention in self.within(start, end)))

    def _tickets(self, start: int, end: int) -> tuple[str, ...]:
        hits = any(True for _ in self._reading.within("channel.ticket", start, end))
        return ("portal",) if hits else ()

    def _first_group(self, start: int, end: int, time: Duration) -> tuple[str, ...]:
        """The first channel of a stretch with those listed beside it."""
        mentions = self.within(start, end)
        if not mentions:
            return ()
        if time.unit == "ring":
            mentions = [m for m in mentions if m.channel == "phone"] or mentions
        groups = self._grouped(mentions, time)
        group = next((g for g in groups if not self._is_manner(g[0])), groups[0])
        return tuple(dict.fromkeys(mention.channel for mention in group))

    def _grouped(self, mentions: list[Mention], time: Duration) -> list[list[Mention]]:
        """Channels that are listed together stand in one group."""
        groups = [[mentions[0]]]
        for mention in mentions[1:]:
            last = groups[-1][-1]
            between = self._text[last.end : mention.start]
            words = _WORD.findall(between.lower())
            apart = last.end <= time.start < mention.start or len(words) > _MOST_BETWEEN
            if apart or not self._listed(between, words):
                groups.append([mention])
            else:
                groups[-1].append(mention)
        return groups

    def _is_manner(self, mention: Mention) -> bool:
        """Whether a channel is how something is done: "reply by email"."""
        return bool(
            self._words.manner.search(self._text, max(0, mention.start - 40), mention.start)
        )

    def _listed(self, between: str, words: list[str]) -> bool:
        """Whether what stands between two channels joins them."""
        joined = any(mark in between for mark in ",/&+") or not self._words.joining.isdisjoint(
            words
        )
        others = set(words) - self._words.listing
        return joined and others.isdisjoint(self._words.not_listing)
