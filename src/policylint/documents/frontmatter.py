"""Front matter: the metadata between ``---`` (YAML) or ``+++`` (TOML) at the top of a file.

Each line of it becomes a ``meta`` block, so that it can be searched and pointed at like any other
text. Plain ``key: value`` lines and lists of plain text are read here, without PyYAML, whose import
takes longer than the rest of a check. That reading is a little milder than YAML: a value may begin
with a placeholder (``{{name}}``, ``[Company] policy``).
"""

import re
from bisect import bisect_right
from typing import Any, NamedTuple

from policylint.documents.draft import Draft
from policylint.documents.inline import plain_spaces
from policylint.documents.model import Comment, MetaEntry, Span
from policylint.errors import PolicylintError

Path = tuple[str | int, ...]

_FENCE = re.compile(r"\s*(---|\+\+\+)[ \t]*\n")
_KEY_LINE = re.compile(r"[\"']?\w[\w .-]*[\"']?[ \t]*[:=]([ \t]|$)")
_PLAIN_ENTRY = re.compile(r"(?P<key>\w[\w .-]*)[ \t]*:(?:[ \t]+(?P<value>\S.*))?$")
_PLAIN_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>\S.*)$")
_QUOTED = re.compile(r"\"[^\"\\]*\"|'[^']*'")
_PLAIN_VALUE = re.compile(r"\{\{|\[(?!.*\]$)|[^\s\[\]{}&*!|>'\"%@`#,?:-]|[-?:](?=\S)")
_TRAILING_COMMENT = re.compile(r"(?:^|[ \t])#[ \t]?(.*)$")
_TOML_TABLE = re.compile(r"\[+([\w.\" -]+)\]+")


class FrontMatter(NamedTuple):
    """What stands at the top of a file; ``end`` is where the text after it begins."""

    end: int
    drafts: list[Draft]
    entries: list[MetaEntry]
    comments: list[Comment]
    title: str | None
    settings: dict[str, object]


class _Line(NamedTuple):
    number: int
    start: int
    text: str


class _Content(NamedTuple):
    """The data, and the 1-based line of the file on which each key and list item stands."""

    data: dict[str, Any]
    lines: dict[Path, int]


def read_front_matter(path: str, text: str) -> FrontMatter:
    """Read the front matter of ``text``, whose line ends are "\n".

    Raises `PolicylintError` where it is not closed or cannot be parsed.
    """
    fence = _FENCE.match(text)
    if fence is None:
        return FrontMatter(0, [], [], [], None, {})
    mark = fence[1]
    first = text.count("\n", 0, fence.end()) + 1
    lines, end = _lines(text, fence.end(), mark, first)
    if not _is_front_matter(lines, closed=end is not None):
        return FrontMatter(0, [], [], [], None, {})
    if end is None:
        problem = f'the front matter is not closed; end it with a line "{mark}"'
        raise PolicylintError(problem, path, first - 1)
    if mark == "+++":
        content = _toml(lines, path, first)
    else:
        content = _plain(lines, path) or _yaml(lines, path, first)
    return _collect(content, lines, path, end)


def _lines(text: str, at: int, mark: str, number: int) -> tuple[list[_Line], int | None]:
    """The lines up to the closing mark, and where the text after it begins (None: no such mark)."""
    closing = (mark, "...") if mark == "---" else (mark,)
    lines: list[_Line] = []
    while at < len(text):
        end = text.find("\n", at)
        if end < 0:
            end = len(text)
        line = text[at:end]
        if line.rstrip() in closing:
            return lines, min(end + 1, len(text))
        lines.append(_Line(number, at, line))
        at = end + 1
        number += 1
    return lines, None


def _is_front_matter(lines: list[_Line], *, closed: bool) -> bool:
    """Tell front matter from a text that begins with a thematic rule."""
    if not closed:
        return bool(lines) and _KEY_LINE.match(lines[0].text) is not None
    keys = others = 0
    for line in lines:
        if not line.text.strip() or line.text[0] in " \t#-[]}":
            continue
        if _KEY_LINE.match(line.text):
            keys += 1
        else:
            others += 1
    return keys > others or not any(line.text.strip() for line in lines)


def _plain(lines: list[_Line], path: str) -> _Content | None:
    """Read lines that need no YAML parser; None where one does."""
    data: dict[str, Any] = {}
    places: dict[Path, int] = {}
    items: list[str] | None = None
    key = ""
    for line in lines:
        if not line.text.strip() or line.text[0] == "#":
            continue
        if items is not None and (item := _PLAIN_ITEM.match(line.text)):
            value = _plain_value(item["value"])
            if value is None:
                return None
            places[(key, len(items))] = line.number
            items.append(value)
            continue
        entry = _PLAIN_ENTRY.match(line.text.rstrip())
        if entry is None:
            return None
        key = entry["key"].rstrip()
        if key in data:
            problem = f'the key "{key}" stands twice (first in line {places[(key,)]}); remove one'
            raise PolicylintError(problem, path, line.number)
        places[(key,)] = line.number
        items = None
        if entry["value"] is None:
            data[key] = items = []
        else:
            data[key] = _plain_value(entry["value"])
            if data[key] is None:
                return None
    return _Content(data, places)


