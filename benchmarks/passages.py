"""Check short passages one by one: what each says of its requirement, against what it should.

    python benchmarks/passages.py                        hits by requirement
    python benchmarks/passages.py --errors --slug scope  the passages that fail

The passages are ours, in fixtures/sentences/SLUG.yaml: ``positive`` ones must be met, ``partial``
ones partial and ``near_miss`` ones missing. Each is checked alone, as a document declared a policy.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from accuracy_errors import marked, page_for_terminal
from accuracy_tables import aligned

from policylint.model import Report, Requirement

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "fixtures" / "sentences"
AS_OF = date(2026, 11, 22)
MOST_FAILURES = 5
EXPECTED = {"positive": "met", "partial": "partial", "near_miss": "missing"}


class Passage(NamedTuple):
    slug: str
    sort: str
    """positive, partial or near_miss"""
    number: int
    """Its place among those of its sort, from 1."""
    text: str
    because: str

    @property
    def name(self) -> str:
        return f"{self.slug}/{self.sort}-{self.number:02}.md"


class Judged(NamedTuple):
    passage: Passage
    requirement: Requirement | None
    """None where the program could not read the passage."""

    @property
    def status(self) -> str:
        return self.requirement.status if self.requirement else "unread"

    @property
    def right(self) -> bool:
        return self.status == EXPECTED[self.passage.sort]


def load(folder: Path = FOLDER, slugs: Sequence[str] = ()) -> list[Passage]:
    """The passages of all requirements, or of some. Raises OSError, ValueError if broken."""
    import yaml

    passages = []
    names = [folder / f"{slug}.yaml" for slug in slugs] or sorted(folder.glob("*.yaml"))
    for path in names:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        if content.get("slug") != path.stem or content.keys() - {"slug", *EXPECTED}:
            raise ValueError(f"{path}: expected slug: {path.stem}, and {', '.join(EXPECTED)}")
        for sort in EXPECTED:
            for number, item in enumerate(content.get(sort, ()), 1):
                because = item.get("because", "")
                passages.append(Passage(path.stem, sort, number, item["text"], because))
    return passages


def judge(passages: Sequence[Passage]) -> list[Judged]:
    """Run the program over all passages at once, each a file of its own."""
    from policylint.options import Options
    from policylint.run import check

    with tempfile.TemporaryDirectory(prefix="policylint-") as name:
        folder = Path(name)
        (folder / "policylint.toml").write_text('kind = "policy"\n', encoding="utf-8")
        for passage in passages:
            path = folder / passage.name
            path.parent.mkdir(exist_ok=True)
            path.write_text(passage.text, encoding="utf-8")
        paths = [str(folder / passage.name) for passage in passages]
        report = check(paths, Options(as_of=AS_OF, use_cache=False))
    for failure in report.errors[:MOST_FAILURES]:
        print(f"passages: {failure.path}: {failure.message}", file=sys.stderr)
    return judged(passages, dict(zip(paths, passages, strict=True)), report)


def judged(
    passages: Sequence[Passage], by_path: Mapping[str, Passage], report: Report
) -> list[Judged]:
    found: dict[Passage, Requirement] = {}
    for result in report.documents:
        passage = by_path[result.path]
        for requirement in result.requirements:
            if requirement.name == passage.slug:
                found[passage] = requirement
    return [Judged(passage, found.get(passage)) for passage in passages]


def rows(results: Sequence[Judged]) -> list[list[str]]:
    """Right ones by slug and sort; near misses that came out met, which are the worst, apart."""
    right: Counter[tuple[str, str]] = Counter()
    every: Counter[tuple[str, str]] = Counter()
    alarms: Counter[str] = Counter()
    for item in results:
        for slug in (item.passage.slug, "all"):
            every[slug, item.passage.sort] += 1
            right[slug, item.passage.sort] += item.right
            alarms[slug] += item.passage.sort == "near_miss" and item.status == "met"
    table = [["", *(f"{sort.replace('_', ' ')}" for sort in EXPECTED), "near miss met"]]
    for slug in dict.fromkeys([*(item.passage.slug for item in results), "all"]):
        counts = [f"{right[slug, sort]}/{every[slug, sort]}" for sort in EXPECTED]
        table.append([slug, *counts, str(alarms[slug] or "")])
    return table


def errors(results: Sequence[Judged]) -> list[str]:
    screen = page_for_terminal()
    title = None
    for item in results:
        passage = item.passage
        if item.right:
            continue
        if title != passage.slug:
            title = passage.slug
            screen.add()
            screen.add(f"━━ {title}", "1;36")
        should = f"should be {EXPECTED[passage.sort]}, is {item.status}"
        because = f"  ({passage.because})" if passage.because else ""
        screen.add(f"  {passage.sort} {passage.number}: {should}{because}", "1")
        lines = passage.text.rstrip("\n").split("\n")
        for number, line in enumerate(lines, 1):
            if line.strip():
                screen.quote("", number, line)
        for evidence in item.requirement.evidence if item.requirement else ():
            screen.quote("ours", evidence.place.line, marked(lines, evidence.place), 2)
    return screen.lines or ["Every passage is judged as it should be."]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", action="store_true", help="show the passages that fail")
    parser.add_argument("--slug", action="append", default=[], help="only this (repeatable)")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="default: %(default)s")
    options = parser.parse_args(arguments)
    try:
        results = judge(load(options.folder, options.slug))
    except (OSError, ValueError) as problem:
        print(f"passages: {problem}", file=sys.stderr)
        return 2
    print("\n".join(errors(results) if options.errors else aligned(rows(results))))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
