"""Copies of the project, built and installed as a stranger would; needs a package index."""

import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "fixtures/policies/complete-handbook.md"
BAD = ROOT / "fixtures/policies/poor-half-page.md"
TODAY = "2026-11-22"
_LEFT_OUT = {
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
    env = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
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


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean copy of the project with a git history of one commit."""
    folder = tmp_path_factory.mktemp("checkout") / "policylint"
    shutil.copytree(ROOT, folder, ignore=lambda _, names: _LEFT_OUT & set(names))
    commit_all(folder)
    return folder


def commit_all(folder: Path) -> None:
    """Make a folder a git repository that holds what is in it."""
    command("git", "init", "-q", cwd=folder)
    command("git", "add", "-A", cwd=folder)
    author = ("-c", "user.name=test", "-c", "user.email=test@example.org")
    command("git", *author, "commit", "-q", "-m", "all", cwd=folder)


@pytest.fixture(scope="session")
def built(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The source distribution, and the wheel that was built from nothing but it."""
    folder = tmp_path_factory.mktemp("dist")
    command(sys.executable, "-m", "build", "--outdir", folder, checkout, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    (sdist,) = folder.glob("*.tar.gz")
    return Built(wheel, sdist)
