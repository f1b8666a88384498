"""PL108: figures about people at large without a word on where they come from."""

import re
from collections.abc import Iterator

from policylint.checks.draft import Context, Draft
from policylint.documents.model import Document
from policylint.facts.gather import Facts
from policylint.packs.model import Rule

_COUNT = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})"
_FIGURE = (
    r"(?:\d{1,3}(?:\.\d{1,2})?(?:\s?[-–]\s?\d{1,3})?\s?(?:%|per ?cent)"
    rf"|{_COUNT} (?:in|out of) (?:every )?{_COUNT})"
)
_PEOPLE = (
    r"(?:customers|consumers|clients|people|buyers|shoppers|users|callers|complainants|companies|"
    r"businesses|organi[sz]ations|brands|adults|respondents|visitors|guests|patients|passengers|"
    r"tenants|households|subscribers|complaints|purchases)"
)
_WHICH = r"(?:all|the|our|unhappy|dissatisfied|satisfied|happy|online|most)"
_FIGURES = re.compile(
    rf"\b(?:{_FIGURE} of|{_COUNT} (?:in|out of) (?:every )?{_COUNT}) "
    rf"(?:{_WHICH} ){{0,2}}{_PEOPLE}\b"
    r"|\b(?:increases|reduces|boosts|raises|improves|cuts|grows) (?:[\w-]+ ){0,6}"
    rf"by (?:up to |as much as |about |over )?{_FIGURE}(?!\w)"
    rf"|\b{_COUNT}(?: to {_COUNT})? times (?:more|as) "
    r"(?:likely|expensive|costly|much|profitable|valuable)\b",
    re.IGNORECASE,
)
_HEARSAY = re.compile(
    r"\b(?:(?:many |several |recent |some |various )?studies|(?:recent |market )?research|"
    r"(?:recent |industry )?surveys|statistics|experts|evidence) "
    r"(?:has |have )?(?:also |clearly |consistently )?"
    r"(?:shows?|shown|proves?|proven|suggests?|indicates?|finds?|found|confirms?|says?|agree) "
    r"(?:that|how|us)\b",
    re.IGNORECASE,
)
_AIM = re.compile(
    r"\b(?:targets?|aims?|goals?|objectives?|kpis?|at least|no more than|minimum|maximum|"
    r"fewer than|less than|answer(?:ed)?|resolve[ds]?|respond(?:ed)?|reply|replied|acknowledged?|"
    r"within|uptime|availability|achieve|maintain|discount|refund|credits?|fees?|vat|charge|rate|"
    r"score|benchmark|we will|must|shall|should|ensure|commit\w{0,5}|promise|strive)\b|[≥≤<>]",
    re.IGNORECASE,
)
"""Words of a target or of a price, which need no source."""
_SOURCE = re.compile(
    r"\b(?:according to|sources?|reported by|published|report|survey of|study by|studies by|"
    r"research by|survey by|poll by|found by|see|cited|et al|census|ombudsman|in \d{4}|"
    r"our (?:own )?(?:\w+ )?(?:survey|figures|records|data|measurements)|last year we|"
    r"we (?:measured|asked|counted|surveyed|found))\b|\[\d{1,3}\]|\([^()]{0,60}\b(?:19|20)\d\d\)",
    re.IGNORECASE,
)
REACH = 600
"""Characters of a sentence on either side of a claim that are read."""


def unsourced_statistic(facts: Facts, _rule: Rule, _context: Context) -> Iterator[Draft]:
    """Claims of fact about customers or business at large whose sentence gives no source."""
    document = facts.document
    for pattern in (_FIGURES, _HEARSAY):
        for match in pattern.finditer(document.text):
            if document.blocks[document.block_at(match.start())].kind not in ("paragraph", "item"):
                continue
            start, end = facts.reading.sentence(match.start())
            start, end = max(start, match.start() - REACH), min(end, match.end() + REACH)
            sentence = document.text[start:end]
            if _SOURCE.search(sentence) or _has_note(document, start, end):
                continue
            if pattern is _FIGURES and _AIM.search(sentence):
                continue
            yield Draft(match.start(), match.end(), {"claim": " ".join(match.group().split())})


def _has_note(document: Document, start: int, end: int) -> bool:
    """Whether a link or a footnote stands in the sentence."""
    if any(start <= link.start and link.end <= end + 1 and link.target for link in document.links):
        return True
    span = document.span(start, end)
    return "[^" in document.source[span.start : span.end + 8]
