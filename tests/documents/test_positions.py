"""Every character of a document's text leads back to the source that it stands for."""

import html

from helpers.markdown import CHAOS, DOCUMENTS
from hypothesis import example, given, settings
from hypothesis import strategies as st

from policylint.documents.markdown import read_markdown
from policylint.documents.model import Document, Run


def check(document: Document) -> None:
    """The promises about runs and characters that `model` makes."""
    before = 0
    for run in document.runs:
        assert run.text_start >= before, run
        before = run.text_start + run.text_length
        assert 0 <= run.source_start <= run.source_start + run.source_length, run
        assert run.source_start + run.source_length <= len(document.source), run
    covered = {i for run in document.runs for i in characters(run)}
    for index, block in enumerate(document.blocks):
        for i in range(block.start, block.end):
            char = document.text[i]
            if char == "\t" and block.kind == "row":
                assert i not in covered
                continue
            assert i in covered, (i, document.text)
            span = document.span(i, i + 1)
            assert stands_for(char, document.source[span.start : span.end]), (char, span, document)
        cells = [document.text[cell.start : cell.end] for cell in block.cells]
        assert "\t".join(cells) == (document.block_text(index) if block.kind == "row" else "")
    assert not any(char.isspace() for char in document.text if char not in " \n\t\v")
    assert document.text.count("\n") == max(0, len(document.blocks) - 1)
    for link in document.links:
        assert document.source[link.span.start] in "[!<", (link, document.source)
        assert document.source[link.span.end - 1] in ")]>", (link, document.source)
    for comment in document.comments:  # those of front matter begin with "#"
        assert document.source[comment.span.start] in "<#"


def characters(run: Run) -> range:
    return range(run.text_start, run.text_start + run.text_length)


def stands_for(char: str, source: str) -> bool:
    if char == source or source == "\\" + char:
        return True
    if source.startswith("&"):
        meant = html.unescape(source)
        return char in meant or (char == " " and meant.isspace())
    if char == " ":
        return source in ("\r\n", "\n", "\r") or (len(source) == 1 and source.isspace())
    return char == "\v" and (source in ("\r\n", "\n", "\r") or source.startswith("<"))


@settings(max_examples=300, deadline=None)
@given(DOCUMENTS, st.sampled_from(["\n", "\r\n", "\r"]))
@example("- [ ] -\t-\t```\n  \t\twe answer\n  \t\t```", "\n")
@example("- a\n\n  `x\n  y` \\[z\\]\n> > q &amp; r\n", "\r\n")
def test_characters_of_nested_documents(text: str, line_end: str) -> None:
    check(read_markdown("a.md", text.replace("\n", line_end)))


@settings(max_examples=300, deadline=None)
@given(CHAOS)
def test_characters_of_any_text(text: str) -> None:
    check(read_markdown("a.md", "x\n\n" + text))
