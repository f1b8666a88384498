"""Facts by a lexicon of a few words that a test makes up, so that no bundled word matters."""

from collections.abc import Mapping, Sequence
from typing import Any

from policylint.documents import read
from policylint.facts.gather import Facts, Language
from policylint.facts.model import Action, Commitment
from policylint.packs.model import Lexicon, Rule, Signal, rule_from
from policylint.signals.compiled import compile_lexicon

Phrases = Mapping[str, Sequence[str] | str]
VOCABULARY: dict[str, Any] = {"times": {"units": {"hour": ["hour", "hours"]}}}


def lexicon(signals: Phrases, common_words: Sequence[str] = ()) -> Lexicon:
    """A lexicon whose signals have these phrases; a string is one phrase. It knows of hours."""
    made = {
        name: Signal((phrases,) if isinstance(phrases, str) else tuple(phrases))
        for name, phrases in signals.items()
    }
    return Lexicon("en", "English", tuple(common_words), {}, VOCABULARY, made)


def facts_by(signals: Phrases, markdown: str, kind: str = "policy") -> Facts:
    """What a text says by these signals."""
    language = Language("en", compile_lexicon(lexicon(signals)), VOCABULARY)
    return Facts(read("policy.md", markdown.encode()), language, kind)


def promise(
    facts: Facts,
    words: str,
    channel: str,
    action: Action = "respond",
    condition: str | None = None,
) -> Commitment:
    """A commitment to the duration that stands at these words of the text."""
    at = facts.document.text.index(words)
    (time,) = [each for each in facts.durations if at <= each.start < at + len(words)]
    return Commitment(at, at + len(words), time, channel, action, None, condition)


def rule(kind: str = "requirement", **fields: object) -> Rule:
    """A rule of which a test names only what it is about."""
    given = {"id": "XY101", "name": "a-rule", "kind": kind, "message": "", "why": "", **fields}
    return rule_from(given, "ours")
