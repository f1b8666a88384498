"""The program as a process: what it imports, and how it ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from policylint import __version__

ROOT = Path(__file__).parents[2]
HEAVY = {
    "mistune", "yaml", "jsonschema", "spacy", "docx", "pathspec", "ahocorasick_rs",
    "tomllib", "html.parser", "importlib.metadata", "importlib.resources", "policylint.run",
    "policylint.report", "policylint.cli.check",
}  # fmt: skip

FAKE = """
import sys, types, policylint
sys.path.insert(0, {tests!r})
from helpers.reports import document, report
def check(paths, options):
    {body}
    return report(*[document(str(n)) for n in range(2000)])
policylint.run = sys.modules["policylint.run"] = types.ModuleType("policylint.run")
policylint.run.check = check
print("ready", file=sys.stderr, flush=True)
from policylint.cli import main
sys.argv = ["policylint", "check", "a.md"]
main()
"""


def fake_program(body: str = "pass") -> list[str]:
    tests = os.path.dirname(os.path.dirname(__file__))
    return [sys.executable, "-c", FAKE.format(tests=tests, body=body)]


def policylint(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "policylint", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def modules(*arguments: str) -> set[str]:
    """What a successful call imports."""
    code = (
        "import sys; from policylint.cli import run; code = run(sys.argv[1:]);"
        "print(*sys.modules, sep='\\n', file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["--version"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    loaded = modules(*arguments)
    assert "policylint.cli" in loaded
    assert not HEAVY & loaded


def test_a_check_imports_no_module_of_rare_use() -> None:
    policy = str(ROOT / "fixtures/policies/complete-handbook.md")
    policylint("check", policy)  # fills the cache of packs
    loaded = modules("check", policy, "--fail-on", "never")
    assert "policylint.run" in loaded
    assert not {"spacy", "docx", "jsonschema", "yaml", "policylint.report.json"} & loaded


def test_version() -> None:
    done = policylint("--version")
    assert (done.returncode, done.stdout) == (0, f"policylint {__version__}\n")


def test_help_names_every_command_and_option() -> None:
    assert "\n  check  " in policylint("--help").stdout
    text = policylint("check", "--help").stdout
    for heading in ("What is checked", "What counts", "The report", "Other", "Exit codes"):
        assert f"{heading}:\n" in text
    options = (
        "--format --output --as-of --pack --select --ignore --fail-on --show-infos --config "
        "--quiet --no-cache --stdin-filename --color --max-bytes --help"
    )
    for option in options.split(" "):
        assert f"{option} " in text


def test_no_arguments_at_all() -> None:
    done = policylint()
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("Usage: policylint")


def test_a_reader_that_goes_away_is_no_error() -> None:
    with subprocess.Popen(
        fake_program(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith("0  Our service promise")
        process.stdout.close()
        assert process.stderr.read() == "ready\n"
        assert process.wait(30) == 1


def test_an_interrupted_run_says_so_and_no_more() -> None:
    with subprocess.Popen(
        fake_program("print('busy', file=sys.stderr, flush=True); import time; time.sleep(60)"),
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == "ready\n"
        assert process.stderr.readline() == "busy\n"
        time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        assert process.stderr.read().split() == ["policylint:", "interrupted"]
        assert process.wait(30) == 130


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shell_completion_is_offered(shell: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "policylint"],
        env={**os.environ, "_POLICYLINT_COMPLETE": f"{shell}_source"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert "_POLICYLINT_COMPLETE" in done.stdout
