"""The command lines of `drill export` and `drill import`."""

from __future__ import annotations

from typing import Annotated

import typer

from drill.errors import UsageError
from drill.options import Json, Topics

commands = typer.Typer(rich_markup_mode=None)


@commands.command("export")
def export(
    file: Annotated[
        str, typer.Argument(help="Its ending tells the format: apkg, csv, tsv, md, json, html.")
    ] = "",
    *,
    log: Annotated[
        bool, typer.Option("--log", help="The log instead, a line for each event; `-` or none is stdout.")
    ] = False,
    topic: Topics = None,
    own: Annotated[bool, typer.Option("--own", help="Only decks of your own.")] = False,
    book: Annotated[
        bool, typer.Option("--book", help="Markdown to print, with katas; html always is.")
    ] = False,
    form: Annotated[
        str, typer.Option("--format", help="The format, where the ending does not tell it.")
    ] = "",
    as_json: Json = False,
) -> int:
    """Write cards into a file: for Anki, a spreadsheet, notes, a printer, or everything as JSON."""
    if log:
        from drill.commands import syncing

        if topic or own or book or form:
            raise UsageError("a log goes out whole, as lines", "leave the options of cards away")
        return syncing.export_log(file, as_json=as_json)
    from drill.commands import carrying

    return carrying.export(file, form=form, topics=topic or [], own=own, book=book, as_json=as_json)


@commands.command("import")
def bring_in(
    file: Annotated[
        str, typer.Argument(help="An apkg of Anki, or csv, tsv, txt, md, or json of `drill export`.")
    ],
    *,
    topic: Annotated[
        str, typer.Option(help="Into this deck of yours; else as the file names its decks.")
    ] = "",
    level: Annotated[int, typer.Option(min=1, max=5, help="The level of cards that tell none.")] = 2,
    ask: Annotated[str, typer.Option(metavar="FIELD", help="Anki: the field with the question.")] = "",
    answer: Annotated[str, typer.Option(metavar="FIELD", help="Anki: the field with the answer.")] = "",
    points: Annotated[str, typer.Option(metavar="FIELD", help="Anki: the field with key points.")] = "",
    leave: Annotated[
        list[str] | None, typer.Option(metavar="FIELD", help="Anki: leave this field out.")
    ] = None,
    history: Annotated[bool, typer.Option(help="Bring reviews along.")] = True,
    separator: Annotated[str, typer.Option(help="CSV: comma, semicolon, tab or pipe.")] = "",
    html: Annotated[bool | None, typer.Option(help="CSV: whether the fields are HTML.")] = None,
    log: Annotated[
        bool, typer.Option("--log", help="The file is a log, of `drill export --log`; `-` is stdin.")
    ] = False,
    trust: Annotated[bool, typer.Option("--trust", help="JSON: keep code that `drill check` runs.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")
    ] = False,
    form: Annotated[
        str, typer.Option("--format", help="The format, where the ending does not tell it.")
    ] = "",
    as_json: Json = False,
) -> int:
    """Read cards from a file into decks of your own; the same file again changes nothing."""
    if log:
        from drill.commands import syncing

        return syncing.import_log(file, dry=dry_run, as_json=as_json)
    from drill.commands import carrying

    wishes = carrying.Wishes(
        form, topic, level, separator, html, ask, answer, points, tuple(leave or ()), history, trust, dry_run, as_json
    )  # fmt: skip
    return carrying.bring_in(file, wishes)
