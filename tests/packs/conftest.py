"""Small packs and lexicons to load, and a cache folder of each test's own."""

import shutil
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest
from helpers.packs import LEXICON, PACK

from policylint import resources


@pytest.fixture(autouse=True)
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("POLICYLINT_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stands for the data that comes with the program: no packs, no lexicons, the real schemas."""
    top = tmp_path / "bundle"
    (top / "rules" / "lexicons").mkdir(parents=True)
    shutil.copytree(resources.root("schemas"), top / "schemas")
    monkeypatch.setattr(resources, "top", lambda: top)
    return top


@pytest.fixture
def write(tmp_path: Path, bundle: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Write files into the working folder; names use "/", texts are dedented."""
    base = tmp_path / "work"
    base.mkdir()
    monkeypatch.chdir(base)

    def files(**texts: str) -> Path:
        for name, text in texts.items():
            path = base / name.replace("__", "/")
            path = path.with_suffix(path.suffix or ".yaml")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text), encoding="utf-8")
        return base

    return files


@pytest.fixture
def ours(write: Callable[..., Path]) -> Path:
    """The folder that holds `PACK` as ours.yaml and `LEXICON` as en.yaml."""
    return write(ours=PACK, en=LEXICON)
