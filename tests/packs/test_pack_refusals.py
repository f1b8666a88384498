"""Broken packs and lexicons: each is refused with one line that says where, what and what to do."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers.packs import LEXICON, PACK, refusal

from policylint import packs

Write = Callable[..., Path]


CASES: Any = yaml.safe_load((Path(__file__).parent / "refusals.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["packs"], ids=lambda case: case["by"])
def test_packs(write: Write, case: dict[str, str]) -> None:
    assert case["replace"] in PACK
    write(ours=PACK.replace(case["replace"], case["by"], 1), en=LEXICON)
    assert refusal("ours.yaml") == f"ours.yaml:{case['refused']}"


@pytest.mark.parametrize("case", CASES["lexicons"], ids=lambda case: case["by"])
def test_lexicons(write: Write, case: dict[str, str]) -> None:
    assert case["replace"] in LEXICON
    write(
        ours="pack: ours\nlexicons: [./en.yaml]",
        en=LEXICON.replace(case["replace"], case["by"], 1),
    )
    assert refusal("ours.yaml") == f"en.yaml:{case['refused']}"


def test_the_pack_and_the_lexicon_are_whole_as_they_are(ours: Path) -> None:
    assert len(packs.load(["ours.yaml"]).rules) == 2


def test_a_table_cannot_become_a_list(write: Write) -> None:
    write(
        ours="pack: ours\nlexicons: [./a.yaml, ./b.yaml]",
        a="language: en\nvocabulary: {units: {hour: [hour]}}",
        b="language: en\nvocabulary: {units: [hour]}",
    )
    assert refusal("ours.yaml") == (
        "b.yaml:2: vocabulary.units: expected a table of keys and values, "
        "as in the lexicon that this one adds to"
    )


def test_bundled_lexicons_share_a_language_but_no_signal(bundle: Path, ours: Path) -> None:
    folder = bundle / "rules" / "lexicons"
    (folder / "en.yaml").write_text("language: en\nsignals:\n  x.a: [a]\n")
    (folder / "en-more.yaml").write_text(
        "language: en\nsignals:\n  x.b: ['{x.a} b']\n  x.a+: [c]\n"
    )
    signals = packs.load([]).lexicons["en"].signals
    assert {name: signal.phrases for name, signal in signals.items()} == {
        "x.a": ("a", "c"),
        "x.b": ("{x.a} b",),
    }
    (folder / "en-more.yaml").write_text("language: en\nsignals:\n  x.b: [b]\n  x.a: [c]\n")
    assert refusal() == (
        f"{folder}/en-more.yaml:4: signals.x.a: {folder}/en.yaml:3 defines it too; "
        "rename one, or write x.a+ to add to it"
    )


def test_a_long_chain_of_signals_is_no_circle(write: Write) -> None:
    chain = "\n".join(f'  s{n}: ["{{s{n + 1}}} x", "y {{s{n + 1}}}"]' for n in range(2000))
    write(
        ours="pack: ours\nlexicons: [./en.yaml]",
        en=f"language: en\nsignals:\n{chain}\n  s2000: [end]\n",
    )
    assert len(packs.load(["ours.yaml"]).lexicons["en"].signals) == 2001


def test_packs_in_a_circle(write: Write) -> None:
    write(
        a="pack: a\nextends: [./b.yaml]",
        b="pack: b\nextends: [./c.yaml]",
        c="pack: c\nextends:\n  - ./b.yaml",
    )
    assert refusal("a.yaml") == (
        "c.yaml:3: extends #1: packs extend one another in a circle "
        "(a.yaml > b.yaml > c.yaml > b.yaml); remove one of the steps"
    )


def test_a_link_does_not_lead_out_of_the_folder(write: Write, tmp_path: Path) -> None:
    base = write(inner__ours="pack: ours\nextends: [./link.yaml]")
    (tmp_path / "secret.yaml").write_text("pack: secret")
    (base / "inner" / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    assert refusal("inner/ours.yaml").endswith(
        "lies outside the folder of this pack; move it there"
    )


def test_two_packs_of_one_name(ours: Path, write: Write) -> None:
    write(twin="pack: ours")
    assert refusal("ours.yaml", "twin.yaml") == (
        'twin.yaml:1: pack: "ours" is already the name of ours.yaml; choose another'
    )


def test_one_key_for_two_sources(ours: Path, write: Write) -> None:
    write(more="pack: more\nextends: [./ours.yaml]\nsources:\n  guide: {title: Another}")
    assert refusal("more.yaml") == (
        "more.yaml:4: sources.guide: "
        "another source of an extended pack has this key; choose another"
    )


def test_only_what_a_pack_extends_can_be_changed(ours: Path, write: Write) -> None:
    write(more="pack: more\nchange: {AB101: off}")
    assert refusal("ours.yaml", "more.yaml") == (
        "more.yaml:2: change.AB101: neither this pack nor one it extends has a rule AB101; "
        "name its pack under extends"
    )


def test_packs_that_are_not_there(bundle: Path, ours: Path) -> None:
    (bundle / "rules" / "house-style.yaml").write_text("pack: house-style")
    assert refusal("house-stile") == (
        'there is no bundled pack "house-stile"; did you mean "house-style"? '
        "(write ./house-stile.yaml for a file)"
    )
    assert refusal("./no.yaml") == (
        "no.yaml: no such file or directory; check the path and its permissions"
    )


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"AB103": "off"}, 'AB103: there is no rule AB103; did you mean "AB102"?'),
        ({"ZZ999": "off"}, "ZZ999: there is no rule ZZ999; policylint explain lists the rules"),
        ({"AB102": "of"}, 'AB102: expected off or on, found "of"; did you mean "off"?'),
        (
            {"AB102": {"within": 3}},
            'AB102.within: unknown key "within"; did you mean "within_days"?',
        ),
    ],
)
def test_overrides(ours: Path, changes: dict[str, object], message: str) -> None:
    assert refusal("ours.yaml", overrides=changes) == f"rules: {message}"
