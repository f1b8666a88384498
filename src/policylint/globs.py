"""Globs of the configuration: ``*`` and ``?`` stop at a slash, ``**`` does not.

A glob without a slash fits a file or folder of that name at any depth; one with a slash counts from
the configuration's folder. A glob that fits a folder fits all that lies in it.
"""

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase


def matches(path: str, globs: Iterable[str]) -> bool:
    """Whether a path, relative and with forward slashes, fits one of the globs."""
    steps = path.split("/")
    return any(_matches(steps, _steps(glob)) for glob in globs)


def _steps(glob: str) -> list[str]:
    anchored = "/" in glob.rstrip("/")
    steps = [step for step in glob.split("/") if step not in ("", ".")]
    return steps if anchored else ["**", *steps]


def _matches(path: Sequence[str], glob: Sequence[str]) -> bool:
    """Follow all ways through the glob at once, so that many ``**`` cost no more than one."""
    here = _closed({0}, glob)
    for step in path:
        here = _closed(
            {
                place if glob[place] == "**" else place + 1
                for place in here
                if place < len(glob) and (glob[place] == "**" or fnmatchcase(step, glob[place]))
            },
            glob,
        )
        if len(glob) in here:
            return True  # at the end of the path, or in a folder above it
    return False


def _closed(places: set[int], glob: Sequence[str]) -> set[int]:
    """With the places that follow a ``**``, which may stand for nothing."""
    closed = set(places)
    for place in sorted(places):
        while place < len(glob) and glob[place] == "**":
            place += 1
            closed.add(place)
    return closed
