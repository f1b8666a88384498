"""The one error a user sees: what could not be used, where, and what to do about it."""


class PolicylintError(Exception):
    """Input that cannot be worked with; ends in one line on standard error and exit code 2.

    ``path`` names the file (or option) at fault, ``line`` its 1-based line where one is known.
    The message says what is wrong and, after a semicolon, how to mend it.
    """

    def __init__(self, message: str, path: str | None = None, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line) if part is not None)
        return f"{place}: {self.message}" if place else self.message

    def __reduce__(self) -> tuple[type, tuple[str, str | None, int | None]]:
        return type(self), (self.message, self.path, self.line)
