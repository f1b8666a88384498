"""What a run finds, as plain data: the vocabulary that every later stage shares.

Nothing here computes. Places are 1-based, columns count characters, ends are exclusive, and the
slice of the source at a finding's place is its excerpt.
"""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]
Level = Literal["required", "recommended", "optional"]
Status = Literal["met", "partial", "missing"]
FailOn = Literal["error", "warning", "info", "never"]

SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")
"""From the mildest to the gravest, so that an index compares them."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of a source file, as editors count it."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text at ``place`` by ``text``; ``safe`` when that cannot change meaning."""

    place: Place
    text: str
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the author could write, in the document's own words, and edits that would do it."""

    text: str
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Suppressed:
    """Why a finding is not shown: ``kind`` is ``comment`` or ``baseline``."""

    kind: Literal["comment", "baseline"]
    reason: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about one place."""

    rule: str
    name: str
    severity: Severity
    message: str
    why: str
    place: Place
    section: tuple[str, ...]
    """The headings above the place, outermost first."""
    excerpt: str
    source_line: str
    """The whole source line on which the place begins, for display."""
    suggestion: Suggestion | None = None
    sources: tuple[str, ...] = ()
    suppressed: Suppressed | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Text that decides a requirement."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Requirement:
    """How one requirement of a pack stands in one document."""

    id: str
    name: str
    title: str
    level: Level
    status: Status
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class PromisedTime:
    """A commitment as reported: a time the organisation binds itself to, for a channel."""

    channel: str
    action: str
    amount: float
    unit: str
    calendar: str
    share: float | None
    """The part promised, "95 % of calls" is 0.95; None when all of them."""
    condition: str | None
    """What it holds for, as written ("Priority 1", "Gold plan")."""
    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class RevisionDate:
    """The newest date at which the document says it was revised; ``YYYY-MM-DD`` or ``YYYY-MM``."""

    date: str
    line: int


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """Everything said about one document."""

    path: str
    title: str | None
    language: str
    kind: str
    packs: tuple[str, ...]
    requirements: tuple[Requirement, ...]
    commitments: tuple[PromisedTime, ...]
    revision_date: RevisionDate | None
    findings: tuple[Finding, ...]
    judged: frozenset[str] = frozenset()
    """Ids of the requirements that the document's kind is judged by."""
    location_kind: Literal["text", "word"] = "text"


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be checked, and why."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a run over any number of documents, in the order they were asked for."""

    version: str
    as_of: str
    documents: tuple[DocumentResult, ...]
    errors: tuple[Failure, ...] = ()
    fail_on: FailOn = "error"
    """The mildest severity that makes the run fail, from the options or the configuration."""
    show_infos: bool = False
    """Whether text output shows infos. Like ``fail_on`` it is no part of the JSON report."""
