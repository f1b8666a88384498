"""Whatever a document is put together from: what is told of it stands in it, in order, once."""

import codecs
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml
from helpers.policies import AS_OF, POLICIES
from hypothesis import given, settings
from hypothesis import strategies as st

from policylint import run
from policylint.model import DocumentResult, Place, Report
from policylint.options import Options

FIXTURES = Path(__file__).parents[1] / "fixtures"
LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
MOST = 8
"""Snippets in one document."""


@cache
def snippets() -> tuple[str, ...]:
    """Parts of whole policies, examples of rules, passages that meet requirements or nearly so."""
    return tuple(sorted({each.strip("\n") for each in _snippets() if each.strip()}))


def _snippets() -> Iterator[str]:
    for path in POLICIES:
        yield from re.split(r"\n(?=#)", path.read_text(encoding="utf-8"))
    for path in FIXTURES.glob("rules/*/*.md"):
        yield path.read_text(encoding="utf-8")
    for path in FIXTURES.glob("sentences/*.yaml"):
        passages = yaml.safe_load(path.read_text(encoding="utf-8"))
        for kind in ("positive", "near_miss"):
            yield from (passage["text"] for passage in passages[kind])


def check(source: bytes) -> Report:
    return run.check(["-"], Options(AS_OF, stdin=lambda _size: source, stdin_name="policy.md"))


def at(source: str, place: Place) -> str:
    """The slice of a source at a place, by its lines and columns alone."""
    lines = LINE.findall(source)[place.line - 1 : place.end_line]
    after = len(lines[-1]) - (place.end_column - 1)
    return "".join(lines)[place.column - 1 : sum(map(len, lines)) - after]


def told(result: DocumentResult) -> Iterator[tuple[Place, str]]:
    """Every place of a result with the text that is said to stand there."""
    for finding in result.findings:
        yield finding.place, finding.excerpt
    for requirement in result.requirements:
        for evidence in requirement.evidence:
            yield evidence.place, evidence.text
    for commitment in result.commitments:
        yield commitment.place, commitment.text


def gist(report: Report) -> object:
    """What may not depend on how lines end: all but the texts that run over several."""
    (result,) = report.documents
    return (
        result.kind,
        result.title,
        result.revision_date,
        [(f.rule, f.severity, f.place, f.message, f.section, f.suggestion) for f in result.findings],
        [(r.id, r.status, [e.place for e in r.evidence]) for r in result.requirements],
        [(c.channel, c.action, c.amount, c.condition, c.place) for c in result.commitments],
    )


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from(snippets()), min_size=1, max_size=MOST),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([b"", codecs.BOM_UTF8]),
)
def test_what_is_told_stands_in_the_source(parts: list[str], end: str, mark: bytes) -> None:
    text = "\n\n".join(parts) + "\n"
    source = text.replace("\n", end)
    report = check(mark + source.encode())
    assert not report.errors
    (result,) = report.documents
    for place, excerpt in told(result):
        assert at(source, place) == excerpt
    for finding in result.findings:
        line = LINE.findall(source)[finding.place.line - 1]
        assert finding.source_line == line.rstrip("\r\n")
    order = [(f.place, f.rule, f.message) for f in result.findings]
    assert order == sorted(order)
    assert len(set(result.findings)) == len(result.findings)
    assert check(mark + source.encode()) == report
    assert gist(check(text.encode())) == gist(report)
