"""The command line, with a run that gives what a test prepared."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import ModuleType

import pytest
from helpers.reports import clean, report

import policylint
from policylint.model import Report
from policylint.options import Options


@dataclass
class FakeRun:
    """Stands for `policylint.run`; keeps what it was called with."""

    report: Report = field(default_factory=lambda: report(clean()))
    action: Callable[[Options], None] | None = None
    paths: tuple[str, ...] = ()
    options: Options = field(default_factory=lambda: Options(date(2000, 1, 1)))

    def check(self, paths: Sequence[str], options: Options) -> Report:
        self.paths, self.options = tuple(paths), options
        if self.action is not None:
            self.action(options)
        return self.report


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeRun:
    made = FakeRun()
    module = ModuleType("policylint.run")
    vars(module)["check"] = made.check
    monkeypatch.setitem(sys.modules, "policylint.run", module)
    monkeypatch.setattr(policylint, "run", module, raising=False)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return made
