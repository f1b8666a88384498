"""Lengths of time: how they are written, and which of two is the longer."""

from typing import cast

import pytest
from helpers.drafts import english
from hypothesis import given
from hypothesis import strategies as st

from policylint.facts.model import Calendar, Duration, Unit
from policylint.facts.times.durations import find_durations, is_frequency
from policylint.facts.times.lengths import compare


def found(text: str) -> list[str]:
    """ "2 day working" for each length of time in a text."""
    durations = find_durations(text, english().vocabulary)
    return [f"{d.amount:g} {d.unit} {d.calendar}" for d in durations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("within two (2) working days", ["2 day working"]),
        ("within 24 (twenty-four) hours", ["24 hour unspecified"]),
        ("in forty eight hours", ["48 hour unspecified"]),
        ("24-48 hours", ["48 hour unspecified"]),
        ("24 to 48 business hours", ["48 hour working"]),
        ("between two and three days", ["3 day unspecified"]),
        ("30 minutes to 1 hour", ["1 hour unspecified"]),
        ("within the hour", ["1 hour unspecified"]),
        ("within an hour and a half", ["1.5 hour unspecified"]),
        ("one and a half hours", ["1.5 hour unspecified"]),
        ("1.5 hours", ["1.5 hour unspecified"]),
        ("2½ hours", ["2.5 hour unspecified"]),
        ("half an hour", ["30 minute unspecified"]),
        ("half a working day", ["0.5 day working"]),
        ("1 hour 30 minutes", ["1.5 hour unspecified"]),
        ("1,440 minutes", ["1440 minute unspecified"]),
        ("by close of business the next working day", ["1 day working"]),
        ("by the end of the next working day", ["1 day working"]),
        ("by close of business on the second working day", ["2 day working"]),
        ("by the end of the business day", ["0 day working"]),
        ("the same working day", ["0 day working"]),
        ("same-day", ["0 day unspecified"]),
        ("on the day of receipt", ["0 day unspecified"]),
        ("the following business day", ["1 day working"]),
        ("NBD", ["1 day working"]),
        ("3 rings", ["3 ring unspecified"]),
        ("before the third ring", ["3 ring unspecified"]),
        ("10 business days", ["10 day working"]),
        ("5 WD", ["5 day working"]),
        ("five weekdays", ["5 day working"]),
        ("10 clear working days", ["10 day working"]),
        ("28 calendar days", ["28 day calendar"]),
        ("within a fortnight", ["2 week unspecified"]),
        ("48h", ["48 hour unspecified"]),
        ("2 hrs", ["2 hour unspecified"]),
        ("15 min / 4 h", ["15 minute unspecified", "4 hour unspecified"]),
        ("< 30 mins", ["30 minute unspecified"]),
        ("4 hours (business hours)", ["4 hour working"]),
        ("2 hours during office hours", ["2 hour working"]),
        ("30 minutes 24x7", ["30 minute calendar"]),
        ("every 4 hours", ["4 hour unspecified"]),
        ("every other day", ["2 day unspecified"]),
        ("once every working day", ["1 day working"]),
        ("hourly, then weekly", ["1 hour unspecified", "1 week unspecified"]),
        ("a minute or two, within a minute or two", ["2 minute unspecified"]),
        ("24 hours a day, 7 days a week", []),
        ("365 days per year", []),
        ("the second day of the month", []),
        ("open until 17.00 hours", []),
        ("at the end of the day it is people who matter", []),
        ("£30 a day", []),
        ("two days\tin three\nhours", ["2 day unspecified"]),
    ],
)
def test_as_people_write_them(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_length_stands_where_its_words_stand() -> None:
    text = "We reply within two (2) working days, or by close of business the next day."
    durations = find_durations(text, english().vocabulary)
    words = [text[d.start : d.end] for d in durations]
    assert words == ["two (2) working days", "close of business the next day"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("weekly", True), ("every two days", True), ("each day", True), ("two days", False)],
)
def test_how_often_is_told_from_how_long(text: str, expected: bool) -> None:
    vocabulary = english().vocabulary
    (duration,) = find_durations(text, vocabulary)
    assert is_frequency(text, duration, vocabulary) is expected


WORDS = st.sampled_from(
    "within a the two (2) 24 - 48 1.5 half hours hour working business day days next same to and "
    "end of close every weekly ring third \n \t , . / %".split(" ")
)


@given(st.lists(WORDS, max_size=30))
def test_no_two_lengths_overlap(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for duration in find_durations(text, english().vocabulary):
        assert end <= duration.start < duration.end <= len(text)
        assert "\n" not in text[duration.start : duration.end]
        assert "\t" not in text[duration.start : duration.end]
        end = duration.end


def length(written: str) -> Duration:
    amount, unit, *calendar = written.split()
    said = calendar[0] if calendar else "unspecified"
    return Duration(0, 0, float(amount), cast("Unit", unit), cast("Calendar", said))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("1 day working", "8 hour working", 0),
        ("5 day working", "1 week working", 0),
        ("1 day", "24 hour", 0),
        ("14 day", "2 week", 0),
        ("60 minute", "1 hour", 0),
        ("15 day working", "20 day working", -1),
        ("2 day working", "24 hour", 1),
        ("1 day working", "48 hour", -1),
        ("3 day", "5 day working", -1),
        ("0 day working", "1 day working", -1),
        ("0 day", "1 day", -1),
        ("3 ring", "5 ring", -1),
        ("4 hour working", "8 hour", -1),
        ("20 day working", "1 week", 1),
        # these cannot be told apart
        ("1 day working", "24 hour", None),
        ("2 day working", "48 hour", None),
        ("10 day working", "2 week", None),
        ("5 day working", "7 day", None),
        ("20 day working", "1 month", None),
        ("10 day", "10 day working", None),
        ("0 day", "4 hour", None),
        ("3 ring", "20 second", None),
        ("1 month", "30 day", None),
    ],
)
def test_the_longer_of_two(one: str, other: str, expected: int | None) -> None:
    assert compare(length(one), length(other)) == expected
    assert compare(length(other), length(one)) == (None if expected is None else -expected)
