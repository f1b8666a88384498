"""The figures as tables: for a terminal, for the page in ``docs`` and as JSON.

Goals are what the project set itself for documents in English; they are printed beside the figures.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from accuracy_corpus import REQUIRED, REQUIREMENTS, STATUSES
from accuracy_corrections import Correction
from accuracy_scores import HARD_TO_EARN, Rate, Scores, Share


class Goal(NamedTuple):
    precision: float
    recall: float


GOALS = {
    "required requirements, violations": Goal(0.96, 0.96),
    "required requirements, met": Goal(0.94, 0.94),
    "all requirements, violations": Goal(0.96, 0.96),
    "all requirements, met": Goal(0.90, 0.90),
    "commitments": Goal(0.93, 0.90),
    "placeholders": Goal(0.98, 0.97),
    "vague times": Goal(0.92, 0.90),
}
LEAST = {"date": 0.98, "other kinds, no error": 0.95}
MOST = {f"other kinds, {slug} met": 0.10 for slug in HARD_TO_EARN}
SHARES = {
    "agreement, required": "met, partial or missing right, required requirements",
    "agreement, all": "met, partial or missing right, all requirements",
    "date": "revision date right, year and month",
    "date, all documents": "revision date right, all documents",
    "kind": "kind recognised: about customers or not",
    **{f"other kinds, {slug} met": f"other kinds: {slug} met" for slug in HARD_TO_EARN},
    "other kinds, no error": "other kinds: no requirement shown as an error",
}


def rates_of(scores: Scores) -> dict[str, Rate]:
    """Everything that has a precision and a recall, in the order of the table."""
    required, every = scores.requirements["required"], scores.requirements["all"]
    names = (
        "commitments",
        "commitments, amount and unit",
        "placeholders",
        "placeholders, all documents",
        "vague times",
        "contradictions",
        "other kinds recognised",
    )
    return {
        "required requirements, violations": required.violations,
        "required requirements, met": required.met,
        "all requirements, violations": every.violations,
        "all requirements, met": every.met,
        **{name: scores.rates.get(name, Rate()) for name in names},
    }


def shares_of(scores: Scores) -> dict[str, Share]:
    agreement = {
        "agreement, required": scores.requirements["required"].agreement,
        "agreement, all": scores.requirements["all"].agreement,
    }
    return {name: {**agreement, **scores.shares}.get(name, Share()) for name in SHARES}


def number(value: float | None) -> str:
    """Three digits, cut rather than rounded, so that a goal just missed is not shown as reached."""
    return "-" if value is None else f"{int(value * 1000 + 1e-9) / 1000:.3f}"


def rate_rows(scores: Scores, corrected: Scores | None) -> list[list[str]]:
    """Name, precision, recall, F1, counts, goal, whether reached; with corrections two more."""
    better = rates_of(corrected) if corrected else {}
    rows = [["", "precision", "recall", "F1", "right/found", "caught/labelled", "goal", ""]]
    rows[0] += ["corrected P", "R"] if corrected else []
    for name, rate in rates_of(scores).items():
        goal = GOALS.get(name)
        row = [name, number(rate.precision), number(rate.recall), number(rate.f1)]
        row += [f"{rate.right}/{rate.found}", f"{rate.caught}/{rate.wanted}"]
        row += [f"{goal.precision:.2f} / {goal.recall:.2f}" if goal else "", _reached(rate, goal)]
        if corrected:
            row += [number(better[name].precision), number(better[name].recall)]
        rows.append(row)
    return rows


def _reached(rate: Rate, goal: Goal | None) -> str:
    if goal is None:
        return ""
    if not rate.found and not rate.wanted:
        return "?"
    precision, recall = rate.precision or 0.0, rate.recall or 0.0
    return "yes" if precision >= goal.precision and recall >= goal.recall else "no"


def share_rows(scores: Scores, corrected: Scores | None) -> list[list[str]]:
    better = shares_of(corrected) if corrected else {}
    rows = [["", "share", "count", "goal", ""]]
    rows[0] += ["corrected"] if corrected else []
    for name, share in shares_of(scores).items():
        row = [SHARES[name], number(share.value), f"{share.part}/{share.whole}"]
        goal, reached = "", ""
        if (least := LEAST.get(name)) is not None:
            goal, reached = f"at least {least:.2f}", _yes(share, lambda value: value >= least)
        elif (most := MOST.get(name)) is not None:
            goal, reached = f"at most {most:.2f}", _yes(share, lambda value: value <= most)
        row += [goal, reached]
        if corrected:
            row.append(number(better[name].value))
        rows.append(row)
    return rows


def _yes(share: Share, holds: Any) -> str:
    return "?" if share.value is None else "yes" if holds(share.value) else "no"


def requirement_rows(scores: Scores) -> list[list[str]]:
    """One row a requirement, the required ones marked with a star."""
    rows = [["requirement", "m/p/- labelled", "ours", "viol. P", "R", "met P", "R", "agree"]]
    for slug in REQUIREMENTS:
        item = scores.requirements[slug]
        labelled, ours = (
            "/".join(str(counts[status]) for status in STATUSES)
            for counts in (item.labelled, item.found)
        )
        row = [slug + (" *" if slug in REQUIRED else ""), labelled, ours]
        for rate in (item.violations, item.met):
            row += [number(rate.precision), number(rate.recall)]
        rows.append([*row, f"{item.agreement.part}/{item.agreement.whole}"])
    return rows


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows in columns: the first to the left, the others to the right."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = [f"{cell:>{width}}" for cell, width in zip(row, widths, strict=True)]
        cells[0] = f"{row[0]:<{widths[0]}}"
        lines.append("  ".join(cells).rstrip())
    return lines


def markdown(rows: Sequence[Sequence[str]]) -> list[str]:
    head, *body = rows
    rule = ["---", *["---:"] * (len(head) - 1)]
    return [f"| {' | '.join(row)} |" for row in (head, rule, *body)]


def headline(scores: Scores, version: str, language: str) -> str:
    counts = scores.documents
    return (
        f"policylint {version}, language {language}: {counts['all']} documents, "
        f"{counts['about customers']} about customers, {counts['other kinds']} of other kinds"
    )


def page(scores: Scores, corrected: Scores | None, corrections: Sequence[Correction]) -> list[str]:
    """What stands between the markers of the page in ``docs``."""
    lines = [*markdown(rate_rows(scores, corrected)), "", *markdown(share_rows(scores, corrected))]
    lines += ["", "By requirement: how many documents are met/partial/missing; * is required.", ""]
    lines += markdown(requirement_rows(scores))
    if corrections:
        lines += [
            "",
            "Labels judged wrong (only the corrected figures follow this list):",
        ]
        lines += ["", "| document | point | should be | reason |", "|---|---|---|---|"]
        for item in corrections:
            cells = (item.document, item.point, item.should_be, item.reason)
            lines.append(f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |")
    return lines


def as_json(scores: Scores, corrected: Scores | None) -> dict[str, Any]:
    """Figures by name, by requirement, and every disagreement; ``corrected`` has figures only."""
    figures: dict[str, Any] = {}
    for name, rate in rates_of(scores).items():
        figures[name] = _rate_json(rate)
    for name, share in shares_of(scores).items():
        figures[name] = {"share": share.value, "part": share.part, "whole": share.whole}
    result: dict[str, Any] = {
        "documents": dict(scores.documents),
        "figures": figures,
        "requirements": {
            slug: {
                "violations": _rate_json(item.violations),
                "met": _rate_json(item.met),
                "agreement": item.agreement.value,
                "labelled": dict(item.labelled),
                "found": dict(item.found),
            }
            for slug, item in scores.requirements.items()
        },
        "disagreements": [
            {
                "key": item.key,
                "topic": item.topic,
                "document": item.document,
                "label": item.label,
                "ours": item.ours,
                "label_lines": list(item.label_lines),
                "our_lines": [place.line for place in item.our_places],
                "noted": item.noted,
            }
            for item in scores.disagreements
        ],
    }
    if corrected:
        result["corrected"] = as_json(corrected, None)["figures"]
    return result


def _rate_json(rate: Rate) -> dict[str, Any]:
    return {"precision": rate.precision, "recall": rate.recall, "f1": rate.f1, **rate._asdict()}
