"""Conditions of rules: which words of a text satisfy them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pytest
from helpers.lexicon import facts_by

from policylint.checks.requirements.conditions import Conditions, Witness
from policylint.facts.gather import Facts

SIGNALS = {
    "apple": ["apple~", "apple pie", "apple .. tart"],
    "berry": "berry~",
    "cherry": "cherry~",
    "garden": "garden",
    "guest": "guest~",
    "dish": "bowl ..6 tart",
}
TABLE = "| Fruit | Jam |\n|---|---|\n| apple | none |\n| plum | berry |\n"
LIST = "We pick:\n\n- an apple\n- a berry\n"


def said(condition: Any, *markdown: str, **facts: Any) -> list[str]:
    """The words that satisfy a condition, after the number of their document if there are two."""
    group = [facts_by(SIGNALS, each, **facts) for each in markdown]
    found = Conditions(group, {}).witnesses(condition)
    marks = [f"{w.document}:" if len(group) > 1 else "" for w in found]
    return [
        mark + group[w.document].document.text[w.start : w.end]
        for mark, w in zip(marks, found, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An apple. Two apples.", ["apple", "apples"]),
        ("A plum.", []),
        ("- An apple\n- A plum", ["apple"]),
        (TABLE, ["apple"]),
        ("> An apple.", ["apple"]),
        ("# Apple\n\nA plum.", []),
        ("---\ntitle: An apple\n---\n\nA plum.", []),
        ("```\nan apple\n```\n\nA plum.", []),
        ("A plum. <!-- an apple -->", []),
        # a table of contents and a line that is a link only name what is said elsewhere
        ("## Contents\n\nOf an apple.\n\n## One\n\nA plum.", []),
        ("- [An apple](#apple)\n\nA plum.", []),
        ("- [An apple](#apple), picked by hand in the early morning", ["apple"]),
        # what was never filled in says nothing
        ("An apple [X] tart.", ["apple"]),
        ("An apple and plum tart.", ["apple", "apple and plum tart"]),
        ("An apple by [X].", ["apple"]),
    ],
)
def test_where_a_signal_counts(text: str, expected: list[str]) -> None:
    assert said("apple", text) == expected


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (["heading"], ["Apple"]),
        (["meta"], ["apples"]),
        (["paragraph", "heading"], ["Apple", "apple pie", "apple"]),
        (["row"], []),
    ],
)
def test_only_in_kinds_of_block(kinds: list[str], expected: list[str]) -> None:
    text = "---\ntitle: apples\n---\n\n# Apple\n\nOf apple pie."
    assert sorted(said({"signal": "apple", "in": kinds}, text)) == sorted(expected)


def test_a_placeholder_is_a_witness_of_itself() -> None:
    assert said("placeholder", "An apple within [X] days.") == ["[X]"]


@pytest.mark.parametrize(
    ("options", "text", "expected"),
    [
        ({"with": "berry"}, "An apple with a berry. An apple.", ["apple"]),
        ({"with": "berry"}, "A berry. An apple.", []),
        ({"without": "berry"}, "An apple with a berry. Two apples.", ["apples"]),
        ({"with": "berry", "without": "cherry"}, "Apple, berry, cherry.", []),
        ({"under": "garden"}, "# A\n\nApples.\n\n## Garden\n\nAn apple.", ["apple"]),
        ({"under": "garden"}, "# Garden\n\n## B\n\n### C\n\nAn apple.", ["apple"]),
        ({"under": "garden"}, "# A\n\n## Garden\n\nText.\n\n## B\n\nAn apple.", []),
        ({"under": "garden"}, "---\ntitle: Garden\n---\n\nAn apple.", ["apple"]),
        ({"outside": "garden"}, "# A\n\nApples.\n\n## Garden\n\nAn apple.", ["Apples"]),
        ({"outside": "garden"}, "# Garden\n\n## B\n\nAn apple.", []),
        ({"under": "garden", "outside": "cherry"}, "# Garden\n\n## Cherry\n\nAn apple.", []),
    ],
)
def test_in_what_company(options: Mapping[str, Any], text: str, expected: list[str]) -> None:
    assert said({"signal": "apple", **options}, text) == expected


def test_any_takes_all_together_in_order() -> None:
    text = "A berry, an apple and a berry."
    assert said({"any": ["apple", "berry", "apple"]}, text) == ["berry", "apple", "berry"]
    assert said({"any": ["cherry", {"any": ["apple"]}]}, text) == ["apple"]
    assert said({"any": ["cherry"]}, text) == []


BOTH: Sequence[tuple[str, str]] = [
    # the narrowest stretch in which both stand, and the text
    ("sentence", "An apple and a berry."),
    ("block", "An apple. A berry."),
    ("block", "| Fruit | Jam |\n|---|---|\n| apple | berry |\n"),
    ("block", "We pick an apple:\n\n- a berry"),
    ("block", "- an apple\n  - a berry"),
    ("section", "# A\n\nAn apple.\n\nA berry."),
    ("section", LIST),
    ("section", TABLE),
    ("section", "# A\n\n## B\n\nAn apple.\n\n### C\n\nA berry."),
    ("section", "# A\n\n## B\n\n### C\n\nAn apple.\n\n### D\n\nA berry."),
    ("document", "# A\n\n## B\n\nAn apple.\n\n## C\n\nA berry."),
    ("document", "An apple.\n\n# A\n\nA berry."),
]
REACHES = ("sentence", "block", "section", "document")


@pytest.mark.parametrize("within", REACHES)
@pytest.mark.parametrize(("narrowest", "text"), BOTH)
def test_all_within_reach_of_each_other(narrowest: str, text: str, within: str) -> None:
    near = REACHES.index(within) >= REACHES.index(narrowest)
    found = said({"all": ["apple", "berry"], "within": within}, text)
    assert sorted(found) == (["apple", "berry"] if near else [])


def test_all_tells_only_the_words_that_stand_together() -> None:
    text = "An apple.\n\nA berry with apples. A berry."
    assert said({"all": ["apple", "berry"], "within": "sentence"}, text) == ["berry", "apples"]
    assert len(said({"all": ["apple", "berry"]}, text)) == 4
    assert said({"all": ["apple", "cherry"]}, text) == []


def test_conditions_nest() -> None:
    either = {"any": ["berry", "cherry"]}
    condition = {"all": ["apple", either], "within": "sentence"}
    assert said(condition, "An apple. Apples, cherry. A berry.") == ["Apples", "cherry"]


def test_several_documents_are_one_document_and_no_nearer() -> None:
    both = {"all": ["apple", "berry"]}
    texts = ("An apple.", "A berry.")
    assert said(both, *texts) == ["0:apple", "1:berry"]
    for within in ("sentence", "block", "section"):
        assert said({**both, "within": within}, *texts) == []
    assert said({"count": 2, "of": ["apple", "berry"]}, *texts) == ["0:apple", "1:berry"]


COUNTED = "An apple with apples and a berry. An apple.\n\nAn apple."


@pytest.mark.parametrize(
    ("distinct", "number"),
    [("sentence", 3), ("block", 2), ("section", 1), ("signal", 2), ("statement", 4), ("hit", 5)],
)
def test_what_is_counted_once(distinct: str, number: int) -> None:
    condition = {"of": ["apple", "berry"], "distinct": distinct}
    assert len(said({**condition, "count": number}, COUNTED)) == number
    assert said({**condition, "count": number + 1}, COUNTED) == []


def test_sentences_are_counted_where_nothing_is_said() -> None:
    condition = {"of": ["apple", "berry"]}
    assert said({**condition, "count": 3}, COUNTED) == ["apple"] * 3, "each with its first hit"
    assert said({**condition, "count": 4}, COUNTED) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Apple pie.", 1),
        ("Apple pie, apple pie.", 2),
        ("Apple and plum tart.", 1),
        ("An apple, then apple and plum tart, then apple pie.", 3),
        # the bowl of tart lies over both apples
        ("A bowl with apple and apple of tart.", 2),
    ],
)
def test_hits_that_overlap_count_once(text: str, number: int) -> None:
    condition = {"of": ["dish", "apple"], "distinct": "hit"}
    assert len(said({**condition, "count": number}, text)) == number
    assert said({**condition, "count": number + 1}, text) == []


@pytest.mark.parametrize(
    ("within", "expected"),
    [
        ("sentence", []),
        ("block", ["apple", "Apples"]),
        ("section", ["apple", "Apples", "apple"]),
        (None, ["apple", "Apples", "apple", "apple"]),
    ],
)
def test_counted_within_reach_of_each_other(within: str | None, expected: list[str]) -> None:
    text = "# A\n\n## B\n\nAn apple. Apples.\n\nAn apple.\n\n## C\n\nAn apple.\n"
    near = {"within": within} if within else {}
    assert said({"count": 2, "of": ["apple"], **near}, text) == expected
    assert said({"count": max(2, len(expected) + 1), "of": ["apple"], **near}, text) == []


def test_in_documents_of_another_kind_only_words_on_people_count() -> None:
    text = "An apple for the team. An apple for guests."
    for kind, number in (("policy", 2), ("other", 1)):
        group = [facts_by(SIGNALS, text, kind=kind)]
        assert len(Conditions(group, {}, ["guest"]).witnesses("apple")) == number
        assert len(Conditions(group, {}).witnesses("apple")) == 2


def test_a_fact_asks_its_measure_with_the_parameters() -> None:
    asked: list[tuple[int, Mapping[str, Any]]] = []

    def weight(group: Sequence[Facts], params: Mapping[str, Any]) -> Iterable[Witness]:
        asked.append((len(group), params))
        return (Witness(0, at, at + 1) for at in (5, 3))

    condition = {"fact": "weight", "at_least": 2}
    conditions = Conditions([facts_by(SIGNALS, "An apple.")], {"weight": weight})
    assert conditions.witnesses(condition) == [Witness(0, 3, 4), Witness(0, 5, 6)]
    assert asked == [(1, condition)]
    assert conditions.witnesses({"all": ["apple", condition], "within": "sentence"})
