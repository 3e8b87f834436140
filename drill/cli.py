"""The command line: declares every command, and turns every error into one line and an exit code.

The bodies import what they need when they run, so that `--help` and completion stay quick.
"""

from __future__ import annotations

import sys
from typing import Annotated, cast

import typer

from drill import authoring_cli, called, carrying_cli, grading_cli, mock_cli, pack_cli
from drill.errors import EXIT_DONE, EXIT_INTERRUPTED, DrillError, UsageError
from drill.options import Json, Plain, Topics

app = typer.Typer(
    name="drill",
    help="Daily practice for machine-learning interviews. `drill` alone starts today's session.",
    epilog="Exit codes: 0 done, 1 no (a kata failed, a check found faults), 2 usage, 3 content, 4 log, 5 judge, "
    "130 interrupted.",
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


app.add_typer(mock_cli.app, name="mock")
app.add_typer(authoring_cli.new, name="new")
app.add_typer(pack_cli.app, name="pack")
for others in (authoring_cli, grading_cli, carrying_cli, pack_cli):
    app.registered_commands += others.commands.registered_commands

ByDue = Annotated[bool, typer.Option("--by-due", help="For once practise what is due, not by the plan.")]
CardName = Annotated[str, typer.Argument(metavar="CARD", help="The card's id, or its part after the slash.")]


def main(arguments: list[str]) -> int:
    """Run the command line and return its exit code; every error of ours is printed as one line."""
    try:
        result = called.part_of(app, arguments)(arguments, prog_name="drill", standalone_mode=False)
    except typer.Exit as end:
        result = end.exit_code
    except typer.TyperException as error:
        from drill.printing import warn

        warn(f"drill: error: {error.format_message()} (fix: `drill --help` lists what there is)")
        result = error.exit_code
    except (typer.Abort, KeyboardInterrupt, EOFError):
        result = EXIT_INTERRUPTED
    except DrillError as error:
        from drill.printing import warn

        warn(f"drill: error: {error}")
        result = error.exit_code
    if result == EXIT_INTERRUPTED:
        print("drill: interrupted; every answer that was given is kept", file=sys.stderr)
    return result if isinstance(result, int) else EXIT_DONE


@app.callback()
def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Say which version this is.")] = False,
    by_due: ByDue = False,
) -> int:
    """Start today's session, where no command is given."""
    if version:
        from importlib.metadata import version as version_of

        print(f"drill {version_of('drill')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        return today(by_due=by_due)
    return EXIT_DONE


@app.command()
def today(
    minutes: Annotated[int | None, typer.Option(min=1, help="End after this many minutes.")] = None,
    topic: Topics = None,
    new: Annotated[int | None, typer.Option(min=0, help="At most this many new cards.")] = None,
    by_due: ByDue = False,
) -> int:
    """Practise what the plan says or, without one, what is due today, then new cards."""
    from drill.commands import practice

    return practice.today(minutes, topic or [], new, by_due=by_due)


@app.command()
def due(
    as_json: Json = False,
    topic: Topics = None,
) -> int:
    """Say what is due; quick enough for a shell prompt."""
    from drill.commands import looking

    return looking.due(as_json=as_json, topics=topic or [])


@app.command("try")
def try_card(
    card: CardName,
    file: Annotated[
        str | None, typer.Option(help="Judge this file once, say the verdict, log nothing.")
    ] = None,
) -> int:
    """Practise one card freely; a kata's file is watched and judged on every save."""
    from drill.commands import practice

    return practice.try_file(card, file) if file else practice.try_card(card)


@app.command()
def show(
    card: CardName,
    answer: Annotated[bool, typer.Option("--answer", help="Also the answer side or the reference.")] = False,
    as_json: Json = False,
) -> int:
    """Show a card, and where it stands in your schedule."""
    from drill.commands import showing

    return showing.show(card, answer=answer, as_json=as_json)


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(help="All of them must occur in the card.")],
    as_json: Json = False,
    plain: Plain = False,
) -> int:
    """Find cards by words."""
    from drill.commands import showing

    return showing.search(words, as_json=as_json, plain=plain)


@app.command()
def stats(
    part: Annotated[
        str, typer.Argument(metavar="[PART]", help="topics, year, retention, load, time or weak; else all.")
    ] = "",
    topic: Topics = None,
    days: Annotated[int | None, typer.Option(min=1, help="Only the reviews of the last days.")] = None,
    as_json: Json = False,
    plain: Plain = False,
) -> int:
    """Show where you stand: streak and year, retention, the load ahead, times, weakest points, readiness."""
    from drill.commands import stats as standing

    return standing.stats(part, topic or [], days, as_json=as_json, plain=plain)


