"""PL102: speed promised without a number."""

from collections.abc import Iterator, Mapping

from policylint.checks.draft import Context, Draft
from policylint.facts.gather import Facts
from policylint.facts.model import VagueTime
from policylint.packs.model import Benchmark, Rule


def vague_time(facts: Facts, _rule: Rule, context: Context) -> Iterator[Draft]:
    """Every vague time; an info where its channel and action have a number elsewhere."""
    promised = {(each.channel, each.action) for each in facts.commitments}
    for vague in facts.vague_times:
        words = " ".join(facts.document.text[vague.start : vague.end].split())
        values = {"words": words, "benchmark": _benchmark(vague, context.benchmarks)}
        backed = vague.action is not None and (vague.channel, vague.action) in promised
        yield Draft(vague.start, vague.end, values, severity="info" if backed else None)


def _benchmark(vague: VagueTime, benchmarks: Mapping[str, Benchmark]) -> str:
    """The usual time for a vague one's channel; empty where it has none or is no answer."""
    if vague.action in ("update", "escalate") or vague.channel not in benchmarks:
        return ""
    return str(benchmarks[vague.channel])
