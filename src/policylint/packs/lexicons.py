"""Lexicon files, one laid over the other."""

from typing import Any, NamedTuple

from policylint.packs.model import Lexicon, Signal
from policylint.packs.places import Origin, fail
from policylint.validation import Schema
from policylint.wording import nearest
from policylint.yamlfile import YamlFile


class Phrase(NamedTuple):
    """A phrase and where it stands."""

    text: str
    origin: Origin


class _Signal:
    """A signal being put together; the arguments are those of a lexicon file's long form."""

    def __init__(self, entry: Any, at: Origin) -> None:
        long = isinstance(entry, dict)
        table: dict[str, Any] = entry if long else {"phrases": entry}
        self.phrases = _phrases(table["phrases"], at.below("phrases") if long else at)
        self.exceptions = _phrases(table.get("except", ()), at.below("except"))
        self.options = {key: table[key] for key in ("negatable", "in", "about") if key in table}
        self.origin = at

    def add(self, other: "_Signal") -> None:
        self.phrases.extend(other.phrases)
        self.exceptions.extend(other.exceptions)
        self.options.update(other.options)

    def done(self) -> Signal:
        return Signal(
            tuple(dict.fromkeys(phrase.text for phrase in self.phrases)),
            tuple(dict.fromkeys(phrase.text for phrase in self.exceptions)),
            self.options.get("negatable", False),
            tuple(self.options.get("in", ())),
            self.options.get("about", ""),
        )


def _phrases(texts: Any, at: Origin) -> list[Phrase]:
    return [Phrase(text, at.below(index)) for index, text in enumerate(texts)]


class Merger:
    """Lexicons by language: the bundled ones, then those of packs in the order of loading."""

    def __init__(self) -> None:
        self.schema = Schema("lexicon")
        self.tables: dict[str, dict[str, Any]] = {}
        self.signals: dict[str, dict[str, _Signal]] = {}

    def add(self, file: YamlFile, *, may_replace: bool = True) -> None:
        """Lay a lexicon over what is there for its language.

        ``may_replace``: whether its signals replace others of their names (those of a user's pack
        do, the bundled files share a language and must not).
        """
        for problem in self.schema.problems(file.data):
            fail(Origin(file, problem.place), problem.message)
        data: Any = file.data
        language = data["language"]
        tables = self.tables.setdefault(
            language,
            {"name": language, "common_words": [], "inflections": {}, "vocabulary": {}},
        )
        tables["name"] = data.get("name", tables["name"])
        tables["common_words"] = _united(tables["common_words"], data.get("common_words", []))
        tables["inflections"] = tables["inflections"] | data.get("inflections", {})
        for name, table in data.get("vocabulary", {}).items():
            here = tables["vocabulary"].get(name)
            if here is not None and type(here) is not type(table):
                wanted = "a list" if isinstance(here, list) else "a table of keys and values"
                at = Origin(file, ("vocabulary", name))
                fail(at, f"expected {wanted}, as in the lexicon that this one adds to")
            tables["vocabulary"][name] = _united(here, table)
        known = self.signals.setdefault(language, {})
        added: dict[str, Any] = data.get("signals", {})
        for name in () if may_replace else sorted(added.keys() & known.keys()):
            where = known[name].origin.shown()
            message = f"{where} defines it too; rename one, or write {name}+ to add to it"
            fail(Origin(file, ("signals", name)), message)
        self._add_signals(known, added, file)

    def _add_signals(self, known: dict[str, _Signal], added: Any, file: YamlFile) -> None:
        before = set(known)
        for key, entry in added.items():
            at = Origin(file, ("signals", key))
            signal = _Signal(entry, at)
            name = key.removesuffix("+")
            if name == key:
                known[name] = signal
            elif name in before:
                known[name].add(signal)
            else:
                hint = nearest(name, before) or f'write "{name}" to define it'
                fail(at, f'there is no signal "{name}" to add to; {hint}')

    def merged(self) -> dict[str, Lexicon]:
        return {
            language: Lexicon(
                language=language,
                signals={name: signal.done() for name, signal in self.signals[language].items()},
                **{**tables, "common_words": tuple(tables["common_words"])},
            )
            for language, tables in self.tables.items()
        }


def _united(before: Any, added: Any) -> Any:
    """Two lists without repetition, or two tables in which the later entries win."""
    if before is None:
        return added
    if isinstance(before, dict):
        return {**before, **added}
    return [*before, *(item for item in added if item not in before)]
