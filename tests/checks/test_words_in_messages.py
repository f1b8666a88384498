"""Messages and suggestions in the document's own words."""

from datetime import date
from typing import Any

import pytest
from helpers.lexicon import facts_by

from policylint.checks.wording import CHANNEL_NAMES, CONTACTS, day, document_values, fill, listed
from policylint.facts.offers import SIGNALS as CHANNELS

AS_OF = date(2026, 11, 5)


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        ("no words", "no words"),
        ("{fruit}", "an apple"),
        ("Eat {fruit}, {fruit}.", "Eat an apple, an apple."),
        ("Eat {nut}.", "Eat ."),
        ("Eat {nut|a nut}.", "Eat a nut."),
        ("Eat {fruit|a nut}.", "Eat an apple."),
        ("Eat {blank|a nut}.", "Eat a nut."),
        # where a sentence begins a wording with a default is made to fit
        ("{fruit|a nut} is eaten.", "An apple is eaten."),
        ("{nut|a nut} is eaten.", "A nut is eaten."),
        ("Eat. {fruit|a nut}: {nut|nuts}! {nut|nuts}?", "Eat. An apple: Nuts! Nuts?"),
        ("Eat no.{nut|nuts}", "Eat no.nuts"),
        # a name without one stands as the document has it
        ("{fruit} is eaten. {fruit}", "an apple is eaten. an apple"),
        ("{two-words|it} {}", "Both {}"),
        ("{ fruit }, {Fruit}, {fruit", "{ fruit }, {Fruit}, {fruit"),
        # what is filled in is not filled again
        ("Eat {odd}.", "Eat {fruit}."),
    ],
)  # fmt: skip
def test_fill(template: str, filled: str) -> None:
    values = {"fruit": "an apple", "blank": "", "two-words": "both", "odd": "{fruit}"}
    assert fill(template, values) == filled


@pytest.mark.parametrize(
    ("words", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_listed(words: list[str], expected: str) -> None:
    assert listed(words) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(date(2026, 11, 5), "5 November 2026"), (date(2027, 1, 31), "31 January 2027")],
)
def test_day(value: date, expected: str) -> None:
    assert day(value) == expected


def test_every_channel_has_its_words() -> None:
    assert set(CHANNELS.values()) <= set(CHANNEL_NAMES)
    assert {*CHANNEL_NAMES, "complaint", "any"} == set(CONTACTS)


SIGNALS = {
    "channel.phone": "telephone",
    "channel.email": "email",
    "contact.offer": "reach us",
    "customer.plural": "(guests|diners|people)",
    "role.manager": "[the|our] (head waiter|cook)",
    "complaint": "complaint~",
    "escalation.mention": "escalated",
}


def values(*texts: str) -> dict[str, Any]:
    return document_values([facts_by(SIGNALS, text) for text in texts], AS_OF)


def test_values_that_every_document_has() -> None:
    assert values("# A charter\n\nText.") == {
        "today": "5 November 2026",
        "next-year": "November 2027",
        "channels": "",
        "contacts": "",
        "title": "A charter",
    }
    assert values("Text.", "# B\n\nText.")["title"] == "", "the first document gives the name"


def test_channels_are_those_offered() -> None:
    found = values("Reach us by email.", "Reach us by telephone or email.")
    assert found["channels"] == "email and phone"
    assert found["contacts"] == "emails and phone calls"
    assert values("We wrote an email.")["channels"] == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guests, guests, guests.", "guests"),
        ("Guests, Guests, GUESTS, diners.", "guests"),
        ("Guests, guests.", None),
        ("Guests, guests, guests, diners, diners, people.", None),
        ("Nobody.", None),
    ],
)
def test_the_word_for_customers_is_one_that_is_preferred(text: str, expected: str | None) -> None:
    assert values(text).get("customers") == expected


def test_the_word_for_customers_is_counted_over_all_documents() -> None:
    assert values("Guests, guests.", "Guests.")["customers"] == "guests"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Complaints go to the head waiter.", "the head waiter"),
        ("Our Cook takes what is escalated.", "the Cook"),
        ("The cook cooks. Complaints go to head waiter.", "the head waiter"),
        ("The cook cooks. Complaints are welcome.", None),
    ],
)
def test_an_office_is_named_only_where_such_matters_go_to_it(
    text: str, expected: str | None
) -> None:
    assert values(text).get("role") == expected
