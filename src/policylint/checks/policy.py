"""Judges one policy, of one file or several: from facts to results."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from policylint.checks.draft import MAX_AGE_DAYS, Context, Draft
from policylint.checks.findings import finding
from policylint.checks.registry import REQUIREMENT, check_of
from policylint.checks.requirements.judging import Verdict, first_line, gaps, judge
from policylint.checks.wording import document_values
from policylint.documents.directives import Named, find_directives
from policylint.documents.model import Span
from policylint.facts.gather import Facts
from policylint.facts.kinds import OTHER
from policylint.facts.language import NAMES, UNKNOWN
from policylint.facts.model import DateMention
from policylint.model import (
    DocumentResult,
    Evidence,
    Finding,
    PromisedTime,
    Requirement,
    RevisionDate,
)
from policylint.packs.model import Benchmark, Rule, Ruleset

_NOTES = frozenset(("not-a-policy", "language-not-covered", "unknown-rule"))
"""Kinds of rules that are decided here: they speak of how the document as a whole is judged."""
_OF_SERVICE_POLICIES = "CS"
"""Rules whose ids begin so speak of customer-service policies only."""


class Terms(NamedTuple):
    """By what a policy is judged."""

    ruleset: Ruleset
    active: frozenset[str]
    """Ids of the rules that may make findings."""
    benchmarks: Mapping[str, Benchmark]
    as_of: date
    words: Sequence[str] = ()
    """What front matter or configuration switch off or select: ids, beginnings of ids, names."""


def results(
    group: Sequence[Facts], terms: Terms, wanted: Collection[int] | None = None
) -> list[DocumentResult]:
    """The results for the documents of one policy; only those whose index is ``wanted``."""
    return _Policy(group, terms).results(range(len(group)) if wanted is None else wanted)


class _Policy:
    def __init__(self, group: Sequence[Facts], terms: Terms) -> None:
        self.group = group
        self.terms = terms
        self.kind = next((f.kind for f in group if f.kind != OTHER), OTHER)
        self.covered = any(facts.language.code != UNKNOWN for facts in group)
        rules = terms.ruleset.rules.values()
        other = terms.ruleset.kinds.get(OTHER)
        people = other.recognise.get("people", ()) if other else ()
        self.verdicts = judge([rule for rule in rules if rule.kind == REQUIREMENT], group, people)
        self.judged = self._judged()
        self.values = document_values(group, terms.as_of)

    def _judged(self) -> frozenset[str]:
        if not self.covered or self.kind == OTHER:
            return frozenset()
        kind = self.terms.ruleset.kinds.get(self.kind)
        everything = {verdict.rule.id for verdict in self.verdicts}
        if kind is None or self.kind == "policy":
            return frozenset(everything)
        own = everything - {r for k in self.terms.ruleset.kinds.values() for r in k.requirements}
        # what a user's pack requires beyond the bundled kinds is required of every kind
        return frozenset((set(kind.requirements) | own) & everything)

    def results(self, wanted: Collection[int]) -> list[DocumentResult]:
        findings: dict[int, set[Finding]] = {index: set() for index in range(len(self.group))}
        for index, rule, draft in self._drafts(wanted):
            values = {**self.values, **draft.values}
            document = self.group[index].document
            findings[index].add(finding(rule, draft, document, values))
        return [self._result(index, findings[index]) for index in wanted]

    def _drafts(self, wanted: Collection[int]) -> Iterator[tuple[int, Rule, Draft]]:
        for verdict in self.verdicts:
            if verdict.rule.id in self.judged and verdict.rule.id in self.terms.active:
                for gap in gaps(verdict, self.group, self.terms.benchmarks):
                    yield gap.document, verdict.rule, gap.draft
        missing = frozenset(v.rule.id for v in self.verdicts if v.status == "missing")
        ages = (
            int(rule.params.get("max_age_days", MAX_AGE_DAYS))
            for rule in self.terms.ruleset.rules.values()
            if rule.kind == "stale-revision"
        )
        context = Context(
            self.terms.as_of,
            self.terms.benchmarks,
            self.group,
            self.judged,
            missing,
            next(ages, None),
        )
        for rule in self.terms.ruleset.rules.values():
            if rule.id not in self.terms.active or not self._applies(rule):
                continue
            check = check_of(rule.kind)
            for index in wanted:
                facts = self.group[index]
                if check:
                    yield from ((index, rule, draft) for draft in check(facts, rule, context))
                elif rule.kind in _NOTES:
                    yield from ((index, rule, d) for d in self._note(rule, facts))

    def _applies(self, rule: Rule) -> bool:
        """Whether a rule can speak of this document: service rules only of service policies."""
        if rule.kind == REQUIREMENT:
            return False
        if rule.id.startswith(_OF_SERVICE_POLICIES) and not (self.covered and self.kind != OTHER):
            return False
        kinds = rule.params.get("for_kinds")
        wanted, unwanted = rule.params.get("when_met"), rule.params.get("unless_met")
        return (
            (kinds is None or self.kind in kinds)
            and (wanted is None or self._meets(wanted))
            and (unwanted is None or not self._meets(unwanted))
        )

    def _meets(self, requirement: str) -> bool:
        return any(v.rule.id == requirement and v.status == "met" for v in self.verdicts)

    def _note(self, rule: Rule, facts: Facts) -> Iterator[Draft]:
        uncovered = facts.language.code == UNKNOWN
        if rule.kind == "unknown-rule":
            yield from self._unknown(facts)
        elif rule.kind == "language-not-covered" and uncovered:
            yield Draft(*first_line(facts), {"language": NAMES.get(facts.language.name, "")})
        elif rule.kind == "not-a-policy" and self.kind == OTHER and not uncovered:
            yield Draft(*first_line(facts), {"title": facts.document.title or "this document"})

    def _unknown(self, facts: Facts) -> Iterator[Draft]:
        """Names of no rule, in comments and settings; those not in the file in its first line."""
        ruleset = self.terms.ruleset
        first = first_line(facts)
        named = [n for each in find_directives(facts.document) for n in each.rules]
        head = facts.document.source[: facts.document.span(*first).start]
        for word in dict.fromkeys(self.terms.words):
            at = head.find(word)
            named.append(Named(word, Span(at, at + len(word))))
        for word, span in named:
            if not ruleset.ids(word):
                values = {"rule": word, "nearest": ruleset.nearest(word) or ""}
                yield Draft(*first, values, span=span if span.start >= 0 else None)

    def _result(self, index: int, findings: Collection[Finding]) -> DocumentResult:
        facts = self.group[index]
        return DocumentResult(
            path=facts.document.path,
            title=facts.document.title,
            language=facts.language.name,
            kind=self.kind,
            packs=self.terms.ruleset.packs,
            requirements=tuple(self._requirement(verdict, index) for verdict in self.verdicts),
            commitments=tuple(_promised(facts)) if self.kind != OTHER else (),
            revision_date=_revision(facts),
            findings=tuple(sorted(findings, key=_order)),
            judged=self.judged,
            location_kind=facts.document.location_kind,
        )

    def _requirement(self, verdict: Verdict, index: int) -> Requirement:
        """A policy of several files stands as a whole; the evidence is that of this file."""
        document = self.group[index].document
        evidence = []
        for witness in verdict.witnesses:
            if witness.document == index:
                span = document.span(witness.start, witness.end)
                evidence.append(
                    Evidence(document.place(span), document.source[span.start : span.end])
                )
        rule = verdict.rule
        return Requirement(
            rule.id,
            rule.name,
            rule.title,
            rule.level or "optional",
            verdict.status,
            tuple(evidence),
        )


def _order(finding: Finding) -> tuple[object, ...]:
    return finding.place, finding.rule, finding.message


def _promised(facts: Facts) -> Iterator[PromisedTime]:
    document = facts.document
    for each in facts.commitments:
        span = document.span(each.start, each.end)
        yield PromisedTime(
            each.channel,
            each.action,
            each.duration.amount,
            each.duration.unit,
            each.duration.calendar,
            each.share,
            each.condition,
            document.place(span),
            document.source[span.start : span.end],
        )


def _revision(facts: Facts) -> RevisionDate | None:
    mention: DateMention | None = facts.revision_date
    if mention is None:
        return None
    span = facts.document.span(mention.start, mention.end)
    text = f"{mention.year:04}-{mention.month:02}"
    if mention.day:
        text += f"-{mention.day:02}"
    return RevisionDate(text, facts.document.place(span).line)
