"""Headings, marked or not, their numbers and levels; sections and titles."""

import pytest
from helpers.blocks import show

from policylint.documents.markdown import read_markdown


def lines(text: str) -> list[str]:
    return show(read_markdown("a.md", text))


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("# T\n\n**Purpose**\n\nText.", ["h1 T", "h2~ Purpose", "p Text."]),
        ("# T\n\n__1\\. Purpose__\n\nText.", ["h1 T", "h2~ 1 Purpose", "p Text."]),
        ("# T\n\n**Purpose:**\nText.", ["h1 T", "h2~ Purpose", "p Text."]),
        ("# T\n\n**Pur****pose **\n\nText.", ["h1 T", "h2~ Purpose", "p Text."]),
        ("# T\n\nPURPOSE OF THIS\n\nText.", ["h1 T", "h2~ PURPOSE OF THIS", "p Text."]),
        ("#Title here\n\n##Part\nText.", ["h1~ Title here", "h2~ Part", "p Text."]),
        ("# T\n\n<center>\n<h3>Help</h3>\n</center>\n\nText.", ["h1 T", "h3 Help", "p Text."]),
        ("# T\n\n**We answer.**\n\nText.", ["h1 T", "p We answer.", "p Text."]),
        ("# T\n\n**We answer each letter in 5 days**\n\nText.",
         ["h1 T", "p We answer each letter in 5 days", "p Text."]),
        ("# T\n\n**Owner:** Head\n\nText.", ["h1 T", "p Owner: Head", "p Text."]),
        ("# T\n\nText.\n\n**Jo Example**", ["h1 T", "p Text.", "p Jo Example"]),
        ("# T\n\nTBD\n\n[NAME]\n\nNOTE:\n\nText.",
         ["h1 T", "p TBD", "p [NAME]", "p NOTE:", "p Text."]),
        ("# T\n\n#hashtag\n\n#1 priority", ["h1 T", "p #hashtag", "p #1 priority"]),
    ],
)  # fmt: skip
def test_lines_that_act_as_headings(text: str, blocks: list[str]) -> None:
    assert lines(text) == blocks


def test_numbered_items_with_text_under_them_are_headings() -> None:
    indented = "# T\n\n1. Purpose\n\n   Text.\n\n2. Scope\n\n   - an item\n   - more\n\n   Text.\n"
    assert lines(indented) == [
        "h1 T", "h2~ 1 Purpose", "p Text.", "h2~ 2 Scope", "i1 - an item", "i1 - more", "p Text.",
    ]  # fmt: skip
    lone = "# T\n\n1) Purpose\n\nText.\n\n2) Scope\n\n| a | b |\n|---|---|\n| c | d |\n"
    assert lines(lone)[1::2] == ["h2~ 1 Purpose", "h2~ 2 Scope", "row c | d"]


def test_plain_numbered_lists_are_not() -> None:
    assert lines("Steps:\n\n1. Call us\n2. Write\n3. Wait")[1] == "i1 1. Call us"
    assert (
        lines("Text.\n\n1. We answer.\n\n   Text.\n\n2. We write.\n\n   Text.")[1]
        == "i1 1. We answer."
    )
    contents = "1. Purpose\n2. Scope\n\n## 1. Purpose\n\nText.\n\n## 2. Scope\n\nText."
    assert lines(contents)[:3] == ["i1 1. Purpose", "i1 2. Scope", "h2 1 Purpose"]


def test_numbers_of_more_parts() -> None:
    text = (
        "1. Standards\n\n1.1 Email\n\nText.\n\n1.2 Telephone\n\nText.\n\n2. Complaints\n\n"
        "2.1 We record every complaint in the register.\n\n2.2 We answer it.\n"
    )
    assert lines(text) == [
        "h1~ 1 Standards",
        "h2~ 1.1 Email",
        "p Text.",
        "h2~ 1.2 Telephone",
        "p Text.",
        "h1~ 2 Complaints",
        "i1 2.1 We record every complaint in the register.",
        "i1 2.2 We answer it.",
    ]


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        ("1. Purpose", "1 Purpose"),
        ("2.1 Scope", "2.1 Scope"),
        ("2.1. Scope", "2.1 Scope"),
        ("3) Complaints", "3 Complaints"),
        ("Section 4: Complaints", "4 Complaints"),
        ("Part 2 - Complaints", "2 Complaints"),
        ("A. Purpose", "A Purpose"),
        ("IV. Purpose", "IV Purpose"),
        ("24 Hour Support", "24 Hour Support"),
        ("2.5 hours", "2.5 hours"),
        ("Appendix A: Forms", "Appendix A: Forms"),
    ],
)
def test_numbers_of_headings(heading: str, shown: str) -> None:
    assert lines(f"Text.\n\n## {heading}\n\nText.")[1] == f"h2 {shown}"


def test_bare_numbers_count_when_they_count_up() -> None:
    assert lines("Text.\n\n## 1 Purpose\n\n## 2 Scope")[1:] == ["h2 1 Purpose", "h2 2 Scope"]
    assert lines("Text.\n\n## 24 Hours\n\n## 7 Days")[1:] == ["h2 24 Hours", "h2 7 Days"]
    document = read_markdown("a.md", "Text.\n\n## 1 Purpose\n\n## 2 Scope")
    assert [document.blocks[index].marker for index in (1, 2)] == ["1", "2"]
    other = read_markdown("a.md", "Text.\n\n## 24 Hours\n\n## 7 Days")
    assert [block.marker for block in other.blocks] == ["", "", ""]


def test_levels_of_styles() -> None:
    text = (
        "**CUSTOMER POLICY**\n\n**1. Contact**\n\n**Email**\n\nText.\n\n**Post**\n\nText.\n\n"
        "**2. Complaints**\n\nText.\n"
    )
    assert [line for line in lines(text) if line.startswith("h")] == [
        "h1~ CUSTOMER POLICY",
        "h2~ 1 Contact",
        "h3~ Email",
        "h3~ Post",
        "h2~ 2 Complaints",
    ]


def test_sections() -> None:
    document = read_markdown("a.md", "Before.\n\n# A\n\nText.\n\n### 1. B\n\n## C\n\nText.")
    assert [(part.title, part.level, part.parent) for part in document.sections] == [
        ("", 0, None), ("A", 1, None), ("B", 3, 1), ("C", 2, 1),
    ]  # fmt: skip
    assert document.sections[2].path == ("A", "B")
    assert [block.section for block in document.blocks] == [0, 1, 1, 2, 3, 3]
    assert list(document.section_blocks(1)) == [1, 2]
    assert document.sections[2].heading == 3


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: From  above\n---\n# Not this", "From above"),
        ("Text before.\n\n# This", "This"),
        ("## This\n\nText.", "This"),
        ("Text before it all.\n\n## Not this", None),
        ("Customer service policy\n\nWe answer.", "Customer service policy"),
        ("Version: 2\n\n### This\n\nText.", "This"),
        ("[Company] **complaints** policy\n\nWe answer.", "[Company] complaints policy"),
        ("Only one line of text", None),
    ],
)
def test_titles(text: str, title: str | None) -> None:
    assert read_markdown("a.md", text).title == title
