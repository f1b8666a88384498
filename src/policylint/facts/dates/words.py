"""The words of a lexicon by which dates are told apart, matched word by word.

Looked up in tables rather than tried as one large expression: nothing has to be compiled for the
one or two dates of an ordinary policy, and no text makes it slow.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Literal, NamedTuple, cast

Role = Literal["revision", "next-review", "created", "expiry", "other"]
ROLES: tuple[Role, ...] = ("revision", "next-review", "created", "expiry", "other")
_TOKEN = re.compile(r"[^\W_]+|©")
_JOINT = " \t\n\v_-\xa0"
"""What may stand between the words of one label."""
_FIRST = frozenset(("this", "these", "present", "about"))
_ARTICLES = frozenset(("the", "our", "its", "a"))
_VERBS = frozenset(
    """was is has have were will shall must should came comes take takes took became becomes
    above""".split()
)
_OPENERS = frozenset(
    """a and been date final first has initial is of on original our status the this v ver was
    when draft""".split()
)
MAX_SUBJECT = 5
"""Words from "this" to the name of the document."""
MAX_OPENERS = 8
"""Words before the label that begins a line."""


class Label(NamedTuple):
    """Where a label stands in a text, and what it says."""

    start: int
    end: int
    role: Role
    words: tuple[str, ...]


class Token(NamedTuple):
    word: str
    start: int
    end: int


class DateWords:
    """The ``dates`` table of a vocabulary."""

    def __init__(self, vocabulary: Mapping[str, object]) -> None:
        table = cast("Mapping[str, Iterable[str]]", vocabulary.get("dates") or {})
        self.months = cast("Mapping[str, int]", table.get("months") or {})
        self._roles: dict[tuple[str, ...], Role] = {
            _words(label): role for role in ROLES for label in table.get(role, ())
        }
        self._longest = max(map(len, self._roles), default=0)
        self._dates = frozenset(table.get("date", ()))
        self._history = [f" {' '.join(_words(name))} " for name in table.get("history", ())]
        self._nouns = frozenset(_words(name)[-1] for name in table.get("document", ()))
        self._openers = _OPENERS | self._nouns
        for words, role in self._roles.items():
            if role != "other":
                self._openers |= set(words)

    def labels(self, text: str) -> list[Label]:
        """The labels in a text; where several begin alike the longest."""
        tokens = list(_tokens(text))
        found: list[Label] = []
        at = 0
        while at < len(tokens):
            size = next(
                (
                    size
                    for size in range(min(self._longest, len(tokens) - at), 0, -1)
                    if tuple(t.word for t in tokens[at : at + size]) in self._roles
                    and _is_joined(text, tokens[at : at + size])
                ),
                0,
            )
            if size:
                words = tuple(token.word for token in tokens[at : at + size])
                label = Label(
                    tokens[at].start, tokens[at + size - 1].end, self._roles[words], words
                )
                found.append(label)
            at += size or 1
        return found

    def role_of(self, words: str) -> Role | None:
        """The role that a key, a head or a heading as a whole names; "date" alone is a revision."""
        labels = self.labels(words)
        if labels:
            return labels[-1].role
        return "revision" if self.is_plain_date(words) else None

    def is_plain_date(self, words: str) -> bool:
        """Whether a text says "date" and has no label besides."""
        return any(t.word in self._dates for t in _tokens(words)) and not self.labels(words)

    def ends_in_date(self, line: str) -> bool:
        """Whether a line up to a date is only a label like "Date:" or "Policy date –"."""
        tokens = list(_tokens(line))
        if not tokens or tokens[-1].word not in self._dates:
            return False
        return not line[tokens[-1].end :].strip(" :=–—|-\xa0") and self.opens(
            line[: tokens[-1].start]
        )

    def opens(self, before: str) -> bool:
        """Whether nothing stands before a label but words that lead up to one."""
        words = [t.word for t in _tokens(before) if not t.word.isdigit()]
        return len(words) <= MAX_OPENERS and all(word in self._openers for word in words)

    def speaks_of_document(self, text: str) -> bool:
        """Whether a text is about the document: "this policy ...", "the charter was ..."."""
        words = [token.word for token in _tokens(text)]
        for at, word in enumerate(words):
            if word in _FIRST:
                if any(each in self._nouns for each in words[at + 1 : at + 1 + MAX_SUBJECT]):
                    return True
            elif word in _ARTICLES or (at == 0 and word in self._nouns):
                reach = words[at : at + 1 + MAX_SUBJECT]
                for noun, verb in zip(reach, words[at + 1 : at + 2 + MAX_SUBJECT], strict=False):
                    if noun in self._nouns and verb in _VERBS:
                        return True
        return False

    def names_document(self, title: str) -> bool:
        """Whether a heading is like "About this policy"."""
        words = [token.word for token in _tokens(title)]
        return any(
            word in _FIRST and any(each in self._nouns for each in words[at + 1 :])
            for at, word in enumerate(words)
        )

    def tells_history(self, title: str) -> bool:
        """Whether a heading is like "Version history"."""
        words = f" {' '.join(_words(title))} "
        return any(name in words for name in self._history)


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        yield Token(match.group().lower(), match.start(), match.end())


def _words(text: str) -> tuple[str, ...]:
    return tuple(token.word for token in _tokens(text))


def _is_joined(text: str, tokens: list[Token]) -> bool:
    return all(not text[one.end : other.start].strip(_JOINT) for one, other in pairwise(tokens))
