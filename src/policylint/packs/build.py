"""Reads packs, follows what they extend, checks and merges everything. The slow way of `load`.

Imported only when the cache has no answer: PyYAML and jsonschema come in here.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from policylint import resources, store, yamlfile
from policylint.errors import PolicylintError
from policylint.packs import changes, crosscheck, lexicons
from policylint.packs.files import SCHEMAS, Located, bundled, lexicon_files
from policylint.packs.model import (
    DocumentKind,
    Rule,
    Ruleset,
    Source,
    benchmark,
    is_name,
    rule_from,
)
from policylint.packs.places import Origin, fail
from policylint.validation import Schema
from policylint.wording import listed, nearest
from policylint.yamlfile import YamlFile


class _Pack(NamedTuple):
    """A pack that has been read, with all that it may refer to."""

    name: str
    rules: frozenset[str]
    sources: dict[str, Source]
    """Its own and those of the packs it extends."""


def build(
    packs: Sequence[str],
    base: Path,
    overrides: Mapping[str, object],
    also: Sequence[str],
    origin: Located,
) -> tuple[dict[str, Any], dict[str, str]]:
    """Data of the ruleset (`Ruleset.as_data`), and digests of all files it was made of."""
    builder = _Builder()
    names = tuple(builder.asked_for(pack, base).name for pack in packs)
    catalogue = builder.catalogue()
    for pack in dict.fromkeys((*bundled(), *also)):
        if pack not in packs:
            # one by one: packs that are never loaded together may use the same ids
            other = _Builder(rules_only=True)
            other.asked_for(pack, base)
            catalogue = {**other.catalogue(), **catalogue}
            builder.inputs.update(other.inputs)
    for id_, change in overrides.items():
        at = Origin(origin, (id_,))
        if id_ in builder.rules:
            changes.apply(builder.rules[id_], change, at, builder.schema)
        elif id_ not in catalogue:
            hint = nearest(id_, catalogue) or "policylint explain lists the rules"
            fail(at, f"there is no rule {id_}; {hint}")
    return builder.finish(names, catalogue), builder.inputs


class _Builder:
    def __init__(self, rules_only: bool = False) -> None:
        self.rules_only = rules_only
        self.schema = Schema("pack")
        self.inputs: dict[str, str] = {}
        self.rules: dict[str, changes.Draft] = {}
        self.kinds: dict[str, DocumentKind] = {}
        self.recognise: dict[str, tuple[Any, Origin]] = {}
        """By kind: its signals, and where they are written."""
        self.benchmarks: dict[str, Any] = {}
        self.packs: dict[Path, _Pack] = {}
        self.names: dict[str, str] = {}
        self.lexicons = lexicons.Merger()
        for name in SCHEMAS:
            self.inputs[f"bundled:{name}"] = store.digest(resources.path(name).read_bytes())
        for name in () if rules_only else lexicon_files():
            lexicon = self.read(resources.path(f"rules/lexicons/{name}.yaml"))
            self.lexicons.add(lexicon, may_replace=False)

    def read(self, path: Path) -> YamlFile:
        raw = yamlfile.read_bytes(path, _shown(path))
        top = resources.top()
        inside = path.is_relative_to(top / "rules")
        name = f"bundled:{path.relative_to(top).as_posix()}" if inside else str(path)
        self.inputs[name] = store.digest(raw)
        return yamlfile.parse_bytes(raw, _shown(path))

    def asked_for(self, pack: str, base: Path) -> _Pack:
        """Load a pack that the user names."""
        if is_name(pack):
            return self.load(_bundled(pack, None), ())
        return self.load(Path(os.path.normpath(base / pack)), ())

    def load(self, path: Path, above: tuple[Path, ...]) -> _Pack:
        """Load a pack and those that it extends, each once. ``above`` are those that extend it."""
        real = path.resolve()
        if real in self.packs:
            return self.packs[real]
        file = self.read(path)
        for problem in self.schema.problems(file.data):
            fail(Origin(file, problem.place), problem.message)
        data: Any = file.data
        name = data["pack"]
        if name in self.names:
            message = f'"{name}" is already the name of {self.names[name]}; choose another'
            fail(Origin(file, ("pack",)), message)
        self.names[name] = file.path
        rules: frozenset[str] = frozenset()
        sources: dict[str, Source] = {}
        for index, extended in enumerate(data.get("extends", ())):
            at = Origin(file, ("extends", index))
            target = _bundled(extended, at) if is_name(extended) else _below(path, extended, at)
            if target.resolve() in (*above, real):
                circle = " > ".join(_shown(step) for step in (*above, real, target))
                fail(
                    at, f"packs extend one another in a circle ({circle}); remove one of the steps"
                )
            found = self.load(target, (*above, real))
            rules |= found.rules
            sources |= found.sources
        for key, entry in data.get("sources", {}).items():
            source = Source(key, **entry)
            if sources.setdefault(key, source) != source:
                message = "another source of an extended pack has this key; choose another"
                fail(Origin(file, ("sources", key)), message)
        rules |= self.add_rules(file, data, sources)
        self.add_kinds(file, data, rules)
        self.benchmarks.update({k: benchmark(v) for k, v in data.get("benchmarks", {}).items()})
        for id_, change in data.get("change", {}).items():
            at = Origin(file, ("change", id_))
            if id_ not in rules:
                hint = nearest(id_, rules) or "name its pack under extends"
                fail(at, f"neither this pack nor one it extends has a rule {id_}; {hint}")
            changes.apply(self.rules[id_], change, at, self.schema)
        for index, lexicon in enumerate(() if self.rules_only else data.get("lexicons", ())):
            self.lexicons.add(self.read(_below(path, lexicon, Origin(file, ("lexicons", index)))))
        self.packs[real] = _Pack(name, rules, sources)
        return self.packs[real]

    def add_rules(self, file: YamlFile, data: Any, sources: dict[str, Source]) -> frozenset[str]:
        names = {draft.raw["name"]: id_ for id_, draft in self.rules.items()}
        added = set()
        for index, raw in enumerate(data.get("rules", ())):
            at = Origin(file, ("rules", index))
            id_, name = raw["id"], raw["name"]
            if id_ in self.rules:
                where = self.rules[id_].origin.shown()
                fail(at.below("id"), f"{id_} is already defined at {where}; choose another id")
            if name in names:
                message = f'"{name}" is already the name of {names[name]}; choose another'
                fail(at.below("name"), message)
            for place, source in enumerate(raw.get("sources", ())):
                if source not in sources:
                    hint = nearest(source, sources) or "declare it under sources"
                    message = f'no source "{source}" is declared; {hint}'
                    fail(at.below("sources", place), message)
            names[name] = id_
            added.add(id_)
            self.rules[id_] = changes.Draft(raw, data["pack"], at)
        return frozenset(added)

    def add_kinds(self, file: YamlFile, data: Any, rules: frozenset[str]) -> None:
        for name, entry in data.get("kinds", {}).items():
            at = Origin(file, ("kinds", name))
            wanted = entry["requirements"]
            known = [id_ for id_ in rules if self.rules[id_].raw["kind"] == "requirement"]
            for index, id_ in enumerate(wanted):
                if id_ not in known:
                    hint = nearest(id_, known) or f"known are {listed(sorted(known))}"
                    fail(at.below("requirements", index), f"{id_} is no requirement; {hint}")
            recognise = entry.get("recognise", {})
            self.recognise[name] = (recognise, at.below("recognise"))
            self.kinds[name] = DocumentKind(
                name, entry["title"], tuple(wanted), recognise, entry.get("about", "")
            )

    def catalogue(self) -> dict[str, str]:
        return {id_: draft.raw["name"] for id_, draft in self.rules.items()}

    def finish(self, names: tuple[str, ...], catalogue: dict[str, str]) -> dict[str, Any]:
        """Check what needs everything together, and lay it all out."""
        crosscheck.signals(self.lexicons)
        crosscheck.conditions(self.rules.values(), self.lexicons, self.schema)
        crosscheck.kinds(self.recognise.values(), self.lexicons, self.schema)
        rules: dict[str, Rule] = {
            id_: rule_from(draft.raw, draft.pack) for id_, draft in self.rules.items() if draft.on
        }
        sources: dict[str, Source] = {}
        for pack in self.packs.values():
            sources.update(pack.sources)
        return Ruleset(
            packs=names,
            rules=rules,
            lexicons=self.lexicons.merged(),
            kinds=self.kinds,
            sources=sources,
            benchmarks=self.benchmarks,
            catalogue=catalogue,
            digest="",
        ).as_data()


def _bundled(name: str, at: Origin | None) -> Path:
    names = bundled()
    if name not in names:
        hint = nearest(name, names) or f"there are {listed(names) or 'none'}"
        message = f'there is no bundled pack "{name}"; {hint} (write ./{name}.yaml for a file)'
        if at:
            fail(at, message)
        raise PolicylintError(message)
    return resources.path(f"rules/{name}.yaml")


def _below(pack: Path, name: str, at: Origin) -> Path:
    """A file that a pack names: only one in the pack's folder or below it."""
    target = Path(os.path.normpath(pack.parent / name))
    if not target.resolve().is_relative_to(pack.parent.resolve()):
        fail(at, f'"{name}" lies outside the folder of this pack; move it there')
    if not target.is_file():
        fail(at, f'there is no file "{name}" in the folder of this pack; check its name')
    return target


def _shown(path: Path) -> str:
    """The path as one would type it here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)
