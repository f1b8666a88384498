"""Mentions of other places: links, "see section 7", "Appendix B", "see “Complaints” below"."""

import re
from collections.abc import Iterator
from typing import Literal
from urllib.parse import unquote

from policylint.documents.model import Document, Link
from policylint.facts.model import Reference

_NUMBERED = re.compile(
    r"\b(?:sections?|clauses?|paragraphs?|paras?\.?)[ \xa0](?=\d)"
    r"(?P<list>\d{1,2}(?:\.\d{1,2}){0,3}"
    r"(?:(?:,? (?:and|or|to) |, | ?[-–—] ?)\d{1,2}(?:\.\d{1,2}){0,3}){0,5})"
    r"(?![\w%]|\.\d| ?\()",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}")
_ATTACHED = re.compile(
    r"\b(?P<label>appendix|annex|annexe|schedule|exhibit|attachment)[ \xa0]"
    r"(?P<number>[A-Z]|[IVX]{1,4}|\d{1,2})\b(?![-.]?\d)",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"\b(?:(?:[Ss]ee|[Rr]efer to|[Uu]nder|[Ii]n|[Aa]s (?:set out|described) (?:in|under))\s+"
    r"(?:the )?"
    r"(?:section |heading |chapter )[“\"‘](?P<a>[^“”\"‘’\n\t]{3,60})[”\"’]"
    r"|(?:[Ss]ee|[Rr]efer to|[Uu]nder)\s+(?:the )?[“\"‘](?P<b>[^“”\"‘’\n\t]{3,60})[”\"’] "
    r"(?:section )?(?:below|above)\b"
    r"|[Ss]ee (?P<way>below|above)\s?[,:(] ?[“\"‘'](?P<c>[^“”\"‘’\n\t]{3,60})[”\"’']"
    r"|[Ss]ee (?:the )?(?P<d>[A-Z][\w-]{1,20}(?: [\w-]{1,20}){0,4}) section (?:below|above)\b)",
)
_ELSEWHERE_AFTER = re.compile(
    r"(?:,? \(?\w\)?)?,?\s+(?:of|in|to|from|under)\s+(?:(?:the|that|those|our|its|their|your|a|any|"
    r"each|part|schedule|chapter)\s+)?(?!(?:this|present)\b)[\w'’“\"(]",
)
_HERE_AFTER = re.compile(
    r"\s+(?:of|in|to|from|under)\s+(?:this|the present)\b|\s+(?:of|in) (?:the )?"
    r"(?:policy|document|charter|procedure|handbook|agreement|sla)(?=[.,;:)]|\s*\Z)",
)
_ELSEWHERE_BEFORE = re.compile(
    r"\b(?:Acts?|Regulations?|Directive|Code|Orders?|Statutes?|Laws?|Rules?|Constitution|ISO|GDPR|"
    r"BS|EN|Ordinance|Decree|Treaty|Convention|Agreement|Contract|Lease|Bylaws?|By-laws?|Standard)\b"
    r"[^.;]{0,40}\Z"
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{1,20}:", re.IGNORECASE)
_LIVE = re.compile(r"\{\{|\{%|<%|\$\{|\{[a-z]|%7B%7B|\*", re.IGNORECASE)
_EXTENSION = re.compile(
    r"\.(?:md|markdown|mdx|txt|pdf|docx?|xlsx?|pptx?|odt|rtf|csv)\Z", re.IGNORECASE
)
"""Files that are what they seem; a page or picture may be made or moved by a site generator."""


def find_references(document: Document) -> tuple[Reference, ...]:
    """References in the order of the text; whether their targets exist is for others to say."""
    found = [*_of_links(document), *_of_text(document)]
    return tuple(sorted(found))


def links_of(document: Document) -> dict[tuple[int, int, str], Link]:
    """The links that references of kinds anchor and file stand for, by their places and targets."""
    found: dict[tuple[int, int, str], Link] = {}
    for link in document.links:
        target = _target(link.target)
        if target is not None:
            found.setdefault((link.start, link.end, target), link)
    return found


def _of_links(document: Document) -> Iterator[Reference]:
    for link in document.links:
        target = _target(link.target)
        if target is not None:
            kind: Literal["anchor", "file"] = "anchor" if target.startswith("#") else "file"
            yield Reference(link.start, link.end, kind, target)


def _target(target: str) -> str | None:
    """Where a link leads, decoded, if that can be looked up; None for all others."""
    target = target.strip()
    if (
        not target
        or _SCHEME.match(target)
        or target.startswith(("/", "\\"))
        or _LIVE.search(target)
    ):
        return None
    if target.startswith("#"):
        fragment = unquote(target[1:])
        known = fragment in ("", "top") or fragment.startswith((":~:", "fn", "footnote", "/", "!"))
        return None if known else f"#{fragment}"
    path = unquote(re.split("[?#]", target, maxsplit=1)[0])
    return path if _EXTENSION.search(path) else None


def _of_text(document: Document) -> Iterator[Reference]:
    text = document.text
    for match in _NUMBERED.finditer(text):
        if _is_elsewhere(text, match.start(), match.end()):
            continue
        at = match.start("list")
        for number in _NUMBER.finditer(match["list"]):
            start = match.start() if number.start() == 0 else at + number.start()
            yield Reference(start, at + number.end(), "section", number.group())
    for match in _ATTACHED.finditer(text):
        if match["label"][0].isupper() and not _is_elsewhere(text, match.start(), match.end()):
            target = f"{match['label'].lower()} {match['number']}"
            yield Reference(match.start(), match.end(), "section", target)
    for match in _QUOTED.finditer(text):
        name = next(each for each in "abcd" if match[each])
        yield Reference(match.start(name), match.end(name), "section", match[name])


def _is_elsewhere(text: str, start: int, end: int) -> bool:
    """Whether a section is one of a law, a contract or another document."""
    after = text[end : end + 60]
    if _HERE_AFTER.match(after):
        return False
    return bool(_ELSEWHERE_AFTER.match(after)) or bool(
        _ELSEWHERE_BEFORE.search(text, max(0, start - 70), start)
    )
