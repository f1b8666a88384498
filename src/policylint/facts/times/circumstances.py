"""What narrows down a commitment: two that are narrowed down differently do not contradict.

Everything said with a time counts, but for words that narrow nothing ("we", "every", "enquiry"),
the channel, and the action. A word that is not known to narrow nothing is taken to narrow, so that
a contradiction is only seen where the two times are plainly for the same.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from policylint.facts.model import Commitment
from policylint.facts.reading import Reading
from policylint.facts.times.channels import CHANNELS
from policylint.facts.times.surroundings import Stretch, Surroundings, surroundings
from policylint.facts.times.timewords import any_of

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_NARROWING_NOTHING = (
    "time.plain",
    "time.target",
    "time.asked",
    "time.request",
    "complaint",
    *(f"channel.{name}" for name in CHANNELS),
    *(
        f"action.{name}"
        for name in (
            "answer",
            "answering",
            "acknowledge",
            "respond",
            "resolve",
            "update",
            "escalate",
        )
    ),
)
_LABEL_WORDS = 4
"""Words of a sentence that stands before another like a label, at most."""
_NUMBER = re.compile(r"\d")


class Circumstances(NamedTuple):
    """What a commitment holds for."""

    words: frozenset[str]
    """Said with it."""
    topic: frozenset[str]
    """Said by the headings above it."""
    audiences: frozenset[str]
    """Of two commitments both must name the same, where both name any."""
    ranks: bool
    """Whether the words name a priority, which holds for everything of that rank."""
    of_a_stage: frozenset[str]
    """Words that name a stage; they add nothing to its number."""

    def same(self, other: "Circumstances") -> bool:
        if self.topic != other.topic and not (
            self.ranks and other.ranks and not (self.topic and other.topic)
        ):
            return False
        differing = self.words ^ other.words
        if differing and not (differing <= self.of_a_stage and self.levels and other.levels):
            return False
        return not (
            self.audiences and other.audiences and self.audiences.isdisjoint(other.audiences)
        )

    @property
    def levels(self) -> frozenset[str]:
        """The numbers of stages or priorities among the words."""
        return frozenset(word for word in self.words if word.startswith("level "))


class Narrowing:
    """Reads the circumstances of one document's commitments."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.document.text
        self._words = _Words(reading.vocabulary)
        hits = (hit for name in _NARROWING_NOTHING for hit in reading.of(name))
        self._plain = _united(
            (hit.start, hit.end)
            for hit in hits
            if not self._words.appointment.search(self._text, hit.start, hit.end)
        )
        self._plain_starts = [start for start, _end in self._plain]
        self._aliases = self._find_aliases()

    def of(self, commitment: Commitment) -> Circumstances:
        start = max(commitment.start, 0)
        sentence = self._reading.sentence(commitment.duration.start)
        around = surroundings(self._reading, sentence)
        stretches = [self._said(commitment), *self._scene(sentence, start)]
        stretches += [*around.row, *around.column[:1], *self._label(around)]
        time = (commitment.duration.start, commitment.duration.end)
        words = {word for stretch in stretches for word in self._narrowing(stretch, time)}
        words.update(self._levels(commitment.condition or ""))
        if commitment.share is not None:
            words.add(f"{commitment.share:g}")
        if self._words.average.search(self._text, commitment.start, commitment.end):
            words.add("average")
        audiences = frozenset(self._audiences(stretches))
        ranks = any(word.startswith("level ") or word in self._words.degrees for word in words)
        topic = frozenset(self._topics(around)) - words
        return Circumstances(frozenset(words), topic, audiences, ranks, self._words.of_a_stage)

    def _said(self, commitment: Commitment) -> Stretch:
        """The words of a promise, without what is added after a comma ("so that you know")."""
        time = commitment.duration
        if not commitment.start <= time.start < commitment.end:
            return commitment.start, commitment.end
        marks = (",", ";", " so that ", " and ")
        ends = (self._text.find(mark, time.end, commitment.end) for mark in marks)
        return commitment.start, min((end for end in ends if end >= 0), default=commitment.end)

    def _scene(self, sentence: Stretch, start: int) -> Iterator[Stretch]:
        """How a sentence begins, for clauses further on: "On Saturdays, ..."."""
        comma = self._text.find(",", sentence[0], start)
        if comma > 0 and self._words.scene.match(self._text, sentence[0]):
            yield sentence[0], comma

    def _label(self, around: Surroundings) -> Iterator[Stretch]:
        """A short sentence right before, "Business customers."; what leads into the list."""
        begin, end = around.earlier
        if end > begin:
            label = self._reading.sentence(end - 1)
            if len(self._text[label[0] : label[1]].split()) <= _LABEL_WORDS:
                yield label
        lead = around.leads[0] if around.leads else None
        if lead and around.block.kind == "item" and self._text[lead[1] - 1] == ":":
            yield lead

    def _narrowing(self, stretch: Stretch, time: Stretch) -> Iterator[str]:
        levels = {m.start(): m for m in self._words.level.finditer(self._text, *stretch)}
        skipped = -1
        for match in _WORD.finditer(self._text, *stretch):
            start, end = match.span()
            if start in levels:
                skipped = levels[start].end()
                yield f"level {levels[start][1]}"
            if start < skipped:
                continue
            if time[0] <= start < time[1] or self._is_plain(start) or _NUMBER.match(match.group()):
                continue
            if end - start > 1:
                yield self._canonical(match.group())

    def _is_plain(self, offset: int) -> bool:
        at = bisect_left(self._plain_starts, offset + 1) - 1
        return at >= 0 and offset < self._plain[at][1]

    def _canonical(self, word: str) -> str:
        word = word.lower().replace("’", "'").removesuffix("'s")
        word = word[:-1] if word.endswith("s") and not word.endswith("ss") else word
        return self._aliases.get(word, word)

    def _levels(self, condition: str) -> Iterator[str]:
        """The words of a condition; "P1" and "Priority 1" are one."""
        for match in self._words.level.finditer(condition):
            yield self._aliases.get(f"level {match[1]}", f"level {match[1]}")
        for match in _WORD.finditer(self._words.level.sub(" ", condition)):
            word = self._canonical(match.group())
            if word not in self._words.plain and len(word) > 1:
                yield word

    def _topics(self, around: Surroundings) -> Iterator[str]:
        """A heading that says what the times under it are about: "Repairs", "Gold members"."""
        for heading in around.headings:
            if not any(True for _ in self._reading.within("time.general-heading", *heading)):
                yield from self._narrowing(heading, (0, 0))

    def _audiences(self, stretches: Iterable[Stretch]) -> Iterator[str]:
        for start, end in stretches:
            for hit in self._reading.within("customer", start, end):
                word = self._text[hit.start : hit.end].lower()
                if word not in self._words.everybody:
                    yield word.removesuffix("s")

    def _find_aliases(self) -> dict[str, str]:
        """Words for the level that a label gives beside its number: "P1 - Critical"."""
        aliases: dict[str, str] = {}
        for block in self._reading.document.blocks:
            if block.kind == "row":
                stretches = [(cell.start, cell.end) for cell in block.cells[:1]]
            else:
                stretches = [(block.start, min(block.end, block.start + 40))]
            for start, end in stretches:
                level = self._words.level.match(self._text, start, end)
                rest = self._text[level.end() : end] if level else ""
                word = _WORD.search(rest)
                if (
                    level
                    and word
                    and word.start() <= 4
                    and word.group().lower() in self._words.degrees
                ):
                    aliases[word.group().lower()] = f"level {level[1]}"
        return aliases


class _Words:
    """A lexicon's words for what narrows down."""

    def __init__(self, vocabulary: Mapping[str, object]) -> None:
        table = cast("Mapping[str, Sequence[str]]", vocabulary.get("circumstances") or {})
        self.level = _expression(rf"\b{any_of(table.get('levels', ()))}[\s-]?([0-9])\b")
        self.scene = _expression(rf"{any_of(table.get('scenes', ()))}\b")
        self.average = _expression(rf"\b{any_of(table.get('averages', ()))}\b")
        # tells the channel, and narrows it down: with one people are seen sooner than without
        self.appointment = _expression(rf"\b{any_of(table.get('appointments', ()))}\b")
        self.degrees = frozenset(table.get("degrees", ()))
        self.everybody = frozenset(table.get("everybody", ()))
        self.plain = frozenset(table.get("plain", ()))
        self.of_a_stage = frozenset(table.get("of_a_stage", ()))


def _expression(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _united(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Sorted stretches without overlaps."""
    united: list[Stretch] = []
    for start, end in sorted(stretches):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united
