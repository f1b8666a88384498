"""From mistune's inline tokens to text with the way back to the source.

mistune says what the parts of a paragraph are, but not where. The tokens stand in the order of the
source, and each kind takes up its stretch of it in one way only (a bold text two marks before and
after, a link a bracket, its text and its target); so one walk along both finds every place.
"""

import html
import re
import string
from bisect import bisect_right
from collections.abc import Iterator, MutableMapping
from typing import Any, NamedTuple

from mistune import InlineParser
from mistune.helpers import parse_link, parse_link_label

from policylint.documents import tags
from policylint.documents.draft import LocalLink, LocalRun, Range
from policylint.documents.model import LINE_BREAK, Comment, Span
from policylint.documents.positions import Lines, Token

_SPACES = "\t\v\f\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_UNSEEN = "\xad\u200b-\u200f\u202a-\u202e\u2060\ufeff"
_ODD = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});"
    rf"|[{_SPACES}]|[{_UNSEEN}]"
)
"""What is not read as it is written: entities, white space, and what nobody sees (soft hyphens)."""
_SPACE = re.compile(f"[{_SPACES}]")
_HIDDEN = re.compile(f"[{_UNSEEN}]")
NOT_PLAIN = re.compile(rf"[\\`*_\[<&{_SPACES}{_UNSEEN}]|~~| \n|\n\s")
"""Found in every text that is not simply what is written, line for line."""

_NOTE_SIGN = re.compile(r"\[?[\d*\u2020\u2021]{1,3}\]?(?:\([^()\n]*\))?</sup>", re.IGNORECASE)
_PUNCTUATION = frozenset(string.punctuation)
_HARD_END = re.compile(r"\\?[ ]*(\n)\s*")
_SOFT_END = re.compile(r"[ ]*(\n)\s*")


class Inline(NamedTuple):
    """The text of a paragraph, heading or cell; offsets are its own."""

    text: str
    runs: list[LocalRun]
    strong: list[Range]
    code: list[Range]
    links: list[LocalLink]


class Extras(NamedTuple):
    """What a document holds beside its text."""

    comments: list[Comment]
    anchors: set[str]


class InlineReader:
    """Reads the texts of one document, whose reference links are in ``env``."""

    def __init__(self, judge: tags.TagJudge, env: MutableMapping[str, Any], extras: Extras) -> None:
        self.judge = judge
        self.env = env
        self.extras = extras
        self.parser = InlineParser()

    def read(self, src: str, place: int | Lines) -> Inline:
        """Read the Markdown ``src`` whose place in the source is ``place``."""
        walk = _Walk(self, src, place)
        walk.tokens(self.parser(src, self.env))
        runs = located(walk.runs, place)
        return Inline("".join(walk.parts), runs, walk.strong, walk.code, walk.links)


