"""How words stand around times that are promised: a lexicon's ``promises``, compiled once."""

import re
from collections.abc import Mapping, Sequence
from typing import cast

from policylint.facts.times.timewords import SPACE, any_of

_compiled: dict[int, tuple[Mapping[str, object], "Phrasing"]] = {}
_DASHES = "-–—"


def phrasing(vocabulary: Mapping[str, object]) -> "Phrasing":
    """The compiled words of a vocabulary; compiled once for each."""
    known = _compiled.get(id(vocabulary))
    if known is None or known[0] is not vocabulary:
        if len(_compiled) > 8:
            _compiled.clear()
        known = _compiled[id(vocabulary)] = (vocabulary, Phrasing(vocabulary))
    return known[1]


class Phrasing:
    """Expressions and word lists; a list that the vocabulary does not give is empty."""

    def __init__(self, vocabulary: Mapping[str, object]) -> None:
        self._words = cast("Mapping[str, object]", vocabulary.get("promises") or {})
        times = cast("Mapping[str, Sequence[str]]", vocabulary.get("times") or {})
        about = any_of(times.get("approximately", ()))
        end = rf"{SPACE}{{0,2}}\Z"
        self.limit = _expression(rf"(?:\b{self._any('limits')}|[<≤])[\s~*]{{0,4}}\Z")
        self.lead = _expression(rf"(?:\b{self._any('leads')}|[:<≤~–—(])[\s*]{{0,4}}\Z")
        self.other_lead = _expression(
            rf"\b{self._any('other_leads')}{SPACE}{{0,2}}(?:{about}{SPACE})?\Z"
        )
        self.more_than = _expression(rf"(?:\b{self._any('more_than')}|[>≥]){end}")
        self.after = _expression(rf"\b{self._any('after')}{end}")
        self.beginning = _expression(rf"\b{self._any('beginnings')}{end}")
        self.other_follower = _expression(
            rf"['’]?{SPACE}{{0,2}}{self._any('other_followers')}(?!\w)"
        )
        self.from_event = _expression(rf"{SPACE}{self._any('from_event')}{SPACE}")
        self.named_thing = _expression(
            rf"{SPACE}(?:\w{{1,12}}{SPACE})?{self._any('named_things')}(?!\w)"
        )
        self.counts_from = _expression(rf"\)?\s{self._any('counts_from')}\b[^,;:]*\Z")
        self.condition = _expression(rf"\b{self._any('conditions')}\b")
        self.negation = _expression(rf"(?:\b|(?=n['’]t)){self._any('negations')}\b")
        self.unresolved = _expression(rf"\b{self._any('unresolved')}\b")
        self.separator = _expression(rf"[;,/|)\]]|\s[{_DASHES}]\s|\s{self._any('joints')}\s")
        self.and_then = _expression(rf"[^,;:]{{0,30}}?\s{self._any('and_then')}\s")
        self.new_clause = _expression(rf",\s{self._any('new_clause')}\s|;\s")
        self.pronoun = _expression(rf"\b{self._any('pronouns')}\b")
        self.only_lead = _expression(rf"\W*(?:{self._any('fillers')}\W+){{0,6}}\Z")
        self.manner = _expression(rf"\b{self._any('manner')}\s(?:\w{{1,20}}\s)?\Z")
        self.object = _expression(rf"\s{self._any('objects')}\b")
        self.tenths = _expression(
            rf"\b(\w{{1,6}})(?:\s\w{{1,12}})?\s{self._any('of_ten')}\s({any_of(self.table('tens'))})\b"
        )
        self.openers = self._set("openers")
        self.listing = self._set("listing")
        self.joining = self._set("joining")
        self.not_listing = self._set("not_listing")
        self.after_adverb = self._set("after_adverb")
        self.scenes = tuple(f"{word} " for word in self._list("scenes"))
        self.fillers = self._set("fillers")

    def table(self, name: str) -> Mapping[str, float]:
        return cast("Mapping[str, float]", self._words.get(name) or {})

    def _list(self, name: str) -> Sequence[str]:
        return cast("Sequence[str]", self._words.get(name) or ())

    def _set(self, name: str) -> frozenset[str]:
        return frozenset(self._list(name))

    def _any(self, name: str) -> str:
        return any_of(self._list(name))


def _expression(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
