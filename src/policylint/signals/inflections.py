"""The regular inflections of a word, for phrases such as ``complain~``."""

import re
from collections.abc import Mapping, Sequence

_DOUBLING = re.compile(r"[^aeiou][aeiou][^aeiouwxy]$")


def english(word: str, irregular: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Plural and verb forms of an English word; forms that no one writes do no harm.

    A word listed in ``irregular`` has just the forms given there.
    """
    if word in irregular:
        return (word, *irregular[word])
    if word.endswith("y") and word[-2:-1] not in set("aeiou"):
        stem = word[:-1]
        return word, f"{stem}ies", f"{stem}ied", f"{word}ing"
    if word.endswith("ie"):
        return word, f"{word}s", f"{word}d", f"{word[:-2]}ying"
    if word.endswith("e"):
        return word, f"{word}s", f"{word}d", f"{word[:-1]}ing"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word, f"{word}es", f"{word}ed", f"{word}ing"
    forms = (word, f"{word}s", f"{word}ed", f"{word}ing")
    if _DOUBLING.search(word):
        return (*forms, f"{word}{word[-1]}ed", f"{word}{word[-1]}ing")
    return forms


def uninflected(word: str, irregular: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """For languages whose inflections are not known: the word and the forms listed for it."""
    return (word, *irregular.get(word, ()))
