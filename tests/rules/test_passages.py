"""How people say what the requirements ask for, and what only looks like it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from policylint import documents, packs
from policylint.checks.requirements.judging import judge
from policylint.facts.gather import Facts
from policylint.facts.languages import Languages

FOLDER = Path(__file__).parents[2] / "fixtures" / "sentences"
PASSAGES: dict[str, dict[str, list[dict[str, str]]]] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted(FOLDER.glob("*.yaml"))
}
RULESET = packs.load(["customer-service"])
REQUIREMENTS = {r.name: r for r in RULESET.rules.values() if r.kind == "requirement"}
LANGUAGES = Languages()
RIGHT = 0.9
"""Of the passages of one requirement at least; over all of them 0.95."""


def status(slug: str, text: str) -> str:
    document = documents.read("passage.md", text.encode())
    facts = Facts(document, LANGUAGES.of(document, RULESET))
    return judge([REQUIREMENTS[slug]], [facts])[0].status


@pytest.fixture(scope="module")
def wrong() -> dict[str, dict[str, list[str]]]:
    """For each requirement the positives that are not met, and the near misses that are."""
    found: dict[str, dict[str, list[str]]] = {}
    for slug, passages in PASSAGES.items():
        found[slug] = {
            "missed": [p["text"] for p in passages["positive"] if status(slug, p["text"]) != "met"],
            "false": [p["text"] for p in passages["near_miss"] if status(slug, p["text"]) == "met"],
        }
    return found


def test_each_requirement_has_its_passages() -> None:
    assert set(PASSAGES) == set(REQUIREMENTS)
    for passages in PASSAGES.values():
        assert len(passages["positive"]) >= 12
        assert len(passages["near_miss"]) >= 8


@pytest.mark.parametrize("slug", PASSAGES)
def test_one_requirement(slug: str, wrong: dict[str, dict[str, list[str]]]) -> None:
    passages: dict[str, Any] = PASSAGES[slug]
    missed, false = wrong[slug]["missed"], wrong[slug]["false"]
    assert len(missed) <= (1 - RIGHT) * len(passages["positive"]), missed
    assert len(false) <= (1 - RIGHT) * len(passages["near_miss"]), false


def test_all_requirements(wrong: dict[str, dict[str, list[str]]]) -> None:
    positives = sum(len(passages["positive"]) for passages in PASSAGES.values())
    near = sum(len(passages["near_miss"]) for passages in PASSAGES.values())
    assert sum(len(each["missed"]) for each in wrong.values()) <= 0.05 * positives
    assert sum(len(each["false"]) for each in wrong.values()) <= 0.05 * near
