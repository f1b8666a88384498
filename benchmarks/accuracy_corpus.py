"""A labelled corpus, and a report brought into the same shape, so that the two can be compared.

A corpus is a folder with ``texts/ID.md`` and ``labels/ID.json``, and where there is one
``index.csv`` (its ``id``, ``kind`` and ``note`` are shown with errors). Lines are 1-based.
"""

import csv
import json
import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from policylint.model import DocumentResult, Place, Report

Topic = str
"""What is judged: a requirement's slug or one of `POINTS`."""

REQUIREMENTS = {
    "objectives": "CS101",
    "standards": "CS201",
    "channels": "CS301",
    "response-times": "CS302",
    "escalation": "CS401",
    "complaints": "CS501",
    "feedback": "CS601",
    "revision-date": "CS701",
    "scope": "CS111",
    "training": "CS211",
    "empowerment": "CS221",
    "accountability": "CS801",
    "measurement": "CS811",
    "review-cycle": "CS711",
    "owner": "CS721",
    "definitions": "CS121",
    "tone": "CS231",
    "difficult-customers": "CS511",
    "accessibility": "CS311",
    "closing": "CS241",
    "remedies": "CS521",
    "confidentiality": "CS321",
    "change-log": "CS731",
}
"""The yardstick's requirements, whatever the packs say, so that a pack cannot move the figures."""
REQUIRED = tuple(REQUIREMENTS)[:8]
STATUSES = ("met", "partial", "missing")

POINTS = {
    "commitments": "commitments",
    "placeholders": "placeholders",
    "vague-times": "vague_times",
    "contradictions": "contradictions",
    "date": "revision_date",
    "kind": "about_customers",
}
"""The topics that are no requirements, with their keys in a label file."""

WRAP = 2
"""How many lines a sentence that wraps may be placed off."""

_LINE_END = re.compile(r"\r\n?|\n")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_STARTS_BLOCK = re.compile(
    r"\s*(?:$|[-*+•>]\s|\||\#|\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)]\s"
    r"|</?(?:p|div|li|tr|h[1-6]|[uo]l|table)\b)",
    re.IGNORECASE,
)


class Promise(NamedTuple):
    """A commitment as far as it is scored."""

    line: int
    channel: str
    action: str
    amount: float
    unit: str

    def __str__(self) -> str:
        return f"{self.channel} {self.action} {self.amount:g} {self.unit}"


class Blank(NamedTuple):
    """A placeholder; of a vague time the words."""

    line: int
    text: str

    def __str__(self) -> str:
        return self.text


class Clash(NamedTuple):
    """A contradiction: by the program at the one line it reports, by a label at all its lines."""

    lines: tuple[int, ...]
    what: str

    def __str__(self) -> str:
        return self.what


@dataclass(frozen=True, slots=True)
class Account:
    """What is true of one document, by its label or by the program."""

    about_customers: bool
    requirements: Mapping[str, str] = field(default_factory=dict)
    """Status by slug; empty where the document was not judged."""
    evidence: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Lines by slug."""
    commitments: frozenset[Promise] = frozenset()
    placeholders: frozenset[Blank] = frozenset()
    vague_times: frozenset[Blank] = frozenset()
    contradictions: frozenset[Clash] = frozenset()
    month: str | None = None
    """Year and month of the revision date, ``YYYY-MM``."""
    date_line: int | None = None
    kind: str = ""
    """The program's word for the kind of document."""
    places: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    """The program's evidence by slug."""
    messages: Mapping[str, str] = field(default_factory=dict)
    """What the program says is lacking, by slug."""
    shown_errors: tuple[str, ...] = ()
    """Requirement findings of severity error that a user would see, by slug."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One document of the corpus with its label."""

    id: str
    path: Path
    lines: tuple[str, ...]
    language: str
    truth: Account
    doubtful: frozenset[str] = frozenset()
    """Points that are left out: slugs, or keys of the label file."""
    notes: tuple[str, ...] = ()
    """The labellers' remarks on points that were close; scored all the same."""
    about: str = ""

    def counts(self, topic: Topic) -> bool:
        return topic not in self.doubtful and POINTS.get(topic, topic) not in self.doubtful

    def noted(self, topic: Topic, lines: Set[int]) -> bool:
        """Whether the labellers remarked on this point ("vague_times line 50")."""
        word = POINTS.get(topic, topic).removesuffix("s")
        for note in self.notes:
            numbers = {int(number) for number in re.findall(r"\d+", note)}
            if note.startswith(word) and (not numbers or numbers & lines):
                return True
        return False

    def distance(self, one: int, other: int) -> int | None:
        """How many lines apart two places are, None where they cannot be one sentence."""
        first, last = sorted((one, other))
        apart = last - first
        if apart > WRAP or any(map(_STARTS_BLOCK.match, self.lines[first:last])):
            return None
        return apart


