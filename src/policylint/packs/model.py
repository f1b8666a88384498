"""Packs and lexicons as the rest of the program sees them: plain data, ready to use."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, cast

from policylint.model import Level, Severity


class Benchmark(NamedTuple):
    """The longest time to a reply: "2 working days" is ``(2, "day", "working")``."""

    amount: float
    unit: str
    """second minute hour day week month ring"""
    calendar: str
    """working calendar unspecified"""

    def __str__(self) -> str:
        calendar = "" if self.calendar == "unspecified" else f"{self.calendar} "
        return f"{self.amount:g} {calendar}{self.unit}{'' if self.amount == 1 else 's'}"


def benchmark(text: str) -> Benchmark:
    """Read a length of time that the schemas' ``duration`` allows."""
    amount, *calendar, unit = text.split()
    kind = {"working": "working", "business": "working", "calendar": "calendar"}
    words = kind[calendar[0]] if calendar else "unspecified"
    return Benchmark(float(amount), unit.removesuffix("s"), words)


def is_name(pack: str) -> bool:
    """Whether a pack is named as a bundled one, not by the path of its file."""
    return not pack.endswith((".yaml", ".yml")) and "/" not in pack and "\\" not in pack


class Signal(NamedTuple):
    """A named group of phrases."""

    phrases: tuple[str, ...]
    except_: tuple[str, ...] = ()
    """A hit that overlaps one of these does not count."""
    negatable: bool = False
    in_: tuple[str, ...] = ()
    """Kinds of block in which it may hit; empty for all."""
    about: str = ""


class Lexicon(NamedTuple):
    """The words of one language."""

    language: str
    name: str
    common_words: tuple[str, ...]
    inflections: dict[str, list[str]]
    vocabulary: dict[str, Any]
    """Tables for the grammars, as written."""
    signals: dict[str, Signal]


class Source(NamedTuple):
    """A piece of guidance that rules are drawn from."""

    key: str
    title: str
    about: str = ""
    publisher: str = ""
    url: str = ""


class DocumentKind(NamedTuple):
    """A kind of document and the requirements that it is judged by."""

    name: str
    title: str
    requirements: tuple[str, ...]
    recognise: dict[str, list[str]]
    """Signals by the part they play; see ``recognise`` in the schema of packs."""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as the packs and the configuration leave it."""

    id: str
    name: str
    kind: str
    severity: Severity | None
    """None for a requirement: its level and the document's status decide."""
    level: Level | None
    """Of a requirement; None for others."""
    title: str
    message: str | dict[str, str]
    """A wording, or wordings by case."""
    why: str
    suggestion: str | dict[str, str]
    """Likewise; empty where the rule suggests nothing by itself."""
    sources: tuple[str, ...]
    params: dict[str, Any]
    """The kind's own parameters, as written; `schemas/pack.schema.json` says which."""
    pack: str
    """Name of the pack that defines it."""

    def wording(self, case: str = "") -> str:
        """The message for a case ("missing", "partial"); the first one where that has none."""
        return _for_case(self.message, case)

    def advice(self, case: str = "") -> str:
        """The suggestion for a case, likewise."""
        return _for_case(self.suggestion, case)


def _for_case(text: str | dict[str, str], case: str) -> str:
    return text if isinstance(text, str) else text.get(case) or next(iter(text.values()))


