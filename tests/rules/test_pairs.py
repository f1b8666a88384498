"""Every rule has a pair of fixtures: ``bad.md`` is reported as annotated, ``good.md`` is not."""

from datetime import date
from pathlib import Path

import pytest

from policylint import packs, run
from policylint.expectations import expectations
from policylint.model import Finding
from policylint.options import Options

ROOT = Path(__file__).parents[2]
PAIRS = ROOT / "fixtures" / "rules"
AS_OF = date(2026, 11, 22)
RULESET = packs.load(["customer-service", "policy-language"])


def findings(path: Path, rule: str) -> list[Finding]:
    report = run.check([str(path)], Options(as_of=AS_OF, select=[rule]))
    assert not report.errors
    return list(report.documents[0].findings)


def test_each_rule_has_a_pair_and_each_pair_a_rule() -> None:
    assert {path.name for path in PAIRS.iterdir()} == set(RULESET.rules)
    assert all((PAIRS / rule / name).is_file() for rule in RULESET.rules for name in PAIR)


PAIR = ("bad.md", "good.md")


@pytest.mark.parametrize("rule", sorted(RULESET.rules))
def test_bad_is_reported_where_annotated(rule: str) -> None:
    path = PAIRS / rule / "bad.md"
    expected = list(expectations(path.read_text(encoding="utf-8")))
    found = findings(path, rule)
    assert expected, "nothing is expected of this fixture"
    assert {each.rule for each in expected} == {rule}
    unmet = [e for e in expected if not any(e.first <= f.place.line <= e.last for f in found)]
    surplus = [f for f in found if not any(e.first <= f.place.line <= e.last for e in expected)]
    assert not unmet, f"not reported: {unmet}; reported: {[f.place.line for f in found]}"
    assert not surplus, [f"{f.place.line}: {f.message}" for f in surplus]
    assert len(found) == len(expected)


@pytest.mark.parametrize("rule", sorted(RULESET.rules))
def test_good_is_silent(rule: str) -> None:
    assert [f"{f.place.line}: {f.message}" for f in findings(PAIRS / rule / "good.md", rule)] == []
