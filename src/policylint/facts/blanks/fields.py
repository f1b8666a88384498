"""Whether words in brackets name a field to fill in, or are brackets of another kind."""

import re

_ORGANISATION = re.compile(
    r"\b(?:company|organi[sz]ation|business|firm|charity|council|club|school|practice|clinic|"
    r"agency|association|authority|institution|trust|university|brand|our)(?:name|['’]s)?\b",
    re.IGNORECASE,
)

_INSTRUCTION = frozenset(
    """add amend attach change choose complete define delete describe detail edit enter explain fill
    give identify include indicate input insert list mention name outline pick please provide put
    replace select set specify state summarise summarize tbc tbd tick title todo type update write
    your""".split()
)
_FIELD_WORD = re.compile(
    r"\b(?:insert|specify|specified|enter|name|names|address|e-?mail|phone|telephone|number|date|"
    r"contact|url|link|website|amount|time|timeframe|period|role|title|team|hours|days|company|"
    r"organi[sz]ation|your|tbc|tbd|to be|location|percentage|threshold|version|owner|author)\b",
    re.IGNORECASE,
)
_NOT_FIELDS = frozenset(
    """a an and and/or as back button click closed contents deleted deprecated draft edit edited em
    end en external final here his her image input internal is it its ix its link: logo more new
    no note now obsolete of off ok on open optional or our password pause private protected public
    read redacted removed repealed required reserved resolved s sic soon start superseded tbl the
    their them they this to toc top tip unclear updated user username video voluntary warning we
    who will with yes yes/no you es ed ing""".split()
)
_NOT_FIELD_PHRASES = re.compile(
    r"(?:back to top|click here|contact us|read more|learn more|more info(?:rmation)?|see below|"
    r"see above|citation needed|emphasis (?:added|mine)|e-?mail[\s-]protected|email obfuscated|"
    r"new window|opens? in .*|external link|pdf\b.*|y/n|n/a|blank|intentionally .*|if any|"
    r"if applicable|as applicable|as appropriate|if appropriate|where applicable|"
    r"where appropriate|page break|end of .*|this page .*)\Z",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:appendix|annex|article|attachment|chapter|clause|exhibit|fig(?:ure)?|footnote|form|"
    r"group|item|level|line|note|page|para(?:graph)?|part|phase|priority|ref(?:erence)?|"
    r"rule|schedule|sec(?:tion)?|severity|sev|stage|step|table|tier|version|vol(?:ume)?|v)"
    r"[\s.#-]*(?:[\divx]{1,5}|[a-z])(?:[./][\da-z]{1,4}){0,3}\Z",
    re.IGNORECASE,
)
_CLAUSE_START = frozenset(
    """although any because being but by during either except excluding following for from having
    however if in including like neither not other otherwise pursuant regarding save see since
    subject such than that there these those though through under unless until when where whereas
    which while whilst who whose without cf ibid i.e ie amended approved adopted inserted
    revised translated reviewed substituted""".split()
)
_CAPITALS = frozenset(
    """ABC CITY COUNTY DATE DAY DAYS EMAIL FAX HOUR HOURS ID LINK LOGO MAIL MONTH N NAME NN NNN NUM
    NO. ORG PHONE ROLE SITE STATE TEAM TEL TIME TITLE TOWN URL X XX XXX XXXX XYZ YEAR YOUR ZIP TBA
    TBC TBD TBS TODO CEO COO HOURS""".split()
)
_UNIT_NEXT = re.compile(
    r"[\s-]*(?:\(\w{1,12}\)\s*)?(?:%|percent|per cent|(?:working|business|clear|calendar)\b|"
    r"(?:second|minute|min|hour|hr|day|week|month|year|ring)s?\b)",
    re.IGNORECASE,
)
_LEFT_OPEN = re.compile(r"\bYYYY\b|\bDD/MM\b|\bXX|__|\bTB[CD]\b|\binsert\b", re.IGNORECASE)
"""Something that is left open within the brackets."""
_WORD = re.compile(r"[^\W_]+(?:['’./-][^\W_]+)*")
_HAS_ADDRESS = re.compile(r"://|www\.|\.(?:md|html?|pdf|docx?|aspx?|php)\b|\w@\w|\A\s*[/#@^!|:&]")
MAX_FIELD_WORDS = 6
"""Longer texts in brackets are fields only when they read like an instruction."""


def names_organisation(words: str) -> bool:
    """Whether a field asks for the organisation itself.

    Its writer fills that in, even where the rest of a model letter stays open.
    """
    return bool(_ORGANISATION.search(words.replace("_", " ")))


def is_field(words: str, before: str, after: str) -> bool:
    """Whether ``[words]`` names a field.

    ``before`` and ``after`` are the texts of the same block (or cell) on either side of it.
    """
    words = words.strip().strip("*_ ")
    if not words:
        return False
    if before[-1:].isalnum() or before[-1:] in ("]", "!"):
        return False
    if after[:1] in ("(", "[", ":") and not before.strip():
        # "[text](...)" and "[label]: target" that did not come out as a link
        return after[:1] == ":" and _is_named_field(words)
    if after[:1] in ("(", "["):
        return False
    if after[:1].isalpha() and (len(words) < 3 or not re.match(r"s\b", after)):
        return False
    if words in ("●", "•", "…", "...", "—", "-", "–", "*", "?", "??", "???", "#", "##", "."):
        return words not in ("-", "–", "—", ".") or not before.strip()
    if words[0].isdigit() or words[0] in "<>~≤≥£$€":
        return _is_numeric_field(words, after)
    return _is_named_field(words)


def _is_numeric_field(words: str, after: str) -> bool:
    """A default to be confirmed: "[5] days", "[10%]", "[24 hours]"; not a citation or a year."""
    if re.fullmatch(r"\d{1,3}(?:[\s,;–-]+\d{1,3})*", words):
        return bool(_UNIT_NEXT.match(after))
    if re.fullmatch(r"[\d\s:./,–-]+(?:[ap]\.?m\.?)?", words, re.IGNORECASE):
        return bool(re.fullmatch(r"[0/.:-]+", words))
    return bool(re.match(r"[<>~≤≥£$€]*\s*[\d.,]+\s*[%£$€a-zA-Z]", words)) and len(words) < 60


def _is_named_field(words: str) -> bool:
    if "=" in words or _HAS_ADDRESS.search(words):
        return bool(re.match(r"(?:insert|enter|add|your|e\.g\.)\b", words, re.IGNORECASE))
    lower = words.lower()
    if lower in _NOT_FIELDS or _NOT_FIELD_PHRASES.match(words) or _LABELLED.match(words):
        return False
    tokens = _WORD.findall(words.replace("_", " "))
    if not tokens:
        return bool(re.search(r"[_.…]{2,}", words))
    first = tokens[0].lower()
    if first in _INSTRUCTION or first in ("e.g", "eg", "example") or _LEFT_OPEN.search(words):
        return True
    if len(tokens) == 1 and len(words) <= 5 and words.isupper():
        return words in _CAPITALS
    if len(tokens) == 1 and len(words) == 1:
        return words in "XxNnYZ"
    if first in _CLAUSE_START:
        return False
    if ": " in words and first not in _INSTRUCTION and not _FIELD_WORD.match(words):
        return False
    if len(tokens) > MAX_FIELD_WORDS:
        return bool(re.match(r"(?:e\.g\.|name|names|date|number|address)\b", words, re.IGNORECASE))
    return not words.rstrip().endswith((".", "!", "?")) or bool(_FIELD_WORD.search(words))
