"""Checks on what is said at all: a mission, aims that can be measured, themes left out."""

from collections.abc import Iterator, Mapping

from policylint.checks.draft import Context, Draft
from policylint.checks.requirements.conditions import POLICY_TEXT
from policylint.checks.requirements.judging import first_line
from policylint.facts.gather import Facts
from policylint.facts.model import Hit
from policylint.packs.model import Rule


def missing_signal(facts: Facts, rule: Rule, context: Context) -> Iterator[Draft]:
    """Nothing in the policy hits any of the rule's ``signals``."""
    if any(each.reading.of(name) for each in context.group for name in rule.params["signals"]):
        return
    if facts is context.group[0]:
        yield Draft(*first_line(facts))


def unmeasured(facts: Facts, rule: Rule, _context: Context) -> Iterator[Draft]:
    """Aims are stated, but none of the ``measures`` stands near any of them."""
    statements = _said(facts, rule.params["statement"])
    if not statements:
        return
    for name in rule.params["measures"]:
        for statement in statements:
            section = facts.reading.block(statement.start).section
            if any(facts.reading.block(hit.start).section == section for hit in _said(facts, name)):
                return
    first = statements[0]
    yield Draft(first.start, first.end)


def themes(facts: Facts, rule: Rule, _context: Context) -> Iterator[Draft]:
    """Of the ``themes`` that a text should touch, those that no signal of theirs hits.

    Reported where ``present_if`` first hits; with ``none_of`` only when all themes are left out.
    """
    present = _said(facts, rule.params["present_if"])
    if not present:
        return
    every: Mapping[str, list[str]] = rule.params["themes"]
    left_out = [theme for theme, names in every.items() if not any(_said(facts, n) for n in names)]
    if not left_out or (rule.params.get("none_of") and len(left_out) < len(every)):
        return
    start, end = _heading_above(facts, present[0])
    yield Draft(start, end, {"themes": "; ".join(left_out)})


def _said(facts: Facts, signal: str) -> list[Hit]:
    return [h for h in facts.reading.of(signal) if facts.reading.block(h.start).kind in POLICY_TEXT]


def _heading_above(facts: Facts, hit: Hit) -> tuple[int, int]:
    """The heading of the section that a hit stands in; the hit itself under the title or none."""
    document = facts.document
    section = document.sections[facts.reading.block(hit.start).section]
    if section.heading is None or document.blocks[section.heading].level == 1:
        return hit.start, hit.end
    heading = document.blocks[section.heading]
    return heading.start, heading.end
