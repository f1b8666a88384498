"""Finding, reading and checking configuration, and what then holds for one file."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import yaml

from policylint import configfile, packs, resources
from policylint.config import Config, Configs, Settings, find_in, read
from policylint.errors import PolicylintError
from policylint.packs import Benchmark

Write = Callable[[str, str], Path]

FULL = """\
packs = ["customer-service", "./packs/ours.yaml"]
select = ["CS", "placeholder"]
ignore = ["CS104"]
fail_on = "warning"
show_infos = true
kind = "charter"
exclude = ["drafts/**"]
max_bytes = 5000

[benchmarks]
email = "24 hours"
phone = "30 seconds"

[rules]
PL104 = "off"

[rules.PL112]
max_words = 30

[[files]]
match = "sla/*.md"
kind = "sla"
packs = ["./packs/sla.yaml"]
ignore = ["PL101"]

[[files]]
match = ["sla/gold.md", "sla/silver.md"]
select = []

[files.benchmarks]
email = "1 working day"

[files.rules]
PL112 = {max_grade = 9}
PL104 = {severity = "warning"}

[[sets]]
name = "Handbook"
files = ["handbook/*.md"]
"""


@pytest.fixture(autouse=True)
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("POLICYLINT_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def write(base: Path) -> Write:
    def file(name: str, text: str) -> Path:
        path = base / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
        return path

    return file


def test_everything_that_can_be_set(write: Write, base: Path) -> None:
    config = read(write("policylint.toml", FULL))
    assert (config.base, config.path) == (base, str(base / "policylint.toml"))
    assert (config.fail_on, config.show_infos, config.max_bytes) == ("warning", True, 5000)
    assert config.exclude == ("drafts/**",)
    assert config.everywhere == Settings(
        packs=("customer-service", "./packs/ours.yaml"),
        kind="charter",
        select=("CS", "placeholder"),
        ignore=("CS104",),
        rules={"PL104": "off", "PL112": {"max_words": 30}},
        benchmarks={
            "email": Benchmark(24, "hour", "unspecified"),
            "phone": Benchmark(30, "second", "unspecified"),
        },
    )
    assert config.set_of("handbook/intro.md") == "Handbook"
    assert config.set_of("intro.md") is None
    assert config.all_packs() == ("customer-service", "./packs/ours.yaml", "./packs/sla.yaml")


def test_later_tables_win(write: Write) -> None:
    config = read(write("policylint.toml", FULL))
    assert config.settings("policy.md") == config.everywhere
    sla = config.settings("sla/bronze.md")
    assert (sla.kind, sla.packs) == ("sla", ("./packs/sla.yaml",))
    assert sla.ignore == ("CS104", "PL101"), "ignore adds up"
    assert sla.select == ("CS", "placeholder")
    gold = config.settings(Path("sla") / "gold.md")
    assert gold.select == ()
    assert gold.kind == "sla"
    assert gold.benchmarks["email"] == Benchmark(1, "day", "working")
    assert gold.benchmarks["phone"] == Benchmark(30, "second", "unspecified")
    assert gold.rules == {
        "PL112": {"max_words": 30, "max_grade": 9},
        "PL104": {"severity": "warning"},
    }


def test_the_defaults() -> None:
    config = Configs().of("handbook.md")
    assert config.path is None
    assert config.everywhere.packs == ("customer-service", "policy-language")
    assert (config.fail_on, config.show_infos, config.max_bytes) == ("error", False, 10_000_000)
    assert config.settings("handbook.md") == Settings()


def test_the_nearest_one_above_the_file(write: Write, base: Path) -> None:
    write("policylint.toml", 'kind = "sla"')
    write("docs/pyproject.toml", "[tool.policylint]\nkind = 'charter'")
    write("docs/plain/pyproject.toml", "[tool.other]\nx = 1")
    write("docs/own/pyproject.toml", "[tool.policylint]\nkind = 'support'")
    write("docs/own/policylint.toml", 'kind = "complaints"')
    configs = Configs()
    found = {
        name: configs.of(base / name).everywhere.kind
        for name in ("a.md", "b/c/d.md", "docs/a.md", "docs/plain/a.md", "docs/own/a.md", "docs")
    }
    assert found == {
        "a.md": "sla",
        "b/c/d.md": "sla",
        "docs/a.md": "charter",
        "docs/plain/a.md": "charter",
        "docs/own/a.md": "complaints",
        "docs": "charter",
    }


def test_a_pyproject_without_our_table_is_passed_over(write: Write) -> None:
    write("pyproject.toml", "[project]\ndependencies = ['policylint']")
    assert Configs().of("a.md").path is None
    write("pyproject.toml", "this is not TOML, and no matter of ours")
    assert Configs().of("a.md").path is None


def test_one_configuration_for_all(write: Write, base: Path) -> None:
    write("policylint.toml", 'kind = "sla"')
    other = write("other/lint.toml", 'kind = "charter"\nexclude = ["old/*"]')
    configs = Configs(other)
    assert configs.of("a.md").everywhere.kind == "charter"
    assert configs.of("a.md").excludes("other/old/a.md")
    assert not configs.of("a.md").excludes("old/a.md")
    config = read(other)
    assert config.of("anything.md") is config


def refusal(path: Path | str) -> str:
    with pytest.raises(PolicylintError) as caught:
        Configs(path)
    message = str(caught.value)
    assert "\n" not in message
    return message


REFUSALS: Any = yaml.safe_load((Path(__file__).parent / "config_refusals.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", REFUSALS, ids=lambda case: case["text"])
def test_refusals(write: Write, case: dict[str, str]) -> None:
    path = write("policylint.toml", case["text"])
    assert refusal(path) == f"{path}:{case['refused']}"


def test_too_deep(write: Write) -> None:
    path = write("policylint.toml", "a = " + "[" * 5000)
    assert refusal(path) == f"{path}: nested too deeply; make it flatter"


def test_lines_in_a_pyproject(write: Write) -> None:
    path = write(
        "pyproject.toml",
        """\
        [project]
        name = "handbook"
        kind = "x"

        [tool.policylint]  # ours
        select = [
          "CS",
        ]
        rules.CS702.max_age_days = 700
        benchmarks."email" = "later"
        """,
    )
    assert refusal(path) == (
        f'{path}:10: benchmarks.email: expected a length of time such as "24 hours", found "later"'
    )


def test_files_that_cannot_be_read(write: Write, base: Path) -> None:
    assert refusal("no.toml") == (
        "no.toml: no such file or directory; check the path and its permissions"
    )
    (base / "latin.toml").write_bytes(b"a = 1\nb = '\xe9'")
    assert refusal("latin.toml") == "latin.toml:2: not UTF-8 text; save it in that encoding"
    write("pyproject.toml", "[project]")
    assert refusal("pyproject.toml") == (
        "pyproject.toml: there is no table [tool.policylint] in it; add it, or name another file"
    )
    (base / "huge.toml").write_bytes(b"#" * 1_000_001)
    assert refusal("huge.toml") == (
        "huge.toml: larger than 1,000,000 bytes; that is no configuration"
    )


def test_a_broken_one_is_told_for_each_file_below_it(write: Write) -> None:
    write("docs/policylint.toml", "kinds = 'sla'")
    configs = Configs()
    for name in ("docs/a.md", "docs/b/c.md", "docs/a.md"):
        with pytest.raises(PolicylintError, match="kinds"):
            configs.of(name)
    assert configs.of("a.md").path is None


def test_a_second_run_imports_nothing_heavy(write: Write) -> None:
    write("policylint.toml", FULL)
    first = Configs().of("a.md")
    code = (
        f"import sys; sys.path.insert(0, {str(Path(packs.__file__).parents[2])!r});"
        "from policylint.config import Configs; Configs().of('a.md');"
        "print([m for m in ('tomllib', 'jsonschema', 'yaml') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"
    assert Configs().of("a.md") == first
    assert Configs(cache=False).of("a.md") == first


def test_a_changed_file_is_read_again(write: Write) -> None:
    path = write("policylint.toml", "kind = 'sla'")
    assert read(path).everywhere.kind == "sla"
    write("policylint.toml", "kind = 'slo'")
    assert read(path).everywhere.kind == "slo"


def test_options_of_the_command_line(write: Write, base: Path) -> None:
    config = read(write("sub/policylint.toml", FULL)).override(
        packs=["policy-language", "mine.yaml"],
        select=["PL"],
        ignore=["PL113"],
        fail_on="never",
        show_infos=False,
        max_bytes=7,
    )
    assert (config.fail_on, config.show_infos, config.max_bytes) == ("never", False, 7)
    for name in ("sub/a.md", "sub/sla/gold.md"):
        settings = config.settings(name)
        assert settings.packs == ("policy-language", str(base / "mine.yaml"))
        assert settings.select == ("PL",)
        assert {"CS104", "PL113"} <= set(settings.ignore)
    assert config.settings("sub/sla/gold.md").kind == "sla"
    assert config.exclude == ("drafts/**",)


def test_options_left_out_change_nothing(write: Write) -> None:
    config = read(write("policylint.toml", FULL))
    assert config.override(packs=[], select=(), ignore=None, fail_on=None) == config


def test_front_matter() -> None:
    settings = Settings(kind="charter", ignore=("CS101",))
    assert settings.with_front_matter({}) is settings
    changed = settings.with_front_matter({"kind": "sla", "ignore": ["PL1", "CS101"]})
    assert (changed.kind, changed.ignore) == ("sla", ("CS101", "PL1"))
    assert settings.with_front_matter({"ignore": "PL104"}).ignore == ("CS101", "PL104")
    assert settings.with_front_matter({"ignore": []}, kinds=["sla"]).kind == "charter"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"kinds": "sla"}, 'kinds: unknown key "kinds"; did you mean "kind"?'),
        ({"zzz": "sla"}, 'zzz: unknown key "zzz"; known here: kind and ignore'),
        ({"kind": 3}, 'kind: expected text such as "complaints"'),
        ({"kind": "slas"}, 'kind: there is no kind of document "slas"; did you mean "sla"?'),
        ({"kind": "zzz"}, 'kind: there is no kind of document "zzz"; known are policy and sla'),
        ({"ignore": 3}, 'ignore: expected a list of rule ids such as "CS401"'),
        ({"ignore": [3]}, 'ignore: expected a list of rule ids such as "CS401"'),
    ],
)
def test_broken_front_matter(given: dict[str, object], message: str) -> None:
    with pytest.raises(PolicylintError) as caught:
        Settings().with_front_matter(given, "a.md", kinds=["sla", "policy"])
    assert str(caught.value) == f"a.md: policylint.{message}"


RULES = """\
pack: tiny
kinds: {note: {title: A note, requirements: []}}
rules:
  - {id: AB101, name: due-soon, kind: review-due, severity: info, message: x, why: x}
