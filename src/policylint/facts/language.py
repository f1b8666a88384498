"""Which language a text is written in, as far as lexicons can tell."""

import re
from collections.abc import Iterable, Mapping

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
"""Characters that are looked at."""
_SHARE = 0.12
"""Of the words of a text in a language, the least part that are its commonest words."""
_MIN_WORDS = 15
"""A shorter text says too little to be taken for another language."""
_SCRIPTS = (
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
)
NAMES = {
    "zh": "Chinese",
    "ja": "Japanese",
    "ko": "Korean",
    "ru": "Russian or another language in Cyrillic",
    "ar": "Arabic or another language in its script",
}
UNKNOWN = "und"
"""The code for a language that is not known (ISO 639)."""


def recognise(text: str, common_words: Mapping[str, Iterable[str]]) -> str:
    """The code of the lexicon whose common words the text uses; else a guess by its script.

    A text of a few words goes to the first lexicon, unless its script rules that out.
    """
    sample = text[:_SAMPLE]
    letters = sum(1 for character in sample if character.isalpha())
    scripts = {code: len(pattern.findall(sample)) for code, pattern in _SCRIPTS}
    for code in ("ja", "ko"):
        if scripts[code] > 0.1 * letters:
            return code
    for code, count in scripts.items():
        # a Chinese character says as much as half a dozen letters
        if count * (4 if code == "zh" else 1) > 0.5 * letters and letters:
            return code
    words = [word.lower() for word in _WORD.findall(sample)]
    best, share = UNKNOWN, 0.0
    for code, common in common_words.items():
        known = frozenset(common)
        here = sum(1 for word in words if word in known) / max(1, len(words))
        if here > share:
            best, share = code, here
    if len(words) < _MIN_WORDS:
        return next(iter(common_words), UNKNOWN)
    return best if share >= _SHARE else UNKNOWN
