"""Front matter: entries and their places, settings, and what is refused."""

import subprocess
import sys

import pytest
from helpers.blocks import show

from policylint.documents.markdown import read_markdown
from policylint.documents.model import MetaEntry
from policylint.errors import PolicylintError


def test_plain_entries() -> None:
    document = read_markdown(
        "a.md",
        "---\ntitle: 'Complaints  policy'\nlast_updated: 2025-03-12 # by hand\nlastReview: \n"
        "tags:\n  - one\n- two\nmanual: {{name}}\nby: [Company] team\n---\n\nText.\n",
    )
    assert show(document) == [
        "meta title: 'Complaints  policy'",
        "meta last_updated: 2025-03-12 # by hand",
        "meta - one",
        "meta - two",
        "meta manual: {{name}}",
        "meta by: [Company] team",
        "p Text.",
    ]
    assert document.title == "Complaints policy"
    assert document.meta == (
        MetaEntry("title", "Complaints  policy", 0),
        MetaEntry("last_updated", "2025-03-12", 1),
        MetaEntry("tags", "one", 2),
        MetaEntry("tags", "two", 3),
        MetaEntry("manual", "{{name}}", 4),
        MetaEntry("by", "[Company] team", 5),
    )
    at = document.text.index("2025")
    assert document.source[slice(*document.span(at, at + 10))] == "2025-03-12"
    assert [comment.text for comment in document.comments] == ["by hand"]


def test_yaml_proper() -> None:
    document = read_markdown(
        "a.md",
        '---\r\nabout: >\r\n  Two\r\n  lines\r\nowner: {name: "A \\"B\\"", team: desk}\r\n'
        "version: 1.10\r\npublished: true\r\n---\r\nText.\r\n",
    )
    assert show(document) == [
        "meta about: > Two lines",
        'meta owner: {name: "A \\"B\\"", team: desk}',
        "meta version: 1.10",
        "meta published: true",
        "p Text.",
    ]
    assert [(entry.key, entry.value) for entry in document.meta] == [
        ("about", "Two lines"),
        ("owner_name", 'A "B"'),
        ("owner_team", "desk"),
        ("version", "1.10"),
        ("published", "true"),
    ]


def test_toml() -> None:
    document = read_markdown("a.md", '+++\ntitle = "T"\n[params]\ndate = 2025-03-12\n+++\nText.\n')
    assert show(document) == ['meta title = "T"', "meta date = 2025-03-12", "p Text."]
    assert document.title == "T"
    assert document.meta[1] == MetaEntry("params_date", "2025-03-12", 1)


def test_settings_are_no_text() -> None:
    document = read_markdown("a.md", "---\npolicylint: {kind: complaints}\ntitle: T\n---\nText.\n")
    assert document.settings == {"kind": "complaints"}
    assert show(document) == ["meta title: T", "p Text."]
    longer = read_markdown(
        "a.md", "---\npolicylint:\n  kind: sla\n  ignore:\n    - PL101\n---\nText.\n"
    )
    assert longer.settings == {"kind": "sla", "ignore": ["PL101"]}
    assert show(longer) == ["p Text."]


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nA text under a rule.\n\n---\n\nMore.\n",
        "---\nNote: a text under a rule.\n\nIt goes on\n\nand on.\n---\n",
        "Text.\n\n---\ntitle: no\n---\n",
        "---\n\n# A heading\n",
    ],
)
def test_a_rule_is_not_front_matter(text: str) -> None:
    assert all(block.kind != "meta" for block in read_markdown("a.md", text).blocks)


def test_empty_front_matter() -> None:
    assert show(read_markdown("a.md", "---\n---\nText.\n")) == ["p Text."]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("---\ntitle: T\n\n# T\n\nText.\n", 1, "not closed"),
        ("---\ntitle: T\nowner: A: B\n---\n", 3, "colon"),
        ("---\ntitle: T\ntitle: U\n---\n", 3, "twice"),
        ("---\ntitle: 'T\nowner: B\n---\n", None, "not YAML"),
        ("---\nanchor: &x 1\nuse: *x\n---\n", 2, "anchor"),
        ("---\npolicylint: yes\n---\n", 2, "table"),
        ("+++\ntitle = \n+++\n", 2, "not TOML"),
    ],
)
def test_broken_front_matter_is_refused(text: str, line: int | None, said: str) -> None:
    with pytest.raises(PolicylintError, match=said) as caught:
        read_markdown("a.md", text)
    assert caught.value.path == "a.md"
    assert ";" in caught.value.message
    assert line in (None, caught.value.line)


def test_plain_entries_need_no_yaml_parser() -> None:
    code = (
        "import sys; from policylint.documents import read;"
        "read('a.md', b'---\\ntitle: T\\ntags:\\n- a\\n---\\nText.');"
        "print(any(name in sys.modules for name in ('yaml', 'tomllib', 'html.parser')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "False"
