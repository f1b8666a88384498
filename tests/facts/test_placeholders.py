"""Placeholders: what a template asks for and nobody filled in, and what only looks like it."""

import pytest

from policylint.documents import read
from policylint.facts.blanks.placeholders import find_placeholders


def found(markdown: str) -> list[str]:
    """The source of each placeholder in the text."""
    document = read("policy.md", markdown.encode())
    spans = [document.span(each.start, each.end) for each in find_placeholders(document)]
    return [document.source[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        # square brackets
        ("We answer emails within [X] hours.", ["[X]"]),
        ("We answer emails within \\[X\\] hours.", ["\\[X\\]"]),
        ("We answer within [XX] working days.", ["[XX]"]),
        ("[Company] cares about its customers.", ["[Company]"]),
        ("Write to help@[company].example or call [PHONE].", ["[company]", "[PHONE]"]),
        ("Contact [insert name here] on [insert telephone number].",
         ["[insert name here]", "[insert telephone number]"]),
        ("Complaints go to [your complaints officer].", ["[your complaints officer]"]),
        ("Approved by [name of committee] on [date].", ["[name of committee]", "[date]"]),
        ("Refunds above $[AMOUNT] need approval.", ["[AMOUNT]"]),
        ("Reply within [5] working days.", ["[5]"]),
        ("Uptime of [99.9%] is our aim.", ["[99.9%]"]),
        ("Reply within [24 hours].", ["[24 hours]"]),
        ("Effective: [TBD-YYYY-MM-DD]", ["[TBD-YYYY-MM-DD]"]),
        ("Reply within […] days.", ["[…]"]),
        ("Reply within [●] days.", ["[●]"]),
        ("[Describe here how a caller is greeted, and by which words the call is closed.]",
         ["[Describe here how a caller is greeted, and by which words the call is closed.]"]),
        ("| Email | [X] hours |\n|---|---|\n| Phone | [time] |", ["[X]", "[time]"]),
        ("Held by [a firm set up in [country]] at present.",
         ["[a firm set up in [country]]", "[country]"]),
        ("[[Company Name]] answers all letters.", ["[[Company Name]]"]),
        ("Write to [[postal address]] within [[period]].", ["[[postal address]]", "[[period]]"]),
        ("Reply within [e.g., 24-48 hours].", ["[e.g., 24-48 hours]"]),
        ("Officer: [Your Officer's Name, e.g., Mr. A. Person]",
         ["[Your Officer's Name, e.g., Mr. A. Person]"]),
        ("Next review: [YYYY-MM-DD, and at once when anything of weight has changed]",
         ["[YYYY-MM-DD, and at once when anything of weight has changed]"]),
        ("Reply within [insert business days — e.g. 2 business days].",
         ["[insert business days — e.g. 2 business days]"]),
        ("The [day]s on which we open.", ["[day]"]),
        ("Write to [Company\nName] by post.", ["[Company\nName]"]),
        ("# Welcome to [Company Name]", ["[Company Name]"]),
        ("Within [working/calendar] days.", ["[working/calendar]"]),
        # angle brackets and braces
        ("<Company Name> answers all letters.", ["<Company Name>"]),
        ("Call &lt;insert number&gt; at any time.", ["&lt;insert number&gt;"]),
        ("Contact {{company_name}} at {{ support_email }}.",
         ["{{company_name}}", "{{ support_email }}"]),
        ("Reply within {{response time (email)}}.", ["{{response time (email)}}"]),
        ("Contact {company_name} or {Team}.", ["{company_name}", "{Team}"]),
        ("Dear readers of ${COMPANY_NAME}", ["${COMPANY_NAME}"]),
        ("We at %COMPANY% reply to all.", ["%COMPANY%"]),
        ("We at «Company_Name» reply to all.", ["«Company_Name»"]),
        ("We at ##COMPANY NAME## reply.", ["##COMPANY NAME##"]),
        # letters that stand for numbers
        ("We reply within XX hours.", ["XX"]),
        ("We reply within X hours.", ["X hours"]),
        ("We reply within x working days.", ["x working days"]),
        ("We settle X% of calls.", ["X%"]),
        ("We settle XX% of calls.", ["XX%"]),
        ("Call us on 1-800-XXX-XXXX.", ["XXX-XXXX"]),
        ("Call us on XXXX XXX XXX.", ["XXXX XXX XXX"]),
        ("Write to xxx@xxx.com today.", ["xxx@xxx.com"]),
        ("A fee of £XX applies.", ["£XX"]),
        ("Call 0000 000 0000 for help.", ["0000 000 0000"]),
        # blanks
        ("We reply within ____ hours.", ["____"]),
        ("The policy of ______________ (the company).", ["______________"]),
        ("Effective date: ________", ["________"]),
        ("We reply within ........ hours.", ["........"]),
        # words
        ("Owner: TBD", ["TBD"]),
        ("Opening hours TBC.", ["TBC"]),
        ("TODO: add the phone number", ["TODO"]),
        ("Owner: to be confirmed", ["to be confirmed"]),
        ("| Owner | To be determined |\n|---|---|\n| Phone | TBA |", ["To be determined", "TBA"]),
        ("Click or tap here to enter text.", ["Click or tap here to enter text"]),
        ("Insert your logo here", ["Insert your logo here"]),
        ("We reply within (insert number) days.", ["(insert number)"]),
        ("(Company Name) replies to all.", ["(Company Name)"]),
        ("Approved on: (date)", ["(date)"]),
        ("Lorem ipsum dolor sit amet, consectetur.", ["Lorem ipsum dolor sit amet, consectetur."]),
        ("Your Company Name is committed to service.", ["Your Company Name"]),
        ("Write to support@yourcompany.com.", ["support@yourcompany.com"]),
        # dates
        ("Last reviewed: DD/MM/YYYY", ["DD/MM/YYYY"]),
        ("Last reviewed: dd-mm-yy", ["dd-mm-yy"]),
        ("Approval date: YYYY-MM-DD", ["YYYY-MM-DD"]),
        ("Last reviewed: Month Year", ["Month Year"]),
        ("Last reviewed: January 20XX", ["20XX"]),
        ("Last reviewed: Month DD, YYYY", ["Month DD, YYYY"]),
        ("Last reviewed: 00/00/0000", ["00/00/0000"]),
        # tables
        ("| Channel | Time |\n|---|---|\n| Email | ? |\n| Chat | ??? |", ["?", "???"]),
        # the writer's own name stays open even in a script
        ("> Thank you for calling [Company]. This is [agent name].", ["[Company]"]),
    ],
)  # fmt: skip
def test_finds(markdown: str, expected: list[str]) -> None:
    assert found(markdown) == expected


