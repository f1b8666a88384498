"""All that is known of one document, each kind of fact worked out when first asked for."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from policylint.documents.model import Document
from policylint.facts.model import Commitment, DateMention, Duration, Hit, Placeholder, VagueTime
from policylint.facts.reading import Reading
from policylint.facts.sentences import find_sentences
from policylint.signals.compiled import CompiledLexicon

if TYPE_CHECKING:
    from policylint.facts.elsewhere import Elsewhere
    from policylint.facts.offers import Offer
    from policylint.facts.scan import Scanner


class Language:
    """A lexicon at work: its vocabulary, and its scanner, which is built when first needed."""

    def __init__(
        self,
        code: str,
        compiled: CompiledLexicon,
        vocabulary: Mapping[str, object],
        name: str = "",
    ) -> None:
        self.code = code
        self.name = name or code
        self.vocabulary = vocabulary
        self._compiled = compiled

    @cached_property
    def scanner(self) -> "Scanner":
        from policylint.facts.scan import Scanner

        return Scanner(self._compiled)


class Facts:
    """What one document says, in one language."""

    def __init__(self, document: Document, language: Language, kind: str = "policy") -> None:
        self.document = document
        self.language = language
        self.kind = kind

    @cached_property
    def reading(self) -> Reading:
        from policylint.facts.contacts import find_contacts

        sentences = find_sentences(self.document)
        built_in = {
            "duration": [Hit(d.start, d.end) for d in self.durations],
            "date": [Hit(d.start, d.end) for d in self.dates],
            "placeholder": [Hit(p.start, p.end) for p in self.placeholders],
            **find_contacts(self.document.text),
        }
        hits = self.language.scanner.scan(self.document, sentences, built_in)
        return Reading(self.document, sentences, hits, self.language.vocabulary)

    @cached_property
    def durations(self) -> tuple[Duration, ...]:
        from policylint.facts.times.durations import find_durations

        return find_durations(self.document.text, self.language.vocabulary)

    @cached_property
    def placeholders(self) -> tuple[Placeholder, ...]:
        from policylint.facts.blanks.placeholders import find_placeholders

        return find_placeholders(self.document)

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        from policylint.facts.dates.mentions import find_dates

        return find_dates(self.document, self.language.vocabulary)

    @cached_property
    def commitments(self) -> tuple[Commitment, ...]:
        from policylint.facts.times.commitments import find_commitments

        return find_commitments(self.reading, self.durations)

    @cached_property
    def vague_times(self) -> tuple[VagueTime, ...]:
        from policylint.facts.times.vague import find_vague_times

        return find_vague_times(self.reading, self.commitments)

    @cached_property
    def first_offers(self) -> dict[str, "Offer"]:
        """Where each channel of contact is first offered."""
        from policylint.facts.offers import find_offers, first_offers

        return first_offers(find_offers(self.reading, self.commitments, self.elsewhere))

    @cached_property
    def revision_date(self) -> DateMention | None:
        from policylint.facts.dates.mentions import revision_date

        return revision_date(self.dates)

    @cached_property
    def elsewhere(self) -> "Elsewhere":
        """Which of its words only say where to read on."""
        from policylint.facts.elsewhere import Elsewhere

        return Elsewhere(self.reading)
