"""`drill pack` and `drill trust`: decks and katas of other people."""

from __future__ import annotations

import os
import sys

from drill import trust
from drill.doors import Doors
from drill.errors import EXIT_DONE, EXIT_NO, UsageError
from drill.packs import looking, shelf
from drill.packs.shelf import Pack, Shelved
from drill.printing import print_json, print_plain
from drill.safe import clean_line
from drill.screen import TerminalScreen
from drill.sessions.blocks import Note, Table

COLUMNS = ("pack", "questions", "katas", "trusted", "from")
SHOWN = 20


def install(source: str, name: str, *, as_json: bool) -> int:
    """Install a pack and say what it holds."""
    return _tell(shelf.install(Doors().places, source, name), "installed", as_json=as_json)


def update(name: str, *, as_json: bool) -> int:
    """Fetch a pack anew, or all of them, and say what changed."""
    places = Doors().places
    names = [name] if name else trust.installed(places)
    if not names:
        print("drill: no pack is installed", file=sys.stderr)
    done = [shelf.update(places, each) for each in names]
    if as_json and not name:
        print_json("packs", {"packs": [_told(each, "updated") for each in done]})
        return EXIT_DONE
    for each in done:
        _tell(each, "updated", as_json=as_json)
    return EXIT_DONE


def _tell(shelved: Shelved, verb: str, *, as_json: bool) -> int:
    if as_json:
        print_json("pack", _told(shelved, verb))
        return EXIT_DONE
    pack = _pack(shelved.name)
    counts = (
        ", ".join(f"{len(names)} {what}" for what, names in shelved.changed.items() if names) or "no change"
    )
    print(f"{verb}: {pack.name}, {_held(pack)} (files: {counts})")
    if left := shelved.taken.left_out:
        print(
            f"left out, as no pack needs them: {len(left)} files, such as {clean_line(left[0])}",
            file=sys.stderr,
        )
    if pack.katas and not pack.trusted:
        said = "its questions work at once; its katas run code of its author, and wait until you trust it"
        print(f"{said}: `drill trust {pack.name}`", file=sys.stderr)
    return EXIT_DONE


def _pack(name: str) -> Pack:
    """Return the pack as it is now; places that were found before do not know a new one."""
    return next(each for each in shelf.packs(Doors().places) if each.name == name)


def _told(shelved: Shelved, verb: str) -> dict[str, object]:
    return {
        "verb": verb,
        **_plain(_pack(shelved.name)),
        **shelved.changed,
        "left_out": shelved.taken.left_out,
    }


def _held(pack: Pack) -> str:
    questions, katas = (
        f"{n} {what}{'s' * (n != 1)}" for n, what in ((pack.questions, "question"), (pack.katas, "kata"))
    )
    return f"{questions} and {katas}"


def _plain(pack: Pack) -> dict[str, object]:
    return {
        "name": pack.name,
        "questions": pack.questions,
        "katas": pack.katas,
        "trusted": pack.trusted,
        "source": pack.record.source,
        "revision": pack.record.revision,
    }


def listing(*, as_json: bool, plain: bool) -> int:
    """List the installed packs."""
    doors = Doors()
    found = shelf.packs(doors.places)
    rows = [
        (p.name, str(p.questions), str(p.katas), "yes" if p.trusted else "no", p.record.source) for p in found
    ]
    if as_json:
        print_json("packs", {"packs": [_plain(pack) for pack in found]})
    elif plain or not rows:
        print_plain(rows)
    else:
        TerminalScreen(accessible=doors.settings.accessible).show(Table(COLUMNS, tuple(rows)))
    if not rows:
        print("drill: no pack is installed", file=sys.stderr)
    return EXIT_DONE


def remove(name: str) -> int:
    """Delete a pack."""
    shelf.remove(Doors().places, name)
    print(f"removed: {name}; what you practised of it stays in the log")
    return EXIT_DONE


def give_trust(name: str, *, yes: bool, revoke: bool, as_json: bool) -> int:
    """Show what a pack would run, and let it run once the learner agrees; exit code 1 where he does not."""
    doors = Doors()
    shelf.require_installed(doors.places, name)
    if revoke:
        shelf.take_trust(doors.places, name)
        print(f"no longer trusted: {name}")
        return EXIT_DONE
    folder = os.path.join(trust.packs_folder(doors.places), name)
    content = looking.content_of(folder)
    pack = next(each for each in shelf.packs(doors.places) if each.name == name)
    if as_json and not yes:
        print_json("trust", {**_plain(pack), **content._asdict()})
        return EXIT_DONE
    _show(doors, pack, content, folder)
    if not yes and not _agreed():
        print(f"not trusted: {name}")
        return EXIT_NO
    shelf.give_trust(doors.places, name, content.digest)
    print(f"trusted: {name}, until one of its files changes")
    return EXIT_DONE


def _show(doors: Doors, pack: Pack, content: looking.Content, folder: str) -> None:
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(content.kinds.items()))
    before = (
        " It was trusted before, and has changed since." if pack.record.trusted and not pack.trusted else ""
    )
    blocks: list[Note | Table] = [
        Note(f"{pack.name}: {_held(pack)}.{before}"),
        Note(f"Files: {kinds}; {content.size / 1000:.0f} kB, in {folder}."),
        Note(f"From {pack.record.source or 'an unknown place'} {pack.record.revision}".rstrip() + "."),
        Note(f"SHA-256 over all files: {content.digest}"),
    ]
    rows = tuple((name, ", ".join(found)) for name, found in list(content.notable.items())[:SHOWN])
    if rows:
        more = f" ({len(content.notable) - SHOWN} more files)" if len(content.notable) > SHOWN else ""
        blocks.append(Table(("program", "reaches beyond a computation" + more), rows))
    elif content.kinds.get("py"):
        blocks.append(
            Note("No program imports or calls what reaches beyond a computation; read them all the same.")
        )
    blocks.append(
        Note(
            "Its references and suites are run when you practise its katas: confined as answers are, by what "
            "`drill doctor` says that this system has, and with your rights where it has nothing."
        )
    )
    TerminalScreen(accessible=doors.settings.accessible).show(*blocks)


def _agreed() -> bool:
    if not sys.stdin.isatty():
        raise UsageError("a pack is trusted at a terminal", "look at what is shown, then add --yes")
    print("Trust this pack? Type yes: ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() == "yes"
