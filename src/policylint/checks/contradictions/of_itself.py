"""PL103, on the document itself: two last revisions, two next reviews, two cycles, two owners."""

from collections.abc import Iterable, Iterator

from policylint.checks.contradictions.claim import Claim, Day, Months, Name
from policylint.checks.contradictions.claims import CERTAIN, Claims
from policylint.checks.draft import Draft
from policylint.facts.gather import Facts

_MOST = 3
"""Different values of one claim; of more, the document lists what it says them of."""
_LOOKED_AT = 10
"""Claims on one subject that are compared, from the beginning and from the end."""
_SUBJECTS = {
    "updated": "last updated", "updated-page": "page last updated",
    "reviewed": "last reviewed", "reviewed-page": "page last reviewed",
    "next-review": "next review", "review-date": "review date", "effective": "in effect from",
    "issued": "date of issue", "version-date": "date of the version", "changed": "changed",
    "cycle": "document reviewed", "owner": "owner of the document",
    "keeper": "who keeps the document", "responsible": "responsible for the document",
}  # fmt: skip


def self_contradictions(facts: Facts) -> Iterator[Draft]:
    """Each claim that denies an earlier one of the same document, once for each value."""
    if not facts.document.blocks:
        return
    claims = Claims(facts)
    found: dict[str, list[Claim]] = {}
    for claim in sorted(_all(claims), key=lambda each: each.start):
        found.setdefault(claim.subject, []).append(claim)
    for every in found.values():
        if len({claim.value for claim in every}) > _MOST:
            continue
        same = every
        if len(every) > 2 * _LOOKED_AT:
            same = [*every[:_LOOKED_AT], *every[-_LOOKED_AT:]]
        told: list[Claim] = []
        for at, claim in enumerate(same):
            other = next((o for o in same[:at] if _deny(claims, o, claim)), None)
            if other is not None and not any(_agree(claim, before) for before in told):
                told.append(claim)
                yield _draft(facts, claim, other)


def _all(claims: Claims) -> Iterable[Claim]:
    yield from claims.dates()
    yield from claims.cycles()
    yield from claims.owners()


def _deny(claims: Claims, one: Claim, other: Claim) -> bool:
    """Whether two claims on one subject are about the same document, and cannot both hold."""
    if "?" in (one.noun, other.noun) or (one.noun and other.noun and one.noun != other.noun):
        return False
    if _agree(one, other) or claims.scope(one) != claims.scope(other):
        return False
    first, here = claims.place(one)
    second, there = claims.place(other)
    if here.table is not None and here.table == there.table:
        return False
    if isinstance(one.value, Months):
        return True
    # one below the other, dates are a history and names share a task
    certain = one.subject in CERTAIN and "item" not in (here.kind, there.kind)
    return second - first > (0 if certain else 1)


def _agree(one: Claim, other: Claim) -> bool:
    """Whether both claims may hold."""
    a, b = one.value, other.value
    if isinstance(a, Day) and isinstance(b, Day):
        return _same_day(a, b)
    if isinstance(a, Months) and isinstance(b, Months):
        if a.at_least != b.at_least:
            least, exact = (a, b) if a.at_least else (b, a)
            return exact.number <= least.number
        return a.number == b.number
    if isinstance(a, Name) and isinstance(b, Name):
        if a.person != b.person:
            return True  # somebody holds the post
        if a.person:
            return not a.words.isdisjoint(b.words)
        return a.words <= b.words or b.words <= a.words
    return True


def _same_day(a: Day, b: Day) -> bool:
    """Whether two dates may be one, each as exact as it is, or one falls before a deadline."""
    order = 0
    for mine, other in zip(a[:3], b[:3], strict=True):
        if mine is None or other is None or order:
            break
        order = (mine > other) - (mine < other)
    if order and a.deadline != b.deadline:
        return order == (1 if a.deadline else -1)
    return order == 0


def _draft(facts: Facts, here: Claim, there: Claim) -> Draft:
    document = facts.document

    def line(claim: Claim) -> str:
        return str(document.place(document.span(claim.start, claim.end)).line)

    def words(claim: Claim) -> str:
        return " ".join(document.text[claim.start : claim.end].split())

    values = {
        "subject": _SUBJECTS[here.subject],
        "here": words(here),
        "there": words(there),
        "line": line(there),
        "own": line(here),
    }
    return Draft(here.start, here.end, values, "of-itself")
