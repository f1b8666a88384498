"""PL103: times that disagree are found, times for different things are left alone."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers.drafts import facts_of, findings, ruleset

from policylint.checks.contradictions.times import contradiction
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


def test_labelled_documents() -> None:
    """Over whole documents with labels: hardly a false alarm, and few misses."""
    labelled = load("index")
    assert set(labelled) == {path.name for path in FOLDER.glob("*.md")}
    true = false = missed = 0
    wrong = []
    for name, labels in labelled.items():
        reported = lines((FOLDER / name).read_text(encoding="utf-8"))
        places = [each["lines"] for each in labels]
        surplus = [line for line in reported if not any(_near(line, at) for at in places)]
        unseen = [at for at in places if not any(_near(line, at) for line in reported)]
        true += len(places) - len(unseen)
        false += len(surplus)
        missed += len(unseen)
        wrong += [(name, surplus, unseen)] if surplus or unseen else []
    assert true / (true + false) >= 0.97, wrong
    assert true / (true + missed) >= 0.92, wrong


def _near(line: int, places: list[int]) -> bool:
    """Whether a report stands at one of the places, or at a line of it that was wrapped."""
    return any(abs(line - place) <= 1 for place in places)


def test_a_claim_of_the_document_is_told_with_both_values_and_lines() -> None:
    text = (
        "# Charter\n\nPolicy owner: Head of Care\n\nWe listen.\n\nPolicy owner: Finance Director\n"
    )
    (found,) = findings("PL103", text)
    assert found.excerpt == "Finance Director"
    assert found.message == (
        "owner of the document: Finance Director in line 7, Head of Care in line 3"
    )
    assert found.suggestion is not None
    assert "“Finance Director” or “Head of Care”" in found.suggestion.text


def test_a_date_in_the_front_matter_counts() -> None:
    text = "---\nlast_updated: 2026-05-03\n---\n# Charter\n\nLast updated: {}\n"
    assert lines(text.format("3 May 2026")) == []
    assert lines(text.format("May 2026")) == []
    assert lines(text.format("4 May 2026")) == [6]


def test_many_entries_are_a_list_and_no_contradiction() -> None:
    entries = "\n\n".join(f"Last updated: {day} May 2026\n\nNews." for day in range(1, 9))
    assert lines(f"# News\n\n{entries}") == []


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
