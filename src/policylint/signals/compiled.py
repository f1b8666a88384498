"""A lexicon laid out for scanning: every word string once, each signal after those it needs."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from policylint.signals import inflections
from policylint.signals.phrases import Pattern, PhraseError, compile_phrase, references


class SignalSource(Protocol):
    """What a lexicon says of one signal."""

    @property
    def phrases(self) -> Sequence[str]: ...
    @property
    def except_(self) -> Sequence[str]: ...
    @property
    def negatable(self) -> bool: ...
    @property
    def in_(self) -> Sequence[str]: ...


class LexiconSource(Protocol):
    @property
    def language(self) -> str: ...
    @property
    def inflections(self) -> Mapping[str, Sequence[str]]: ...
    @property
    def signals(self) -> Mapping[str, SignalSource]: ...


class Slot(NamedTuple):
    """One part of a pattern: where its hits come from."""

    gap: int
    groups: tuple[int, ...]
    """Groups of word strings."""
    signals: tuple[str, ...]


class CompiledPattern(NamedTuple):
    slots: tuple[Slot, ...]
    anchored: bool


class CompiledSignal(NamedTuple):
    name: str
    group: int
    """The group of the word strings that are a hit by themselves; -1 for none."""
    patterns: tuple[CompiledPattern, ...]
    exceptions: str
    """Name of the signal whose hits cancel overlapping hits of this one; "" for none."""
    negatable: bool
    kinds: tuple[str, ...]
    """Block kinds in which it may hit; empty for all."""


class CompiledLexicon(NamedTuple):
    strings: tuple[str, ...]
    """Word strings, each between two spaces, as they are looked up in a folded text."""
    groups: tuple[tuple[int, ...], ...]
    """For each string the groups it belongs to."""
    signals: tuple[CompiledSignal, ...]
    """In an order in which each comes after those it refers to."""

    @classmethod
    def from_data(cls, data: Any) -> "CompiledLexicon":
        """The reverse of a passage through JSON."""
        strings, groups, signals = data
        return cls(
            tuple(strings),
            tuple(tuple(group) for group in groups),
            tuple(_signal_from(*fields) for fields in signals),
        )


def _signal_from(
    name: str, group: int, patterns: Any, exceptions: str, negatable: bool, kinds: Any
) -> CompiledSignal:
    made = tuple(
        CompiledPattern(
            tuple(Slot(gap, tuple(groups), tuple(signals)) for gap, groups, signals in slots),
            anchored,
        )
        for slots, anchored in patterns
    )
    return CompiledSignal(name, group, made, exceptions, negatable, tuple(kinds))


NEGATION = "negation"
"""The signal whose hits cancel hits of a negatable signal shortly after them."""
BUILT_IN = frozenset(
    {"duration", "date", "number", "percent", "email", "url", "phone-number", "placeholder"}
)
"""Signals whose hits are found by grammars instead of phrases."""


def compile_lexicon(lexicon: LexiconSource) -> CompiledLexicon:
    """Compile all signals of a lexicon. Raises `PhraseError` naming the signal."""
    irregular = {word: tuple(forms) for word, forms in lexicon.inflections.items()}
    regular = inflections.english if lexicon.language == "en" else inflections.uninflected
    return _Compiler(lexicon.signals, lambda word: regular(word, irregular)).run()


class _Compiler:
    def __init__(
        self, signals: Mapping[str, SignalSource], inflect: Callable[[str], Sequence[str]]
    ) -> None:
        self.signals = signals
        self.inflect = inflect
        self.string_ids: dict[str, int] = {}
        self.memberships: list[list[int]] = []
        self.group_ids: dict[frozenset[str], int] = {}
        self.done: dict[str, CompiledSignal] = {}

    def run(self) -> CompiledLexicon:
        for name in self.signals:
            self._signal(name, ())
        return CompiledLexicon(
            tuple(f" {string} " for string in self.string_ids),
            tuple(tuple(groups) for groups in self.memberships),
            tuple(self.done.values()),
        )

    def _signal(self, name: str, above: tuple[str, ...]) -> None:
        if name in self.done or name in BUILT_IN:
            return
        if name in above:
            raise PhraseError(
                f"signals refer to one another in a circle: {' > '.join((*above, name))}"
            )
        if name not in self.signals:
            raise PhraseError(f"signal “{above[-1]}” refers to “{name}”, which no lexicon has")
        source = self.signals[name]
        for phrase in (*source.phrases, *source.except_):
            for needed in references(phrase):
                self._signal(needed, (*above, name))
        exceptions = f"{name} except" if source.except_ else ""
        if exceptions:
            self._add(exceptions, source.except_, "", False, source.in_)
        self._add(name, source.phrases, exceptions, source.negatable, source.in_)

    def _add(
        self,
        name: str,
        phrases: Iterable[str],
        exceptions: str,
        negatable: bool,
        kinds: Sequence[str],
    ) -> None:
        whole: set[str] = set()
        patterns: list[CompiledPattern] = []
        for phrase in phrases:
            try:
                found = compile_phrase(phrase, self.inflect)
            except PhraseError as error:
                raise PhraseError(f"signal “{name}”: {error}") from None
            for pattern in found:
                first = pattern.parts[0]
                if len(pattern.parts) == 1 and not pattern.anchored and not first.signals:
                    whole |= first.strings
                else:
                    patterns.append(self._pattern(pattern))
        group = self._group(frozenset(whole)) if whole else -1
        self.done[name] = CompiledSignal(
            name, group, tuple(patterns), exceptions, negatable, tuple(kinds)
        )

    def _pattern(self, pattern: Pattern) -> CompiledPattern:
        return CompiledPattern(
            tuple(
                Slot(
                    part.gap,
                    (self._group(part.strings),) if part.strings else (),
                    tuple(sorted(part.signals)),
                )
                for part in pattern.parts
            ),
            pattern.anchored,
        )

    def _group(self, strings: frozenset[str]) -> int:
        if strings in self.group_ids:
            return self.group_ids[strings]
        group = self.group_ids[strings] = len(self.group_ids)
        for string in sorted(strings):
            if string not in self.string_ids:
                self.string_ids[string] = len(self.string_ids)
                self.memberships.append([])
            self.memberships[self.string_ids[string]].append(group)
        return group
