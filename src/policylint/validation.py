"""Plain data against a bundled JSON Schema. The program's one door to jsonschema.

    schema = Schema("pack")                        # schemas/pack.schema.json
    for problem in schema.problems(data): ...      # (place, message), in the order of the data
    schema.places(data, "signal")                  # where the schema says $ref #/$defs/signal

A message says what was expected, in words, and names the nearest known key or value. The schemas
choose between alternatives by if/then/else, never by anyOf, so that each error is about the branch
that the author meant.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from policylint import resources
from policylint.wording import listed, nearest, short

Place = tuple[str | int, ...]

_TYPES = {
    "object": "a table of keys and values", "array": "a list", "string": "text",
    "integer": "a whole number", "number": "a number", "boolean": "true or false",
}  # fmt: skip


class Problem(NamedTuple):
    place: Place
    message: str


class Schema:
    """A schema of the ``schemas`` folder, or one of its definitions."""

    def __init__(self, name: str) -> None:
        from jsonschema import Draft202012Validator

        file = resources.path(f"schemas/{name}.schema.json")
        self.root: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        self.validator = Draft202012Validator(self.root)

    def problems(self, data: object, definition: str | None = None) -> list[Problem]:
        """What is wrong with ``data``, in its order; empty when nothing is."""
        schema = {"$ref": f"#/$defs/{definition}"} if definition else self.root
        found: list[tuple[list[int], Problem]] = []
        for error in self.validator.evolve(schema=schema).iter_errors(data):
            for problem in self._explain(error):
                found.append((_order(data, problem.place), problem))
        return [problem for _, problem in sorted(found, key=lambda pair: pair[0])]

    def places(
        self, data: Any, definition: str, schema: Any = None, at: Place = ()
    ) -> Iterator[Place]:
        """Places of ``data`` that the schema describes by ``$ref: #/$defs/<definition>``."""
        for part in self._parts(self.root if schema is None else schema, data):
            if part.get("$ref") == f"#/$defs/{definition}":
                yield at
            if isinstance(data, Mapping):
                known = part.get("properties", {})
                rest = part.get("additionalProperties")
                for key, value in data.items():
                    below = known.get(key, rest)
                    if isinstance(below, dict):
                        yield from self.places(value, definition, below, (*at, key))
            elif isinstance(data, list) and "items" in part:
                for index, value in enumerate(data):
                    yield from self.places(value, definition, part["items"], (*at, index))

    def _parts(self, schema: dict[str, Any], data: object) -> Iterator[dict[str, Any]]:
        """The schema and all those that hold for the same data because of it."""
        yield schema
        if "$ref" in schema:
            yield from self._parts(self.root["$defs"][schema["$ref"].split("/")[-1]], data)
        for part in schema.get("allOf", ()):
            yield from self._parts(part, data)
        if "if" in schema:
            holds = self.validator.evolve(schema=schema["if"]).is_valid(data)
            branch = schema.get("then" if holds else "else")
            if branch:
                yield from self._parts(branch, data)

    def _explain(self, error: Any) -> Iterator[Problem]:
        place: Place = tuple(error.absolute_path)
        value, expected = error.instance, error.validator_value
        match error.validator:
            case "additionalProperties" | "unevaluatedProperties":
                yield from self._unknown_keys(error.schema, value, place)
            case "required":
                for key in expected:
                    if key not in value:
                        yield Problem(place, f'the key "{key}" is missing; add it')
                        break
            case "oneOf" if not isinstance(value, Mapping):
                pass  # its type is a problem of its own
            case "oneOf":
                keys = [branch["required"][0] for branch in expected]
                what = f"expected exactly one of the keys {listed(keys, 'or')}"
                yield Problem(place, f"{what}; found {listed(value) or 'none'}")
            case _:
                if "propertyNames" in error.absolute_schema_path:
                    yield Problem(
                        (*place, value), _expectation(error, f'found the key "{short(value)}"')
                    )
                else:
                    yield Problem(place, _expectation(error, f"found {_shown(value)}"))

    def _unknown_keys(
        self, schema: dict[str, Any], data: Mapping[str, object], place: Place
    ) -> Iterator[Problem]:
        parts = self._parts(schema, data)
        known = list(dict.fromkeys(key for part in parts for key in part.get("properties", ())))
        for key in data:
            if key not in known:
                rest = f"known here: {listed(known)}"
                yield Problem(
                    (*place, key), f'unknown key "{short(key)}"; {nearest(key, known) or rest}'
                )


def _expectation(error: Any, found: str) -> str:
    value, expected = error.instance, error.validator_value
    match error.validator:
        case "type":
            kinds = [expected] if isinstance(expected, str) else expected
            quote = "; put it in quotes" if "string" in kinds and _is_bare(value) else ""
            return f"expected {' or '.join(_TYPES[kind] for kind in kinds)}, {found}{quote}"
        case "enum":
            choices = [choice for choice in expected if isinstance(choice, str)]
            hint = nearest(value, choices) if isinstance(value, str) else ""
            if hint and len(choices) > 8:
                return f"{found}, which is not known; {hint}"
            what = f"expected {listed(choices, 'or')}, {found}"
            return f"{what}; {hint}" if hint else what
        case "pattern":
            title = error.schema.get("title", "another form")
            example = error.schema.get("examples", [""])[0]
            return f'expected a {title} such as "{example}", {found}'
        case "minLength" | "minItems" | "minProperties":
            return "it is empty; fill it in or remove the key"
        case "maxLength":
            return f"longer than {expected} characters; shorten it"
        case "minimum":
            return f"expected at least {expected}, {found}"
        case "uniqueItems":
            twice = next(item for index, item in enumerate(value) if item in value[:index])
            return f"{_shown(twice)} stands twice; remove one"
        case _:
            return f"does not fit the schema: {error.message[:200]}"


def _is_bare(value: object) -> bool:
    return isinstance(value, bool | int | float)


def _shown(value: object) -> str:
    if isinstance(value, str):
        return f'"{short(value)}"'
    if value is None:
        return "nothing"
    if isinstance(value, bool | int | float):
        return str(value).lower()
    if isinstance(value, list):
        return "a list"
    return "a table" if isinstance(value, Mapping) else str(value)


def key_path(place: Sequence[str | int], data: Any = None) -> str:
    """A place for people: ``rules.CS401.met.any #2``; an item with an id goes by that."""
    text = ""
    for step in place:
        data = _step(data, step)
        if isinstance(step, str):
            text += f".{short(step)}" if text else short(step)
        elif isinstance(data, Mapping) and isinstance(data.get("id"), str):
            text += f".{short(data['id'])}"
        else:
            text += f" #{step + 1}"
    return text


def _step(data: Any, step: str | int) -> Any:
    try:
        return data[step]
    except (KeyError, IndexError, TypeError):
        return None


def _order(data: Any, place: Place) -> list[int]:
    """Where a place stands in the order of the data."""
    order = []
    for step in place:
        if isinstance(data, Mapping):
            keys = list(data)
            order.append(keys.index(step) if step in data else len(keys))
        elif isinstance(step, int):
            order.append(step)
        data = _step(data, step)
    return order
