"""Kinds of options that several commands share, and help that groups options by purpose."""

import calendar
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import click

HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
"""Context settings of every command."""
LAST_GROUP = "Other"
_SIZE = re.compile(r"[1-9][0-9]{0,17}")
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def as_date(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date:
    """Callback of an option: a day as YYYY-MM-DD, by default today."""
    if value is None:
        return date.today()
    match = _DATE.fullmatch(value)
    if match is None:
        raise click.BadParameter(f"{value!r} is no date; write it as {date.today()} (YYYY-MM-DD)")
    year, month, day = (int(part) for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        year, month = max(year, 1), min(max(month, 1), 12)
        nearest = date(year, month, min(max(day, 1), calendar.monthrange(year, month)[1]))
        message = f"{value!r} is no date; the nearest one is {nearest}"
        raise click.BadParameter(message) from None


def as_size(_ctx: click.Context, _param: click.Parameter, value: str | None) -> int | None:
    """Callback of an option: a number of bytes, 1 or more."""
    if value is None:
        return None
    if _SIZE.fullmatch(value):
        return int(value)
    raise click.BadParameter(f"{value!r} is no number of bytes; write it as 10000000")


def as_words(
    _ctx: click.Context, _param: click.Parameter, values: Sequence[str]
) -> tuple[str, ...]:
    """Callback of a repeatable option: the words of all its values, separated by commas."""
    words = (word.strip() for value in values for word in value.split(","))
    return tuple(word for word in words if word)


class Option(click.Option):
    """An option with the heading under which help lists it."""

    def __init__(self, *args: Any, group: str = LAST_GROUP, **attrs: Any) -> None:
        super().__init__(*args, **attrs)
        self.group = group


class Command(click.Command):
    """Lists options under the headings of their groups, in the order they were declared."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        groups: dict[str, list[tuple[str, str]]] = {}
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record is not None and isinstance(param, click.Option):
                group = param.group if isinstance(param, Option) else LAST_GROUP
                groups.setdefault(group, []).append(record)
        groups[LAST_GROUP] = groups.pop(LAST_GROUP)
        width = max(len(term) for records in groups.values() for term, _ in records)
        for group, records in groups.items():
            with formatter.section(group):
                formatter.write_dl([(term.ljust(width), text) for term, text in records])