@app.command()
def plan(  # noqa: PLR0917 - one per option
    action: Annotated[str, typer.Argument(metavar="[clear]", help="`clear` drops the plan.")] = "",
    date: Annotated[str | None, typer.Option(metavar="DATE", help="Of the interview: 2026-12-15.")] = None,
    minutes: Annotated[int | None, typer.Option(min=1, max=1440, help="To study a day.")] = None,
    topics: Annotated[str | None, typer.Option(help="Only these, with commas between; `all`.")] = None,
    weights: Annotated[str | None, typer.Option(help="What counts more or less: attention=2,cnn=0.")] = None,
    off: Annotated[str | None, typer.Option(help="Weekdays without study: sat,sun; `none`.")] = None,
    days_off: Annotated[
        str | None, typer.Option(help="Days without study: 2026-12-05,2026-12-24..2026-12-26; `none`.")
    ] = None,
    katas: Annotated[
        str | None, typer.Option(help="The share of the minutes for katas, 30% if not set.")
    ] = None,
    left_out: Annotated[
        bool, typer.Option("--left-out", help="List the cards that there is no time for.")
    ] = False,
    as_json: Json = False,
    plain: Plain = False,
) -> int:
    """Plan towards an interview (`--date 2026-12-15 --minutes 40`), or anew from what really happened."""
    from drill.commands import planning

    if action == "clear":
        return planning.clear()
    if action:
        raise UsageError(f"drill plan does not know {action!r}", "`drill plan`, or `drill plan clear`")
    wanted = planning.Wanted(date, minutes, topics, weights, off, days_off, katas)
    return planning.plan(wanted, left_out=left_out, as_json=as_json, plain=plain)


@app.command()
def report(
    html: Annotated[
        str | None, typer.Option(metavar="FILE", help="Where to; drill-report-DAY.html here if not said.")
    ] = None,
) -> int:
    """Write where you stand as one page of HTML: readiness, the plan, retention, mocks, weakest points."""
    from drill.commands import reporting

    return reporting.report(html)


@app.command()
def undo() -> int:
    """Take back the last review of today."""
    from drill.commands import keeping

    return keeping.undo()


@app.command()
def suspend(
    card: CardName,
    resume: Annotated[bool, typer.Option("--resume", help="Bring it back instead.")] = False,
) -> int:
    """Set a card aside until it is resumed."""
    from drill.commands import keeping

    return keeping.suspend(card, resume=resume)


@app.command()
def reset(card: CardName) -> int:
    """Make a card new again; its history stays in the log, and `drill undo` takes it back."""
    from drill.commands import keeping

    return keeping.reset(card)


@app.command()
def backup(
    target: Annotated[
        str | None, typer.Argument(help="A file to write; none puts it with the others.")
    ] = None,
) -> int:
    """Copy the log, and check the copy; every first session of a day does so too."""
    from drill.commands import keeping

    return keeping.backup(target)


@app.command()
def restore(
    backup: Annotated[
        str, typer.Argument(help="Its number in the list, or a file; the newest if none.")
    ] = "",
    show_list: Annotated[bool, typer.Option("--list", help="List the backups.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Restore without asking.")] = False,
    as_json: Json = False,
    plain: Plain = False,
) -> int:
    """Put a backup in the log's place; what stands there is backed up first."""
    from drill.commands import keeping

    if show_list:
        return keeping.list_backups(as_json=as_json, plain=plain)
    return keeping.restore(backup, sure=yes)


@app.command()
def sync(
    folder: Annotated[str, typer.Argument(help="A folder that Git, Syncthing or rclone carries.")],
    as_json: Json = False,
) -> int:
    """Exchange reviews with your other devices through a folder; nothing is lost, and all come to one state."""
    from drill.commands import syncing

    return syncing.sync(folder, as_json=as_json)


@app.command()
def config(
    key: Annotated[str | None, typer.Argument(help="The setting; none lists all.")] = None,
    value: Annotated[str | None, typer.Argument(help="Its new value; none shows it.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Change the scheduler without asking.")] = False,
) -> int:
    """Show or change a setting; `scheduler fsrs` shows first what would change."""
    if key == "scheduler" and value is not None:
        from drill.commands import scheduling

        return scheduling.choose(value, sure=yes)
    from drill.commands import keeping

    return keeping.config(key, value)


@app.command()
def compare(topic: Topics = None, as_json: Json = False, plain: Plain = False) -> int:
    """Say whether SM-2 or FSRS foretold better what you recalled."""
    from drill.commands import scheduling

    return scheduling.compare(topic or [], as_json=as_json, plain=plain)


@app.command()
def doctor(
    trust_clock: Annotated[
        bool, typer.Option("--trust-clock", help="Vouch for this computer's clock.")
    ] = False,
    repair: Annotated[bool, typer.Option("--repair", help="Derive anew what can be derived.")] = False,
    as_json: Json = False,
) -> int:
    """Examine the log, the decks, the judge's limits on this system, and the clock."""
    from drill.commands import keeping

    return keeping.doctor(trust_clock=trust_clock, repair=repair, as_json=as_json)


@app.command()
def completion(
    shell: Annotated[str, typer.Argument(help="bash, zsh or fish.")],
) -> int:
    """Print the completion script for a shell."""
    from drill import completing

    print(completing.script(cast(completing.Group, typer.main.get_command(app)), shell), end="")
    return EXIT_DONE
