"""Whole policies, checked once for all tests that look at them."""

from datetime import date
from pathlib import Path

import pytest

from policylint import run
from policylint.model import DocumentResult
from policylint.options import Options

ROOT = Path(__file__).parents[2]
POLICIES = sorted(
    path for path in (ROOT / "fixtures" / "policies").glob("*.md") if path.name != "README.md"
)
AS_OF = date(2026, 11, 22)


def check(path: Path) -> DocumentResult:
    report = run.check([str(path)], Options(as_of=AS_OF))
    assert not report.errors
    return report.documents[0]


@pytest.fixture(scope="session")
def results() -> dict[str, DocumentResult]:
    return {path.name: check(path) for path in POLICIES}
