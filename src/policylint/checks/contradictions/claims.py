"""What a document claims of itself: its dates, how often it is reviewed, who owns it.

A claim is left out wherever it may be about something else: another document, a part of this one, a
past state, an example, an entry of the version history.
"""

import re
from collections.abc import Iterator, Sequence

from policylint.checks.contradictions.claim import WORD, Claim, ClaimWords, Day, Months, Name
from policylint.checks.requirements.conditions import POLICY_TEXT
from policylint.checks.requirements.history import in_log
from policylint.checks.requirements.questions import EDGE, values_of
from policylint.documents.model import Block
from policylint.facts.blanks.wording import Wording
from policylint.facts.gather import Facts
from policylint.facts.model import DateMention, Hit
from policylint.facts.times.clauses import says

_LAST = {"updated": ("claim.updated", "claim.updated-key"),
         "reviewed": ("claim.reviewed", "claim.reviewed-key")}  # fmt: skip
"""Dates that by their labels are the last of their sort; any two contradict each other."""
CERTAIN = frozenset((*_LAST, "next-review"))
"""Dates of which there is but one, so that two are no history."""
_NEXT = {"next-review": ("claim.next-review",), "review-date": ("claim.review-date",)}
_FIELDS = {name: (f"claim.{name}",) for name in ("effective", "issued", "version-date", "changed")}
"""Dates that a document has one of, but of which it may list earlier ones."""
_OWNERS = {
    "owner": ("claim.owner-label", "claim.owned-by", "claim.owns"),
    "keeper": ("claim.keeper-label", "claim.kept-by", "claim.keeps"),
    "responsible": ("claim.responsible-label", "", ""),
}
"""For each sort of owner the signals of its label, and of words before and after its name."""
_TOPICS = ("topic.control", "topic.owner", "topic.review")
_FAR = 60
"""Characters between a label and its date at most."""
_FIRST, _LAST_BLOCKS = 5, 3
"""Blocks at the beginning and the end in which a label alone is one of the whole document."""
_LIST = 30
"""Items or rows back to the heading above, at most."""
_NAME_WORDS = 9
"""Words of the name of an owner at most."""
_LONG = 240
"""Characters of a sentence on either side of a claim's words."""
_OPENS = re.compile(r"[\s:*_–—-]*(?:(?:the|our|its)\s)?", re.IGNORECASE)
_NAME_ENDS = re.compile(
    r"[.,;:()|\t\v\n–—]|\s(?:who|which|that|in|at|from|on|with|until|since|using|via|as|to|every"
    r"|each|annually|and (?!the\b|our\b|its\b)(?=[a-z]))\b"
)
_FIELD_ENDS = re.compile(r"[.;(|·•\t\v\n]")
_AFTER = 3
"""Words after a date in its field at most; after more of them it is the date of what they say."""
_NAME_BEGINS = re.compile(r"[,;:()|\t\v\n–—]")
_PERSON = re.compile(r"(?:(?:Dr|Mr|Ms|Mrs|Prof)\.? )?[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){1,3}")


