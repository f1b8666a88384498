"""Whether a text satisfies a condition of a rule, and which words of it say so."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from policylint.documents.model import Block
from policylint.facts.gather import Facts
from policylint.facts.kinds import OTHER
from policylint.facts.reading import Reading

POLICY_TEXT = frozenset(("paragraph", "item", "row"))
"""Kinds of block that say something by themselves; headings and metadata only name it."""


class Witness(NamedTuple):
    """Words that satisfy a condition: the document's index in its group, and text offsets."""

    document: int
    start: int
    end: int


Measure = Callable[[Sequence[Facts], Mapping[str, Any]], Iterable[Witness]]
"""Decides a ``fact`` condition by its parameters."""


class Conditions:
    """Evaluates conditions over the documents of one policy.

    A condition holds where `witnesses` returns any. What stands in a link to another place, or
    has a placeholder in the midst of it, is no witness.
    """

    def __init__(
        self,
        group: Sequence[Facts],
        measures: Mapping[str, Measure],
        people: Sequence[str] = (),
    ) -> None:
        """``people`` are signals of those served.

        What a document of another kind says counts only in sentences that speak of them: that
        staff may appeal is no escalation path for customers.
        """
        self.group = group
        self.measures = measures
        self.people = people
        self._known: dict[str, list[Witness]] = {}

    def witnesses(self, condition: str | Mapping[str, Any]) -> list[Witness]:
        if isinstance(condition, str):
            condition = {"signal": condition}
        if "any" in condition:
            return sorted({w for part in condition["any"] for w in self.witnesses(part)})
        if "all" in condition:
            return self._all(condition["all"], condition.get("within", "document"))
        if "count" in condition:
            return self._count(condition)
        if "fact" in condition:
            return sorted(self.measures[condition["fact"]](self.group, condition))
        key = repr(sorted(condition.items()))
        if key not in self._known:
            self._known[key] = list(self._signal(condition))
        return self._known[key]

    def _signal(self, condition: Mapping[str, Any]) -> Iterable[Witness]:
        name = condition["signal"]
        kinds = frozenset(condition.get("in", POLICY_TEXT))
        for index, facts in enumerate(self.group):
            reading = facts.reading
            elsewhere = facts.elsewhere
            for start, end in reading.of(name):
                number = facts.document.block_at(start)
                block = facts.document.blocks[number]
                if block.kind not in kinds or elsewhere.mute(number, start):
                    continue
                if name != "placeholder" and _blank(facts, start, end):
                    continue
                if facts.kind == OTHER and not self._for_people(reading, start):
                    continue
                if _fits(reading, block, start, condition):
                    yield Witness(index, start, end)

    def _for_people(self, reading: Reading, start: int) -> bool:
        sentence = reading.sentence(start)
        return not self.people or any(
            True for signal in self.people for _ in reading.within(signal, *sentence)
        )

    def _all(self, parts: Sequence[str | Mapping[str, Any]], within: str) -> list[Witness]:
        found = [self.witnesses(part) for part in parts]
        if not all(found):
            return []
        if within == "document":
            return sorted({w for witnesses in found for w in witnesses})
        keyed = [[(w, self._places(w, within)) for w in witnesses] for witnesses in found]
        shared = frozenset[object].intersection(
            *(frozenset(p for _w, places in part for p in places) for part in keyed)
        )
        if within == "block":
            # two items of a list are no nearer to each other for the line that leads into it
            shared &= {self._own_block(w) for part in keyed for w, _places in part}
        return sorted({w for part in keyed for w, places in part if not shared.isdisjoint(places)})

    def _own_block(self, witness: Witness) -> object:
        document = self.group[witness.document].document
        return witness.document, document.block_at(witness.start)

    def _count(self, condition: Mapping[str, Any]) -> list[Witness]:
        distinct = condition.get("distinct", "sentence")
        found: dict[object, Witness] = {}
        for part in condition["of"]:
            for witness in self.witnesses(part):
                if distinct == "signal":
                    key: object = str(part)
                elif distinct == "statement":
                    key = (str(part), self._places(witness, "sentence"))
                elif distinct == "hit":
                    key = witness
                else:
                    key = self._places(witness, distinct)
                found.setdefault(key, witness)
        if distinct == "hit":
            found = {witness: witness for witness in _apart(found.values())}
        if "within" not in condition:
            return sorted(found.values()) if len(found) >= condition["count"] else []
        near: dict[object, set[Witness]] = {}
        for witness in found.values():
            for place in self._places(witness, condition["within"]):
                near.setdefault(place, set()).add(witness)
        enough = [witnesses for witnesses in near.values() if len(witnesses) >= condition["count"]]
        return sorted(set().union(*enough))

    def _places(self, witness: Witness, within: str) -> frozenset[object]:
        """What a witness stands in; two that share one of these are within reach of each other."""
        document = self.group[witness.document].document
        if within == "sentence":
            reading = self.group[witness.document].reading
            return frozenset(((witness.document, reading.sentence_at(witness.start)),))
        number = document.block_at(witness.start)
        block = document.blocks[number]
        if within == "block":
            around = {number} if block.lead is None else {number, block.lead}
            return frozenset((witness.document, at) for at in around)
        places: set[object] = set()
        section: int | None = block.section
        while section is not None:
            here = document.sections[section]
            # under the title of the whole document everything would be near everything
            if here.parent is not None or not places:
                places.add((witness.document, section))
            section = here.parent
        return frozenset(places)


def _apart(witnesses: Iterable[Witness]) -> Iterator[Witness]:
    """As many witnesses as there are without overlap."""
    last: Witness | None = None
    for witness in sorted(witnesses, key=lambda w: (w.document, w.end, -w.start)):
        if last is None or witness.document != last.document or witness.start >= last.end:
            yield witness
            last = witness


def _blank(facts: Facts, start: int, end: int) -> bool:
    """Whether a placeholder stands among words: what was never filled in says nothing."""
    return any(start < blank.end and blank.start < end for blank in facts.placeholders)


def _fits(reading: Reading, block: Block, start: int, condition: Mapping[str, Any]) -> bool:
    under, outside = condition.get("under"), condition.get("outside")
    if under and not reading.section_topic(block.section, under):
        return False
    if outside and reading.section_topic(block.section, outside):
        return False
    beside, without = condition.get("with"), condition.get("without")
    if beside or without:
        sentence = reading.sentence(start)
        if beside and not any(True for _ in reading.within(beside, *sentence)):
            return False
        if without and any(True for _ in reading.within(without, *sentence)):
            return False
    return True
