"""The whole JSON report of every whole policy, kept beside this file.

After a change that is meant: ``POLICYLINT_UPDATE=1 pytest tests/policies``, then read the diff.
"""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from helpers.policies import AS_OF, POLICIES

from policylint import __version__
from policylint.model import DocumentResult, Report
from policylint.report import json as json_report

SNAPSHOTS = Path(__file__).parent / "snapshots"


def rendered(result: DocumentResult) -> str:
    """The report on one document; the version is left out, since it changes with every release."""
    shown = replace(result, path=Path(result.path).name)
    report = json.loads(json_report.render(Report(__version__, AS_OF.isoformat(), (shown,))))
    report["tool"].pop("version")
    return json.dumps(report, indent=1, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("name", [path.name for path in POLICIES])
def test_report_is_as_kept(name: str, results: dict[str, DocumentResult]) -> None:
    kept = SNAPSHOTS / f"{name}.json"
    found = rendered(results[name])
    if os.environ.get("POLICYLINT_UPDATE"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(found, encoding="utf-8")
    assert found == kept.read_text(encoding="utf-8")


def test_nothing_is_kept_of_policies_that_are_gone() -> None:
    assert {path.name for path in SNAPSHOTS.iterdir()} == {f"{p.name}.json" for p in POLICIES}
