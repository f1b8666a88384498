"""The whole program as a function: files, sets, settings, and what cannot be read."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from policylint import run
from policylint.errors import PolicylintError
from policylint.model import DocumentResult, Report
from policylint.options import Options

AS_OF = date(2026, 11, 22)
POLICY = """\
# Customer Service Policy

We aim to serve every customer politely and fairly.

## Contact

Call us on 01555 960 100, answered within 30 seconds, or email help@quarry.example.

## Complaints

Complaints are welcome.
"""

Check = Callable[..., Report]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Writes files into an empty folder and checks there."""
    monkeypatch.chdir(tmp_path)

    def checked(*paths: str, files: dict[str, str] | None = None, **options: object) -> Report:
        for name, text in (files or {}).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return run.check(list(paths), Options(as_of=AS_OF, **options))  # type: ignore[arg-type]

    return checked


def status(result: DocumentResult, slug: str) -> str:
    return next(each.status for each in result.requirements if each.name == slug)


def rules(result: DocumentResult) -> list[str]:
    return [finding.rule for finding in result.findings]


def test_findings_stand_at_their_places_in_order(check: Check) -> None:
    (result,) = check("p.md", files={"p.md": POLICY}).documents
    assert result.kind == "policy"
    assert result.title == "Customer Service Policy"
    assert [f.place for f in result.findings] == sorted(f.place for f in result.findings)
    (channel,) = [f for f in result.findings if f.rule == "CS302"]
    assert channel.excerpt == "email"
    assert channel.place.line == 7
    assert channel.section == ("Customer Service Policy", "Contact")
    assert "email" in channel.message
    (complaints,) = [f for f in result.findings if f.rule == "CS501"]
    assert complaints.severity == "warning"
    (escalation,) = [f for f in result.findings if f.rule == "CS401"]
    assert escalation.excerpt == "Complaints"
    assert escalation.suggestion
    assert escalation.suggestion.text.startswith("in a section “Escalation” after “Complaints”")


def test_every_excerpt_is_the_slice_of_the_source(check: Check) -> None:
    source = POLICY.replace("\n", "\r\n")
    (result,) = check("p.md", files={"p.md": ""}, select=["CS"]).documents or [None]
    assert result is None
    Path("q.md").write_bytes(source.encode())
    (result,) = check("q.md").documents
    lines = source.split("\r\n")
    for found in result.findings:
        if found.place.line == found.place.end_line:
            line = lines[found.place.line - 1]
            assert line[found.place.column - 1 : found.place.end_column - 1] == found.excerpt


def test_one_bad_file_hides_nothing(check: Check) -> None:
    files = {"bad.md": "---\ntitle: x\nb: {c\n---\n\nText.\n", "good.md": POLICY}
    report = check("bad.md", "gone.md", "good.md", files=files)
    assert [document.path for document in report.documents] == ["good.md"]
    assert {failure.path for failure in report.errors} == {"bad.md", "gone.md"}


def test_a_policy_of_several_files_is_judged_as_one(check: Check) -> None:
    files = {
        "policylint.toml": '[[sets]]\nname = "Handbook"\nfiles = ["book/*.md"]\n',
        "book/a.md": POLICY,
        "book/b.md": "# Customer Service: feedback\n\nAfter each case we send customers a survey, "
        "and we use the answers to improve our service.\n",
    }
    report = check("book", files=files)
    first, second = report.documents
    assert status(first, "feedback") == status(second, "feedback") == "met"
    assert status(second, "channels") == "met"
    assert "CS601" not in rules(first) + rules(second)
    assert (rules(first) + rules(second)).count("CS701") == 1
    (alone,) = check("book/b.md").documents
    assert status(alone, "channels") == "met", "the other files of the set count"
    assert "CS701" in rules(alone), "what the set lacks is told in the file that was asked for"


