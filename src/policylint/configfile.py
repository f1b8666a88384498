"""Reads and checks what a configuration says. Imported only for a file not seen before.

tomllib and jsonschema come in here; `policylint.config` keeps what this module made of a file.
"""

import json
import re
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from policylint.errors import PolicylintError
from policylint.validation import Place, Schema, key_path
from policylint.wording import listed, nearest, short

_HEAD = re.compile(r"\s*(\[{1,2})([^\[\]]+)\]{1,2}\s*(?:#|$)")
_ENTRY = re.compile(r"\s*([A-Za-z0-9_.\"'-]+)\s*=")
_AT = re.compile(r"\(at (?:line (\d+), column \d+|end of document)\)")


def parse(raw: bytes, path: str, table: tuple[str, ...]) -> dict[str, Any] | None:
    """The checked content of a file, or of one table of it; None where it has no such table."""
    import tomllib

    try:
        text = raw.decode("utf-8-sig")
        data: Any = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise PolicylintError("not UTF-8 text; save it in that encoding", path, line) from None
    except RecursionError:
        raise PolicylintError("nested too deeply; make it flatter", path) from None
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        what = _AT.sub("", str(error)).strip().lower()
        message = f"not TOML: {short(what)}; check the brackets and quotes there"
        # without a number it is about the end of the text
        line = int(at[1]) if at and at[1] else text.rstrip().count("\n") + 1
        raise PolicylintError(message, path, line) from None
    for step in table:
        if not isinstance(data, dict) or step not in data:
            return None
        data = data[step]
    for problem in Schema("config").problems(data):
        message = f"{key_path(problem.place)}: {problem.message}" if problem.place else ""
        if problem.place == ("tool",) and not table:
            message = "tool: in this file the keys stand at the top, without [tool.policylint]"
        place = (*table, *problem.place)
        raise PolicylintError(message or problem.message, path, line_of(text, place))
    # dates become text: what is kept of a file is JSON
    checked: dict[str, Any] = json.loads(json.dumps(data, default=str))
    return checked


def line_of(text: str, place: Place) -> int | None:
    """The line of a key, as far as the plain layout of TOML shows it; else that of its table."""
    counts: dict[Place, int] = {}
    here: Place = ()
    best, line = 0, None
    for number, row in enumerate(text.splitlines(), start=1):
        if head := _HEAD.match(row):
            here = _indexed(_keys(head[2]), counts)
            if head[1] == "[[":
                counts[here] = counts.get(here, -1) + 1
                here = (*here, counts[here])
            found = here
        elif entry := _ENTRY.match(row):
            found = (*here, *_keys(entry[1]))
        else:
            continue
        shared = min(len(found), len(place))
        if shared > best and found[:shared] == place[:shared]:
            best, line = shared, number
    return line


def _keys(dotted: str) -> Place:
    return tuple(key.strip().strip("\"'") for key in dotted.split("."))


def _indexed(keys: Place, counts: Mapping[Place, int]) -> Place:
    """Keys of a table's head with the number of the list item that each list is at."""
    place: Place = ()
    for index, key in enumerate(keys):
        place = (*place, key)
        if index + 1 < len(keys) and place in counts:
            place = (*place, counts[place])
    return place


def rule_line(path: str, place: Place) -> int | None:
    """The line of a rule's change in a configuration file, wherever a table of rules has it."""
    try:
        with open(path, encoding="utf-8-sig") as stream:
            text = stream.read()
    except (OSError, ValueError):
        return None
    table: Place = ("tool", "policylint") if path.endswith("pyproject.toml") else ()
    candidates: list[Place] = [
        (*table, "files", index, "rules") for index in range(text.count("[["))
    ]
    for above in [(*table, "rules"), *candidates]:
        for length in range(len(place), 0, -1):
            line = line_of(text, (*above, *place[:length]))
            if line is not None and line != line_of(text, above):
                return line
    return None


class FrontMatter(NamedTuple):
    """What a document says about how it is to be checked."""

    kind: str | None
    ignore: tuple[str, ...]


def front_matter(
    given: Mapping[str, object], path: str | None, kinds: Collection[str]
) -> FrontMatter:
    """Check the ``policylint:`` table of a front matter. Raises `PolicylintError`."""

    def refuse(key: str, message: str) -> PolicylintError:
        return PolicylintError(f"policylint.{short(key)}: {message}", path)

    for key in given:
        if key not in FrontMatter._fields:
            known = listed(FrontMatter._fields)
            hint = nearest(key, FrontMatter._fields) or f"known here: {known}"
            raise refuse(key, f'unknown key "{short(key)}"; {hint}')
    kind, ignore = given.get("kind"), given.get("ignore", [])
    if kind is not None and not isinstance(kind, str):
        raise refuse("kind", 'expected text such as "complaints"')
    if kind and kinds and kind not in kinds:
        hint = nearest(kind, kinds) or f"known are {listed(sorted(kinds))}"
        raise refuse("kind", f'there is no kind of document "{short(kind)}"; {hint}')
    words = [ignore] if isinstance(ignore, str) else ignore
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise refuse("ignore", 'expected a list of rule ids such as "CS401"')
    return FrontMatter(kind, tuple(words))
