"""A progress bar on standard error for runs over many files, gone again when they are done."""

import os
import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

MANY = 20
"""Files from which a bar is worth it."""
_ERASE_LINE_ABOVE = "\x1b[1A\x1b[2K"


class Bar:
    """A `policylint.options.Progress` callback that draws only for a person who waits."""

    def __init__(self, wanted: bool) -> None:
        self._wanted = wanted and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._bar: ProgressBar[int] | None = None

    def __enter__(self) -> Self:
        return self

    def __call__(self, done: int, total: int) -> None:
        if not self._wanted or total < MANY:
            return
        if self._bar is None:
            self._bar = click.progressbar(
                length=total, label="Checking", file=sys.stderr, show_pos=True
            )
            self._bar.render_progress()
        self._bar.update(done - self._bar.pos)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.render_finish()
            sys.stderr.write(_ERASE_LINE_ABOVE)
            sys.stderr.flush()