def _plain_value(text: str) -> str | None:
    """The text of a scalar without escapes and the like; None if this is none."""
    text = re.sub(r"[ \t]+#.*$", "", text) if " #" in text and text[0] not in "\"'" else text
    if text[0] in "\"'":
        return text[1:-1] if _QUOTED.fullmatch(text) else None
    if ": " in text or text.endswith(":") or not _PLAIN_VALUE.match(text):
        return None
    return text


def _yaml(lines: list[_Line], path: str, first: int) -> _Content:
    from policylint import yamlfile

    file = yamlfile.parse("\n".join(line.text for line in lines) + "\n", path, first)
    if file.data is not None and not isinstance(file.data, dict):
        problem = 'the front matter is not made of "key: value" lines; write it so or remove it'
        raise PolicylintError(problem, path, first)
    places = {tuple(place): line for place, line in file.lines.items() if place}
    return _Content(file.data or {}, places)


def _toml(lines: list[_Line], path: str, first: int) -> _Content:
    import tomllib

    try:
        data = tomllib.loads("\n".join(line.text for line in lines) + "\n")
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        number = first + int(at[1]) - 1 if at else first
        reason = str(error).split(" (at ")[0]
        problem = f"the front matter is not TOML: {reason}; mend it or remove it"
        raise PolicylintError(problem, path, number) from None
    places: dict[Path, int] = {}
    table: Path = ()
    for line in lines:
        if header := _TOML_TABLE.match(line.text.strip()):
            table = tuple(part.strip(' "') for part in header[1].split("."))
            places[table] = line.number
        elif entry := re.match(r"[ \t]*[\"']?(\w[\w.-]*)[\"']?[ \t]*=", line.text):
            places[(*table, *entry[1].split("."))] = line.number
    return _Content(data, places)


def _collect(content: _Content, lines: list[_Line], path: str, end: int) -> FrontMatter:
    data = content.data
    settings = data.get("policylint", {})
    if not isinstance(settings, dict):
        problem = '"policylint" in the front matter is a table; write "policylint: {kind: ...}"'
        raise PolicylintError(problem, path, content.lines[("policylint",)])
    drafts: list[Draft] = []
    entries: list[MetaEntry] = []
    starts = sorted(set(content.lines.values()))
    leaves: dict[int, list[tuple[Path, Any]]] = {}
    for place, number in content.lines.items():
        value = _at(data, place)
        if place[0] != "policylint" and value is not None and not isinstance(value, dict | list):
            leaves.setdefault(number, []).append((place, value))
    first = lines[0].number if lines else 0
    for number in sorted(leaves):
        after = bisect_right(starts, number)
        last = starts[after] if after < len(starts) else first + len(lines)
        drafts.append(_draft(lines[number - first : last - first]))
        for place, value in leaves[number]:
            shown = value if isinstance(value, str) else _written(lines[number - first].text, value)
            entries.append(MetaEntry(entry_key(place), shown.strip(), len(drafts) - 1))
    title = data.get("title")
    return FrontMatter(
        end,
        drafts,
        entries,
        [comment for line in lines for comment in _comments(line)],
        " ".join(title.split()) or None if isinstance(title, str) else None,
        settings,
    )


def _at(data: Any, place: Path) -> Any:
    """The value at a place; a table or list where the place is one, None where there is nothing."""
    for key in place:
        if isinstance(data, list):
            data = data[key] if isinstance(key, int) and key < len(data) else None
        elif isinstance(data, dict):
            data = data.get(key)
        else:
            return None
    return data


def _written(line: str, value: object) -> str:
    """A number or switch as the author wrote it."""
    written = re.split(r"[:=]", line, maxsplit=1)[-1].split(" #")[0].strip()
    return written or str(value)


def entry_key(place: Path | str) -> str:
    """The key of a `MetaEntry`: "lastUpdated" and "Last updated:" are both ``last_updated``."""
    parts = [place] if isinstance(place, str) else [part for part in place if isinstance(part, str)]
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", "_".join(parts))
    return re.sub(r"\W+", "_", spaced).strip("_").lower()


def _draft(lines: list[_Line]) -> Draft:
    """A block that shows the lines of one entry, one after the other."""
    parts: list[str] = []
    runs = []
    length = 0
    for line in lines:
        text = line.text.strip()
        if not text or text.startswith("#"):
            continue
        start = line.start + line.text.index(text)
        if parts:
            runs.append((length, 1, line.start - 1, 1))
            length += 1
        runs.append((length, len(text), start, len(text)))
        length += len(text)
        parts.append(plain_spaces(text))
    return Draft("meta", "\n".join(parts), runs)


def _comments(line: _Line) -> list[Comment]:
    match = _TRAILING_COMMENT.search(line.text)
    if match is None or any(mark in line.text[: match.start()] for mark in "\"'"):
        return []
    start = line.start + line.text.index("#", match.start())
    return [Comment(Span(start, line.start + len(line.text)), match[1].strip())]
