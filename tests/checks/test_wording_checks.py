"""PL106, PL108, CS102: acronyms, figures without a source, titles."""

import pytest
from helpers.drafts import findings


@pytest.mark.parametrize(
    "line",
    [
        "The passenger liaison officer (PLO) rings back. The PLO writes.",
        "The PLO (passenger liaison officer) rings back.",
        "PLO means the officer on the pier. The PLO rings back.",
        "- PLO: the officer on the pier\n\nThe PLO rings back.",
        "| Term | Meaning |\n|---|---|\n| PLO | The officer on the pier |\n\nThe PLO rings back.",
        "The Passenger Liaison Officers meet; each PLO rings back.",
        "Ring the KPI team about the FAQ, the URLs and the VAT.",
        "DO NOT hang up. Callers must NOT wait. Callers do not wait.",
        "ALWAYS GREET THE CALLER BY NAME",
        "Part XII and form AB12 and room B-XY and P1.",
        'Type "STOP" or “HALT” to end it.',
        "Use `PLOX` here.\n\n```\nPLOY\n```",
        "Write to plo@plo.example; the PLO answers.",
        "Set [AMOUNTS] and $PATH.",
    ],
)
def test_acronyms_that_need_no_words(line: str) -> None:
    assert findings("PL106", f"# Charter\n\n{line}\n") == []


def test_an_acronym_is_reported_once_where_it_first_stands() -> None:
    found = findings(
        "PL106", "# Charter\n\nAsk the PLO. The PLOs know.\n\nThe BCT helps the PLO.\n"
    )
    assert [(each.place.line, each.excerpt) for each in found] == [(3, "PLO"), (5, "BCT")]


def test_an_acronym_of_the_title_is_the_name_of_the_house() -> None:
    assert findings("PL106", "# The PLO charter\n\nThe PLO answers letters.\n") == []


def test_another_document_of_the_policy_may_spell_it_out() -> None:
    other = "# Terms\n\nThe passenger liaison officer (PLO) rings back.\n"
    assert findings("PL106", "# Charter\n\nAsk the PLO.\n", beside=[other]) == []


@pytest.mark.parametrize(
    "line",
    [
        "70% of customers never complain.",
        "As many as 9 in 10 customers say so to a friend.",
        "Nearly 3 out of 4 of people leave.",
        "Good service increases profits by up to 25%.",
        "Many studies show that service pays.",
        "It costs: winning a client is six to seven times more expensive.",
    ],
)
def test_claims_without_a_source(line: str) -> None:
    assert len(findings("PL108", f"# Why\n\n{line}\n")) == 1


@pytest.mark.parametrize(
    "line",
    [
        "We answer 95% of calls within 20 seconds.",
        "At least 90% of customers should be satisfied.",
        "Our target: 80% of complaints closed in a week.",
        "According to the ombudsman's report, 70% of customers never complain.",
        "70% of customers never complain (Meyer, 2021).",
        "70% of customers never complain [3].",
        "70% of customers never complain.[^1]\n\n[^1]: Meyer.",
        "[A poll](https://example.org) says that 70% of customers never complain.",
        "In our last survey, 70% of customers were content.",
        "Service credits are 10% of the monthly fee; uptime is 99.9%.",
        "Show us that you care.",
        "| Share |\n|---|\n| 70% of customers |",
    ],
)
def test_figures_that_need_no_source(line: str) -> None:
    assert findings("PL108", f"# Why\n\n{line}\n") == []


@pytest.mark.parametrize(
    "start",
    [
        "# Customer Service Policy",
        "# Complaints",
        "---\ntitle: Our service charter\n---",
        "Help desk handbook\n==================",
        "# Harbour District Council\n\n## Customer charter",
        "# Harbour Bakery\n\nHow we serve our customers",
    ],
)
def test_titles_that_say_what_it_is(start: str) -> None:
    assert (
        findings("CS102", f"{start}\n\nWe answer letters within ten days of their arrival here.\n")
        == []
    )


@pytest.mark.parametrize(
    ("start", "message"),
    [
        ("# Overview", "the title “Overview” does not say what the document is"),
        ("# Untitled 3", "the title “Untitled 3” does not say what the document is"),
        ("We answer every letter that reaches us within ten days, whoever wrote it to us and why.",
         "the document has no title"),
    ],
)  # fmt: skip
def test_titles_that_do_not(start: str, message: str) -> None:
    found = findings(
        "CS102", f"{start}\n\nWe answer letters within ten days of their arrival here.\n"
    )
    assert [each.message for each in found] == [message]
