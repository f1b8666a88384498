"""Measure policylint against a labelled corpus, and show where the two disagree.

    python benchmarks/accuracy.py CORPUS                         the figures
    python benchmarks/accuracy.py CORPUS --errors --requirement escalation
    python benchmarks/accuracy.py CORPUS --errors --document 033
    python benchmarks/accuracy.py CORPUS --json > before.json    then change something, and
    python benchmarks/accuracy.py CORPUS --since before.json     what is mended, what is broken
    python benchmarks/accuracy.py CORPUS --write docs/accuracy.md

How it counts: docs/accuracy.md.
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from accuracy_corpus import POINTS, REQUIREMENTS, Account, Labelled, accounts, read_corpus
from accuracy_corrections import Correction, corrected, read_corrections
from accuracy_errors import ORDER, browse, page_for_terminal
from accuracy_scores import Scores, score
from accuracy_tables import (
    aligned,
    as_json,
    headline,
    page,
    rate_rows,
    requirement_rows,
    share_rows,
)

ROOT = Path(__file__).resolve().parents[1]
AS_OF = date(2026, 11, 22)
"""The day that ages are counted to, fixed, so that a run can be repeated."""
MOST_FAILURES = 5
MARKERS = ("<!-- figures -->", "<!-- end of figures -->")


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    try:
        corpus = _chosen(read_corpus(options.corpus), options)
        corrections = _corrections(options.corrections)
        found, version, seconds = check(corpus, options.as_of)
        scores = score(corpus, found)
        better = None
        if corrections:
            mended, idle = corrected(corpus, corrections)
            better = score(mended, found)
            for line in idle:
                print(f"accuracy: {line}", file=sys.stderr)
        if options.since:
            _since(options.since, scores, corpus)
        elif options.json:
            print(json.dumps(as_json(scores, better), indent=1))
        elif options.errors:
            topics = [options.requirement] if options.requirement else ORDER
            screen = page_for_terminal()
            browse(screen, scores.disagreements, corpus, topics)
            print("\n".join(screen.lines or ["No disagreement."]))
        else:
            print(f"{headline(scores, version, options.lang)} ({seconds:.1f} s)")
            for rows in (
                rate_rows(scores, better),
                share_rows(scores, better),
                requirement_rows(scores),
            ):
                print()
                print("\n".join(aligned(rows)))
        if options.write:
            head = headline(scores, version, options.lang)
            write(options.write, [head + ".", "", *page(scores, better, corrections)])
    except (OSError, ValueError) as problem:
        print(f"accuracy: {problem}", file=sys.stderr)
        return 2
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("corpus", type=Path, help="folder with texts/ID.md and labels/ID.json")
    add("--errors", action="store_true", help="show each disagreement")
    add(
        "--requirement",
        metavar="SLUG",
        choices=(*REQUIREMENTS, *POINTS),
        help=f"only the errors of this requirement, or of one of: {', '.join(POINTS)}",
    )
    add("--document", metavar="ID", action="append", help="only this document (repeatable)")
    add("--lang", default="en", help='only documents in this language, or "all" (default: en)')
    add("--json", action="store_true", help="figures and disagreements as JSON")
    add("--since", type=Path, metavar="FILE", help="what changed since an earlier --json")
    add("--as-of", type=date.fromisoformat, default=AS_OF, help=f"default: {AS_OF}")
    add(
        "--corrections",
        type=Path,
        metavar="FILE",
        help="labels judged wrong (default: docs/accuracy-corrections.yaml)",
    )
    add("--write", type=Path, metavar="FILE", help="write the figures between a page's markers")
    options = parser.parse_args(arguments)
    if options.write and options.document:
        parser.error("--write takes the whole corpus, not --document")
    return options


def _chosen(corpus: list[Labelled], options: argparse.Namespace) -> list[Labelled]:
    chosen = [item for item in corpus if options.lang in ("all", item.language)]
    if options.document:
        chosen = [item for item in corpus if item.id in options.document]
    if not chosen:
        raise ValueError(f"{options.corpus}: no such document, or none in {options.lang}")
    return chosen


def _corrections(path: Path | None) -> list[Correction]:
    if path is None:
        path = ROOT / "docs" / "accuracy-corrections.yaml"
        if not path.exists():
            return []
    return read_corrections(path)


def check(corpus: Sequence[Labelled], as_of: date) -> tuple[dict[str, Account], str, float]:
    """Run the program over the documents: accounts by path, its version, seconds taken."""
    from policylint.options import Options
    from policylint.run import check as run

    start = time.perf_counter()
    report = run([str(item.path) for item in corpus], Options(as_of=as_of, use_cache=False))
    seconds = time.perf_counter() - start
    found = accounts(report)
    for failure in report.errors[:MOST_FAILURES]:
        print(f"accuracy: {failure.path}: {failure.message}", file=sys.stderr)
    if not found:
        raise ValueError("no document could be checked")
    if unread := [item.id for item in corpus if str(item.path) not in found]:
        print(f"accuracy: counted as if nothing was found: {', '.join(unread)}", file=sys.stderr)
    return found, report.version, seconds


def _since(earlier: Path, scores: Scores, corpus: Sequence[Labelled]) -> None:
    """What is mended (in one line each) and what is broken (with the words) since then."""
    content = json.loads(earlier.read_text(encoding="utf-8"))
    ids = {item.id for item in corpus}
    before = {item["key"] for item in content["disagreements"] if item["document"] in ids}
    now = {item.key: item for item in scores.disagreements}
    mended = sorted(before - now.keys())
    screen = page_for_terminal()
    screen.add(f"Mended: {len(mended)}", "1;32")
    for key in mended:
        screen.add(f"  {key}")
    broken = [item for key, item in now.items() if key not in before]
    screen.add(f"Broken: {len(broken)}", "1;31")
    browse(screen, broken, corpus)
    print("\n".join(screen.lines))


def write(path: Path, lines: Sequence[str]) -> None:
    """Put lines between the markers of a page; ValueError where it has none."""
    text = path.read_text(encoding="utf-8")
    before, start, rest = text.partition(MARKERS[0])
    _, end, after = rest.partition(MARKERS[1])
    if not (start and end):
        raise ValueError(f"{path}: no lines {MARKERS[0]} and {MARKERS[1]}")
    body = "\n".join(("", "", *lines, "", ""))
    path.write_text(f"{before}{start}{body}{end}{after}", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
