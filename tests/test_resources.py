"""Where the data that comes with the program is found."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from policylint import resources


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    resources.top.cache_clear()
    yield
    resources.top.cache_clear()


def place(monkeypatch: pytest.MonkeyPatch, package: Path) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", package)


def test_here() -> None:
    assert resources.path("schemas/pack.schema.json").is_file()
    assert resources.root("rules").is_dir()


def test_a_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "policylint"\n')
    place(monkeypatch, tmp_path / "src" / "policylint")
    assert resources.root("fixtures/rules") == tmp_path / "fixtures" / "rules"


@pytest.mark.parametrize(
    "project", [None, '[project]\nname = "other"\ndependencies=["policylint"]']
)
def test_a_copy_in_another_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, project: str | None
) -> None:
    if project:
        (tmp_path / "pyproject.toml").write_text(project)
    package = tmp_path / "src" / "policylint"
    place(monkeypatch, package)
    assert resources.path("rules/x.yaml") == package / "_data" / "rules" / "x.yaml"


def test_an_installed_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "policylint"\n')
    package = tmp_path / "site-packages" / "policylint"
    place(monkeypatch, package)
    assert resources.root("schemas") == package / "_data" / "schemas"
