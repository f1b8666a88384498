"""The arithmetic of the accuracy benchmark, on small invented corpora."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import accuracy
import pytest
from accuracy_corpus import (
    REQUIRED,
    REQUIREMENTS,
    Account,
    Blank,
    Clash,
    Labelled,
    Promise,
    account_of,
    plain,
    read_corpus,
    truth_of,
)
from accuracy_corrections import corrected, read_corrections
from accuracy_errors import Page, browse, marked
from accuracy_scores import Rate, Scores, pair, score
from accuracy_tables import aligned, as_json, number, rate_rows, requirement_rows

from policylint.model import (
    DocumentResult,
    Evidence,
    Finding,
    Place,
    PromisedTime,
    Requirement,
    RevisionDate,
    Severity,
    Suppressed,
)

LINES = (
    "# Harbour promise",
    "",
    "We answer a letter to the harbour office, which you may also hand in at the",
    "gate, within three",
    "working days.",
    "",
    "- The phone is picked up within 4 rings.",
    "- A visitor is seen within 10 minutes.",
    "",
    "| Email | 1 day |",
    "| Fax | 1 day |",
)
LETTER = Promise(3, "post", "respond", 3, "day")
PHONE = Promise(7, "phone", "answer", 4, "ring")


def labelled(truth: Account, ident: str = "a", **more: Any) -> Labelled:
    return Labelled(ident, Path(f"{ident}.md"), LINES, "en", truth, **more)


def about(statuses: Mapping[str, str] | None = None, **more: Any) -> Account:
    """A document about customers: what is not named is missing."""
    every = dict.fromkeys(REQUIREMENTS, "missing") | dict(statuses or {})
    return Account(True, every, **more)


def scored(truth: Account, ours: Account, **more: Any) -> Scores:
    return score([labelled(truth, **more)], {"a.md": ours})


# --- rates ----------------------------------------------------------------------------------------


def test_rates_divide_by_what_was_found_and_by_what_was_wanted() -> None:
    rate = Rate(3, 4, 3, 6)
    assert (rate.precision, rate.recall) == (0.75, 0.5)
    assert rate.f1 == pytest.approx(0.6)


def test_nothing_found_has_no_precision_and_nothing_wanted_no_recall() -> None:
    assert Rate(0, 0, 0, 5).precision is None
    assert Rate(0, 5, 0, 0).recall is None
    assert Rate(0, 0, 0, 5).f1 == 0.0
    assert Rate().f1 is None


def test_figures_are_cut_so_that_a_missed_goal_does_not_look_reached() -> None:
    assert number(0.9599) == "0.959"
    assert number(0.96) == "0.960"
    assert number(None) == "-"


# --- requirements ---------------------------------------------------------------------------------


def test_both_sides_of_a_requirement_count() -> None:
    truth = about({"objectives": "met", "standards": "met", "channels": "partial"})
    ours = about({"objectives": "met", "standards": "partial", "channels": "met"})
    required = scored(truth, ours).requirements["required"]
    # eight required ones: one met by both; standards a false alarm, channels a gap passed over
    assert required.violations == Rate(5, 6, 5, 6)
    assert required.met == Rate(1, 2, 1, 2)
    assert (required.agreement.part, required.agreement.whole) == (6, 8)


def test_partial_for_missing_is_a_violation_found_but_no_agreement() -> None:
    item = scored(about(), about({"scope": "partial"})).requirements["scope"]
    assert item.violations == Rate(1, 1, 1, 1)
    assert item.agreement.part == 0
    assert dict(item.found) == {"partial": 1}


def test_calling_everything_missing_has_full_recall_of_violations_and_none_of_met() -> None:
    half = about(dict.fromkeys(REQUIRED[:4], "met"))
    required = scored(half, about()).requirements["required"]
    assert (required.violations.precision, required.violations.recall) == (0.5, 1.0)
    assert (required.met.precision, required.met.recall) == (None, 0.0)


def test_doubtful_requirements_are_left_out() -> None:
    scores = scored(about({"scope": "met"}), about(), doubtful=frozenset({"scope"}))
    assert scores.requirements["scope"].agreement.whole == 0
    assert scores.requirements["all"].agreement.whole == len(REQUIREMENTS) - 1
    assert not scores.disagreements


def test_a_document_that_was_not_read_counts_as_all_missing() -> None:
    scores = score([labelled(about({"owner": "met"}))], {})
    assert scores.requirements["all"].agreement.whole == len(REQUIREMENTS)
    assert scores.requirements["owner"].met == Rate(0, 0, 0, 1)
    assert scores.shares["kind"].value == 0.0


def test_documents_of_other_kinds_do_not_count_for_requirements() -> None:
    ours = about(
        {"complaints": "met", "escalation": "partial"},
        commitments=frozenset({PHONE}),
        vague_times=frozenset({Blank(7, "soon")}),
        shown_errors=("feedback",),
    )
    scores = scored(Account(False), ours)
    assert scores.requirements["all"].agreement.whole == 0
    assert "commitments" not in scores.rates
    assert "vague times" not in scores.rates
    assert scores.shares["other kinds, complaints met"].value == 1.0
    assert scores.shares["other kinds, escalation met"].value == 0.0
    assert scores.shares["other kinds, no error"].value == 0.0
    assert [item.topic for item in scores.disagreements] == ["kind"]


# --- places ---------------------------------------------------------------------------------------


def test_a_sentence_that_wraps_may_be_placed_two_lines_off() -> None:
    document = labelled(about())
    assert document.distance(3, 5) == 2
    assert document.distance(5, 3) == 2
    assert document.distance(3, 3) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(1, 3, id="a blank line between"),
        pytest.param(7, 8, id="the next list item"),
        pytest.param(10, 11, id="the next row"),
        pytest.param(3, 7, id="too far"),
    ],
)
def test_neighbours_are_other_places(one: int, other: int) -> None:
    document = labelled(about())
    assert document.distance(one, other) is None
    assert document.distance(other, one) is None


def test_a_line_that_does_not_exist_is_no_place() -> None:
    assert labelled(about()).distance(11, 99) is None


# --- pairing --------------------------------------------------------------------------------------


def fits_near(one: Blank, other: Blank) -> int | None:
    apart = abs(one.line - other.line)
    return apart if apart <= 2 else None


def test_as_many_pairs_as_possible_come_about() -> None:
    wanted = [Blank(3, "first"), Blank(5, "second")]
    found = [Blank(4, "x"), Blank(1, "y")]
    # The nearest to line 3 is line 4, but then line 5 would get nothing.
    assert pair(wanted, found, fits_near) == {wanted[0]: found[1], wanted[1]: found[0]}


def test_each_item_is_paired_once() -> None:
    wanted = [Blank(1, "a"), Blank(2, "b"), Blank(3, "c")]
    found = [Blank(2, "x")]
    assert list(pair(wanted, found, fits_near).values()) == found


def test_the_nearest_is_taken_where_there_is_a_choice() -> None:
    found = [Blank(1, "far"), Blank(3, "here")]
    assert pair([Blank(3, "a")], found, fits_near) == {Blank(3, "a"): found[1]}


# --- commitments ----------------------------------------------------------------------------------


def commitments(wanted: Sequence[Promise], ours: Sequence[Promise]) -> Scores:
    truth = about(commitments=frozenset(wanted))
    return scored(truth, about(commitments=frozenset(ours)))


def test_a_commitment_is_right_when_everything_is() -> None:
    scores = commitments([LETTER, PHONE], [LETTER._replace(line=5), PHONE])
    assert scores.rates["commitments"] == Rate(2, 2, 2, 2)
    assert not scores.disagreements


@pytest.mark.parametrize("change", [{"channel": "any"}, {"action": "resolve"}])
def test_another_channel_or_action_leaves_amount_and_unit_right(change: dict[str, Any]) -> None:
    scores = commitments([PHONE], [PHONE._replace(**change)])
    assert scores.rates["commitments"] == Rate(0, 1, 0, 1)
    assert scores.rates["commitments, amount and unit"] == Rate(1, 1, 1, 1)
    (item,) = scores.disagreements  # told once, not as one missed and one surplus
    assert item.label == "phone answer 4 ring"
    assert item.ours


@pytest.mark.parametrize("change", [{"amount": 3.0}, {"unit": "minute"}, {"line": 8}])
def test_another_amount_unit_or_place_is_wrong_in_both(change: dict[str, Any]) -> None:
    scores = commitments([PHONE], [PHONE._replace(**change)])
    assert scores.rates["commitments"] == Rate(0, 1, 0, 1)
    assert scores.rates["commitments, amount and unit"] == Rate(0, 1, 0, 1)
    assert sorted((bool(item.label), bool(item.ours)) for item in scores.disagreements) == [
        (False, True),
        (True, False),
    ]


def test_one_of_ours_serves_one_label_only() -> None:
    email = LETTER._replace(channel="email")
    scores = commitments([LETTER, email], [LETTER])
    assert scores.rates["commitments"] == Rate(1, 1, 1, 2)
    assert scores.rates["commitments, amount and unit"] == Rate(1, 1, 1, 2)


def test_whole_and_fractional_amounts_are_the_same_number() -> None:
    label = {"line": 7, "channel": "phone", "action": "answer", "amount": 4, "unit": "ring"}
    truth = truth_of({"about_customers": True, "requirements": {}, "commitments": [label, label]})
    assert truth.commitments == {PHONE}


# --- placeholders, vague times, contradictions, dates ---------------------------------------------


def test_placeholders_need_line_and_text() -> None:
    truth = about(placeholders=frozenset({Blank(3, "[X]"), Blank(7, "TBD"), Blank(10, "[name]")}))
    ours = about(placeholders=frozenset({Blank(3, r"\[x\]"), Blank(7, "TBD soon"), Blank(11, "X")}))
    scores = scored(truth, ours)
    assert scores.rates["placeholders"] == Rate(1, 3, 1, 3)
    told = [(item.label, item.ours) for item in scores.disagreements]
    assert sorted(told) == [("", "X"), ("TBD", "TBD soon"), ("[name]", "")]


def test_the_same_placeholder_twice_on_a_line_counts_once() -> None:
    ours = about(placeholders=frozenset({Blank(3, "[X]"), Blank(3, r"\[X\]")}))
    scores = scored(about(placeholders=frozenset({Blank(3, "[X]")})), ours)
    assert scores.rates["placeholders"] == Rate(1, 1, 1, 1)


def test_placeholders_of_other_kinds_count_in_all_documents_only() -> None:
    blanks = frozenset({Blank(3, "[X]")})
    scores = scored(Account(False, placeholders=blanks), Account(False, placeholders=blanks))
    assert scores.rates["placeholders, all documents"] == Rate(1, 1, 1, 1)
    assert "placeholders" not in scores.rates


def test_placeholder_texts_are_compared_without_escapes_and_spacing() -> None:
    assert plain(r"\[the  Name\]") == plain("[The name]")
    assert plain(r"\____") == "____"
    assert plain(r"C\d") == r"c\d"


def test_vague_times_are_counted_by_line() -> None:
    truth = about(vague_times=frozenset({Blank(3, "soon"), Blank(3, "promptly"), Blank(8, "asap")}))
    ours = about(vague_times=frozenset({Blank(5, "promptly"), Blank(10, "quickly")}))
    assert scored(truth, ours).rates["vague times"] == Rate(1, 2, 1, 2)


def test_a_contradiction_is_found_by_any_of_its_lines_and_once() -> None:
    truth = about(contradictions=frozenset({Clash((3, 10), "letters"), Clash((8, 11), "visits")}))
    ours = about(
        contradictions=frozenset({Clash((10,), "email"), Clash((5,), "post"), Clash((7,), "phone")})
    )
    scores = scored(truth, ours)
    assert scores.rates["contradictions"] == Rate(2, 3, 1, 2)
    assert sorted((item.label, item.ours) for item in scores.disagreements) == [
        ("", "phone"),
        ("visits", ""),
    ]


@pytest.mark.parametrize(
    ("label", "ours", "right"),
    [
        ("2025-03", "2025-03", True),
        ("2025-03", "2025-04", False),
        (None, None, True),
        (None, "2025-03", False),
        ("2025-03", None, False),
    ],
)
def test_the_revision_date_is_compared_by_month_and_none_counts(
    label: str | None, ours: str | None, right: bool
) -> None:
    share = scored(about(month=label), about(month=ours)).shares["date"]
    assert (share.part, share.whole) == (right, 1)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("commitments", "commitments"),
        ("placeholders", "placeholders"),
        ("vague_times", "vague times"),
        ("contradictions", "contradictions"),
    ],
)
def test_other_points_can_be_doubtful_too(key: str, name: str) -> None:
    scores = scored(about(), about(), doubtful=frozenset({key}))
    assert name not in scores.rates
    assert name in scored(about(), about()).rates


def test_what_the_labellers_remarked_on_is_marked_and_still_counted() -> None:
    truth = about(vague_times=frozenset({Blank(7, "soon"), Blank(8, "soon")}))
    scores = scored(truth, about(), notes=("vague_times line 8", "about_customers"))
    assert [item.noted for item in scores.disagreements] == [False, True]
    assert scores.rates["vague times"].wanted == 2


# --- what the program says ------------------------------------------------------------------------


def found(rule: str, line: int, excerpt: str, severity: Severity = "error", **more: Any) -> Finding:
    place = Place(line, 1, line, 1 + len(excerpt))
    return Finding(rule, "name", severity, "Why.", "", place, (), excerpt, LINES[0], **more)


def result(**more: Any) -> DocumentResult:
    evidence = (Evidence(Place(7, 3, 7, 12), "The phone"),)
    values: dict[str, Any] = {
        "path": "a.md",
        "title": None,
        "language": "en",
        "kind": "charter",
        "packs": (),
        "requirements": (
            Requirement("CS301", "channels", "Channels", "required", "partial", evidence),
            Requirement("CS601", "feedback", "Feedback", "required", "missing"),
        ),
        "commitments": (
            PromisedTime(
                "phone", "answer", 4, "ring", "unspecified", None, None, Place(7, 1, 7, 9), ""
            ),
        ),
        "revision_date": RevisionDate("2025-03-12", 1),
        "findings": (
            found("PL101", 3, "[X]"),
            found("PL102", 8, "soon", "info"),
            found("PL103", 10, "1 day", "warning"),
            found("PL104", 10, "1 day", "info"),
            found("CS301", 7, "phone", "warning"),
            found("CS601", 1, "Harbour", "error"),
        ),
    }
    return DocumentResult(**(values | more))


def test_a_report_is_read_as_an_account() -> None:
    account = account_of(result())
    assert account.about_customers
    assert account.requirements == {"channels": "partial", "feedback": "missing"}
    assert account.commitments == {PHONE}
    assert account.placeholders == {Blank(3, "[X]")}
    assert account.vague_times == {Blank(8, "soon")}
    assert [item.lines for item in account.contradictions] == [(10,)]
    assert (account.month, account.date_line) == ("2025-03", 1)
    assert account.places["channels"] == (Place(7, 3, 7, 12),)
    assert account.messages == {"channels": "Why.", "feedback": "Why."}
    assert account.shown_errors == ("feedback",)


def test_a_suppressed_error_is_not_shown() -> None:
    hidden = found("CS601", 1, "Harbour", suppressed=Suppressed("comment", "we know"))
    account = account_of(result(kind="other", findings=(hidden,), revision_date=None))
    assert account.shown_errors == ()
    assert not account.about_customers
    assert account.month is None


# --- files, corrections, output -------------------------------------------------------------------


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for folder in ("texts", "labels"):
        (tmp_path / folder).mkdir()
    for ident, lang, customers in (("01", "en", True), ("02", "en", False), ("03", "zh", True)):
        statuses = dict.fromkeys(REQUIREMENTS, "missing") | {"channels": "met"}
        label = {
            "id": ident,
            "about_customers": customers,
            "requirements": statuses if customers else {},
            "evidence": {"channels": [7]} if customers else {},
            "commitments": [PHONE._asdict()] if customers else [],
            "placeholders": [],
            "vague_times": [],
            "revision_date": {"line": 1, "date": "2025-03-12"},
            "contradictions": [],
            "lang": lang,
            "doubtful": ["scope"],
        }
        (tmp_path / "labels" / f"{ident}.json").write_text(json.dumps(label), encoding="utf-8")
        (tmp_path / "texts" / f"{ident}.md").write_text("\n".join(LINES), encoding="utf-8")
    (tmp_path / "index.csv").write_text("id,kind,note\n01,charter,A harbour\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> None:
    """In place of the program: it says the same of every document."""

    def check(
        documents: Sequence[Labelled], as_of: object
    ) -> tuple[dict[str, Account], str, float]:
        return {str(item.path): account_of(result()) for item in documents}, "9.9", 0.1

    monkeypatch.setattr(accuracy, "check", check)


def test_a_corpus_is_read_from_its_folder(corpus: Path) -> None:
    first, second, third = read_corpus(corpus)
    assert (first.id, first.about, first.lines) == ("01", "charter: A harbour", LINES)
    assert first.truth.commitments == {PHONE}
    assert first.truth.month == "2025-03"
    assert first.doubtful == {"scope"}
    assert not second.truth.about_customers
    assert third.language == "zh"


def test_a_folder_that_is_no_corpus_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert accuracy.main([str(tmp_path)]) == 2
    assert "labels/*.json" in capsys.readouterr().err


@pytest.mark.usefixtures("program")
def test_only_the_chosen_language_counts(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, documents in (([], 2), (["--lang", "all"], 3), (["--document", "03"], 1)):
        assert accuracy.main([str(corpus), "--json", *arguments]) == 0
        assert json.loads(capsys.readouterr().out)["documents"]["all"] == documents


@pytest.mark.usefixtures("program")
def test_the_figures_are_printed(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert accuracy.main([str(corpus)]) == 0
    shown = capsys.readouterr().out
    assert "2 documents, 1 about customers, 1 of other kinds" in shown
    assert "commitments" in shown
    assert "channels *" in shown


@pytest.mark.usefixtures("program")
def test_errors_show_label_evidence_and_message(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert accuracy.main([str(corpus), "--errors", "--requirement", "channels"]) == 0
    shown = capsys.readouterr().out
    assert "channels  (CS301, required)  1 met called partial" in shown
    assert "label met, ours partial" in shown
    assert "both     7 │ - «The phone» is picked up within 4 rings." in shown
    assert "says: Why." in shown
    assert "- A visitor is seen" in shown  # the line after
    assert "surplus" not in shown  # other points are not shown


@pytest.mark.usefixtures("program")
def test_a_change_is_told_against_an_earlier_run(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    accuracy.main([str(corpus), "--json"])
    run = json.loads(capsys.readouterr().out)
    gone = run["disagreements"].pop(0)
    run["disagreements"].append({**gone, "key": "scope | 01 | met | missing"})
    (corpus / "before.json").write_text(json.dumps(run), encoding="utf-8")
    assert accuracy.main([str(corpus), "--since", str(corpus / "before.json")]) == 0
    shown = capsys.readouterr().out
    assert "Mended: 1\n  scope | 01 | met | missing" in shown
    assert "Broken: 1" in shown


@pytest.mark.usefixtures("program")
def test_figures_are_written_between_the_markers_and_again(corpus: Path) -> None:
    note = corpus / "note.md"
    note.write_text(
        "Above\n<!-- figures -->\nold\n<!-- end of figures -->\nBelow\n", encoding="utf-8"
    )
    for _ in range(2):
        assert accuracy.main([str(corpus), "--write", str(note)]) == 0
        text = note.read_text(encoding="utf-8")
        assert text.startswith("Above\n<!-- figures -->\n\npolicylint 9.9")
        assert text.endswith("|\n\n<!-- end of figures -->\nBelow\n")
        assert "\nold\n" not in text
        assert text.count("| commitments |") == 1


@pytest.mark.usefixtures("program")
def test_a_page_without_markers_is_refused(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = corpus / "note.md"
    note.write_text("Nothing\n", encoding="utf-8")
    assert accuracy.main([str(corpus), "--write", str(note)]) == 2
    assert "<!-- figures -->" in capsys.readouterr().err
    assert note.read_text(encoding="utf-8") == "Nothing\n"


CORRECTIONS = """\
corrections:
  - {document: "01", point: channels, should_be: partial, reason: one channel only}
  - {document: "01", point: revision_date, should_be: 2025-04, reason: the later one}
  - document: "01"
    point: commitments
    remove: [{line: 7, amount: 4}]
    add: [{line: 8, channel: in-person, action: answer, amount: 10, unit: minute}]
    reason: "rings are not a time, minutes are"
  - {document: "02", point: about_customers, should_be: false, reason: the label says so already}
  - {document: "99", point: scope, should_be: met, reason: not in this corpus}
