"""Ways of getting in touch: where a channel is offered, and where it is only spoken of."""

import pytest
from helpers.lexicon import facts_by, promise

from policylint.facts.gather import Facts
from policylint.facts.offers import Offer, find_offers, first_offers

SIGNALS = {
    "channel.phone": ["telephone~", "{phone-number}"],
    "channel.email": ["mailbox", "{email}"],
    "channel.social": "birdsong",
    "channel.fax": "fax",
    "contact.chat": "chat",
    "contact.form": "this form",
    "contact.ticket": "raise a ticket",
    "contact.portal": "portal",
    "contact.post": "letter~",
    "contact.offer": "reach us",
    "contact.internal": "colleagues",
    "contact.not-offered": "no longer",
    "topic.contact": "contact",
    "pointer": "see",
}


def facts(text: str) -> Facts:
    return facts_by(SIGNALS, text)


def offered(made: Facts) -> list[str]:
    """ "phone: telephone" for each offer."""
    found = find_offers(made.reading, made.commitments, made.elsewhere)
    assert list(found) == sorted(set(found))
    return [f"{each.channel}: {made.document.text[each.start : each.end]}" for each in found]


LONG = "in a sentence of so many words that it is no entry of a list"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an invitation
        ("Reach us by telephone.", ["phone: telephone"]),
        (f"The telephone was mended {LONG}.", []),
        ("Reach us. The telephone was mended again on a Monday.", []),
        # an address, a number, a form: these offer themselves
        ("The office is a@harbour.example.", ["email: a@harbour.example"]),
        ("The office is 01555 960 100.", ["phone: 01555 960 100"]),
        ("You may also raise a ticket.", ["portal: raise a ticket"]),
        (f"Fill in this form {LONG}.", ["web: this form"]),
        ("Our [office](mailto:a@harbour.example) is open.", ["email: office"]),
        ("Our [office](tel:01555960100) is open.", ["phone: office"]),
        ("Our [office](SMS:01555960100) is open.", ["sms: office"]),
        ("Our [office](https://harbour.example) is open.", []),
        # several in one sentence
        (f"Letters and the telephone are used {LONG}.", ["post: Letters", "phone: telephone"]),
        (f"Telephone, telephone {LONG}.", []),
        # short lines under a heading on contact
        ("## Contact\n\nTelephone", ["phone: Telephone"]),
        ("## Contact\n\n### North\n\nBy telephone", ["phone: telephone"]),
        (f"## Contact\n\nThe telephone {LONG}.", []),
        ("## History\n\nTelephone", []),
        # entries of one list or table
        ("- Telephone\n- Letter", ["phone: Telephone", "post: Letter"]),
        (f"- By telephone {LONG}\n- Letter", ["phone: telephone", "post: Letter"]),
        ("- Telephone\n- Telephones", []),
        ("- Telephone\n\n## Other\n\n- Letter", []),
        ("| Way |\n|---|\n| Fax |\n| Letter |", ["fax: Fax", "post: Letter"]),
        ("| Way |\n|---|\n| Fax |\n\nText.\n\n| Way |\n|---|\n| Letter |", []),
        # what is said of staff, or said to be no longer so
        ("Reach us by telephone, as colleagues do.", []),
        ("Reach us no longer by fax.", []),
        ("The office is no longer a@harbour.example.", []),
        ("Colleagues write to a@harbour.example.", ["email: a@harbour.example"]),
        # a link or an entry of the contents only leads to where it is said
        ("- [Reach us by telephone](#t)", []),
        ("Reach us by telephone, see [here](t.md).", []),
        ("## Contents\n\n- Reach us by telephone\n- Letter", []),
        ("- [a@harbour.example](mailto:a@harbour.example)", ["email: a@harbour.example"]),
        # front matter and code name what they like
        ("---\nsubtitle: Reach us by telephone\n---\n\nText.", []),
        ("```\nReach us by telephone.\n```", []),
    ],
)
def test_what_is_offered(text: str, expected: list[str]) -> None:
    assert offered(facts(text)) == expected


@pytest.mark.parametrize(
    ("channel", "action", "expected"),
    [
        ("phone", "answer", ["phone: telephone"]),
        ("phone", "update", []),
        # a channel that is named nowhere is offered where its time stands
        ("sms", "respond", ["sms: 2 hours"]),
        ("complaint", "resolve", []),
        ("any", "respond", []),
    ],
)
def test_a_promised_answer_offers_its_channel(
    channel: str, action: str, expected: list[str]
) -> None:
    made = facts(f"The telephone {LONG} takes 2 hours.")
    made.commitments = (promise(made, "2 hours", channel, action),)  # type: ignore[arg-type]
    assert offered(made) == expected


def test_the_earliest_promise_stands_for_a_channel_without_a_name() -> None:
    made = facts("One: 2 hours. Two: 3 hours.")
    made.commitments = (promise(made, "2 hours", "sms"), promise(made, "3 hours", "sms"))
    assert offered(made) == ["sms: 2 hours"]


def test_first_offers() -> None:
    made = facts("Reach us by fax. Reach us by chat or fax.")
    first = made.first_offers
    assert list(first) == ["fax", "chat"]
    assert first["fax"].start == made.document.text.index("fax")
    offers = (Offer(1, 2, "fax"), Offer(3, 4, "chat"), Offer(5, 6, "fax"))
    assert first_offers(offers) == {"fax": offers[0], "chat": offers[1]}
    assert first_offers(()) == {}
