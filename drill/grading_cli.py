"""The command line of `drill grade`."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from drill.options import Json

commands = typer.Typer(rich_markup_mode=None)


@commands.command()
def grade(  # noqa: PLR0917 - one per option
    folder: Annotated[
        str, typer.Argument(metavar="FOLDER", help="Holds LEARNER/topic/kata.py for each submission.")
    ],
    kata: Annotated[
        str, typer.Option(metavar="KATA", help="Every file answers this one, and is named for its learner.")
    ] = "",
    jobs: Annotated[int, typer.Option(min=0, help="Submissions judged side by side; 0 is one per core.")] = 0,
    scheduler: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Judge on the workers of this Dask scheduler.")
    ] = "",
    to: Annotated[
        str, typer.Option(metavar="FILE", help="Where the verdicts go; else verdicts.jsonl in the folder.")
    ] = "",
    as_json: Json = False,
) -> int:
    """Judge a folder of submissions, as a course hands them in; run again, it goes on where it was."""
    from drill.commands import grading

    wishes = grading.Wishes(jobs or os.cpu_count() or 1, scheduler, to, kata, as_json)
    return grading.grade(folder, wishes)
