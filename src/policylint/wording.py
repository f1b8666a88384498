"""Small pieces of error messages: one line, whatever a stranger's file holds."""

from collections.abc import Iterable

_LONGEST = 60
_MOST = 60


def short(text: str) -> str:
    """The text in one line of printable characters, cut where it is long."""
    cut = text[: _LONGEST + 1]
    line = "".join(char if char.isprintable() else " " for char in cut)
    return f"{line[:_LONGEST]}…" if len(cut) > _LONGEST else line


def listed(words: Iterable[str], last: str = "and") -> str:
    """``a, b and c``; empty for no words."""
    *first, end = [short(word) for word in words][:_MOST] or [""]
    return f"{', '.join(first)} {last} {end}" if first else end


def nearest(word: str, known: Iterable[str]) -> str:
    """``did you mean "x"?``, or nothing when no known word is like this one."""
    if len(word) > _LONGEST:
        return ""
    from difflib import get_close_matches

    by_lower = {choice.lower(): choice for choice in known}
    found = get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    return f'did you mean "{by_lower[found[0]]}"?' if found else ""