class _Walk:
    """One walk along a source and its tokens."""

    def __init__(self, reader: InlineReader, src: str, place: int | Lines) -> None:
        self.reader = reader
        self.src = src
        self.place = place
        self.odd = _ODD.search(src) is not None
        self.at = 0
        self.length = 0
        self.parts: list[str] = []
        self.runs: list[LocalRun] = []
        self.strong: list[Range] = []
        self.code: list[Range] = []
        self.links: list[LocalLink] = []
        self.open_tags: list[tuple[str, int, int, str]] = []
        self.in_code = False
        self.muted = False

    def add(self, text: str, at: int, size: int) -> None:
        """Text that stands for the ``size`` characters at ``at``."""
        if self.muted:
            return
        length = len(text)
        self.parts.append(text)
        if length == size and self.runs:
            start, before, source, taken = self.runs[-1]
            if before == taken and source + taken == at:
                self.runs[-1] = (start, before + length, source, taken + size)
                self.length += length
                return
        self.runs.append((self.length, length, at, size))
        self.length += length

    def tokens(self, tokens: list[Token]) -> None:
        for token in tokens:
            kind = token["type"]
            if kind == "text":
                self.text(token["raw"])
            elif kind == "softbreak" or kind == "linebreak":
                self.line_end("\n" if kind == "softbreak" else LINE_BREAK)
            elif kind == "strong" or kind == "emphasis":
                size = 2 if kind == "strong" else 1
                self.at += size
                start = self.length
                self.tokens(token["children"])
                self.at += size
                if size == 2 and self.length > start:
                    self.strong.append((start, self.length))
            elif kind == "link" or kind == "image":
                self.link(token)
            elif kind == "codespan":
                self.code_span(token["raw"])
            else:
                self.html(token["raw"])

    def text(self, raw: str) -> None:
        if "\\" not in raw and self.src.startswith(raw, self.at):
            self.literal(self.at, self.at + len(raw))
            return
        done = 0
        while done < len(raw):
            at = self.at
            slash = self.src.find("\\", at)
            left = len(raw) - done
            plain = left if slash < 0 else min(left, slash - at)
            if plain:
                self.literal(at, at + plain)
                done += plain
                continue
            escaped = self.src[slash + 1 : slash + 2]
            if escaped in _PUNCTUATION and escaped == raw[done]:
                self.add(escaped, slash, 2)
                self.at = slash + 2
            else:
                self.add("\\", slash, 1)
                self.at = slash + 1
            done += 1

    def literal(self, start: int, end: int) -> None:
        """Text as it is written from ``start`` to ``end``, but for what is odd in it."""
        self.at = end
        if self.in_code:
            self.add(plain_spaces(self.src[start:end]), start, end - start)
        elif self.odd:
            for text, at, size in seen_text(self.src, start, end):
                self.add(text, at, size)
        elif end > start:
            self.add(self.src[start:end], start, end - start)

    def line_end(self, text: str) -> None:
        match = _HARD_END.match(self.src, self.at)
        assert match is not None, "mistune saw a line end here"
        if not (self.parts and self.parts[-1] == LINE_BREAK):
            self.add(text, match.start(1), 1)
        self.at = match.end()

    def code_span(self, raw: str) -> None:
        src, at = self.src, self.at
        content = at
        while src.startswith("`", content):
            content += 1
        marks = src[at:content]
        end = content + len(raw)
        self.at = end + len(marks)
        if src[content:end].replace("\n", " ") != raw or not src.startswith(marks, end):
            # One space at either side belongs to the marks.
            content, end = content + 1, end + 1
            self.at += 2
            if src[content - 1] == "\n":
                content = min(end, content + len(src[content:end]) - len(src[content:end].lstrip()))
        start = self.length
        after, self.in_code = self.at, True
        self.lines(content, end)
        self.at, self.in_code = after, False
        self.code.append((start, self.length))

    def lines(self, start: int, end: int) -> None:
        """Text as it is written, over line ends."""
        for match in _SOFT_END.finditer(self.src, start, end):
            self.literal(start, match.start())
            self.add("\n", match.start(1), 1)
            start = match.end()
        self.literal(start, end)
        self.at = end

    def link(self, token: Token) -> None:
        src, at, start = self.src, self.at, self.length
        if src.startswith("<", at):
            raw = token["children"][0]["raw"]
            self.literal(at + 1, at + 1 + len(raw))
            self.at += 1
        else:
            image = token["type"] == "image"
            self.at += 2 if image else 1
            before = len(self.parts), len(self.runs), self.runs[-1:], len(self.links), self.length
            self.tokens(token["children"])
            self.at = self.target_end(token)
            if image:
                self.forget(*before)
        self.links.append((start, self.length, token["attrs"]["url"], *self.span(at, self.at)))

    def forget(self, parts: int, runs: int, last: list[LocalRun], links: int, length: int) -> None:
        """Take back the text added since: that of an image is not text of the policy."""
        self.length = length
        del self.parts[parts:]
        del self.runs[runs:]
        self.runs[-1:] = last
        for ranges in (self.strong, self.code):
            while ranges and ranges[-1][1] > length:
                ranges.pop()
        self.links[links:] = [(length, length, *link[2:]) for link in self.links[links:]]

    def target_end(self, token: Token) -> int:
        """The end of a link whose text ends where the walk stands."""
        after = self.at + 1
        if "label" not in token:
            end = parse_link(self.src, after + 1)[1]
        elif self.src.startswith("[", after):
            end = parse_link_label(self.src, after + 1)[1]
        else:
            end = after
        return after if end is None else end

    def span(self, start: int, end: int) -> Span:
        """Where the characters from ``start`` to ``end`` of the text stand in the source."""
        first, last = located([(0, 1, start, 1), (0, 1, end - 1, 1)], self.place)
        return Span(first[2], last[2] + 1)

    def html(self, raw: str) -> None:
        at = self.at
        self.at = end = at + len(raw)
        if raw.startswith("<!--"):
            comment = Comment(self.span(at, end), raw[4:-3].strip())
            self.reader.extras.comments.append(comment)
            return
        tag = tags.TAG.fullmatch(raw)
        if tag is None:
            return
        if self.reader.judge.is_placeholder(tag):
            self.lines(at, end)
            return
        name = tag["name"].lower()
        if name in tags.BREAKING:
            if self.parts and self.parts[-1] != LINE_BREAK:
                self.add(LINE_BREAK, at, len(raw))
        elif name == "sup":
            self.muted = not tag["close"] and self.is_note(end)
        elif tag["close"]:
            self.close_tag(name, end)
        else:
            self.open_tag(name, tag["attributes"], at, end)

    def open_tag(self, name: str, inside: str, at: int, end: int) -> None:
        attributes = tags.attributes(inside)
        anchor = attributes.get("id") or (attributes.get("name") if name == "a" else None)
        if anchor:
            self.reader.extras.anchors.add(anchor)
        if name == "img":
            target = attributes.get("src") or ""
            self.links.append((self.length, self.length, target, *self.span(at, end)))
        elif name in ("a", "b", "strong", "u"):
            self.open_tags.append((name, self.length, at, attributes.get("href") or ""))

    def is_note(self, at: int) -> bool:
        """Whether raised text at ``at`` is the sign of a note: "complaints<sup>1</sup>", not m²."""
        before = self.parts[-1][-3:] if self.parts else ""
        return before.isalpha() and len(before) == 3 and _NOTE_SIGN.match(self.src, at) is not None

    def close_tag(self, name: str, end: int) -> None:
        while self.open_tags:
            opened, start, at, target = self.open_tags.pop()
            if opened == name:
                if name != "a":
                    self.strong.append((start, self.length))
                elif target:
                    self.links.append((start, self.length, target, *self.span(at, end)))
                return


