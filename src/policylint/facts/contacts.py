"""Addresses, numbers and shares in a text: the built-in signals that need no lexicon."""

import re

from policylint.facts.model import Hit

_PATTERN = re.compile(
    r"(?P<email>(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5})"
    r"|(?P<url>\bhttps?://[^\s<>\"|)\]]+|\bwww\.[^\s<>\"|)\]]+)"
    r"|(?P<percent>(?<![\w.,])\d{1,3}(?:[.,]\d{1,2})? ?(?:%|per ?cent\b|percent\b))"
    r"|(?P<phone>(?<![\w.,/-])"
    r"(?:\+|\(?0|\(?1[ -]?\(?[2-9]|(?=\(?[2-9]\d\d\)?[ .-]\d\d\d[ .-]\d{4}))"
    r"[\d()][\d ().-]{5,17}\d(?![\w-]))"
    r"|(?P<number>(?<![\w.,])\d{1,9}(?:[.,]\d{1,3})*(?![\w%]))"
)
_NAMES = {"phone": "phone-number"}


def find_contacts(text: str) -> dict[str, list[Hit]]:
    """Hits of ``email``, ``url``, ``percent``, ``phone-number`` and ``number``."""
    found: dict[str, list[Hit]] = {}
    for match in _PATTERN.finditer(text):
        kind = match.lastgroup or ""
        if kind == "phone" and not 7 <= sum(map(str.isdigit, match.group())) <= 15:
            continue
        found.setdefault(_NAMES.get(kind, kind), []).append(Hit(*match.span()))
    return found
