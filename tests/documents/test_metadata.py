"""Entries that stand in the text: labelled lines and tables of labels."""

import pytest

from policylint.documents.markdown import read_markdown


def entries(text: str) -> list[tuple[str, str]]:
    return [(entry.key, entry.value) for entry in read_markdown("a.md", text).meta]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# T\n\n**Owner:** Head of service\n**Last updated**: May 2025",
         [("owner", "Head of service"), ("last_updated", "May 2025")]),
        ("# T\n\n*Last updated: 19 January 2021*", [("last_updated", "19 January 2021")]),
        ("# T\n\n**Version:** 2.1 | **Date:** 12 March 2025",
         [("version", "2.1"), ("date", "12 March 2025")]),
        ("# T\n\n**Version:** 2.1 **Type:** Policy", [("version", "2.1"), ("type", "Policy")]),
        ("| Version | 2.1 |\n|---|---|\n| **Last revised** | 12 March 2025 |",
         [("version", "2.1"), ("last_revised", "12 March 2025")]),
        ("|  |  |\n|---|---|\n| Owner: | Head |\n| Date | |", [("owner", "Head")]),
        ("| Version | Date | Owner |\n|---|---|---|\n| 2 | May 2025 | Head |",
         [("version", "2"), ("date", "May 2025"), ("owner", "Head")]),
        ("| **Version** | 2 | **Owner** | Head |\n|---|---|---|---|\n| Date: | May | Id: | 7 |",
         [("version", "2"), ("owner", "Head"), ("date", "May"), ("id", "7")]),
        ("| Version | Date | By |\n|---|---|---|\n| 1 | May | A |\n| 2 | June | B |", []),
        ("# T\n\nWe answer letters at once. See: the form.", []),
    ],
)  # fmt: skip
def test_entries(text: str, found: list[tuple[str, str]]) -> None:
    assert entries(text) == found


def test_lines_in_the_middle_are_text() -> None:
    middle = "\n\n".join(["Text."] * 20)
    assert entries(f"# T\n\n{middle}\n\nOwner: nobody\n\n{middle}\n\nVersion: 2") == [
        ("version", "2")
    ]


def test_an_entry_knows_its_block() -> None:
    document = read_markdown("a.md", "# T\n\n| Version | 2.1 |\n|---|---|\n| Owner | Head |\n")
    assert [document.block_text(entry.block) for entry in document.meta] == [
        "Version\t2.1",
        "Owner\tHead",
    ]
