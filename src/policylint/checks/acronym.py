"""PL106: acronyms that are never spelled out."""

from collections.abc import Iterator

from policylint.checks.draft import Context, Draft
from policylint.facts.acronyms import find_acronyms
from policylint.facts.gather import Facts
from policylint.packs.model import Rule


def undefined_acronym(facts: Facts, rule: Rule, context: Context) -> Iterator[Draft]:
    """The first use of each acronym that is neither ``known`` nor explained in the policy."""
    others = "\n".join(each.document.text for each in context.group if each is not facts)
    known = frozenset(rule.params.get("known", ()))
    for each in find_acronyms(facts.document, known, others):
        yield Draft(each.start, each.end, {"acronym": each.text})
