"""Runs one rule's check over Markdown, as a run would, and hands back its findings."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from policylint.checks.draft import MAX_AGE_DAYS, Context
from policylint.checks.findings import finding
from policylint.checks.registry import check_of
from policylint.documents import read
from policylint.facts.gather import Facts, Language
from policylint.model import Finding
from policylint.packs.loading import load
from policylint.packs.model import Ruleset
from policylint.signals.compiled import compile_lexicon

AS_OF = date(2026, 11, 22)


@cache
def ruleset(pack: str) -> Ruleset:
    return load([pack], cache=False)


@cache
def english() -> Language:
    lexicon = ruleset("policy-language").lexicons["en"]
    return Language("en", compile_lexicon(lexicon), lexicon.vocabulary)


def facts_of(markdown: str, path: str | Path = "policy.md") -> Facts:
    return Facts(read(str(path), markdown.encode()), english())


def findings(
    rule: str,
    markdown: str,
    *,
    path: str | Path = "policy.md",
    beside: Sequence[str] = (),
    as_of: date = AS_OF,
) -> list[Finding]:
    """What a rule finds in a text; ``beside`` are the other documents of the same policy."""
    facts = facts_of(markdown, path)
    group = (facts, *(facts_of(other) for other in beside))
    context = Context(as_of, group=group, max_age_days=MAX_AGE_DAYS)
    entry = ruleset("policy-language" if rule.startswith("PL") else "customer-service").rules[rule]
    check = check_of(entry.kind)
    assert check is not None
    values = {"today": "22 November 2026", "next-year": "November 2027"}
    return [finding(entry, each, facts.document, values) for each in check(facts, entry, context)]


def edited(markdown: str, found: Finding) -> str:
    """The text after the edits that a finding suggests."""
    assert found.suggestion is not None
    lines = markdown.split("\n")
    for edit in sorted(found.suggestion.edits, key=lambda each: each.place, reverse=True):
        assert edit.place.line == edit.place.end_line
        line = lines[edit.place.line - 1]
        start, end = edit.place.column - 1, edit.place.end_column - 1
        lines[edit.place.line - 1] = line[:start] + edit.text + line[end:]
    return "\n".join(lines)
