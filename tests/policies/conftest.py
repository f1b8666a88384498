"""Whole policies, checked once for all tests that look at them."""

import pytest
from helpers.policies import AS_OF, POLICIES

from policylint import run
from policylint.model import DocumentResult
from policylint.options import Options


@pytest.fixture(scope="session")
def results() -> dict[str, DocumentResult]:
    """By file name."""
    report = run.check([str(path) for path in POLICIES], Options(as_of=AS_OF))
    assert not report.errors
    return {path.name: each for path, each in zip(POLICIES, report.documents, strict=True)}