class Claims:
    """Finds the claims of one document."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.document, self.reading = facts.document, facts.reading
        self.text = self.document.text
        self.words = ClaimWords(facts.language.vocabulary)
        self._wording = Wording(self.document)

    def dates(self) -> Iterator[Claim]:
        """Dates of the last change, review and so on, and of the next review."""
        before = 0
        for mention in self.facts.dates:
            if mention.problem is None and mention.role in ("revision", "next-review"):
                claim = self._date(mention, before)
                if claim is not None:
                    yield claim
            before = mention.end

    def cycles(self) -> Iterator[Claim]:
        """How often the document is reviewed."""
        for hit in self.reading.of("claim.cycle"):
            sentence = self.reading.sentence(hit.start)
            start, end = max(sentence[0], hit.start - _LONG), min(sentence[1], hit.end + _LONG)
            if self._holds(hit.start) and self._is_of_document(hit, sentence[0]):
                yield from self._cycle(hit, start, start, end)
        for label, start, end in self._fields("claim.cycle-label"):
            yield from self._cycle(label, label.start, start, end)

    def owners(self) -> Iterator[Claim]:
        """Who owns the document, or keeps it."""
        for subject, (label, before, after) in _OWNERS.items():
            for hit, start, end in self._fields(label):
                yield from self._owner(subject, hit, start, end)
            for hit in self.reading.of(before):
                if self._holds(hit.start):
                    end = self.reading.sentence(hit.start)[1]
                    yield from self._owner(subject, hit, hit.end, end)
            for hit in self.reading.of(after):
                start = max(self.reading.sentence(hit.start)[0], hit.start - _LONG)
                marks = [mark.end() for mark in _NAME_BEGINS.finditer(self.text, start, hit.start)]
                if self._holds(hit.start):
                    yield from self._owner(subject, hit, max([start, *marks]), hit.start)

    def place(self, claim: Claim) -> tuple[int, Block]:
        """Index and block of what a claim says."""
        index = self.document.block_at(claim.start)
        return index, self.document.blocks[index]

    def scope(self, claim: Claim) -> int:
        """The section of the document, among several in one file, that a claim is about."""
        index, block = self.place(claim)
        sections = self.document.sections
        if index >= len(self.document.blocks) - 2 and sections[block.section].level > 1:
            return 0
        section: int | None = block.section
        while section is not None and section > 1:
            heading = sections[section].heading
            if heading is not None and len(sections[section].title.split()) > 1:
                named = self.document.blocks[heading]
                if says(self.reading, "claim.other-document", (named.start, named.end)):
                    return section
            section = sections[section].parent
        return 0

    # ------------------------------------------------------------------------------- dates

    def _date(self, mention: DateMention, before: int) -> Claim | None:
        label = self._label(mention, before)
        if label is None or not self._holds(mention.start):
            return None
        subject, hit = label
        index = self.document.block_at(mention.start)
        block = self.document.blocks[index]
        begin = max(self.reading.sentence(hit.start)[0], hit.start - _LONG)
        marks = [mark.end() for mark in _NAME_BEGINS.finditer(self.text, begin, hit.start)]
        around = (max([begin, *marks]), mention.start)
        if block.kind in ("row", "item") and in_log(self.facts, index):
            return None
        if subject == "next-review" and says(self.reading, "claim.next-kind", around):
            return None
        named = says(self.reading, "own-document", around)
        if not named and self._of_section(index, block):
            return None
        if subject in (*_FIELDS, "review-date"):
            stop = _FIELD_ENDS.search(self.text, mention.end, block.end)
            rest = self.text[mention.end : stop.start() if stop else block.end]
            if not self._is_outermost(index) or (not named and len(rest.split()) > _AFTER):
                return None
        if says(self.reading, "claim.part", around):
            return None
        if subject in _LAST and says(self.reading, "claim.page", around):
            subject = f"{subject}-page"
        due = subject in _NEXT and says(self.reading, "claim.deadline", (hit.start, mention.start))
        value = Day(mention.year, mention.month, mention.day, due)
        noun = self._noun(Hit(*around)) if block.kind != "meta" else ""
        return Claim(subject, mention.start, mention.end, noun, value)

    def _label(self, mention: DateMention, before: int) -> tuple[str, Hit] | None:
        """What a date is the date of, and the words that say so."""
        index = self.document.block_at(mention.start)
        block = self.document.blocks[index]
        found = self._nearest(mention, max(block.start, before), mention.start)
        if found is None and block.cells:
            found = self._head(mention, block)
        alone = not self.text[block.start : mention.start].strip()
        if found is None and index > 0 and alone and not block.cells:
            above = self.document.blocks[index - 1]
            if above.end - above.start < _FAR:
                found = self._nearest(mention, max(above.start, before), above.end)
        return found

    def _nearest(self, mention: DateMention, start: int, end: int) -> tuple[str, Hit] | None:
        signals = {**_LAST, **_FIELDS} if mention.role == "revision" else _NEXT
        found = [
            (hit.end, -hit.start, subject)
            for subject, names in signals.items()
            for name in names
            for hit in self.reading.within(name, start, end)
            if hit.end <= end
        ]
        if not found:
            return None
        finish, begin, subject = max(found)
        gap = self.text[finish:end]
        if len(gap) > _FAR or gap.count("\t") > 1:
            return None
        return subject, Hit(-begin, finish)

    def _head(self, mention: DateMention, block: Block) -> tuple[str, Hit] | None:
        """The head of its column, in a table of one row."""
        cell = next((c for c in block.cells if c.start <= mention.start < c.end), None)
        at, blocks = self.document.block_at(block.start), self.document.blocks
        more = [b for b in (*blocks[at - 1 : at], *blocks[at + 1 : at + 2]) if not b.head]
        if block.head or cell is None or any(b.table == block.table for b in more):
            return None
        for start, end in reversed(cell.heads):
            found = self._nearest(mention, start, end)
            if found is not None:
                return found
        return None

    # ------------------------------------------------------------------- cycles and owners

    def _fields(self, label: str) -> Iterator[tuple[Hit, int, int]]:
        """Labels at the beginning of a line or cell, and where their values stand."""
        for hit in self._widest(self.reading.of(label)):
            index = self.document.block_at(hit.start)
            block = self.document.blocks[index]
            if not self._holds(hit.start):
                continue
            if block.kind == "meta":
                colon = self.text.find(":", hit.end, block.end)
                opens = hit.start == block.start and not self.text[hit.end : colon].strip(" _")
                if opens and colon > 0:
                    yield hit, colon + 1, block.end
            elif (
                block.kind in POLICY_TEXT
                and self._at_edge(index, block)
                and not self._of_section(index, block)
            ):
                for start, end in values_of(self.facts, block, hit.start, hit.end, {}):
                    yield hit, start, end

    def _widest(self, hits: Sequence[Hit]) -> Iterator[Hit]:
        """Hits that lie in no longer one ("owner" in "policy owner")."""
        reach = -1
        for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
            if hit.end > reach:
                reach = hit.end
                yield hit

    def _cycle(self, hit: Hit, whole: int, start: int, end: int) -> Iterator[Claim]:
        """The one time between reviews that a stretch names; ``whole`` is where its words begin."""
        found = {
            number: each
            for signal, number in self.words.cycles.items()
            for each in self.reading.within(signal, start, end)
        }
        if len(found) != 1 or says(self.reading, "claim.kind-of-review", (whole, end)):
            return
        ((number, each),) = found.items()
        months = Months(number, says(self.reading, "cycle.at-least", (whole, each.end)))
        yield Claim("cycle", each.start, each.end, self._noun(hit), months)

    def _owner(self, subject: str, hit: Hit, start: int, end: int) -> Iterator[Claim]:
        end = min(end, start + _LONG)
        if says(self.reading, "placeholder", (start, end)):
            return
        opening = _OPENS.match(self.text, start, end)
        start = opening.end() if opening else start
        stop = _NAME_ENDS.search(self.text, start, end)
        end = self._line_end(start, stop.start() if stop else end)
        name = self.text[start:end].strip()
        if not name or len(name.split()) > _NAME_WORDS:
            return
        person = not says(self.reading, "claim.office", (start, end))
        if person and not (_PERSON.fullmatch(name) and name.split()[-1][:1].isupper()):
            return
        words = self.words.telling(name, person)
        if words:
            end = start + len(self.text[start:end].rstrip())
            yield Claim(subject, start, end, self._noun(hit), Name(words, person))

    def _line_end(self, start: int, end: int) -> int:
        """Where the source's line ends, which is no more than a space in the text."""
        at = self.text.find(" ", start, end)
        while at >= 0:
            span = self.document.span(at, at + 1)
            if "\n" in self.document.source[span.start : span.end]:
                return at
            at = self.text.find(" ", at + 1, end)
        return end

    # ------------------------------------------------------------------------ what counts

    def _holds(self, offset: int) -> bool:
        """Whether words stand for themselves: no quotation, no example, nothing of the past."""
        index = self.document.block_at(offset)
        if self.facts.elsewhere.mute(index, offset) or self._wording.is_script(index):
            return False
        sentence = self.reading.sentence(offset)
        return not says(self.reading, "claim.past", sentence) and not says(
            self.reading, "time.example", sentence
        )

    def _at_edge(self, index: int, block: Block) -> bool:
        """Whether a field is one of the whole document: at its head or foot, or among such."""
        near = index < EDGE or index >= len(self.document.blocks) - EDGE
        return near or self._on_itself(block)

    def _is_outermost(self, index: int) -> bool:
        """Whether a block stands first or last in the document, or among what it says of itself."""
        blocks = self.document.blocks
        ends = index < _FIRST or index >= len(blocks) - _LAST_BLOCKS
        return ends or self._on_itself(blocks[index])

    def _on_itself(self, block: Block) -> bool:
        """Whether a heading announces what the document says of itself."""
        return any(self.reading.section_topic(block.section, topic) for topic in _TOPICS)

    def _of_section(self, index: int, block: Block) -> bool:
        """Whether a label opens a section on something else: "Stage 1", then "Owner: ..."."""
        if block.section < 2 or block.kind == "heading" or self._on_itself(block):
            return False
        blocks = self.document.blocks
        for at in range(index - 1, max(-1, index - _LIST), -1):
            if block.kind == "paragraph" or blocks[at].kind != block.kind:
                return blocks[at].kind == "heading"
        return False

    def _is_of_document(self, hit: Hit, sentence: int) -> bool:
        """Whether words on a review name the document, follow upon it, or stand for themselves."""
        if says(self.reading, "own-document", (hit.start, hit.end)):
            return True
        block = self.reading.block(hit.start)
        if says(self.reading, "claim.it", (hit.start, hit.end)):
            before = self.reading.sentence(max(block.start, sentence - 1))
            return before[0] < sentence and says(self.reading, "own-document", before)
        alone = hit.start == block.start or self.text[hit.start - 1] == "\v"
        return (
            alone and block.lead is None and self._at_edge(self.document.block_at(hit.start), block)
        )

    def _noun(self, hit: Hit) -> str:
        """What the document calls itself in a stretch; "?" where that is another document."""
        for own in self._widest([*self.reading.within("own-document", hit.start, hit.end)]):
            words = WORD.findall(self.text[own.start : own.end].lower())
            this = words[0] in ("this", "these")
            plain = [word for word in words if word not in self.words.determiners]
            title = (self.document.title or "").lower()
            if not plain or (not this and any(word not in title for word in plain[:-1])):
                return "?"
            return self.words.noun(plain[-1])
        for named in self.reading.within("document.noun", hit.start, hit.end):
            return self.words.noun(self.text[named.start : named.end].lower())
        return ""
