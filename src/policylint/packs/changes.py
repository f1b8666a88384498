"""Rules that are still being put together: as a pack wrote them, with the changes made since."""

from typing import Any

from policylint.packs.places import Origin, fail
from policylint.validation import Place, Schema

FIXED = ("id", "name", "kind")
_EXTEND = "extend_"


class Draft:
    """A rule in the form of a pack file."""

    def __init__(self, raw: dict[str, Any], pack: str, origin: Origin) -> None:
        self.raw = raw
        self.pack = pack
        self.origin = origin
        self.on = True
        self.changed: dict[str, Origin] = {}
        """Where the values of keys stand that were changed."""

    def where(self, place: Place) -> Origin:
        """Where a value of this rule was written."""
        if place and place[0] in self.changed:
            return self.changed[str(place[0])].below(*place[1:])
        return self.origin.below(*place)


def apply(draft: Draft, change: Any, at: Origin, schema: Schema) -> None:
    """Change a rule: ``off``, ``on``, or a table of keys; ``extend_KEY`` adds to a list."""
    for problem in schema.problems(change, "change"):
        fail(at.below(*problem.place), problem.message)
    if not isinstance(change, dict):
        draft.on = change in ("on", True)
        return
    raw = dict(draft.raw)
    changed = dict(draft.changed)
    for key, value in change.items():
        here = at.below(key)
        if key in FIXED:
            fail(here, f"the {key} of a rule cannot be changed; write a rule of your own instead")
        if key == "severity" and raw["kind"] == "requirement":
            fail(here, "a requirement has no severity of its own; change its level instead")
        target = key.removeprefix(_EXTEND)
        if target == key:
            raw[key] = value
        else:
            before = raw.get(target, [])
            if not isinstance(before, list) or not isinstance(value, list):
                fail(
                    here, f"only a list can be added to, with a list; write {target} to replace it"
                )
            raw[target] = [*before, *(item for item in value if item not in before)]
        changed[target] = here
    # the new values may be wrong in themselves (an index into an extended list is not one here)
    for problem in schema.problems(raw, "rule"):
        first, *rest = problem.place or ("",)
        origin = changed.get(str(first))
        if origin is None:
            fail(at, problem.message)
        fail(
            origin if str(origin.place[-1]).startswith(_EXTEND) else origin.below(*rest),
            problem.message,
        )
    draft.raw, draft.changed = raw, changed
