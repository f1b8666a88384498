"""PL109, PL110, PL113: empty and repeated sections, levels left out."""

import pytest
from helpers.drafts import edited, findings


@pytest.mark.parametrize(
    "below",
    [
        "Text.",
        "### Part\n\nText.",
        "- item",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "```\ncode\n```",
        "![map](map.png)",
        "<img src='map.png'>",
        "{% include hours.md %}",
        "> quoted",
        "[TOC]",
    ],
)
def test_a_section_with_something_under_it(below: str) -> None:
    markdown = f"# Charter\n\nText.\n\n## Hours\n\n{below}\n\n## Fees\n\nCash.\n"
    assert findings("PL109", markdown) == []


@pytest.mark.parametrize("below", ["", "<!-- to do -->", "---", "<a id='x'></a>", "<br>"])
def test_a_section_with_nothing_to_read_under_it(below: str) -> None:
    markdown = f"# Charter\n\nText.\n\n## Hours\n\n{below}\n\n## Fees\n\nCash.\n"
    assert [each.excerpt for each in findings("PL109", markdown)] == ["Hours"]


def test_the_last_section_may_be_empty_too() -> None:
    assert [e.place.line for e in findings("PL109", "# Charter\n\nText.\n\n## Hours\n")] == [5]
    assert [
        e.place.line for e in findings("PL109", "Charter\n=======\n\nText.\n\nHours\n-----\n")
    ] == [6]


def test_a_title_or_a_heading_that_says_it_all_is_not_empty() -> None:
    assert findings("PL109", "# Charter\n") == []
    assert (
        findings("PL109", "# Charter\n\nText.\n\n## Call us: 01632 960 001\n\n## We care.\n") == []
    )


def test_a_heading_repeated_under_one_parent() -> None:
    markdown = "# C\n\n## 1. Calls\n\nA.\n\n## 2. Letters\n\nB.\n\n## 3. Calls\n\nC.\n"
    (found,) = findings("PL110", markdown)
    assert (found.place.line, found.message.rsplit(" ", 1)[1]) == (11, "3")


def test_a_heading_repeated_under_another_parent_is_in_order() -> None:
    markdown = "# C\n\n## A\n\n### Calls\n\nA.\n\n## B\n\n### Calls\n\nB.\n"
    assert findings("PL110", markdown) == []


def test_paragraphs_are_compared_by_their_words() -> None:
    words = " ".join(f"word{n}" for n in range(30))
    markdown = f"# C\n\n{words}.\n\n- {words.upper()}!\n\nShort one.\n\nShort one.\n"
    assert [each.place.line for each in findings("PL110", markdown)] == [5]


def test_a_jump_is_mended_with_all_that_hangs_on_it() -> None:
    markdown = "# C\n\n#### A\n\nx\n\n##### B\n\nx\n\n#### D ####\n\nx\n\n# E\n\n## F\n\nx\n"
    (found,) = findings("PL113", markdown)
    assert found.excerpt == "A"
    after = edited(markdown, found)
    assert [line.split(" ")[0] for line in after.split("\n") if line.startswith("#")] == [
        "#", "##", "###", "##", "#", "##",
    ]  # fmt: skip
    assert findings("PL113", after) == []


def test_the_first_heading_may_have_any_level() -> None:
    assert findings("PL113", "### C\n\nText.\n\n## D\n\nText.\n") == []


def test_a_heading_in_html_is_reported_without_an_edit() -> None:
    (found,) = findings("PL113", "# C\n\nText.\n\n<h4>D</h4>\n\nText.\n")
    assert found.suggestion is not None
    assert found.suggestion.edits == ()
