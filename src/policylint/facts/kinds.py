"""What kind of document a text is: a general policy, one on a single topic, or something else."""

from collections.abc import Mapping

from policylint.facts.gather import Facts
from policylint.packs.model import DocumentKind


def recognise(facts: Facts, kinds: Mapping[str, DocumentKind]) -> str:
    return "policy"
