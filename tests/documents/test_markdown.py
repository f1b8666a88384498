"""What the Markdown reader makes of Markdown, block by block."""

import pytest
from helpers.blocks import heads, show

from policylint.documents.markdown import read_markdown
from policylint.documents.model import Document


def read(text: str) -> Document:
    return read_markdown("a.md", text)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("# One\n\nTwo\n---\n\n### Three ###", ["h1 One", "h2 Two", "h3 Three"]),
        ("We answer\nwithin 5 days.", ["p We answer within 5 days."]),
        ("Text.\n\n#\n\nMore.", ["p Text.", "p More."]),
        ("Text.\n\n## Channels {#ch .x}\n\nText.", ["p Text.", "h2 Channels", "p Text."]),
        ("- a\n- b\n  goes on\n\n  c\n  - d", ["i1 - a", "i1 - b goes on", "p c", "i2 - d"]),
        ("3. a\n4. b", ["i1 3. a", "i1 4. b"]),
        ("- a\n\n<!-- -->\n\n- b", ["i1 - a", "i1 - b"]),
        ("- [x] done\n- [ ] open\n- [X] days", ["i1 - [x] done", "i1 - [ ] open", "i1 - [X] days"]),
        ("> Quote\n>\n> - item\n> > deeper", ["p> Quote", "i1> - item", "p> deeper"]),
        ("> [!NOTE]\n> Take care.", ["p> Take care."]),
        ("Text.\n\n```\ncode\n```\n\n    x = 1;", ["p Text.", "code", "code"]),
        ("Text.\n\n    A paragraph that was indented for looks.\n",
         ["p Text.", "p A paragraph that was indented for looks."]),
        ("Text.\n\n```yaml\nx\n```text\n## Help\n\nText.",
         ["p Text.", "code", "h2 Help", "p Text."]),
        ("Text.\n\n***\n\n---\n\nMore.", ["p Text.", "p More."]),
        ("见面后 5 天内答复。\n客户服务", ["p 见面后 5 天内答复。 客户服务"]),
    ],
)  # fmt: skip
def test_blocks(text: str, blocks: list[str]) -> None:
    assert show(read(text)) == blocks


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (r"\[X\] and \*", "[X] and *"),
        ("5&nbsp;days &amp; more &#8211; &eacute; &nonsense;", "5 days & more – é &nonsense;"),
        ("5\u00a0days,\u2009soft\u00adhyphen\u200b.", "5 days, softhyphen."),
        ("a&Tab;b&NewLine;c\td", "a b c d"),
        ("**Com****plaints** and **Owner ** of it", "Complaints and Owner  of it"),
        (r"\*\*as it is\*\*", "**as it is**"),
        ("*so* __so__ `so*` [so](t) ![picture](p.png)!", "so so so* so !"),
        ("see [the form][f] and [none][]\n\n[f]: t.md", "see the form and [none][]"),
        ("<https://example.org/a> <a@example.org>", "https://example.org/a a@example.org"),
        ("call <b>us</b><!-- soon -->, <span class='x'>now</span>", "call us, now"),
        ("by <Company Name>, <name> or <insert date here>", None),
        ("by <Address>, <Foo/> and <Note>this</Note>", "by <Address>,  and this"),
        ("line  \nbreak\\\nagain<br>and\nwrap", "line / break / again / and wrap"),
        ("Text[^1] here[^note].", "Text here."),
        ("~~within 5 days~~ within 3 days", "within 3 days"),
        ("[text]{.smallcaps} and [X]{#id}", "text and X"),
        (
            "ask [our team]({{ site.email }}) at {{ site.title }}",
            "ask our team at {{ site.title }}",
        ),
        ("see [[page.md]], [[a/b|our page]], [[COO]]", "see page.md, our page, [[COO]]"),
        ("complaints<sup>1</sup>, 12<sup>th</sup>, 5 m<sup>2</sup>", "complaints, 12th, 5 m2"),
        ("<!-- note --> Text **after** it", "Text after it"),
        ("ends here 👩🏽 “quoted” ’s", "ends here 👩🏽 “quoted” ’s"),
    ],
)
def test_text(text: str, shown: str | None) -> None:
    document = read(text)
    assert document.block_text(0).replace("\v", " / ") == (shown or text)


def test_labelled_lines_keep_their_ends_and_wrapped_ones_do_not() -> None:
    short = read("**Owner:** Head of service\n**Version:** 2\nDate: 2025-03-12")
    assert show(short) == ["p Owner: Head of service / Version: 2 / Date: 2025-03-12"]
    wrapped = read(
        "Owner: the head of customer service, who answers for all that is said here\n"
        "and elsewhere\nVersion: 2"
    )
    assert show(wrapped)[0].endswith("said here and elsewhere / Version: 2")


@pytest.mark.parametrize("mark", ["•", "·", "▪", "✓"])
def test_typed_bullets(mark: str) -> None:
    document = read(f"We will:\n{mark} answer\n{mark}  write\n\n{mark} call")
    assert show(document) == [
        "p We will:",
        f"i1 {mark} answer",
        f"i1 {mark} write",
        f"i1 {mark} call",
    ]
    assert [block.lead for block in document.blocks] == [None, 0, 0, 0]


def test_typed_bullets_of_their_own_continue_the_paragraph_above() -> None:
    document = read("We will:\n\n• answer\n\n• write\n\nText.")
    assert [block.lead for block in document.blocks] == [None, 0, 0, None]


