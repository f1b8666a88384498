"""One pass over a text for all that a lexicon knows, then the patterns joined from its hits."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from policylint.documents.model import Document
from policylint.facts.model import Hit
from policylint.signals.compiled import (
    NEGATION,
    CompiledLexicon,
    CompiledPattern,
    CompiledSignal,
    Slot,
)
from policylint.signals.phrases import WORD, fold

_NEGATION_REACH = 5
"""Words between a negation and what it negates, at most."""
_COMMAS = frozenset(",;.!?…\t\v\n")
_COLONS = frozenset(":—–")
_COMMA, _COLON = "\0", "\1"
_MARKS = frozenset((_COMMA, _COLON))


class _Words(NamedTuple):
    """The words of a text: where each stands, in which sentence, and the text as looked up."""

    starts: list[int]
    ends: list[int]
    sentence: list[int]
    folded: str
    folded_starts: list[int]


Match = tuple[int, int]
"""First word and the one after the last, as indices of words."""


class Scanner:
    """A compiled lexicon ready to scan any number of documents."""

    def __init__(self, lexicon: CompiledLexicon) -> None:
        from ahocorasick_rs import AhoCorasick

        self.lexicon = lexicon
        self._automaton = AhoCorasick(list(lexicon.strings), store_patterns=False)

    def scan(
        self,
        document: Document,
        sentences: Sequence[tuple[int, int]],
        built_in: Mapping[str, Sequence[Hit]],
    ) -> dict[str, tuple[Hit, ...]]:
        """Hits of every signal, by name, in the order of the text; only signals that hit at all."""
        words = _words(document.text, sentences)
        search = _Search(words, self._groups(words))
        for name, hits in built_in.items():
            search.signals[name] = [m for m in (_to_words(words, hit) for hit in hits) if m]
        found: dict[str, tuple[Hit, ...]] = {}
        for signal in self.lexicon.signals:
            matches = search.signal(signal)
            if signal.kinds:
                matches = [
                    m
                    for m in matches
                    if document.blocks[document.block_at(words.starts[m[0]])].kind in signal.kinds
                ]
            if matches:
                search.signals[signal.name] = matches
                found[signal.name] = tuple(
                    Hit(words.starts[first], words.ends[last - 1]) for first, last in matches
                )
        for name, hits in built_in.items():
            if hits:
                found.setdefault(name, tuple(hits))
        return found

    def _groups(self, words: _Words) -> dict[int, list[Match]]:
        """Matches of each group of word strings, in order."""
        groups: dict[int, list[Match]] = {}
        memberships = self.lexicon.groups
        strings = self.lexicon.strings
        starts = {start: index for index, start in enumerate(words.folded_starts)}
        lengths = [string.count(" ") - 1 for string in strings]
        found = self._automaton.find_matches_as_indexes(words.folded, overlapping=True)
        for string, start, _end in found:
            first = starts[start + 1]
            match = (first, first + lengths[string])
            for group in memberships[string]:
                groups.setdefault(group, []).append(match)
        for matches in groups.values():
            matches.sort()
        return groups


def _words(text: str, sentences: Sequence[tuple[int, int]]) -> _Words:
    starts: list[int] = []
    ends: list[int] = []
    sentence: list[int] = []
    pieces: list[str] = []
    for index, (begin, finish) in enumerate(sentences):
        last = begin
        for match in WORD.finditer(text, begin, finish):
            start, end = match.span()
            gap = text[last:start]
            mark = _COMMA if last == begin else "" if gap in (" ", "-") else _mark(gap)
            pieces.append(f"{mark} {fold(match.group())}" if mark else fold(match.group()))
            starts.append(start)
            ends.append(end)
            sentence.append(index)
            last = end
    folded = " " + " ".join(pieces) + " "
    offsets = list(accumulate((len(piece) + 1 for piece in pieces), initial=1))[:-1]
    folded_starts = [
        offset + 2 if piece[0] in _MARKS else offset
        for offset, piece in zip(offsets, pieces, strict=True)
    ]
    return _Words(starts, ends, sentence, folded, folded_starts)


def _mark(gap: str) -> str:
    """What stands between two words, as far as phrases care: word strings do not run across it."""
    if not _COLONS.isdisjoint(gap):
        return _COLON
    return "" if _COMMAS.isdisjoint(gap) else _COMMA


def _to_words(words: _Words, hit: Hit) -> Match | None:
    first = bisect_right(words.ends, hit.start)
    last = bisect_left(words.starts, hit.end)
    return (first, last) if first < last else None


class _Search:
    """Joins the matches of one document."""

    def __init__(self, words: _Words, groups: Mapping[int, list[Match]]) -> None:
        self.words = words
        self.groups = groups
        self.signals: dict[str, list[Match]] = {}
        self._slots: dict[Slot, list[Match]] = {}

    def signal(self, signal: CompiledSignal) -> list[Match]:
        matches = set(self.groups.get(signal.group, ()))
        for pattern in signal.patterns:
            matches.update(self._pattern(pattern))
        found = sorted(matches)
        if signal.exceptions and signal.exceptions in self.signals:
            found = _without(found, self.signals[signal.exceptions])
        if signal.negatable:
            found = [match for match in found if not self._negated(match)]
        return found

    def _slot(self, slot: Slot) -> list[Match]:
        key = Slot(0, slot.groups, slot.signals)
        if key not in self._slots:
            sources = [self.groups[group] for group in slot.groups if group in self.groups]
            sources += [self.signals[name] for name in slot.signals if name in self.signals]
            self._slots[key] = (
                sources[0]
                if len(sources) == 1
                else sorted({m for source in sources for m in source})
            )
        return self._slots[key]

    def _pattern(self, pattern: CompiledPattern) -> Iterator[Match]:
        options = []
        for slot in pattern.slots:
            matches = self._slot(slot)
            if not matches:
                return
            options.append(matches)
        if pattern.anchored:
            options[0] = [match for match in options[0] if self._opens(match[0])]
        # from the rarest part outwards, so that common words cost nothing
        pivot = min(range(len(options)), key=lambda i: len(options[i]))
        for match in options[pivot]:
            begin = self._backward(pattern, options, pivot, match)
            end = self._forward(pattern, options, pivot, match) if begin is not None else None
            if begin is not None and end is not None:
                yield begin, end

    def _forward(
        self, pattern: CompiledPattern, options: list[list[Match]], index: int, match: Match
    ) -> int | None:
        """The word after the nearest continuation of ``match`` to the last part, if any."""
        if index + 1 == len(options):
            return match[1]
        gap = pattern.slots[index + 1].gap
        sentence = self.words.sentence
        following = options[index + 1]
        for at in range(bisect_left(following, (match[1],)), len(following)):
            candidate = following[at]
            if candidate[0] - match[1] > gap or sentence[candidate[0]] != sentence[match[0]]:
                return None
            end = self._forward(pattern, options, index + 1, candidate)
            if end is not None:
                return end
        return None

    def _backward(
        self, pattern: CompiledPattern, options: list[list[Match]], index: int, match: Match
    ) -> int | None:
        """The first word of the nearest beginning that leads to ``match``, if there is one."""
        if index == 0:
            return match[0]
        gap = pattern.slots[index].gap
        sentence = self.words.sentence
        preceding = options[index - 1]
        for at in range(bisect_left(preceding, (match[0],)) - 1, -1, -1):
            candidate = preceding[at]
            # a match of many words may begin far back and still end near
            if (
                match[0] - candidate[0] > gap + _LONGEST
                or sentence[candidate[0]] != sentence[match[0]]
            ):
                return None
            if candidate[1] > match[0] or match[0] - candidate[1] > gap:
                continue
            begin = self._backward(pattern, options, index - 1, candidate)
            if begin is not None:
                return begin
        return None

    def _opens(self, word: int) -> bool:
        """Whether a sentence begins with this word, or it follows a colon or dash."""
        sentence = self.words.sentence
        if word == 0 or sentence[word - 1] != sentence[word]:
            return True
        return self.words.folded[self.words.folded_starts[word] - 2] == _COLON

    def _negated(self, match: Match) -> bool:
        negations = self.signals.get(NEGATION)
        if not negations:
            return False
        at = bisect_left(negations, (match[0],)) - 1
        while at >= 0 and match[0] - negations[at][1] <= _NEGATION_REACH:
            if self.words.sentence[negations[at][0]] == self.words.sentence[match[0]]:
                return True
            at -= 1
        return False


_LONGEST = 40
"""No match of a part is longer than this many words."""


def _without(matches: list[Match], cancelling: list[Match]) -> list[Match]:
    """The matches that overlap none of the cancelling ones."""
    kept = []
    for match in matches:
        at = bisect_left(cancelling, (match[0] - _LONGEST,))
        while at < len(cancelling) and cancelling[at][0] < match[1]:
            if cancelling[at][1] > match[0]:
                break
            at += 1
        else:
            kept.append(match)
    return kept
