"""`load`: from the cache where nothing has changed, else built anew by `policylint.packs.build`."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from policylint import __version__, store
from policylint.packs.files import Located, bundled, input_path, lexicon_files
from policylint.packs.model import Ruleset, is_name

FORMAT = 1
"""Of cache entries; to be raised when `Ruleset.as_data` or what `build` checks changes."""


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
