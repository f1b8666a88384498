"""The JSON report holds to its contract."""

import copy
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from helpers.reports import clean, document, hidden, report

from policylint.model import Failure
from policylint.report.json import render, to_data

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "schemas/report.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def full() -> dict[str, Any]:
    one = document()
    one = replace(one, findings=one.findings + hidden())
    bare = clean(revision_date=None, commitments=())
    failure = Failure("gone.md", "no such file")
    data: dict[str, Any] = json.loads(render(report(one, bare, errors=(failure,))))
    return data


def test_the_schema_is_one() -> None:
    VALIDATOR.check_schema(SCHEMA)


def test_a_report_fits_the_schema() -> None:
    VALIDATOR.validate(full())
    VALIDATOR.validate(to_data(report()))


@pytest.mark.parametrize(
    "path",
    [
        ("errors", 0, "message"),
        ("documents", 0, "findings", 0, "excerpt"),
        ("documents", 0, "requirements", 0, "status"),
        ("documents", 0, "requirements", 0, "evidence", 0, "text"),
        ("documents", 0, "commitments", 0, "share"),
        ("documents", 0, "revision_date", "date"),
        ("summary", "suppressed"),
    ],
)
def test_the_schema_refuses_a_lack_and_a_surplus(path: tuple[str | int, ...]) -> None:
    for change in ("lack", "surplus"):
        data = copy.deepcopy(full())
        node: Any = data
        for key in path[:-1]:
            node = node[key]
        if change == "lack":
            del node[path[-1]]
        else:
            node["more"] = 1
        assert not VALIDATOR.is_valid(data), change


def test_keys_and_values_are_those_of_the_contract() -> None:
    data = full()
    assert list(data) == ["schema_version", "tool", "as_of", "errors", "documents", "summary"]
    assert data["schema_version"] == 1
    assert data["tool"] == {"name": "policylint", "version": "9.9"}
    assert data["errors"] == [{"path": "gone.md", "message": "no such file"}]
    first, second = data["documents"]
    assert first["revision_date"] == {"date": "2026-03", "line": 3}
    assert second["revision_date"] is None
    assert first["commitments"] == [
        {
            "channel": "phone",
            "action": "answer",
            "amount": 4,
            "unit": "ring",
            "calendar": "unspecified",
            "share": None,
            "condition": None,
            "line": 7,
            "column": 19,
            "end_line": 7,
            "end_column": 42,
            "text": "answered within 4 rings",
        }
    ]
    assert first["requirements"][2] == {
        "id": "CS401",
        "name": "escalation",
        "level": "required",
        "status": "partial",
        "evidence": [
            {
                "line": 13,
                "column": 13,
                "end_line": 13,
                "end_column": 37,
                "text": "is passed on when needed",
            }
        ],
    }
    assert first["findings"][1] == {
        "rule": "PL101",
        "name": "placeholder",
        "severity": "error",
        "message": "The number of days to answer a letter was never filled in.",
        "line": 9,
        "column": 41,
        "end_line": 9,
        "end_column": 44,
        "section": ["Our service promise"],
        "excerpt": "[X]",
        "suggestion": {
            "text": 'Write "10 working days", or the time that you can keep.',
            "edits": [],
        },
        "sources": ["key-components"],
        "suppressed": None,
    }
    quiet = first["findings"][-1]
    assert quiet["suppressed"] == {"kind": "comment", "reason": "the page says it", "line": 6}
    assert quiet["suggestion"]["edits"] == [
        {
            "line": 8,
            "column": 3,
            "end_line": 8,
            "end_column": 28,
            "text": "Live chat, 9 to 5.",
            "safe": True,
        }
    ]


def test_the_summary_counts_what_is_not_suppressed() -> None:
    assert full()["summary"] == {
        "documents": 2,
        "errors": 2,
        "warnings": 2,
        "infos": 1,
        "suppressed": 1,
    }


def test_amounts_stay_whole_or_broken() -> None:
    half = replace(document().commitments[0], amount=1.5)
    data = to_data(report(document(commitments=(half,))))
    assert data["documents"][0]["commitments"][0]["amount"] == 1.5
    assert '"amount": 4,' in render(report(document()))


def test_other_scripts_are_written_as_they_are() -> None:
    assert "投诉" in render(report(clean("投诉.md")))
