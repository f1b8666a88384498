"""The arithmetic: labels against findings, counted.

Precision is the share of what the program says that is right, recall the share of what is right
that the program says. Documents of the chosen language count; requirements, commitments, vague
times and contradictions only of documents about customers, since others have no such labels.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from accuracy_corpus import (
    REQUIRED,
    REQUIREMENTS,
    Account,
    Blank,
    Clash,
    Labelled,
    Promise,
    Topic,
    plain,
)

from policylint.model import Place

HARD_TO_EARN = ("complaints", "escalation", "feedback")
"""What documents of other kinds should not be found to have."""
NOTHING = Account(about_customers=False)
"""Of a document that could not be read; its kind is wrong, whichever it is."""

L = TypeVar("L", Promise, Blank)


class Rate(NamedTuple):
    """``right`` of ``found`` are right; ``caught`` of ``wanted`` were found."""

    right: int = 0
    found: int = 0
    caught: int = 0
    wanted: int = 0

    def plus(self, other: "Rate") -> "Rate":
        return Rate(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))

    @property
    def precision(self) -> float | None:
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        return self.caught / self.wanted if self.wanted else None

    @property
    def f1(self) -> float | None:
        precision, recall = self.precision or 0.0, self.recall or 0.0
        if not self.found and not self.wanted:
            return None
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


class Share(NamedTuple):
    """``part`` of ``whole``."""

    part: int = 0
    whole: int = 0

    def plus(self, other: "Share") -> "Share":
        return Share(self.part + other.part, self.whole + other.whole)

    @property
    def value(self) -> float | None:
        return self.part / self.whole if self.whole else None


class Disagreement(NamedTuple):
    """One point on which label and program differ."""

    topic: Topic
    document: str
    label: str
    """What the label says; "" where the program says too much."""
    ours: str
    """What the program says; "" where it misses something."""
    label_lines: tuple[int, ...] = ()
    our_places: tuple[Place, ...] = ()
    message: str = ""
    """What the program found lacking."""
    noted: bool = False
    """The labellers were in two minds about it."""

    @property
    def key(self) -> str:
        """Names the point, so that two runs can be compared."""
        parts = [self.topic, self.document, self.label, self.ours]
        if self.topic not in REQUIREMENTS:
            lines = self.label_lines or tuple(place.line for place in self.our_places)
            parts.append(str(lines[0]) if lines else "")
        return " | ".join(parts)


@dataclass(slots=True)
class RequirementScore:
    """How one requirement, or several together, was judged."""

    violations: Rate = field(default_factory=Rate)
    met: Rate = field(default_factory=Rate)
    agreement: Share = field(default_factory=Share)
    """Met, partial and missing told apart."""
    labelled: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)

    def count(self, label: str, ours: str) -> None:
        self.violations = self.violations.plus(rate_of(label != "met", ours != "met"))
        self.met = self.met.plus(rate_of(label == "met", ours == "met"))
        self.agreement = self.agreement.plus(Share(label == ours, 1))
        self.labelled[label] += 1
        self.found[ours] += 1


@dataclass(slots=True)
class Scores:
    """Everything that is measured, in one run over one set of labels."""

    requirements: dict[str, RequirementScore] = field(default_factory=dict)
    """By slug, and for ``required`` and ``all`` together."""
    rates: dict[str, Rate] = field(default_factory=dict)
    shares: dict[str, Share] = field(default_factory=dict)
    disagreements: list[Disagreement] = field(default_factory=list)
    documents: Counter[str] = field(default_factory=Counter)
    """How many documents: ``all``, ``about customers``, ``other kinds``."""

    def rate(self, name: str, rate: Rate) -> None:
        self.rates[name] = self.rates.get(name, Rate()).plus(rate)

    def share(self, name: str, holds: bool) -> None:
        self.shares[name] = self.shares.get(name, Share()).plus(Share(holds, 1))

    def differ(
        self,
        document: Labelled,
        topic: Topic,
        label: str,
        ours: str,
        label_lines: Sequence[int] = (),
        ours_at: Sequence[int | Place] = (),
        message: str = "",
    ) -> None:
        """Note a disagreement; ``ours_at`` holds places, or lines where no more is known."""
        places = [at if isinstance(at, Place) else Place(at, 1, at, 1) for at in ours_at]
        noted = document.noted(topic, {*label_lines, *(place.line for place in places)})
        self.disagreements.append(
            Disagreement(
                topic, document.id, label, ours, tuple(label_lines), tuple(places), message, noted
            )
        )


def rate_of(wanted: bool, found: bool) -> Rate:
    return Rate(wanted and found, found, wanted and found, wanted)


def score(corpus: Iterable[Labelled], found: Mapping[str, Account]) -> Scores:
    """Scores of what was found, by path; a document that is absent there has nothing found."""
    scores = Scores()
    for slug in (*REQUIREMENTS, "required", "all"):
        scores.requirements[slug] = RequirementScore()
    for document in corpus:
        ours = found.get(str(document.path), NOTHING)
        truth = document.truth
        scores.documents["all"] += 1
        scores.documents["about customers" if truth.about_customers else "other kinds"] += 1
        _kind(scores, document, ours)
        _date(scores, document, ours)
        _placeholders(scores, document, ours)
        if not truth.about_customers:
            _other_kind(scores, ours)
        elif truth.requirements:
            _requirements(scores, document, ours)
            _commitments(scores, document, ours)
            _vague_times(scores, document, ours)
            _contradictions(scores, document, ours)
    return scores


def _requirements(scores: Scores, document: Labelled, ours: Account) -> None:
    truth = document.truth
    for slug in REQUIREMENTS:
        label = truth.requirements.get(slug)
        if label is None or not document.counts(slug):
            continue
        status = ours.requirements.get(slug, "missing")
        for name in (slug, "all", *(("required",) if slug in REQUIRED else ())):
            scores.requirements[name].count(label, status)
        if label != status:
            message = ours.messages.get(slug, "")
            lines, places = truth.evidence.get(slug, ()), ours.places.get(slug, ())
            scores.differ(document, slug, label, status, lines, places, message)


def _kind(scores: Scores, document: Labelled, ours: Account) -> None:
    if not document.counts("kind"):
        return
    label = document.truth.about_customers
    mine = ours.about_customers if ours is not NOTHING else not label
    scores.share("kind", label == mine)
    scores.rate("other kinds recognised", rate_of(not label, not mine))
    if label != mine:
        word = "about customers" if label else "of another kind"
        scores.differ(document, "kind", word, ours.kind or "not read")


def _date(scores: Scores, document: Labelled, ours: Account) -> None:
    if not document.counts("date"):
        return
    truth = document.truth
    same = truth.month == ours.month
    scores.share("date, all documents", same)
    if truth.about_customers:
        scores.share("date", same)
    if not same:
        label_lines = (truth.date_line,) if truth.date_line else ()
        our_lines = (ours.date_line,) if ours.date_line else ()
        words = truth.month or "no date", ours.month or "no date"
        scores.differ(document, "date", *words, label_lines, our_lines)


def _other_kind(scores: Scores, ours: Account) -> None:
    for slug in HARD_TO_EARN:
        scores.share(f"other kinds, {slug} met", ours.requirements.get(slug) == "met")
    scores.share("other kinds, no error", not ours.shown_errors)


def _commitments(scores: Scores, document: Labelled, ours: Account) -> None:
    def near(label: Promise, mine: Promise) -> int | None:
        if (label.amount, label.unit) != (mine.amount, mine.unit):
            return None
        return document.distance(label.line, mine.line)

    def same(label: Promise, mine: Promise) -> int | None:
        alike = (label.channel, label.action) == (mine.channel, mine.action)
        return near(label, mine) if alike else None

    if document.counts("commitments"):
        wanted, mine = sorted(document.truth.commitments), sorted(ours.commitments)
        pairs = len(pair(wanted, mine, near))
        rate = Rate(pairs, len(mine), pairs, len(wanted))
        scores.rate("commitments, amount and unit", rate)
        rate = _compare(scores, document, "commitments", wanted, mine, same, near)
        scores.rate("commitments", rate)


def _placeholders(scores: Scores, document: Labelled, ours: Account) -> None:
    def near(label: Blank, mine: Blank) -> int | None:
        return document.distance(label.line, mine.line)

    def same(label: Blank, mine: Blank) -> int | None:
        return near(label, mine) if plain(label.text) == plain(mine.text) else None

    if document.counts("placeholders"):
        wanted, mine = _once(document.truth.placeholders), _once(ours.placeholders)
        rate = _compare(scores, document, "placeholders", wanted, mine, same, near)
        scores.rate("placeholders, all documents", rate)
        if document.truth.about_customers:
            scores.rate("placeholders", rate)


def _once(blanks: Collection[Blank]) -> list[Blank]:
    """The same text on one line counts once."""
    return list({(item.line, plain(item.text)): item for item in sorted(blanks)}.values())


def _vague_times(scores: Scores, document: Labelled, ours: Account) -> None:
    def same(label: Blank, mine: Blank) -> int | None:
        return document.distance(label.line, mine.line)

    if document.counts("vague-times"):
        wanted, mine = _by_line(document.truth.vague_times), _by_line(ours.vague_times)
        rate = _compare(scores, document, "vague-times", wanted, mine, same, same)
        scores.rate("vague times", rate)


def _by_line(blanks: Collection[Blank]) -> list[Blank]:
    """Two vague phrases on one line are one."""
    lines: dict[int, list[str]] = {}
    for item in sorted(blanks):
        lines.setdefault(item.line, []).append(item.text)
    return [Blank(line, "; ".join(words)) for line, words in lines.items()]


def _contradictions(scores: Scores, document: Labelled, ours: Account) -> None:
    """A finding is right when it stands on any line of a labelled contradiction.

    Several findings may stand on one labelled contradiction: each is right, it is caught once.
    """

    def on(finding: Clash, label: Clash) -> bool:
        return any(document.distance(finding.lines[0], line) is not None for line in label.lines)

    if document.counts("contradictions"):
        wanted, mine = sorted(document.truth.contradictions), sorted(ours.contradictions)
        missed = [label for label in wanted if not any(on(item, label) for item in mine)]
        surplus = [item for item in mine if not any(on(item, label) for label in wanted)]
        right, caught = len(mine) - len(surplus), len(wanted) - len(missed)
        scores.rate("contradictions", Rate(right, len(mine), caught, len(wanted)))
        for label in missed:
            scores.differ(document, "contradictions", str(label), "", label.lines)
        for item in surplus:
            scores.differ(document, "contradictions", "", str(item), (), item.lines)


def _compare(
    scores: Scores,
    document: Labelled,
    topic: Topic,
    wanted: Sequence[L],
    mine: Sequence[L],
    same: Callable[[L, L], int | None],
    near: Callable[[L, L], int | None],
) -> Rate:
    """Pair what is the ``same``; what is left and ``near`` is told as one disagreement, not two."""
    right = pair(wanted, mine, same)
    missed = [item for item in wanted if item not in right]
    surplus = [item for item in mine if item not in right.values()]
    close = pair(missed, surplus, near)
    for label in missed:
        other = close.get(label)
        our_lines = (other.line,) if other else ()
        scores.differ(document, topic, str(label), str(other or ""), (label.line,), our_lines)
    for item in surplus:
        if item not in close.values():
            scores.differ(document, topic, "", str(item), (), (item.line,))
    return Rate(len(right), len(mine), len(right), len(wanted))


def pair(wanted: Sequence[L], found: Sequence[L], fits: Callable[[L, L], int | None]) -> dict[L, L]:
    """As many pairs as can be made, each item in one pair at most; the nearest are tried first.

    ``fits`` gives the distance of two items, None where they cannot be a pair. Items are unlike
    one another within ``wanted`` and within ``found``.
    """
    choices: list[list[tuple[int, int]]] = []
    for label in wanted:
        distances = [(fits(label, item), number) for number, item in enumerate(found)]
        choices.append(sorted((apart, at) for apart, at in distances if apart is not None))
    taken: dict[int, int] = {}

    def place(label: int, tried: set[int]) -> bool:
        for _, number in choices[label]:
            if number not in tried:
                tried.add(number)
                if number not in taken or place(taken[number], tried):
                    taken[number] = label
                    return True
        return False

    for label_number in sorted(range(len(wanted)), key=lambda number: choices[number][:1]):
        place(label_number, set())
    return {wanted[label]: found[number] for number, label in taken.items()}
