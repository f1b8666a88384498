"""Where in a file something stands, and the error that says so."""

from typing import Any, NamedTuple, NoReturn

from policylint.errors import PolicylintError
from policylint.packs.files import Located
from policylint.validation import Place, key_path


class Origin(NamedTuple):
    """A place in a file."""

    file: Located
    place: Place

    def below(self, *steps: str | int) -> "Origin":
        return Origin(self.file, (*self.place, *steps))

    def shown(self) -> str:
        return f"{self.file.path}:{self.file.line(self.place)}"


def fail(at: Origin, message: str) -> NoReturn:
    """Raise a `PolicylintError` with file, line and key path."""
    data: Any = getattr(at.file, "data", None)
    keys = key_path(at.place, data)
    whole = f"{keys}: {message}" if keys else message
    raise PolicylintError(whole, at.file.path, at.file.line(at.place))
