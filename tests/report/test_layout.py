"""Text from strangers fits the terminal and cannot act on it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.report.layout import cells, cut, mark, visible, wrap

ANY = st.text(st.characters(codec="utf-8"), max_size=200)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("\x1b[2J", "\\x1b[2J"),
        ("a\x07b\x7f", "a\\x07b\\x7f"),
        ("\u202eabc", "\\u202eabc"),
        ("\x9b31m", "\\x9b31m"),
        ("caf\u00e9 \u6295\u8bc9", "caf\u00e9 \u6295\u8bc9"),
        ("\udcff", "\\udcff"),
        ("5\u00a0days", "5\u00a0days"),
    ],
)
def test_invisible_characters_are_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(ANY)
def test_nothing_that_acts_on_a_terminal_is_left(text: str) -> None:
    for result in (visible(text), *wrap(text, 20), *mark(text, 0, 5, 20)):
        assert not {unicodedata.category(char) for char in result} & {"Cc", "Zl", "Zp", "Cs"}


def test_widths() -> None:
    assert cells("abc") == 3
    assert cells("投诉") == 4
    assert cells("e\u0301") == 1


def test_cutting() -> None:
    assert cut("a title", 7) == "a title"
    assert cut("a longer title", 10) == "a longer…"
    assert cut("投诉程序", 6) == "投诉…"


def test_wrapping_at_blanks() -> None:
    assert wrap("one two  three\tfour", 9) == ["one two", "three", "four"]
    assert wrap("exactly ten", 7) == ["exactly", "ten"]
    assert wrap("first\n\nsecond", 20) == ["first", "", "second"]
    assert wrap("", 20) == [""]
    assert wrap("abcdefghij", 4) == ["abcd", "efgh", "ij"]
    assert wrap("go to http://example.org now", 6) == ["go to", "http:/", "/examp", "le.org", "now"]
    assert wrap("我们会在两天内答复", 8) == ["我们会在", "两天内答", "复"]
    assert wrap("答复 我们会在两天内", 8) == ["答复 我", "们会在两", "天内"]


@given(ANY, st.integers(2, 40))
def test_wrapped_lines_fit_and_keep_every_word(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(visible("".join(text.split())).split())


@pytest.mark.parametrize(
    ("line", "marked", "shown"),
    [
        ("answer within [X] days", "[X]", "[X]"),
        ("\tanswer [X]", "[X]", "[X]"),
        ("我们会在 [X] 天内", "[X]", "[X]"),
        ("e\u0301e\u0301 [X]", "[X]", "[X]"),
        ("\x1b[0m [X]", "[X]", "[X]"),
        ("我们会答复", "会答", "会答"),
    ],
)
def test_the_marker_stands_under_what_is_marked(line: str, marked: str, shown: str) -> None:
    start = line.index(marked)
    text, marker = mark(line, start, start + len(marked), 60)
    at = text.index(shown)
    assert len(marker) - len(marker.lstrip()) == cells(text[:at])
    assert marker.count("^") == cells(shown)


def test_long_lines_are_cut_around_the_marker() -> None:
    line = "word " * 50 + "[X]" + " word" * 50
    text, marker = mark(line, 250, 253, 40)
    assert cells(text) <= 40
    assert text.startswith("…")
    assert text.endswith("…")
    assert text[marker.index("^") :].startswith("[X]")
    assert mark(line, 0, 4, 40).text.startswith("word word")
    assert mark(line, len(line) - 4, len(line), 40).text.endswith("word word")


def test_a_marker_stays_inside_its_line() -> None:
    assert mark("short", 2, 900, 40) == ("short", "  ^^^")
    assert mark("short", 5, 5, 40) == ("short", "     ^")
    text, marker = mark("x" * 500, 100, 400, 40)
    assert cells(text) <= 40
    assert len(marker) <= 40


@given(ANY, st.integers(0, 200), st.integers(0, 200), st.integers(10, 120))
def test_cut_lines_always_fit(line: str, start: int, length: int, width: int) -> None:
    text, marker = mark(line, start, start + length, width)
    assert cells(text) <= width
    assert 1 <= len(marker) <= width + 1
    assert marker.strip(" ").strip("^") == ""
