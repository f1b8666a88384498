"""Strict YAML, with the line of every key and value. The program's one door to PyYAML.

What is read is plain data: dict with text keys, list, str, int, float, bool, None. Compared with
``yaml.safe_load``, duplicate keys, aliases, anchors, tags and more than one document are refused,
depth and size are bounded, and only ``true`` and ``false`` are booleans: ``yes``, ``off``,
``12:30``, ``2025-03-12``, ``+44`` and ``007`` stay text.

    file = yamlfile.load(path)              # or yamlfile.parse(text, "handbook.md", first_line=2)
    file.data["rules"][3]["met"]
    file.line(("rules", 3, "met"))          # 1-based; the nearest one above where there is none

Every error is a `PolicylintError` with file, line, what was expected and what to do.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from policylint.errors import PolicylintError
from policylint.wording import short

MAX_BYTES = 2_000_000
MAX_DEPTH = 40
MAX_DIGITS = 18
"""A longer row of digits is an account number rather than a number."""

Key = str | int
Data = dict[str, "Data"] | list["Data"] | str | int | float | bool | None

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]*)?([eE][-+]?[0-9]+)?")
_NAMED: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip


class YamlFile(NamedTuple):
    """What a file says, and where."""

    path: str
    data: Data
    lines: dict[tuple[Key, ...], int]

    def line(self, place: tuple[Key, ...]) -> int:
        """The line of the key (or list item) at ``place``, or of the nearest one that holds it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def load(path: Path | str) -> YamlFile:
    """Read a file. Raises `PolicylintError`."""
    return parse_bytes(read_bytes(path), str(path))


def read_bytes(path: Path | str, name: str | None = None) -> bytes:
    """The bytes of a file of at most `MAX_BYTES`. Raises `PolicylintError`, about ``name``."""
    name = name or str(path)
    try:
        with open(path, "rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise PolicylintError(f"{reason}; check the path and its permissions", name) from None
    if len(raw) > MAX_BYTES:
        raise PolicylintError(_too_large(), name)
    return raw


def parse_bytes(raw: bytes, path: str) -> YamlFile:
    """Read the bytes of a file in UTF-8. Raises `PolicylintError`."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise PolicylintError("not UTF-8 text; save it in that encoding", path, line) from None
    return parse(text, path)


def parse(text: str, path: str, first_line: int = 1) -> YamlFile:
    """Read text whose first line is line ``first_line`` of ``path``. Raises `PolicylintError`."""
    if len(text) > MAX_BYTES:
        raise PolicylintError(_too_large(), path)
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        builder = _Builder(_events(loader), path, first_line)
        return YamlFile(path, builder.document(), builder.lines)
    except yaml.reader.ReaderError as error:
        at = error.position if isinstance(error.position, int) else 0
        line = first_line + text.count("\n", 0, at)
        problem = f"the character U+{_code(error.character):04X} is not allowed; remove it"
        raise PolicylintError(problem, path, line) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        problem = error.problem or error.context or "it cannot be parsed"
        raise PolicylintError(f"not YAML: {short(problem)}; {_hint(problem)}", path, line) from None
    finally:
        loader.dispose()


def _events(loader: Any) -> Iterator[Any]:
    while loader.check_event():
        yield loader.get_event()


def _code(character: int | str | bytes) -> int:
    return character if isinstance(character, int) else ord(character)


def _too_large() -> str:
    return f"larger than {MAX_BYTES:,} bytes; split it into several files"


def _hint(problem: str) -> str:
    if "mapping values" in problem:
        return "put text that holds a colon in quotes"
    if "cannot start any token" in problem:
        return "indent with spaces, and put text that begins with a sign in quotes"
    return "check the indentation and that quotes and brackets are closed"


class _Builder:
    """Makes plain data of the parser's events, noting lines, refusing what is not wanted."""

    def __init__(self, events: Iterator[Any], path: str, first_line: int) -> None:
        self.events = events
        self.path = path
        self.first_line = first_line
        self.lines: dict[tuple[Key, ...], int] = {}

    def document(self) -> Data:
        """The one document of the stream; None where it has none."""
        data: Data = None
        seen = False
        for event in self.events:
            kind = type(event).__name__
            if kind == "DocumentStartEvent" and seen:
                raise self.error("a second document begins here; keep one document a file", event)
            if kind not in ("StreamStartEvent", "StreamEndEvent") and not kind.startswith("Doc"):
                seen = True
                data = self.value(event, ())
        return data

    def error(self, message: str, event: Any) -> PolicylintError:
        return PolicylintError(message, self.path, self.line(event))

    def line(self, event: Any) -> int:
        return int(event.start_mark.line) + self.first_line

    def value(self, event: Any, place: tuple[Key, ...]) -> Data:
        kind = type(event).__name__
        if kind == "AliasEvent":
            raise self.error(
                f"the alias *{short(event.anchor)} is not allowed; repeat the text", event
            )
        if event.anchor:
            raise self.error(f"the anchor &{short(event.anchor)} is not allowed; remove it", event)
        # a quoted text may carry the tag "!" in PyYAML's events
        if event.tag not in (None, "!"):
            raise self.error(f"the tag {short(event.tag)} is not allowed; remove it", event)
        self.lines.setdefault(place, self.line(event))
        if kind == "ScalarEvent":
            return scalar(event.value) if event.implicit[0] else str(event.value)
        if len(place) >= MAX_DEPTH:
            raise self.error(f"nested more than {MAX_DEPTH} levels deep; make it flatter", event)
        return self.mapping(place) if kind == "MappingStartEvent" else self.sequence(place)

    def sequence(self, place: tuple[Key, ...]) -> list[Data]:
        items: list[Data] = []
        for event in self.events:
            if type(event).__name__ == "SequenceEndEvent":
                break
            items.append(self.value(event, (*place, len(items))))
        return items

    def mapping(self, place: tuple[Key, ...]) -> dict[str, Data]:
        entries: dict[str, Data] = {}
        for event in self.events:
            kind = type(event).__name__
            if kind == "MappingEndEvent":
                break
            if kind not in ("ScalarEvent", "AliasEvent"):
                raise self.error("a key must be text; quote it if it begins with [ or {", event)
            self.value(event, (*place, ""))
            key = str(event.value)
            if key in entries:
                first = self.lines[(*place, key)]
                message = f'the key "{short(key)}" stands twice (first in line {first}); remove one'
                raise self.error(message, event)
            self.lines[(*place, key)] = self.line(event)
            entries[key] = self.value(next(self.events), (*place, key))
        self.lines.pop((*place, ""), None)
        return entries


def scalar(text: str) -> str | int | float | bool | None:
    """What an unquoted text stands for."""
    if text in _NAMED:
        return _NAMED[text]
    if match := _NUMBER.fullmatch(text):
        if match[1] is None and match[2] is None:
            return int(text) if len(text.lstrip("-")) <= MAX_DIGITS else text
        number = float(text)
        return number if abs(number) != float("inf") else text
    return text
