"""Documents come from strangers: no text may make the expressions slow."""

import time

import pytest
from helpers.drafts import facts_of, findings

SIZE = 60_000
SECONDS = 8.0
"""Far above what any of these takes; a quadratic expression would need minutes."""

TEXTS = {
    "fields": "[X] ",
    "openings": "[",
    "nested": "[a " * 200 + "]" * 200 + " ",
    "blanks": "_ ",
    "dots": ". ",
    "quoted": '"[X]" ',
    "runs": "XX ",
    "inserts": "insert a ",
    "variables": "{{a}} ",
    "years": "2025 ",
    "versions": "version 1.1.1.1.1.1.1 2025 ",
    "labels": "Last updated: 12 March 2025, ",
    "capitals": "ABC DEF is ",
    "links": "[a](#b) ",
    "shares": "86% of customers leave ",
    "references": "see section 7 ",
}


@pytest.mark.parametrize("piece", TEXTS.values(), ids=TEXTS.keys())
def test_time_grows_with_the_text_only(piece: str) -> None:
    markdown = "# 1. A\n\n# 2. B\n\n" + piece * (SIZE // len(piece))
    facts = facts_of(markdown)
    begin = time.perf_counter()
    assert facts.placeholders is not None
    assert facts.dates is not None
    for rule in ("PL106", "PL107", "PL109", "PL110", "PL113"):
        findings(rule, markdown)
    assert time.perf_counter() - begin < SECONDS
