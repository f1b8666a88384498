"""Whatever a document is put together from: what is told of it stands in it, in order, once."""

import codecs
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml
from helpers.policies import AS_OF, POLICIES
from hypothesis import example, given, settings
from hypothesis import strategies as st

from policylint import documents, packs
from policylint.checks.policy import Terms, results
from policylint.facts.gather import Facts
from policylint.facts.kinds import recognise
from policylint.facts.languages import Languages
from policylint.model import DocumentResult, Finding, Place
from policylint.packs.model import Ruleset

FIXTURES = Path(__file__).parents[1] / "fixtures"
LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
MOST = 8
"""Snippets in one document."""
LANGUAGES = Languages()


@cache
def rules() -> Ruleset:
    return packs.load(["customer-service", "policy-language"])


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


def check(source: bytes) -> DocumentResult:
    """What a run with the bundled rules says, without its settings."""
    document = documents.read("policy.md", source)
    facts = Facts(document, LANGUAGES.of(document, rules()))
    facts.kind = recognise(facts, rules().kinds)
    terms = Terms(rules(), frozenset(rules().rules), rules().benchmarks, AS_OF)
    (result,) = results([facts], terms)
    return result


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


DOCUMENTS = st.lists(st.sampled_from(snippets()), min_size=1, max_size=MOST).map("\n\n".join)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
MARKS = st.sampled_from([b"", codecs.BOM_UTF8])


@settings(max_examples=60)
@given(DOCUMENTS, ENDS, MARKS)
def test_what_is_told_stands_in_the_source(text: str, end: str, mark: bytes) -> None:
    source = text.replace("\n", end)
    result = check(mark + source.encode())
    for place, excerpt in told(result):
        assert at(source, place) == excerpt
    for finding in result.findings:
        line = LINE.findall(source)[finding.place.line - 1]
        assert finding.source_line == line.rstrip("\r\n")
    order = [(f.place, f.rule, f.message) for f in result.findings]
    assert order == sorted(order)
    assert len(set(result.findings)) == len(result.findings)
    assert check(mark + source.encode()) == result


@settings(max_examples=40)
@given(DOCUMENTS, st.sampled_from(["\r\n", "\r"]), MARKS)
@example("# A\n\nText.\n\n## Map\n\n![The way](map.png)\n\n## B\n\nText.", "\r", b"")
@example("# A\n\nText.\n\n#### B\n\nText.\n\n#### C\n\nText.", "\r", b"")
def test_how_lines_end_changes_nothing(text: str, end: str, mark: bytes) -> None:
    one, other = check(text.encode()), check(mark + text.replace("\n", end).encode())
    assert (other.kind, other.title) == (one.kind, one.title)
    assert other.revision_date == one.revision_date
    assert [gist(each) for each in other.findings] == [gist(each) for each in one.findings]
    assert [place for place, _text in told(other)] == [place for place, _text in told(one)]
    assert [(r.id, r.status) for r in other.requirements] == [
        (r.id, r.status) for r in one.requirements
    ]


def gist(finding: Finding) -> object:
    """All but the texts of the source, which may run over lines."""
    advice = finding.suggestion
    return finding.rule, finding.severity, finding.place, finding.message, advice
