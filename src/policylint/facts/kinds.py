"""What kind of document a text is: a general policy, one on a single topic, or something else.

A pack says by which signals its kinds are recognised (``kinds`` > ``recognise``, which
``schemas/pack.schema.json`` describes). A text is weighed twice: for serving people, by what it
says is done and by how often it names those served; and for the other subject that it says most
of. Each sentence that speaks so is a point. A title multiplies the points: it decides for a short
text, and the text itself where it says much more.

The weights were fitted to some three hundred documents, and rounded. They are no fine balance: when
any one of them is a third larger or smaller, at most one document in thirty is taken for another.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from policylint.documents.model import Block
from policylint.facts.gather import Facts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policylint.packs.model import DocumentKind

OTHER = "other"
"""Documents that are not about serving customers."""
GENERAL = "policy"
_NAMED = 6
"""How much a title that names a kind counts for it."""
_FOREIGN = 3
"""How much a title of another sort of document counts against."""
_DOUBT = 4
"""What a text must outweigh even if it speaks of no other subject."""
_BALANCE = 1.5
"""Points for service are a product of two numbers; this power makes the others comparable."""
_STRONG, _CODE = 2, 3
"""Points for a sentence with a promised time or that speaks to those served; for a code block."""
_TITLE_LENGTH = 90


def recognise(facts: Facts, kinds: "Mapping[str, DocumentKind]") -> str:
    """The name of the kind. A kind listed before another wins where the title fits both."""
    return _Recognition(facts, kinds).kind()


class _Recognition:
    def __init__(self, facts: Facts, kinds: "Mapping[str, DocumentKind]") -> None:
        self.facts = facts
        self.reading = facts.reading
        self.kinds = {
            name: kind.recognise.get("title", ()) for name, kind in kinds.items() if name != OTHER
        }
        """The signals of their titles."""
        self.other = kinds[OTHER].recognise if OTHER in kinds else {}
        self.title = self._telling(list(_title_blocks(facts)))

    def kind(self) -> str:
        if self._titled(self._role("sure")):
            return OTHER
        named = next((name for name, title in self.kinds.items() if self._titled(title)), None)
        people = len(self._said(self._role("people")))
        service = (1 + self.service()) * (1 + people) * (_NAMED if named else 1)
        against = _DOUBT * float(1 + self.subject()[0]) ** _BALANCE
        if service <= against * (_FOREIGN if self._titled(self._role("title")) else 1):
            return OTHER
        return named or self._by_text()

    def service(self) -> int:
        """Points for serving people."""
        reading = self.reading
        strong = {reading.sentence_at(time.start) for time in self.facts.commitments}
        strong |= self._said(self._role("voice"))
        return _STRONG * len(strong) + len(self._said(self._role("words")))

    def subject(self) -> tuple[int, str]:
        """Points for the other subject that the text says most of, and the signal of it."""
        code = sum(block.kind == "code" for block in self.facts.document.blocks)
        points = ((len(self._said([signal])), signal) for signal in self._role("subjects"))
        most, signal = max(points, default=(0, ""))
        return most + _CODE * code, signal

    def _by_text(self) -> str:
        """Where the title does not say: the topic of half the headings or a third of the text."""
        reading = self.reading
        headings = {
            reading.sentence_at(block.start)
            for block in self.facts.document.blocks
            if block.kind == "heading" and block not in self.title
        }
        said = {name: self._said(title) for name, title in self.kinds.items()}
        for name in sorted(said, key=lambda name: -len(said[name])):
            own = said[name]
            if len(own & headings) * 2 > len(headings) or len(own) * 3 > len(reading.sentences):
                return name
        return GENERAL

    def _telling(self, titles: Sequence[Block]) -> Sequence[Block]:
        """Without the second heading or line where those before it say enough."""
        signals = [signal for title in self.kinds.values() for signal in title]
        signals += [*self._role("title"), *self._role("sure")]
        for count in range(1, len(titles)):
            if any(self._in(block, signals) for block in titles[:count]):
                return titles[:count]
        return titles

    def _role(self, name: str) -> Sequence[str]:
        return self.other.get(name, ())

    def _titled(self, signals: Collection[str]) -> bool:
        return any(self._in(block, signals) for block in self.title)

    def _in(self, block: Block, signals: Collection[str]) -> bool:
        within = self.reading.within
        return any(True for s in signals for _ in within(s, block.start, block.end))

    def _said(self, signals: Collection[str]) -> set[int]:
        """The sentences in which one of the signals is hit."""
        reading = self.reading
        return {reading.sentence_at(hit.start) for s in signals for hit in reading.of(s)}


def _title_blocks(facts: Facts) -> Iterator[Block]:
    """What may stand as a title: that of the front matter, and the first two headings or, in a
    text that begins without one, short lines, where nothing else stands between them."""
    blocks = facts.document.blocks
    for entry in facts.document.meta:
        if entry.key == "title":
            yield blocks[entry.block]
    shown = (b for b in blocks if b.kind not in ("meta", "code") and b.end > b.start)
    for block, _ in zip(shown, range(2), strict=False):
        line = facts.document.text[block.start : block.end].partition("\v")[0].rstrip()
        if block.kind != "heading" and (len(line) >= _TITLE_LENGTH or line.endswith(".")):
            return
        yield block
