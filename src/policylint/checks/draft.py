"""What a check hands back: a place, and the words that fill its rule's message."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from policylint.documents.model import Span
from policylint.model import Edit, Severity

if TYPE_CHECKING:
    from policylint.facts.gather import Facts
    from policylint.packs.model import Benchmark

MAX_AGE_DAYS = 365
"""The age above which a revision date is stale, where its rule does not say."""


class Draft(NamedTuple):
    """A finding in the making; the rule supplies its words, the run its line and column."""

    start: int
    end: int
    """Offsets of the document's text."""
    values: Mapping[str, str] = {}
    """Fill the ``{names}`` of the rule's message and suggestion."""
    variant: str = ""
    """Which of the rule's messages (and suggestions), where they are given by variant."""
    severity: Severity | None = None
    """In place of the rule's."""
    edits: tuple[Edit, ...] = ()
    span: Span | None = None
    """Source offsets, in place of ``start`` and ``end``, for what stands outside the text."""


class Context(NamedTuple):
    """What a check may know beyond the document and its own rule."""

    as_of: date
    benchmarks: Mapping[str, "Benchmark"] = {}
    """The slowest time allowed by channel."""
    group: Sequence["Facts"] = ()
    """All documents of the policy; one, unless several files are declared as one set."""
    requirements: frozenset[str] = frozenset()
    """Ids of the requirements by which the document is judged."""
    missing: frozenset[str] = frozenset()
    """Ids of the requirements that are missing altogether."""
    max_age_days: int | None = None
    """The age at which a revision date turns stale; None where no rule says so."""
