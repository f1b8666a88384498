"""Addresses, numbers and shares, which need no lexicon."""

import time

import pytest

from policylint.facts.contacts import find_contacts


def found(text: str) -> dict[str, list[str]]:
    return {
        name: [text[hit.start : hit.end] for hit in hits]
        for name, hits in find_contacts(text).items()
    }


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Write to a.b-c+d@harbour.example.", "email", "a.b-c+d@harbour.example"),
        ("(help@mail.harbour.example)", "email", "help@mail.harbour.example"),
        ("HELP@HARBOUR.EXAMPLE,", "email", "HELP@HARBOUR.EXAMPLE"),
        ("See https://harbour.example/a?b=1 now", "url", "https://harbour.example/a?b=1"),
        ("(http://harbour.example)", "url", "http://harbour.example"),
        ("at www.harbour.example", "url", "www.harbour.example"),
        ("95% of calls", "percent", "95%"),
        ("95 % of calls", "percent", "95 %"),
        ("99.95% uptime", "percent", "99.95%"),
        ("80 per cent", "percent", "80 per cent"),
        ("80 percent", "percent", "80 percent"),
        ("Ring 01632 960 001.", "phone-number", "01632 960 001"),
        ("Ring +44 1632 960001", "phone-number", "+44 1632 960001"),
        ("Ring (01632) 960 001", "phone-number", "(01632) 960 001"),
        ("Ring 202-555-0143 now", "phone-number", "202-555-0143"),
        ("Ring (202) 555-0143 now", "phone-number", "(202) 555-0143"),
        ("Ring 1-800-555-0143", "phone-number", "1-800-555-0143"),
        ("Ring 0800 555 0143 x", "phone-number", "0800 555 0143"),
        ("within 5 days", "number", "5"),
        ("up to 1,000 pages", "number", "1,000"),
        ("3.5 stars", "number", "3.5"),
    ],
)
def test_what_is_found_and_nothing_else(text: str, name: str, expected: str) -> None:
    assert found(text) == {name: [expected]}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("help@harbour", "email"),
        ("@harbour.example", "email"),
        ("harbour.example", "url"),
        ("ftp://harbour.example", "url"),
        ("1000%", "percent"),
        ("1000%", "number"),
        ("9 percentiles", "percent"),
        ("+1 (2) 3 4", "phone-number"),
        ("since 2024-01-15", "phone-number"),
        ("0800 5", "phone-number"),
        ("A01632 960 001", "phone-number"),
        ("0123 4567 8901 2345 6789", "phone-number"),
        ("room A12", "number"),
        ("12th", "number"),
        ("5%", "number"),
    ],
)
def test_what_is_not(text: str, name: str) -> None:
    assert name not in found(text)


def test_several_in_the_order_of_the_text() -> None:
    text = "Ring 01632 960 001 or 01632 960 002: 95% are answered in 2 minutes, or a@b.example."
    assert found(text) == {
        "phone-number": ["01632 960 001", "01632 960 002"],
        "percent": ["95%"],
        "number": ["2"],
        "email": ["a@b.example"],
    }


@pytest.mark.parametrize("piece", ["a", "0 ", "(0", "1.", "a@", "a@a.", "5,", "+1 (2) "])
def test_long_texts_take_time_in_proportion(piece: str) -> None:
    begin = time.perf_counter()
    find_contacts(piece * (200_000 // len(piece)))
    assert time.perf_counter() - begin < 8.0
