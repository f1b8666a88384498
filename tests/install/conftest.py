"""Copies of the project, built as a stranger would; needs a package index."""

import shutil
import sys
from pathlib import Path

import pytest
from helpers.installs import LEFT_OUT, ROOT, Built, command, commit_all


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean copy of the project with a git history of one commit."""
    folder = tmp_path_factory.mktemp("checkout") / "policylint"
    shutil.copytree(ROOT, folder, ignore=lambda _, names: LEFT_OUT & set(names))
    commit_all(folder)
    return folder


@pytest.fixture(scope="session")
def built(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The source distribution, and the wheel that was built from nothing but it."""
    folder = tmp_path_factory.mktemp("dist")
    command(sys.executable, "-m", "build", "--outdir", folder, checkout, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    (sdist,) = folder.glob("*.tar.gz")
    return Built(wheel, sdist)
