"""A document with what the lexicon of its language found in it."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from policylint.documents.model import Block, Document
from policylint.facts.model import Hit


class Reading:
    """Hits of signals by name, sorted, in offsets of the document's text; and its sentences."""

    def __init__(
        self,
        document: Document,
        sentences: Sequence[tuple[int, int]],
        hits: Mapping[str, Sequence[Hit]],
        vocabulary: Mapping[str, object],
    ) -> None:
        self.document = document
        self.sentences = sentences
        self.hits = hits
        self.vocabulary = vocabulary
        self._starts = [start for start, _end in sentences]
        self._topics: dict[tuple[int, str], bool] = {}

    def of(self, signal: str) -> Sequence[Hit]:
        """Hits of a signal; none where it did not hit."""
        return self.hits.get(signal, ())

    def within(self, signal: str, start: int, end: int) -> Iterator[Hit]:
        """Hits of a signal that begin in a stretch of the text."""
        hits = self.of(signal)
        for at in range(bisect_right(hits, (start - 1, len(self.document.text))), len(hits)):
            if hits[at].start >= end:
                return
            yield hits[at]

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence at an offset (the one before, in a gap between two)."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def sentence(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence at an offset."""
        return self.sentences[self.sentence_at(offset)]

    def statement(self, offset: int) -> tuple[int, int]:
        """Start and end of the item or row at an offset, elsewhere of the sentence."""
        block = self.block(offset)
        return (block.start, block.end) if block.kind in ("item", "row") else self.sentence(offset)

    def block(self, offset: int) -> Block:
        return self.document.blocks[self.document.block_at(offset)]

    def topic(self, offset: int, signal: str) -> bool:
        """Whether the heading above an offset, one further up, or the title speaks of a signal."""
        return self.section_topic(self.block(offset).section, signal)

    def section_topic(self, section: int, signal: str) -> bool:
        key = (section, signal)
        if key not in self._topics:
            here = self.document.sections[section]
            found = here.heading is not None and self._hit_in_block(here.heading, signal)
            if not found and here.parent is not None:
                found = self.section_topic(here.parent, signal)
            elif not found:
                # a title may stand in the front matter alone
                found = any(
                    self._hit_in_block(entry.block, signal)
                    for entry in self.document.meta
                    if entry.key == "title"
                )
            self._topics[key] = found
        return self._topics[key]

    def _hit_in_block(self, index: int, signal: str) -> bool:
        block = self.document.blocks[index]
        return any(True for _ in self.within(signal, block.start, block.end))
