"""The lexicon for each document, compiled once and kept."""

from policylint import store
from policylint.documents.model import Document
from policylint.errors import PolicylintError
from policylint.facts.gather import Language
from policylint.facts.language import UNKNOWN, recognise
from policylint.packs.model import Ruleset
from policylint.signals.compiled import CompiledLexicon, compile_lexicon
from policylint.signals.phrases import PhraseError

_EMPTY = CompiledLexicon((), (), ())
_FORMAT = 1


class Languages:
    """Finds the language of a document among the lexicons of a ruleset."""

    def __init__(self, use_cache: bool = True) -> None:
        self.use_cache = use_cache
        self._known: dict[tuple[str, str], Language] = {}

    def of(self, document: Document, ruleset: Ruleset) -> Language:
        """The language at work; without signals where no lexicon covers it."""
        common = {code: lexicon.common_words for code, lexicon in ruleset.lexicons.items()}
        code = recognise(document.text, common)
        if (ruleset.digest, code) not in self._known:
            self._known[ruleset.digest, code] = self._language(code, ruleset)
        return self._known[ruleset.digest, code]

    def _language(self, code: str, ruleset: Ruleset) -> Language:
        lexicon = ruleset.lexicons.get(code)
        if lexicon is None:
            return Language(UNKNOWN, _EMPTY, {}, name=code)
        name = store.key(_FORMAT, ruleset.digest, code)
        kept = store.read("lexicon", name) if self.use_cache else None
        if kept is not None:
            return Language(code, CompiledLexicon.from_data(kept), lexicon.vocabulary)
        try:
            compiled = compile_lexicon(lexicon)
        except PhraseError as error:
            raise PolicylintError(f"lexicon “{code}”: {error}") from None
        if self.use_cache:
            store.write("lexicon", name, compiled)
        return Language(code, compiled, lexicon.vocabulary)
