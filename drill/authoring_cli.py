"""The command lines of those who write cards: `drill add` and `drill check`."""

from __future__ import annotations

from typing import Annotated

import typer

from drill.options import Json

commands = typer.Typer(rich_markup_mode=None)
new = typer.Typer(
    help="Begin a kata, a deck or a track of your own.", no_args_is_help=True, rich_markup_mode=None
)

Into = Annotated[
    str | None, typer.Option(help="A folder with decks/ and solutions/, in place of your own home.")
]
From = Annotated[
    str, typer.Option("--from", metavar="FILE", help="The reference, a function in a Python file.")
]
Accepted = Annotated[list[str] | None, typer.Option(help="A right answer written differently; give two.")]
Hints = Annotated[list[str] | None, typer.Option("--hint", help="A hint; give two or three.")]


@new.command("kata")
def new_kata(  # noqa: PLR0917 - one per option
    name: Annotated[str, typer.Argument(metavar="TOPIC/NAME", help="What it is to be called.")],
    source: From,
    entry: Annotated[str, typer.Option(help="The function, where the file has several.")] = "",
    title: Annotated[str | None, typer.Option(help="What people call it.")] = None,
    level: Annotated[int | None, typer.Option(min=1, max=5, help="2 if left out.")] = None,
    minutes: Annotated[int | None, typer.Option(min=1, max=180, help="The par time; 15 if left out.")] = None,
    prompt: Annotated[str | None, typer.Option(help="The statement; else made from the docstring.")] = None,
    hint: Hints = None,
    accepted: Accepted = None,
    into: Into = None,
) -> int:
    """Make a kata from a reference: stub, suite, deck entry, and proposals for wrong answers."""
    from drill.commands import making

    given = {"title": title, "level": level, "minutes": minutes, "prompt": prompt, "hints": hint}
    return making.kata(name, source, given, entry=entry, accepted=accepted or [], into=into)


@new.command("wrong")
def new_wrong(
    kata: Annotated[str, typer.Argument(metavar="KATA", help="A kata of a deck.")],
    keep: Annotated[
        list[str] | None, typer.Option(metavar="HASH=NAME:PHRASE", help="Keep this one, without asking.")
    ] = None,
    as_json: Json = False,
) -> int:
    """Propose wrong answers for a kata, made from mutants of its reference."""
    from drill.commands import making

    return making.wrong(kata, keep or [], as_json=as_json)


@new.command("deck")
def new_deck(
    topic: Annotated[str, typer.Argument(help="Its name, such as decision-trees.")],
    title: Annotated[str, typer.Option(help="What people call it.")] = "",
    summary: Annotated[str, typer.Option(help="One or two sentences about it.")] = "",
    into: Into = None,
) -> int:
    """Begin a deck of your own."""
    from drill.commands import making

    return making.deck(topic, title=title, summary=summary, into=into)


@new.command("track")
def new_track(
    name: Annotated[str, typer.Argument(help="Its name, such as deep-learning.")],
    topic: Annotated[list[str] | None, typer.Option(help="A topic; give them in order.")] = None,
    title: Annotated[str, typer.Option(help="What people call it.")] = "",
    into: Into = None,
) -> int:
    """Add a track, an order of topics, of your own."""
    from drill.commands import making

    return making.track(name, title=title, topics=topic or [], into=into)


@commands.command()
def add(  # noqa: PLR0917 - one per option
    topic: Annotated[str | None, typer.Option(help="The deck that it goes into.")] = None,
    ask: Annotated[str | None, typer.Option(help="The question.")] = None,
    answer: Annotated[str | None, typer.Option(help="The model answer.")] = None,
    point: Annotated[list[str] | None, typer.Option(help="What an answer must say; give two to six.")] = None,
    name: Annotated[str | None, typer.Option("--id", help="Its name; one is made if left out.")] = None,
    form: Annotated[str | None, typer.Option(help="recall if left out.")] = None,
    level: Annotated[int | None, typer.Option(min=1, max=5, help="2 if left out.")] = None,
    tag: Annotated[list[str] | None, typer.Option(help="A word to find it by.")] = None,
    source: Annotated[str | None, typer.Option(help="The paper, book or page.")] = None,
    editor: Annotated[bool, typer.Option("--editor", "-e", help="Write it in your editor.")] = False,
    json_file: Annotated[
        str | None, typer.Option("--json", metavar="FILE", help="Take it from JSON; - is stdin.")
    ] = None,
    as_is: Annotated[bool, typer.Option("--as-is", help="Keep it though `drill check` objects.")] = False,
    kata: Annotated[
        str | None, typer.Option(metavar="TOPIC/NAME", help="Make a kata instead; see `drill new kata`.")
    ] = None,
    source_file: Annotated[
        str, typer.Option("--from", metavar="FILE", help="With --kata: its reference.")
    ] = "",
    into: Annotated[str | None, typer.Option(help="A folder with decks/, in place of your own home.")] = None,
) -> int:
    """Add a question to your own deck: asked for, or by -e, by options, or from JSON."""
    from drill.commands import adding

    if kata:
        return new_kata(kata, source_file, into=into)
    if json_file:
        return adding.add_json(json_file, into=into, as_is=as_is)
    given = {"topic": topic, "id": name, "form": form, "level": level, "tags": tag, "ask": ask}
    given |= {"answer": answer, "points": point, "source": source}
    return adding.add(given, by_editor=editor, into=into, as_is=as_is)


@commands.command()
def check(  # noqa: PLR0917 - one per option
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", help="Decks, kata folders, their files, topics or cards."),
    ] = None,
    mutants: Annotated[
        bool, typer.Option("--mutants", help="Run the mutants of katas changed since their record.")
    ] = False,
    thorough: Annotated[
        bool, typer.Option("--thorough", help="Measure everything anew, references 20 times.")
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Judge every program anew; mutants are read from the record.")
    ] = False,
    changed: Annotated[
        bool, typer.Option("--changed", help="Only what Git or the record of a kata says has changed.")
    ] = False,
    since: Annotated[
        str, typer.Option(metavar="REVISION", help="Only what has changed since this revision.")
    ] = "",
    watch: Annotated[
        bool, typer.Option("--watch", help="Check again on every save, until all is well.")
    ] = False,
    mix: Annotated[bool, typer.Option("--mix", help="Show the mix of question forms per topic.")] = False,
    values: Annotated[
        bool, typer.Option("--values", help="Show what is computed for each numeric card.")
    ] = False,
    jobs: Annotated[int, typer.Option(min=0, help="Katas measured side by side; 0 is one per core.")] = 0,
    as_json: Json = False,
    github: Annotated[bool, typer.Option("--github", help="Annotations for a workflow of GitHub.")] = False,
) -> int:
    """Check decks and measure katas: what must fail fails, what must pass passes."""
    from drill.commands import checking

    how = checking.How(mutants, thorough, again, jobs, mix, values, as_json, github)
    return checking.check(paths or [], how, changed=changed, since=since, watch=watch)


@commands.command()
def edit(
    card: Annotated[
        str, typer.Argument(metavar="CARD", help="A card, a bug hunt, a topic or a deck's file.")
    ],
    file: Annotated[str, typer.Option(help="A file of the kata, such as suite.py.")] = "",
) -> int:
    """Open a card in your editor, at its line; its history stays with it."""
    from drill.commands import editing

    return editing.edit(card, file)
