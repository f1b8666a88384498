"""Documents as short lines of text, for tests that compare them."""

from policylint.documents.model import Document


def show(document: Document) -> list[str]:
    """One line for each block: kind and level, marks, marker, text.

    Kinds are ``h2 p i1 row head code meta``; ``~`` marks a heading without heading markup, ``>`` a
    quote; cells are parted by " | ", meant line ends by " / ".
    """
    return [line(document, index) for index in range(len(document.blocks))]


def line(document: Document, index: int) -> str:
    block = document.blocks[index]
    kind = {"heading": "h", "paragraph": "p", "item": "i"}.get(block.kind, block.kind)
    if block.level:
        kind += str(block.level)
    if block.head:
        kind = "head"
    marks = "~" * block.fake + ">" * block.quoted
    text = document.block_text(index).replace("\t", " | ").replace("\v", " / ")
    return " ".join(part for part in (kind + marks, block.marker, text) if part)


def heads(document: Document, cell_text: str) -> list[str]:
    """The texts of the column heads of the first cell with a text."""
    for block in document.blocks:
        for cell in block.cells:
            if document.text[cell.start : cell.end] == cell_text:
                return [document.text[start:end] for start, end in cell.heads]
    raise AssertionError(f"no cell {cell_text!r}")