def test_dashes_and_letters() -> None:
    assert show(read("We:\n– answer\n– write")) == ["p We:", "i1 – answer", "i1 – write"]
    assert show(read("(a) We answer.\n(b) We write.")) == ["i1 (a) We answer.", "i1 (b) We write."]
    assert show(read("– so he said")) == ["p – so he said"]


def test_numbered_clauses_are_items() -> None:
    document = read(
        "Text.\n\n1.1 We will answer every letter within five days.\n\n1.2 We will call."
    )
    assert show(document)[1:] == [
        "i1 1.1 We will answer every letter within five days.",
        "i1 1.2 We will call.",
    ]


def test_footnotes_are_paragraphs() -> None:
    document = read("Text[^1].\n\n[^1]: The note\n    goes on.\n[^b]: Word")
    assert show(document) == ["p Text.", "p [^1] The note goes on.", "p [^b] Word"]


def test_leads() -> None:
    document = read("We will:\n\n- answer\n  - soon\n\n  and well\n- write\n\n| a |\n|---|\n| b |")
    assert [block.lead for block in document.blocks] == [None, 0, 1, 1, 0, None, None]
    rows = read("The times:\n\n| a |\n|---|\n| b |")
    assert [block.lead for block in rows.blocks] == [None, 0, 0]
    goes_on = read("1. a\n\nText that follows.\n\n2. b")
    assert goes_on.blocks[2].lead is None


def test_leftovers_of_site_generators_are_no_text() -> None:
    text = (
        ":::note\nTake care.\n:::\n\n{: .no_toc }\n\n{% include x.html %}\n\n"
        "{{< note >}}\n\n- item\n{: .list }\n"
    )
    assert show(read(text)) == ["p Take care.", "i1 - item"]


def test_links_code_comments_and_anchors() -> None:
    source = (
        '# Top {#top}\n\nSee [the form](f.md#x "t") and `code` <a id="here"></a>![p](p.png).'
        " <!-- a note -->\n\n<!-- another\none -->\n"
    )
    document = read(source)
    first, second = document.links
    assert (first.target, document.text[first.start : first.end]) == ("f.md#x", "the form")
    assert document.source[slice(*first.span)] == '[the form](f.md#x "t")'
    assert (second.target, second.start) == ("p.png", second.end)
    assert [document.text[slice(*span)] for span in document.code] == ["code"]
    assert [comment.text for comment in document.comments] == ["a note", "another\none"]
    assert document.source[slice(*document.comments[1].span)] == "<!-- another\none -->"
    assert document.anchors == {"top", "here"}


# Tables


def test_pipe_table() -> None:
    document = read(
        "| Channel | First answer |\n|:--|--:|\n| Email \\| form | `at` once |\n"
        "Phone | 3 rings<br>or 4\n"
    )
    assert show(document) == [
        "head Channel | First answer",
        "row Email | form | at once",
        "row Phone | 3 rings / or 4",
    ]
    assert heads(document, "Phone") == ["Channel"]
    assert {block.table for block in document.blocks} == {0}


def test_ragged_rows_are_kept() -> None:
    document = read("| a | b |\n|---|---|\n| c |\n| d | e | f |\n")
    assert show(document) == ["head a | b", "row c | ", "row d | e | f"]
    assert heads(document, "f") == []
    empty = document.blocks[1].cells[1]
    assert document.source[: document.span(empty.start, empty.end).start].endswith("| c")


def test_an_empty_head_gives_way_to_a_row_that_looks_like_one() -> None:
    rows = "| Channel | Time |\n| Email | 2 days |\n| Post | 5 days |\n"
    document = read("|  |  |\n|---|---|\n" + rows)
    assert show(document)[0] == "head Channel | Time"
    assert heads(document, "5 days") == ["Time"]
    headless = read("|  |  |\n|---|---|\n| Email | 2 days |\n| Post | 5 days |\n")
    assert show(headless) == ["row Email | 2 days", "row Post | 5 days"]


def test_tables_in_lists_and_quotes() -> None:
    assert show(read("- times:\n\n  | a | b |\n  |---|---|\n  | c | d |\n")) == [
        "i1 - times:",
        "head a | b",
        "row c | d",
    ]
    assert show(read("> | a | b |\n> |---|---|\n> | c | d |\n"))[1] == "row> c | d"


def test_grid_table() -> None:
    document = read(
        "+---------+----------+\n| Channel | Time     |\n+=========+==========+\n"
        "| Email   | within 2 |\n|         | days     |\n+---------+----------+\n"
        "| Post    |          |\n+---------+----------+\n"
    )
    assert show(document) == ["head Channel | Time", "row Email | within 2 days", "row Post | "]


def test_dashed_tables() -> None:
    simple = (
        "  Channel   Time\n  --------- --------\n  Email     2 days\n  Post      5 days\n\nText.\n"
    )
    assert show(read(simple)) == [
        "head Channel | Time",
        "row Email | 2 days",
        "row Post | 5 days",
        "p Text.",
    ]
    framed = (
        "  ----------------------\n  Channel    Time\n  ---------- -----------\n"
        "  Email      2 days,\n             at most\n\n  Post       5 days\n"
        "  ----------------------\n\nText.\n"
    )
    assert show(read(framed)) == [
        "head Channel | Time",
        "row Email | 2 days, at most",
        "row Post | 5 days",
        "p Text.",
    ]
    unsound = "Text.\n\nChannel Time\n---- ----\nEmailxx 2 days\n"
    assert show(read(unsound))[1:] == ["p Channel Time", "p Emailxx 2 days"]
