"""The real program on real files: what one sees, and that bad input hides nothing."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from policylint.cli import run
from policylint.documents.decode import decode
from policylint.documents.model import line_starts

ROOT = Path(__file__).parents[2]
POLICIES = sorted((ROOT / "fixtures/policies").glob("*.md"))
PLEDGE = ROOT / "fixtures/policies/vague-pledge.md"
SCHEMA = json.loads((ROOT / "schemas/report.schema.json").read_text(encoding="utf-8"))
Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The JSON report on all policies of the fixtures."""
    target = tmp_path_factory.mktemp("report") / "report.json"
    paths = [str(path) for path in POLICIES]
    run(["check", *paths, "--format", "json", "--output", str(target), "--as-of", "2026-11-22"])
    data: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return data


def test_the_report_holds_every_file_and_fits_its_schema(everything: dict[str, Any]) -> None:
    assert [each["path"] for each in everything["documents"]] == [str(path) for path in POLICIES]
    assert everything["errors"] == []
    jsonschema.Draft202012Validator(SCHEMA).validate(everything)


def test_each_excerpt_is_the_source_at_its_place(everything: dict[str, Any]) -> None:
    checked = 0
    for document in everything["documents"]:
        source = decode(document["path"], Path(document["path"]).read_bytes(), max_bytes=10**7)
        starts = line_starts(source)

        def offset(line: int, column: int, starts: list[int] = starts) -> int:
            return starts[line - 1] + column - 1

        evidence = [
            each for requirement in document["requirements"] for each in requirement["evidence"]
        ]
        for place in [*document["findings"], *document["commitments"], *evidence]:
            start = offset(place["line"], place["column"])
            end = offset(place["end_line"], place["end_column"])
            assert source[start:end] == place.get("excerpt", place.get("text")), place
            checked += 1
    assert checked > 500


def test_the_same_input_gives_the_same_output(capsys: Capture) -> None:
    outputs = set()
    for _ in range(2):
        run(["check", str(PLEDGE), "--as-of", "2026-11-22", "--show-infos"])
        outputs.add(capsys.readouterr().out)
    assert len(outputs) == 1


def test_standard_input_is_markdown(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    for arguments, name in (([], "<stdin>"), (["--stdin-filename", "care.md"], "care.md")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PLEDGE.read_bytes())))
        assert run(["check", "-", *arguments]) == 1
        assert capsys.readouterr().out.startswith(f"{name}  The Sunhollow Promise · ")


def test_bad_files_hide_nothing_of_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.md").write_bytes(PLEDGE.read_bytes())
    Path("binary.md").write_bytes(b"\x00\x01\x02\xff" * 50)
    Path("latin.md").write_bytes("Beschwerden höflich prüfen".encode("latin-1"))
    Path("empty.md").write_bytes(b"")
    Path("matter.md").write_text('---\ntitle: "open\nowner: {a\n---\n# X\n', encoding="utf-8")
    Path("large.md").write_bytes(b"word " * 2000)
    Path("folder").mkdir()
    names = "binary.md latin.md empty.md matter.md large.md folder gone.md".split()
    assert run(["check", *names, "good.md", "--max-bytes", "9000"]) == 2
    out, err = capsys.readouterr()
    assert "good.md  The Sunhollow Promise" in out
    lines = err.splitlines()
    assert {line.split(": ")[1] for line in lines} == set(names)
    assert len(lines) == len(names)
    assert all(line.startswith("policylint: ") for line in lines)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--select", "CS4O1"], "CS401"),
        (["--ignore", "placeholdr"], "placeholder"),
        (["--pack", "customer-servise"], "customer-service"),
        (["--config", "gone.toml"], "gone.toml"),
    ],
)
def test_settings_that_cannot_be_used(capsys: Capture, arguments: list[str], told: str) -> None:
    assert run(["check", str(PLEDGE), *arguments]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert told in err


def test_rules_can_be_chosen(capsys: Capture) -> None:
    run(["check", str(PLEDGE), "--select", "PL102", "--format", "json"])
    found = json.loads(capsys.readouterr().out)["documents"][0]["findings"]
    assert {finding["rule"] for finding in found} == {"PL102"}
    run(["check", str(PLEDGE), "--ignore", "CS,vague-time", "--format", "json"])
    found = json.loads(capsys.readouterr().out)["documents"][0]["findings"]
    assert not {finding["rule"] for finding in found if finding["rule"].startswith("CS")}
    assert "PL102" not in {finding["rule"] for finding in found}
