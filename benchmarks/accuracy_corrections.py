"""Labels judged wrong: a list of corrections, and the corpus with its labels corrected.

The labels as they are give the main figures; those with corrections are printed beside them. The
file names documents by id and says why, and quotes no document at length:

    corrections:
      - {document: "017", point: scope, should_be: met, reason: "Line 4 names the plans."}
      - document: "023"
        point: commitments          # or placeholders, vague_times, contradictions
        remove: [{line: 26, amount: 24}]
        add: [{line: 26, channel: any, action: respond, amount: 24, unit: hour}]
        reason: "..."

``point`` is a requirement's slug or a key of the label file; what ``remove`` lists need not be
complete: every entry that has these values goes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from accuracy_corpus import (
    REQUIREMENTS,
    STATUSES,
    Account,
    Labelled,
    blank,
    clash,
    month_of,
    promise,
)


class Correction(NamedTuple):
    """A label judged wrong, and what it should be."""

    document: str
    point: str
    """A slug or a key of the label file."""
    should_be: str
    """In words, for display."""
    reason: str
    change: Mapping[str, Any]
    """The entry as written: ``should_be``, or ``add`` and ``remove`` of a list."""


_READERS: dict[str, Any] = {
    "commitments": promise,
    "placeholders": blank,
    "vague_times": blank,
    "contradictions": clash,
}


def read_corrections(path: Path) -> list[Correction]:
    """The corrections of a YAML file; ValueError names the entry that cannot be used."""
    import yaml

    entries = (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).get("corrections") or []
    corrections = []
    for number, entry in enumerate(entries, 1):
        where = f"{path}: correction {number}"
        if not isinstance(entry.get("document"), str):
            raise ValueError(f'{where}: "document" must be an id in quotation marks')
        point, reason = entry.get("point"), entry.get("reason")
        if not point or not reason:
            raise ValueError(f'{where}: "point" and "reason" are needed')
        if point not in (*_READERS, *REQUIREMENTS, "revision_date", "about_customers"):
            raise ValueError(f"{where}: {point!r} is neither a requirement nor a key of labels")
        changes = {"add", "remove"} if point in _READERS else {"should_be"}
        if not changes & entry.keys():
            raise ValueError(f"{where}: {point} needs {' or '.join(sorted(changes))}")
        if point in REQUIREMENTS and entry["should_be"] not in STATUSES:
            raise ValueError(f"{where}: should_be is one of {', '.join(STATUSES)}")
        words = [str(entry["should_be"])] if "should_be" in entry else []
        words += [f"without {_words(item)}" for item in entry.get("remove", ())]
        words += [f"with {_words(item)}" for item in entry.get("add", ())]
        corrections.append(Correction(entry["document"], point, "; ".join(words), reason, entry))
    return corrections


def _words(entry: Mapping[str, Any]) -> str:
    return " ".join(str(value) for value in entry.values())


def corrected(
    corpus: Sequence[Labelled], corrections: Sequence[Correction]
) -> tuple[list[Labelled], list[str]]:
    """The corpus with its labels corrected, and a line on each correction that changes nothing.

    Corrections of documents that are not there are passed over.
    """
    by_id = {document.id: document for document in corpus}
    idle = []
    for item in corrections:
        if (document := by_id.get(item.document)) is None:
            continue
        truth = _corrected(document.truth, item)
        if truth == document.truth:
            idle.append(f"correction of {item.document}, {item.point}: changes nothing")
        by_id[item.document] = replace(document, truth=truth)
    return list(by_id.values()), idle


def _corrected(truth: Account, item: Correction) -> Account:
    if item.point in _READERS:
        entries = set(getattr(truth, item.point))
        for gone in item.change.get("remove", ()):
            entries = {entry for entry in entries if not _fits(entry, gone)}
        entries |= {_READERS[item.point](entry) for entry in item.change.get("add", ())}
        changed: dict[str, Any] = {item.point: frozenset(entries)}
        return replace(truth, **changed)
    if item.point == "revision_date":
        date = item.change["should_be"]
        return replace(truth, month=month_of(str(date)) if date else None)
    if item.point == "about_customers":
        return replace(truth, about_customers=item.change["should_be"])
    if item.point not in truth.requirements:
        return truth
    statuses = {**truth.requirements, item.point: item.change["should_be"]}
    return replace(truth, requirements=statuses)


def _fits(entry: Any, wanted: Mapping[str, Any]) -> bool:
    values = entry._asdict()
    return all(
        values.get(key) == (tuple(value) if isinstance(value, list) else value)
        for key, value in wanted.items()
    )
