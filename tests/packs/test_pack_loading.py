"""What `packs.load` makes of packs, lexicons and changes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from policylint import packs
from policylint.packs import Benchmark, Ruleset, Signal

Write = Callable[..., Path]


def test_a_pack_of_ones_own(ours: Path) -> None:
    ruleset = packs.load(["ours.yaml"])
    assert ruleset.packs == ("ours",)
    assert list(ruleset.rules) == ["AB101", "AB102"]
    rule = ruleset.rules["AB101"]
    assert (rule.kind, rule.level, rule.severity) == ("requirement", "required", None)
    assert rule.params == {
        "met": {"all": ["test.move", "test.who"], "within": "section"},
        "partial": "test.move",
    }
    assert (rule.wording("missing"), rule.wording("partial")) == ("no way up", "half a way up")
    assert (rule.sources, rule.pack, rule.suggestion) == (("guide",), "ours", "")
    other = ruleset.rules["AB102"]
    assert (other.title, other.level, other.severity) == ("Due soon", None, "info")
    assert other.wording("missing") == "the review is due"
    assert other.params == {"within_days": 14}
    assert ruleset.sources["guide"].title == "The guide"
    signal = ruleset.lexicons["en"].signals["test.topic"]
    assert signal == Signal(("escalation",), in_=("heading",), about="A heading on escalation")


def test_paths_count_from_the_base(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ours.parent)
    assert "AB101" in packs.load(["ours.yaml"], base=ours).rules
    assert "AB101" in packs.load([str(ours / "ours.yaml")]).rules


def test_a_pack_builds_on_others_and_changes_them(ours: Path, write: Write) -> None:
    write(
        more="""\
        pack: more
        extends: [ours.yaml]
        benchmarks: {email: 1 working day, phone: 3 rings}
        kinds:
          short:
            title: Short form
            requirements: [AB101, CD201]
            recognise: {title: [test.topic]}
        rules:
          - {id: CD201, name: way-down, kind: requirement, level: optional, title: Down,
             met: test.who, message: no way down, why: x, sources: [guide]}
        change:
          AB101: {level: recommended, partial: test.who}
          AB102: off
        """
    )
    ruleset = packs.load(["more.yaml"])
    assert ruleset.packs == ("more",)
    assert list(ruleset.rules) == ["AB101", "CD201"]
    assert ruleset.rules["AB101"].level == "recommended"
    assert ruleset.rules["AB101"].params["partial"] == "test.who"
    assert ruleset.rules["AB101"].pack == "ours"
    assert ruleset.catalogue["AB102"] == "due-soon", "switched off, but there"
    assert ruleset.kinds["short"].requirements == ("AB101", "CD201")
    assert ruleset.kinds["short"].recognise == {"title": ["test.topic"]}
    assert ruleset.kind_names == ("policy", "short", "other")
    assert ruleset.benchmarks == {
        "email": Benchmark(1, "day", "working"),
        "phone": Benchmark(3, "ring", "unspecified"),
    }
    both = packs.load(["ours.yaml", "more.yaml"])
    assert both.packs == ("ours", "more")
    assert list(both.rules) == ["AB101", "CD201"], "each file is read once"
    again = packs.load(["more.yaml"], overrides={"AB102": "on"})
    assert "AB102" in again.rules


def test_overrides_of_a_configuration(ours: Path) -> None:
    changes = {"AB102": {"severity": "warning", "within_days": 60}, "AB101": False}
    ruleset = packs.load(["ours.yaml"], overrides=changes)
    assert list(ruleset.rules) == ["AB102"]
    assert ruleset.rules["AB102"].severity == "warning"
    assert ruleset.rules["AB102"].params == {"within_days": 60}


def test_a_list_can_be_added_to(ours: Path, write: Write) -> None:
    write(
        words="""\
        pack: words
        rules:
          - {id: EF101, name: short-words, kind: undefined-acronym, severity: info, message: x,
             why: x, known: [UK, SLA]}
        """
    )
    extended = packs.load(["words.yaml"], overrides={"EF101": {"extend_known": ["SLA", "VAT"]}})
    assert extended.rules["EF101"].params["known"] == ["UK", "SLA", "VAT"]
    replaced = packs.load(["words.yaml"], overrides={"EF101": {"known": ["VAT"]}})
    assert replaced.rules["EF101"].params["known"] == ["VAT"]


def test_rules_of_packs_not_loaded_here_may_be_named(ours: Path, write: Write) -> None:
    write(
        other="""\
        pack: other
        rules:
          - {id: AB101, name: another-rule, kind: title, severity: info, message: x, why: x}
          - {id: XY101, name: not-here, kind: title, severity: info, message: x, why: x}
        """
    )
    ruleset = packs.load(["ours.yaml"], also=["other.yaml"], overrides={"XY101": "off"})
    assert list(ruleset.rules) == ["AB101", "AB102"]
    assert ruleset.catalogue["XY101"] == "not-here"
    assert ruleset.catalogue["AB101"] == "way-up", "what is loaded goes first"


def test_words_for_rules(ours: Path) -> None:
    ruleset = packs.load(["ours.yaml"])
    assert ruleset.select(["AB101", "due-soon"]) == {"AB101", "AB102"}
    assert ruleset.select(["AB"]) == {"AB101", "AB102"}
    assert ruleset.select(["AB2", ""]) == frozenset()
    assert ruleset.nearest("ab103") in ("AB101", "AB102")
    assert ruleset.nearest("dew-soon") == "due-soon"
    assert ruleset.nearest("completely different") is None


def test_lexicons_are_laid_over_one_another(write: Write) -> None:
    write(
        first="""\
        pack: first
        lexicons: [./one.yaml, ./two.yaml]
        """,
        one="""\
        language: xx
        name: Example
        common_words: [a, b]
        inflections: {go: [went]}
        vocabulary: {numbers: {one: 1, two: 2}, days: [mon]}
        signals:
          plain: [red]
          kept: {phrases: [green], except: [sea green], in: [item]}
          wide: [blue]
        """,
        two="""\
        language: xx
        common_words: [b, c]
        inflections: {see: [saw]}
        vocabulary: {numbers: {two: 22}, days: [tue], months: {jan: 1}}
        signals:
          plain: [pink]
          kept+: {phrases: [lime], except: [lime stone], negatable: true}
          wide+: [navy, blue]
        """,
    )
    lexicon = packs.load(["first.yaml"]).lexicons["xx"]
    assert lexicon.name == "Example"
    assert lexicon.common_words == ("a", "b", "c")
    assert lexicon.inflections == {"go": ["went"], "see": ["saw"]}
    assert lexicon.vocabulary == {
        "numbers": {"one": 1, "two": 22},
        "days": ["mon", "tue"],
        "months": {"jan": 1},
    }
    assert lexicon.signals == {
        "plain": Signal(("pink",)),
        "kept": Signal(("green", "lime"), ("sea green", "lime stone"), True, ("item",)),
        "wide": Signal(("blue", "navy")),
    }


def test_the_digest_follows_the_content(ours: Path) -> None:
    first = packs.load(["ours.yaml"]).digest
    assert packs.load([str(ours / "ours.yaml")]).digest == first
    assert packs.load(["ours.yaml"], overrides={"AB102": "off"}).digest != first


def test_it_survives_json(ours: Path) -> None:
    built = packs.load(["ours.yaml"])
    kept = packs.load(["ours.yaml"])
    assert isinstance(kept, Ruleset)
    assert kept == built


@pytest.mark.parametrize(
    ("text", "shown"),
    [("24 hours", "24 hours"), ("1 business day", "1 working day"), ("1.5 calendar days", None)],
)
def test_benchmarks(text: str, shown: str | None) -> None:
    assert str(packs.benchmark(text)) == (shown or text)