@pytest.mark.parametrize(
    "markdown",
    [
        # links, notes, boxes
        "See [our charter](charter.md) and [the form][form].\n\n[form]: form.md",
        "As shown before.[^1]\n\n[^1]: A note.",
        "Studies show this [1], others not [2, 3].",
        "As held in [2015] EWCA Civ 12.",
        "- [ ] Ask for the name\n- [x] Note the time\n- [X] Thank the caller",
        "| Email | [x] |\n|---|---|\n| Phone | [X] |\n| Post | [ ] |",
        "See [[Escalation]], [[how we reply]] and [[policies/sla|SLA]].",
        "([See: [[sla_policy.md]]])",
        "> [!NOTE]\n> Ring the bell.",
        "[click here] to go on",
        # editorial brackets
        "She said that “[t]he service [is] slow [sic]”.",
        "The customer[s] may write.",
        "Any act [other than as described in section 4 above] is reported.",
        "Contact the manager [if applicable].",
        "See the summary [Appendix B] and [Table 2].",
        "Jordan Ray [EMEA], Sam Lee [PST]",
        "Create a ticket in Jira: [Project: HELP]",
        "Write to [email protected].",
        # markup and code
        "Use <br> or <b>bold</b> and `<name>` and `[X]` and `{{x}}`.",
        "```\nDear [Name], reply within XX hours.\n```",
        "Add `TODO` to the list.",
        "See <https://example.org/a> or <info@example.org>.",
        # site generators
        "Write to [us]({{ site.baseurl }}/contact) at {{ site.email }} or {{ support }}.",
        "{{< note >}}\nCall {{% vendor/name %}} now, {{ product }}.\n{{< /note >}}",
        "{% include contact.md %} and <%= company %>",
        "The {{portal}} is at [{{portal}}](https://{{host}}/desk).",
        "Call GET /tickets/{id}/notes for more.",
        # words for somebody to say
        '- "When will you add [feature]?"',
        "> We know of an issue with [feature/service].",
        "What to say:\n\nI am passing you to [specialist type] now.",
        "# Handbook\n\n## Email templates\n\nDear [Name],\n\nyour ticket is [ID].",
        "# Handbook\n\n## Delay\n\nDear [Name],\n\nyour order [number] is late.\n\nKind regards",
        "Select **Share with [organization name]** at the bottom.",
        # forms
        "# Policy\n\n## Complaint form\n\nName: ____________\n\nWhat happened: ____________",
        "Name: ____________ Date: ____________",
        "Signed: ________________",
        "Give the date of birth (DD/MM/YYYY) of the account holder.",
        "Write dates in the format DD/MM/YYYY.",
        # letters and numbers
        "Chapter XX of the Act, and Annex XIX, XXI and XXII.",
        "Find us on X (formerly Twitter), also for Mac OS X users.",
        "Level X tickets, and plan N customers.",
        "An HTTP 5xx or 4XX answer.",
        "Open 24 x 7 days.",
        "The call costs 1,000.000 or 0800 000 1234.",
        "We serve 2000 to 3000 customers.",
        "What is this??? Ask us.",
        "Is it urgent?",
        # words
        "Appointments are to be confirmed by email.",
        "The matter is to be agreed with the customer.",
        "Add it to your to-do list; the todo app helps.",
        "What does TBDX mean?",
        "Click the button to enter the queue.",
        "Your company may nominate two contacts.",
        "Purpose ........ 3\n\nScope ........ 4",
        "Wait ... then call.",
        "We opened in 2020 and moved in 1999.",
        "5 mm or 10 MM wide; Dr. MM.",
    ],
)
def test_leaves_alone(markdown: str) -> None:
    assert found(markdown) == []


def test_a_nested_fence_lets_out_code_not_placeholders() -> None:
    markdown = "```markdown\nUse this:\n```\nTask: [what I did]\n```\n\nReply within [X] hours.\n"
    assert "[what I did]" not in found(markdown)


def test_excerpt_keeps_markup_inside_the_brackets() -> None:
    assert found("Uptime of [__percentage__/%] is kept.") == ["[__percentage__/%]"]


def test_title_of_a_template_does_not_make_everything_a_script() -> None:
    markdown = "# Complaints policy template\n\n## Scope\n\nThis covers [service name].\n"
    assert found(markdown) == ["[service name]"]
