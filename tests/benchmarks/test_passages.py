"""Loading and counting of single passages, on invented ones."""

from pathlib import Path

import passages
import pytest
from passages import EXPECTED, Passage, errors, judged, load, rows

from policylint.model import DocumentResult, Evidence, Place, Report, Requirement, Status

FILE = """\
slug: owner
positive: [{text: The harbour master keeps this page up to date.}]
partial: [{text: "Owner: [name]"}]
near_miss: [{text: The owner of the boat pays., because: owner of a thing}]
"""


def result(passage: Passage, status: Status) -> DocumentResult:
    evidence = (Evidence(Place(1, 1, 1, 4), passage.text[:3]),) if status != "missing" else ()
    mine = Requirement("CS721", "owner", "Owner", "recommended", status, evidence)
    other = Requirement("CS111", "scope", "Scope", "recommended", "met")
    return DocumentResult(passage.name, None, "en", "policy", (), (other, mine), (), None, ())


def test_passages_are_read_with_what_they_should_be(tmp_path: Path) -> None:
    (tmp_path / "owner.yaml").write_text(FILE, encoding="utf-8")
    loaded = load(tmp_path)
    assert [(item.slug, item.sort, item.number) for item in loaded] == [
        ("owner", "positive", 1),
        ("owner", "partial", 1),
        ("owner", "near_miss", 1),
    ]
    assert loaded[2].because == "owner of a thing"
    assert load(tmp_path, ["owner"]) == loaded


@pytest.mark.parametrize("text", ["slug: scope\npositive: []\n", "slug: owner\nnegative: []\n"])
def test_a_file_that_does_not_keep_to_the_format_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "owner.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="owner"):
        load(tmp_path)


def test_a_passage_is_right_only_with_its_own_status(tmp_path: Path) -> None:
    (tmp_path / "owner.yaml").write_text(FILE, encoding="utf-8")
    loaded = load(tmp_path)
    statuses: tuple[Status, ...] = ("met", "missing", "met")
    documents = tuple(map(result, loaded, statuses))
    report = Report("9.9", "2026-11-22", documents)
    results = judged(loaded, {item.name: item for item in loaded}, report)
    assert [item.right for item in results] == [True, False, False]
    table = rows(results)
    assert table[1] == ["owner", "1/1", "0/1", "0/1", "1"]
    assert table[-1] == ["all", "1/1", "0/1", "0/1", "1"]
    shown = "\n".join(errors(results))
    assert "partial 1: should be partial, is missing" in shown
    assert "near_miss 1: should be missing, is met  (owner of a thing)" in shown
    assert "«The» owner of the boat pays." in shown
    assert "harbour master" not in shown


def test_a_passage_that_was_not_read_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "owner.yaml").write_text(FILE, encoding="utf-8")
    loaded = load(tmp_path)
    results = judged(loaded, {}, Report("9.9", "2026-11-22", ()))
    assert [item.status for item in results] == ["unread"] * 3
    assert not any(item.right for item in results)


def test_every_file_of_the_project_can_be_loaded() -> None:
    loaded = load(passages.FOLDER)
    assert len({item.name for item in loaded}) == len(loaded)
    assert {item.sort for item in loaded} <= set(EXPECTED)
    assert all(item.text.strip() for item in loaded)
