"""Hypothesis strategies for Markdown documents, built out of nested pieces."""

from hypothesis import strategies as st

WORDS = st.sampled_from(
    [
        "we answer",
        "within 5 days",
        "(a)",
        "1.1",
        "Ünïcode",
        "客服",
        "İ",
        "👩‍💻",
        "e-mail",
        "snake_case",
    ]
)
CURIOS = st.sampled_from(
    [
        r"\[X\]", r"\*", r"\\", "&amp;", "&nbsp;", "&#8217;", "&unknown;", r"\&amp;", "\u00a0",
        "\u200b", "\t", "<br>", "<br/>", "<Company Name>", "<name>", "<!-- aside -->", "[^1]",
        "<https://example.org/a\\b>", "<a@example.org>", "~~gone~~", "`code`", "`` a`b ``", "` `",
        "![picture](p.png)", "[X]", "[ref]", "*", "**", "_", "[", "](", "]", "`", "<", "&", "!",
        "|", "{#x}", "[span]{.c #d}", "<a id='y'></a>",
        "<b>bold</b>", "<sup>1</sup>", "{{ name }}",
        "[[a/b|c]]", "[[COO]]", "[t]({{ x y }})", "****", "</p>", "<p>", "12<sup>1</sup>",
    ]
)  # fmt: skip
LINE_ENDS = st.sampled_from(["\n", "\n", "  \n", "\\\n", " \n", "\n  "])


def wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    marks = st.sampled_from(
        [("*", "*"), ("**", "**"), ("_", "_"), ("***", "***"), ("<u>", "</u>"), ("[", "](t.md)"),
         ("[", '](<u v> "t")'), ("[", "][ref]"), ("![", "](i.png)"), ("`", "`"), ("~~", "~~")]
    )  # fmt: skip
    return st.tuples(marks, inner).map(lambda pair: pair[0][0] + pair[1] + pair[0][1])


INLINE = st.recursive(
    WORDS | CURIOS,
    lambda inner: (
        wrapped(inner)
        | st.tuples(inner, st.sampled_from([" ", "", ", "]) | LINE_ENDS, inner).map("".join)
    ),
    max_leaves=8,
)
ONE_LINE = INLINE.map(lambda text: " ".join(text.split()))
CELLS = ONE_LINE.map(lambda text: text.replace("|", r"\|"))
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=4)


def table(rows: list[list[str]]) -> str:
    rule = "|" + "---|" * len(rows[0])
    lines = ["| " + " | ".join(cells) + " |" for cells in rows]
    return "\n".join([lines[0], rule, *lines[1:]])


def html_table(rows: list[list[str]]) -> str:
    body = "\n".join(
        "  <tr>" + "".join(f"<td colspan='2'>\n{cell}</td>" for cell in row) + "</tr>"
        for row in rows
    )
    return f"<table>\n{body}\n</table>"


def grid(text: str) -> str:
    edge = "+---+" + "-" * (len(text) + 2) + "+"
    return f"{edge}\n| a | {text} |\n|   | {text} |\n{edge}"


def indented(text: str, first: str, rest: str) -> str:
    lines = text.split("\n")
    return "\n".join([first + lines[0], *(rest + line if line else line for line in lines[1:])])


LEAVES = st.one_of(
    INLINE,
    INLINE,
    ONE_LINE.map("## {} ##".format),
    ONE_LINE.map("#{}".format),
    INLINE.map("{}\n---".format),
    ROWS.map(table),
    ROWS.map(html_table),
    ONE_LINE.map("**{}**\nfollowed by text".format),
    ONE_LINE.map("• {}\n• second".format),
    ONE_LINE.map("Owner: {}\nVersion: 2\nNotes:".format),
    ONE_LINE.map("<div><p>{}</p><ul><li>x<br>y</li></ul></div>".format),
    ONE_LINE.map("[ref]: t.md\n{}".format),
    ONE_LINE.map("```\n{}\n```".format),
    ONE_LINE.map("[^1]: {}\n[^2]: more".format),
    ONE_LINE.map(grid),
    ONE_LINE.map("  Channel   Time\n  --------- ------\n  Email     {}\n".format),
    ONE_LINE.map("- [x] {}".format),
    ONE_LINE.map("1.1 {}\n1.2 We answer.".format),
    ONE_LINE.map("    {}".format),
    st.sampled_from(
        ["***", "---", "<!-- note -->", "[ref]: <t> 'title'", "", "- ", "a | b\n-|-\nc | d"]
    ),
)  # fmt: skip


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    blocks = st.lists(inner, min_size=1, max_size=3).flatmap(
        lambda parts: st.sampled_from(["\n\n", "\n"]).map(lambda gap: gap.join(parts))
    )
    marks = st.sampled_from(
        [("- ", "  "), ("* ", "  "), ("1. ", "   "), ("-\t", "\t"), ("2) ", "    "),
         ("- [ ] ", "  "), ("> ", "> "), (">", ">"), ("> ", ""), ("-   ", "    "),
         (">\t", ">\t"), ("-\n  ", "  ")]
    )  # fmt: skip
    return st.tuples(blocks, marks).map(lambda pair: indented(pair[0], *pair[1])) | blocks


DOCUMENTS = st.recursive(LEAVES, nested, max_leaves=8)
CHAOS = st.text(
    alphabet="*_`[]()<>!\\&;#-+=|1.a \t\n~{}:/\"'\r\u00a0\v\f\u2028\x1c\xad", max_size=60
)
