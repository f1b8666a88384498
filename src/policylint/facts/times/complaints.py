"""Which times are for complaints, and what an answer to a complaint is."""

from policylint.facts.model import Hit
from policylint.facts.reading import Reading
from policylint.facts.times.actions import Act, Acts, Doing
from policylint.facts.times.channels import Channels
from policylint.facts.times.clauses import Clause
from policylint.facts.times.phrasing import phrasing
from policylint.facts.times.surroundings import Stretch, Surroundings

_FEW = 2
"""Sections of a document that is about one thing, the one before the first heading counted."""
_OBJECT_REACH = 40
"""Characters from "let you know" to "our decision", at most."""


class Complaints:
    """Judges the times of one document, in the order of its text."""

    def __init__(self, reading: Reading, acts: Acts, channels: Channels) -> None:
        self._reading = reading
        self._acts = acts
        self._channels = channels
        self.acknowledged = False
        """Whether a time to acknowledge complaints has been seen."""

    def meant(self, clause: Clause, act: Act, around: Surroundings) -> bool:
        """Whether a time is for complaints, whatever the channel."""
        if self._says("complaint", (clause.start, clause.end), clause.sentence):
            return not self._says("time.request-beside-complaint", clause.sentence)
        if self._says("complaint", *around.row, *around.column):
            return True
        if self._says("time.other-request", clause.sentence):
            return False
        if self._says("complaint", *around.leads):
            return True
        if self._says("complaint", around.earlier) and not self._own_scene(clause):
            return True
        if len(self._reading.document.sections) > _FEW and any(
            self._topic(heading) for heading in around.headings
        ):
            return True
        if act.doing in ("answering", "answer", "respond") and self._channels.named(clause):
            return False
        if self._says("time.trouble", around.earlier):
            return True
        title = (around.title,) if around.title else ()
        return any(self._topic(heading) for heading in (*around.headings, *title))

    def _topic(self, heading: Stretch) -> bool:
        if self._says("time.wide-title", heading):
            return False
        return self._says("complaint", heading) or self._says("topic.complaints", heading)

    def _own_scene(self, clause: Clause) -> bool:
        """Whether a sentence begins with a subject of its own: "While goods are missing, ..."."""
        start = clause.sentence[0]
        opening = self._reading.document.text[start : start + 8].lower()
        return opening.startswith(phrasing(self._reading.vocabulary).scenes)

    def _says(self, signal: str, *stretches: Stretch) -> bool:
        """Whether a signal hits, other than inside an address such as complaints@example.org."""
        hits = (hit for start, end in stretches for hit in self._reading.within(signal, start, end))
        return any(not self._in_address(hit) for hit in hits)

    def _in_address(self, hit: Hit) -> bool:
        names = ("email", "url")
        return any(
            True
            for name in names
            for _ in self._reading.within(name, hit.start - 40, hit.end)
            if _.start <= hit.start < _.end
        )

    def doing(self, clause: Clause, act: Act, complaint: bool) -> Doing:
        """A reply is a resolution where it tells an outcome; the reply to a complaint also where it
        ends an investigation or follows an acknowledgement."""
        if act.doing not in ("respond", "answering"):
            return act.doing
        outcomes = self._reading.within("time.outcome", act.start, clause.end)
        spoken = act.start >= clause.sentence[0]
        if spoken and any(hit.start - act.end < _OBJECT_REACH for hit in outcomes):
            return "resolve"
        if not complaint:
            return act.doing
        if self._says("time.written-answer", (clause.start, clause.end)):
            return "resolve"
        acts = self._acts.within(*clause.sentence)
        acts = [one for one in acts if not self._acts.begins(one, clause.time)]
        ends = any(one.doing == "resolve" and self._joined(one, clause) for one in acts)
        if ends or any(one.doing == "acknowledge" for one in acts):
            return "resolve"
        return "resolve" if self.acknowledged and not self._soft(act) else act.doing

    def _joined(self, act: Act, clause: Clause) -> bool:
        """Whether an action belongs to a clause: before its time, or after it and "with"."""
        if act.start < clause.time.end:
            return act.start >= clause.start
        between = self._reading.document.text[clause.time.end : act.start]
        return len(between) < _OBJECT_REACH and between.lstrip().startswith("with")

    def _soft(self, act: Act) -> bool:
        """Whether an action only gets in touch: "phones you", "invites you"."""
        return self._says("time.contacts", (act.start, act.end))
