"""Installing and running the package as a stranger would."""

import os
import subprocess
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "fixtures/policies/complete-handbook.md"
BAD = ROOT / "fixtures/policies/poor-half-page.md"
TODAY = "2026-11-22"
LEFT_OUT = {
    ".git", ".venv", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".import_linter_cache",
    ".hypothesis", "__pycache__", "build", "dist", "htmlcov",
}  # fmt: skip


class Built(NamedTuple):
    wheel: Path
    sdist: Path


def command(
    *arguments: object, cwd: Path, codes: Sequence[int] = (0,), **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run a program away from the checkout's own environment; any other exit code is a failure."""
    env = {
        key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "GIT_"))
    }
    env |= {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUTF8": "1", **variables}
    words = [str(word) for word in arguments]
    done = subprocess.run(
        words, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode in codes, f"{words} gave {done.returncode}\n{done.stdout}{done.stderr}"
    return done


def environment(folder: Path, *requirements: object) -> Path:
    """A new virtual environment with these installed; its folder of programs."""
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    command(programs / "python", "-m", "pip", "install", "-q", *requirements, cwd=folder)
    return programs


def commit_all(folder: Path) -> None:
    """Make a folder a git repository that holds what is in it."""
    command("git", "init", "-q", cwd=folder)
    command("git", "add", "-A", cwd=folder)
    author = ("-c", "user.name=test", "-c", "user.email=test@example.org")
    command("git", *author, "commit", "-q", "-m", "all", cwd=folder)
