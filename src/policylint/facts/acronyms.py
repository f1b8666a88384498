"""Acronyms that a document uses and never spells out."""

import re
from collections.abc import Collection

from policylint.documents.model import Block, Document
from policylint.facts.model import Acronym

_ACRONYM = re.compile(
    r"(?<![\w&@#$./\\'’+\[{<%-])[A-Z](?:[A-Z]|&(?=[A-Z])){1,5}s?(?![\w&@+]|-\w|['’](?!s\b)\w)"
)
_CAPITALS = re.compile(r"[A-Z]{2,}")
_SMALL = re.compile(r"[a-z]{2,}")
_ROMAN = re.compile(r"[IVXLCDM]+\Z")
_ENTRY_BEFORE = re.compile(r"(?:\A|[\n\t\v])[^\w\n\t\v]*\Z")
_ENTRY_AFTER = re.compile(r"s?[”\"’']?[^\S\n]?(?:[:=–—\t]|-\s|\((?=\w+\s))")
"""A line of a glossary: the letters, a mark, the words."""
_VERB_AFTER = re.compile(r"s?[”\"’']? (?:means|stands for|is short for|refers to)\b")
_SPELLED_AFTER = re.compile(r"s?[”\"’']?\s[(–—-]\s?([^()\n]{4,90})")
_SPELLED_BEFORE = re.compile(r"(?:[(\[][“\"'‘]?|\bor [“\"'‘]?|,\s)\Z")
MAX_NAMES = 200
"""Different acronyms of one document that are looked at."""
MAX_USES = 300
"""Uses of one acronym that are looked at."""
_WORDS = re.compile(r"[A-Za-z][a-z]*")
_EMPHASIS = frozenset(
    """all also always and any are ask be before bold both but call can cannot do dont each ever
    every acts first for from full get god has hey have help if immediately in is it last least
    less listen log lost low high medium major minor critical urgent normal may more most must
    never new next no none not note now of off on once only open or other our out over own paid
    plus read same say send shall she should so some stay step still stop such team test text than
    that the their them then there these they this those time to too under until up use very we
    what when where which who why will with within without work yes you your free info good bad
    best one two three four five six ten how let see set ensure thank thanks please smile greet
    end start care""".split()
)
"""Words that people write in capitals to stress them."""


def find_acronyms(
    document: Document, known: Collection[str], elsewhere: str = ""
) -> tuple[Acronym, ...]:
    """The first use of each acronym that neither ``known`` nor the document explains.

    ``elsewhere`` is the text of further documents of the same policy: what they spell out counts.
    """
    text = document.text
    if not _CAPITALS.search(text):
        return ()
    seen: dict[str, Acronym] = {}
    skipped = set(known)
    for match in _ACRONYM.finditer(text):
        name = match.group().removesuffix("s")
        if name in seen or name in skipped or len(name) < 2:
            continue
        if not _is_use(document, match):
            continue
        if len(seen) + len(skipped) - len(known) > MAX_NAMES:
            break
        if (
            _is_word(name, text)
            or _is_own_name(name, document)
            or _is_explained(name, f"{text}\n{elsewhere}")
        ):
            skipped.add(name)
            continue
        seen[name] = Acronym(match.start(), match.start() + len(name), name)
    return tuple(sorted(seen.values()))


def _is_use(document: Document, match: re.Match[str]) -> bool:
    """Whether the letters stand as a name in running text, and not in capitals otherwise."""
    block = document.blocks[document.block_at(match.start())]
    if block.kind in ("code", "meta"):
        return False
    if any(span.start <= match.start() < span.end for span in document.code):
        return False
    piece = _piece(document, block, match.start())
    if sum(len(w) for w in _CAPITALS.findall(piece)) > sum(len(w) for w in _SMALL.findall(piece)):
        return False
    text = document.text
    before, after = (
        text[max(block.start, match.start() - 12) : match.start()],
        text[match.end() :][:12],
    )
    if re.search(r"[A-Z]{2,}[ ,]{1,2}\Z|\d[ -]?\Z|[“\"‘]\Z", before):
        return False  # SHOUTED words, codes, words to type
    if re.match(r"\s?[®™]|[ ,]{1,2}[A-Z]{2,}\b|[ -]?\d|[”\"]|\.[a-z]", after):
        return False
    # ", IL" of an address
    return not (
        len(match.group()) == 2
        and re.search(r",\s\Z", before)
        and re.match(r"\s*(?:[.,\n\t\v]|\Z)", after)
    )


def _piece(document: Document, block: Block, at: int) -> str:
    """The text around an offset, within its block or cell."""
    start, end = block.start, block.end
    for cell in block.cells:
        if cell.start <= at < cell.end:
            start, end = cell.start, cell.end
    return document.text[max(start, at - 150) : min(end, at + 150)]


def _is_word(name: str, text: str) -> bool:
    """Whether it is a word in capitals, or a Roman number."""
    lower = name.lower()
    if lower in _EMPHASIS or (_ROMAN.match(name) and len(name) < 5):
        return True
    return re.search(rf"\b{re.escape(lower.removesuffix('s'))}s?\b", text) is not None


def _is_own_name(name: str, document: Document) -> bool:
    """Whether it stands in the document's title or in an address: a name that readers know."""
    if document.title and re.search(rf"\b{re.escape(name)}\b", document.title):
        return True
    return (
        re.search(
            rf"[@./-]{re.escape(name.lower())}[.\w-]{{0,20}}\.\w|{re.escape(name.lower())}\.\w{{2}}",
            document.source,
        )
        is not None
    )


def _is_explained(name: str, text: str) -> bool:
    """Whether its words stand in brackets beside it, in a glossary, or anywhere in the text."""
    letters = [char for char in name if char.isalpha()]
    at = text.find(name)
    for _ in range(MAX_USES):
        if at < 0:
            break
        before, after = text[max(0, at - 120) : at], text[at + len(name) : at + len(name) + 100]
        if _explains(letters, before, after):
            return True
        at = text.find(name, at + 1)
    initials = r"[\w'’]*(?:[ -](?:of|the|and|for|to|in|&|on|de))?[ -]".join(letters)
    return re.search(rf"(?<!\w){initials}[a-z]", text) is not None


def _explains(letters: list[str], before: str, after: str) -> bool:
    """Whether one use of an acronym explains it."""
    entry = _ENTRY_BEFORE.search(before) and _ENTRY_AFTER.match(after)
    if entry or _VERB_AFTER.match(after):
        return True
    bracket = _SPELLED_AFTER.match(after)
    if bracket and _spells(letters, bracket[1]):
        return True
    long_form = _SPELLED_BEFORE.search(before)
    return bool(long_form) and _spells(letters, before)


def _spells(letters: list[str], words: str) -> bool:
    """Whether initials of words in a row spell the letters; one letter may hide inside a word."""
    found = [word[0].upper() for word in _WORDS.findall(words)]
    at = 0
    for letter in found:
        if at < len(letters) and letter == letters[at]:
            at += 1
    return at >= max(2, len(letters) - 1)
