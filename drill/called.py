"""The part of the command line that a call needs, since typer examines the options of every command that there is."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy

import typer
from typer.models import CommandInfo


def part_of(app: typer.Typer, arguments: list[str]) -> typer.Typer:
    """Return the app with the called command alone.

    Where none is called, all are there to be listed, or to say what a misspelt one may have meant.
    """
    part = copy(app)
    part.registered_groups = [each for each in app.registered_groups if each.name in arguments]
    part.registered_commands = [each for each in app.registered_commands if _name(each) in arguments]
    if arguments and not part.registered_groups and not part.registered_commands:
        part.registered_commands = list(_listed(app))
    return part


def _listed(app: typer.Typer) -> Iterator[CommandInfo]:
    """Yield each command, then each group as if it were one, without options: a list shows names and help."""
    for command in app.registered_commands:
        yield CommandInfo(
            _name(command), callback=_nothing, help=command.callback and command.callback.__doc__
        )
    for group in app.registered_groups:
        told = group.typer_instance.info.help if group.typer_instance else None
        yield CommandInfo(str(group.name), callback=_nothing, help=told)


def _nothing() -> None:
    """Stand in for a command that is not called."""


def _name(command: CommandInfo) -> str:
    return command.name or (command.callback.__name__ if command.callback else "")
