"""Hostile and huge input: nothing takes more than linear time, nothing recurses without end."""

import gc
import time
from contextlib import suppress

import pytest

from policylint.documents.markdown import read_markdown
from policylint.errors import PolicylintError

PATTERNS = {
    "list": "- item is answered within 5 days\n",
    "numbered": "1. Purpose\n\nText.\n\n",
    "paragraph": "we answer all letters in five days\n",
    "headings": "# Heading\n",
    "bold lines": "**Heading**\n\ntext\n\n",
    "placeholders": "[X] ",
    "escapes": "\\[X\\] ",
    "rules of tables": "-|-\n",
    "pipes": "a | b | c d e f\n",
    "brackets": "[",
    "images": "![",
    "half links": "[a](",
    "stars": "*a ",
    "mixed stars": "**a* ",
    "backticks": "` `` ``` ",
    "half tags": '<a b="',
    "comments": "x <!-- ",
    "placeholder tags": "<Foo> ",
    "placeholder lines": "<Name>\n",
    "divs": "<div>\n",
    "half tables": "<table>\n\n",
    "html lists": "<ul><li>a",
    "quotes": "> we answer\n",
    "lazy quotes": ">a\nb\n",
    "indented": "    prose that is indented here\n",
    "references": "[r] [r]: x ",
    "attributes": "[a]{.b",
    "bullets": "• a\n",
    "labels": "Owner: x y z\n",
    "grids": "+---+\n| a |\n",
    "dashes": "-- --\n",
    "blank lines": "a\n\n",
    "open fences": "```x\n",
    "spaces": " ",
    "line breaks": "a<br>",
    "struck out": "~~a ",
}


def seconds(text: str) -> float:
    start = time.process_time()
    read_markdown("a.md", text)
    return time.process_time() - start


@pytest.mark.slow
@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS.keys())
def test_time_grows_with_length_only(pattern: str) -> None:
    short = "a\n" + pattern * (20_000 // len(pattern))
    seconds(short)
    once = min(seconds(short) for _ in range(2))
    eightfold = seconds("a\n" + pattern * (160_000 // len(pattern)))
    assert eightfold < 8 * 4 * max(once, 0.005)  # a quadratic step would take 64 times as long


@pytest.mark.parametrize(
    "text",
    [
        "> " * 2_000 + "a",
        "- " * 2_000 + "a",
        "> - " * 1_000 + "a",
        "".join(" " * 2 * depth + "- a\n" for depth in range(300)),
        "*" * 5_000 + "a" + "*" * 5_000,
        "[" * 2_000 + "a" + "](b)" * 2_000,
        "<div>" * 5_000 + "a" + "</div>" * 5_000,
        "<table><tr><td>" * 500 + "a",
        "<blockquote><ul><li>" * 500 + "a",
        "a" + "![" * 500 + "b" + "](c)" * 500,
    ],
)
def test_deep_nesting(text: str) -> None:
    assert "a" in read_markdown("a.md", text).text


def test_spans_of_cells_are_bounded() -> None:
    cells = '<td colspan="99999999" rowspan="99999999">a</td>' * 200
    document = read_markdown("a.md", f"<table><tr>{cells}</tr><tr><td>b</td></tr></table>")
    assert len(document.blocks) == 2


@pytest.mark.parametrize("text", ["Text.", "---\na: b\na: c\n---\n"])
def test_the_garbage_collector_runs_again(text: str) -> None:
    with suppress(PolicylintError):
        read_markdown("a.md", text)
    assert gc.isenabled()
    gc.disable()
    try:
        read_markdown("a.md", "Text.")
        assert not gc.isenabled()
    finally:
        gc.enable()