"""


def test_labels_are_corrected_by_a_list(corpus: Path) -> None:
    path = corpus / "corrections.yaml"
    path.write_text(CORRECTIONS, encoding="utf-8")
    documents, idle = corrected(read_corpus(corpus), read_corrections(path))
    truth = documents[0].truth
    assert truth.requirements["channels"] == "partial"
    assert truth.month == "2025-04"
    assert truth.commitments == {Promise(8, "in-person", "answer", 10, "minute")}
    assert idle == ["correction of 02, about_customers: changes nothing"]


@pytest.mark.usefixtures("program")
def test_corrected_figures_stand_beside_the_main_ones(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = corpus / "corrections.yaml"
    path.write_text(CORRECTIONS, encoding="utf-8")
    accuracy.main([str(corpus), "--corrections", str(path), "--json"])
    figures = json.loads(capsys.readouterr().out)
    assert figures["figures"]["commitments"]["precision"] == 1.0
    assert figures["corrected"]["commitments"]["precision"] == 0.0
    note = corpus / "note.md"
    note.write_text("<!-- figures --><!-- end of figures -->", encoding="utf-8")
    accuracy.main([str(corpus), "--corrections", str(path), "--write", str(note)])
    text = note.read_text(encoding="utf-8")
    assert "| 01 | channels | partial | one channel only |" in text
    assert "corrected P" in text


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("{document: 033, point: scope, should_be: met, reason: r}", "quotation marks"),
        ('{document: "1", point: scope, should_be: met}', "needed"),
        (
            '{document: "1", point: scope, should_be: yes please, reason: r}',
            "met, partial, missing",
        ),
        ('{document: "1", point: scopes, should_be: met, reason: r}', "scopes"),
        ('{document: "1", point: placeholders, should_be: none, reason: r}', "add or remove"),
    ],
)
def test_a_correction_that_cannot_be_used_is_refused(
    tmp_path: Path, entry: str, problem: str
) -> None:
    path = tmp_path / "corrections.yaml"
    path.write_text(f"corrections: [{entry}]", encoding="utf-8")
    with pytest.raises(ValueError, match=problem):
        read_corrections(path)


def test_label_and_program_may_point_at_different_lines() -> None:
    truth = about({"channels": "met"}, evidence={"channels": (7,)})
    ours = about({"channels": "partial"}, places={"channels": (Place(8, 3, 8, 12),)})
    page = Page(90, colour=False)
    browse(page, scored(truth, ours).disagreements, [labelled(truth)])
    assert "   label    7 │ - The phone is picked up within 4 rings." in page.lines
    assert "   ours     8 │ - «A visitor» is seen within 10 minutes." in page.lines


def test_points_on_one_line_are_told_under_it() -> None:
    truth = about(commitments=frozenset({PHONE}), vague_times=frozenset({Blank(3, "letter")}))
    ours = about(commitments=frozenset({PHONE._replace(amount=5.0)}))
    page = Page(90, colour=False)
    browse(page, scored(truth, ours).disagreements, [labelled(truth)])
    at = page.lines.index("            7 │ - The phone is picked up within 4 rings.")
    told = {"   missed   phone answer 4 ring", "   surplus  phone answer 5 ring"}
    assert set(page.lines[at + 1 : at + 3]) == told
    assert any("We answer a «letter» to the harbour" in line for line in page.lines)


def test_an_excerpt_is_marked_across_lines() -> None:
    lines = ("one two", "three four")
    assert marked(lines, Place(1, 5, 2, 6)) == "one «two three» four"
    assert marked(lines, Place(2, 1, 2, 1)) == "three four"


def test_long_lines_are_cut_around_the_mark() -> None:
    page = Page(60, colour=False)
    page.quote("ours", 3, "word " * 100 + "«here» " + "word " * 100, rows=2)
    assert len(page.lines) == 2
    assert any("«here»" in line for line in page.lines)
    assert all(len(line) <= 64 for line in page.lines)


def test_colour_only_where_asked_for() -> None:
    for colour in (False, True):
        page = Page(60, colour)
        page.add("title", "1")
        assert ("\033[" in page.lines[0]) is colour


def test_tables_have_as_many_cells_in_each_row() -> None:
    scores = scored(about({"owner": "met"}), about())
    for rows in (rate_rows(scores, scores), requirement_rows(scores)):
        assert {len(row) for row in rows} == {len(rows[0])}
        assert len(aligned(rows)) == len(rows)


def test_disagreements_can_be_told_apart_in_json() -> None:
    truth = about({"owner": "met"}, commitments=frozenset({PHONE, PHONE._replace(line=8)}))
    keys = [item["key"] for item in as_json(scored(truth, about()), None)["disagreements"]]
    assert len(keys) == len(set(keys)) == 3


def test_nothing_to_browse_leaves_an_empty_page() -> None:
    page = Page(80, colour=False)
    browse(page, [], [labelled(about())])
    assert page.lines == []
