"""From bytes to a document: encodings, line ends, and what is refused."""

import codecs

import pytest
from helpers.blocks import show

from policylint.documents import read
from policylint.errors import PolicylintError


@pytest.mark.parametrize("name", ["a.md", "a.MARKDOWN", "a.mdown", "dir/a.mkd", "a.txt"])
def test_names(name: str) -> None:
    assert show(read(name, b"Text.")) == ["p Text."]


@pytest.mark.parametrize(
    "raw",
    [
        "# é 客\n\nText.".encode(),
        codecs.BOM_UTF8 + "# é 客\n\nText.".encode(),
        "# é 客\n\nText.".encode("utf-16"),
        codecs.BOM_UTF16_BE + "# é 客\n\nText.".encode("utf-16-be"),
    ],
)
def test_encodings(raw: bytes) -> None:
    document = read("a.md", raw)
    assert show(document) == ["h1 é 客", "p Text."]
    place = document.place(document.span(0, 1))
    assert (place.line, place.column, document.source[2]) == (1, 3, "é")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    text = end.join(["# Title", "", "One", "two [X]", "", "- item", "  and on", ""])
    document = read("a.md", text.encode())
    assert document.source == text
    assert show(document) == ["h1 Title", "p One two [X]", "i1 - item and on"]
    start = document.text.index("[X]")
    place = document.place(document.span(start, start + 3))
    assert (place.line, place.column, place.end_column) == (4, 5, 8)
    assert document.source_line(4) == "two [X]"
    wrap = document.text.index("One") + 3
    assert document.source[slice(*document.span(wrap, wrap + 1))] == end


@pytest.mark.parametrize(
    ("name", "raw", "line", "said"),
    [
        ("a.md", b"", None, "is empty"),
        ("a.md", b"\xef\xbb\xbf \n", None, "is empty"),
        ("a.md", b"a\0b", None, "binary"),
        ("a.md", b"PK\x03\x04\0\xff", None, "binary"),
        ("a.md", b"One\r\ntwo\rthree\n\xe9t\xe9", 4, "UTF-8"),
        ("a.md", b"\xff\xfea", None, "UTF-16"),
        ("a.md", b"x" * 101, None, "larger than 100 bytes; raise max_bytes"),
        ("a.pdf", b"Text.", None, "ends in .md"),
        ("README", b"Text.", None, "without an ending"),
    ],
)
def test_refused(name: str, raw: bytes, line: int | None, said: str) -> None:
    with pytest.raises(PolicylintError, match=said) as caught:
        read(name, raw, max_bytes=100)
    assert (caught.value.path, caught.value.line) == (name, line)
    assert ";" in caught.value.message
