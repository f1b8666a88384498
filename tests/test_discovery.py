"""Which files a run checks, and what it says of those that it cannot."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from policylint import discovery
from policylint.config import Configs
from policylint.discovery import discover
from policylint.model import Failure

Write = Callable[..., None]


@pytest.fixture(autouse=True)
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("POLICYLINT_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def write(base: Path) -> Write:
    def files(*names: str, text: str = "# Policy\n") -> None:
        for name in names:
            path = base / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    return files


def found(*paths: str) -> list[str]:
    files, failures = discover(paths, Configs())
    assert failures == []
    return [path.as_posix() for path in files]


def failures(*paths: str) -> list[tuple[str, str]]:
    return [(failure.path, failure.message) for failure in discover(paths, Configs())[1]]


def test_named_files_are_taken_in_their_order(write: Write) -> None:
    write("b.md", "a.txt", ".hidden", "node_modules/x.md")
    assert found("b.md", "a.txt", ".hidden", "node_modules/x.md") == [
        "b.md",
        "a.txt",
        ".hidden",
        "node_modules/x.md",
    ]


def test_folders_are_searched_in_sorted_order(write: Write) -> None:
    write("b.md", "a/z.markdown", "a/b/c.MD", "a.md", "c/readme.txt", "c/d/e.md", "a/a.docx.md")
    expected = ["a/a.docx.md", "a/b/c.MD", "a/z.markdown", "a.md", "b.md", "c/d/e.md"]
    assert found(".") == expected
    assert found("c", "a") == ["c/d/e.md", "a/a.docx.md", "a/b/c.MD", "a/z.markdown"]


def test_a_file_is_taken_once(write: Write, base: Path) -> None:
    write("a/b.md", "a/c.md")
    (base / "a" / "link.md").symlink_to("b.md")
    assert found("a/c.md", "a", "./a/b.md", str(base / "a" / "c.md")) == ["a/c.md", "a/b.md"]


def test_hidden_and_foreign_folders_are_left_out(write: Write) -> None:
    write(".git/a.md", ".venv/a.md", "node_modules/p/README.md", ".a.md", "x/.b/c.md", "x/a.md")
    assert found(".") == ["x/a.md"]
    assert found(".venv") == [".venv/a.md"], "unless they are named"


def test_links_to_folders_are_not_followed(write: Write, base: Path) -> None:
    write("a/b.md", "elsewhere/c.md")
    (base / "a" / "loop").symlink_to(base / "a")
    (base / "a" / "other").symlink_to(base / "elsewhere")
    (base / "a" / "circle.md").symlink_to("circle.md")
    (base / "a" / "folder.md").symlink_to(base / "elsewhere")
    assert discover(["a"], Configs())[0] == [Path("a/b.md")]


def test_gitignore(write: Write) -> None:
    write(".git/HEAD", "docs/a.md", "docs/b.md", "docs/old/c.md", "docs/old/keep.md", "build/d.md")
    write("docs/draft-1.md", "docs/x/draft-2.md", "docs/x/a.md")
    write(".gitignore", text="/build/\ndraft-*\n# comment\n\n/docs/b.md\n")
    write("docs/old/.gitignore", text="*.md\n!keep.md\n")
    write("docs/x/.gitignore", text="!draft-2.md\na.md\n")
    expected = ["docs/a.md", "docs/old/keep.md", "docs/x/draft-2.md"]
    assert found(".") == expected
    assert found("docs") == expected, "those above the folder count too"
    assert found("docs/old") == ["docs/old/keep.md"]
    assert found("build") == ["build/d.md"], "a folder that is named is searched"
    assert found("docs/b.md") == ["docs/b.md"], "a file that is named is taken"


def test_gitignore_above_the_repository_does_not_count(write: Write) -> None:
    write("repo/.git/HEAD", "repo/a.md", "plain/b.md")
    write(".gitignore", text="*.md\n")
    assert found("repo") == ["repo/a.md"]
    assert found("plain") == ["plain/b.md"], "outside any repository only those below count"


def test_pathspec_is_imported_only_where_there_is_a_gitignore(write: Write) -> None:
    import subprocess
    import sys

    write("a/b.md")
    code = (
        f"import sys; sys.path.insert(0, {str(Path(discovery.__file__).parents[1])!r});"
        "from policylint.discovery import discover; from policylint.config import Configs;"
        "print(discover(['a'], Configs())[0], 'pathspec' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.endswith("('a/b.md')] False\n")


def test_a_broken_line_of_a_gitignore_is_passed_over(write: Write) -> None:
    write("a/b.md", "a/c.md")
    write("a/.gitignore", text="!\nb.md\n/\n[z-a]\n")
    assert found("a") == ["a/c.md"]


def test_exclude_of_the_configuration(write: Write) -> None:
    write("a.md", "drafts/b.md", "x/drafts/c.md", "x/old.md", "sub/d.md", "sub/e.md")
    write("policylint.toml", text="exclude = ['drafts/**', 'old.md', 'sub/d.md']")
    write("sub/policylint.toml", text="exclude = ['e.md']")
    assert found(".") == ["a.md", "sub/d.md", "x/drafts/c.md"], "the nearest configuration counts"
    assert found("drafts/b.md") == ["drafts/b.md"], "a file that is named is taken"


def test_one_configuration_for_all(write: Write) -> None:
    write("a.md", "sub/b.md", "sub/c.md")
    write("lint.toml", text="exclude = ['sub/b.md']")
    write("sub/policylint.toml", text="exclude = ['c.md']")
    assert discover(["."], Configs("lint.toml"))[0] == [Path("a.md"), Path("sub/c.md")]


def test_what_is_not_there(write: Write) -> None:
    write("a.md")
    files, failed = discover(["no.md", "a.md", "no/where"], Configs())
    assert files == [Path("a.md")]
    message = "there is no such file or folder; check the path"
    assert failed == [Failure("no.md", message), Failure("no/where", message)]
    assert failures("a\0b") == [("'a\\x00b'", "not a path; check its characters")]
    assert failures("a.md/b") == [("a.md/b", "not a directory; check the path")]


def test_folders_without_policies(write: Write) -> None:
    write("empty/x.txt", "old/a.md", "old/b.md", "one/a.md")
    write("policylint.toml", text="exclude = ['old/*', 'one/a.md']")
    left_out = (
        "left out by .gitignore or by exclude of the configuration; "
        "name the files to have them checked"
    )
    assert failures("empty", "old", "one") == [
        ("empty", "no policies (.md or .markdown) in this folder; name another one, or a file"),
        ("old", f"no policies to check in this folder: 2 are {left_out}"),
        ("one", f"no policies to check in this folder: 1 is {left_out}"),
    ]


def test_a_folder_that_repeats_another_is_not_empty(write: Write) -> None:
    write("a/b.md")
    assert found("a/b.md", "a") == ["a/b.md"]


def test_pipes_and_devices(base: Path) -> None:
    os.mkfifo(base / "pipe.md")
    message = "neither a file nor a folder; pipe its text to “-” instead"
    assert failures("pipe.md", "/dev/null") == [("pipe.md", message), ("/dev/null", message)]
    (base / "sub").mkdir()
    os.mkfifo(base / "sub" / "pipe.md")
    assert failures("sub") == [
        ("sub", "no policies (.md or .markdown) in this folder; name another one, or a file")
    ]


def test_a_broken_link(write: Write, base: Path) -> None:
    write("a/b.md")
    (base / "a" / "gone.md").symlink_to("nowhere.md")
    files, failed = discover(["a"], Configs())
    assert files == [Path("a/b.md")]
    message = "a link to a file that is not there; mend or remove it"
    assert failed == [Failure("a/gone.md", message)]


def test_folders_that_may_not_be_read(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a/b.md", "a/locked/c.md", "a/x/d.md")
    real = os.scandir

    def scandir(path: Any) -> Any:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    files, failed = discover(["a"], Configs())
    assert files == [Path("a/b.md"), Path("a/x/d.md")]
    assert failed == [Failure("a/locked", "it may not be read; check its permissions")]


def test_a_broken_configuration_is_told_once(write: Write, base: Path) -> None:
    write("a.md", "sub/b.md", "sub/x/c.md")
    write("sub/policylint.toml", text="kinds = 1")
    files, failed = discover([".", "sub/b.md", "sub"], Configs())
    assert files == [Path("a.md")]
    message = 'line 1: kinds: unknown key "kinds"; did you mean "kind"?'
    assert failed == [Failure(str(base / "sub" / "policylint.toml"), message)]


def test_a_very_deep_folder(base: Path) -> None:
    here = os.getcwd()
    for _ in range(300):
        os.mkdir("d")
        os.chdir("d")
    Path("a.md").write_text("x")
    os.chdir(here)
    assert len(found(".")) == 1


@pytest.fixture(autouse=True)
def back() -> Iterator[None]:
    here = os.getcwd()
    yield
    os.chdir(here)