def plain(text: str) -> str:
    """A placeholder's text without escapes and with single spaces, in lower case."""
    return " ".join(_ESCAPE.sub("", text).split()).casefold()


def read_corpus(folder: Path) -> list[Labelled]:
    """All labelled documents, by id. Raises OSError, or ValueError for a label that is no JSON."""
    about: dict[str, str] = {}
    if (index := folder / "index.csv").exists():
        with index.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                about[row["id"]] = f"{row.get('kind', '')}: {row.get('note', '')}"
    labels = sorted((folder / "labels").glob("*.json"))
    if not labels:
        raise FileNotFoundError(f"{folder}: no labels/*.json; a corpus holds texts/ and labels/")
    return [_labelled(folder, path, about) for path in labels]


def _labelled(folder: Path, label_path: Path, about: Mapping[str, str]) -> Labelled:
    label: dict[str, Any] = json.loads(label_path.read_text(encoding="utf-8"))
    path = folder / "texts" / f"{label['id']}.md"
    return Labelled(
        id=label["id"],
        path=path,
        lines=tuple(_LINE_END.split(path.read_bytes().decode("utf-8", "replace"))),
        language=label["lang"],
        truth=truth_of(label),
        doubtful=frozenset(label.get("doubtful", ())),
        notes=tuple(label.get("notes", ())),
        about=about.get(label["id"], ""),
    )


def truth_of(label: Mapping[str, Any]) -> Account:
    """A label file's content as an account. What is listed twice on a line counts once."""
    date = label.get("revision_date") or {}
    return Account(
        about_customers=label["about_customers"],
        requirements=label.get("requirements", {}),
        evidence={slug: tuple(lines) for slug, lines in label.get("evidence", {}).items()},
        commitments=frozenset(promise(entry) for entry in label.get("commitments", ())),
        placeholders=frozenset(blank(entry) for entry in label.get("placeholders", ())),
        vague_times=frozenset(blank(entry) for entry in label.get("vague_times", ())),
        contradictions=frozenset(clash(entry) for entry in label.get("contradictions", ())),
        month=month_of(date.get("date")),
        date_line=date.get("line"),
    )


def promise(entry: Mapping[str, Any]) -> Promise:
    amount = float(entry["amount"])
    return Promise(entry["line"], entry["channel"], entry["action"], amount, entry["unit"])


def blank(entry: Mapping[str, Any]) -> Blank:
    return Blank(entry["line"], entry["text"])


def clash(entry: Mapping[str, Any]) -> Clash:
    return Clash(tuple(entry["lines"]), entry.get("what", ""))


def month_of(date: str | None) -> str | None:
    return date[:7] if date else None


def accounts(report: Report) -> dict[str, Account]:
    """What the program says of each document, by path; documents it could not read are absent."""
    return {result.path: account_of(result) for result in report.documents}


def account_of(result: DocumentResult) -> Account:
    slugs = {requirement.id: requirement.name for requirement in result.requirements}
    blanks: dict[str, set[Blank]] = {"PL101": set(), "PL102": set()}
    clashes: set[Clash] = set()
    messages: dict[str, str] = {}
    shown: list[str] = []
    for finding in result.findings:
        line = finding.place.line
        if finding.rule in blanks:
            blanks[finding.rule].add(Blank(line, finding.excerpt))
        elif finding.rule == "PL103":
            clashes.add(Clash((line,), finding.message))
        elif finding.rule in slugs:
            messages.setdefault(slugs[finding.rule], finding.message)
            if finding.severity == "error" and finding.suppressed is None:
                shown.append(slugs[finding.rule])
    date = result.revision_date
    return Account(
        about_customers=result.kind != "other",
        requirements={item.name: item.status for item in result.requirements},
        commitments=frozenset(
            Promise(time.place.line, time.channel, time.action, time.amount, time.unit)
            for time in result.commitments
        ),
        placeholders=frozenset(blanks["PL101"]),
        vague_times=frozenset(blanks["PL102"]),
        contradictions=frozenset(clashes),
        month=month_of(date.date) if date else None,
        date_line=date.line if date else None,
        kind=result.kind,
        places={
            item.name: tuple(evidence.place for evidence in item.evidence)
            for item in result.requirements
        },
        messages=messages,
        shown_errors=tuple(shown),
    )
