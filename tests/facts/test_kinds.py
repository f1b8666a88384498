"""Kinds of documents: each of `fixtures/kinds` is recognised, and other kinds are left alone."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from policylint import run
from policylint.model import DocumentResult
from policylint.options import Options

FOLDER = Path(__file__).parents[2] / "fixtures" / "kinds"
INDEX: dict[str, Any] = yaml.safe_load((FOLDER / "index.yaml").read_text(encoding="utf-8"))
KINDS = {name: [kind] if isinstance(kind, str) else kind for name, kind in INDEX.items()}
OTHERS = [name for name, kinds in KINDS.items() if kinds == ["other"]]


@pytest.fixture(scope="module")
def results() -> dict[str, DocumentResult]:
    """By file name."""
    paths = [str(FOLDER / name) for name in KINDS]
    report = run.check(paths, Options(as_of=date(2026, 11, 22)))
    assert not report.errors
    return {Path(each.path).name: each for each in report.documents}


def test_every_document_is_in_the_index() -> None:
    assert {path.name for path in FOLDER.glob("*.md")} == set(KINDS)


@pytest.mark.parametrize("name", KINDS)
def test_a_document_is_recognised(results: dict[str, DocumentResult], name: str) -> None:
    assert results[name].kind in KINDS[name]


@pytest.mark.parametrize("name", OTHERS)
def test_another_document_gets_one_note_and_no_requirement(
    results: dict[str, DocumentResult], name: str
) -> None:
    of_service = {f.rule for f in results[name].findings if f.rule.startswith("CS")}
    notes = [f for f in results[name].findings if f.rule == "PL005"]
    assert not of_service
    assert len(notes) == 1


def test_both_sorts_are_there() -> None:
    """A program that takes everything for one sort must not pass."""
    assert len(OTHERS) > 60
    assert len(KINDS) - len(OTHERS) > 40
