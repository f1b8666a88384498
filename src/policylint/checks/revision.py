"""CS702, CS703, CS712, CS713: revision dates too old or odd, reviews due or overdue."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from policylint.checks.draft import MAX_AGE_DAYS, Context, Draft
from policylint.checks.wording import day
from policylint.facts.dates.mentions import last_day
from policylint.facts.gather import Facts
from policylint.facts.model import DateMention
from policylint.packs.model import Rule

WITHIN_DAYS = 30


def stale_revision(facts: Facts, rule: Rule, context: Context) -> Iterator[Draft]:
    """The newest revision date of the policy is more than ``max_age_days`` old."""
    newest = _newest(facts, context)
    if newest is None:
        return
    limit = int(rule.params.get("max_age_days", MAX_AGE_DAYS))
    age = (context.as_of - _last(newest)).days
    if age > limit:
        values = {"date": _said(newest), "age": _length(age), "limit": str(limit)}
        yield Draft(newest.start, newest.end, values)


def odd_date(facts: Facts, _rule: Rule, context: Context) -> Iterator[Draft]:
    """A revision or review date that does not exist or has two readings, a revision to come."""
    for mention in facts.dates:
        written = _written(facts, mention)
        if mention.role not in ("revision", "next-review"):
            continue
        if mention.problem == "impossible":
            yield Draft(mention.start, mention.end, {"date": written}, "impossible")
        elif mention.problem == "ambiguous":
            values = {"date": written, "readings": _readings(written, mention.year)}
            yield Draft(mention.start, mention.end, values, "ambiguous")
        elif mention.role == "revision" and _first(mention) > context.as_of:
            yield Draft(mention.start, mention.end, {"date": written}, "future")


def review_overdue(facts: Facts, _rule: Rule, context: Context) -> Iterator[Draft]:
    """The latest next-review date of the policy has passed."""
    due = _next_review(facts, context)
    if due is not None and _last(due) < context.as_of:
        yield Draft(due.start, due.end, {"when": _when(due)})


def review_due(facts: Facts, rule: Rule, context: Context) -> Iterator[Draft]:
    """The next review, or the day on which the revision date turns stale, is near."""
    within = int(rule.params.get("within_days", WITHIN_DAYS))
    due = _next_review(facts, context)
    if due is not None:
        days = (_last(due) - context.as_of).days
        if 0 <= days <= within:
            yield Draft(due.start, due.end, {"when": _when(due), "days": str(days)}, "review")
            return
    newest = _newest(facts, context)
    if newest is None or context.max_age_days is None:
        return
    turns = _last(newest) + timedelta(days=context.max_age_days + 1)
    days = (turns - context.as_of).days
    if 0 < days <= within:
        values = {"when": f"on {day(turns)}", "days": str(days)}
        yield Draft(newest.start, newest.end, values, "stale")


def _newest(facts: Facts, context: Context) -> DateMention | None:
    """The revision date of the policy, if this document is the one that states it."""
    stated = [each.revision_date for each in context.group or (facts,) if each.revision_date]
    newest = max(stated, key=lambda each: (each.year, each.month, each.day or 0), default=None)
    return newest if newest is not None and newest is facts.revision_date else None


def _next_review(facts: Facts, context: Context) -> DateMention | None:
    """The latest date of a next review in the policy, if it stands in this document."""
    every: Sequence[Facts] = context.group or (facts,)
    stated = [
        mention
        for each in every
        for mention in each.dates
        if mention.role == "next-review" and mention.month and not mention.problem
    ]
    latest = max(stated, key=_last, default=None)
    return latest if latest is not None and any(latest is own for own in facts.dates) else None


def _first(mention: DateMention) -> date:
    """The first day that a date can mean."""
    if not mention.month:
        return date(mention.year, 1, 1)
    return date(mention.year, mention.month, mention.day or 1)


def _last(mention: DateMention) -> date:
    """The last day that a date with a month can mean."""
    month = mention.month or 12
    return date(mention.year, month, mention.day or last_day(mention.year, month))


def _said(mention: DateMention) -> str:
    """ "12 March 2025" or "March 2025"."""
    whole = day(_last(mention))
    return whole if mention.day else whole.split(" ", 1)[1]


def _when(mention: DateMention) -> str:
    """ "on 12 March 2025" or "in March 2025"."""
    return f"{'on' if mention.day else 'in'} {_said(mention)}"


def _written(facts: Facts, mention: DateMention) -> str:
    return " ".join(facts.document.text[mention.start : mention.end].split())


def _readings(written: str, year: int) -> str:
    """The two dates that 03/04/2025 may mean."""
    first, second = (int("".join(filter(str.isdigit, part))) for part in _parts(written)[:2])
    return f"{day(date(year, second, first))} or {day(date(year, first, second))}"


def _parts(written: str) -> list[str]:
    return written.replace(".", "/").replace("-", "/").split("/")


def _length(days: int) -> str:
    """An age in words that say enough: days up to two months, months up to two years, years."""
    if days < 60:
        return f"{days} days"
    if days < 730:
        return f"{int(days / 30.44)} months"
    return f"{int(days / 365.25)} years"
