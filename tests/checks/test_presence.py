"""Checks on what is said at all: signals that are missing, aims without a measure, themes."""

from datetime import date

import pytest
from helpers.lexicon import facts_by, rule

from policylint.checks.draft import Context, Draft
from policylint.checks.presence import missing_signal, themes, unmeasured
from policylint.checks.registry import check_of
from policylint.facts.gather import Facts
from policylint.packs.model import Rule

SIGNALS = {
    "aim": "aim~",
    "apple": "apple~",
    "berry": "berry~",
    "cherry": "cherry~",
    "basket": "basket~",
}


def excerpts(rule: Rule, *texts: str, at: int = 0) -> list[str]:
    """Where a rule reports the document ``at`` of a policy of these texts."""
    group = [facts_by(SIGNALS, text) for text in texts]
    return [place(group[at], draft) for draft in drafts(rule, group, at)]


def drafts(rule: Rule, group: list[Facts], at: int = 0) -> list[Draft]:
    check = check_of(rule.kind)
    assert check is not None
    return list(check(group[at], rule, Context(date(2026, 11, 22), group=group)))


def place(facts: Facts, draft: Draft) -> str:
    return facts.document.text[draft.start : draft.end]


def test_the_kinds_of_rules_are_known() -> None:
    kinds = ("missing-signal", "unmeasured", "themes")
    assert [check_of(kind) for kind in kinds] == [missing_signal, unmeasured, themes]


FRUIT = rule("missing-signal", severity="info", signals=["apple", "berry"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Title\n\nA plum.", ["Title"]),
        ("Plums.\n\nMore plums.", ["Plums."]),
        ("# Title\n\nA berry.", []),
        ("# Title\n\nAn apple and a berry.", []),
        ("# Apples\n\nText.", []),
    ],
)
def test_a_signal_that_nothing_hits(text: str, expected: list[str]) -> None:
    assert excerpts(FRUIT, text) == expected


def test_a_policy_of_several_documents_lacks_a_signal_once() -> None:
    texts = ("# A\n\nPlums.", "# B\n\nPlums.")
    assert [excerpts(FRUIT, *texts, at=at) for at in (0, 1)] == [["A"], []]
    assert excerpts(FRUIT, "# A\n\nPlums.", "# B\n\nA berry.") == []


AIM = rule("unmeasured", severity="info", statement="aim", measures=["apple", "berry"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# T\n\nOur aim is good. Another aim.", ["aim"]),
        ("# T\n\nOur aim is good.\n\nBy the apple.", []),
        ("# T\n\n## A\n\nOur aim.\n\n## B\n\nA berry.", ["aim"]),
        ("# T\n\n## A\n\nOur aim.\n\n## B\n\nA berry for another aim.", []),
        ("# T\n\n## Our aim and a berry\n\nText.", []),
        ("# T\n\n## A berry\n\nOur aim.", ["aim"]),
        ("# T\n\nA berry.", []),
    ],
)
def test_aims_with_nothing_near_to_measure_them_by(text: str, expected: list[str]) -> None:
    assert excerpts(AIM, text) == expected


THEMES = {"fruit": ["apple", "berry"], "stones": ["cherry"], "size": ["basket"]}


def about(**options: object) -> Rule:
    return rule("themes", severity="info", present_if="aim", themes=THEMES, **options)


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("Our aim.", ["fruit; stones; size"]),
        ("Our aim is a berry.", ["stones; size"]),
        ("Our aim.\n\n- cherry\n- basket", ["fruit"]),
        ("Our aim.\n\n## Apples\n\nText.", ["fruit; stones; size"]),
        ("Our aim: apples, a cherry, a basket.", []),
        ("A berry.", []),
        ("# The aim\n\nA berry.", []),
    ],
)
def test_themes_left_out(text: str, left_out: list[str]) -> None:
    found = drafts(about(), [facts_by(SIGNALS, text)])
    assert [draft.values["themes"] for draft in found] == left_out


@pytest.mark.parametrize(
    ("text", "number"), [("Our aim.", 1), ("Our aim is a berry.", 0), ("A plum.", 0)]
)
def test_themes_of_which_one_is_enough(text: str, number: int) -> None:
    assert len(excerpts(about(none_of=True), text)) == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Title\n\nText.\n\n## Standards\n\nOur aim.\n\n## More\n\nAims.", "Standards"),
        ("# Title\n\nOur aim.", "aim"),
        ("Text. Our aim.", "aim"),
    ],
)
def test_themes_are_told_at_the_section(text: str, expected: str) -> None:
    assert excerpts(about(), text) == [expected]
