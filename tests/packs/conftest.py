"""Small packs and lexicons to load, and a cache folder of each test's own."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from policylint import packs
from policylint.errors import PolicylintError

LEXICON = """\
language: en
signals:
  test.move: [move~ on, "{test.who} takes over"]
  test.who: [manager~, team leader~]
  test.topic: {phrases: [escalation], in: [heading], about: A heading on escalation}
"""

PACK = """\
pack: ours
title: Our rules
lexicons: [./en.yaml]
sources:
  guide: {title: The guide}
rules:
  - id: AB101
    name: way-up
    kind: requirement
    level: required
    title: A way up
    message: {missing: no way up, partial: half a way up}
    why: Somebody has to take over.
    sources: [guide]
    met: {all: [test.move, test.who], within: section}
    partial: test.move
  - id: AB102
    name: due-soon
    kind: review-due
    severity: info
    message: the review is due
    why: It is easily forgotten.
    within_days: 14
"""


@pytest.fixture(autouse=True)
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("POLICYLINT_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
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


def refusal(*names: str, **options: object) -> str:
    """The one line with which loading is refused."""
    with pytest.raises(PolicylintError) as caught:
        packs.load(names, **options)  # type: ignore[arg-type]
    message = str(caught.value)
    assert "\n" not in message
    return message
