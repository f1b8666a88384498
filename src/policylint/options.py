"""What one run was asked for, as plain data: the hand-over from the command line to `run`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from policylint.model import FailOn

Progress = Callable[[int, int], None]
"""Called with the number of files done and of all files, first with 0 done, then after each."""


@dataclass(frozen=True, slots=True)
class Options:
    """A run's settings; None or an empty tuple means "as the configuration says"."""

    as_of: date
    """The day that ages of dates are counted to."""
    packs: Sequence[str] = ()
    """Names of bundled packs or paths of pack files; given here they replace the configured."""
    select: Sequence[str] = ()
    """The only rules to run: ids, beginnings of ids ("CS", "PL1"), or names."""
    ignore: Sequence[str] = ()
    """Rules not to run, named likewise; these win over ``select``."""
    fail_on: FailOn | None = None
    show_infos: bool | None = None
    config: str | None = None
    """Path of the configuration file; None: the nearest one above each file."""
    max_bytes: int | None = None
    use_cache: bool = True
    stdin: Callable[[int], bytes] | None = None
    """Reads at most so many bytes of what the path ``-`` stands for; a run opens no stream."""
    stdin_name: str = "<stdin>"
    """The path under which it is reported and matched against the configuration."""
    progress: Progress | None = None
