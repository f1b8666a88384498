"""Dates: how they are written, and what they are the dates of."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from policylint.documents import read
from policylint.facts.dates.mentions import find_dates, revision_date
from policylint.facts.model import DateMention

LEXICON = Path(__file__).parents[2] / "rules" / "lexicons" / "en.yaml"


@pytest.fixture(scope="session")
def vocabulary() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(LEXICON.read_text(encoding="utf-8"))
    return dict(loaded["vocabulary"])


def dates_of(markdown: str, vocabulary: dict[str, Any]) -> tuple[DateMention, ...]:
    return find_dates(read("policy.md", markdown.encode()), vocabulary)


def shown(mention: DateMention) -> str:
    parts = [mention.year, mention.month, mention.day]
    return "-".join(f"{part:02}" for part in parts if part is not None)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2025-03-12", "2025-03-12"),
        ("2025-03-12T17:00:00Z", "2025-03-12"),
        ("2025/03/12", "2025-03-12"),
        ("2025.03.12", "2025-03-12"),
        ("2025-03", "2025-03"),
        ("12 March 2025", "2025-03-12"),
        ("12th of March 2025", "2025-03-12"),
        ("12th day of March, 2025", "2025-03-12"),
        ("1st March 2025", "2025-03-01"),
        ("Wednesday 12 March 2025", "2025-03-12"),
        ("12 MARCH 2025", "2025-03-12"),
        ("March 12, 2025", "2025-03-12"),
        ("March 12th 2025", "2025-03-12"),
        ("Mar. 12, 2025", "2025-03-12"),
        ("Mar 2025", "2025-03"),
        ("March 2025", "2025-03"),
        ("March, 2025", "2025-03"),
        ("Sept 2025", "2025-09"),
        ("12-Mar-2025", "2025-03-12"),
        ("12-Mar-25", "2025-03-12"),
        ("12.03.2025", "2025-12|03"),
        ("25.03.2025", "2025-03-25"),
        ("25/3/25", "2025-03-25"),
        ("3/25/2025", "2025-03-25"),
        ("04/04/2025", "2025-04-04"),
        ("03/2025", "2025-03"),
        ("2025年3月12日", "2025-03-12"),
    ],
)
def test_ways_to_write_a_date(written: str, expected: str, vocabulary: dict[str, Any]) -> None:
    (mention,) = dates_of(f"Last updated: {written}", vocabulary)
    assert mention.role == "revision"
    if "|" in expected:
        assert (mention.problem, mention.month, mention.day) == ("ambiguous", None, None)
    else:
        assert shown(mention) == expected
        assert mention.problem is None


def test_the_span_is_the_date_alone(vocabulary: dict[str, Any]) -> None:
    markdown = "# Charter\n\nThis charter was last reviewed by the board on 2 October\n2025.\n"
    document = read("policy.md", markdown.encode())
    (mention,) = find_dates(document, vocabulary)
    span = document.span(mention.start, mention.end)
    assert markdown[span.start : span.end] == "2 October\n2025"


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("31 February 2025", "impossible"),
        ("29 February 2025", "impossible"),
        ("29 February 2024", None),
        ("2025-13-01", "impossible"),
        ("31/13/2025", "impossible"),
        ("03/04/2025", "ambiguous"),
        ("13/04/2025", None),
    ],
)
def test_problems(written: str, problem: str | None, vocabulary: dict[str, Any]) -> None:
    (mention,) = dates_of(f"Last updated: {written}", vocabulary)
    assert mention.problem == problem


def test_another_date_of_the_document_tells_what_stands_first(vocabulary: dict[str, Any]) -> None:
    day_first = dates_of("Approved: 25/03/2024\n\nLast updated: 03/04/2025", vocabulary)
    assert [shown(each) for each in day_first] == ["2024-03-25", "2025-04-03"]
    month_first = dates_of("Approved: 03/25/2024\n\nLast updated: 03/04/2025", vocabulary)
    assert [shown(each) for each in month_first] == ["2024-03-25", "2025-03-04"]


ROLES = [
    # labels before the date
    ("Last updated: 12 March 2025", "revision"),
    ("*Last updated 12 March 2025*", "revision"),
    ("**Last Reviewed:** March 2025", "revision"),
    ("Reviewed: March 2025", "revision"),
    ("Revised on 12 March 2025", "revision"),
    ("Effective from 12 March 2025", "revision"),
    ("Approved by the Board on 12 March 2025", "revision"),
    ("Approved by the full council at its meeting of 12 March 2025", "revision"),
    ("Adopted 12 March 2025", "revision"),
    ("Version 2.1 (March 2025)", "revision"),
    ("Version: March 2025", "revision"),
    ("v2.1, last updated March 2025", "revision"),
    ("Policy date: March 2025", "revision"),
    ("In force since the spring meeting of 18 March 2025.", "revision"),
    ("Date: 12 March 2025", "revision"),
    ("Issue date: 12 March 2025", "revision"),
    ("Date of last review: March 2025", "revision"),
    ("Reviewed and approved March 2025", "revision"),
    ("Date of last review and approval: 28th March, 2025", "revision"),
    ("**Date of Initial approval:** 8th March 2025", "revision"),
    ("This policy was last reviewed by the whole team in March 2025.", "revision"),
    ("We last reviewed this charter in March 2025.", "revision"),
    ("This service agreement is effective as of March 1, 2025, until it is replaced.", "revision"),
    ("The policy takes effect on 12 March 2025.", "revision"),
    ("This procedure comes into force on 12 March 2025.", "revision"),
    ("Charter (updated March 2025)", "revision"),
    ("Owner: Head of Service | Last updated: March 2025", "revision"),
    ("12 March 2025: revised after a pilot", "revision"),
    ("Document dated 12 March 2025", "revision"),
    ("Briefing for volunteers, v5, March 2025", "revision"),
    ("Sheet 7 · Service desk · reviewed 30/03/2025", "revision"),
    # next review
    ("We check the charter yearly; the next check is due in March 2027.", "next-review"),
    ("The partner keeps it and will revise it next in March 2027.", "next-review"),
    ("The code is due to be looked at again by 30 March 2027.", "next-review"),
    ("Next review: March 2027", "next-review"),
    ("Next review date – March 2027", "next-review"),
    ("**Date Of Next review:** 28th March, 2027", "next-review"),
    ("Review date: March 2027", "next-review"),
    ("Review due: 12 March 2027", "next-review"),
    ("Due for review by 12 March 2027", "next-review"),
    ("This policy will be reviewed in March 2027.", "next-review"),
    ("The charter is to be reviewed by the board in March 2027.", "next-review"),
    ("This policy is due for review in March 2027.", "next-review"),
    # others
    ("Created: 12 March 2025", "created"),
    ("Date created: 12 March 2025", "created"),
    ("Expires: 12 March 2027", "expiry"),
    ("Valid until 12 March 2027", "expiry"),
    ("Replaces the version of March 2019", "other"),
    ("Version 4.2 of the app was released on 12 March 2025.", "other"),
    ("Our opening hours were last updated on 12 March 2025.", "other"),
    ("Prices rise on 1 March 2025.", "other"),
    ("Published prices rise on 1 March 2025.", "other"),
    ("The fair takes place on 12 March 2025.", "other"),
    ("As Regulation 2016/679 of 27 April 2016 requires, we answer.", "other"),
    ("Complaints about events before 12 March 2025 go to the old committee.", "other"),
    ("The fee was approved by parliament on 12 March 2025.", "other"),
    ("The helpline software was upgraded in March 2025.", "other"),
    ("Copyright March 2025 Example Ltd", "other"),
]


@pytest.mark.parametrize(("line", "role"), ROLES)
def test_roles_by_the_line(line: str, role: str, vocabulary: dict[str, Any]) -> None:
    markdown = (
        f"# Complaints policy\n\n## Times\n\nWe answer within a week.\n\n{line}\n\nThank you.\n"
    )
    assert [each.role for each in dates_of(markdown, vocabulary)] == [role]


@pytest.mark.parametrize(
    ("key", "role"),
    [
        ("date", "revision"),
        ("lastmod", "revision"),
        ("last_updated", "revision"),
        ("lastUpdated", "revision"),
        ("last_reviewed_on", "revision"),
        ("effective_date", "revision"),
        ("updated", "revision"),
        ("next_review", "next-review"),
        ("review_date", "next-review"),
        ("created", "created"),
        ("expires", "expiry"),
        ("launch", "other"),
    ],
)
def test_roles_by_front_matter(key: str, role: str, vocabulary: dict[str, Any]) -> None:
    markdown = f"---\ntitle: Charter\n{key}: 2025-03-12\n---\n\n# Charter\n\nWe answer letters.\n"
    assert [each.role for each in dates_of(markdown, vocabulary)] == [role]


def test_rows_with_a_label_in_the_first_cell(vocabulary: dict[str, Any]) -> None:
    markdown = (
        "| Document owner | Head of Service |\n|---|---|\n| Last reviewed | March 2025 |\n"
        "| Next review | March 2026 |\n| Approved by | Board, 12 March 2025 |\n"
    )
    roles = [(each.role, shown(each)) for each in dates_of(markdown, vocabulary)]
    assert roles == [
        ("revision", "2025-03"),
        ("next-review", "2026-03"),
        ("revision", "2025-03-12"),
    ]


def test_rows_of_a_version_history(vocabulary: dict[str, Any]) -> None:
    markdown = (
        "| Version | Date | Author | Change |\n|---|---|---|---|\n"
        "| 1.0 | 2023-01-05 | J. Doe | First issue |\n| 1.1 | 2024-02-06 | J. Doe | Times |\n"
    )
    mentions = dates_of(markdown, vocabulary)
    assert [each.role for each in mentions] == ["revision", "revision"]
    newest = revision_date(mentions)
    assert newest is not None
    assert shown(newest) == "2024-02-06"


def test_rows_by_the_heads_of_their_columns(vocabulary: dict[str, Any]) -> None:
    markdown = (
        "| Policy | Last reviewed | Next review |\n|---|---|---|\n"
        "| Complaints | May 2025 | May 2026 |\n"
    )
    assert [each.role for each in dates_of(markdown, vocabulary)] == ["revision", "next-review"]


def test_a_table_of_something_else(vocabulary: dict[str, Any]) -> None:
    markdown = "| Holiday | Date |\n|---|---|\n| New Year | 1 January 2026 |\n"
    assert [each.role for each in dates_of(markdown, vocabulary)] == ["other"]


def test_a_list_of_changes(vocabulary: dict[str, Any]) -> None:
    markdown = (
        "# Charter\n\n## Change log\n\n- 12 March 2025: new times\n- 1 May 2024: first version\n"
    )
    assert [each.role for each in dates_of(markdown, vocabulary)] == ["revision", "revision"]


def test_a_date_alone_takes_its_heading(vocabulary: dict[str, Any]) -> None:
    markdown = (
        "# Charter\n\nWe care.\n\n## Next review\n\nMarch 2027\n\n## Last updated\n\nMay 2025\n"
    )
    assert [each.role for each in dates_of(markdown, vocabulary)] == ["next-review", "revision"]


def test_lines_of_one_paragraph_keep_their_labels(vocabulary: dict[str, Any]) -> None:
    markdown = (
        "# Charter\n\nVersion: 3\n**Last review:** January 2025\n**Next review:** April 2026\n"
    )
    assert [each.role for each in dates_of(markdown, vocabulary)] == ["revision", "next-review"]


@pytest.mark.parametrize(
    "markdown",
    [
        "We opened in 2020 and serve 2000 people.",
        "See the Consumer Act 2015 and ISO 10002:2018.",
        "Our plan for 2024-2026, and 2023/24, and room 2025.",
        "Call 0800 2024 2025 or see app 2024.1.3.",
        "© 2024 Example Ltd",
        "You may write to us at any time.",
    ],
)
def test_no_dates(markdown: str, vocabulary: dict[str, Any]) -> None:
    assert dates_of(f"# Policy\n\n## Scope\n\nText.\n\nMore.\n\n{markdown}", vocabulary) == ()


def test_a_labelled_bare_year_is_kept_without_a_month(vocabulary: dict[str, Any]) -> None:
    (mention,) = dates_of("Last updated: 2024", vocabulary)
    assert (mention.role, mention.month) == ("revision", None)
    assert revision_date([mention]) is None


def test_revision_date_is_the_newest_that_is_concrete(vocabulary: dict[str, Any]) -> None:
    mentions = dates_of(
        "Adopted: May 2021\n\nRevised: 3 June 2024\n\nUpdated: 30 February 2025\n\n"
        "Next review: June 2026\n\nEffective: June 2024\n",
        vocabulary,
    )
    newest = revision_date(mentions)
    assert newest is not None
    assert shown(newest) == "2024-06-03"
    assert revision_date(()) is None
