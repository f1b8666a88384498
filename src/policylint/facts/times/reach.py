"""Where a time's action is found: its clause, its table's heads, what leads to it, its headings."""

from policylint.facts.reading import Reading
from policylint.facts.times.actions import Act, Acts
from policylint.facts.times.channels import CHANNELS
from policylint.facts.times.clauses import Clause, says
from policylint.facts.times.complaints import Complaints
from policylint.facts.times.promised import Promises
from policylint.facts.times.surroundings import Stretch, Surroundings

_MOST_CELLS = 12
_SHORT = 90
"""A sentence of up to so many characters takes its verb from the sentences beside it."""
_OPENS = 12
"""The verb of a cell such as "Answering the telephone" begins within so many characters."""
_ASKING = ("time.request", "time.condition", *(f"channel.{name}" for name in CHANNELS))


class Reach:
    """Looks for the actions of one document's times."""

    def __init__(
        self, reading: Reading, acts: Acts, promises: Promises, complaints: Complaints
    ) -> None:
        self._reading = reading
        self._text = reading.document.text
        self._acts = acts
        self._promises = promises
        self._complaints = complaints

    def act(self, clause: Clause, around: Surroundings) -> tuple[Act | None, bool]:
        """The action of a time, and whether its own sentence names it."""
        act = self._conditional_hand_over(clause) or self._acts.nearest(clause)
        if around.cell:
            head = self._of_heads(clause, around)
            if head and not (act and clause.start <= act.start < clause.end):
                return head, False
        if act:
            return act, True
        if not self._promises.led_into(clause):
            return None, False
        act = (
            (self._acts.first((around.earlier,)) if around.cell else None)
            or self._of_second_head(around)
            or self._of_hand_over_table(clause, around)
            or self._acts.first(around.beside)
            or self._acts.first(around.corner)
            or self._acts.first(around.leads)
            or self._of_neighbours(clause, around)
            or (self._acts.first(around.headings) if self._aimed_at(clause, around) else None)
            or self._of_request(clause, around)
        )
        return act, False

    def _conditional_hand_over(self, clause: Clause) -> Act | None:
        """Of "escalate if not resolved within 2 hours" the escalation."""
        acts = [a for a in self._acts.within(*clause.sentence) if a.doing == "escalate"]
        if not acts or clause.before:
            return None
        if not self._promises.about_failure(clause.sentence[0], clause.time.start):
            return None
        nearest = self._acts.nearest(clause)
        resolved = nearest and nearest.doing == "resolve" and nearest.end <= clause.time.start
        return acts[0] if resolved else None

    def _of_heads(self, clause: Clause, around: Surroundings) -> Act | None:
        column = self._of_column(clause, around)
        row = self._acts.first(around.row)
        if row and column and column.doing in ("respond", "answering"):
            opens = any(row.start - start <= _OPENS for start, _end in around.row)
            return row if opens and row.doing != "resolve" else column
        return column or row

    def _of_column(self, clause: Clause, around: Surroundings) -> Act | None:
        """Of a head "Response / resolution" over "15 min / 4 h" the one in the same position; over
        one time "Pick up / first reply" is an answer of either kind."""
        for start, end in around.column:
            acts = self._acts.within(start, end)
            if not acts:
                continue
            if len(acts) > 1 and "/" in self._text[start:end]:
                index = len(clause.before)
                if index < len(acts) and (index or self._more_times(clause)):
                    return acts[index]
                if {act.doing for act in acts} == {"answer", "respond"}:
                    return acts[0]._replace(doing="answering")
            return acts[0]
        return None

    def _more_times(self, clause: Clause) -> bool:
        return says(self._reading, "duration", (clause.time.end, clause.sentence[1]))

    def _of_second_head(self, around: Surroundings) -> Act | None:
        """The action in the first row's cell of the column, where that row is a second head."""
        if not around.second_head or says(self._reading, "duration", *around.second_head):
            return None
        return self._acts.first(around.second_head)

    def _of_hand_over_table(self, clause: Clause, around: Surroundings) -> Act | None:
        """In a row that says whom to tell, the time is for telling them."""
        heads = [head for cell in around.block.cells[:_MOST_CELLS] for head in cell.heads]
        start = clause.time.start
        found = says(self._reading, "time.hand-over-head", *heads)
        return Act(start, start, "escalate") if found else None

    def _of_neighbours(self, clause: Clause, around: Surroundings) -> Act | None:
        """An action in the sentences beside a short one: "Express: 60 minutes." """
        start, end = clause.sentence
        if around.cell or around.block.kind == "heading" or end - start > _SHORT:
            return None
        acts = [*self._acts.within(*around.earlier), *self._acts.within(*around.later)]
        return acts[-1] if acts else None

    def _aimed_at(self, clause: Clause, around: Surroundings) -> bool:
        """Whether a time is a target by its form: only such a one takes its verb from a heading."""
        if around.block.kind in ("item", "row") or self._promises.limited(clause):
            return True
        before = self._text[clause.sentence[0] : clause.time.start].rstrip()
        if not before or before[-1] in ":–—(":
            return True
        return says(self._reading, "time.target", clause.sentence)

    def _of_request(self, clause: Clause, around: Surroundings) -> Act | None:
        """In an item or cell "For issues with ...: within 3 hours" an answer is meant."""
        start = clause.time.start
        act = Act(start, start, "respond")
        if clause.time.unit == "ring":
            return act
        if around.block.kind not in ("item", "row"):
            return None
        if not self._promises.limited(clause) and not says(
            self._reading, "time.asked", *around.column
        ):
            return None
        stretches: tuple[Stretch, ...] = (clause.sentence, *around.row, *around.column)
        asking = any(says(self._reading, signal, *stretches) for signal in _ASKING)
        return act if asking or self._complaints.meant(clause, act, around) else None
