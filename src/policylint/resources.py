"""Finds the data that comes with the program: ``rules``, ``schemas`` and ``fixtures/rules``.

In a checkout (also one installed as editable) the folders at its top are used; in an installed
package the copies that the build put into ``policylint/_data``.
"""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


@cache
def top() -> Path:
    """The folder that holds ``rules`` and the others."""
    checkout = _PACKAGE.parent.parent
    if _PACKAGE.parent.name == "src":
        try:
            project = (checkout / "pyproject.toml").read_text(encoding="utf-8")
        except OSError:
            project = ""
        # another project may hold a copy of the package in its own src folder
        if '\nname = "policylint"' in project:
            return checkout
    return _PACKAGE / "_data"


def root(kind: str) -> Path:
    """The folder of ``rules``, ``schemas`` or ``fixtures/rules``."""
    return top() / kind


def path(name: str) -> Path:
    """A bundled file by its name, as ``rules/customer-service.yaml``."""
    return top() / name
