"""Comments that speak to the program: ``<!-- policylint-disable PL102: reason -->``."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from policylint.documents.model import Comment, Document, Span

Scope = Literal["block", "line", "section", "file"]
_DIRECTIVE = re.compile(
    r"(?P<name>policylint-disable(?:-(?P<scope>line|section|file))?)(?P<rules>\s[^:]*)"
    r"(?::(?P<reason>.*))?\Z",
    re.DOTALL,
)
_SCOPES: dict[str | None, Scope] = {
    None: "block",
    "line": "line",
    "section": "section",
    "file": "file",
}
_WORD = re.compile(r"[^\s,]+")


class Named(NamedTuple):
    """A rule as a directive names it, and where."""

    rule: str
    span: Span


class Directive(NamedTuple):
    """What a comment switches off."""

    scope: Scope
    rules: tuple[Named, ...]
    reason: str
    span: Span
    """Of the whole comment in the source."""


def find_directives(document: Document) -> Iterator[Directive]:
    """The directives of a document in their order."""
    for comment in document.comments:
        match = _DIRECTIVE.match(comment.text)
        if not match:
            continue
        yield Directive(
            _SCOPES[match["scope"]],
            tuple(_named(document, comment, match)),
            (match["reason"] or "").strip(),
            comment.span,
        )


def _named(document: Document, comment: Comment, match: re.Match[str]) -> Iterator[Named]:
    """The rules of a directive, each looked up: lines and escapes may differ in the source."""
    source, (start, end) = document.source, comment.span
    at = source.find(match["name"], start, end) + len(match["name"])
    for word in _WORD.findall(match["rules"]):
        begin = source.find(word, at, end)
        if begin < 0:
            yield Named(word, comment.span)
        else:
            at = begin + len(word)
            yield Named(word, Span(begin, at))
