"""PL103: times that disagree are found, times for different things are left alone."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers.drafts import facts_of, findings, ruleset

from policylint.checks.contradiction import contradiction
from policylint.checks.draft import Context

FOLDER = Path(__file__).parents[2] / "fixtures" / "contradictions"


def load(name: str) -> Any:
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


def lines(markdown: str) -> list[int]:
    return [each.place.line for each in findings("PL103", markdown)]


@pytest.mark.parametrize("case", load("contradictory"), ids=lambda case: case["text"][:40].strip())
def test_each_contradiction_is_reported_once(case: Any) -> None:
    reported = lines(case["text"])
    assert len(reported) == len(case["lines"])
    for places in case["lines"]:
        assert set(places) & set(reported), f"not reported: {places}"


@pytest.mark.parametrize("text", load("consistent"), ids=lambda text: text[:40].strip())
def test_different_circumstances_do_not_contradict(text: str) -> None:
    assert lines(text) == []


def test_the_message_names_both_times_and_the_other_place() -> None:
    first, second = "Emails are answered within 2 days.", "We answer emails within five days."
    text = f"# A\n\n{first}\n\n## Times\n\n{second}"
    (found,) = findings("PL103", text)
    assert found.excerpt == "five days"
    assert "five days" in found.message
    assert "2 days" in found.message
    assert "line 3" in found.message


def test_text_that_denies_a_table_is_reported_at_the_text() -> None:
    table = "| Channel | Reply within |\n|---|---|\n| Email | 2 days |"
    (found,) = findings("PL103", f"# A\n\n{table}\n\n## B\n\nWe answer emails within 4 days.")
    assert "table in line 5" in found.message
    (found,) = findings("PL103", f"# A\n\nWe answer emails within 4 days.\n\n## B\n\n{table}")
    assert found.place.line == 3


def test_several_files_of_one_policy_are_judged_together() -> None:
    first = facts_of("Emails are answered within 2 days.", "a.md")
    second = facts_of("We answer emails within 5 days.", "b.md")
    context = Context(date(2026, 1, 1), group=(first, second))
    rule = ruleset("policy-language").rules["PL103"]
    (draft,) = contradiction(second, rule, context)
    assert draft.values["line"] == "1 of a.md"
    assert list(contradiction(first, rule, context)) == []


def test_a_level_of_an_escalation_that_is_slower_again() -> None:
    levels = ("lead", "manager", "director")
    chain = "# Escalation\n" + "".join(f"\n1. The {who} responds within {{}}." for who in levels)
    assert lines(chain.format("1 hour", "30 minutes", "2 hours")) == [5]
    assert lines(chain.format("2 hours", "1 hour", "30 minutes")) == []
    assert lines(chain.format("30 minutes", "1 hour", "2 hours")) == []
