"""``policylint check``: what reaches the run, what comes out, and the exit code."""

import io
import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from helpers.reports import clean, document, finding, hidden, report

from policylint.cli import run
from policylint.errors import PolicylintError
from policylint.model import FailOn, Failure, Severity
from policylint.options import Options

Capture = pytest.CaptureFixture[str]


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


# --- what is asked ------------------------------------------------------------------------------


def test_defaults(fake: Any) -> None:
    assert run(["check", "a.md"]) == 0
    assert fake.paths == ("a.md",)
    today = date.today()
    assert fake.options == Options(as_of=today, progress=fake.options.progress)


def test_every_option_reaches_the_run(fake: Any) -> None:
    words = "check a.md b/ --as-of 2025-06-30 --pack one --pack ./two.yaml --select CS,PL101 "
    words += "--select PL102 --ignore PL104,,CS9 --fail-on never --show-infos --config c.toml "
    words += "--max-bytes 500 --no-cache --stdin-filename in.md"
    assert run(words.split()) == 0
    assert fake.paths == ("a.md", "b/")
    assert fake.options == Options(
        as_of=date(2025, 6, 30),
        packs=("one", "./two.yaml"),
        select=("CS", "PL101", "PL102"),
        ignore=("PL104", "CS9"),
        fail_on="never",
        show_infos=True,
        config="c.toml",
        max_bytes=500,
        use_cache=False,
        stdin_name="in.md",
        progress=fake.options.progress,
    )


def test_standard_input_is_read_by_the_run(fake: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"# Policy\n")))
    got = []
    fake.action = lambda options: got.append(options.stdin(4))
    assert run(["check", "-"]) == 0
    assert got == [b"# Po"]


# --- what comes out -----------------------------------------------------------------------------