def seen_text(src: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """What a reader sees of the source from ``start`` to ``end``: texts, their places and sizes."""
    for match in _ODD.finditer(src, start, end):
        if match.start() > start:
            yield src[start : match.start()], start, match.start() - start
        start = match.end()
        seen = _seen(match[0])
        if seen:
            yield seen, match.start(), start - match.start()
    if end > start:
        yield src[start:end], start, end - start


def plain_spaces(text: str) -> str:
    """The text with " " for each white space."""
    return _SPACE.sub(" ", text)


def _seen(odd: str) -> str:
    if odd[0] == "&":
        text = html.unescape(odd)
        return " " if text.isspace() else _HIDDEN.sub("", text)
    return " " if odd.isspace() else ""


def located(runs: list[LocalRun], place: int | Lines) -> list[LocalRun]:
    """The runs with their places in the source, given the place of the text they are offsets of."""
    if isinstance(place, int):
        if place == 0:
            return runs
        return [(start, length, at + place, size) for start, length, at, size in runs]
    return [piece for run in runs for piece in _by_line(run, place)]


def _by_line(run: LocalRun, lines: Lines) -> list[LocalRun]:
    """A run cut at the line ends that it spans; the parts of an unequal one stay one."""
    start, length, at, size = run
    starts, sources = lines
    line = bisect_right(starts, at) - 1
    source = sources[line] + at - starts[line]
    end = at + size
    if line + 1 == len(starts) or end <= starts[line + 1]:
        return [(start, length, source, size)]
    if length != size:
        last = bisect_right(starts, end - 1) - 1
        return [(start, length, source, sources[last] + end - starts[last] - source)]
    cut = starts[line + 1]
    pieces = [(start, cut - at, source, cut - at)]
    while cut < end:
        line += 1
        stop = min(end, starts[line + 1]) if line + 1 < len(starts) else end
        pieces.append((start + cut - at, stop - cut, sources[line], stop - cut))
        cut = stop
    return pieces
