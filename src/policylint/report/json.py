"""The report that other programs read: the contract of ``schemas/report.schema.json``.

It tells everything that the rules which ran have found, also infos and suppressed findings; what
is shown to a person or counts for the exit code is a matter of the command.
"""

import json
from typing import Any

from policylint.model import (
    DocumentResult,
    Edit,
    Evidence,
    Finding,
    Place,
    PromisedTime,
    Report,
    Requirement,
)

SCHEMA_VERSION = 1
_COUNTED = {"error": "errors", "warning": "warnings", "info": "infos"}


def render(report: Report) -> str:
    """The report as JSON text, indented, that ends in a line end."""
    return json.dumps(to_data(report), ensure_ascii=False, indent=2) + "\n"


def to_data(report: Report) -> dict[str, Any]:
    """The report as plain data, its keys in the order of the contract."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "policylint", "version": report.version},
        "as_of": report.as_of,
        "errors": [{"path": each.path, "message": each.message} for each in report.errors],
        "documents": [_document(document) for document in report.documents],
        "summary": _summary(report),
    }


def _summary(report: Report) -> dict[str, int]:
    counts = {"documents": len(report.documents), "errors": 0, "warnings": 0, "infos": 0}
    suppressed = 0
    for document in report.documents:
        for finding in document.findings:
            if finding.suppressed is None:
                counts[_COUNTED[finding.severity]] += 1
            else:
                suppressed += 1
    return {**counts, "suppressed": suppressed}


def _document(document: DocumentResult) -> dict[str, Any]:
    revised = document.revision_date
    return {
        "path": document.path,
        "title": document.title,
        "language": document.language,
        "kind": document.kind,
        "packs": list(document.packs),
        "requirements": [_requirement(each) for each in document.requirements],
        "commitments": [_commitment(each) for each in document.commitments],
        "revision_date": revised and {"date": revised.date, "line": revised.line},
        "findings": [_finding(each) for each in document.findings],
        "location_kind": document.location_kind,
    }


def _requirement(requirement: Requirement) -> dict[str, Any]:
    return {
        "id": requirement.id,
        "name": requirement.name,
        "level": requirement.level,
        "status": requirement.status,
        "evidence": [_evidence(each) for each in requirement.evidence],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {**_place(evidence.place), "text": evidence.text}


def _commitment(promise: PromisedTime) -> dict[str, Any]:
    return {
        "channel": promise.channel,
        "action": promise.action,
        "amount": int(promise.amount) if promise.amount == int(promise.amount) else promise.amount,
        "unit": promise.unit,
        "calendar": promise.calendar,
        "share": promise.share,
        "condition": promise.condition,
        **_place(promise.place),
        "text": promise.text,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    suggestion, suppressed = finding.suggestion, finding.suppressed
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        **_place(finding.place),
        "section": list(finding.section),
        "excerpt": finding.excerpt,
        "suggestion": suggestion
        and {"text": suggestion.text, "edits": [_edit(each) for each in suggestion.edits]},
        "sources": list(finding.sources),
        "suppressed": suppressed
        and {"kind": suppressed.kind, "reason": suppressed.reason, "line": suppressed.line},
    }


def _edit(edit: Edit) -> dict[str, Any]:
    return {**_place(edit.place), "text": edit.text, "safe": edit.safe}


def _place(place: Place) -> dict[str, int]:
    return {
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
