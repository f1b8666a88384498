"""Concrete times that an organisation binds itself to, with channel and action.

A time becomes a commitment when an action is in reach: in its clause, else in the heads of its
table column and row, in what leads into its list, or in the headings above; and when nothing says
that the time is of another kind (`policylint.facts.promised`).
"""

from collections.abc import Iterable, Iterator, Sequence

from policylint.facts.actions import Act, Acts, Doing, settle
from policylint.facts.channels import CHANNELS, Channels
from policylint.facts.clauses import Clause, find_clauses
from policylint.facts.conditions import condition_of, share_of
from policylint.facts.durations import is_frequency, time_words
from policylint.facts.headunits import find_in_tables
from policylint.facts.model import Action, Commitment, Duration
from policylint.facts.promised import Promises
from policylint.facts.reading import Reading
from policylint.facts.surroundings import Surroundings, surroundings

_OBJECT_REACH = 40
"""Characters from "let you know" to "our decision", at most."""
_REFERENCE_REACH = 700
"""Characters back from "within this time" to the time meant, at most."""


def find_commitments(reading: Reading, durations: Sequence[Duration]) -> tuple[Commitment, ...]:
    """All commitments of a document, in the order of the text."""
    return tuple(_Finder(reading).run(durations))


class _Finder:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.document.text
        self.acts = Acts(reading)
        self.channels = Channels(reading)
        self.promises = Promises(reading)
        self.acknowledged = False
        """Whether a time to acknowledge complaints has been seen."""
        self.seen: set[tuple[object, ...]] = set()

    def run(self, durations: Sequence[Duration]) -> Iterator[Commitment]:
        in_tables = find_in_tables(self.reading.document, time_words(self.reading.vocabulary))
        times = sorted({*durations, *self._referred(durations), *in_tables})
        times = [time for time in times if self._readable(time)]
        clauses = find_clauses(self.reading, times)
        for clause in clauses:
            if not self._restates(clause):
                yield from self._of_clause(clause)

    def _readable(self, time: Duration) -> bool:
        return self.reading.block(time.start).kind not in ("code", "meta")

    def _referred(self, durations: Sequence[Duration]) -> Iterator[Duration]:
        """"Within this time": the time named last before, in the same section."""
        for hit in self.reading.of("time.same-period"):
            earlier = [d for d in durations if hit.start - _REFERENCE_REACH < d.end <= hit.start]
            section = self.reading.block(hit.start).section
            if earlier and self.reading.block(earlier[-1].start).section == section:
                yield earlier[-1]._replace(start=hit.start, end=hit.end)

    def _restates(self, clause: Clause) -> bool:
        """Whether a time only says in brackets what the one before said: "48 hours (2 days)"."""
        time = clause.time
        before = self.text[max(0, time.start - 2) : time.start].strip()
        return bool(
            clause.before
            and before == "("
            and self.text[time.end : time.end + 1] == ")"
            and time.start - clause.before[-1].time.end <= 3
        )

    def _of_clause(self, clause: Clause) -> Iterator[Commitment]:
        around = surroundings(self.reading, clause.sentence)
        act, near = self._act(clause, around)
        if around.block.kind == "heading" and (act is None or not near):
            yield from self._below(clause, around)
            return
        if act is None or not self.promises.kept(clause, act, around, near):
            return
        often = is_frequency(self.text, clause.time, self.reading.vocabulary)
        if often and act.doing != "update":
            return
        yield from self._promised(clause, around, act)

    def _promised(self, clause: Clause, around: Surroundings, act: Act) -> Iterator[Commitment]:
        complaint = self._about_complaint(clause, around)
        channels = ("complaint",) if complaint else self.channels.of(clause, around)
        doing = self._final(clause, act, complaint)
        for channel in channels:
            yield from self._one(clause, around, channel, settle(doing, channel, clause.time))

    def _below(self, clause: Clause, around: Surroundings) -> Iterator[Commitment]:
        """What stands under a heading such as "Within 24 hours" is promised by that time."""
        if not self.promises.limited(clause) or self.promises.other_topic(clause):
            return
        document = self.reading.document
        for index in document.section_blocks(around.block.section):
            block = document.blocks[index]
            if block.kind not in ("item", "paragraph"):
                continue
            acts = self.acts.within(block.start, block.end)
            has_own = any(True for _ in self.reading.within("duration", block.start, block.end))
            if acts and not has_own:
                below = Clause(clause.time, block.start, block.end, (), (block.start, block.end))
                yield from self._promised(below, surroundings(self.reading, below.sentence), acts[0])

    def _one(
        self, clause: Clause, around: Surroundings, channel: str, action: Action
    ) -> Iterator[Commitment]:
        start, end, time = clause.start, clause.end, clause.time
        place = self.reading.document.block_at(start)
        key = (place, channel, action, time.amount, time.unit, time.calendar)
        if key in self.seen:
            return
        self.seen.add(key)
        self.acknowledged |= action == "acknowledge" and channel == "complaint"
        start, end = self._trimmed(start, end)
        condition = condition_of(self.reading, self.channels, clause, around)
        yield Commitment(
            start, end, time, channel, action, share_of(self.reading, clause), condition
        )

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        words = self.text[start:end]
        lead = len(words) - len(words.lstrip(" ,;:-–—\v"))
        return start + lead, end - (len(words) - len(words.rstrip(" ,;\v")))

    # ------------------------------------------------------------------ action

    def _act(self, clause: Clause, around: Surroundings) -> tuple[Act | None, bool]:
        """The action of a time, and whether its own sentence names it."""
        act = self._conditional_hand_over(clause) or self.acts.nearest(clause)
        if around.cell:
            head = self._of_heads(clause, around)
            if head and (act is None or not self._in_clause(act, clause)):
                return head, False
        if act:
            return act, True
        if not self.promises.led_into(clause):
            return None, False
        act = self.acts.first((around.earlier,)) if around.cell else None
        act = act or self.acts.first(around.leads) or self._of_neighbours(clause, around)
        act = act or self.acts.first(around.headings) or self._of_request(clause, around)
        return act, False

    def _of_request(self, clause: Clause, around: Surroundings) -> Act | None:
        """In an item or cell "For issues with ...: within 3 hours" an answer is meant."""
        if around.block.kind not in ("item", "row"):
            return None
        signals = ("time.request", "time.condition", *(f"channel.{name}" for name in CHANNELS))
        stretches = (clause.sentence, *around.row, *around.column)
        hits = (self._hits(signal, *stretch) for stretch in stretches for signal in signals)
        start = clause.time.start
        return Act(start, start, "respond") if any(hits) and self.promises.limited(clause) else None

    def _in_clause(self, act: Act, clause: Clause) -> bool:
        return clause.start <= act.start < clause.end

    def _conditional_hand_over(self, clause: Clause) -> Act | None:
        """Of "escalate if not resolved within 2 hours" the escalation."""
        acts = [a for a in self.acts.within(*clause.sentence) if a.doing == "escalate"]
        if not acts or len(clause.before) > 0:
            return None
        nearest = self.acts.nearest(clause)
        if nearest and nearest.doing == "resolve" and nearest.end <= clause.time.start:
            return acts[0]
        return None

    def _of_heads(self, clause: Clause, around: Surroundings) -> Act | None:
        column = self._of_column(clause, around)
        row = self.acts.first(around.row)
        if row and column and column.doing in ("respond", "answering"):
            opens = any(row.start - start <= 12 for start, _end in around.row)
            return row if opens and row.doing not in ("resolve",) else column
        return column or row

    def _of_column(self, clause: Clause, around: Surroundings) -> Act | None:
        """Of a head "Response / resolution" over "15 min / 4 h" the one in the same position."""
        for start, end in around.column:
            acts = self.acts.within(start, end)
            if len(acts) > 1 and len(clause.before) < len(acts) and "/" in self.text[start:end]:
                return acts[len(clause.before)]
            if acts:
                return acts[0]
        return None

    def _of_neighbours(self, clause: Clause, around: Surroundings) -> Act | None:
        """An action in the sentences beside a short one: "Express: 60 minutes." """
        if around.cell or around.block.kind == "heading":
            return None
        if clause.sentence[1] - clause.sentence[0] > 90:
            return None
        start, end = around.earlier[0], around.later[1]
        acts = self.acts.within(start, end)
        return acts[-1] if acts else None

    # ------------------------------------------------------------------ complaints

    def _about_complaint(self, clause: Clause, around: Surroundings) -> bool:
        """Whether a time is for complaints, whatever the channel."""
        if self._speaks(clause.start, clause.end) or self._speaks(*clause.sentence):
            return not self._named_beside(clause.sentence)
        if any(self._speaks(*stretch) for stretch in (*around.row, *around.column)):
            return True
        if self._about_others(clause.sentence):
            return False
        if any(self._speaks(*stretch) for stretch in (around.earlier, *around.leads)):
            return True
        for start, end in (*around.headings, *([around.title] if around.title else [])):
            if self._speaks(start, end) or self._hits("topic.complaints", start, end):
                return True
        return False

    def _speaks(self, start: int, end: int) -> bool:
        return self._hits("complaint", start, end)

    def _hits(self, signal: str, start: int, end: int) -> bool:
        return any(True for _ in self.reading.within(signal, start, end))

    def _named_beside(self, sentence: tuple[int, int]) -> bool:
        """Whether complaints are only one of the things that a sentence is about."""
        return self._hits("time.request-beside-complaint", *sentence)

    def _about_others(self, sentence: tuple[int, int]) -> bool:
        return self._hits("time.other-request", *sentence)

    def _final(self, clause: Clause, act: Act, complaint: bool) -> Doing:
        """A reply is a resolution where it tells an outcome; the reply to a complaint also where it
        ends an investigation or follows an acknowledgement."""
        if act.doing not in ("respond", "answering"):
            return act.doing
        outcomes = self.reading.within("time.outcome", act.start, clause.end)
        if any(hit.start - act.end < _OBJECT_REACH for hit in outcomes):
            return "resolve"
        if not complaint:
            return act.doing
        acts = [a for a in self.acts.within(*clause.sentence) if a.doing == "escalate"]
        if not acts or len(clause.before) > 0:
            return None
        nearest = self.acts.nearest(clause)
        if nearest and nearest.doing == "resolve" and nearest.end <= clause.time.start:
            return acts[0]
        return None

    def _of_heads(self, clause: Clause, around: Surroundings) -> Act | None:
        column = self._of_column(clause, around)
        row = self.acts.first(around.row)
        if row and column and column.doing in ("respond", "answering"):
            opens = any(row.start - start <= 12 for start, _end in around.row)
            return row if opens and row.doing not in ("resolve",) else column
        return column or row

    def _of_column(self, clause: Clause, around: Surroundings) -> Act | None:
        """Of a head "Response / resolution" over "15 min / 4 h" the one in the same position."""
        for start, end in around.column:
            acts = self.acts.within(start, end)
            if len(acts) > 1 and len(clause.before) < len(acts) and "/" in self.text[start:end]:
                return acts[len(clause.before)]
            if acts:
                return acts[0]
        return None

    def _of_neighbours(self, clause: Clause, around: Surroundings) -> Act | None:
        """An action in the sentences beside a short one: "Express: 60 minutes." """
        if around.cell or around.block.kind == "heading":
            return None
        if clause.sentence[1] - clause.sentence[0] > 90:
            return None
        start, end = around.earlier[0], around.later[1]
        acts = self.acts.within(start, end)
        return acts[-1] if acts else None

    # ------------------------------------------------------------------ complaints

    def _about_complaint(self, clause: Clause, around: Surroundings) -> bool:
        """Whether a time is for complaints, whatever the channel."""
        if self._speaks(clause.start, clause.end) or self._speaks(*clause.sentence):
            return not self._named_beside(clause.sentence)
        if any(self._speaks(*stretch) for stretch in (*around.row, *around.column)):
            return True
        if self._about_others(clause.sentence):
            return False
        if any(self._speaks(*stretch) for stretch in (around.earlier, *around.leads)):
            return True
        for start, end in (*around.headings, *([around.title] if around.title else [])):
            if self._speaks(start, end) or self._hits("topic.complaints", start, end):
                return True
        return False

    def _speaks(self, start: int, end: int) -> bool:
        return self._hits("complaint", start, end)

    def _hits(self, signal: str, start: int, end: int) -> bool:
        return any(True for _ in self.reading.within(signal, start, end))

    def _named_beside(self, sentence: tuple[int, int]) -> bool:
        """Whether complaints are only one of the things that a sentence is about."""
        return self._hits("time.request-beside-complaint", *sentence)

    def _about_others(self, sentence: tuple[int, int]) -> bool:
        return self._hits("time.other-request", *sentence)

    def _final(self, clause: Clause, act: Act, around: Surroundings) -> Doing:
        """The reply to a complaint is its resolution where it ends an investigation or follows an
        acknowledgement."""
        if act.doing not in ("respond", "answering"):
            return act.doing
        acts = [a for a in self.acts.within(*clause.sentence) if not self.acts.begins(a, clause.time)]
        if any(other.doing == "resolve" and self._in_clause(other, clause) for other in acts):
            return "resolve"
        if any(other.doing == "acknowledge" for other in acts):
            return "resolve"
        return "resolve" if self.acknowledged else act.doing


def by_channel(commitments: Iterable[Commitment]) -> dict[str, list[Commitment]]:
    """Commitments grouped by their channel."""
    grouped: dict[str, list[Commitment]] = {}
    for commitment in commitments:
        grouped.setdefault(commitment.channel, []).append(commitment)
    return grouped
