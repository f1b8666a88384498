"""What kind of document a text is: a general policy, one on a single topic, or something else.

A pack says by which signals its kinds are recognised (``kinds`` > ``recognise``):

- ``title``: signals that name the kind in the title;
- ``sure``: signals of titles that settle it;
- ``forms``: signals of kinds of text that are no policy whatever their title (an advertisement);
- ``subjects``: signals of what else a text may be about; many hits outweigh a doubtful title;
- ``voice``: signals of an organisation that speaks to those it serves;
- ``words``: what such texts speak of, whoever speaks;
- ``people``: signals of those served; a text that never mentions them is hardly for them.
"""

from collections.abc import Iterable, Mapping, Sequence

from policylint.documents.model import Block
from policylint.facts.gather import Facts
from policylint.packs.model import DocumentKind

OTHER = "other"
"""Documents that are not about serving customers."""
GENERAL = "policy"
_FORM = 2
"""Sentences in the manner of a form, from which on a text is taken for one."""
_FOREIGN = 3
"""Sentences on another subject, from which on they can outweigh a title that fits."""
_OUTWEIGHS = 2
_CLEARLY = 6
"""Sentences about serving people, from which on they outweigh a title that does not fit."""


def recognise(facts: Facts, kinds: Mapping[str, DocumentKind]) -> str:
    """The name of the kind. A kind listed before another wins where the title fits both."""
    return _Recognition(facts, kinds).kind()


class _Recognition:
    def __init__(self, facts: Facts, kinds: Mapping[str, DocumentKind]) -> None:
        self.facts = facts
        self.kinds = kinds
        self.other = kinds[OTHER].recognise if OTHER in kinds else {}
        self.title = list(_title_blocks(facts))

    def kind(self) -> str:
        named = next(
            (name for name, kind in self.kinds.items() if name != OTHER and self._titled(kind)),
            None,
        )
        foreign = any(self._in_title(signal) for signal in self.other.get("title", ()))
        if any(self._in_title(signal) for signal in self.other.get("sure", ())):
            return OTHER
        service, others, form = self._service(), self._subjects(), self._form()
        if form >= _FORM and form * 2 > (service if named else 0):
            return OTHER
        if named and not foreign:
            if others >= 2 and not self._sentences(self.other.get("people", ())):
                return OTHER
            words = service + self._sentences(self.other.get("words", ()))
            return OTHER if others >= _FOREIGN and others > _OUTWEIGHS * words else named
        if foreign and not named:
            return OTHER if others >= 2 or service < _CLEARLY else self._by_text()
        if service >= 3 and service > others:
            return named or self._by_text()
        return OTHER if service < 2 or others >= service else named or GENERAL

    def _titled(self, kind: DocumentKind) -> bool:
        return any(self._in_title(signal) for signal in kind.recognise.get("title", ()))

    def _in_title(self, signal: str) -> bool:
        reading = self.facts.reading
        return any(
            True for block in self.title for _ in reading.within(signal, block.start, block.end)
        )

    def _form(self) -> int:
        return max((self._sentences([s]) for s in self.other.get("forms", ())), default=0)

    def _subjects(self) -> int:
        return max((self._sentences([s]) for s in self.other.get("subjects", ())), default=0)

    def _service(self) -> int:
        """How much the text does what policies of service do; a promised time counts for two."""
        return self._sentences(self.other.get("voice", ())) + 2 * len(self.facts.commitments)

    def _sentences(self, signals: Iterable[str]) -> int:
        reading = self.facts.reading
        return len({reading.sentence_at(hit.start) for s in signals for hit in reading.of(s)})

    def _by_text(self) -> str:
        """Where the title does not say: the topic that most headings name."""
        reading = self.facts.reading
        headings: Sequence[Block] = [
            block for block in self.facts.document.blocks if block.kind == "heading"
        ]
        best, most = GENERAL, 0
        for name, kind in self.kinds.items():
            signals = kind.recognise.get("title", ()) if name != OTHER else ()
            count = sum(
                1
                for block in headings
                if any(True for s in signals for _ in reading.within(s, block.start, block.end))
            )
            if count > most and count * 2 > len(headings):
                best, most = name, count
        return best


def _title_blocks(facts: Facts) -> Iterable[Block]:
    """What stands as a title: that of the front matter, and the first heading."""
    for entry in facts.document.meta:
        if entry.key == "title":
            yield facts.document.blocks[entry.block]
    for block in facts.document.blocks:
        if block.kind == "heading":
            yield block
            return
        if block.kind not in ("meta", "code") and block.end > block.start:
            # a document without headings is known by its first line
            line = facts.document.text.find("\v", block.start, block.end)
            end = block.end if line < 0 else line
            if end - block.start < 90:
                yield block
            return
