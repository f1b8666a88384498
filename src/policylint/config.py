"""Configuration: ``policylint.toml``, or ``[tool.policylint]`` of a ``pyproject.toml``.

    configs = Configs()                         # or Configs("other/policylint.toml")
    config = configs.of("docs/handbook.md")     # the nearest one above that file
    config = config.override(packs=["./ours.yaml"], fail_on="warning")   # command-line options
    settings = config.settings("docs/handbook.md").with_front_matter(document.settings, path)
    ruleset = config.ruleset(settings)

Every error is a `PolicylintError` with file, line where it can be told, key and what was expected.
What was read once is kept in the user's cache folder until the file changes, so that the next run
imports neither tomllib nor jsonschema.
"""

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from policylint import __version__, globs, resources, store
from policylint.errors import PolicylintError
from policylint.model import FailOn
from policylint.packs.model import Benchmark, Ruleset, benchmark, is_name

if TYPE_CHECKING:
    from policylint.packs import Located

DEFAULT_PACKS = ("customer-service", "policy-language")
DEFAULT_MAX_BYTES = 10_000_000
NAMES = ("policylint.toml", "pyproject.toml")
"""Looked for in each folder, in this order."""
_LARGEST = 1_000_000
_FORMAT = 1
_TABLE = ("tool", "policylint")


class PolicySet(NamedTuple):
    """Files that make one policy."""

    name: str
    files: tuple[str, ...]
    """Globs."""