@pytest.mark.parametrize(
    ("front", "kind"),
    [("policylint: {kind: escalation}", "escalation"), ("policylint:\n  kind: other", "other")],
)
def test_front_matter_declares_the_kind(check: Check, front: str, kind: str) -> None:
    (result,) = check("p.md", files={"p.md": f"---\n{front}\n---\n\n{POLICY}"}).documents
    assert result.kind == kind
    assert len(result.requirements) == 23
    required = {r.id for r in result.requirements if r.level == "required"}
    if kind == "other":
        assert [rule for rule in rules(result) if rule.startswith("CS")] == []
        assert "PL005" in rules(result)
    else:
        assert required & set(rules(result)) == {"CS302", "CS401", "CS701"}


def test_the_configuration_declares_kinds_by_glob(check: Check) -> None:
    files = {
        "policylint.toml": '[[files]]\nmatch = "sla/*.md"\nkind = "sla"\nignore = ["CS7"]\n',
        "sla/p.md": POLICY,
        "p.md": POLICY,
    }
    by_path = {result.path: result for result in check("p.md", "sla/p.md", files=files).documents}
    assert by_path["p.md"].kind == "policy"
    sla = by_path[str(Path("sla/p.md"))]
    assert sla.kind == "sla"
    assert not any(rule.startswith("CS7") for rule in rules(sla))


def test_a_pack_of_ones_own(check: Check) -> None:
    files = {
        "ours.yaml": """\
pack: ours
extends: [customer-service]
change:
  CS601: {level: recommended}
  CS401: off
lexicons: [./words.yaml]
rules:
  - id: XY101
    name: ombudsman
    kind: requirement
    level: required
    title: Ombudsman
    message: no ombudsman is named
    why: The sector's code asks for one.
    met: xy.ombudsman
""",
        "words.yaml": "language: en\nsignals:\n  xy.ombudsman: ['the [harbour] ombudsman']\n",
        "p.md": POLICY,
        "q.md": POLICY + "\nYou may write to the Harbour Ombudsman.\n",
    }
    first, second = check("p.md", "q.md", files=files, packs=["ours.yaml"]).documents
    assert "XY101" in rules(first)
    assert "XY101" not in rules(second)
    assert "CS401" not in rules(first)
    assert next(f.severity for f in first.findings if f.rule == "CS601") == "warning"


def test_standard_input(check: Check) -> None:
    (result,) = check("-", stdin=lambda _size: POLICY.encode(), stdin_name="in.md").documents
    assert result.path == "in.md"
    assert "CS401" in rules(result)


def test_an_unknown_rule_is_refused_with_the_nearest_known(check: Check) -> None:
    with pytest.raises(PolicylintError, match=r"no rule “CS40l”; did you mean CS401"):
        check("p.md", files={"p.md": POLICY}, select=["CS40l"])


def test_unknown_rules_in_settings_are_findings(check: Check) -> None:
    text = f"---\npolicylint:\n  ignore: [PL1O1]\n---\n\n{POLICY}"
    (result,) = check("p.md", files={"p.md": text}).documents
    (found,) = [f for f in result.findings if f.rule == "PL002"]
    assert (found.place.line, found.excerpt) == (3, "PL1O1")
    assert "PL101" in (found.suggestion.text if found.suggestion else "")


def test_a_language_without_a_lexicon_gets_one_note(check: Check) -> None:
    text = "# 客户服务政策\n\n我们在两个工作日内回复所有电子邮件，并处理客户的投诉和反馈意见。\n"
    (result,) = check("p.md", files={"p.md": text}).documents
    assert rules(result) == ["PL006"]
    assert "Chinese" in result.findings[0].message
    assert {r.status for r in result.requirements} == {"missing"}


def test_the_same_input_gives_the_same_output(check: Check) -> None:
    first = check("p.md", files={"p.md": POLICY})
    assert check("p.md") == first == check("p.md", use_cache=False)


def test_progress_is_told(check: Check) -> None:
    seen: list[tuple[int, int]] = []
    check(
        "a.md", "b.md", files={"a.md": POLICY, "b.md": POLICY}, progress=lambda *x: seen.append(x)
    )
    assert seen == [(0, 2), (1, 2), (2, 2)]
