"""CS102: a document without a title, or with one that could stand on anything."""

import re
from collections.abc import Iterator

from policylint.checks.draft import Context, Draft
from policylint.documents.model import Document
from policylint.facts.gather import Facts
from policylint.packs.model import Rule

MAX_SUBTITLE_WORDS = 12
_NO_WORD = re.compile(r"(?!)")


def title(facts: Facts, _rule: Rule, _context: Context) -> Iterator[Draft]:
    """No title, or none of the words that say what such a document is."""
    document = facts.document
    start, end = _title_at(document)
    if not document.title:
        yield Draft(start, end, variant="missing")
        return
    words = _telling(facts.language.vocabulary)
    bare = document.title.strip()
    if not words.search(f"{bare}\n{_subtitle(document, end)}"):
        shown = bare if len(bare) <= 60 else f"{bare[:57]}..."
        yield Draft(start, end, {"title": " ".join(shown.split())}, "unclear")


def _subtitle(document: Document, end: int) -> str:
    """The short line under a title, as on a cover: the name of the house, then of the document."""
    for block in document.blocks[:8]:
        if block.start >= end and block.kind in ("heading", "paragraph"):
            text = document.text[block.start : block.end]
            return text if len(text.split()) <= MAX_SUBTITLE_WORDS else ""
    return ""


def _telling(vocabulary: object) -> re.Pattern[str]:
    """The words of which a title has one."""
    listed = vocabulary.get("titles", ()) if isinstance(vocabulary, dict) else ()
    if not listed:
        return _NO_WORD
    stems = "|".join(re.escape(str(word)) for word in sorted(listed, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{stems})", re.IGNORECASE)


def _title_at(document: Document) -> tuple[int, int]:
    """Where the title stands, else the first line of text."""
    wanted = " ".join((document.title or "").split())
    for block in document.blocks:
        text = " ".join(document.text[block.start : block.end].split())
        if wanted and block.kind in ("heading", "meta") and wanted in text:
            return block.start, block.end
    for block in document.blocks:
        if block.kind not in ("meta", "code") and block.end > block.start:
            end = document.text.find("\v", block.start, block.end)
            return block.start, block.end if end < 0 else end
    return 0, 0
