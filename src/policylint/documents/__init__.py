"""Readers: from the bytes of a file to a `Document`. One module for each format."""

import os.path

from policylint.documents.model import Document
from policylint.errors import PolicylintError

MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd", ".txt")
MAX_BYTES = 10_000_000
UNNAMED = "<stdin>"
"""Standard input that was given no name; it is read as Markdown."""


def read(path: str, source_bytes: bytes, *, max_bytes: int = MAX_BYTES) -> Document:
    """Read a file by the ending of its name. Raises `PolicylintError`."""
    suffix = os.path.splitext(path)[1].lower()
    if suffix not in MARKDOWN_SUFFIXES and path != UNNAMED:
        known = ", ".join(MARKDOWN_SUFFIXES)
        shown = f'"{suffix}"' if suffix else "names without an ending"
        problem = f"{shown} cannot be read; give a file whose name ends in {known}"
        raise PolicylintError(problem, path)
    # mistune takes a third of the time of a small check to import
    from policylint.documents.decode import decode
    from policylint.documents.markdown import read_markdown

    return read_markdown(path, decode(path, source_bytes, max_bytes=max_bytes))
