"""Vague times: promises of speed without a number, and what only sounds like one."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers.drafts import facts_of, findings

PATH = Path(__file__).parents[2] / "fixtures" / "commitments" / "vague.yaml"
CASES: Any = yaml.safe_load(PATH.read_text(encoding="utf-8"))


def vague(markdown: str) -> list[str]:
    facts = facts_of(markdown)
    return [facts.document.text[each.start : each.end] for each in facts.vague_times]


@pytest.mark.parametrize(("words", "text"), CASES["promised"])
def test_a_promise_without_a_number(words: str, text: str) -> None:
    assert len(vague(text)) == 1
    assert words in vague(text)[0]


@pytest.mark.parametrize("text", CASES["not_promised"])
def test_no_promise_of_speed(text: str) -> None:
    assert vague(text) == []


def test_in_a_table_the_number_of_the_row_counts() -> None:
    table = "| Channel | Reply |\n|---|---|\n| Email | {} |\n| Post | 5 days |"
    assert vague(table.format("as soon as possible")) == ["as soon as possible"]
    assert vague(table.format("as soon as possible, within 2 days")) == []


def test_a_number_elsewhere_makes_it_an_info() -> None:
    text = "We answer emails as soon as possible.\n\n## Times\n\nEmails are answered within 2 days."
    assert [each.severity for each in findings("PL102", text)] == ["info"]
    assert [each.severity for each in findings("PL102", text.split("\n")[0])] == ["warning"]