def test_text_is_the_default(fake: Any, capsys: Capture) -> None:
    fake.report = report(document())
    assert run(["check", "a.md"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("harbour/promise.md  Our service promise")
    assert err == ""


def test_json(fake: Any, capsys: Capture) -> None:
    assert run(["check", "a.md", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["documents"][0]["path"] == "harbour/complaints.md"


def test_quiet(fake: Any, capsys: Capture) -> None:
    assert run(["check", "a.md", "-q"]) == 0
    assert capsys.readouterr() == ("", "")


def test_output_goes_to_a_file_whole(fake: Any, tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "report.json"
    target.write_text("an older report")
    assert run(["check", "a.md", "--format", "json", "--output", str(target)]) == 0
    assert json.loads(target.read_text(encoding="utf-8"))["schema_version"] == 1
    assert os.listdir(tmp_path) == ["report.json"]
    assert capsys.readouterr() == ("", "")


def test_a_failed_write_leaves_the_old_file(
    fake: Any, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "report.txt"
    target.write_text("an older report")

    def no_space(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", no_space)
    assert run(["check", "a.md", "--output", str(target)]) == 2
    assert os.listdir(tmp_path) == ["report.txt"]
    assert target.read_text() == "an older report"
    message = f"policylint: {target}: cannot be written: No space left on device\n"
    assert capsys.readouterr().err == message


def test_output_into_a_folder_that_is_not_there(fake: Any, tmp_path: Path, capsys: Capture) -> None:
    assert run(["check", "a.md", "--output", str(tmp_path / "no" / "r.txt")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_output_follows_a_link_and_a_device(fake: Any, tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("old")
    link.symlink_to(real)
    assert run(["check", "a.md", "--output", str(link)]) == 0
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8").startswith("✓")
    assert run(["check", "a.md", "--output", os.devnull]) == 0


@pytest.mark.parametrize(
    ("choice", "environment", "terminal", "coloured"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colour(
    fake: Any,
    monkeypatch: pytest.MonkeyPatch,
    choice: str,
    environment: dict[str, str],
    terminal: bool,
    coloured: bool,
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    stream = Terminal() if terminal else io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    assert run(["check", "a.md", "--color", choice]) == 0
    assert ("\x1b[" in stream.getvalue()) is coloured


def test_json_is_never_coloured(fake: Any, capsys: Capture) -> None:
    fake.report = report(document())
    run(["check", "a.md", "--format", "json", "--color", "always"])
    assert "\x1b" not in capsys.readouterr().out


def test_text_in_a_file_is_coloured_only_on_demand(fake: Any, tmp_path: Path) -> None:
    target = tmp_path / "report.txt"
    run(["check", "a.md", "--output", str(target)])
    assert "\x1b" not in target.read_text(encoding="utf-8")
    run(["check", "a.md", "--output", str(target), "--color", "always"])
    assert "\x1b" in target.read_text(encoding="utf-8")


def test_a_terminal_without_the_signs_gets_plain_ones(
    fake: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake.report = report(document(title="投诉"))
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    run(["check", "a.md"])
    text = raw.getvalue().decode("ascii")
    assert "-> After" in text
    assert "9 | - Write" in text
    assert "\\u6295\\u8bc9" in text


def test_json_is_utf8_whatever_the_terminal_speaks(
    fake: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake.report = report(document("caf\udce9.md", title="→ 投诉"))
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="latin-1"))
    run(["check", "a.md", "--format", "json"])
    first = json.loads(raw.getvalue().decode("utf-8"))["documents"][0]
    assert (first["path"], first["title"]) == ("caf\udce9.md", "→ 投诉")


# --- exit codes ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("severity", "fail_on", "code"),
    [
        ("error", "error", 1),
        ("warning", "error", 0),
        ("info", "error", 0),
        ("error", "warning", 1),
        ("warning", "warning", 1),
        ("info", "warning", 0),
        ("info", "info", 1),
        ("error", "never", 0),
    ],
)
def test_findings_that_count(fake: Any, severity: Severity, fail_on: FailOn, code: int) -> None:
    one = finding("PL101", "placeholder", severity)
    fake.report = report(clean(), document(findings=(one,)), fail_on=fail_on)
    assert run(["check", "a.md"]) == code


def test_suppressed_findings_do_not_count(fake: Any) -> None:
    fake.report = report(document(findings=hidden()[1:]), fail_on="info")
    assert run(["check", "a.md"]) == 0


def test_what_could_not_be_checked_wins_and_hides_nothing(fake: Any, capsys: Capture) -> None:
    failures = (Failure("gone.md", "no such file"), Failure("x.md", "binary\nor \x1b[2J"))
    fake.report = report(document(), errors=failures)
    assert run(["check", "a.md"]) == 2
    out, err = capsys.readouterr()
    assert "PL101 placeholder" in out
    assert err == "policylint: gone.md: no such file\npolicylint: x.md: binary or \\x1b[2J\n"


def test_a_run_that_cannot_start(fake: Any, capsys: Capture) -> None:
    def refuse(_options: Options) -> None:
        raise PolicylintError("unknown key 'pack'; did you mean 'packs'?", "policylint.toml", 3)

    fake.action = refuse
    assert run(["check", "a.md"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "policylint: policylint.toml:3: unknown key 'pack'; did you mean 'packs'?\n"


def test_an_interrupt(fake: Any, capsys: Capture) -> None:
    def interrupt(_options: Options) -> None:
        raise KeyboardInterrupt

    fake.action = interrupt
    assert run(["check", "a.md"]) == 130
    assert capsys.readouterr().err.strip() == "policylint: interrupted"


def test_a_fault_of_the_program_is_not_taken_for_findings(fake: Any, capsys: Capture) -> None:
    fake.action = lambda options: [][1]
    assert run(["check", "a.md"]) == 2
    err = capsys.readouterr().err
    assert "IndexError" in err
    assert err.endswith("please report it with the lines above\n")


# --- bad arguments ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check"], "Missing argument 'PATH...'"),
        (["check", "a.md", "--as-of", "2026-02-30"], "the nearest one is 2026-02-28"),
        (["check", "a.md", "--as-of", "2026-13-05"], "the nearest one is 2026-12-05"),
        (["check", "a.md", "--as-of", "0000-00-00"], "the nearest one is 0001-01-01"),
        (["check", "a.md", "--as-of", "yesterday"], f"write it as {date.today()} (YYYY-MM-DD)"),
        (["check", "a.md", "--as-of", "20260101"], "'20260101' is no date"),
        (["check", "a.md", "--max-bytes", "0"], "'0' is no number of bytes"),
        (["check", "a.md", "--max-bytes", "9" * 5000], "is no number of bytes"),
        (["check", "a.md", "--format", "xml"], "is not one of 'text', 'json'"),
        (["check", "a.md", "--fial-on", "error"], "Did you mean"),
        (["chek"], "No such command 'chek'"),
        ([__file__], f"to check it: policylint check {__file__}"),
    ],
)
def test_bad_arguments_are_one_line(
    fake: Any, capsys: Capture, arguments: list[str], told: str
) -> None:
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err
    assert err.startswith("policylint: ")
    assert err.count("\n") == 1


# --- progress -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "terminal", "arguments", "drawn"),
    [
        (20, True, [], True),
        (19, True, [], False),
        (20, False, [], False),
        (20, True, ["--quiet"], False),
    ],
)
def test_progress_is_drawn_for_a_person_with_many_files(
    fake: Any,
    monkeypatch: pytest.MonkeyPatch,
    files: int,
    terminal: bool,
    arguments: list[str],
    drawn: bool,
) -> None:
    def work(options: Options) -> None:
        assert options.progress is not None
        for done in range(files + 1):
            options.progress(done, files)

    fake.action = work
    monkeypatch.setenv("TERM", "xterm")
    stream = Terminal() if terminal else io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    assert run(["check", "a/", *arguments]) == 0
    assert ("20/20" in stream.getvalue()) is drawn
    assert stream.getvalue().endswith("\x1b[1A\x1b[2K") is drawn


# --- help ---------------------------------------------------------------------------------------


def test_help_groups_options_by_purpose(capsys: Capture) -> None:
    assert run(["check", "--help"]) == 0
    text = capsys.readouterr().out
    groups = ["What is checked:", "What counts:", "The report:", "Other:", "Exit codes:"]
    assert sorted(groups, key=text.index) == groups
    assert text.index("What counts:") < text.index("\n  --fail-on") < text.index("The report:")


def test_help_of_the_program(capsys: Capture) -> None:
    assert run(["--help"]) == 0
    assert "\n  check  Say what" in capsys.readouterr().out
    assert run([]) == 2
    assert capsys.readouterr().err.startswith("Usage: policylint")
