"""Which files to check: files as named, and the policies in folders.

    files, failures = discover(["handbook.md", "docs"], Configs())

Files that are named are always taken; the reader decides whether it can read them. Folders are
searched with all folders below them, in sorted order, for `SUFFIXES`. Left out are what
``.gitignore`` files and ``exclude`` of the configuration say, hidden files and folders, and
`SKIPPED`. Links to folders are not followed.
"""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from policylint.errors import PolicylintError
from policylint.model import Failure

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from policylint.config import Config

SUFFIXES = (".md", ".markdown")
SKIPPED = frozenset({"node_modules", "__pycache__"})
"""Folders that hold other people's files; hidden ones (.git, .venv) are skipped anyway."""


class HasConfig(Protocol):
    """`Configs`, or one `Config` for all files."""

    def of(self, path: str | Path) -> "Config":
        """The configuration of a file or folder. Raises `PolicylintError`."""


def discover(paths: Iterable[str | Path], configs: HasConfig) -> tuple[list[Path], list[Failure]]:
    """Files in the order of ``paths``, each once, and what could not be searched; never raises."""
    search = _Search(configs)
    for path in paths:
        search.add(Path(path))
    return search.files, search.failures


class _Ignored(NamedTuple):
    """A ``.gitignore`` file and the folder that it is for."""

    folder: str
    spec: "GitIgnoreSpec"


class _Folder(NamedTuple):
    path: Path
    ignored: tuple[_Ignored, ...]
    """Of this folder and those above it, outermost first."""


class _Search:
    def __init__(self, configs: HasConfig) -> None:
        self.configs = configs
        self.files: list[Path] = []
        self.failures: list[Failure] = []
        self.seen: set[str] = set()
        self.left_out = 0
        self.failed = 0

    def fail(self, path: str, message: str) -> None:
        self.failed += 1
        failure = Failure(path, message)
        if failure not in self.failures:
            self.failures.append(failure)

    def add(self, path: Path) -> None:
        try:
            mode = path.stat().st_mode
        except OSError as error:
            self.fail(str(path), _reason(error))
            return
        except ValueError:
            self.fail(repr(str(path)), "not a path; check its characters")
            return
        if stat.S_ISDIR(mode):
            self.search(path)
        elif stat.S_ISREG(mode):
            if self.usable(path):
                self.take(path)
        else:
            self.fail(str(path), "neither a file nor a folder; pipe its text to “-” instead")

    def usable(self, path: Path) -> bool:
        """Whether the configuration of a file or folder can be read; a failure where it cannot."""
        try:
            self.configs.of(path)
        except PolicylintError as error:
            place = error.path or str(path)
            line = f"line {error.line}: " if error.line else ""
            self.fail(place, f"{line}{error.message}")
            return False
        return True

    def take(self, path: Path) -> None:
        identity = os.path.realpath(path)
        if identity not in self.seen:
            self.seen.add(identity)
            self.files.append(path)

    def search(self, top: Path) -> None:
        """Take the policies in a folder and in all below it."""
        failed, self.left_out, found = self.failed, 0, False
        for path in self.walk(top):
            found = True
            self.take(path)
        if not found and self.failed == failed:
            kinds = " or ".join(SUFFIXES)
            message = f"no policies ({kinds}) in this folder; name another one, or a file"
            if self.left_out:
                many = "1 is" if self.left_out == 1 else f"{self.left_out} are"
                message = (
                    f"no policies to check in this folder: {many} left out by .gitignore or by "
                    "exclude of the configuration; name the files to have them checked"
                )
            self.fail(str(top), message)

    def walk(self, top: Path) -> Iterator[Path]:
        waiting: list[_Folder | Path] = [_Folder(top, _above(top))]
        while waiting:
            here = waiting.pop()
            if isinstance(here, Path):
                yield here
            elif self.usable(here.path):
                waiting.extend(reversed(list(self.entries(here))))

    def entries(self, folder: _Folder) -> Iterator["_Folder | Path"]:
        """Policies and folders that lie directly in a folder."""
        try:
            with os.scandir(folder.path) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            self.fail(str(folder.path), _reason(error))
            return
        ignored = folder.ignored
        if any(entry.name == ".gitignore" for entry in entries):
            ignored += tuple(_gitignore(folder.path))
        config = self.configs.of(folder.path)
        for entry in entries:
            is_folder = entry.is_dir(follow_symlinks=False)
            suffix = os.path.splitext(entry.name)[1].lower()
            if entry.name.startswith(".") or not (is_folder or suffix in SUFFIXES):
                continue
            path = folder.path / entry.name
            if is_folder and entry.name in SKIPPED:
                continue
            if config.excludes(path) or _is_ignored(path, is_folder, ignored):
                self.left_out += not is_folder
            elif is_folder:
                yield _Folder(path, ignored)
            elif _is_file(entry):
                yield path
            elif entry.is_symlink() and not os.path.exists(path):
                self.fail(str(path), "a link to a file that is not there; mend or remove it")


def _is_file(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link that leads in a circle
        return False


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder; check the path"
    if isinstance(error, PermissionError):
        return "it may not be read; check its permissions"
    return f"{(error.strerror or 'it cannot be read').lower()}; check the path"


def _above(top: Path) -> tuple[_Ignored, ...]:
    """What the ``.gitignore`` files above a folder say, up to the root of its repository."""
    folder = Path(os.path.abspath(top))
    parents: list[Path] = []
    for each in (folder, *folder.parents):
        if (each / ".git").exists():
            break
        parents.append(each.parent)
    else:
        return ()
    ignored: tuple[_Ignored, ...] = ()
    for each in reversed(parents):
        ignored += tuple(_gitignore(each))
    # a folder that is named is searched even where git ignores it
    return () if _is_ignored(folder, True, ignored) else ignored


def _gitignore(folder: Path) -> Iterator[_Ignored]:
    try:
        lines = (folder / ".gitignore").read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return
    from pathspec import GitIgnoreSpec

    patterns: list[Any] = []
    for line in lines:
        try:
            patterns.extend(GitIgnoreSpec.from_lines([line]).patterns)
        except (ValueError, re.error):  # git does not heed such a line either
            continue
    yield _Ignored(os.path.abspath(folder), GitIgnoreSpec(patterns))


def _is_ignored(path: Path, is_folder: bool, ignored: tuple[_Ignored, ...]) -> bool:
    """What the innermost file that speaks of the path says."""
    if not ignored:
        return False
    absolute = os.path.abspath(path)
    for each in reversed(ignored):
        name = os.path.relpath(absolute, each.folder).replace(os.sep, "/")
        verdict = each.spec.check_file(f"{name}/" if is_folder else name).include
        if verdict is not None:
            return verdict
    return False
