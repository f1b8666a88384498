"""Which parts of a document are wording for somebody to use: model letters, scripts, forms.

What is left open there is filled in by staff or customers each time, so it is no placeholder.
"""

import re

from policylint.documents.model import Document

_MESSAGE = (
    r"(?:e-?mails?|letters?|repl(?:y|ies)|responses?|messages?|calls?|phone|chat|sms|texts?|"
    r"scripts?|phrases?|greetings?|holding|acknowledge?ments?|apolog(?:y|ies)|wording|dialogues?|"
    r"voicemails?|social(?: media)?|subject lines?|auto-?repl(?:y|ies))"
)
_MODEL = r"(?:templates?|samples?|models?|examples?|canned|saved|suggested|draft|macros?|stock)"
_SCRIPT_HEADING = re.compile(
    rf"\b{_MODEL}\W+(?:\w+\W+){{0,2}}{_MESSAGE}\b|\b{_MESSAGE}\W+(?:\w+\W+){{0,1}}{_MODEL}\b|"
    r"\b(?:scripts?|macros|canned|talk track|what to say|how to say it)\b|"
    r"\A\W*(?:templates|wording)\W*\Z",
    re.IGNORECASE,
)
_FORM_HEADING = re.compile(
    r"\b(?:forms?|questionnaire|slip|checklist|declaration|signatures?|signed|sign-?off|worksheet)\b",
    re.IGNORECASE,
)
_SCRIPT_LEAD = re.compile(
    rf"\b(?:what to say|say|sample|example|template|script|suggested wording|subject|"
    rf"{_MODEL} {_MESSAGE}|{_MESSAGE} {_MODEL})\b[^.:]{{0,30}}:\W*\Z",
    re.IGNORECASE,
)
_SALUTED = re.compile(
    r"\W*(?:dear\b|(?:hi|hello)(?:\s+there)?\s*[\[{<,]|subject\s*:)", re.IGNORECASE
)
_CLOSING = re.compile(
    r"\W*(?:yours (?:sincerely|faithfully|truly)|(?:kind|best|warm) regards|regards|sincerely)\b",
    re.IGNORECASE,
)

MAX_QUOTE = 2000
"""Characters on either side of a place in which quotation marks are looked for."""
_FENCES = ("```", "~~~")


class Wording:
    """Answers for each block whether it is a script or part of a form."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._scripts = self._headings(_SCRIPT_HEADING)
        self._forms = self._headings(_FORM_HEADING)
        self._letters = self._find_letters()
        self._known: dict[int, bool] = {}

    def is_script(self, index: int) -> bool:
        """Whether the block is wording to be sent or spoken."""
        if index not in self._known:
            self._known[index] = self._is_script(index)
        return self._known[index]

    def _is_script(self, index: int) -> bool:
        block = self._document.blocks[index]
        return (
            block.quoted
            or block.section in self._scripts
            or index in self._letters
            or self._led_into(index)
            or self._between_fences(index)
        )

    def is_form(self, index: int) -> bool:
        """Whether the block stands under the heading of a form."""
        return self._document.blocks[index].section in self._forms

    def _headings(self, pattern: re.Pattern[str]) -> frozenset[int]:
        """Sections under a heading that matches; the document's own title does not count."""
        found: set[int] = set()
        for index, section in enumerate(self._document.sections):
            if section.heading is None:
                continue
            own = index > 1 and pattern.search(section.title)
            if own or section.parent in found:
                found.add(index)
        return frozenset(found)

    def _find_letters(self) -> frozenset[int]:
        """Blocks from a salutation to the closing formula or the next heading."""
        found: set[int] = set()
        inside = False
        for index, block in enumerate(self._document.blocks):
            if block.kind == "heading":
                inside = False
            elif _SALUTED.match(self._document.text, block.start, block.end):
                inside = True
            if inside:
                found.add(index)
                if _CLOSING.match(self._document.text, block.start, block.end):
                    inside = False
        return frozenset(found)

    def _led_into(self, index: int) -> bool:
        """Whether the block before says that an example follows ("What to say:")."""
        document = self._document
        block = document.blocks[index]
        before = block.lead if block.lead is not None else index - 1
        if before < 0 or block.kind in ("heading", "row"):
            return False
        lead = document.blocks[before]
        if lead.section != block.section or (lead.kind == "heading" and not lead.fake):
            return False
        return bool(_SCRIPT_LEAD.search(document.text, max(lead.start, lead.end - 80), lead.end))

    def _between_fences(self, index: int) -> bool:
        """Whether the block is code that a fence within a fence has let out."""
        document = self._document
        block = document.blocks[index]
        place = document.place(document.span(block.start, block.end))
        lines = (place.line - 1, place.end_line + 1)
        return all(document.source_line(n).lstrip().startswith(_FENCES) for n in lines)


def in_quotes(text: str, start: int, end: int, at: int, until: int) -> bool:
    """Whether ``text[at:until]`` stands within double quotes of the stretch start to end."""
    start, end = max(start, at - MAX_QUOTE), min(end, until + MAX_QUOTE)
    if text.rfind("“", start, at) > text.rfind("”", start, at):
        return text.find("”", until, end) >= 0
    return text.count('"', start, at) % 2 == 1 and text.find('"', until, end) >= 0
