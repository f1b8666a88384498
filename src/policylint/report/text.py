"""The report that a person reads: grouped by file, what is lacking first, then place by place.

```
charter.md  Our charter · 6 of 8 required met, 14 of 23 in all

  What it lacks

          error    CS601 feedback  missing  Nothing says how customers' views are gathered.
                   → A section "Feedback" after "Complaints": ...

  In the text

    31:9  error    PL101 placeholder  A value was never filled in.
          31 │ We answer within [X] hours.
             │                  ^^^
          → Write "24 hours", the benchmark of your configuration.
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from policylint.model import SEVERITIES, DocumentResult, Finding, Report, Requirement
from policylint.report.layout import cells, cut, mark, pad, visible, wrap

_STYLES = {
    "error": "1;31",
    "warning": "33",
    "info": "36",
    "strong": "1",
    "faint": "2",
    "advice": "32",
    "good": "32",
}
_KINDS = {
    "charter": "a charter",
    "complaints": "a complaints procedure",
    "escalation": "an escalation procedure",
    "sla": "a service level agreement",
    "support": "a support policy",
}
_MARGIN = "  "
_MIN_MESSAGE = 36
"""Cells below which a message goes on a line of its own."""


@dataclass(frozen=True, slots=True)
class View:
    """How to show a report: ``width`` in cells, ``colour`` as terminal codes, ``quiet`` leaves out
    files without findings and the summary.
    """

    width: int = 100
    colour: bool = False
    quiet: bool = False


def render(report: Report, view: View | None = None) -> str:
    """The report as text that ends in a line end, or nothing when there is nothing to say."""
    return "".join(f"{line}\n" for line in _Writer(report, view or View()).lines())


_SAME = 2
"""Findings that repeat an earlier one, from which on they are told together."""


class _Writer:
    def __init__(self, report: Report, view: View) -> None:
        self.report = report
        self.view = view
        self.show_infos = report.show_infos or report.fail_on == "info"

    def lines(self) -> Iterator[str]:
        told: bool | None = None
        for document in self.report.documents:
            findings = [finding for finding in document.findings if self._is_shown(finding)]
            if not findings and self.view.quiet:
                continue
            if told or (findings and told is not None):
                yield ""
            told = bool(findings)
            yield from self._title(document, clean=not findings)
            yield from self._document(document, findings)
        if not self.view.quiet:
            if self.report.documents:
                yield ""
            yield from self._summary()

    def _is_shown(self, finding: Finding) -> bool:
        if finding.suppressed is not None:
            return False
        return self.show_infos or finding.severity != "info"

    def _paint(self, text: str, style: str) -> str:
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.view.colour and text else text

    # --- one document -----------------------------------------------------------------------------

    def _title(self, document: DocumentResult, clean: bool) -> Iterator[str]:
        path = visible(document.path)
        parts = [" ".join(visible(document.title).split())] if document.title else []
        judged = [each for each in document.requirements if each.id in document.judged]
        other = document.kind == "other"
        if other:
            parts.append("not judged as a customer-service policy")
        elif document.kind != "policy":
            parts.append(f"judged as {_KINDS.get(document.kind, visible(document.kind))}")
        if judged:
            parts.append(_met(judged))
        lead = f"{'-' if other else '✓'} {path}" if clean else path
        style = "strong" if not clean else "faint" if other else "good"
        first, *rest = parts or [""]
        if first:
            lead = f"{lead}  "
            first = cut(first, max(self.view.width - cells(lead), 20))
        faint = [(part, self._paint(part, "faint")) for part in rest]
        named = self._paint(lead, style) + self._paint(first, "faint" if clean else "strong")
        return self._flow([(lead + first, named), *faint])

    def _flow(self, parts: list[tuple[str, str]]) -> Iterator[str]:
        """Parts, each plain and painted, in a row with dots between; what does not fit wraps."""
        shown, used = parts[0][1], cells(parts[0][0])
        for plain, painted in parts[1:]:
            separator = " · "
            if used + len(separator) + cells(plain) > self.view.width:
                yield shown
                shown, used, separator = "", 0, _MARGIN
            shown += (
                separator if separator == _MARGIN else self._paint(separator, "faint")
            ) + painted
            used += len(separator) + cells(plain)
        yield shown

    def _document(self, document: DocumentResult, findings: list[Finding]) -> Iterator[str]:
        order = {requirement.id: n for n, requirement in enumerate(document.requirements)}
        status = {requirement.id: requirement.status for requirement in document.requirements}
        lacks = sorted(
            (finding for finding in findings if finding.rule in order),
            key=lambda f: (-SEVERITIES.index(f.severity), order[f.rule], f.place),
        )
        others = sorted(
            (finding for finding in findings if finding.rule not in order),
            key=lambda finding: (finding.place, finding.rule),
        )
        mark_of = "¶" if document.location_kind == "word" else ""
        places = {id(finding): f"{mark_of}{_place(finding)}" for finding in findings}
        column = max((len(place) for place in places.values()), default=0)
        if lacks:
            yield from ["", _MARGIN + self._paint("What it lacks", "strong"), ""]
            name_width = max(cells(_name(finding)) for finding in lacks)
            told = None
            for finding in lacks:
                state = status[finding.rule]
                place = "" if state == "missing" else places[id(finding)]
                name = pad(_name(finding), name_width)
                yield from self._head(finding, place, column, f"{name}  {pad(state, 7)}")
                if finding.suggestion != told:
                    yield from self._advice(finding, column)
                told = finding.suggestion
        if others:
            yield from ["", _MARGIN + self._paint("In the text", "strong")]
            for finding, again in sorted(_together(others), key=lambda each: each[0].place):
                yield ""
                yield from self._head(finding, places[id(finding)], column, _name(finding))
                yield from self._excerpt(finding, column)
                yield from self._advice(finding, column)
                if again:
                    lines = ", ".join(f"{mark_of}{line}" for line in sorted(set(again)))
                    more = f"the same in {_count(len(again), 'more place')}: lines {lines}"
                    indent = " " * (len(_MARGIN) * 2 + column + 2)
                    for line in wrap(more, self.view.width - len(indent)):
                        yield indent + self._paint(line, "faint")

    def _head(self, finding: Finding, place: str, column: int, label: str) -> Iterator[str]:
        """Place, severity, rule and message; the message wraps under itself."""
        indent = len(_MARGIN) * 2 + column + 2
        lead = _MARGIN * 2 + self._paint(place.rjust(column), "faint") + "  "
        severity = self._paint(f"{finding.severity:7}", finding.severity)
        at = indent + 9 + cells(label) + 2
        start = f"{lead}{severity}  {self._rule(label)}"
        if self.view.width - at < _MIN_MESSAGE:
            yield start.rstrip()
            for line in wrap(finding.message, self.view.width - indent):
                yield " " * indent + line
            return
        first, *rest = wrap(finding.message, self.view.width - at)
        yield f"{start}  {first}"
        for line in rest:
            yield " " * at + line

    def _rule(self, label: str) -> str:
        rule, _, rest = label.partition(" ")
        return f"{self._paint(rule, 'strong')} {rest}" if rest else self._paint(rule, "strong")

    def _excerpt(self, finding: Finding, column: int) -> Iterator[str]:
        if not finding.source_line.strip():
            return
        place = finding.place
        indent = " " * (len(_MARGIN) * 2 + column + 2)
        number = str(place.line)
        room = max(self.view.width - len(indent) - len(number) - 3, 8)
        end = place.end_column - 1 if place.end_line == place.line else len(finding.source_line)
        text, marker = mark(finding.source_line, place.column - 1, end, room)
        bar = self._paint("│", "faint")
        yield f"{indent}{self._paint(number, 'faint')} {bar} {text}"
        blank = " " * len(number)
        lead = len(marker) - len(marker.lstrip())
        yield f"{indent}{blank} {bar} {' ' * lead}{self._paint(marker[lead:], finding.severity)}"

    def _advice(self, finding: Finding, column: int) -> Iterator[str]:
        if finding.suggestion is None:
            return
        indent = " " * (len(_MARGIN) * 2 + column + 2)
        lines = wrap(finding.suggestion.text, self.view.width - len(indent) - 2)
        for number, line in enumerate(lines):
            arrow = self._paint("→", "advice") if number == 0 else " "
            yield f"{indent}{arrow} {line}".rstrip()

    # --- the whole run ----------------------------------------------------------------------------

    def _summary(self) -> Iterator[str]:
        documents = self.report.documents
        findings = [finding for document in documents for finding in document.findings]
        counts = dict.fromkeys(reversed(SEVERITIES), 0)
        for finding in findings:
            if finding.suppressed is None:
                counts[finding.severity] += 1
        told = {
            severity: _count(number, severity)
            for severity, number in counts.items()
            if number and (severity != "info" or self.show_infos)
        }
        parts: list[tuple[str, str]] = []

        def add(plain: str, style: str | None = None) -> None:
            parts.append((plain, self._paint(plain, style) if style else plain))

        if len(documents) > 1 or not (documents or self.report.errors):
            add(f"{_count(len(documents), 'file')} checked")
        if self.report.errors:
            add(f"{_count(len(self.report.errors), 'file')} could not be checked", "error")
        if told:
            painted = ", ".join(self._paint(text, severity) for severity, text in told.items())
            parts.append((", ".join(told.values()), painted))
        elif documents:
            add("no errors, no warnings", "good")
        judged = [
            requirement
            for document in documents
            for requirement in document.requirements
            if requirement.id in document.judged
        ]
        if judged and len(documents) > 1:
            add(_met(judged))
        elif judged:
            lacking = sum(requirement.status != "met" for requirement in judged)
            add(f"{_count(lacking, 'requirement')} not met" if lacking else "all met")
        suppressed = sum(finding.suppressed is not None for finding in findings)
        if suppressed:
            add(f"{suppressed} suppressed")
        if counts["info"] and not self.show_infos:
            add(f"{_count(counts['info'], 'info')} with --show-infos")
        return self._flow(parts)


def _together(findings: list[Finding]) -> Iterator[tuple[Finding, list[int]]]:
    """Each finding with the lines of those that say the same of the same words further down."""
    alike: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        key = (finding.rule, finding.severity, finding.excerpt, finding.message)
        alike.setdefault(key, []).append(finding)
    for first, *rest in alike.values():
        if len(rest) < _SAME:
            yield first, []
            yield from ((each, []) for each in rest)
        else:
            yield first, [each.place.line for each in rest]


def _name(finding: Finding) -> str:
    return visible(f"{finding.rule} {finding.name}")


def _place(finding: Finding) -> str:
    return f"{finding.place.line}:{finding.place.column}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _met(judged: list[Requirement]) -> str:
    required = [requirement for requirement in judged if requirement.level == "required"]
    met = [sum(each.status == "met" for each in group) for group in (required, judged)]
    if len(required) in (0, len(judged)):
        return f"{met[1]} of {len(judged)} requirements met"
    return f"{met[0]} of {len(required)} required met, {met[1]} of {len(judged)} in all"
