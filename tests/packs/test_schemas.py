"""The schemas themselves: valid, complete, and good enough for an editor's completion."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from policylint import resources
from policylint.validation import Schema

NAMES = ("pack", "lexicon", "config")


def load(name: str) -> dict[str, Any]:
    text = resources.path(f"schemas/{name}.schema.json").read_text("utf-8")
    return dict(json.loads(text))


def parts(schema: Any, at: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        yield at, schema
        for key, value in schema.items():
            yield from parts(value, f"{at}/{key}")
    elif isinstance(schema, list):
        for index, value in enumerate(schema):
            yield from parts(value, f"{at}/{index}")


@pytest.mark.parametrize("name", NAMES)
def test_they_are_valid_and_say_what_they_are(name: str) -> None:
    schema = load(name)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"]
    assert schema["description"]


@pytest.mark.parametrize("name", NAMES)
def test_every_definition_is_used_and_every_reference_defined(name: str) -> None:
    schema = load(name)
    used = {part["$ref"] for _, part in parts(schema) if "$ref" in part}
    assert used == {f"#/$defs/{key}" for key in schema["$defs"]}


@pytest.mark.parametrize("name", NAMES)
def test_every_key_is_described(name: str) -> None:
    schema = load(name)
    for at, part in parts(schema):
        if at.endswith("/properties") and "/if/" not in at:
            for key, value in part.items():
                target = schema["$defs"].get(value.get("$ref", "").split("/")[-1], {})
                refined = key in ("message", "fact", "topic", "after", "where")
                assert refined or "description" in value or "description" in target, f"{at}/{key}"


@pytest.mark.parametrize("name", NAMES)
def test_examples_fit(name: str) -> None:
    schema = load(name)
    validator = Draft202012Validator(schema)
    for at, part in parts(schema):
        if at.rsplit("/", 1)[-1] in ("properties", "$defs"):
            continue
        for example in part.get("examples", ()):
            problems = list(validator.evolve(schema=part).iter_errors(example))
            assert problems == [], at


def test_each_kind_with_parameters_is_chosen_by_its_name() -> None:
    definitions = load("pack")["$defs"]
    for switch, definition in (("kind", "rule"), ("fact", "fact-condition")):
        known = definitions[definition]["properties"][switch]["enum"]
        for branch in definitions[definition]["allOf"]:
            assert branch["if"]["properties"][switch]["const"] in known


def test_the_facts_are_those_that_the_checks_measure() -> None:
    from policylint.checks.requirements.measures import MEASURES

    definition = load("pack")["$defs"]["fact-condition"]
    assert set(definition["properties"]["fact"]["enum"]) == set(MEASURES)


def test_signals_are_found_wherever_a_rule_names_them() -> None:
    schema = Schema("pack")
    rule = {
        "kind": "requirement",
        "met": {
            "any": [
                "a",
                {"all": ["b", {"signal": "c", "under": "d", "without": "e"}]},
                {"count": 2, "of": ["f", {"fact": "glossary", "under": "g"}]},
                {"fact": "channels"},
            ]
        },
        "place": {"topic": "h", "where": "end"},
    }
    found = [
        place[-1] if isinstance(place[-1], str) else place
        for place in schema.places(rule, "signal", schema.root["$defs"]["rule"])
    ]
    assert len(found) == 8
    themes = {"kind": "themes", "present_if": "a", "themes": {"x y": ["b", "c"]}}
    places = list(schema.places(themes, "signal", schema.root["$defs"]["rule"]))
    assert places == [("present_if",), ("themes", "x y", 0), ("themes", "x y", 1)]
