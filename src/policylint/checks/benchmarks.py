"""CS303, CS304: answers slower than usual, and channels with a time but no guidance."""

from collections.abc import Iterator
from typing import cast

from policylint.checks.draft import Context, Draft
from policylint.checks.wording import CONTACTS
from policylint.facts.gather import Facts
from policylint.facts.model import Calendar, Duration, Unit
from policylint.facts.times.lengths import compare
from policylint.packs.model import Rule

_MEASURED = {
    "phone": ("answer",),
    "in-person": ("answer",),
    "chat": ("answer", "respond"),
    "complaint": ("resolve",),
}
"""The actions that a channel's benchmark is about, where it is not a reply."""
_TELLING = 2
"""Words from which on a cell of a table says something."""
_GUIDED = ("phone", "email", "chat", "web", "social", "post", "in-person", "sms", "video", "portal")


def slow_response(facts: Facts, _rule: Rule, context: Context) -> Iterator[Draft]:
    """Every commitment slower than the benchmark of its channel."""
    for each in facts.commitments:
        benchmark = context.benchmarks.get(each.channel)
        if benchmark is None or each.action not in _MEASURED.get(each.channel, ("respond",)):
            continue
        unit, calendar = cast("Unit", benchmark.unit), cast("Calendar", benchmark.calendar)
        usual = Duration(0, 0, benchmark.amount, unit, calendar)
        if compare(each.duration, usual) == 1:
            time = each.duration
            values = {
                "time": " ".join(facts.document.text[time.start : time.end].split()),
                "channel": CONTACTS[each.channel],
                "benchmark": str(benchmark),
            }
            yield Draft(time.start, time.end, values)


def channel_guidance(facts: Facts, _rule: Rule, context: Context) -> Iterator[Draft]:
    """Every channel that has a time, but no word on how contacts through it are handled."""
    group = context.group or (facts,)
    guided = {channel for each in group for channel in _guided(each)}
    seen: set[str] = set()
    for each in facts.commitments:
        if each.channel not in _GUIDED or each.channel in guided or each.channel in seen:
            continue
        if _told_in_row(facts, each.duration):
            continue
        seen.add(each.channel)
        time = each.duration
        yield Draft(time.start, time.end, {"channel": CONTACTS[each.channel]})


def _told_in_row(facts: Facts, time: Duration) -> bool:
    """Whether the row of a time has a cell that says more: who answers, or what is done."""
    cells = facts.reading.block(time.start).cells
    others = (cell for cell in cells[1:] if not cell.start <= time.start < cell.end)
    return any(len(facts.document.text[c.start : c.end].split()) >= _TELLING for c in others)


def _guided(facts: Facts) -> Iterator[str]:
    """Channels of which a sentence, or the heading above it, says how they are handled."""
    reading = facts.reading
    for hit in reading.of("guidance.conduct"):
        sentence = reading.sentence(hit.start)
        section = facts.document.sections[reading.block(hit.start).section]
        stretches = [sentence]
        if section.heading is not None:
            heading = facts.document.blocks[section.heading]
            stretches.append((heading.start, heading.end))
        block = reading.block(hit.start)
        if block.kind == "item":
            stretches.append((block.start, block.end))
        for channel in _GUIDED:
            if any(True for s in stretches for _ in reading.within(f"channel.{channel}", *s)):
                yield channel
