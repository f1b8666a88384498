"""The packs and lexicons that come with the program, as one whole."""

import re

import pytest

from policylint import packs, resources, yamlfile
from policylint.validation import Schema, key_path

FILES = sorted(
    path.relative_to(resources.root("rules")).as_posix()
    for path in resources.root("rules").rglob("*.yaml")
)
PLACEHOLDER = re.compile(r"\{[a-z_-]+(\|[^{}]*)?\}")


@pytest.fixture(scope="module")
def ruleset() -> packs.Ruleset:
    return packs.load(packs.bundled(), cache=False)


@pytest.mark.parametrize("name", FILES)
def test_each_file_fits_its_schema(name: str) -> None:
    file = yamlfile.load(resources.path(f"rules/{name}"))
    problems = Schema("lexicon" if "/" in name else "pack").problems(file.data)
    shown = [f"{file.line(p.place)}: {key_path(p.place, file.data)}: {p.message}" for p in problems]
    assert shown == []


def test_they_load_together(ruleset: packs.Ruleset) -> None:
    assert ruleset.packs == tuple(packs.bundled())
    assert {"customer-service", "policy-language"} <= set(ruleset.packs)
    assert set(ruleset.catalogue) == set(ruleset.rules)
    assert "en" in ruleset.lexicons


@pytest.mark.parametrize("name", packs.bundled())
def test_each_pack_loads_alone(name: str) -> None:
    assert packs.load([name], cache=False).packs == (name,)


def test_rules_have_all_that_a_finding_shows(ruleset: packs.Ruleset) -> None:
    for rule in ruleset.rules.values():
        assert rule.message, rule.id
        assert rule.why.endswith("."), rule.id
        for text in (rule.message, rule.suggestion):
            for wording in text.values() if isinstance(text, dict) else [text]:
                left = PLACEHOLDER.sub("", wording).replace("{{", "").replace("}}", "")
                assert "{" not in left, (
                    f"{rule.id}: a name in braces is not closed or not lower case"
                )


def test_requirements_are_cited_and_suggested(ruleset: packs.Ruleset) -> None:
    for rule in ruleset.rules.values():
        if rule.kind == "requirement":
            assert rule.sources, rule.id
            assert rule.suggestion, rule.id


def test_ids_belong_to_their_packs(ruleset: packs.Ruleset) -> None:
    letters = {rule.pack: set() for rule in ruleset.rules.values()}  # type: dict[str, set[str]]
    for rule in ruleset.rules.values():
        letters[rule.pack].add(rule.id.rstrip("0123456789"))
    assert letters["customer-service"] == {"CS"}
    assert letters["policy-language"] == {"PL"}