@dataclass(frozen=True, slots=True)
class Ruleset:
    """All that packs and lexicons say, merged."""

    packs: tuple[str, ...]
    """Names of the packs asked for, in that order; those they extend are not among them."""
    rules: dict[str, Rule]
    """By id; rules that are switched off are left out."""
    lexicons: dict[str, Lexicon]
    """By language."""
    kinds: dict[str, DocumentKind]
    sources: dict[str, Source]
    benchmarks: dict[str, Benchmark]
    """By channel; a configuration's own go before these."""
    catalogue: dict[str, str]
    """Id and name of every rule there is, also switched off or in a bundled pack not asked for."""
    digest: str
    """Changes when anything above changes."""

    @property
    def kind_names(self) -> tuple[str, ...]:
        """What a document may be declared to be."""
        return tuple(dict.fromkeys(("policy", *self.kinds, "other")))

    def ids(self, word: str) -> frozenset[str]:
        """Ids of the catalogue that a word means: an id, the beginning of ids, or a name."""
        return frozenset(
            id_ for id_, name in self.catalogue.items() if name == word or _begins(id_, word)
        )

    def select(self, words: Iterable[str]) -> frozenset[str]:
        """Ids that any of the words means."""
        return frozenset(id_ for word in words for id_ in self.ids(word))

    def nearest(self, word: str) -> str | None:
        """The id or name most like a word that means none."""
        from difflib import get_close_matches

        known = {id_.lower(): id_ for id_ in self.catalogue}
        looks = word[:-3] + word[-3:].translate(_LOOK_ALIKES)
        if looks.lower() in known:
            return known[looks.lower()]
        known.update((name, name) for name in self.catalogue.values())
        found = get_close_matches(word.lower(), known, n=1, cutoff=0.6)
        return known[found[0]] if found else None

    def as_data(self) -> dict[str, Any]:
        """All of it but the digest, for JSON."""
        return {
            "packs": self.packs,
            "rules": [
                [getattr(rule, name) for name in Rule.__slots__] for rule in self.rules.values()
            ],
            "lexicons": list(self.lexicons.values()),
            "kinds": list(self.kinds.values()),
            "sources": list(self.sources.values()),
            "benchmarks": self.benchmarks,
            "catalogue": self.catalogue,
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any], digest: str) -> "Ruleset":
        """The reverse of `as_data`, after a passage through JSON."""
        rules = (_rule(fields) for fields in data["rules"])
        lexicons = (_lexicon(*fields) for fields in data["lexicons"])
        kinds = (DocumentKind(a, b, tuple(c), d, e) for a, b, c, d, e in data["kinds"])
        return cls(
            tuple(data["packs"]),
            {rule.id: rule for rule in rules},
            {lexicon.language: lexicon for lexicon in lexicons},
            {kind.name: kind for kind in kinds},
            {fields[0]: Source(*fields) for fields in data["sources"]},
            {channel: Benchmark(*fields) for channel, fields in data["benchmarks"].items()},
            data["catalogue"],
            digest,
        )


_LOOK_ALIKES = str.maketrans("OoIlSsB", "0011558")
"""Letters that are typed for the digits of an id."""


def _begins(id_: str, word: str) -> bool:
    return id_.startswith(word) and word != ""


def _rule(fields: list[Any]) -> Rule:
    values = dict(zip(Rule.__slots__, fields, strict=True))
    return Rule(**{**values, "sources": tuple(values["sources"])})


def _lexicon(
    language: str, name: str, common: list[str], inflections: Any, vocabulary: Any, signals: Any
) -> Lexicon:
    made = {
        key: Signal(tuple(a), tuple(b), c, tuple(d), e) for key, (a, b, c, d, e) in signals.items()
    }
    return Lexicon(language, name, tuple(common), inflections, vocabulary, made)


def rule_from(raw: Mapping[str, Any], pack: str) -> Rule:
    """A rule of the form that a pack file has, already checked."""
    given = dict(raw)
    name = cast(str, given.pop("name"))
    return Rule(
        id=given.pop("id"),
        name=name,
        kind=given.pop("kind"),
        severity=given.pop("severity", None),
        level=given.pop("level", None),
        title=given.pop("title", name.replace("-", " ").capitalize()),
        message=given.pop("message"),
        why=given.pop("why"),
        suggestion=given.pop("suggestion", ""),
        sources=tuple(given.pop("sources", ())),
        pack=pack,
        params=given,
    )