class _FileTable(NamedTuple):
    """A ``[[files]]`` table as written; what it leaves out is as everywhere."""

    match: tuple[str, ...]
    settings: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for one file."""

    packs: tuple[str, ...] = DEFAULT_PACKS
    kind: str | None = None
    """The kind of document, where it is not to be recognised."""
    select: tuple[str, ...] = ()
    """Ids, beginnings of ids or names of the only rules to run; all when empty."""
    ignore: tuple[str, ...] = ()
    rules: Mapping[str, Any] = field(default_factory=dict)
    """Changes by rule id, for `policylint.packs.load`."""
    benchmarks: Mapping[str, Benchmark] = field(default_factory=dict)
    """By channel; they go before those of the packs."""

    def with_front_matter(
        self,
        given: Mapping[str, object],
        path: str | None = None,
        kinds: Collection[str] = (),
    ) -> "Settings":
        """With the ``policylint:`` table of a document's front matter: ``kind`` and ``ignore``.

        ``kinds`` are those that there are, to refuse others. Raises `PolicylintError` for ``path``.
        """
        if not given:
            return self
        from policylint import configfile

        new = configfile.front_matter(given, path, kinds)
        return replace(self, kind=new.kind or self.kind, ignore=_union(self.ignore, new.ignore))


@dataclass(frozen=True, slots=True)
class Config:
    """A configuration file, or the defaults."""

    base: Path
    """The folder, absolute, that paths and globs count from."""
    path: str | None = None
    """The file; None for the defaults."""
    everywhere: Settings = Settings()
    fail_on: FailOn = "error"
    show_infos: bool = False
    exclude: tuple[str, ...] = ()
    max_bytes: int = DEFAULT_MAX_BYTES
    sets: tuple[PolicySet, ...] = ()
    files: tuple[_FileTable, ...] = ()
    _rulesets: dict[str, Ruleset | PolicylintError] = field(
        default_factory=dict, repr=False, compare=False
    )
    """What `ruleset` gave before; shared by the copies that `override` makes."""

    def of(self, path: str | Path) -> "Config":
        """Itself: one configuration for all files, where `Configs` finds one for each."""
        return self

    def override(
        self,
        *,
        packs: Sequence[str] | None = None,
        select: Sequence[str] | None = None,
        ignore: Sequence[str] | None = None,
        fail_on: FailOn | None = None,
        show_infos: bool | None = None,
        max_bytes: int | None = None,
    ) -> "Config":
        """With options of the command line; None and empty sequences change nothing.

        ``packs`` and ``select`` replace what is configured, also for single files; packs that are
        paths count from the working folder. ``ignore`` adds.
        """
        everywhere, tables = self.everywhere, self.files
        if packs:
            given = tuple(_from_working_folder(pack) for pack in packs)
            everywhere = replace(everywhere, packs=given)
        if select:
            everywhere = replace(everywhere, select=tuple(select))
        if ignore:
            everywhere = replace(everywhere, ignore=_union(everywhere.ignore, ignore))
        gone = {key for key, value in (("packs", packs), ("select", select)) if value}
        kept = tuple(
            table._replace(settings={k: v for k, v in table.settings.items() if k not in gone})
            for table in tables
        )
        return replace(
            self,
            everywhere=everywhere,
            files=kept,
            fail_on=self.fail_on if fail_on is None else fail_on,
            show_infos=self.show_infos if show_infos is None else show_infos,
            max_bytes=self.max_bytes if max_bytes is None else max_bytes,
        )

    def relative(self, path: str | Path) -> str:
        """A path from the configuration's folder, with forward slashes."""
        try:
            return os.path.relpath(os.path.abspath(path), self.base).replace(os.sep, "/")
        except ValueError:  # another drive
            return str(path).replace(os.sep, "/")

    def excludes(self, path: str | Path) -> bool:
        """Whether a search through folders leaves a file or folder out."""
        return bool(self.exclude) and globs.matches(self.relative(path), self.exclude)

    def settings(self, path: str | Path) -> Settings:
        """What holds for a file: the settings for all, then each ``[[files]]`` table that fits."""
        settings = self.everywhere
        name = self.relative(path) if self.files else ""
        for table in self.files:
            if globs.matches(name, table.match):
                settings = _laid_over(settings, table.settings)
        return settings

    def set_of(self, path: str | Path) -> str | None:
        """Name of the set that a file belongs to; the first one that fits."""
        name = self.relative(path) if self.sets else ""
        return next((each.name for each in self.sets if globs.matches(name, each.files)), None)

    def all_packs(self) -> tuple[str, ...]:
        """Packs named anywhere in the configuration."""
        tables = (table.settings.get("packs", ()) for table in self.files)
        return _union(self.everywhere.packs, (pack for packs in tables for pack in packs))

    def ruleset(self, settings: Settings, *, cache: bool = True) -> Ruleset:
        """The rules for files with these settings.

        Settings that differ only in ``kind``, ``select``, ``ignore`` and ``benchmarks`` have the
        same rules. Raises `PolicylintError`.
        """
        also = self.all_packs()
        name = store.key(settings.packs, dict(settings.rules), settings.kind, also, cache)
        if name not in self._rulesets:
            try:
                self._rulesets[name] = self._load(settings, also, cache)
            except PolicylintError as error:
                self._rulesets[name] = error
        found = self._rulesets[name]
        if isinstance(found, PolicylintError):
            raise found
        return found

    def _load(self, settings: Settings, also: Sequence[str], cache: bool) -> Ruleset:
        from policylint import packs

        ruleset = packs.load(
            settings.packs,
            base=self.base,
            overrides=settings.rules,
            also=also,
            origin=cast("Located", _RuleTables(self.path)),
            cache=cache,
        )
        if settings.kind and settings.kind not in ruleset.kind_names:
            from policylint.wording import listed, nearest

            known = ruleset.kind_names
            hint = nearest(settings.kind, known) or f"known are {listed(known)}"
            message = f'kind: there is no kind of document "{settings.kind}"; {hint}'
            raise PolicylintError(message, self.path)
        return ruleset


class Configs:
    """Finds and reads the configuration of any file."""

    def __init__(self, path: str | Path | None = None, cache: bool = True) -> None:
        """``path``: the configuration of all files, instead of the nearest one of each."""
        self.cache = cache
        self.only = read(Path(path), cache) if path else None
        self.by_folder: dict[str, Config | PolicylintError] = {}

    def of(self, path: str | Path) -> Config:
        """The configuration of a file or folder. Raises `PolicylintError` where it is broken."""
        if self.only:
            return self.only
        absolute = os.path.abspath(path)
        folder = absolute if os.path.isdir(absolute) else os.path.dirname(absolute)
        found = self.of_folder(folder)
        if isinstance(found, PolicylintError):
            raise found
        return found

    def of_folder(self, folder: str) -> Config | PolicylintError:
        passed = []
        found: Config | PolicylintError | None = None
        while found is None:
            passed.append(folder)
            above = os.path.dirname(folder)
            found = self.by_folder.get(folder) or self._in(folder)
            if found is None and above == folder:
                found = Config(base=Path.cwd())
            folder = above
        self.by_folder.update((each, found) for each in passed)
        return found

    def _in(self, folder: str) -> Config | PolicylintError | None:
        try:
            return find_in(Path(folder), self.cache)
        except PolicylintError as error:
            return error


