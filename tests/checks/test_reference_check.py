"""PL107: links and references that lead nowhere, and the edits that mend them."""

from pathlib import Path

import pytest
from helpers.drafts import edited, findings

CHARTER = """# Charter

## 1. Times

{line}

## 2. Complaints and appeals

Write to us.

### 2.1 Appeals

Write again.

## 3. Fees & charges

1. Cash
2. Card
"""


@pytest.mark.parametrize(
    "line",
    [
        "See section 2 and clause 2.1, sections 1 to 3, and section 3.2.",
        "Section 28 of the Trade Act applies, and so does the Trade Code, section 12.",
        "See section 9 of the handbook for staff.",
        "Section 26A(1) of that Act applies.",
        "See [this](#2-complaints-and-appeals), [that](#fees--charges), [top](#) and [up](#top).",
        "See [this](#2.1-appeals) and [that](#21-appeals).",
        "<a id='desk'></a>See [the desk](#desk) and [the DESK](#Desk).",
        'See "Complaints" below, and the section "Fees" too.',
        "[Out](https://example.org/#x), [mail](mailto:a@example.org), [root](/fees#y).",
        "[Live]({{ site.url }}/fees.md) and [page](fees/) and [made](fees.html).",
    ],
)
def test_leaves_alone(line: str, tmp_path: Path) -> None:
    path = tmp_path / "charter.md"
    path.touch()
    assert findings("PL107", CHARTER.format(line=line), path=path) == []


@pytest.mark.parametrize(
    ("line", "excerpt"),
    [
        ("See section 7.", "section 7"),
        ("See sections 2 and 8.", "8"),
        ("See clause 2.4 of this charter.", "clause 2.4"),
        ("The form is in Appendix B.", "Appendix B"),
        ('See "Opening hours" below.', "Opening hours"),
        ("See [opening](#opening-hours).", "[opening](#opening-hours)"),
        ("See [opening](opening-hours.md).", "[opening](opening-hours.md)"),
    ],
)
def test_finds(line: str, excerpt: str, tmp_path: Path) -> None:
    path = tmp_path / "charter.md"
    path.touch()
    found = findings("PL107", CHARTER.format(line=line), path=path)
    assert [each.excerpt for each in found] == [excerpt]


def test_without_numbers_on_headings_no_section_number_is_wrong() -> None:
    assert findings("PL107", "# Charter\n\n## Times\n\nSee section 7.\n\n## Fees\n\nCash.\n") == []


def test_another_document_of_the_policy_may_hold_the_section() -> None:
    other = "# Fees\n\n## Appendix B: the form\n\nName and address.\n"
    line = CHARTER.format(line="The form is in Appendix B.")
    assert findings("PL107", line, beside=[other]) == []


def test_repeated_headings_have_numbered_anchors() -> None:
    markdown = "# A\n\n## Notes\n\n[one](#notes-1) [two](#notes-2)\n\n## Notes\n\nText.\n"
    assert [each.excerpt for each in findings("PL107", markdown)] == ["[two](#notes-2)"]


def test_an_anchor_with_one_like_it_is_mended() -> None:
    markdown = CHARTER.format(line="See [how](#2-complaint-and-appeals 'Title') to complain.")
    (found,) = findings("PL107", markdown)
    assert "#2-complaints-and-appeals" in edited(markdown, found)
    assert findings("PL107", edited(markdown, found)) == []


def test_a_file_with_one_like_it_is_mended(tmp_path: Path) -> None:
    path = tmp_path / "charter.md"
    (tmp_path / "opening hours.md").touch()
    markdown = "# Charter\n\nSee [hours](opening%20hour.md#monday).\n"
    path.write_text(markdown)
    (found,) = findings("PL107", markdown, path=path)
    assert "(opening%20hours.md#monday)" in edited(markdown, found)


def test_a_document_taken_out_of_its_folder_is_not_blamed(tmp_path: Path) -> None:
    path = tmp_path / "charter.md"
    path.touch()
    several = "# Charter\n\nSee [one](one.md), [two](../two.md).\n"
    assert findings("PL107", several, path=path) == []
    (tmp_path / "one.md").touch()
    assert [each.excerpt for each in findings("PL107", several, path=path)] == ["[two](../two.md)"]


def test_text_that_is_in_no_file_has_no_files_beside_it() -> None:
    assert findings("PL107", "# Charter\n\nSee [one](one.md).\n", path="<stdin>.md") == []
