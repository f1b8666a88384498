"""Words that only lead to where something is said: links, contents, pointers."""

import pytest
from helpers.lexicon import facts_by

SIGNALS = {"pointer": "see", "apple": "apple~"}


def muted(text: str) -> list[bool]:
    """Whether each apple of a text says nothing by itself."""
    facts = facts_by(SIGNALS, text)
    hits = facts.reading.of("apple")
    return [facts.elsewhere.mute(facts.document.block_at(hit.start), hit.start) for hit in hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An apple.", False),
        # a block that is hardly more than a link
        ("[An apple](#apple)", True),
        ("- [An apple](apple.md)", True),
        ("- [An apple](apple.md).", True),
        ("- [An](a.md) [apple](b.md)", True),
        ("- [An apple](apple.md): picked by hand in the morning", False),
        ("We sell [an apple](apple.md).", False),
        ("# [An apple](apple.md)", False),
        ("| Fruit |\n|---|\n| [apple](apple.md) |", False),
        ("[an-apple@harbour.example](mailto:an-apple@harbour.example)", False),
        ("[Ring the apple](tel:01555960100)", False),
        # short sentences that point to a link
        ("For an apple see [our list](list.md).", True),
        ("See [our list](list.md) for an apple.", True),
        ("For an apple ask [our cook](list.md).", False),
        ("[Our list](list.md) will see an apple.", False),
        ("See our list for an apple.", False),
        ("See [our list](list.md). An apple.", False),
        (f"See [our list](list.md) for an apple {'and more ' * 6}.", False),
        # entries of a table of contents
        ("## Contents\n\n- An apple\n", True),
        ("## Table of contents:\n\nAn apple\n", True),
        ("## In this policy\n\nAn apple\n", True),
        ("## Contents of the basket\n\nAn apple\n", False),
        ("## Contents\n\nText.\n\n## One\n\nAn apple.", False),
        ("An apple ........ 12", True),
        ("An apple … 3", True),
        ("An apple . . . . 3", True),
        ("An apple ____ 3", True),
        ("An apple ... and 3", False),
        ("An apple costs 3", False),
    ],
)
def test_what_says_nothing_by_itself(text: str, expected: bool) -> None:
    assert muted(text) == [expected]


def test_in_one_text() -> None:
    text = "# Apples\n\n- [Apples](#one)\n- Apples\n\nFor apples see [this](a.md). Apples."
    assert muted(text) == [False, True, False, True, False]
