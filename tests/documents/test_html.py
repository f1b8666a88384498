"""HTML in Markdown: blocks, tables that span, placeholders that look like tags."""

import pytest
from helpers.blocks import heads, show

from policylint.documents.markdown import read_markdown


def lines(text: str) -> list[str]:
    return show(read_markdown("a.md", "# T\n\n" + text))[1:]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("<div>\n<p>One   two\nthree</p>Four\n</div>", ["p One two three", "p Four"]),
        ("<p>One<br>two<br>\n<br>three</p>", ["p One / two", "p three"]),
        ("<center><h3 id='h'>Help</h3></center>", ["h3 Help"]),
        ("<details><summary>More</summary>\nText.\n</details>", ["h2~ More", "p Text."]),
        ("<p>We:</p><ul><li>a<ul><li>b</li></ul><li>c</ul>",
         ["p We:", "i1 - a", "i2 - b", "i1 - c"]),
        ("<ol>\n\n<li>a</li>\n\n<li>b</li>\n\n</ol>", ["i1 1. a", "i1 2. b"]),
        ("<blockquote>So</blockquote>\n<pre>code</pre>", ["p> So", "code"]),
        ("<script>if (a < b) call()</script>\n\n<style>p {}</style>", []),
        ("<p>5&nbsp;days &amp; <b>more</b>, a < b</p>", ["p 5 days & more, a < b"]),
        ('<p className="x" style={{a: 1}}>Text.</p>', ["p Text."]),
        ("<p>Text. <!-- note --> More.</p>", ["p Text. More."]),
        ("<Company Name>\nComplaints", ["p <Company Name> Complaints"]),
        ("<p>Ask <your name here>.</p>", ["p Ask <your name here>."]),
        ("<Tabs>\n<Tab label='x'>\nText.\n</Tab>\n</Tabs>", ["p Text."]),
        ("<p>Call **us**, see [the form](f.md)\\.</p>", ["p Call us, see the form."]),
        ("<p>Unclosed <b>text", ["p Unclosed text"]),
        ("</div>\n<!-- open", []),
    ],
)  # fmt: skip
def test_blocks(text: str, blocks: list[str]) -> None:
    assert lines(text) == blocks


def test_leads_of_html_lists() -> None:
    document = read_markdown("a.md", "<p>We:</p><ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>")
    assert [block.lead for block in document.blocks] == [None, 0, 1, 0]


def test_table_with_spans_and_blank_lines() -> None:
    document = read_markdown(
        "a.md",
        """\
The times:

<table class="x">
  <caption>Times</caption>
  <thead>
    <tr><th rowspan="2">Channel</th><th colspan="2">Answer</th></tr>

    <tr><th>First</th><th>Full</th></tr>
  </thead>
  <tr><td rowspan="2">Email</td><td><p>2 days</p><p>or less</p></td><td>5 days</td></tr>
  <tr><td><ul><li>a</li><li>b</li></ul></td><td></td></tr>
</table>

Text.
""",
    )
    assert show(document)[2:] == [
        "head Channel | Answer",
        "head First | Full",
        "row Email | 2 days / or less | 5 days",
        "row a / b | ",
        "p Text.",
    ]
    assert heads(document, "2 days\vor less") == ["Answer", "First"]
    assert heads(document, "5 days") == ["Answer", "Full"]
    assert heads(document, "a\vb") == ["Answer", "First"]
    assert [cell.column for cell in document.blocks[5].cells] == [1, 2]


def test_anchors_links_and_code() -> None:
    document = read_markdown(
        "a.md",
        '<p id="one">See <a href="t.md">the <code>form</code></a><img src="p.png" alt="x"></p>',
    )
    assert document.block_text(0) == "See the form"
    assert [link.target for link in document.links] == ["t.md", "p.png"]
    assert document.text[slice(*document.code[0])] == "form"
    assert document.anchors == {"one"}
    assert document.source[slice(*document.links[0].span)].startswith('<a href="t.md">')


def test_places_in_a_quoted_block() -> None:
    document = read_markdown("a.md", "> <div>\n> Text here,\n>   and here\n> </div>\n")
    start = document.text.index("and")
    span = document.span(start, start + 3)
    assert document.source[span.start : span.end] == "and"