"""


@pytest.fixture
def tiny(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration that names a pack, where no packs are bundled."""
    top = tmp_path / "bundle"
    (top / "rules" / "lexicons").mkdir(parents=True)
    shutil.copytree(resources.root("schemas"), top / "schemas")
    monkeypatch.setattr(resources, "top", lambda: top)
    write("packs/tiny.yaml", RULES)
    return write("policylint.toml", 'packs = ["packs/tiny.yaml"]\n\n[rules.AB101]\n')


def test_rules_for_a_file(tiny: Path, write: Write) -> None:
    text = tiny.read_text() + "within_days = 60\n[[files]]\nmatch='x.md'\nrules.AB101='off'"
    config = read(write("policylint.toml", text))
    assert config.ruleset(config.settings("a.md")).rules["AB101"].params == {"within_days": 60}
    assert config.ruleset(config.settings("x.md")).rules == {}


def test_rules_are_loaded_once(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tiny.write_text('packs = ["packs/tiny.yaml"]\n[[files]]\nmatch = "b.md"\nrules.ZZ101 = "off"')
    config = read(tiny)
    calls: list[object] = []
    real = packs.load
    monkeypatch.setattr(packs, "load", lambda *a, **k: (calls.append(a), real(*a, **k))[1])
    first = config.ruleset(config.settings("a.md"))
    assert config.override(ignore=["AB"]).ruleset(config.settings("c.md")) is first
    for _ in range(3):
        with pytest.raises(PolicylintError, match="there is no rule ZZ101"):
            config.ruleset(config.settings("b.md"))
    assert len(calls) == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("within = 60", '4: AB101.within: unknown key "within"; did you mean "within_days"?'),
        ("severity = 'bad'", '4: AB101.severity: expected error, warning or info, found "bad"'),
        (
            "severity = 'info'\n[rules.AB102]\nseverity = 'info'",
            '5: AB102: there is no rule AB102; did you mean "AB101"?',
        ),
        (
            "severity = 'info'\n[[files]]\nmatch = '*.md'\n[files.rules]\nAB103 = 'off'",
            '8: AB103: there is no rule AB103; did you mean "AB101"?',
        ),
    ],
)
def test_changes_that_fit_no_rule(tiny: Path, write: Write, text: str, message: str) -> None:
    config = read(write("policylint.toml", tiny.read_text() + text))
    with pytest.raises(PolicylintError) as caught:
        config.ruleset(config.settings("a.md"))
    assert str(caught.value) == f"{tiny}:{message}"


def test_a_kind_must_be_known(tiny: Path, write: Write) -> None:
    config = read(write("policylint.toml", 'packs = ["packs/tiny.yaml"]\nkind = "notes"'))
    with pytest.raises(PolicylintError) as caught:
        config.ruleset(config.settings("a.md"))
    assert str(caught.value) == (
        f'{tiny}: kind: there is no kind of document "notes"; did you mean "note"?'
    )


def test_dates_among_parameters_become_text() -> None:
    table = configfile.parse(b"[rules.AB101]\nsince = 2025-01-01", "x", ())
    assert table == {"rules": {"AB101": {"since": "2025-01-01"}}}


def test_a_folder_of_that_name_is_no_configuration(base: Path) -> None:
    (base / "policylint.toml").mkdir()
    assert find_in(base) is None
    assert isinstance(Configs().of("a.md"), Config)
