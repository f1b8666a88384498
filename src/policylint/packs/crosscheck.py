"""Checks that need more than one place: names that must exist, circles, the notation of phrases."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from policylint.packs.changes import Draft
from policylint.packs.lexicons import Merger, Phrase
from policylint.packs.places import Origin, fail
from policylint.validation import Place, Schema
from policylint.wording import nearest

_REFERENCE = re.compile(r"\{([^{}]*)\}")


def conditions(rules: Iterable[Draft], lexicons: Merger, schema: Schema) -> None:
    """Every signal that a rule names must be in some lexicon."""
    for draft in rules:
        _known(draft.raw, "rule", draft.where, lexicons, schema)


def kinds(recognise: Iterable[tuple[Any, Origin]], lexicons: Merger, schema: Schema) -> None:
    """Every signal by which a kind of document is recognised must be in some lexicon."""
    for table, at in recognise:

        def where(place: Place, at: Origin = at) -> Origin:
            return at.below(*place)

        _known(table, "recognise", where, lexicons, schema)


def _known(
    data: Any, shape: str, where: Callable[[Place], Origin], lexicons: Merger, schema: Schema
) -> None:
    from policylint.signals.compiled import BUILT_IN

    known = BUILT_IN.union(*lexicons.signals.values())
    for place in schema.places(data, "signal", schema.root["$defs"][shape]):
        name = _at(data, place)
        if name not in known:
            hint = nearest(name, known) or "define it in a lexicon of the pack"
            fail(where(place), f'no lexicon has the signal "{name}"; {hint}')


def signals(lexicons: Merger) -> None:
    """Phrases follow the notation; signals that they refer to exist, and never in a circle."""
    from policylint.signals.compiled import BUILT_IN
    from policylint.signals.phrases import check

    for known in lexicons.signals.values():
        needs: dict[str, list[tuple[str, Phrase]]] = {}
        for name, signal in known.items():
            needs[name] = []
            for phrase in (*signal.phrases, *signal.exceptions):
                try:
                    check(phrase.text)
                except ValueError as error:
                    fail(phrase.origin, " ".join(str(error).split()))
                for needed in _REFERENCE.findall(phrase.text):
                    if needed in BUILT_IN:
                        continue
                    if needed not in known:
                        hint = nearest(needed, [*known, *BUILT_IN]) or "define it in this lexicon"
                        fail(phrase.origin, f'there is no signal "{needed}"; {hint}')
                    needs[name].append((needed, phrase))
        _no_circles(needs)


def _no_circles(needs: dict[str, list[tuple[str, Phrase]]]) -> None:
    """Fail at the phrase that closes a circle of signals. Iterative: chains may be long."""
    done: set[str] = set()
    for start in needs:
        path = [start]
        waiting = [iter(needs[start])] if start not in done else []
        while waiting:
            for needed, phrase in waiting[-1]:
                if needed in path:
                    circle = " > ".join([*path[path.index(needed) :], needed])
                    fail(phrase.origin, f"signals refer to one another in a circle ({circle})")
                if needed not in done:
                    path.append(needed)
                    waiting.append(iter(needs[needed]))
                    break
            else:
                done.add(path.pop())
                waiting.pop()


def _at(data: Any, place: tuple[str | int, ...]) -> Any:
    for step in place:
        data = data[step]
    return data
