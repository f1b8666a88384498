"""Requirements: their verdicts, the evidence, and where and how a gap is told."""

from typing import Any

import pytest
from helpers.lexicon import facts_by, promise, rule

from policylint.checks.findings import finding
from policylint.checks.requirements.judging import (
    MAX_EVIDENCE,
    Gap,
    Verdict,
    anchor,
    first_line,
    gaps,
    judge,
)
from policylint.facts.gather import Facts
from policylint.facts.model import VagueTime
from policylint.model import Finding
from policylint.packs.model import Rule, benchmark

SIGNALS = {
    "apple": ["apple~", "red apple~", "apple tart"],
    "berry": "berry~",
    "cherry": "cherry~",
    "garden": "garden",
    "kitchen": "kitchen",
    "channel.phone": "telephone",
    "channel.email": "email",
    "contact.chat": "chat",
    "contact.offer": "reach us",
    "answer.none": "best effort",
}
FRUIT = rule(
    level="required",
    message={"missing": "no fruit", "partial": "half a fruit", "sour": "sour fruit"},
    suggestion="Write “An apple”.",
    heading="Fruit",
    place={"topic": "garden", "after": "kitchen"},
    met="apple",
    partial={"any": ["berry", "cherry"]},
    cases={"sweet": {"all": ["berry", "cherry"]}, "sour": "cherry"},
)


def facts(text: str) -> Facts:
    return facts_by(SIGNALS, text)


def words(verdict: Verdict, *group: Facts) -> list[str]:
    return [group[w.document].document.text[w.start : w.end] for w in verdict.witnesses]


def told(rule: Rule, gap: Gap, *group: Facts) -> Finding:
    return finding(rule, gap.draft, group[gap.document].document, {})


@pytest.mark.parametrize(
    ("text", "status", "case", "evidence"),
    [
        ("An apple and a berry.", "met", "met", ["apple"]),
        ("Apple tart.", "met", "met", ["Apple tart"]),
        ("A berry.", "partial", "partial", ["berry"]),
        ("A cherry.", "partial", "sour", ["cherry"]),
        # the first case that holds
        ("A cherry, a berry.", "partial", "sweet", ["cherry", "berry"]),
        ("A plum.", "missing", "missing", []),
    ],
)
def test_the_verdict(text: str, status: str, case: str, evidence: list[str]) -> None:
    made = facts(text)
    (verdict,) = judge([FRUIT], [made])
    assert (verdict.rule, verdict.status, verdict.case) == (FRUIT, status, case)
    assert words(verdict, made) == evidence


def test_a_rule_need_not_say_what_is_half_of_it() -> None:
    (verdict,) = judge([rule(level="optional", met="apple")], [facts("A berry.")])
    assert verdict.status == "missing"
    (verdict,) = judge([rule(level="optional", partial="berry")], [facts("A berry.")])
    assert verdict.status == "partial"


def test_verdicts_stand_in_the_order_of_the_rules() -> None:
    rules = [rule(id=f"XY10{n}", level="required", met=name) for n, name in enumerate(SIGNALS)]
    assert [verdict.rule for verdict in judge(rules, [facts("A berry.")])] == rules


