"""Judges the requirements of a policy: met, partial or missing, by what the text says."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from policylint.checks.draft import Draft
from policylint.checks.requirements.conditions import Conditions, Witness
from policylint.checks.requirements.coverage import coverage, levels_without
from policylint.checks.requirements.measures import MEASURES
from policylint.checks.wording import CONTACTS
from policylint.facts.gather import Facts
from policylint.facts.model import Hit
from policylint.facts.offers import Offer
from policylint.model import Level, Severity, Status
from policylint.packs.model import Benchmark, Rule

MAX_EVIDENCE = 5
_SEVERITIES: Mapping[tuple[Level, Status], Severity] = {
    ("required", "missing"): "error",
    ("required", "partial"): "warning",
    ("recommended", "missing"): "warning",
    ("recommended", "partial"): "info",
    ("optional", "missing"): "info",
    ("optional", "partial"): "info",
}


class Verdict(NamedTuple):
    """How a requirement stands, and the words that decide it, at most `MAX_EVIDENCE`."""

    rule: Rule
    status: Status
    witnesses: tuple[Witness, ...]
    case: str
    """Which of the rule's wordings fits: the status, or one of the rule's ``cases``."""


class Gap(NamedTuple):
    """A finding about a requirement, in the document of this index in its group."""

    document: int
    draft: Draft


def judge(
    rules: Sequence[Rule], group: Sequence[Facts], people: Sequence[str] = ()
) -> list[Verdict]:
    """The verdict on every requirement, in the order of the rules.

    ``people`` are signals of those served; see `Conditions`.
    """
    conditions = Conditions(group, MEASURES, people)
    return [_judge(rule, conditions) for rule in rules]


def _judge(rule: Rule, conditions: Conditions) -> Verdict:
    statuses: tuple[Status, ...] = ("met", "partial")
    for status in statuses:
        if status in rule.params and (found := conditions.witnesses(rule.params[status])):
            case: str = status
            if status == "partial":
                cases = rule.params.get("cases", {})
                held = (name for name in cases if conditions.witnesses(cases[name]))
                case = next(held, status)
            return Verdict(rule, status, _spread(found), case)
    return Verdict(rule, "missing", (), "missing")


def _spread(witnesses: Sequence[Witness]) -> tuple[Witness, ...]:
    """The first few, none inside another."""
    kept: list[Witness] = []
    for witness in sorted(witnesses, key=lambda w: (w.document, w.start, -w.end)):
        last = kept[-1] if kept else None
        if last and last.document == witness.document and witness.start < last.end:
            continue
        kept.append(witness)
        if len(kept) == MAX_EVIDENCE:
            break
    return tuple(kept)


def gaps(
    verdict: Verdict, group: Sequence[Facts], benchmarks: Mapping[str, Benchmark]
) -> Iterator[Gap]:
    """The findings about a requirement that is not met."""
    if verdict.status == "met":
        return
    rule = verdict.rule
    severity = _SEVERITIES[rule.level or "optional", verdict.status]
    if rule.params.get("each_channel") and verdict.status == "partial":
        uncovered, levels = coverage(group).uncovered, list(levels_without(group))
        yield from _channel_gaps(uncovered, group, benchmarks, severity)
        yield from _level_gaps(levels, group, severity)
        if uncovered or levels:
            return
    if verdict.witnesses:
        first = verdict.witnesses[0]
        yield Gap(first.document, Draft(first.start, first.end, {}, verdict.case, severity))
        return
    place = anchor(rule, group)
    values = {"where": place.where}
    yield Gap(place.document, Draft(place.start, place.end, values, verdict.status, severity))


def _channel_gaps(
    uncovered: Sequence[tuple[int, Offer]],
    group: Sequence[Facts],
    benchmarks: Mapping[str, Benchmark],
    severity: Severity,
) -> Iterator[Gap]:
    """One finding for each offered channel without a concrete time, where the channel is named.

    None where the time is there but blank or vague: a finding about that stands there already.
    """
    for index, offer in uncovered:
        facts = group[index]
        start, end = facts.reading.statement(offer.start)
        marked = [each.start for each in facts.placeholders]
        marked += [each.start for each in facts.vague_times]
        if any(start <= mark < end for mark in marked):
            continue
        values = {"channel": CONTACTS[offer.channel]}
        if offer.channel in benchmarks:
            values["benchmark"] = str(benchmarks[offer.channel])
        yield Gap(index, Draft(offer.start, offer.end, values, "channel", severity))


def _level_gaps(
    levels: Sequence[tuple[int, Hit]], group: Sequence[Facts], severity: Severity
) -> Iterator[Gap]:
    """One finding for each level that is left to "best effort" beside others with a time."""
    for index, hit in levels:
        words = group[index].document.text[hit.start : hit.end]
        yield Gap(index, Draft(hit.start, hit.end, {"words": words}, "level", severity))


class Anchor(NamedTuple):
    """Where something that is missing belongs."""

    document: int
    start: int
    end: int
    where: str
    """In words: ``under “Complaints”``, or ``in a section “Escalation” after “Complaints”``."""


def anchor(rule: Rule, group: Sequence[Facts]) -> Anchor:
    """The heading on a missing requirement's topic, else the one that it should follow.

    Without any, the first line of policy text of the first document.
    """
    place = rule.params.get("place", {})
    own = rule.params.get("heading", "")
    if found := _heading(place.get("topic"), group):
        index, start, end, title = found
        return Anchor(index, start, end, f"under “{title}”")
    if found := _heading(place.get("after"), group):
        index, start, end, title = found
        return Anchor(index, start, end, f"in a section “{own}” after “{title}”")
    where = f"in a section “{own}”" if own else ""
    return Anchor(0, *first_line(group[0]), where)


def _heading(topic: str | None, group: Sequence[Facts]) -> tuple[int, int, int, str] | None:
    """The first heading that hits a signal, but for titles: they speak of everything."""
    if not topic:
        return None
    for index, facts in enumerate(group):
        document = facts.document
        for block in document.blocks:
            if block.kind != "heading" or block.level == 1:
                continue
            if any(True for _ in facts.reading.within(topic, block.start, block.end)):
                return index, block.start, block.end, document.sections[block.section].title
    return None


def first_line(facts: Facts) -> tuple[int, int]:
    """Where the first line of policy text begins and ends."""
    for block in facts.document.blocks:
        if block.kind not in ("meta", "code") and block.end > block.start:
            ends = (facts.document.text.find(mark, block.start, block.end) for mark in "\v\t")
            return block.start, min((end for end in ends if end >= 0), default=block.end)
    return 0, 0
