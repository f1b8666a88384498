"""Dates with what they are the dates of: revised, next review, created, expiry, or something else.

A date is found around its year. What it is the date of comes from its front-matter key, the heads
or the first cell of its table row, the words before it in its line, or the heading above it; the
words that say so are the ``dates`` table of a lexicon's vocabulary.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from policylint.documents.model import Document
from policylint.facts.dates.labels import Labels
from policylint.facts.dates.words import DateWords, Role
from policylint.facts.model import DateMention

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SHORT = re.compile(r"(?<![\w./-])(\d{1,2})([/.-])(\d{1,2}|[A-Za-z]{3,4})\2(\d\d)(?!\w|[./-]\d)")
_ISO = re.compile(
    r"(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})(?!\d)(?![-/]\d)|-(0[1-9]|1[0-2])(?![-\d])"
    r"|年\s?(\d{1,2})\s?月(?:\s?(\d{1,2})\s?日)?)"
)
_NUMERIC = re.compile(r"(?<![\d/])(?<!\d[.-])(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4})\Z")
_MONTH_YEAR = re.compile(r"(?<![\d/.-])(0?[1-9]|1[0-2])/(\d{4})\Z")
_GAP = r"[^\S\n\t\v]"
"""White space, but no end of a block, cell or line."""
MAX_DATES = 4000
"""Dates of one document that are looked at; of more, the first and the last."""
BEFORE_YEAR = 40
"""Characters before its year in which a date begins ("the 12th day of September, 2025")."""


class Written(NamedTuple):
    """A date as written; month and day None where it does not say."""

    start: int
    end: int
    year: int
    month: int | None
    day: int | None
    numbers: tuple[int, int] | None = None
    """The two numbers of a date whose order is not known yet."""


def find_dates(document: Document, vocabulary: Mapping[str, object]) -> tuple[DateMention, ...]:
    """All dates with a year in the order of the text; a bare year only where it has a label."""
    if not _YEAR.search(document.text) and not _SHORT.search(document.text):
        return ()
    words = DateWords(vocabulary)
    written = sorted(find_written(document.text, words.months))
    labels = Labels(document, words)
    order = _order(written)
    if len(written) > MAX_DATES:
        written = [*written[: MAX_DATES // 2], *written[-MAX_DATES // 2 :]]
    found: list[DateMention] = []
    for each in written:
        role = labels.role(each.start, each.end)
        if each.month is None and each.numbers is None and role == "other":
            continue
        found.append(_settle(each, role, order))
    return tuple(found)


def revision_date(dates: Iterable[DateMention]) -> DateMention | None:
    """The newest date of a revision that has at least month and year."""
    concrete = [
        each
        for each in dates
        if each.role == "revision" and each.month is not None and each.problem is None
    ]
    return max(
        concrete, key=lambda each: (each.year, each.month, each.day or 0, -each.start), default=None
    )


def find_written(text: str, months: Mapping[str, int]) -> Iterator[Written]:
    """Dates and bare years as they stand in the text; each character belongs to one at most."""
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    if not names:
        names = r"(?!)"
    by_name = re.compile(
        rf"(?<![\w-])(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:{_GAP}(?:day{_GAP})?of)?(?:[.,-]|{_GAP}){{0,3}})?"
        rf"(?P<m>{names})\b\.?(?:(?:-|{_GAP}){{0,2}}(?P<e>\d{{1,2}})(?:st|nd|rd|th)?)?"
        rf"(?:[,'’-]|{_GAP}){{0,3}}(?:of{_GAP})?\Z",
        re.IGNORECASE,
    )
    done = 0
    for match in _YEAR.finditer(text):
        if match.start() < done:
            continue
        found = _around(text, match, max(done, match.end() - BEFORE_YEAR), by_name, months)
        if found is not None:
            done = found.end
            yield found
    for match in _SHORT.finditer(text):
        short = _short(match, months)
        if short is not None:
            yield short


def _around(
    text: str,
    match: re.Match[str],
    begin: int,
    by_name: re.Pattern[str],
    months: Mapping[str, int],
) -> Written | None:
    start, end = match.span()
    year = int(match.group())
    iso = _ISO.match(text, start)
    if iso is not None and not text[start - 1 : start].isalnum():
        month = iso[3] or iso[5] or iso[6]
        day = iso[4] or iso[7]
        if iso[2] and len(iso[3]) == 1 and iso[2] == ".":
            return None  # a version such as 2024.1.3
        return Written(start, iso.end(), year, int(month), int(day) if day else None)
    before = text[begin:start]
    named = by_name.search(before)
    if named is not None:
        day = named["d"] or named["e"]
        at = begin + named.start()
        if named["d"] is None and at > 0 and text[at - 1].isalpha():
            return None
        return Written(at, end, year, months[named["m"].lower()], int(day) if day else None)
    window = text[begin:end]
    numeric = _NUMERIC.search(window)
    if numeric is not None:
        pair = (int(numeric[1]), int(numeric[3]))
        return Written(begin + numeric.start(), end, year, None, None, pair)
    pair_of = _MONTH_YEAR.search(window)
    if pair_of is not None:
        return Written(begin + pair_of.start(), end, year, int(pair_of[1]), None)
    if re.match(r"[-–/]\d|\d|\.\d|[A-Za-z]", text[end : end + 2]) or re.search(
        r"[\w/.@#£$€–-]\Z", before
    ):
        return None  # a range of years, a price, part of a number or name
    return Written(start, end, year, None, None)


def _short(match: re.Match[str], months: Mapping[str, int]) -> Written | None:
    """A date with a year of two digits: 12/03/25, 12-Mar-25."""
    year = 2000 + int(match[4])
    if match[3].isdigit():
        if match[2] != "/" and not (len(match[1]) == 2 and len(match[3]) == 2):
            return None
        return Written(match.start(), match.end(), year, None, None, (int(match[1]), int(match[3])))
    month = months.get(match[3].lower())
    return Written(match.start(), match.end(), year, month, int(match[1])) if month else None


def _order(written: Iterable[Written]) -> Literal["day", "month"] | None:
    """What stands first in dates like 03/04/2025, if the document's other dates tell."""
    pairs = [each.numbers for each in written if each.numbers]
    day_first = any(first > 12 >= second for first, second in pairs)
    month_first = any(second > 12 >= first for first, second in pairs)
    if day_first == month_first:
        return None
    return "day" if day_first else "month"


def _settle(
    each: Written,
    role: Role,
    order: Literal["day", "month"] | None,
) -> DateMention:
    month, day = each.month, each.day
    problem: Literal["ambiguous", "impossible"] | None = None
    if each.numbers is not None:
        first, second = each.numbers
        if first > 12 >= second or order == "day" or first == second:
            day, month = first, second
        elif second > 12 >= first or order == "month":
            month, day = first, second
        elif first <= 12:
            problem = "ambiguous"
        else:
            day, month = first, second
    if problem is None and month is not None and not _exists(each.year, month, day):
        problem = "impossible"
    return DateMention(each.start, each.end, role, each.year, month, day, problem)


def _exists(year: int, month: int, day: int | None) -> bool:
    return 1 <= month <= 12 and (day is None or 1 <= day <= last_day(year, month))


def last_day(year: int, month: int) -> int:
    """Number of days of a month."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31
