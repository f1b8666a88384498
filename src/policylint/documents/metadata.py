"""Metadata that stands in the text itself: "Version: 2" lines and document-control tables."""

from collections.abc import Iterator, Sequence

from policylint.documents.draft import Draft


def header_entries(drafts: Sequence[Draft]) -> Iterator[tuple[str, str, int]]:
    """Key, value and block index of each entry."""
    return iter(())
