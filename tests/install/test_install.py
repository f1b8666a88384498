"""Each way to install policylint gives a program that works outside the checkout."""

import json
import shutil
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from helpers.installs import BAD, GOOD, TODAY, Built, command, commit_all, environment

pytestmark = pytest.mark.install


def check_both(programs: Path, folder: Path) -> str:
    """A good and a bad policy, away from the checkout; where the program's own files are."""
    shutil.copy(GOOD, folder / "good.md")
    shutil.copy(BAD, folder / "bad.md")
    program = (programs / "policylint", "check", "--as-of", TODAY, "--no-cache")
    good = command(*program, "good.md", cwd=folder)
    assert good.stdout.startswith("✓ good.md")
    bad = command(*program, "bad.md", "--format", "json", cwd=folder, codes=(1,))
    first = json.loads(bad.stdout)["documents"][0]
    assert "CS601" in {finding["rule"] for finding in first["findings"]}
    assert first["packs"]
    module = command(programs / "python", "-m", "policylint", "--version", cwd=folder)
    assert module.stdout.startswith("policylint ")
    where = command(programs / "python", "-c", "import policylint; print(policylint)", cwd=folder)
    return str(where.stdout)


def test_the_distributions_hold_what_is_needed(built: Built, checkout: Path) -> None:
    wheel = set(zipfile.ZipFile(built.wheel).namelist())
    for folder in ("rules", "schemas", "fixtures/rules"):
        files = [path for path in (checkout / folder).rglob("*") if path.is_file()]
        assert files
        wanted = {f"policylint/_data/{path.relative_to(checkout).as_posix()}" for path in files}
        assert not wanted - wheel
    assert "policylint/py.typed" in wheel
    assert not {name for name in wheel if name.startswith(("tests/", "docs/"))}
    with tarfile.open(built.sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    for name in [
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        ".pre-commit-hooks.yaml",
        ".ci/run",
        "tests/install/test_install.py",
        "docs/ci.md",
        "schemas/report.schema.json",
    ]:
        assert name in names


def test_wheel(built: Built, tmp_path: Path) -> None:
    programs = environment(tmp_path / "venv", built.wheel)
    assert "site-packages" in check_both(programs, tmp_path)


def test_sdist(built: Built, tmp_path: Path) -> None:
    programs = environment(tmp_path / "venv", built.sdist)
    assert "site-packages" in check_both(programs, tmp_path)


def test_editable_follows_the_checkout(checkout: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(checkout, copy)
    programs = environment(tmp_path / "venv", "-e", copy)
    assert str(copy / "src") in check_both(programs, tmp_path)
    # The install left a copy of the rules in site-packages; the checkout's own must win over it.
    lexicon = copy / "rules/lexicons/en.yaml"
    lexicon.write_text("language: 7\n", encoding="utf-8")
    broken = command(
        programs / "policylint", "check", "--no-cache", "good.md", cwd=tmp_path, codes=(2,)
    )
    assert "copy/rules/lexicons/en.yaml" in broken.stderr


def test_pre_commit(checkout: Path, tmp_path: Path) -> None:
    repository = tmp_path / "policies"
    repository.mkdir()
    home = str(tmp_path / "pre-commit")
    shutil.copy(GOOD, repository / "good.md")
    (repository / "notes.txt").write_text("Not Markdown.\n", encoding="utf-8")
    commit_all(repository)
    try_it = (
        sys.executable,
        "-m",
        "pre_commit",
        "try-repo",
        checkout,
        "policylint",
        "--all-files",
        "--verbose",
    )
    passed = command(*try_it, cwd=repository, PRE_COMMIT_HOME=home)
    assert "Passed" in passed.stdout
    assert "✓ good.md" in passed.stdout
    assert "notes.txt" not in passed.stdout
    shutil.copy(BAD, repository / "bad.md")
    commit_all(repository)
    failed = command(*try_it, cwd=repository, codes=(1,), PRE_COMMIT_HOME=home)
    assert "Failed" in failed.stdout
    assert "- exit code: 1" in failed.stdout
    assert "CS601 feedback" in failed.stdout
    assert "✓ good.md" in failed.stdout
