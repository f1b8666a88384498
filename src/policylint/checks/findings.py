"""From drafts to findings: places in the source, and the rule's words filled in."""

from collections.abc import Mapping

from policylint.checks.draft import Draft
from policylint.checks.wording import fill
from policylint.documents.model import Document
from policylint.model import Finding, Suggestion
from policylint.packs.model import Rule


def finding(rule: Rule, draft: Draft, document: Document, values: Mapping[str, str]) -> Finding:
    """The finding that a draft stands for; ``values`` are the document's own words."""
    span = draft.span or document.span(draft.start, draft.end)
    place = document.place(span)
    block = document.blocks[document.block_at(draft.start)] if document.blocks else None
    section = document.sections[block.section].path if block else ()
    here = {"section": section[-1] if section else "", **values, **draft.values}
    suggestion = fill(rule.advice(draft.variant), here)
    if here.get("where") and suggestion:
        suggestion = f"{here['where']}: {suggestion}"
    return Finding(
        rule=rule.id,
        name=rule.name,
        severity=draft.severity or rule.severity or "info",
        message=fill(rule.wording(draft.variant), here),
        why=rule.why,
        place=place,
        section=section,
        excerpt=document.source[span.start : span.end],
        source_line=document.source_line(place.line),
        suggestion=Suggestion(suggestion, draft.edits) if suggestion or draft.edits else None,
        sources=rule.sources,
    )
