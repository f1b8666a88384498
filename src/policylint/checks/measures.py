"""The ``fact`` conditions of rules: what grammars decide, as data with parameters can ask for it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from policylint.checks.conditions import Measure, Witness
from policylint.checks.coverage import coverage
from policylint.facts.gather import Facts


def channels(group: Sequence[Facts], params: Mapping[str, Any]) -> Iterable[Witness]:
    """``at_least`` different channels are offered."""
    first: dict[str, Witness] = {}
    for index, facts in enumerate(group):
        for channel, offer in facts.first_offers.items():
            first.setdefault(channel, Witness(index, offer.start, offer.end))
    return first.values() if len(first) >= params.get("at_least", 1) else ()


def times(group: Sequence[Facts], params: Mapping[str, Any]) -> Iterable[Witness]:
    """Concrete times are promised; with ``for: every-channel`` they cover every offered channel."""
    found = coverage(group)
    if params.get("for") == "every-channel" and not found.complete:
        return ()
    return [Witness(index, c.duration.start, c.duration.end) for index, c in found.times]


def revision_date(group: Sequence[Facts], params: Mapping[str, Any]) -> Iterable[Witness]:
    """The document says when it was last revised, with month and year."""
    for index, facts in enumerate(group):
        if facts.revision_date:
            yield Witness(index, facts.revision_date.start, facts.revision_date.end)


def date(group: Sequence[Facts], params: Mapping[str, Any]) -> Iterable[Witness]:
    """A date of a ``role``, as vague as it may be (a bare year, an ambiguous one)."""
    for index, facts in enumerate(group):
        for mention in facts.dates:
            if mention.role in params["roles"]:
                yield Witness(index, mention.start, mention.end)


MEASURES: dict[str, Measure] = {
    "channels": channels,
    "times": times,
    "revision-date": revision_date,
    "date": date,
}
