"""What `packs.load` keeps, and that it never believes a damaged or outdated entry."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from policylint import packs, store
from policylint.errors import PolicylintError
from policylint.packs import build, loading

SOURCES = Path(packs.__file__).parents[2]
Write = Callable[..., Path]


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the packs of each build that was not answered from the cache."""
    made: list[str] = []
    real = build.build

    def counted(names: list[str], *rest: object) -> object:
        made.extend(names)
        return real(names, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(build, "build", counted)
    return made


def load() -> packs.Ruleset:
    return packs.load(["ours.yaml"])


def test_the_second_time_nothing_is_built(ours: Path, builds: list[str]) -> None:
    assert load() == load()
    assert builds == ["ours.yaml"]


def test_no_heavy_import_when_kept(ours: Path, bundle: Path) -> None:
    load()
    code = (
        f"import sys, pathlib; sys.path.insert(0, {str(SOURCES)!r});"
        f"from policylint import packs, resources;"
        f"resources.top = lambda: pathlib.Path({str(bundle)!r}); packs.load(['ours.yaml']);"
        "print([m for m in ('yaml', 'jsonschema', 'difflib', 'tomllib') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"


@pytest.mark.parametrize("file", ["ours.yaml", "en.yaml"])
def test_a_changed_input_is_read_again(ours: Path, builds: list[str], file: str) -> None:
    load()
    with open(ours / file, "a", encoding="utf-8") as stream:
        stream.write("\n# touched\n")
    load()
    assert len(builds) == 2


def test_a_changed_request_is_another_entry(ours: Path, builds: list[str]) -> None:
    load()
    packs.load(["ours.yaml"], overrides={"AB102": "off"})
    load()
    assert len(builds) == 2


def test_another_version_builds_anew(
    ours: Path, builds: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load()
    monkeypatch.setattr(loading, "__version__", "0.0.0")
    load()
    assert len(builds) == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: b"",
        lambda raw: raw[:-10],
        lambda raw: raw.replace(b"no way up", b"no way in"),
        lambda raw: b"\xff" + raw,
        lambda raw: _entry({"inputs": {}, "ruleset": {}, "digest": ""}),
        lambda raw: _entry({"inputs": {"nowhere.yaml": ""}}),
        lambda raw: _entry([1, 2]),
        lambda raw: _entry("text"),
    ],
)
def test_a_damaged_entry_is_not_believed(
    ours: Path, cache_folder: Path, builds: list[str], damage: Callable[[bytes], bytes]
) -> None:
    whole = load()
    (entry,) = cache_folder.glob("packs-*.json")
    entry.write_bytes(damage(entry.read_bytes()))
    assert load() == whole
    assert len(builds) == 2
    assert load() == whole
    assert len(builds) == 2, "and it is mended"


def _entry(data: object) -> bytes:
    payload = json.dumps(data).encode()
    return store.digest(payload).encode() + b"\n" + payload


def test_a_folder_that_cannot_be_written_is_no_problem(
    ours: Path, builds: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICYLINT_CACHE_DIR", str(ours / "ours.yaml"))
    assert load() == load()
    assert len(builds) == 2


def test_nothing_is_kept_when_not_wanted(ours: Path, cache_folder: Path) -> None:
    packs.load(["ours.yaml"], cache=False)
    assert not cache_folder.exists()


def test_a_broken_pack_is_not_kept(write: Write, cache_folder: Path) -> None:
    write(ours="pack: [")
    with pytest.raises(PolicylintError, match="not YAML"):
        load()
    assert not cache_folder.exists()


def test_entries_are_private_and_few(cache_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "KEPT", 3)
    for number in range(5):
        store.write("test", str(number), number)
        os.utime(cache_folder / f"test-{number}.json", (number, number))
    store.write("other", "0", 0)
    store.write("test", "5", 5)
    assert [store.read("test", str(number)) for number in range(6)] == [None, None, None, 3, 4, 5]
    assert store.read("other", "0") == 0
    assert cache_folder.stat().st_mode & 0o077 == 0
    assert not list(cache_folder.glob(".*")), "no draft is left behind"


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {"XDG_CACHE_HOME": "/x"}, "/x/policylint"),
        ("linux", {"XDG_CACHE_HOME": "relative"}, "/home/me/.cache/policylint"),
        ("linux", {}, "/home/me/.cache/policylint"),
        ("darwin", {}, "/home/me/Library/Caches/policylint"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/policylint/Cache"),
        ("win32", {}, "/home/me/AppData/Local/policylint/Cache"),
        ("win32", {"POLICYLINT_CACHE_DIR": "/mine"}, "/mine"),
    ],
)
def test_the_folder(
    platform: str, variables: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("POLICYLINT_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", "/home/me")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert store.folder() == Path(expected)


def test_no_home_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("POLICYLINT_CACHE_DIR")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)

    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", homeless)
    assert store.folder() is None
    store.write("test", "0", 0)
    assert store.read("test", "0") is None
