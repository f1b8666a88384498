"""The phrase notation of lexicons: parsed, inflected, and laid out for one scan of a text.

=============  ===================================================================
``word word``  these words, next to each other
``(a|b c)``    one of these; may nest
``[a|b]``      the same, or nothing
``word~``      the word with its inflections
``{name}``     a hit of another signal, or of a built-in one (``{duration}``)
``..``         a gap of up to 3 words; ``...`` up to 8; ``..N`` up to N (at most 20)
``^``          first in a phrase: here begins the sentence, item or cell; also as an
               alternative at the head of a phrase, ``(^|we) listen``
=============  ===================================================================

A phrase becomes a few *sequences* of *parts*. A part is a set of word strings and signal names, any
of which may stand there; the distance to the part before it is a number of words. There is no
repetition, so matching takes time linear in the text for a given lexicon.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+(?:['’](?!s\b)[^\W_]+)*")
"""A word of a phrase or a text; a possessive 's is no part of any word."""

MAX_GAP = 20
_MAX_STRINGS = 600
"""Word strings that one part may expand to; above it a part is split in two."""
_MAX_JOINED = 100
"""Word strings that neighbours are joined to; more of them stay two parts, one after the other."""
_MAX_SEQUENCES = 400
_SIGNS = frozenset("&/+-–")
"""Stand in a phrase as in a text: between words, and are no words themselves."""
_FOREIGN = frozenset("~*?+$\\<>=")
"""Signs of other notations; they would be passed over without doing what they seem to."""
_OPENING_CHOICE = re.compile(r"\((?=[^()]*\^)(?P<words>(?:\^\||[^()^|]+\|)*(?:\^|[^()^|]+))\)")
"""``(^|we)`` heading a phrase: the sentence begins here, or one of the words stands before."""
_TOKEN = re.compile(
    r"\s*(?:(?P<gap>\.\.(?:\.|\d+)?)|(?P<ref>\{[^{}]*\})|(?P<mark>[()\[\]|^])|(?P<word>[^\s(){}\[\]|^.]+))"
)


class PhraseError(ValueError):
    """A phrase that does not follow the notation; the message says where and what was expected."""


class Part(NamedTuple):
    """One place of a sequence."""

    gap: int
    """Words that may stand between the part before and this one; 0 for next to each other."""
    strings: frozenset[str]
    signals: frozenset[str]


class Pattern(NamedTuple):
    parts: tuple[Part, ...]
    anchored: bool
    """Begins a sentence, item or cell."""


class _Word(NamedTuple):
    forms: tuple[str, ...]


class _Ref(NamedTuple):
    name: str


class _Gap(NamedTuple):
    words: int


class _Alternatives(NamedTuple):
    branches: "tuple[tuple[_Node, ...], ...]"


_Node = _Word | _Ref | _Gap | _Alternatives
_Draft = tuple[tuple[int, frozenset[str], frozenset[str]], ...]


def fold(word: str) -> str:
    """How words are compared: in lower case, with one kind of apostrophe."""
    return word.lower().replace("’", "'")


def compile_phrase(phrase: str, inflect: Callable[[str], Sequence[str]]) -> list[Pattern]:
    """The sequences that a phrase stands for.

    ``inflect`` gives all forms of a word marked with ``~``, the word itself among them.
    Raises `PhraseError`.
    """
    text = phrase.strip()
    choice = _OPENING_CHOICE.match(text)
    if choice:
        rest = text[choice.end() :]
        others = "|".join(word for word in choice["words"].split("|") if word != "^")
        wordings = [f"^{rest}", f"({others}){rest}"]
    else:
        wordings = [text]
    return [pattern for wording in wordings for pattern in _compile(wording, inflect)]


def _compile(phrase: str, inflect: Callable[[str], Sequence[str]]) -> Iterator[Pattern]:
    anchored = phrase.startswith("^")
    for draft in _sequences(_parse(phrase.removeprefix("^"), inflect), phrase):
        if not draft:
            raise PhraseError(
                f"“{phrase}” may match nothing at all; make one word of it obligatory"
            )
        yield Pattern(tuple(Part(*part) for part in draft), anchored)


def references(phrase: str) -> Iterator[str]:
    """Names of the signals that a phrase refers to."""
    for match in _TOKEN.finditer(phrase):
        if match["ref"]:
            yield match["ref"][1:-1].strip()


def check(phrase: str) -> None:
    """Raise `PhraseError` where a phrase does not follow the notation."""
    compile_phrase(phrase, lambda word: (word,))