def find_in(folder: Path, cache: bool = True) -> Config | None:
    """The configuration that lies in a folder. Raises `PolicylintError` where it is broken."""
    for name in NAMES:
        path = folder / name
        if path.is_file() and (found := _read(path, cache)):
            return found
    return None


def read(path: Path, cache: bool = True) -> Config:
    """Read a configuration file. Raises `PolicylintError`."""
    found = _read(path, cache)
    if found is None:
        message = "there is no table [tool.policylint] in it; add it, or name another file"
        raise PolicylintError(message, str(path))
    return found


def _read(path: Path, cache: bool) -> Config | None:
    """None for a ``pyproject.toml`` that does not speak of policylint."""
    try:
        with open(path, "rb") as stream:
            raw = stream.read(_LARGEST + 1)
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise PolicylintError(f"{reason}; check the path and its permissions", str(path)) from None
    if len(raw) > _LARGEST:
        message = f"larger than {_LARGEST:,} bytes; that is no configuration"
        raise PolicylintError(message, str(path))
    in_table = path.name == "pyproject.toml"
    if in_table and b"policylint" not in raw:
        return None
    schema = resources.path("schemas/config.schema.json").read_bytes()
    name = store.key(_FORMAT, __version__, store.digest(schema), store.digest(raw), in_table)
    kept = store.read("config", name) if cache else None
    if not isinstance(kept, dict):
        from policylint import configfile

        kept = {"table": configfile.parse(raw, str(path), _TABLE if in_table else ())}
        if cache:
            store.write("config", name, kept)
    table = kept["table"]
    return None if table is None else _config(table, path)


def _config(table: dict[str, Any], path: Path) -> Config:
    """What a table that fits the schema says."""
    own = {key: table[key] for key in Settings.__slots__ if key in table}
    rest = {key: table[key] for key in ("fail_on", "show_infos", "max_bytes") if key in table}
    return Config(
        base=Path(os.path.abspath(path)).parent,
        path=str(path),
        everywhere=_laid_over(Settings(), own),
        exclude=tuple(table.get("exclude", ())),
        sets=tuple(PolicySet(each["name"], tuple(each["files"])) for each in table.get("sets", ())),
        files=tuple(_file_table(each) for each in table.get("files", ())),
        **rest,
    )


def _file_table(table: dict[str, Any]) -> _FileTable:
    match = table["match"]
    rest = {key: value for key, value in table.items() if key != "match"}
    return _FileTable((match,) if isinstance(match, str) else tuple(match), rest)


def _laid_over(settings: Settings, table: Mapping[str, Any]) -> Settings:
    """Settings with what a table of the configuration says; ``ignore`` adds, rules are merged."""
    new: dict[str, Any] = {}
    for key, value in table.items():
        if key == "ignore":
            new[key] = _union(settings.ignore, value)
        elif key == "benchmarks":
            own = {channel: benchmark(text) for channel, text in value.items()}
            new[key] = {**settings.benchmarks, **own}
        elif key == "rules":
            new[key] = {**settings.rules, **_merged_changes(settings.rules, value)}
        else:
            new[key] = tuple(value) if isinstance(value, list) else value
    return replace(settings, **new)


def _merged_changes(before: Mapping[str, Any], added: Mapping[str, Any]) -> dict[str, Any]:
    """Changes of one rule in two places: tables are joined, ``off`` and ``on`` replace."""
    return {
        id_: {**before[id_], **change}
        if isinstance(change, dict) and isinstance(before.get(id_), dict)
        else change
        for id_, change in added.items()
    }


def _union(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _from_working_folder(pack: str) -> str:
    return pack if is_name(pack) else os.path.abspath(pack)


class _RuleTables:
    """Where ``[rules]`` stands in a file: looked up only for an error message."""

    def __init__(self, path: str | None) -> None:
        self.path = path or "the rules' settings"
        self.file = path

    def line(self, place: tuple[str | int, ...]) -> int | None:
        from policylint import configfile

        return configfile.rule_line(self.file, place) if self.file else None