def test_evidence_is_told_without_overlap_and_never_at_length() -> None:
    made = facts("Red apple tart, apples. " * 4)
    (verdict,) = judge([FRUIT], [made])
    assert words(verdict, made) == ["Red apple", "apples"] * (MAX_EVIDENCE // 2) + ["Red apple"]
    assert list(verdict.witnesses) == sorted(verdict.witnesses)


def test_evidence_comes_from_all_documents_of_a_policy() -> None:
    group = [facts("An apple."), facts("Apples.")]
    (verdict,) = judge([FRUIT], group)
    assert [w.document for w in verdict.witnesses] == [0, 1]
    assert words(verdict, *group) == ["apple", "Apples"]


def test_in_another_kind_of_document_only_words_on_people_count() -> None:
    made = facts_by(SIGNALS, "An apple for staff.", kind="other")
    assert judge([FRUIT], [made], ["cherry"])[0].status == "missing"
    assert judge([FRUIT], [made])[0].status == "met"


@pytest.mark.parametrize(
    ("level", "text", "severity"),
    [
        ("required", "A plum.", "error"),
        ("required", "A berry.", "warning"),
        ("recommended", "A plum.", "warning"),
        ("recommended", "A berry.", "info"),
        ("optional", "A plum.", "info"),
        ("optional", "A berry.", "info"),
        ("required", "An apple.", None),
    ],
)
def test_how_grave_a_gap_is(level: str, text: str, severity: str | None) -> None:
    made = facts(text)
    (verdict,) = judge([rule(level=level, met="apple", partial="berry")], [made])
    found = [gap.draft.severity for gap in gaps(verdict, [made], {})]
    assert found == ([severity] if severity else [])


def test_half_of_a_requirement_is_told_where_it_stands() -> None:
    group = [facts("Text."), facts("A plum and a cherry. A cherry.")]
    (verdict,) = judge([FRUIT], group)
    (gap,) = gaps(verdict, group, {})
    found = told(FRUIT, gap, *group)
    assert (gap.document, found.excerpt, found.place.column) == (1, "cherry", 14)
    assert found.message == "sour fruit"
    assert found.suggestion is not None
    assert found.suggestion.text == "Write “An apple”."


@pytest.mark.parametrize(
    ("text", "excerpt", "where"),
    [
        ("# T\n\nText.\n\n## The garden\n\nText.", "The garden", "under “The garden”"),
        ("# T\n\n## A kitchen\n\nText.\n\n## A garden\n\nText.", "A garden", "under “A garden”"),
        (
            "# T\n\n## A kitchen\n\nText.",
            "A kitchen",
            "in a section “Fruit” after “A kitchen”",
        ),
        # a title speaks of everything
        ("# The garden\n\nText.", "The garden", "in a section “Fruit”"),
        ("Text on the garden.\n\nMore.", "Text on the garden.", "in a section “Fruit”"),
    ],
)
def test_what_is_missing_is_told_where_it_belongs(text: str, excerpt: str, where: str) -> None:
    made = facts(text)
    (verdict,) = judge([FRUIT], [made])
    (gap,) = gaps(verdict, [made], {})
    found = told(FRUIT, gap, made)
    assert found.message == "no fruit"
    assert found.excerpt == excerpt
    assert found.suggestion is not None
    assert found.suggestion.text == f"{where}: Write “An apple”."


def test_a_rule_without_a_place_belongs_to_the_first_line() -> None:
    place = anchor(rule(level="required", met="apple"), [facts("# T\n\n## Garden\n\nText.")])
    assert place.where == ""
    assert (place.document, place.start, place.end) == (0, 0, 1)


def test_another_document_of_the_policy_may_have_the_place() -> None:
    group = [facts("# T\n\nText."), facts("# U\n\n## Garden\n\nText.")]
    place = anchor(FRUIT, group)
    assert (place.document, place.where) == (1, "under “Garden”")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# Title\n\nText.", "Title"),
        ("---\ntitle: A\n---\n\nText\ngoes on.", "Text goes on."),
        ("```\ncode\n```\n\n- item", "item"),
        ("One  \ntwo", "One"),
        ("| a | b |\n|---|---|\n| c | d |", "a"),
        ("```\ncode\n```", ""),
        ("<!-- nothing -->", ""),
    ],
)
def test_the_first_line(text: str, line: str) -> None:
    made = facts(text)
    start, end = first_line(made)
    assert made.document.text[start:end] == line


TIMES = rule(
    level="required",
    message={"partial": "some", "channel": "no time for {channel}", "level": "none at “{words}”"},
    suggestion={"partial": "Add times.", "channel": "Add {benchmark|a time}."},
    each_channel=True,
    met={"fact": "times", "for": "every-channel"},
    partial={"fact": "times"},
)


def timed(text: str, *channels: str) -> Facts:
    """Facts of a text that promises 2 hours for these channels."""
    made = facts(text)
    made.commitments = tuple(promise(made, "2 hours", channel) for channel in channels)
    return made


def messages(*group: Facts, **benchmarks: Any) -> list[tuple[str, str, str | None]]:
    """Excerpt, message and suggestion of each gap in response times."""
    (verdict,) = judge([TIMES], group)
    told_of = []
    for gap in gaps(verdict, group, {k: benchmark(v) for k, v in benchmarks.items()}):
        found = told(TIMES, gap, *group)
        assert found.severity == ("warning" if verdict.status == "partial" else "error")
        told_of.append(
            (found.excerpt, found.message, (found.suggestion and found.suggestion.text) or None)
        )
    return told_of


def test_each_channel_without_a_time_is_told_where_it_is_offered() -> None:
    made = timed("Reach us by email, telephone or chat.\n\nEmail: 2 hours.", "email")
    assert messages(made, phone="3 minutes") == [
        ("telephone", "no time for phone calls", "Add 3 minutes."),
        ("chat", "no time for chats", "Add a time."),
    ]


def test_where_every_channel_has_its_time_nothing_is_told() -> None:
    assert messages(timed("Reach us by email, within 2 hours.", "email")) == []


def test_a_blank_or_vague_time_has_its_own_finding() -> None:
    blank = timed(
        "Reach us by chat, within [X] days.\n\nReach us by email, within 2 hours.", "email"
    )
    assert messages(blank) == []
    text = "Reach us by chat, soon. Reach us by telephone.\n\nReach us by email in 2 hours."
    vague = timed(text, "email")
    at = text.index("soon")
    vague.vague_times = (VagueTime(at, at + 4, "chat", None),)
    assert [excerpt for excerpt, *_rest in messages(vague)] == ["telephone"]


def test_each_level_without_a_time_is_told() -> None:
    text = "| Plan | Email |\n|---|---|\n| Gold | 2 hours |\n| Free | best effort |"
    assert [each[:2] for each in messages(timed(text, "any"))] == [
        ("best effort", "none at “best effort”")
    ]


def test_no_times_at_all_are_one_gap_and_not_one_for_each_channel() -> None:
    assert len(messages(timed("Reach us by email, telephone or chat."))) == 1
