"""Coverage: for which of the offered channels the promised times hold."""

from collections.abc import Sequence

import pytest
from helpers.lexicon import facts_by, promise

from policylint.checks.requirements.coverage import Coverage, coverage, levels_without
from policylint.facts.gather import Facts

SIGNALS = {
    "channel.phone": "telephone",
    "channel.email": "email",
    "contact.chat": "chat",
    "contact.form": "form",
    "contact.portal": "portal",
    "contact.offer": "reach us",
    "answer.instant": "answered {time.instant}",
    "time.instant": "at once",
    "answer.none": "best effort",
}
OFFER = "Reach us by telephone, email or chat."
TIMES = "Then wait 2 hours, 3 hours, 4 hours or 5 hours."
ALL_THREE = ["phone", "email", "chat"]

Promised = Sequence[tuple[str, str, str | None]]
"""Channel, action and condition of each promise."""


def facts(text: str, promised: Promised = (), kind: str = "policy") -> Facts:
    """Facts of a text with promises of 2, 3, 4 ... hours that are named at its end."""
    made = facts_by(SIGNALS, f"{text}\n\n{TIMES}", kind)
    made.commitments = tuple(
        promise(made, f"{number} hours", channel, action, condition)  # type: ignore[arg-type]
        for number, (channel, action, condition) in enumerate(promised, start=2)
    )
    return made


def uncovered(found: Coverage) -> list[str]:
    return [offer.channel for _index, offer in found.uncovered]


@pytest.mark.parametrize(
    ("promised", "expected", "complete"),
    [
        ([], ALL_THREE, False),
        ([("email", "respond", None)], ["phone", "chat"], False),
        ([("email", "respond", None), ("phone", "answer", None)], ["chat"], False),
        ([(channel, "respond", None) for channel in ALL_THREE], [], True),
        # news and passing on are no answers
        ([("email", "update", None)], ALL_THREE, False),
        ([("any", "escalate", None)], ALL_THREE, False),
        ([("any", "acknowledge", None)], [], True),
        # for all enquiries, or for each of two severities at least
        ([("any", "respond", None)], [], True),
        ([("any", "respond", "Urgent")], ALL_THREE, False),
        ([("any", "respond", "Urgent"), ("any", "resolve", "Urgent")], ALL_THREE, False),
        ([("any", "respond", "Urgent"), ("any", "respond", "Other")], [], True),
        ([("complaint", "resolve", None)], ALL_THREE, False),
    ],
)  # fmt: skip
def test_times_for_channels(promised: Promised, expected: list[str], complete: bool) -> None:
    found = coverage([facts(OFFER, promised)])
    assert sorted(uncovered(found)) == sorted(expected)
    assert found.complete == complete


def test_times_are_told_with_their_document() -> None:
    first = facts(OFFER, [("email", "respond", None), ("email", "update", None)])
    second = facts("Text.", [("phone", "answer", None)])
    found = coverage([first, second])
    assert [(index, time.channel, time.action) for index, time in found.times] == [
        (0, "email", "respond"),
        (1, "phone", "answer"),
    ]


def test_the_documents_of_one_policy_cover_each_other() -> None:
    offers = facts("Reach us by email or chat.")
    times = facts("Text.", [("email", "respond", None)])
    found = coverage([times, offers])
    assert [(index, offer.channel) for index, offer in found.uncovered] == [(1, "chat")]
    assert coverage([facts("Text.", [("any", "respond", None)]), offers]).complete


@pytest.mark.parametrize("kind", ["complaints", "policy"])
def test_in_a_complaints_procedure_times_for_complaints_are_times_for_all(kind: str) -> None:
    found = coverage([facts(OFFER, [("complaint", "resolve", None)], kind)])
    assert found.complete == (kind == "complaints")


@pytest.mark.parametrize(("timed", "other"), [("web", "portal"), ("portal", "web")])
def test_a_form_and_the_portal_behind_it_are_one_desk(timed: str, other: str) -> None:
    made = facts("Reach us by form, portal or email.", [(timed, "respond", None)])
    assert set(made.first_offers) == {timed, other, "email"}
    assert uncovered(coverage([made])) == ["email"]


def test_a_time_for_complaints_alone_covers_nothing_where_nothing_is_offered() -> None:
    assert not coverage([facts("Text.", [("complaint", "resolve", None)])]).complete
    found = coverage([facts("Text.", [("any", "respond", "Urgent")])])
    assert not found.complete
    assert uncovered(found) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reach us by chat or telephone, answered at once.", ["email"]),
        ("Reach us by chat. Reach us by telephone, answered at once.", ["chat", "email"]),
        ("Reach us by chat or email. It is answered at once.", ["chat", "email"]),
        ("| Way | Answer |\n|---|---|\n| Reach us by chat | answered at once |", []),
    ],
)  # fmt: skip
def test_an_answer_at_once_covers_what_its_sentence_offers(text: str, expected: list[str]) -> None:
    made = facts(f"{text}\n\nReach us by email." if expected else text, [("sms", "respond", None)])
    found = coverage([made])
    assert sorted(uncovered(found)) == expected
    assert [index for index, _hit in found.instant] == [0] * text.count("at once")


def test_an_answer_at_once_covers_nothing_beyond_its_sentence_and_document() -> None:
    offer, answer = facts("Reach us by chat."), facts("It is all answered at once.")
    found = coverage([offer, facts("Text.", [("sms", "respond", None)]), answer])
    assert uncovered(found) == ["chat"]
    assert [index for index, _hit in found.instant] == [2]


def test_an_answer_at_once_alone_is_no_concrete_time() -> None:
    found = coverage([facts("Reach us by chat, answered at once.")])
    assert (found.times, uncovered(found), found.complete) == ((), ["chat"], False)
    assert len(found.instant) == 1


def test_at_once_in_a_table_counts_beside_times_only() -> None:
    table = "| Reach us by | Answer |\n|---|---|\n| chat | at once |\n| email | {} |\n"
    timed = facts_by(SIGNALS, table.format("2 hours"))
    timed.commitments = (promise(timed, "2 hours", "email"),)
    assert len(coverage([timed]).instant) == 1
    untimed = facts_by(SIGNALS, table.format("some day"))
    untimed.commitments = ()
    assert coverage([untimed]).instant == ()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("| Plan | Answer |\n|---|---|\n| Gold | 2 hours |\n| Free | best effort |", 1),
        ("| Plan | Answer |\n|---|---|\n| Gold | 2 hours |\n\nText.\n\n"
         "| Plan | Fix |\n|---|---|\n| Free | best effort |", 0),
        ("We answer:\n\n- Gold: 2 hours\n- Silver: best effort\n- Free: best effort", 2),
        ("Gold: 2 hours\n\nWe answer:\n\n- Free: best effort", 0),
        ("We answer in 2 hours. Fixes are best effort.", 0),
    ],
)  # fmt: skip
def test_levels_left_to_best_effort_beside_others_with_a_time(text: str, number: int) -> None:
    made = facts_by(SIGNALS, text)
    made.commitments = (promise(made, "2 hours", "any"),)
    assert len(list(levels_without([made]))) == number
    # a time for everything does not make up for a level that has none
    assert coverage([made]).complete == (number == 0)
    made.commitments = ()
    assert list(levels_without([made])) == []
