"""PL102: speed promised without a number."""

from collections.abc import Iterator

from policylint.checks.draft import Context, Draft
from policylint.facts.gather import Facts
from policylint.facts.model import VagueTime
from policylint.packs.model import Benchmark, Rule

_BENCHMARKED = frozenset(("answer", "respond"))
"""Actions that the benchmark of a channel is about."""


def vague_time(facts: Facts, _rule: Rule, context: Context) -> Iterator[Draft]:
    """Every vague time; an info where its channel and action have a number elsewhere."""
    promised = {(each.channel, each.action) for each in facts.commitments}
    for vague in facts.vague_times:
        words = " ".join(facts.document.text[vague.start : vague.end].split())
        values = {"words": words, "time": _time(facts, vague, context)}
        backed = vague.action is not None and (vague.channel, vague.action) in promised
        yield Draft(vague.start, vague.end, values, severity="info" if backed else None)


def _time(facts: Facts, vague: VagueTime, context: Context) -> str:
    """A time to write instead: what the document promises elsewhere, else what is usual.

    "" where neither is known: a number out of the air could be worse than the document's own.
    """
    same = [each for each in facts.commitments if each.action == vague.action]
    for each in sorted(same, key=lambda each: each.channel != vague.channel):
        time = each.duration
        if time.amount and time.unit != "ring":
            return str(Benchmark(time.amount, time.unit, time.calendar))
    if vague.action in _BENCHMARKED and vague.channel in context.benchmarks:
        return str(context.benchmarks[vague.channel])
    return ""
