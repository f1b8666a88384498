"""Parts of a document that only say where to read on: contents, links, "see our charter"."""

import re
from functools import cached_property

from policylint.facts.reading import Reading

_MOSTLY = 0.8
"""A block is a link where links are this share of its text."""
_SHORT = 14
"""Words of a sentence that points to a link and says nothing besides, at most."""
_CONTENTS = re.compile(r"(?:\.{3,}|…|(?:\.\s){3,}|_{4,}|·{3,})\s*\d{1,3}\s*$")
_CONTENTS_HEADING = re.compile(
    r"(?:table of )?contents\W*\Z|(?:on|in) this (?:document|page|section|policy)\W*\Z", re.I
)
_HERE = ("mailto:", "tel:", "sms:")
POINTER = "pointer"
"""The signal of sentences that send the reader to another page."""


class Elsewhere:
    """Decides for places of one document whether what stands there is said somewhere else."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def mute(self, block: int, offset: int) -> bool:
        """Whether the words at an offset, in the block of this index, say nothing themselves."""
        return block in self.blocks or self.reading.sentence_at(offset) in self.sentences

    @cached_property
    def blocks(self) -> frozenset[int]:
        """Blocks that are hardly more than links, and entries of a table of contents."""
        document = self.reading.document
        linked: dict[int, int] = {}
        for start, end in self._links:
            number = document.block_at(start)
            linked[number] = linked.get(number, 0) + end - start
        found = {
            number
            for number, length in linked.items()
            if document.blocks[number].kind in ("item", "paragraph")
            and length >= _MOSTLY * (document.blocks[number].end - document.blocks[number].start)
        }
        listed = {
            index
            for index, section in enumerate(document.sections)
            if section.heading is not None and _CONTENTS_HEADING.match(section.title)
        }
        found.update(
            number
            for number, block in enumerate(document.blocks)
            if (block.section in listed and block.kind != "heading")
            or _CONTENTS.search(document.text, max(block.start, block.end - 80), block.end)
        )
        return frozenset(found)

    @cached_property
    def sentences(self) -> frozenset[int]:
        """Short sentences such as "For details, see our charter", where "charter" is a link."""
        reading = self.reading
        found = set()
        for start, _end in self._links:
            begin, finish = reading.sentence(start)
            if len(reading.document.text[begin:finish].split()) > _SHORT:
                continue
            if any(hit.start < start for hit in reading.within(POINTER, begin, finish)):
                found.add(reading.sentence_at(start))
        return frozenset(found)

    @property
    def _links(self) -> list[tuple[int, int]]:
        links = self.reading.document.links
        return [(link.start, link.end) for link in links if not link.target.startswith(_HERE)]
