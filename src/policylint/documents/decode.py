"""From the bytes of a file to its text."""

from policylint.errors import PolicylintError


def decode(path: str, raw: bytes, *, max_bytes: int) -> str:
    """The text of a file, without a byte order mark; line ends are left as they are.

    Raises `PolicylintError` for bytes that are too many, none, binary, or neither UTF-8 nor UTF-16
    with a byte order mark.
    """
    if len(raw) > max_bytes:
        problem = f"is larger than {max_bytes:,} bytes; raise max_bytes in the configuration"
        raise PolicylintError(problem, path)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            text = raw.decode("utf-16")
        except UnicodeDecodeError:
            problem = "is not the UTF-16 text that its first bytes announce; save it as UTF-8"
            raise PolicylintError(problem, path) from None
    else:
        text = _utf8(path, raw)
    if "\0" in text:
        raise PolicylintError("is a binary file; give text (Markdown) or a Word document", path)
    if not text.strip():
        raise PolicylintError("is empty; write the policy first or leave the file out", path)
    return text


def _utf8(path: str, raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\0" in raw:
            problem = "is a binary file; give text (Markdown) or a Word document"
            raise PolicylintError(problem, path) from None
        before = raw[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        line = before.count(b"\n") + 1
        problem = f"is not UTF-8 text (byte 0x{raw[error.start]:02X}); save it as UTF-8"
        raise PolicylintError(problem, path, line) from None
