"""Fills the words of rules with those of the document."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from policylint.facts.gather import Facts

CHANNEL_NAMES = {
    "phone": "phone", "email": "email", "chat": "live chat", "web": "a web form",
    "portal": "a portal", "social": "social media", "post": "post", "in-person": "in person",
    "sms": "text message", "video": "video call", "fax": "fax",
}  # fmt: skip
"""Channels as ways to get in touch."""
CONTACTS = {
    "phone": "phone calls", "email": "emails", "chat": "chats", "web": "web forms",
    "portal": "requests in the portal", "social": "messages on social media", "post": "letters",
    "in-person": "visitors", "sms": "text messages", "video": "video calls", "fax": "faxes",
    "complaint": "complaints", "any": "enquiries",
}  # fmt: skip
"""What comes in through a channel, in the plural."""
_PREFERRED = 3
"""Times that a document uses a word before it counts as its own."""
_ITS_TASKS = ("complaint", "escalation.mention")
"""Signals of the tasks that make an office one to which matters go."""
_SLOT = re.compile(r"\{(?P<name>[a-z-]+)(?:\|(?P<default>[^{}]*))?\}")
_BEGINS = re.compile(r"(?:\A|[.:!?]\s+)\Z")
_ARTICLE = re.compile(r"^(?:the|our|a|an|your)\s+", re.IGNORECASE)
_MONTHS = (
    "January February March April May June July August September October November December"
).split()


def fill(template: str, values: Mapping[str, str]) -> str:
    """Replace ``{name}`` and ``{name|default}``; a name without value and default stays empty.

    What begins a sentence begins with a capital.
    """

    def replaced(slot: re.Match[str]) -> str:
        text = values.get(slot["name"]) or slot["default"] or ""
        begins = _BEGINS.search(template, 0, slot.start())
        return text[:1].upper() + text[1:] if begins and slot["default"] else text

    return _SLOT.sub(replaced, template)


def listed(words: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return (
        words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""
    )


def day(value: date) -> str:
    """ "22 November 2026"."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def document_values(group: Sequence[Facts], as_of: date) -> dict[str, str]:
    """The document's own names for things, for suggestions: what it lacks is left out."""
    channels = list(dict.fromkeys(c for facts in group for c in facts.first_offers))
    values = {
        "today": day(as_of),
        "next-year": f"{_MONTHS[as_of.month - 1]} {as_of.year + 1}",
        "channels": listed([CHANNEL_NAMES[channel] for channel in channels]),
        "contacts": listed([CONTACTS[channel] for channel in channels]),
        "title": group[0].document.title or "",
    }
    if customers := _usual(group, "customer.plural"):
        values["customers"] = customers
    if role := _office(group):
        values["role"] = f"the {_ARTICLE.sub('', role)}"
    return values


def _usual(group: Sequence[Facts], signal: str) -> str:
    """The wording of a signal that a document clearly prefers; "" where it prefers none."""
    found = Counter(
        facts.document.text[start:end].lower()
        for facts in group
        for start, end in facts.reading.of(signal)
    )
    if not found:
        return ""
    word, count = found.most_common(1)[0]
    return word if count >= _PREFERRED and count * 2 > found.total() else ""


def _office(group: Sequence[Facts]) -> str:
    """The office that the document itself gives complaints or escalated matters to."""
    for facts in group:
        reading = facts.reading
        for start, end in reading.of("role.manager"):
            sentence = reading.sentence(start)
            if any(True for signal in _ITS_TASKS for _ in reading.within(signal, *sentence)):
                return facts.document.text[start:end]
    return ""
