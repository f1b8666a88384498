"""Rule packs and lexicons: YAML data, checked by JSON Schema, merged into one `Ruleset`.

    ruleset = packs.load(["customer-service", "./packs/ours.yaml"], base=Path("."))
    rule = ruleset.rules["CS401"]           # in the order of the packs; rules that are off are not
    rule.params["met"]                      # the condition, as plain data
    ruleset.lexicons["en"].signals["complaint"].phrases
    ruleset.kinds["complaints"].requirements
    ruleset.select(["CS4", "placeholder"])  # ids, beginnings of ids, names -> set of ids

`load` raises `PolicylintError` with file, line, key and what was expected. What it made is kept in
the user's cache folder until an input changes; a run answered from there imports neither PyYAML nor
jsonschema.
"""

from policylint.packs.files import Located, bundled
from policylint.packs.loading import load
from policylint.packs.model import (
    Benchmark,
    DocumentKind,
    Lexicon,
    Rule,
    Ruleset,
    Signal,
    Source,
    benchmark,
)

__all__ = [
    "Benchmark",
    "DocumentKind",
    "Lexicon",
    "Located",
    "Rule",
    "Ruleset",
    "Signal",
    "Source",
    "benchmark",
    "bundled",
    "load",
]
