"""PL107: references to sections, anchors and files that are not there."""

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from policylint.checks.draft import Context, Draft
from policylint.documents.model import Document, Link, Span
from policylint.facts.gather import Facts
from policylint.facts.model import Reference
from policylint.facts.references import find_references, links_of
from policylint.model import Edit
from policylint.packs.model import Rule

_CLAUSE = re.compile(r"\s*(?:section |clause )?(\d{1,2}(?:\.\d{1,2}){0,3})[.):]?\s", re.IGNORECASE)
_SMALL_WORDS = re.compile(r"\b(?:the|our|a|an|and|of|on|for|to|section|your)\b")
_ATTACHMENT = re.compile(r"(?:appendix|annexe?|schedule|exhibit|attachment) \w+\Z", re.IGNORECASE)
_MENTION = re.compile(
    r"(?:appendix|annexe?|schedule|exhibit|attachment) \w{1,4} "
    r"(?:sets|gives|lists|shows|contains|has|is|are|tells)\b",
    re.IGNORECASE,
)
MAX_FILES = 2000
"""Files of a folder that are compared with a target that does not exist."""


def broken_reference(facts: Facts, _rule: Rule, context: Context) -> Iterator[Draft]:
    """References whose target neither the document nor another of its policy has."""
    references = find_references(facts.document)
    if not references:
        return
    group = [Targets(each.document) for each in context.group or (facts,)]
    own = Targets(facts.document)
    links = links_of(facts.document)
    alone = _stands_alone(facts.document.path, references)
    for reference in references:
        if reference.kind == "section":
            if not any(targets.has_section(reference.target) for targets in group):
                yield _of_section(facts.document.text, reference, own)
        elif reference.kind == "anchor":
            if not own.has_anchor(reference.target[1:]):
                yield _of_link(
                    facts.document, reference, links, own.near_anchor(reference.target[1:])
                )
        elif not alone:
            near = _missing_file(facts.document.path, reference.target)
            if near is not None:
                yield _of_link(facts.document, reference, links, near)


def _of_section(text: str, reference: Reference, own: "Targets") -> Draft:
    if not reference.target[0].isdigit():
        target = reference.target[0].upper() + reference.target[1:]
        return Draft(reference.start, reference.end, {"target": target}, "named")
    written = text[reference.start : reference.end]
    shown = written if written[0].isalpha() else f"section {reference.target}"
    values = {"target": shown, "last": own.last_number}
    return Draft(reference.start, reference.end, values, "section")


def _of_link(
    document: Document,
    reference: Reference,
    links: Mapping[tuple[int, int, str], Link],
    near: Sequence[str],
) -> Draft:
    """A broken link, at its text; it is mended where exactly one target is like the one written."""
    link = links.get((reference.start, reference.end, reference.target))
    edits: tuple[Edit, ...] = ()
    if link is not None and len(near) == 1:
        source = document.source[link.span.start : link.span.end]
        written = re.split(r"[?]|(?<=.)#", link.target, maxsplit=1)[0]
        at = source.rfind(written)
        if at >= 0:
            start = link.span.start + at
            place = document.place(Span(start, start + len(written)))
            edits = (Edit(place, near[0], safe=True),)
    values = {"target": reference.target, "near": " or ".join(near[:3])}
    span = link.span if link is not None else None
    variant = f"{reference.kind}-near" if near else reference.kind
    return Draft(reference.start, reference.end, values, variant, edits=edits, span=span)


