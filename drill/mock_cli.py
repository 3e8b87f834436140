"""The command line of `drill mock`, with its own commands and the formats as if they were commands too."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from drill.errors import EXIT_DONE
from drill.options import Json, Plain, Topics


class _FormatsAsCommands(TyperGroup):
    """`drill mock screen` stands for `drill mock start screen`: formats are data, and commands are not."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            args = ["start", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=_FormatsAsCommands,
    help="Sit a timed mock interview: `drill mock screen`. Alone it says which formats and roles there are.",
    invoke_without_command=True,
    rich_markup_mode=None,
)


@app.callback()
def look(context: typer.Context, as_json: Json = False) -> int:
    """Say which formats and roles there are."""
    if context.invoked_subcommand is not None:
        return EXIT_DONE
    from drill.commands import mock_looking

    return mock_looking.formats(as_json=as_json)


@app.command("start")
def start(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help="screen, coding, onsite, …, or custom.")],
    *,
    topic: Topics = None,
    topics: Annotated[str, typer.Option(help="Only these topics, with commas between them.")] = "",
    role: Annotated[str, typer.Option(help="Weigh topics as this role does.")] = "",
    level: Annotated[str, typer.Option(help="Only cards of these levels, such as 2-4.")] = "",
    seed: Annotated[str, typer.Option(help="The same seed gives the same mock.")] = "",
    minutes: Annotated[int | None, typer.Option(min=1, max=600, help="Custom: how long it takes.")] = None,
    questions: Annotated[int | None, typer.Option(min=0, max=60, help="Custom: how many questions.")] = None,
    katas: Annotated[int | None, typer.Option(min=0, max=20, help="Custom: how many katas.")] = None,
    hunts: Annotated[int | None, typer.Option(min=0, max=20, help="Custom: how many bug hunts.")] = None,
    aloud: Annotated[bool, typer.Option("--aloud", help="Answer questions aloud; nothing is typed.")] = False,
    no_clock: Annotated[bool, typer.Option("--no-clock", help="Hide the countdown.")] = False,
) -> int:
    """Sit a mock of this format; the word `start` may be left out."""
    from drill.commands import mock_planning, mocking

    named = [*(topic or []), *(each.strip() for each in topics.split(",") if each.strip())]
    wanted = mock_planning.Wanted(
        form, tuple(named), role, level, seed, minutes, questions, katas, hunts, aloud, not no_clock
    )
    return mocking.start(wanted)


@app.command("resume")
def resume() -> int:
    """Go on with the mock that is under way, with what is left of its time."""
    from drill.commands import mocking

    return mocking.resume()


@app.command("end")
def end() -> int:
    """End the mock that is under way now, and go to its debrief."""
    from drill.commands import mocking

    return mocking.end_now()


@app.command("abandon")
def abandon() -> int:
    """Drop the mock that is under way, without a score."""
    from drill.commands import mocking

    return mocking.abandon()


@app.command("list")
def listing(as_json: Json = False, plain: Plain = False) -> int:
    """List all mocks."""
    from drill.commands import mock_looking

    return mock_looking.listing(as_json=as_json, plain=plain)


@app.command("show")
def show(
    name: Annotated[
        str | None, typer.Argument(metavar="[MOCK]", help="Its id; none is the last one.")
    ] = None,
    as_json: Json = False,
    as_markdown: Annotated[bool, typer.Option("--markdown", help="As Markdown.")] = False,
    html: Annotated[str | None, typer.Option(metavar="FILE", help="As one page of HTML, into FILE.")] = None,
) -> int:
    """Show the scorecard of a mock."""
    from drill.commands import mock_looking

    return mock_looking.show(name, as_json=as_json, as_markdown=as_markdown, html=html)


@app.command("history")
def history(
    as_json: Json = False,
    html: Annotated[str | None, typer.Option(metavar="FILE", help="As one page of HTML, into FILE.")] = None,
) -> int:
    """Show the scores of all mocks over time."""
    from drill.commands import mock_looking

    return mock_looking.history(as_json=as_json, html=html)
