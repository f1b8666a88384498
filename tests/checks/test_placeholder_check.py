"""PL101: the message tells what kind of thing was left open."""

import pytest
from helpers.drafts import findings


@pytest.mark.parametrize(
    ("markdown", "message"),
    [
        ("The manager is [job title].", "[job title] was never filled in"),
        ("We reply within [X] hours.", "a time was never filled in: [X]"),
        ("We reply within ____ working days.", "a time was never filled in: ____"),
        ("We reply within [timeframe].", "a time was never filled in: [timeframe]"),
        ("Last reviewed: DD/MM/YYYY", "a date was never filled in: DD/MM/YYYY"),
        ("Approved: [TBC]", "a date was never filled in: [TBC]"),
        ("[Company Name] cares.", "the organisation's name was never filled in: [Company Name]"),
        ("Write to [company email].", "[company email] was never filled in"),
    ],
)
def test_message_by_what_is_asked_for(markdown: str, message: str) -> None:
    assert [each.message for each in findings("PL101", markdown)] == [message]


def test_suggestion_for_a_review_to_come_asks_for_its_month() -> None:
    (found,) = findings("PL101", "Next review date: DD/MM/YYYY")
    assert found.suggestion is not None
    assert "month and year" in found.suggestion.text


def test_long_filler_is_cut_in_the_message_and_whole_in_the_excerpt() -> None:
    markdown = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor."
    (found,) = findings("PL101", markdown)
    assert found.excerpt == markdown
    assert found.message.endswith("Lorem ipsum dolor sit amet, consectet...")


def test_escapes_belong_to_the_excerpt_but_not_to_the_message() -> None:
    (found,) = findings("PL101", "Ask for \\[name of colleague\\] at the desk.")
    assert found.excerpt == "\\[name of colleague\\]"
    assert found.message == "[name of colleague] was never filled in"


def test_each_occurrence_is_reported_at_its_place() -> None:
    found = findings("PL101", "# Help at [Firm]\n\nWrite to help@[firm].example or ring [Firm].\n")
    assert [(each.place.line, each.excerpt) for each in found] == [
        (1, "[Firm]"),
        (3, "[firm]"),
        (3, "[Firm]"),
    ]
