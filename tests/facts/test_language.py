"""Which language a text is taken for."""

from collections.abc import Mapping, Sequence

import pytest
from helpers.lexicon import lexicon

from policylint.documents import read
from policylint.errors import PolicylintError
from policylint.facts.gather import Facts
from policylint.facts.language import NAMES, UNKNOWN, recognise
from policylint.facts.languages import Languages
from policylint.packs.model import Ruleset

COMMON: Mapping[str, Sequence[str]] = {"en": ["the", "of", "and"], "de": ["der", "und", "die"]}


def text(common: str, share: float, words: int = 100) -> str:
    """So many words, of which a share is this common one."""
    known = round(share * words)
    return f"{common} " * known + "quux " * (words - known)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (text("the", 0.3), "en"),
        (text("und", 0.3), "de"),
        (text("UND", 0.3), "de"),
        (text("the", 0.3) + text("und", 0.5), "de"),
        (text("the", 0.12), "en"),
        (text("the", 0.11), UNKNOWN),
        (text("the", 0.0), UNKNOWN),
        # a few words of any kind are taken for the first lexicon's
        (text("quux", 1.0, 14), "en"),
        (text("und", 1.0, 14), "en"),
        (text("quux", 1.0, 15), UNKNOWN),
        ("", "en"),
        ("12 34 56", "en"),
    ],
)
def test_by_its_commonest_words(words: str, expected: str) -> None:
    assert recognise(words, COMMON) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("我们在两个工作日内回复", "zh"),
        ("我们在 SLA 内回复客户 email", "zh"),
        ("お客様からのご意見を大切にします", "ja"),
        ("고객 여러분의 의견을 소중히", "ko"),
        ("Мы отвечаем на письма", "ru"),
        ("نجيب على الرسائل", "ar"),
        # a name in another script changes nothing
        (text("the", 0.3) + "Мы 我们", "en"),
        ("See 北京 for the opening hours of the office and the shop", "en"),
    ],
)
def test_by_its_script(words: str, expected: str) -> None:
    assert recognise(words, COMMON) == expected
    assert expected == "en" or expected in NAMES


def test_only_the_beginning_is_looked_at() -> None:
    assert recognise(text("the", 0.5, 10_000) + text("und", 1.0, 20_000), COMMON) == "en"


def test_without_a_lexicon_nothing_is_known() -> None:
    assert recognise("Short words.", {}) == UNKNOWN
    assert recognise(text("the", 0.5), {}) == UNKNOWN


def test_a_lexicon_of_that_language_covers_its_script() -> None:
    assert recognise("我们在两个工作日内回复", {**COMMON, "zh": ["的"]}) == "zh"


def rules(digest: str, phrase: str = "apple") -> Ruleset:
    """A ruleset with one lexicon; the digest keeps what is cached of it apart from others."""
    words = lexicon({"fruit": phrase}, common_words=["the", "of", "and"])
    return Ruleset((), {}, {"en": words}, {}, {}, {}, {}, digest)


@pytest.mark.parametrize(
    ("words", "code", "name"),
    [
        (text("the", 0.3), "en", "en"),
        ("我们在两个工作日内回复", UNKNOWN, "zh"),
        (text("the", 0.0), UNKNOWN, UNKNOWN),
    ],
)
def test_the_lexicon_for_a_document(words: str, code: str, name: str) -> None:
    languages = Languages(use_cache=False)
    document, ruleset = read("a.md", words.encode()), rules("one")
    language = languages.of(document, ruleset)
    assert (language.code, language.name) == (code, name)
    assert bool(language.vocabulary) == (code == "en")
    assert languages.of(document, ruleset) is language, "compiled once"


def test_without_a_lexicon_a_text_says_nothing() -> None:
    language = Languages(use_cache=False).of(read("a.md", "我们 apple 我们".encode()), rules("one"))
    reading = Facts(read("a.md", b"An apple within 2 hours."), language).reading
    assert "fruit" not in reading.hits
    assert "duration" not in reading.hits


def test_a_compiled_lexicon_is_kept_between_runs() -> None:
    document = read("a.md", b"An apple.")
    kept = Languages().of(document, rules("kept", "apple"))
    # the digest says that nothing has changed, so the phrases are not compiled again
    assert Languages().of(document, rules("kept", "plum")).scanner.lexicon == kept.scanner.lexicon
    for changed in (
        Languages().of(document, rules("other", "plum")),
        Languages(use_cache=False).of(document, rules("kept", "plum")),
    ):
        assert changed.scanner.lexicon != kept.scanner.lexicon


def test_a_phrase_that_cannot_be_compiled_is_told_with_its_lexicon() -> None:
    with pytest.raises(PolicylintError, match="lexicon “en”: signal “fruit”"):
        Languages(use_cache=False).of(read("a.md", b"An apple."), rules("bad", "(apple"))
