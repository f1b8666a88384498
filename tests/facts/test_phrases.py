"""The phrase notation: what it accepts, what it refuses, and what a scan then finds."""

from itertools import pairwise
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.documents.model import Block, Document, Run, Section
from policylint.facts.model import Hit
from policylint.facts.scan import Scanner
from policylint.facts.sentences import find_sentences
from policylint.signals.compiled import CompiledLexicon, compile_lexicon
from policylint.signals.inflections import english
from policylint.signals.phrases import PhraseError, check, references


def lexicon(**signals: object) -> CompiledLexicon:
    """A compiled lexicon of signals given as a list of phrases or as a table."""
    made = {}
    for name, entry in signals.items():
        table = entry if isinstance(entry, dict) else {"phrases": entry}
        made[name.replace("_", ".")] = SimpleNamespace(
            phrases=table["phrases"],
            except_=table.get("except_", ()),
            negatable=table.get("negatable", False),
            in_=table.get("in_", ()),
        )
    source = SimpleNamespace(language="en", inflections={"speak": ["spoke"]}, signals=made)
    return compile_lexicon(source)


def document(text: str, kind: str = "paragraph") -> Document:
    blocks = []
    at = 0
    for line in text.split("\n"):
        blocks.append(Block(kind, at, at + len(line), 0))
        at += len(line) + 1
    return Document(
        "x.md",
        text,
        text,
        (Run(0, len(text), 0, len(text)),),
        tuple(blocks),
        (Section(None, 0, None, "", ()),),
    )


def found(text: str, compiled: CompiledLexicon, name: str, **built_in: list[Hit]) -> list[str]:
    doc = document(text)
    hits = Scanner(compiled).scan(doc, find_sentences(doc), built_in).get(name, ())
    return [text[start:end] for start, end in hits]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("live chat", "Use Live Chat or live-chat.", ["Live Chat", "live-chat"]),
        ("live chat", "We live. Chat is off, live, chat too.", []),
        ("(e mail|letter)", "By e-mail or by letter.", ["e-mail", "letter"]),
        ("write to [the] (office|board)", "Write to the board, write to office.", None),
        ("complain~", "You complained; complaining helps.", ["complained", "complaining"]),
        ("speak~", "We spoke to those speaking.", ["spoke"]),
        ("customer's view", "The customer’s view.", ["customer’s view"]),
        ("customers", "The customers' views.", ["customers"]),
        ("pass .. to", "Pass the whole matter to us.", ["Pass the whole matter to"]),
        ("pass .. to", "Pass the whole sorry old matter to us.", []),
        ("pass ..5 to", "Pass the whole sorry old matter to us.", None),
        ("pass ..5 to", "Pass it. Go to us.", []),
        ("^ listen", "Listen. We listen: listen well.", ["Listen", "listen"]),
        ("(^|we) listen", "Listen. They listen, we listen.", ["Listen", "we listen"]),
        ("research & advice", "Research & advice, research advice.", None),
    ],
)
def test_phrases_find(phrase: str, text: str, expected: list[str] | None) -> None:
    hits = found(text, lexicon(s=[phrase]), "s")
    if expected is None:
        assert hits
    else:
        assert hits == expected


def test_signals_refer_to_one_another_and_to_built_in_ones() -> None:
    compiled = lexicon(
        role=["[the] (manager|head of service)"],
        move=["(tell|ask) ..2 {role} ..4 {duration}"],
    )
    text = "Ask only the head of service within 2 days."
    at = text.index("2 days")
    assert found(text, compiled, "move", duration=[Hit(at, at + 6)]) == [
        "Ask only the head of service within 2 days"
    ]


def test_exceptions_and_negations_cancel() -> None:
    compiled = lexicon(
        negation=["(not|never)"],
        escalate={"phrases": ["escalation"], "except_": ["privilege escalation"]},
        phone={"phrases": ["phone"], "negatable": True},
    )
    text = "Privilege escalation is not our escalation. We do not answer the phone. Phone us."
    assert found(text, compiled, "escalate") == ["escalation"]
    assert found(text, compiled, "phone") == ["Phone"]


def test_signals_keep_to_their_kinds_of_block() -> None:
    doc = document("Complaints", kind="heading")
    compiled = lexicon(s={"phrases": ["complaints"], "in_": ["paragraph"]})
    assert Scanner(compiled).scan(doc, find_sentences(doc), {}) == {}


@pytest.mark.parametrize(
    ("phrase", "problem"),
    [
        ("(a|b", "never closed"),
        ("a) b", "closes nothing"),
        ("a | b", "outside brackets"),
        ("a ^ b", "can only stand first"),
        ("[a]", "nothing at all"),
        ("a ..30 b", "at most 20"),
        ("a* b", "is not a word"),
        ("(" * 9 + "a" + ")" * 9, "too deeply"),
        ("".join(f"({{a{i}}} b|{{c{i}}} d)" for i in range(9)), "too many wordings"),
    ],
)
def test_what_is_no_phrase_is_refused(phrase: str, problem: str) -> None:
    with pytest.raises(PhraseError, match=problem):
        check(phrase)


def test_circles_and_unknown_signals_are_refused() -> None:
    with pytest.raises(PhraseError, match="circle: a > b > a"):
        lexicon(a=["x {b}"], b=["y {a}"])
    with pytest.raises(PhraseError, match="“a” refers to “nowhere”"):
        lexicon(a=["x {nowhere}"])


def test_references() -> None:
    assert list(references("(tell|{ask}) [{role}]")) == ["ask", "role"]


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("reply", "replies"),
        ("call", "calling"),
        ("stop", "stopped"),
        ("fix", "fixes"),
        ("resolve", "resolving"),
        ("lie", "lying"),
        ("play", "played"),
    ],
)
def test_english_inflections(word: str, form: str) -> None:
    assert form in english(word, {})


WORDS = ["we", "will", "call", "you", "the", "manager", "within", "days", "x"]


@given(st.lists(st.sampled_from([*WORDS, ".", ",", "\n", "\t"]), max_size=60))
def test_hits_lie_in_one_sentence_and_cover_their_words(parts: list[str]) -> None:
    text = " ".join(parts)
    doc = document(text)
    sentences = find_sentences(doc)
    compiled = lexicon(role=["the manager"], s=["call ..4 ({role}|you)", "^ we will"])
    for name, hits in Scanner(compiled).scan(doc, sentences, {}).items():
        assert list(hits) == sorted(set(hits))
        for start, end in hits:
            words = text[start:end].split()
            assert any(begin <= start < end <= finish for begin, finish in sentences)
            if name == "s":
                assert words[0] in ("call", "we")
                assert words[-1] in ("manager", "you", "will")


@given(st.text(alphabet="ab .!?\t\v\ncd1.)（。", max_size=80))
def test_sentences_are_disjoint_and_hold_all_words(text: str) -> None:
    sentences = find_sentences(document(text))
    assert all(start < end for start, end in sentences)
    assert all(a[1] <= b[0] for a, b in pairwise(sentences))
    inside = "".join(text[start:end] for start, end in sentences)
    assert sum(c.isalnum() for c in inside) == sum(c.isalnum() for c in text)
