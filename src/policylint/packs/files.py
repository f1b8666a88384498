"""Which files packs are made of, and how they are named."""

import os
from pathlib import Path
from typing import Protocol

from policylint import resources

SCHEMAS = ("schemas/pack.schema.json", "schemas/lexicon.schema.json")


class Located(Protocol):
    """Where overrides come from, for error messages."""

    @property
    def path(self) -> str: ...
    def line(self, place: tuple[str | int, ...]) -> int | None:
        """The line of the key at a place such as ``("PL112", "max_words")``."""


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
