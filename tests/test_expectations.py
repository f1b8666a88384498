"""What fixtures say must be found in them."""

import pytest

from policylint.expectations import Expectation, expectations


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # alone on its line: the block below
        ("<!-- expect: PL101 -->\nText.", [("PL101", 2, 2)]),
        ("<!-- expect: PL101 -->\nOne\ntwo\n\nthree", [("PL101", 2, 3)]),
        ("Text.\n\n<!-- expect: PL101 -->\n\n\nOne\ntwo", [("PL101", 6, 7)]),
        ("  <!-- expect: PL101 -->\n  One", [("PL101", 2, 2)]),
        ("<!--expect:PL101-->\nText.", [("PL101", 2, 2)]),
        # several comments speak of the same block
        (
            "<!-- expect: PL101 -->\n\n<!-- expect: CS302 -->\nText.",
            [("PL101", 4, 4), ("CS302", 4, 4)],
        ),
        (
            "<!-- expect: PL101 -->\n<!-- expect: PL102 --> Text.",
            [("PL101", 2, 2), ("PL102", 3, 3)],
        ),
        # so many lines below
        ("<!-- expect: PL101 +3 -->\na\nb\nc\nd", [("PL101", 4, 4)]),
        ("Text. <!-- expect: PL101 +1 -->\na", [("PL101", 2, 2)]),
        # at the end of a line: that line
        ("a\nText. <!-- expect: PL101 -->\nb", [("PL101", 2, 2)]),
        (
            "Text. <!-- expect: PL101 --> <!-- expect: PL102 -->",
            [("PL101", 1, 1), ("PL102", 1, 1)],
        ),
        # in front matter
        ("---\n# expect: CS701\ndate: x\n---\n\nText.", [("CS701", 3, 3)]),
        ("---\ndate: x # expect: CS701\n---\n", [("CS701", 2, 2)]),
        ("---\n# expect: CS701 +2\na: b\ndate: x\n---\n", [("CS701", 4, 4)]),
        ("+++\n# expect: CS701\ndate = 1\n+++\n", [("CS701", 3, 3)]),
        ("---\na: b\n---\n<!-- expect: PL101 -->\nText.", [("PL101", 5, 5)]),
        # and only there
        ("# expect: CS701\n\nText.", []),
        ("---\na: <!-- expect: PL101 -->\n---\n", []),
        ("---\n# expect: CS701\nno end", []),
        # all that comes near
        ("<!-- expect: pl101 -->\n<!-- expect PL101 -->\n<!-- expect: PL101 + -->\nText.", []),
        ("<!-- expect: PL1 -->\n<!-- expected: PL101 -->\nText.", []),
        ("", []),
    ],
)
def test_expectations(source: str, expected: list[tuple[str, int, int]]) -> None:
    assert list(expectations(source)) == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_do_in_documents(end: str) -> None:
    text = (
        "a\n<!-- expect: PL101 -->\nOne\u2028two\x0cthree\x85four\n\nText. <!-- expect: PL102 -->"
    )
    found = list(expectations(text.replace("\n", end)))
    assert found == [Expectation("PL101", 3, 3), Expectation("PL102", 5, 5)]
