"""CS702, CS703, CS712, CS713: the ages of dates, counted to a given day."""

from datetime import date

import pytest
from helpers.drafts import findings


def text(line: str) -> str:
    return f"# Complaints policy\n\n{line}\n\nWe answer complaints within ten working days.\n"


@pytest.mark.parametrize(
    ("line", "as_of", "stale"),
    [
        ("Last reviewed: 22 November 2025", date(2026, 11, 22), False),
        ("Last reviewed: 21 November 2025", date(2026, 11, 22), True),
        ("Last reviewed: November 2025", date(2026, 11, 30), False),
        ("Last reviewed: November 2025", date(2026, 12, 1), True),
        ("Last reviewed: 29 February 2024", date(2025, 2, 28), False),
        ("Last reviewed: 29 February 2024", date(2025, 3, 1), True),
        ("Next review: 1 May 2020", date(2026, 11, 22), False),
        ("No date at all.", date(2026, 11, 22), False),
    ],
)
def test_stale_after_a_year(line: str, as_of: date, stale: bool) -> None:
    assert bool(findings("CS702", text(line), as_of=as_of)) is stale


@pytest.mark.parametrize(
    ("line", "age"),
    [
        ("Last reviewed: 2 September 2025", "14 months"),
        ("Last reviewed: 14 May 2019", "7 years"),
    ],
)
def test_the_age_is_told_in_words(line: str, age: str) -> None:
    (found,) = findings("CS702", text(line))
    assert f"{age} ago" in found.message


def test_the_newest_date_of_the_whole_policy_counts() -> None:
    old, new = text("Last reviewed: May 2019"), text("Last reviewed: May 2026")
    assert findings("CS702", old, beside=[new]) == []
    assert findings("CS702", old, beside=[text("Last reviewed: May 2018")]) != []


def test_an_ambiguous_date_is_told_with_both_readings() -> None:
    (found,) = findings("CS703", text("Last updated: 03/04/2026"))
    assert found.excerpt == "03/04/2026"
    assert found.suggestion is not None
    assert "3 April 2026 or 4 March 2026" in found.suggestion.text


@pytest.mark.parametrize(
    ("line", "odd"),
    [
        ("Last updated: 31 February 2026", True),
        ("Next review: 31 June 2027", True),
        ("Effective from 1 January 2027", True),
        ("Effective from 22 November 2026", False),
        ("Last updated: November 2026", False),
        ("Next review: May 2027", False),
        ("The fair is on 31 June 2027.", False),
    ],
)
def test_odd_dates(line: str, odd: bool) -> None:
    assert bool(findings("CS703", text(line))) is odd


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Next review: 21 November 2026", "the next review was due on 21 November 2026"),
        ("Next review: October 2026", "the next review was due in October 2026"),
        ("Next review: 22 November 2026", None),
        ("Next review: November 2026", None),
        ("Next review: May 2026, next review: May 2027", None),
    ],
)
def test_overdue_once_the_day_or_month_has_passed(line: str, message: str | None) -> None:
    found = findings("CS712", text(line))
    assert [each.message for each in found] == ([message] if message else [])


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Next review: 22 December 2026",
         "the next review is due on 22 December 2026: 30 days from now"),
        ("Next review: 22 November 2026",
         "the next review is due on 22 November 2026: 0 days from now"),
        ("Next review: 23 December 2026", None),
        ("Next review: 21 November 2026", None),
        ("Last reviewed: 1 December 2025",
         "the revision date turns stale on 2 December 2026: 10 days from now"),
        ("Last reviewed: 1 November 2025", None),
        ("Last reviewed: 1 May 2026", None),
    ],
)  # fmt: skip
def test_due_soon(line: str, message: str | None) -> None:
    found = findings("CS713", text(line))
    assert [each.message for each in found] == ([message] if message else [])
