"""Comments that switch rules off: what they name, and where each name stands in the source."""

import time
from dataclasses import replace

import pytest

from policylint.documents import read
from policylint.documents.directives import Directive, find_directives
from policylint.documents.model import Comment, Document, Span

ENDS = ["\n", "\r\n", "\r"]


def document(text: str) -> Document:
    return read("a.md", text.encode())


def one(text: str) -> Directive:
    (directive,) = find_directives(document(text))
    return directive


@pytest.mark.parametrize(
    ("comment", "scope", "rules", "reason"),
    [
        ("<!-- policylint-disable PL101 -->", "block", ["PL101"], ""),
        ("<!--policylint-disable PL101-->", "block", ["PL101"], ""),
        ("<!-- policylint-disable-line PL101 -->", "line", ["PL101"], ""),
        ("<!-- policylint-disable-section PL1 -->", "section", ["PL1"], ""),
        ("<!-- policylint-disable-file placeholder -->", "file", ["placeholder"], ""),
        ("<!-- policylint-disable PL101 PL102 -->", "block", ["PL101", "PL102"], ""),
        ("<!-- policylint-disable PL101, PL102,CS3 -->", "block", ["PL101", "PL102", "CS3"], ""),
        ("<!-- policylint-disable PL101: a sample -->", "block", ["PL101"], "a sample"),
        ("<!-- policylint-disable PL101 :see: below -->", "block", ["PL101"], "see: below"),
        ("<!-- policylint-disable PL101: -->", "block", ["PL101"], ""),
        ("<!-- policylint-disable disable -->", "block", ["disable"], ""),
        ("<!-- policylint-disable : no rule -->", "block", [], "no rule"),
    ],
)
def test_what_is_switched_off(comment: str, scope: str, rules: list[str], reason: str) -> None:
    source = f"Text.\n\n{comment}\nMore text.\n"
    found = one(source)
    assert (found.scope, [named.rule for named in found.rules]) == (scope, rules)
    assert found.reason == reason
    command = source.index("policylint-disable") + len("policylint-disable")
    assert all(named.span.start > command for named in found.rules)


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- policylint-disable -->",
        "<!-- policylint-disable: PL101 -->",
        "<!-- policylint-disablePL101 -->",
        "<!-- policylint-enable PL101 -->",
        "<!-- policylint-disable-page PL101 -->",
        "<!-- Policylint-Disable PL101 -->",
        "<!-- please policylint-disable PL101 -->",
        "`<!-- policylint-disable PL101 -->`",
        "```\n<!-- policylint-disable PL101 -->\n```",
        "policylint-disable PL101",
    ],
)
def test_what_is_no_directive(comment: str) -> None:
    assert list(find_directives(document(f"Text.\n\n{comment}\n"))) == []


TEXTS = {
    "a block of its own": "Text.\n\n<!-- policylint-disable PL101, PL102: so -->\n\nMore.\n",
    "in a line": "Some PL101 text <!-- policylint-disable PL101 PL102 --> goes on.\n",
    "over lines": "Text.\n\n<!-- policylint-disable\nPL101,\n  PL102:\nso -->\n\nMore.\n",
    "in a quote": "> Text.\n> <!-- policylint-disable PL101\n> PL102 : so --> more.\n",
    "in an item": "- Text.\n\n  <!-- policylint-disable PL101\n  PL102: so -->\n\n  More.\n",
    "in a cell": "| A | B |\n|---|---|\n| x <!-- policylint-disable PL101 PL102 --> | y |\n",
    "in a heading": "# Title <!-- policylint-disable PL101, PL102 -->\n\nText.\n",
    "in front matter": "---\ntitle: A # policylint-disable PL101, PL102: so\n---\n\nText.\n",
    "in markup": "<div>\n<!-- policylint-disable PL101, PL102: so -->\nText.\n</div>\n",
}


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_names_stand_where_they_are_said_to(text: str, end: str) -> None:
    source = text.replace("\n", end)
    found = one(source)
    names = [source[slice(*named.span)] for named in found.rules]
    assert names == [named.rule for named in found.rules] == ["PL101", "PL102"]
    comment = source[slice(*found.span)]
    assert comment.startswith(("<!--", "#"))
    assert comment.endswith(("-->", "so"))
    assert all(found.span.start < n.span.start < n.span.end <= found.span.end for n in found.rules)


def test_directives_come_in_order() -> None:
    text = (
        "<!-- policylint-disable-file PL104 -->\n\n# A\n\n<!-- an aside -->\n\n"
        "Text. <!-- policylint-disable-line PL101 -->\n\n<!-- policylint-disable PL102 -->\n\nText."
    )
    found = list(find_directives(document(text)))
    assert [each.scope for each in found] == ["file", "line", "block"]
    assert [each.span.start for each in found] == sorted(each.span.start for each in found)


def test_a_name_that_the_source_writes_in_another_way_stands_for_its_whole_comment() -> None:
    made = document("<!-- policylint-disable PL&#49;01 PL102 -->\n\nText.")
    span = made.comments[0].span
    read_so = replace(made, comments=(Comment(span, "policylint-disable PL101 PL102"),))
    (found,) = find_directives(read_so)
    assert [named.span for named in found.rules] == [span, Span(34, 39)]


def test_long_comments_take_time_in_proportion() -> None:
    made = document(f"Text.\n\n<!-- policylint-disable PL101{' ' * 200_000}PL102 -->\n")
    begin = time.perf_counter()
    (found,) = find_directives(made)
    assert len(found.rules) == 2
    assert time.perf_counter() - begin < 8.0
