"""PL108: figures about people at large without a word on where they come from."""

import re
from collections.abc import Iterator

from policylint.checks.draft import Context, Draft
from policylint.documents.model import Document
from policylint.facts.gather import Facts
from policylint.packs.model import Rule

_FIGURE = r"(?:\d{1,3}(?:\.\d{1,2})?(?:\s?[-–]\s?\d{1,3})?\s?(?:%|per ?cent)|(?:one|two|three|four|nine) (?:in|out of) (?:two|three|four|five|ten)|\d{1,2} (?:in|out of) \d{1,3})"
_PEOPLE = r"(?:customers|consumers|clients|people|buyers|shoppers|users|callers|complainants|companies|businesses|organi[sz]ations|brands|adults|respondents|visitors|guests|patients|passengers|tenants|households|subscribers|americans|britons|millennials|unhappy customers|complaints|purchases|interactions)"
_CLAIM = re.compile(
    rf"\b{_FIGURE} of (?:all |the |unhappy |dissatisfied |satisfied |our |happy |online |most )?{_PEOPLE}\b"
    rf"|\b(?:increases?|reduces?|boosts|raises|improves|cuts|costs?|grows) (?:[\w-]+ ){{0,6}}by (?:up to |as much as |about |over )?{_FIGURE}(?!\w)"
    r"|\b(?:is|are|costs?) (?:up to |about |around )?(?:two|three|four|five|six|seven|ten|\d{1,2}) to (?:\w+ )?(?:times|x) (?:more|as)\b"
    r"|\b(?:up to |about |around )?(?:two|three|four|five|six|seven|ten|twenty-five|\d{1,2}) times (?:more|as) (?:likely|expensive|costly|much|profitable)\b"
    r"|\b(?:(?:many |several |recent |some |various )?studies|(?:recent |market )?research|(?:recent |industry )?surveys|statistics|experts|evidence|data) (?:has |have )?(?:also |clearly |consistently )?(?:shows?|shown|proves?|proven|suggests?|suggested|indicates?|finds?|found|confirms?|says?|agree) (?:that|how|us)\b",
    re.IGNORECASE,
)
_AIM = re.compile(
    r"\b(?:target|targets|aim|aims|goal|goals|objective|objectives|kpi|kpis|at least|no more than|"
    r"minimum|maximum|fewer than|less than|answer(?:ed)?|resolve[ds]?|respond(?:ed)?|reply|replied|"
    r"acknowledged?|within|uptime|availability|achieve|maintain|discount|refund|credit|credits|fee|"
    r"fees|vat|charge|rate|score|benchmark|we will|must|shall|should|ensure|increase customer|"
    r"commit\w*|promise|expect to|strive)\b|[≥≤<>]",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\b(?:according to|source|sources|reported by|published|report|survey of|our (?:own )?(?:\w+ )?"
    r"(?:survey|figures|records|data|measurements)|study by|studies by|research by|(?:survey|poll) by|"
    r"found by|see|cited|et al|census|ombudsman|ofcom|gartner|forrester|last year we|in \d{4}|"
    r"we (?:measured|asked|counted|surveyed|found))\b|\[\d{1,3}\]|\((?:[^()]{0,60}\b)?(?:19|20)\d\d\)",
    re.IGNORECASE,
)


def unsourced_statistic(facts: Facts, _rule: Rule, _context: Context) -> Iterator[Draft]:
    """Claims of fact about customers or business at large whose sentence gives no source."""
    document = facts.document
    if not re.search(r"%|per ?cent| (?:in|out of) |times|show|prove|suggest|indicat|find|found|confirm|say|agree", document.text):
        return
    for match in _CLAIM.finditer(document.text):
        block = document.blocks[document.block_at(match.start())]
        if block.kind not in ("paragraph", "item"):
            continue
        start, end = facts.reading.sentence(match.start())
        sentence = document.text[start:end]
        if _SOURCE.search(sentence) or _has_note(document, start, end):
            continue
        if re.search(r"\d|\b(?:in|out of)\b", match.group()) and _AIM.search(sentence):
            continue
        yield Draft(match.start(), match.end(), {"claim": " ".join(match.group().split())})


def _has_note(document: Document, start: int, end: int) -> bool:
    """Whether a link or a footnote stands in the sentence."""
    if any(start <= link.start and link.end <= end + 1 and link.target for link in document.links):
        return True
    span = document.span(start, end)
    return "[^" in document.source[span.start : span.end + 8]
