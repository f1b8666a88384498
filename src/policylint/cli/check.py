"""``policylint check``: the main job."""

import shutil
import sys
from typing import Any

import click

from policylint.cli.output import Colour, complain, hand_over, save, show, wants_colour
from policylint.cli.params import HELP, Command, Option, as_date, as_size, as_words
from policylint.cli.progress import Bar
from policylint.model import SEVERITIES, Report

WIDTH = 100
"""Cells of a line where there is no terminal to ask."""
MAX_WIDTH = 120
"""Longer lines are hard to read, however wide the terminal."""
_WHAT = "What is checked"
_COUNTS = "What counts"
_REPORT = "The report"

_HELP = """
Check policies and say what is missing, vague, contradictory or stale.

PATH is a Markdown file, a folder (searched for Markdown files, except those that .gitignore names),
or - for standard input.

\b
Examples:
  policylint check handbook.md
  policylint check policies/ --format json --output report.json
  policylint check handbook.md --ignore CS303,PL106 --fail-on warning
  policylint check - --stdin-filename handbook.md < handbook.md
"""
_EPILOG = """
\b
Exit codes:
  0  nothing found at or above --fail-on
  1  something found
  2  something could not be done: bad arguments, an unreadable file, a broken configuration
"""


@click.command(cls=Command, context_settings=HELP, help=_HELP, epilog=_EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--as-of",
    cls=Option,
    group=_WHAT,
    callback=as_date,
    metavar="DATE",
    help="The day from which ages are counted, as YYYY-MM-DD.  [default: today]",
)
@click.option(
    "--pack",
    "packs",
    cls=Option,
    group=_WHAT,
    multiple=True,
    metavar="PACK",
    help="A bundled rule pack, or the path of one of your own, in place of the configured ones; "
    "may be repeated.",
)
@click.option(
    "--config",
    cls=Option,
    group=_WHAT,
    metavar="FILE",
    help="Configuration to use.  [default: the nearest policylint.toml or pyproject.toml with "
    "[tool.policylint], from each file upward]",
)
@click.option(
    "--stdin-filename",
    "stdin_name",
    cls=Option,
    group=_WHAT,
    default="<stdin>",
    metavar="NAME",
    help="The path under which standard input is reported and matched with the configuration.",
)
@click.option(
    "--max-bytes",
    cls=Option,
    group=_WHAT,
    callback=as_size,
    metavar="N",
    help="Refuse files larger than this.  [default: 10000000, or as configured]",
)
@click.option(
    "--no-cache",
    "use_cache",
    cls=Option,
    group=_WHAT,
    is_flag=True,
    flag_value=False,
    default=True,
    help="Do not use results of earlier runs.",
)
@click.option(
    "--select",
    cls=Option,
    group=_COUNTS,
    multiple=True,
    callback=as_words,
    metavar="RULES",
    help="Run only these rules: ids, beginnings of ids (CS, PL1) or names, separated by commas.",
)
@click.option(
    "--ignore",
    cls=Option,
    group=_COUNTS,
    multiple=True,
    callback=as_words,
    metavar="RULES",
    help="Do not run these rules; wins over --select.",
)
@click.option(
    "--fail-on",
    cls=Option,
    group=_COUNTS,
    type=click.Choice(["error", "warning", "info", "never"]),
    metavar="SEVERITY",
    help="error, warning, info or never: the mildest finding that makes the exit code 1.  "
    "[default: error, or as configured]",
)
@click.option(
    "--show-infos",
    cls=Option,
    group=_COUNTS,
    is_flag=True,
    default=None,
    help="Show infos too, not only errors and warnings.",
)
@click.option(
    "--format",
    "format_",
    cls=Option,
    group=_REPORT,
    type=click.Choice(["text", "json"]),
    metavar="FORMAT",
    default="text",
    show_default=True,
    help="text, for people, or json, for programs.",
)
@click.option(
    "--output",
    cls=Option,
    group=_REPORT,
    metavar="FILE",
    help="Write the report to a file instead of standard output.",
)
@click.option(
    "--color",
    "colour",
    cls=Option,
    group=_REPORT,
    type=click.Choice(["auto", "always", "never"]),
    metavar="WHEN",
    default="auto",
    show_default=True,
    help="auto, always or never; auto is on a terminal, unless NO_COLOR is set.",
)
@click.option(
    "--quiet",
    "-q",
    cls=Option,
    group=_REPORT,
    is_flag=True,
    help="Only findings: no line for clean files, no summary, no progress.",
)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    format_: str,
    output: str | None,
    colour: Colour,
    quiet: bool,
    stdin_name: str,
    **settings: Any,
) -> None:
    from policylint import run
    from policylint.options import Options

    with Bar(wanted=not quiet) as bar:
        options = Options(
            stdin=sys.stdin.buffer.read if "-" in paths else None,
            stdin_name=stdin_name,
            progress=bar,
            **settings,
        )
        report = run.check(paths, options)
    if output is not None:
        save(_render(report, format_, WIDTH, colour == "always", quiet), output)
    elif format_ == "text":
        colours = wants_colour(colour, sys.stdout)
        show(_render(report, format_, _width(), colours, quiet), colours)
    else:
        hand_over(_render(report, format_, WIDTH, False, quiet))
    for failure in report.errors:
        complain(f"{failure.path}: {failure.message}")
    ctx.exit(exit_code(report))


def _width() -> int:
    if not sys.stdout.isatty():
        return WIDTH
    return min(shutil.get_terminal_size((WIDTH, 24)).columns, MAX_WIDTH)


def _render(report: Report, format_: str, width: int, colour: bool, quiet: bool) -> str:
    if format_ == "json":
        from policylint.report import json

        return json.render(report)
    from policylint.report import text

    return text.render(report, text.View(width=width, colour=colour, quiet=quiet))


def exit_code(report: Report) -> int:
    """2 when something could not be checked, else 1 when a finding counts, else 0."""
    if report.errors:
        return 2
    if report.fail_on == "never":
        return 0
    counting = SEVERITIES[SEVERITIES.index(report.fail_on) :]
    return int(
        any(
            finding.suppressed is None and finding.severity in counting
            for document in report.documents
            for finding in document.findings
        )
    )
