"""The command lines of `drill pack` and `drill trust`."""

from __future__ import annotations

from typing import Annotated

import typer

from drill.options import Json, Plain

app = typer.Typer(
    help="Decks and katas of other people: install, list, update, trust, remove.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
commands = typer.Typer(rich_markup_mode=None)

PackName = Annotated[str, typer.Argument(metavar="PACK", help="The pack's name; `drill pack list` has all.")]


@app.command("install")
def install(
    source: Annotated[
        str, typer.Argument(help="A folder, a .zip or .tar.gz, or the address of a Git repository.")
    ],
    name: Annotated[str, typer.Option(help="What to call it; else as its source is called.")] = "",
    as_json: Json = False,
) -> int:
    """Install a pack; its questions work at once, its katas once it is trusted."""
    from drill.commands import packing

    return packing.install(source, name, as_json=as_json)


@app.command("list")
def listing(as_json: Json = False, plain: Plain = False) -> int:
    """List the installed packs."""
    from drill.commands import packing

    return packing.listing(as_json=as_json, plain=plain)


@app.command("update")
def update(
    name: Annotated[str, typer.Argument(metavar="[PACK]", help="Its name; none updates all.")] = "",
    as_json: Json = False,
) -> int:
    """Fetch a pack anew from where it came; if a file changed, it is to be trusted anew."""
    from drill.commands import packing

    return packing.update(name, as_json=as_json)


@app.command("remove")
def remove(name: PackName) -> int:
    """Delete a pack; what was practised stays in the log."""
    from drill.commands import packing

    return packing.remove(name)


@app.command("trust")
@commands.command("trust")
def give_trust(
    name: PackName,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    revoke: Annotated[bool, typer.Option("--revoke", help="Trust it no longer.")] = False,
    as_json: Json = False,
) -> int:
    """Show what a pack would run, and let its katas run until one of its files changes."""
    from drill.commands import packing

    return packing.give_trust(name, yes=yes, revoke=revoke, as_json=as_json)
