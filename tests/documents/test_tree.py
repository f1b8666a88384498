"""Keeping positions changes nothing of what mistune's block parser says."""

import re
from collections.abc import Iterator
from typing import Any

import mistune
from helpers.markdown import CHAOS, DOCUMENTS
from hypothesis import assume, given, settings
from mistune.core import BlockState

from policylint.documents.positions import PositionParser, PositionState, Tokens
from policylint.documents.tags import TagJudge

OURS = ("|", "-- --", "<table", "[^", "<name>", "<Company")
"""In what is read in our own way: tables, footnotes, placeholders (and text after a comment)."""


def ours(text: str) -> list[dict[str, Any]]:
    state = PositionState()
    state.process(text)
    PositionParser(TagJudge(text)).parse(state)
    return list(as_mistune(state.places))


def as_mistune(tokens: Tokens) -> Iterator[dict[str, Any]]:
    """Our tokens with texts in the place of positions."""
    for token in tokens:
        made = {key: value for key, value in token.items() if key != "at"}
        if token["type"] in ("paragraph", "block_text") or token.get("style") == "setext":
            made["text"] = "".join(tokens.state.src[start:end] for start, end in token["at"])
        elif token["type"] == "list":
            made["children"] = [
                {"type": "list_item", "children": list(as_mistune(item["children"]))}
                for item in token["children"]
            ]
        elif token["type"] == "block_quote":
            made["children"] = list(as_mistune(token["children"]))
        yield made


def theirs(text: str) -> list[dict[str, Any]]:
    state = BlockState()
    state.process(text)
    mistune.BlockParser().parse(state)
    return state.tokens


@settings(max_examples=300, deadline=None)
@given(DOCUMENTS | CHAOS)
def test_the_tree_is_that_of_mistune(text: str) -> None:
    assume(not any(own in text for own in OURS))
    assume(not re.search(r"-->[ \t]*\S", text))
    text = text.replace("\r", "\n") + "\n"
    assert ours(text) == theirs(text)
