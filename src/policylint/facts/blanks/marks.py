"""Placeholders that stand without brackets: blanks, XX, TBD, DD/MM/YYYY, lorem ipsum, prompts.

Each pattern is tried only on a text that holds one of its triggers, and compiled only then; each
is linear: every repeat is bounded or followed by something that it cannot match.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_UNIT = (
    r"(?:(?:working|business|clear|calendar|office|clock)[ -])?"
    r"(?:second|minute|min|hour|hr|day|week|month|year|ring)s?\b"
)
_PART = r"(?:DD?|dd?|MMM?M?|mmm?m?|YY(?:YY)?|yy(?:yy)?|Yyyy|Mm|Dd)"
_DONE = "(?:confirmed|determined|decided|completed|agreed|advised|added|defined|announced|inserted)"
_ORGANISATION = "(?:company|organi[sz]ation|business|charity|club|council|school)(?:['’]s)?[ ]name"


class Kind(NamedTuple):
    """One kind of blank: words of which the text must hold one, and what it looks like."""

    name: str
    triggers: tuple[str, ...]
    pattern: str


KINDS = (
    Kind("mail", ("xx@", "XX@"), r"\b[xX]{2,12}@[\w.-]{1,60}\w"),
    Kind(
        "date",
        ("YY", "yy", "MM", "mm/", "DD", "20XX", "20xx", "19XX", "20__"),
        rf"(?<![\w/.-]){_PART}(?:([/. -]){_PART})(?:\1{_PART})?(?![\w/])"
        r"|\bMonth[ ]DD?,?[ ](?:YYYY|20XX)\b|\b(?:DD?[ ])?Month,?[ ](?:YYYY|20XX)\b"
        r"|\b(?:19|20)(?:XX|xx|YY|__)(?!\w)",
    ),
    Kind("month", ("Month", "MONTH"), r"\b(?:(?:Day[ ])?Month[ ]Year|(?:DAY[ ])?MONTH[ ]YEAR)\b"),
    Kind(
        "zeros",
        ("000",),
        r"\b00([/.-])00\1(?:00)?00\b"
        r"|(?<![\w.,/-])\+?\(?0{3,5}\)?(?:[ -]0{3,6}){1,3}(?![\w,-]|\.\d)",
    ),
    Kind(
        "xs",
        ("XX",),
        r"(?<![\w@#/\\-])(?:\(XX{1,7}\)|[£$€]?XX{1,7})(?:[ ]?[./:-][ ]?XX{1,7}|[ ]XX{1,7}){0,4}"
        r"(?:[ ]?%)?(?![\w@])"
        r"|(?<=\d-)XX{1,7}(?:-XX{1,7}){0,3}(?!\w)",
    ),
    Kind(
        "small xs",
        ("xx",),
        r"(?<![\w@#/\\.-])xx{1,7}(?:[ /-]xx{1,7}){0,4}(?:[ ]?%(?!\w)|(?=[ -]" + _UNIT + r"))",
    ),
    Kind(
        "x",
        ("X ", "x ", "N ", "n ", "X-", "x-", "N-", "X%", "x%", "N%", "n%", "£X", "$X", "€X", "X.X"),
        r"(?<![\w@#/\\.'’×*+-])(?<!\d )[XxNn](?:[ ]?%(?!\w)|[ -]" + _UNIT + r")"
        r"|[£$€]X(?:[.,]X{1,3})?(?![\w(\[{])|(?<![\w.])X\.X(?:\.X)?(?![\w.])",
    ),
    Kind(
        "blank",
        ("___", "__ ", ".....", "……", ". . . ."),
        r"_{3,}|(?<=\s)__(?=[ ]" + _UNIT + r")|\.{5,}|(?<!\.)(?:\.[ ]){4,}\.?|……+",
    ),
    Kind(
        "token",
        ("TBD", "TBC", "TBA", "TODO", "FIXME", "T.B."),
        r"(?<![\w/-])(?:TBD|TBC|TBA|TODO|FIXME)(?![\w/])|\bT\.B\.[DCA]\.",
    ),
    Kind(
        "stated",
        ("be ", "BE "),
        rf"\b[Tt]o[ ]be[ ]{_DONE}\b"
        r"|\bTO[ ]BE[ ](?:CONFIRMED|DETERMINED|DECIDED|COMPLETED|AGREED)\b",
    ),
    Kind(
        "lorem", ("orem ipsum", "OREM IPSUM"), r"\b(?:[Ll]orem ipsum|LOREM IPSUM)\b[^\n\t]{0,4000}"
    ),
    Kind(
        "prompt",
        ("lick", "hoose an item", "nsert", "INSERT", "to enter"),
        r"\b[Cc]lick(?:[ ]or[ ]tap)?(?:[ ]here)?[ ]to[ ](?:enter|add|select|choose)[ ]"
        r"(?:text|a[ ]date|an?[ ]\w{1,20})\b|\b[Cc]hoose[ ]an[ ]item\b"
        r"|\b[Ii]nsert[ ](?:[\w'’/]{1,20}[ ]){1,6}here\b"
        r"|\bINSERT[ ](?:[A-Z'’/]{1,20}[ ]){0,6}[A-Z]{2,20}\b",
    ),
    Kind("asks", ("??",), r"(?<![\w?!])\?{2,}(?=[\s%)]|\Z)"),
    Kind(
        "parens",
        ("(insert", "(Insert", "(INSERT", "ame)", "(name of", "(Name of", "NAME)", "ate)", "(your"),
        rf"\((?:[Ii]nsert|INSERT|[Nn]ame[ ]of|[Ee]nter[ ](?:name|date))[ ][^()\n\t]{{1,60}}\)"
        rf"|\((?:[Yy]our[ ])?(?i:{_ORGANISATION})\)|\((?i:date|name|your[ ]name)\)",
    ),
    Kind(
        "marked",
        ("##", "@@", "%%", "%", "$", "«", "<<", "*|"),
        r"(?<![\w#@%])(?:##|@@|%%)[A-Za-z][A-Za-z_ ]{1,30}(?:##|@@|%%)(?![\w#@%])"
        r"|(?<![\w%])%[A-Z][A-Z_]{2,30}%(?![\w%])"
        r"|\$(?:COMPANY|ORGANI[SZ]ATION|CUSTOMER|NAME|EMAIL|PHONE|DATE)(?:_[A-Z]{2,20}){0,3}\b"
        r"|«[A-Za-z]\w{0,40}(?:[ ]\w{1,20}){0,2}»|<<[A-Za-z][\w ']{0,40}>>|\*\|[A-Z:_]{2,30}\|\*",
    ),
    Kind(
        "named",
        ("our company", "our Company", "OUR COMPANY", "YourCompany", "yourcompany", "yourdomain"),
        r"\b(?:[Yy]our[ ]?Company(?:[ ]Name)?|YOUR[ ]COMPANY(?:[ ]NAME)?)\b"
        r"|\b[\w.-]{1,40}@your-?(?:company|domain|organi[sz]ation|business)\.[a-z.]{2,8}\b"
        r"|(?<![\w@.])(?:www\.)?your-?(?:company|domain|organi[sz]ation)\.(?:com?|org|net)[\w./-]{0,40}",
    ),
)

_VALUE_BEFORE = re.compile(r"(?:\A|[:(|=–—\[\"“-])\s*\Z")
_VALUE_AFTER = re.compile(r"\s*(?:\Z|[).;,\]*–—/\"”]|by\b|-\s)")
_STATED_BEFORE = re.compile(r"(?:\A|[:(|=–—\[-])\s*(?:[A-Z]\w{1,15}\s+){0,2}\Z")
_FORMAT_HINT = re.compile(
    r"\b(?:format|formatted|pattern|written as|expir\w+|e\.g\.|such as)", re.I
)
_ROMAN = re.compile(r"\b(?:XI{1,3}|X?I?[VX]I{1,3}|XI?V|XI?X|XXI{1,3})\b")
_ROMAN_LABEL = re.compile(
    r"\b(?:chapter|title|part|article|annex|volume|book|bowl|pope|schedule|louis)\s+\Z", re.I
)
_FORM_WORD = (
    "name|names|surname|signature|signed|sign|date|title|position|address|post ?code|zip|phone|"
    "telephone|tel|mobile|fax|e-?mail|number|no|witness|by|details|comments|reference|ref|time|"
    "designation|initials|department|role|job title"
)
_FORM_LABEL = re.compile(
    rf"(?:\A|[\s_./|(])(?:{_FORM_WORD})(?:\s?\([^()\n]{{0,30}}\))?\s?[:.]?\s?\Z", re.IGNORECASE
)
_OWN_LABEL = re.compile(
    r"\b(?:effective|approv|adopt|review|revis|issue|updated|version|policy|document|prepared|"
    r"owner|organi[sz]ation|company|next|within)",
    re.IGNORECASE,
)


class Blank(NamedTuple):
    """A candidate, in offsets of the text."""

    start: int
    end: int
    kind: str


def find_blanks(text: str) -> Iterator[Blank]:
    """Candidates of every kind whose triggers the text holds; not sorted."""
    for kind in KINDS:
        if any(trigger in text for trigger in kind.triggers):
            for match in re.finditer(kind.pattern, text):
                yield Blank(match.start(), match.end(), kind.name)


def settle(
    text: str, blank: Blank, start: int, end: int, form: bool = False, label: str = ""
) -> tuple[int, int] | None:
    """The span of the placeholder, or None where the candidate is something else.

    ``start`` and ``end`` bound the block or cell that it stands in, ``form`` says that this is
    part of a form, ``label`` is the cell before.
    """
    at, until = blank.start, min(blank.end, end)
    before, after = text[max(start, at - 120) : at], text[until : min(end, until + 60)]
    found = text[at:until]
    match blank.kind:
        case "date":
            if (
                form
                or _FORMAT_HINT.search(f"{before[-40:]} {after[:20]}")
                or before.endswith(" as ")
            ):
                return None
            if before.endswith("(") and after.startswith(")"):
                # "Date of birth (DD/MM/YYYY)" says how; "Updated: (DD/MM/YYYY)" stayed open
                return (at, until) if re.search(r":\s?\(\Z", before) else None
            return (at, until) if re.search("[Yy]|XX|xx|__", found) else None
        case "asks":
            return (at, until) if not re.search(r"\w\s\Z", before) or after[:1] == "%" else None
        case "month":
            return (at, until) if _is_value(before, after) else None
        case "stated":
            stated = _STATED_BEFORE.search(before) and re.match(r"\s*(?:\Z|[).;])", after)
            return (at, until) if stated else None
        case "zeros":
            return (at, until) if found.count("0") >= 7 else None
        case "xs" | "small xs":
            return None if _is_roman(text, found, before) else (at, until)
        case "blank":
            return None if form else _settle_blank(at, until, found, before or label, after)
        case "parens":
            bare = re.fullmatch(r"\((?:your )?(?:date|name)\)", found, re.IGNORECASE)
            return None if bare and (form or not _is_value(before, after)) else (at, until)
        case "named":
            own = "@" in found or "." in found or found[0] == "Y" or found.endswith("Name")
            return (at, until) if own or found[5:6] == "C" else None
        case _:
            return at, until


def _is_value(before: str, after: str) -> bool:
    """Whether something stands where a value belongs: alone, after a colon, in brackets."""
    return bool(_VALUE_BEFORE.search(before)) and bool(_VALUE_AFTER.match(after))


def _is_roman(text: str, found: str, before: str) -> bool:
    if found not in ("XX", "XXX"):
        return False
    return bool(_ROMAN_LABEL.search(before)) or len(set(_ROMAN.findall(text))) >= 3


def _settle_blank(
    at: int, until: int, found: str, before: str, after: str
) -> tuple[int, int] | None:
    if "_" not in found and (re.match(r"\s*(?:\d{1,4}|[ivxl]{1,5})\s*\Z", after) or not before):
        return None  # the leader of a table of contents; dots that begin a line
    own = _OWN_LABEL.search(before[-40:])
    if _FORM_LABEL.search(before.rstrip()) and not own:
        return None
    if not before.strip() and not after.strip():
        return None  # a line to write on
    return at, until - (len(found) - len(found.rstrip()))