def _parse(phrase: str, inflect: Callable[[str], Sequence[str]]) -> tuple[_Node, ...]:
    stack: list[tuple[str, list[list[_Node]]]] = [("", [[]])]
    at = 0
    while at < len(phrase.rstrip()):
        match = _TOKEN.match(phrase, at)
        if not match:
            raise PhraseError(f"“{phrase}”: “{phrase[at:].strip()[:12]}” is not phrase notation")
        at = match.end()
        here = stack[-1][1]
        if match["gap"]:
            here[-1].append(_Gap(_gap_words(match["gap"], phrase)))
        elif match["ref"]:
            here[-1].append(_Ref(match["ref"][1:-1].strip()))
        elif match["word"]:
            here[-1].extend(_words(match["word"], inflect, phrase))
        elif match["mark"] in "([":
            stack.append((match["mark"], [[]]))
            if len(stack) > 8:
                raise PhraseError(f"“{phrase}” nests too deeply; write it as several phrases")
        elif match["mark"] == "|":
            if len(stack) == 1:
                raise PhraseError(f"“{phrase}”: “|” stands outside brackets; write (a|b)")
            here.append([])
        elif match["mark"] == "^":
            raise PhraseError(f"“{phrase}”: “^” can only stand first")
        else:
            opening, branches = stack.pop()
            if {"(": ")", "[": "]"}.get(opening) != match["mark"]:
                raise PhraseError(f"“{phrase}”: “{match['mark']}” closes nothing")
            if opening == "[":
                branches.append([])
            stack[-1][1][-1].append(_Alternatives(tuple(tuple(b) for b in branches)))
    if len(stack) > 1:
        raise PhraseError(f"“{phrase}”: “{stack[-1][0]}” is never closed")
    return tuple(stack[0][1][0])


def _gap_words(gap: str, phrase: str) -> int:
    words = {"..": 3, "...": 8}.get(gap) or int(gap[2:])
    if words > MAX_GAP:
        raise PhraseError(f"“{phrase}”: a gap is at most {MAX_GAP} words")
    return words


def _words(text: str, inflect: Callable[[str], Sequence[str]], phrase: str) -> Iterator[_Word]:
    if text in _SIGNS:
        return
    inflected = text.endswith("~")
    words = [fold(word) for word in WORD.findall(text.removesuffix("~"))]
    if not words or not _FOREIGN.isdisjoint(text.removesuffix("~")):
        raise PhraseError(f"“{phrase}”: “{text}” is not a word; “~” stands at a word's end")
    for word in words[:-1]:
        yield _Word((word,))
    yield _Word(tuple(inflect(words[-1])) if inflected else (words[-1],))


def _strings(node: _Node) -> list[str] | None:
    """All word strings a node can be; None where it holds a gap or a signal, or too many."""
    if isinstance(node, _Word):
        return list(node.forms)
    if not isinstance(node, _Alternatives):
        return None
    found: list[str] = []
    for branch in node.branches:
        here = [""]
        for child in branch:
            below = _strings(child)
            if below is None:
                return None
            here = [f"{a} {b}".strip() for a in here for b in below]
            if len(here) > _MAX_STRINGS:
                return None
        found.extend(here)
    return found


def _sequences(nodes: tuple[_Node, ...], phrase: str) -> list[_Draft]:
    """Cross the alternatives that hold gaps or signals; keep those of mere words in one part."""
    drafts: list[_Draft] = [()]
    gap = 0
    run: list[str] = [""]

    def flush() -> None:
        """Add the word strings gathered so far as one part (and without it, if optional)."""
        nonlocal drafts, run, gap
        strings = frozenset(run) - {""}
        if strings:
            part = (gap, strings, frozenset[str]())
            drafts = [(*d, part) for d in drafts] + (list(drafts) if "" in run else [])
            if "" not in run:
                gap = 0
            # where the words are optional the gap before them still lies before what follows
        run = [""]

    for node in nodes:
        strings = _strings(node)
        if strings is not None:
            joined = {f"{a} {b}".strip() for a in run for b in strings}
            if len(joined) > max(_MAX_JOINED, len(strings), len(run)):
                flush()
                gap, joined = 0, set(strings)
            run = sorted(joined)
            continue
        flush()
        if isinstance(node, _Gap):
            gap = max(gap, node.words)
            continue
        options: list[_Draft] = (
            [((0, frozenset[str](), frozenset((node.name,))),)]
            if isinstance(node, _Ref)
            else _merged([s for branch in node.branches for s in _sequences(branch, phrase)])
            if isinstance(node, _Alternatives)
            else []
        )
        drafts = [
            (*d, (max(gap, o[0][0]), o[0][1], o[0][2]), *o[1:]) if o else d
            for d in drafts
            for o in options
        ]
        gap = 0
        if len(drafts) > _MAX_SEQUENCES:
            raise PhraseError(
                f"“{phrase}” stands for too many wordings; write it as several phrases"
            )
    flush()
    return [(((0, *d[0][1:]), *d[1:])) if d else d for d in drafts]


def _merged(options: list[_Draft]) -> list[_Draft]:
    """Alternatives of one part each become one part that allows any of them."""
    single = [o[0] for o in options if len(o) == 1]
    if len(single) < 2:
        return options
    strings = frozenset[str]().union(*(part[1] for part in single))
    signals = frozenset[str]().union(*(part[2] for part in single))
    return [((0, strings, signals),), *(o for o in options if len(o) != 1)]
