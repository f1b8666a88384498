"""Reports made by hand, for tests of whatever shows or counts them."""

from dataclasses import replace
from typing import Any

from policylint.model import (
    DocumentResult,
    Edit,
    Evidence,
    Finding,
    Level,
    Place,
    PromisedTime,
    Report,
    Requirement,
    RevisionDate,
    Severity,
    Status,
    Suggestion,
    Suppressed,
)

SOURCE = """\
# Our service promise

We want every visitor of the harbour to feel looked after.

## How to reach us

- Phone 555 0100, answered within 4 rings.
- Live chat on our website.
- Write to us; we answer letters within [X] days.

## Complaints

A complaint is passed on when needed.
"""
LINES = SOURCE.splitlines()


def finding(
    rule: str,
    name: str,
    severity: Severity = "error",
    message: str = "Something is wrong here.",
    at: str = "# Our service promise",
    advice: str | None = None,
    **more: Any,
) -> Finding:
    """A finding about the first ``at`` of the source."""
    line = next(n for n, text in enumerate(LINES, 1) if at in text)
    column = LINES[line - 1].index(at) + 1
    return Finding(
        rule=rule,
        name=name,
        severity=severity,
        message=message,
        why="Customers rely on it.",
        place=Place(line, column, line, column + len(at)),
        section=("Our service promise",),
        excerpt=at,
        source_line=LINES[line - 1],
        suggestion=Suggestion(advice) if advice else None,
        sources=("key-components",),
        **more,
    )


def on_line(text: str, excerpt: str, **more: Any) -> Finding:
    """A finding about ``excerpt`` in a line 7 that reads ``text``."""
    column = text.index(excerpt) + 1
    place = Place(7, column, 7, column + len(excerpt))
    made = finding("PL101", "placeholder", **more)
    return replace(made, place=place, excerpt=excerpt, source_line=text)


def requirement(id_: str, name: str, level: Level, status: Status, text: str = "") -> Requirement:
    evidence: tuple[Evidence, ...] = ()
    if text:
        evidence = (Evidence(finding("X", "x", at=text).place, text),)
    return Requirement(id_, name, name.replace("-", " ").capitalize(), level, status, evidence)


def document(path: str = "harbour/promise.md", **more: Any) -> DocumentResult:
    """A policy with something of everything, but nothing hidden."""
    requirements = (
        requirement("CS101", "objectives", "required", "met", "feel looked after"),
        requirement("CS302", "response-times", "required", "partial", "within 4 rings"),
        requirement("CS401", "escalation", "required", "partial", "is passed on when needed"),
        requirement("CS601", "feedback", "required", "missing"),
        requirement("CS211", "training", "recommended", "met"),
        requirement("CS902", "accessibility", "optional", "missing"),
    )
    findings = (
        finding(
            "CS302",
            "response-times",
            "warning",
            "Live chat has no concrete time.",
            "Live chat",
            'After "Live chat on our website" add: "answered within 2 minutes".',
        ),
        finding(
            "PL101",
            "placeholder",
            "error",
            "The number of days to answer a letter was never filled in.",
            "[X]",
            'Write "10 working days", or the time that you can keep.',
        ),
        finding(
            "CS401",
            "escalation",
            "warning",
            "Complaints are passed on, but it is not said to whom, nor after which time.",
            "A complaint is passed on when needed.",
            'Under "Complaints": "If we have not settled your complaint within 5 working days, the '
            'harbour master takes it over and calls you."',
        ),
        finding(
            "CS601",
            "feedback",
            "error",
            "Nothing says how visitors' views are gathered, nor what is done with them.",
            "## Complaints",
            'A section "Feedback" after "Complaints": "Twice a year we ask visitors what we could '
            'do better, and publish what we changed."',
        ),
    )
    promise = PromisedTime(
        channel="phone",
        action="answer",
        amount=4.0,
        unit="ring",
        calendar="unspecified",
        share=None,
        condition=None,
        place=finding("X", "x", at="answered within 4 rings").place,
        text="answered within 4 rings",
    )
    made = DocumentResult(
        path=path,
        title="Our service promise",
        language="en",
        kind="policy",
        packs=("customer-service", "policy-language"),
        requirements=requirements,
        commitments=(promise,),
        revision_date=RevisionDate("2026-03", 3),
        findings=findings,
        judged=frozenset(each.id for each in requirements),
    )
    return replace(made, **more)


def clean(path: str = "harbour/complaints.md", **more: Any) -> DocumentResult:
    requirements = (requirement("CS501", "complaints", "required", "met", "A complaint"),)
    return document(
        path,
        title="How to complain",
        kind="complaints",
        requirements=requirements,
        findings=(),
        judged=frozenset({"CS501"}),
        **more,
    )


def hidden() -> tuple[Finding, ...]:
    """An info, and a finding that a comment suppresses."""
    unclear = finding("PL104", "unclear-unit", "info", "Working days or calendar days?", "days")
    chat = finding("PL102", "vague-time", "warning", "No number.", "Live chat on our website.")
    edit = Edit(chat.place, "Live chat, 9 to 5.", safe=True)
    chat = replace(chat, suggestion=Suggestion("Say when.", (edit,)))
    return unclear, replace(chat, suppressed=Suppressed("comment", "the page says it", 6))


def report(*documents: DocumentResult, **more: Any) -> Report:
    made = Report(version="9.9", as_of="2026-11-22", documents=documents)
    return replace(made, **more)
