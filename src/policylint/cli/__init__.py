"""The command line: ``policylint COMMAND``. Each command is a module, imported when it is called.

Exit codes: 0 nothing found that counts, 1 findings, 2 the work could not be done (also for bad
arguments), 130 interrupted. Everything that went wrong is one line on standard error.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import click

from policylint import __version__
from policylint.cli.output import complain
from policylint.cli.params import HELP
from policylint.errors import PolicylintError

COMMANDS = {
    "check": "Say what policies lack, leave vague, contradict or let go stale.",
}
"""Name of each command and its line in the help; its module is `policylint.cli.<name>`, which holds
the click command as ``command``.
"""
INTERRUPTED = 130
CANNOT = 2

_HELP = """
Check customer-service policies for what is missing, vague, contradictory or stale.

\b
Examples:
  policylint check handbook.md          one policy
  policylint check policies/            every Markdown file in a folder
  policylint check - < handbook.md      standard input
  policylint check --help               all options
"""


class _Commands(click.Group):
    """Shows help without importing any command, and imports the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"policylint.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and os.path.exists(args[0]):
            ctx.fail(f"{args[0]!r} is no command; to check it: policylint check {args[0]}")
        return super().resolve_command(ctx, args)


@click.command(
    cls=_Commands,
    help=_HELP,
    invoke_without_command=True,
    context_settings=HELP,
)
@click.version_option(__version__, prog_name="policylint", message="%(prog)s %(version)s")
@click.pass_context
def root(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        ctx.exit(CANNOT)


def run(args: Sequence[str] | None = None) -> int:
    """Carry out a command line (default: the program's own) and return its exit code."""
    try:
        code = root.main(args=args, prog_name="policylint", standalone_mode=False)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "policylint"
        complain(f"{error.format_message()} (help: {command} --help)")
        return CANNOT
    except click.ClickException as error:
        complain(error.format_message())
        return CANNOT
    except PolicylintError as error:
        complain(str(error))
        return CANNOT
    except (click.Abort, KeyboardInterrupt):
        complain("interrupted")
        return INTERRUPTED
    except Exception:
        # An uncaught exception would end with 1, which tells the caller "findings".
        import traceback

        traceback.print_exc()
        complain("this is a fault in policylint itself; please report it with the lines above")
        return CANNOT
    return code if isinstance(code, int) else 0


def main() -> NoReturn:
    """Entry point of the console script and of ``python -m policylint``."""
    sys.exit(run())
