"""What a person sees."""

import re
from dataclasses import replace

from helpers.reports import clean, document, finding, hidden, on_line, report

from policylint.model import Failure, Place, Suggestion
from policylint.report.text import View, render

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")

WHOLE = """\
harbour/promise.md  Our service promise · 1 of 4 required met, 2 of 6 in all

  What it lacks

          error    CS601 feedback        missing  Nothing says how visitors' views are gathered, nor
                                                  what is done with them.
          → A section "Feedback" after "Complaints": "Twice a year we ask visitors what we could do
            better, and publish what we changed."
     8:3  warning  CS302 response-times  partial  Live chat has no concrete time.
          → After "Live chat on our website" add: "answered within 2 minutes".
    13:1  warning  CS401 escalation      partial  Complaints are passed on, but it is not said to
                                                  whom, nor after which time.
          → Under "Complaints": "If we have not settled your complaint within 5 working days, the
            harbour master takes it over and calls you."

  In the text

    9:41  error    PL101 placeholder  The number of days to answer a letter was never filled in.
          9 │ - Write to us; we answer letters within [X] days.
            │                                         ^^^
          → Write "10 working days", or the time that you can keep.

2 errors, 2 warnings · 4 requirements not met
"""


def test_a_whole_report() -> None:
    assert render(report(document())) == WHOLE


def test_colour_changes_no_text() -> None:
    coloured = render(report(document(), clean()), View(colour=True))
    assert "\x1b[1;31merror  \x1b[0m" in coloured
    assert ESCAPES.sub("", coloured) == render(report(document(), clean()))


def test_every_line_fits_a_narrow_terminal() -> None:
    text = render(report(document()), View(width=60))
    assert max(len(line) for line in text.splitlines()) <= 60
    assert "          Live chat has no concrete time.\n" in text


def test_a_long_title_is_cut() -> None:
    first, second, *_ = render(report(document(title="A long title " * 20)), View(70)).splitlines()
    assert len(first) <= 70
    assert first.endswith("…")
    assert second == "  1 of 4 required met, 2 of 6 in all"


def test_clean_files_take_one_line_each() -> None:
    text = render(report(clean("a.md"), clean("b.md")))
    assert text == (
        "✓ a.md  How to complain · judged as a complaints procedure · 1 of 1 requirements met\n"
        "✓ b.md  How to complain · judged as a complaints procedure · 1 of 1 requirements met\n"
        "\n"
        "2 files checked · no errors, no warnings · 2 of 2 requirements met\n"
    )


def test_blank_lines_part_files_with_findings() -> None:
    lines = render(report(clean("a.md"), document("b.md"), document("c.md"))).splitlines()
    starts = [n for n, line in enumerate(lines) if line.startswith(("b.md", "c.md"))]
    assert len(starts) == 2
    assert all(lines[start - 1] == "" and lines[start - 2] != "" for start in starts)


def test_quiet_shows_findings_only() -> None:
    assert render(report(clean()), View(quiet=True)) == ""
    text = render(report(clean("a.md"), document("b.md")), View(quiet=True))
    assert text.startswith("b.md ")
    assert "a.md" not in text
    assert text.endswith("that you can keep.\n")


def test_infos_and_suppressed_findings_are_counted_not_shown() -> None:
    busy = document(findings=hidden())
    text = render(report(busy))
    assert "PL104" not in text
    assert text.splitlines()[-1] == (
        "no errors, no warnings · 4 requirements not met · 1 suppressed · 1 info with --show-infos"
    )
    shown = render(report(busy, show_infos=True))
    assert "PL104 unclear-unit" in shown
    assert "PL102" not in shown
    assert shown.splitlines()[-1] == "1 info · 4 requirements not met · 1 suppressed"


def test_infos_that_make_a_run_fail_are_shown() -> None:
    assert "PL104" in render(report(document(findings=hidden()), fail_on="info"))


def test_a_document_of_another_kind() -> None:
    readme = document("README.md", title=None, kind="other", findings=(), judged=frozenset())
    assert render(report(readme)) == (
        "- README.md  not judged as a customer-service policy\n\nno errors, no warnings\n"
    )


def test_files_that_could_not_be_checked_are_counted() -> None:
    failures = (Failure("a.md", "no such file"), Failure("b.md", "empty"))
    assert render(report(errors=failures)) == "2 files could not be checked\n"
    assert render(report()) == "0 files checked\n"
    text = render(report(clean(), errors=failures[:1]))
    assert "\n1 file could not be checked · no errors, no warnings" in text


def test_what_is_lacking_comes_in_the_order_of_the_pack_and_the_rest_in_that_of_the_text() -> None:
    mixed = (
        on_line("see [X] there", "[X]", message="later"),
        finding("CS601", "feedback", message="last in the pack"),
        finding("PL113", "heading-jump", "warning", "sooner", at="# Our service promise"),
        finding("CS101", "objectives", message="first in the pack", at="## Complaints"),
    )
    text = render(report(document(findings=mixed)))
    words = ("first in the pack", "last in the pack", "sooner", "later")
    assert sorted(words, key=text.index) == list(words)


def test_the_same_advice_is_given_once() -> None:
    twice = [
        finding("CS302", "response-times", message=what, at=what, advice="Add a time.")
        for what in ("Phone 555 0100", "Live chat")
    ]
    assert render(report(document(findings=tuple(twice)))).count("→ Add a time.") == 1


def test_an_excerpt_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    long = replace(on_line("we reply as soon", "as soon"), place=Place(7, 10, 9, 4))
    assert "7 │ we reply as soon\n            │          ^^^^^^^\n" in render(
        report(document(findings=(long,)))
    )


def test_nothing_of_a_document_acts_on_the_terminal() -> None:
    evil = "\x1b]0;owned\x07"
    nasty = replace(
        on_line(f"{evil}[X]", "[X]", message=evil),
        name=f"a{evil}",
        suggestion=Suggestion(f"write {evil}"),
    )
    text = render(report(document(f"{evil}.md", title=evil, kind=evil, findings=(nasty,))))
    assert "\x1b" not in text
    assert "\x07" not in text
    assert text.count("\\x1b]0;owned\\x07") == 7


def test_advice_keeps_its_lines() -> None:
    advice = finding("PL101", "placeholder", advice="Add:\n\n## Feedback\nWe ask you.")
    text = render(report(document(findings=(advice,))))
    assert "         → Add:\n\n           ## Feedback\n           We ask you.\n" in text


def test_a_paragraph_of_a_word_file_is_named_by_its_number() -> None:
    word = document(findings=(on_line("in [X] days", "[X]"),), location_kind="word")
    assert "    ¶7:4  error" in render(report(word))
