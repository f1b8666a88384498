"""Promised times: with which channel and action they are found, and what is no promise."""

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers.drafts import facts_of

SECONDS = 8.0
"""Far above what any text here takes; a quadratic grammar would need minutes."""
FOLDER = Path(__file__).parents[2] / "fixtures" / "commitments"


def load(name: str) -> Any:
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


def promises(markdown: str) -> Counter[str]:
    """ "email respond 2 day working" for each commitment."""
    return Counter(
        f"{each.channel} {each.action} {each.duration.amount:g} {each.duration.unit}"
        f" {each.duration.calendar}"
        for each in facts_of(markdown).commitments
    )


def cases(*names: str) -> Iterator[Any]:
    for name in names:
        for each in load(name):
            yield pytest.param(each["text"], each["times"], id=each["text"][:50].strip())


@pytest.mark.parametrize(("text", "times"), list(cases("prose", "layouts")))
def test_a_promise_is_found_whole(text: str, times: list[str]) -> None:
    assert promises(text) == Counter(times)


@pytest.mark.parametrize("text", load("refused"))
def test_other_times_are_no_promises(text: str) -> None:
    assert promises(text) == Counter()


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("95% of calls are answered within 20 seconds.", 0.95),
        ("We answer 80 per cent of emails within 1 day.", 0.8),
        ("Nine out of ten letters are answered within 5 days.", 0.9),
        ("9 calls in 10 are answered within 30 seconds.", 0.9),
        ("100% of calls are answered within 20 seconds.", None),
        ("Calls are answered within 20 seconds.", None),
    ],
)
def test_for_how_many_it_is_promised(text: str, share: float | None) -> None:
    assert [each.share for each in facts_of(text).commitments] == [share]


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("Priority 1 tickets get a reply within 15 minutes.", ["Priority 1"]),
        ("- Urgent: reply within 1 hour", ["Urgent"]),
        ("Every email is answered within 1 day.", [None]),
        (
            "| Plan | Reply |\n|---|---|\n| Gold | 1 hour |\n| Silver | 1 day |",
            ["Gold", "Silver"],
        ),
        (
            "| First response | Gold | Silver |\n|---|---|---|\n| Sev 1 | 1 hour | 2 hours |",
            ["Sev 1, Gold", "Sev 1, Silver"],
        ),
        (
            "- Sev-1: reply in 1 hour (Premium), 4 hours (Standard)",
            ["Sev-1, Premium", "Sev-1, Standard"],
        ),
    ],
)
def test_what_it_holds_for(text: str, conditions: list[str | None]) -> None:
    assert [each.condition for each in facts_of(text).commitments] == conditions


def test_a_promise_lies_in_its_own_words() -> None:
    facts = facts_of("We acknowledge emails within 1 day, and answer them within 5 days.")
    text = facts.document.text
    assert [text[each.start : each.end] for each in facts.commitments] == [
        "We acknowledge emails within 1 day",
        "and answer them within 5 days.",
    ]


def test_a_time_named_before_is_carried_over() -> None:
    text = "We respond within 3 weeks. Within this time we aim to resolve the complaint."
    assert promises(f"# Complaints\n\n{text}") == Counter(
        ["complaint respond 3 week unspecified", "complaint resolve 3 week unspecified"]
    )


PIECES = ("we answer emails within 2 days and ", "| 2 hours ", "- we reply soon in a day\n")


@pytest.mark.parametrize("piece", PIECES)
def test_long_texts_take_time_in_proportion(piece: str) -> None:
    facts = facts_of(piece * 4000)
    assert facts.reading.hits
    begin = time.perf_counter()
    assert facts.commitments is not None
    assert facts.vague_times is not None
    assert time.perf_counter() - begin < SECONDS
