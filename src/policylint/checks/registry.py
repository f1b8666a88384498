"""Which function decides which kind of rule; each is imported when a rule of its kind runs."""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import cast

from policylint.checks.draft import Context, Draft
from policylint.facts.gather import Facts
from policylint.packs.model import Rule

Check = Callable[[Facts, Rule, Context], Iterable[Draft]]
REQUIREMENT = "requirement"
"""Judged over all documents of a policy at once, by `policylint.checks.requirements.judging`."""

_MODULES = {
    "title": "title",
    "missing-signal": "presence",
    "unmeasured": "presence",
    "themes": "presence",
    "slow-response": "benchmarks",
    "channel-guidance": "benchmarks",
    "stale-revision": "revision",
    "odd-date": "revision",
    "review-overdue": "revision",
    "review-due": "revision",
    "placeholder": "placeholder",
    "vague-time": "vague",
    "contradiction": "contradictions.times",
    "unclear-unit": "units",
    "undefined-acronym": "acronym",
    "broken-reference": "reference",
    "unsourced-statistic": "statistic",
    "empty-section": "sections",
    "duplicate-section": "sections",
    "heading-jump": "sections",
}
"""The module of `policylint.checks` for each kind; its function is named after the kind."""


def check_of(kind: str) -> Check | None:
    """The check of a kind; None for kinds that the run itself decides."""
    if kind not in _MODULES:
        return None
    module = import_module(f"policylint.checks.{_MODULES[kind]}")
    return cast(Check, getattr(module, kind.replace("-", "_")))
