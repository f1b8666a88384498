"""Where sentences begin and end: never across blocks, cells or hard line breaks."""

import re

from policylint.documents.model import Document

_END = re.compile(r"[.!?]+[\"'”’)\]]*(?=\s)|[。！？；]+[”’」』）]*|[\t\v\n]")
_ABBREVIATIONS = frozenset(
    "no nos sec art para fig vol ch pp eg ie etc vs cf ca mr mrs ms dr prof st approx incl excl "
    "ext rev ver tel min max hr hrs dept inc ltd co corp e.g i.e a.m p.m".split()
)
_LAST_WORD = re.compile(r"([^\s(]+)\Z")


def find_sentences(document: Document) -> tuple[tuple[int, int], ...]:
    """Start and end of every sentence in `Document.text`, in order."""
    text = document.text
    sentences: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        mark = match.group()
        if mark.startswith(".") and not _ends_here(text, match.start(), match.end()):
            continue
        _add(sentences, text, start, match.end())
        start = match.end()
    _add(sentences, text, start, len(text))
    return tuple(sentences)


def _ends_here(text: str, dot: int, after: int) -> bool:
    """Whether a full stop ends a sentence, rather than an abbreviation or the number of an item."""
    word = _LAST_WORD.search(text, max(0, dot - 24), dot)
    if word and (word[1].lower() in _ABBREVIATIONS or _numbers(text, word)):
        rest = text[after : after + 1]
        return rest in "\t\v\n" or (
            word[1].lower() in {"etc", "a.m", "p.m"} and _upper(text, after)
        )
    return not text[after : after + 2].strip()[:1].islower()


def _numbers(text: str, word: re.Match[str]) -> bool:
    """Whether a word is an initial, or a digit that begins its line: the number of an item."""
    if len(word[1]) > 1:
        return False
    at = word.start(1)
    return word[1].isalpha() or (word[1].isdigit() and (at == 0 or text[at - 1] in "\t\v\n"))


def _upper(text: str, at: int) -> bool:
    return text[at : at + 2].strip()[:1].isupper()


def _add(sentences: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        sentences.append((start, end))