class Targets:
    """What the references of a document may point to."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _titles(self) -> list[str]:
        return [_key(s.title) for s in self._document.sections if s.heading is not None]

    @cached_property
    def _numbers(self) -> set[str]:
        """Numbers of headings, clauses and items, as "4.2"."""
        found: set[str] = set()
        document = self._document
        for block in document.blocks:
            marker = block.marker.strip("().: ")
            if marker[:1].isdigit():
                found.add(marker)
                if block.kind == "item":
                    above = document.sections[block.section].heading
                    if above is not None:
                        found.add(f"{document.blocks[above].marker.strip('().: ')}.{marker}")
            clause = _CLAUSE.match(document.text, block.start, min(block.end, block.start + 40))
            if clause:
                found.add(clause[1])
        return found

    @cached_property
    def _numbered_headings(self) -> list[str]:
        blocks = self._document.blocks
        markers = [block.marker.strip("().: ") for block in blocks if block.kind == "heading"]
        return [marker for marker in markers if marker[:1].isdigit()]

    @property
    def last_number(self) -> str:
        """The highest number of a heading at the top level."""
        tops = [int(m.split(".")[0]) for m in self._numbered_headings if m.split(".")[0].isdigit()]
        return str(max(tops, default=0))

    def has_section(self, target: str) -> bool:
        if target[0].isdigit():
            # without numbers on its headings a document cannot be caught out
            if len(self._numbered_headings) < 2:
                return True
            return target in self._numbers or any(n.startswith(f"{target}.") for n in self._numbers)
        wanted = _key(target)
        if f"\n{wanted}" in self._openings or any(wanted in title for title in self._titles):
            return True
        if _ATTACHMENT.match(target):
            return False
        bare = _SMALL_WORDS.sub("", target.lower())
        words = [_stem(word) for word in re.findall(r"\w+", bare)]
        return any(
            (title and title in wanted) or all(word in title for word in words)
            for title in self._titles
        )

    @cached_property
    def _openings(self) -> str:
        """How blocks begin; a line that speaks of an appendix does not open it."""
        text = self._document.text
        lines = (
            text[block.start : min(block.end, block.start + 80)]
            for block in self._document.blocks
            if block.kind not in ("meta", "code")
        )
        return "\n" + "\n".join(_key(line) for line in lines if not _MENTION.match(line))

    @cached_property
    def _slugs(self) -> dict[str, str]:
        """Slugs of the headings as GitHub makes them, by their letters and digits alone."""
        seen: Counter[str] = Counter()
        found: dict[str, str] = {}
        for section in self._document.sections:
            if section.heading is None:
                continue
            block = self._document.blocks[section.heading]
            number = f"{block.marker} " if block.marker else ""
            slug = slug_of(number + section.title)
            again = f"-{seen[slug]}" if seen[slug] else ""
            seen[slug] += 1
            # others leave the number away
            for words in (number + section.title, section.title):
                found.setdefault(_key(words + again), slug + again)
        return found

    def has_anchor(self, fragment: str) -> bool:
        """Whether a heading or an explicit anchor has this name, by the ways of any generator."""
        fragment = fragment.removeprefix("user-content-")
        explicit = {anchor.lower() for anchor in self._document.anchors}
        return fragment.lower() in explicit or _key(fragment) in self._slugs

    def near_anchor(self, fragment: str) -> list[str]:
        """Anchors that the name may have meant, as a link has them."""
        known = {**self._slugs, **{_key(anchor): anchor for anchor in self._document.anchors}}
        return list(dict.fromkeys(f"#{known[key]}" for key in _close(_key(fragment), known)))


def slug_of(title: str) -> str:
    """The anchor that GitHub gives a heading."""
    kept = re.sub(r"[^\w\- ]", "", title.strip().lower())
    return kept.replace(" ", "-")


def _stands_alone(path: str, references: Iterable[Reference]) -> bool:
    """Whether the document was taken out of its place, as when one file of a site is handed on.

    It looks so where several other files are named, or one in another folder, and none is there.
    So it is with text that is not in a file at all.
    """
    files = {each.target for each in references if each.kind == "file"}
    if not os.path.isfile(path):
        return True
    folder = os.path.dirname(path)
    if any(os.path.exists(os.path.join(folder, file)) for file in files):
        return False
    return len(files) > 1 or any(os.path.dirname(os.path.normpath(file)) for file in files)


def _missing_file(path: str, target: str) -> list[str] | None:
    """Files that a target may have meant; None where it exists."""
    wanted = os.path.normpath(os.path.join(os.path.dirname(path), target))
    if os.path.exists(wanted) or os.path.exists(os.path.splitext(wanted)[0]):
        return None
    near, name = os.path.split(wanted)
    try:
        with os.scandir(near) as entries:
            names = [entry.name for _, entry in zip(range(MAX_FILES), entries, strict=False)]
    except OSError:
        return []
    lead = target[: len(target) - len(os.path.basename(target))]
    return [lead + found.replace(" ", "%20") for found in _close(name, sorted(names))]


def _close(word: str, known: Iterable[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(word, list(known), n=3, cutoff=0.82)


def _key(words: str) -> str:
    """Letters and digits alone."""
    return "".join(char for char in words.casefold() if char.isalnum())


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 3 else word
