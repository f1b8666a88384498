"""The strict YAML loader: plain data comes back as it went in, and what it will not have."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from policylint import yamlfile
from policylint.errors import PolicylintError

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t :#-'\""))
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT
    | st.sampled_from(["yes", "off", "12:30", "2025-03-12", "007", "0x1F", "1_000", ".inf", "null"])
)
TREES = st.recursive(
    LEAVES,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(TEXT, below, max_size=4),
    max_leaves=20,
)


class _NoAliases(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


@given(TREES, st.booleans())
def test_plain_data_comes_back(data: object, flow: bool) -> None:
    text = yaml.dump(data, Dumper=_NoAliases, allow_unicode=True, default_flow_style=flow)
    assert yamlfile.parse(text, "x.yaml").data == data


@given(st.text(st.sampled_from("[]{},:-?&*!|>'\"%@#~ \n\tab1."), max_size=60))
def test_any_text_is_read_or_refused_in_one_line(text: str) -> None:
    refused: PolicylintError | None = None
    try:
        file = yamlfile.parse(text, "x.yaml")
    except PolicylintError as error:
        refused = error
    if refused:
        assert str(refused).startswith(f"x.yaml:{refused.line}: ")
        assert 1 <= (refused.line or 0) <= text.count("\n") + 2
        assert "\n" not in str(refused)
    else:
        assert isinstance(file.data, dict | list | str | int | float | bool | None)


@pytest.mark.parametrize(
    "word", ["yes", "no", "on", "off", "y", "12:30", "2025-03-12", "007", "+44", "0x1F", ".nan"]
)
def test_words_that_other_loaders_convert_stay_text(word: str) -> None:
    assert yamlfile.parse(f"a: {word}", "x").data == {"a": word}


def test_numbers_and_truth() -> None:
    text = "[true, False, 12, -3, 4.5, 1e3, ~, null, '1', \"true\", 1234567890123456789]"
    expected = [True, False, 12, -3, 4.5, 1000.0, None, None, "1", "true", "1234567890123456789"]
    assert yamlfile.parse(text, "x").data == expected


def test_keys_are_always_text() -> None:
    assert yamlfile.parse("1: a\ntrue: b\n~: c\n'': d", "x").data == {
        "1": "a", "true": "b", "~": "c", "": "d",
    }  # fmt: skip


def test_lines_of_places() -> None:
    text = "pack: x\nrules:\n  - id: A\n    met:\n      any: [a,\n        b]\n  -\n    id: B\n"
    file = yamlfile.parse(text, "x", first_line=11)
    assert file.line(("pack",)) == 11
    assert file.line(("rules", 0)) == 13
    assert file.line(("rules", 0, "met", "any", 1)) == 16
    assert file.line(("rules", 1, "id")) == 18
    assert file.line(("rules", 1, "nothing", 7)) == 18, "the nearest thing that holds it"
    assert file.line(()) == 11


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n...\n"])
def test_nothing_is_none(text: str) -> None:
    assert yamlfile.parse(text, "x").data is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\nb: 2\na: 3", '3: the key "a" stands twice (first in line 1); remove one'),
        ("{a: 1, 'a': 2}", '1: the key "a" stands twice (first in line 1); remove one'),
        ("a: &x 1", "1: the anchor &x is not allowed; remove it"),
        ("a: 1\nb: *x", "2: the alias *x is not allowed; repeat the text"),
        ("*x : 1", "1: the alias *x is not allowed; repeat the text"),
        ("a: !!int 1", "1: the tag tag:yaml.org,2002:int is not allowed; remove it"),
        ("a: !x [1]", "1: the tag !x is not allowed; remove it"),
        ("a: 1\n---\nb: 2", "2: a second document begins here; keep one document a file"),
        ("[a]: 1", "1: a key must be text; quote it if it begins with [ or {"),
        ("- " * 60, "1: nested more than 40 levels deep; make it flatter"),
        ("[" * 200_000, "1: nested more than 40 levels deep; make it flatter"),
        ("\n[" * 50, "42: nested more than 40 levels deep; make it flatter"),
        ("a: 1\nb: \x07", "2: the character U+0007 is not allowed; remove it"),
        (
            "a: 1\nb: c: d",
            "2: not YAML: mapping values are not allowed in this context; "
            "put text that holds a colon in quotes",
        ),
        (
            "a:\n\t- b",
            "2: not YAML: found character that cannot start any token; "
            "indent with spaces, and put text that begins with a sign in quotes",
        ),
        ("a" * 2_000_001, "larger than 2,000,000 bytes; split it into several files"),
    ],
)  # fmt: skip
def test_refusals(text: str, message: str) -> None:
    with pytest.raises(PolicylintError) as caught:
        yamlfile.parse(text, "p.yaml")
    assert str(caught.value).removeprefix("p.yaml:").strip() == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"&{'a' * 99_999} b", f"the anchor &{'a' * 60}… is not allowed; remove it"),
        (
            r'{"a\n\e[31m": 1, "a\n\e[31m": 2}',
            'the key "a  [31m" stands twice (first in line 1); remove one',
        ),
    ],
)
def test_a_message_stays_one_short_line(text: str, message: str) -> None:
    with pytest.raises(PolicylintError) as caught:
        yamlfile.parse(text, "x")
    assert str(caught.value) == f"x:1: {message}"


def test_an_alias_bomb_costs_nothing() -> None:
    bomb = "a: &a [x, x]\n" + "\n".join(f"b{i}: &b{i} [*a, *a]" for i in range(99))
    with pytest.raises(PolicylintError, match=r"x:1: the anchor &a is not allowed"):
        yamlfile.parse(bomb, "x")


def test_bytes_that_are_not_utf8() -> None:
    with pytest.raises(PolicylintError) as caught:
        yamlfile.parse_bytes(b"a: 1\nb: \xff", "x.yaml")
    assert str(caught.value) == "x.yaml:2: not UTF-8 text; save it in that encoding"


def test_a_byte_order_mark_is_no_text() -> None:
    assert yamlfile.parse_bytes("\ufeffa: 1".encode(), "x").data == {"a": 1}


def test_a_file_that_is_not_there(tmp_path: Any) -> None:
    with pytest.raises(PolicylintError) as caught:
        yamlfile.load(tmp_path / "no.yaml")
    place = str(tmp_path / "no.yaml")
    assert str(caught.value) == (
        f"{place}: no such file or directory; check the path and its permissions"
    )


def test_the_slow_loader_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert yamlfile.parse("a: [yes, 1]\nb: |\n  x\n", "x").data == {"a": ["yes", 1], "b": "x\n"}
    with pytest.raises(PolicylintError, match="x:2: the key"):
        yamlfile.parse("a: 1\na: 2", "x")
