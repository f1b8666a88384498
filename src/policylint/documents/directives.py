"""Comments that speak to the program: ``<!-- policylint-disable PL102: reason -->``."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from policylint.documents.model import Document, Span

Scope = Literal["block", "line", "section", "file"]
_DIRECTIVE = re.compile(
    r"\s*policylint-disable(?:-(?P<scope>line|section|file))?\s+(?P<rules>[^:]*?)\s*"
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
        # the text of a comment stands in the source as it is, somewhere after its opening
        at = document.source.find(comment.text, comment.span.start, comment.span.end)
        start = at + match.start("rules")
        rules = tuple(
            Named(word.group(), Span(start + word.start(), start + word.end()))
            for word in _WORD.finditer(match["rules"])
        )
        yield Directive(
            _SCOPES[match["scope"]], rules, (match["reason"] or "").strip(), comment.span
        )
