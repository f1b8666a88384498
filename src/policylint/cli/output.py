"""Where results and complaints go: the terminal, a pipe, a file."""

import os
import sys
from contextlib import suppress
from typing import Literal, TextIO

import click

from policylint.errors import PolicylintError

Colour = Literal["auto", "always", "never"]
_PLAIN = str.maketrans({"→": "->", "│": "|", "✓": "ok", "·": "-", "…": ".", "¶": "#"})
"""For terminals whose encoding lacks the signs that reports are drawn with; the width of a cut
line must stay, so the ellipsis is one dot.
"""


def wants_colour(choice: Colour, stream: TextIO) -> bool:
    """Whether to colour what goes to ``stream``; NO_COLOR and FORCE_COLOR decide for ``auto``."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def complain(message: str) -> None:
    """One line on standard error. Nothing of the message can act on a terminal."""
    line = " ".join(message.split())
    line = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in line)
    with suppress(OSError):  # nobody reads it
        click.echo(_encodable(f"policylint: {line}", sys.stderr), err=True)


def show(text: str, colour: bool = False) -> None:
    """Write for a person to standard output."""
    _write(_encodable(text, sys.stdout), colour)


def hand_over(text: str) -> None:
    """Write for a program to standard output: always UTF-8, whatever the terminal speaks."""
    _write(_utf8(text), colour=False)


def _write(content: str | bytes, colour: bool) -> None:
    """A reader that went away (``| head``) is no error."""
    try:
        click.echo(content, nl=False, color=colour)
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still buffered must not fail again when the interpreter closes the stream.
        with open(os.devnull, "w") as nowhere:
            os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _encodable(text: str, stream: TextIO) -> str:
    encoding = stream.encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = text.translate(_PLAIN).encode(encoding, "backslashreplace").decode(encoding)
    return text


def _utf8(text: str) -> bytes:
    """The text in UTF-8; bytes of a path that are no text become escapes that JSON knows."""
    return text.encode("utf-8", "backslashreplace")


def save(text: str, path: str) -> None:
    """Write a file whole or not at all: no reader ever sees half of it."""
    data = _utf8(text)
    target = os.path.realpath(path)
    draft = f"{target}.{os.getpid()}.tmp"
    try:
        if os.path.exists(target) and not os.path.isfile(target):  # /dev/stdout, a named pipe
            with open(target, "wb") as stream:
                stream.write(data)
            return
        try:
            with open(draft, "xb") as stream:
                stream.write(data)
            os.replace(draft, target)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(draft)
    except OSError as error:
        raise PolicylintError(f"cannot be written: {error.strerror or error}", path) from error
