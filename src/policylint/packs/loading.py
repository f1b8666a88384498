"""`load`: from the cache where nothing has changed, else built anew by `policylint.packs.build`."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from policylint import __version__, resources, store
from policylint.packs.model import Ruleset, is_name

FORMAT = 1
"""Of cache entries; to be raised when `Ruleset.as_data` or what `build` checks changes."""

SCHEMAS = ("schemas/pack.schema.json", "schemas/lexicon.schema.json")


class Located(Protocol):
    """Where overrides come from, for error messages."""

    @property
    def path(self) -> str: ...
    def line(self, place: tuple[str | int, ...]) -> int | None:
        """The line of the key at a place such as ``("PL112", "max_words")``."""


class _CommandLine:
    path = "rules"

    def line(self, place: tuple[str | int, ...]) -> int | None:
        return None


def load(
    packs: Sequence[str],
    *,
    base: Path | None = None,
    overrides: Mapping[str, object] | None = None,
    also: Sequence[str] = (),
    origin: Located | None = None,
    cache: bool = True,
) -> Ruleset:
    """Read packs and what they extend, the lexicons, and apply overrides.

    ``packs`` are names of bundled packs or paths of files, relative to ``base`` (default: the
    working folder). ``overrides`` are changes by rule id, as under ``change`` in a pack: ``"off"``,
    ``"on"`` or a table of keys. ``also`` are packs whose rules may be named by overrides though
    they are not loaded here. Raises `PolicylintError`, about ``origin`` where overrides are wrong.
    """
    at = Path(os.path.abspath(base or "."))
    changes = dict(overrides or {})
    available = [*bundled(), *(f"lexicons/{name}" for name in lexicon_files())]
    # bundled packs are the same wherever they are used from
    folder = "" if all(map(is_name, (*packs, *also))) else str(at)
    name = store.key(FORMAT, __version__, folder, list(packs), list(also), changes, available)
    if cache and (kept := _kept(name)):
        return kept
    from policylint.packs.build import build

    data, inputs = build(packs, at, changes, also, origin or _CommandLine())
    digest = store.key(data)
    if cache:
        store.write("packs", name, {"inputs": inputs, "digest": digest, "ruleset": data})
    return Ruleset.from_data(data, digest)


def bundled() -> list[str]:
    """Names of the packs that come with the program."""
    return _stems(resources.root("rules"))


def lexicon_files() -> list[str]:
    """Names of the lexicons that come with the program."""
    return _stems(resources.root("rules") / "lexicons")


def _stems(folder: Path) -> list[str]:
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    return sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml"))


def input_path(name: str) -> Path:
    """The file that an input's name stands for: bundled ones are named alike on all machines."""
    return resources.path(name.removeprefix("bundled:")) if _is_bundled(name) else Path(name)


def _is_bundled(name: str) -> bool:
    return name.startswith("bundled:")


def _kept(name: str) -> Ruleset | None:
    """The ruleset of a cache entry whose inputs are unchanged."""
    entry: Any = store.read("packs", name)
    try:
        for file, digest in entry["inputs"].items():
            if store.digest(input_path(file).read_bytes()) != digest:
                return None
        return Ruleset.from_data(entry["ruleset"], entry["digest"])
    except (OSError, LookupError, TypeError, ValueError, AttributeError):
        return None
