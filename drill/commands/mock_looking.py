"""`drill mock`, `drill mock list`, `show` and `history`: what looks at mock interviews and changes nothing."""

from __future__ import annotations

import sys

from drill import prose
from drill.carrying.text_files import write_file
from drill.commands.mocking import mocks_of
from drill.doors import Doors
from drill.errors import EXIT_DONE, EXIT_NO, LogError, UsageError
from drill.mock_folder import MockFolder
from drill.mocks import rubric, telling
from drill.mocks.as_blocks import card_blocks, history_blocks
from drill.mocks.as_html import card_page, history_page
from drill.mocks.as_json import card_data, mock_data, score_data
from drill.mocks.as_markdown import markdown
from drill.mocks.format_file import read_menu
from drill.mocks.record import DEBRIEF, DONE, Mock
from drill.mocks.scorecard import past_of, scorecard
from drill.printing import print_json, print_plain, say, warn
from drill.screen import TerminalScreen
from drill.sessions.blocks import Heading, Note, Table, Tone


def formats(*, as_json: bool) -> int:
    """Say which formats and roles there are, and whether a mock is under way."""
    doors = Doors()
    menu, under_way = read_menu(doors.places), mocks_of(doors).under_way()
    if as_json:
        found = {name: {"title": each.title, "minutes": each.minutes} for name, each in menu.formats.items()}
        roles = {
            name: {"title": each.title, "weights": dict(each.weights)} for name, each in menu.roles.items()
        }
        print_json("mocks", {"formats": found, "roles": roles, "under_way": under_way and under_way.id})
        return EXIT_DONE
    rows = [(name, f"{each.minutes:g}", each.about) for name, each in menu.formats.items()]
    rows.append(("custom", "any", "What you ask for: --minutes 45 --questions 6 --katas 1 --level 2-4."))
    screen = TerminalScreen(accessible=doors.settings.accessible)
    screen.show(
        Heading("Mock interviews", "drill mock FORMAT"),
        Table(("format", "min", "what it is"), tuple(rows)),
        Table(("role", "title"), tuple((name, each.title) for name, each in menu.roles.items())),
    )
    if under_way:
        screen.show(Note(f"{under_way.id} is under way: `drill mock resume` goes on.", Tone.WARNING))
    return EXIT_DONE


def listing(*, as_json: bool, plain: bool) -> int:
    """List all mocks, also those that are not finished; exit code 1 where there is none."""
    doors = Doors()
    mocks = readable(mocks_of(doors))
    scores = {each.mock.id: each.score for each in past_of(mocks)}
    if as_json:
        rows = [
            mock_data(mock) | {"score": score_data(scores[mock.id]) if mock.id in scores else None}
            for mock in mocks
        ]
        print_json("mock list", {"mocks": rows})
        return EXIT_DONE if mocks else EXIT_NO
    table = []
    for mock in mocks:
        score = scores.get(mock.id)
        points = telling.number(rubric.percent(score.overall)) if score else "–"
        table.append((mock.id, mock.title, f"{mock.minutes:g} min", _state(mock), points))
    if plain:
        print_plain(table)
    elif table:
        TerminalScreen(accessible=doors.settings.accessible).show(
            Table(("mock", "format", "time", "state", "score"), tuple(table))
        )
    else:
        print("drill: no mock was sat yet; `drill mock` says what there is", file=sys.stderr)
    return EXIT_DONE if mocks else EXIT_NO


def _state(mock: Mock) -> str:
    return "in debrief" if mock.phase == DEBRIEF else mock.phase


def readable(folder: MockFolder) -> list[Mock]:
    """Return all mocks that can be read; a damaged one is told on stderr and hides no other."""
    found = []
    for name in folder.names():
        try:
            found.append(folder.read(name))
        except LogError as error:
            warn(f"drill: {error}")
    return found


def show(name: str | None, *, as_json: bool, as_markdown: bool, html: str | None) -> int:
    """Show the scorecard of a mock, by default of the last one that is done."""
    doors = Doors()
    folder = mocks_of(doors)
    mocks = readable(folder)
    done = past_of(mocks)
    if name is None and not done:
        raise UsageError("no mock is finished yet", "`drill mock` says what there is to start")
    mock = folder.read(name) if name else done[-1].mock
    if mock.phase != DONE:
        raise UsageError(f"{mock.id} has no scorecard: it is {_state(mock)}", "`drill mock resume`")
    card = scorecard(mock, mocks)
    if html:
        _write(html, card_page(card, done, lambda text: prose.plain(text, flat=True)))
    elif as_json:
        print_json("scorecard", card_data(card))
    elif as_markdown:
        say(markdown(card).removesuffix("\n"))
    else:
        accessible = doors.settings.accessible
        TerminalScreen(accessible=accessible).show(*card_blocks(card, bars=not accessible))
    return EXIT_DONE


def history(*, as_json: bool, html: str | None) -> int:
    """Show the scores of all mocks over time; exit code 1 where there is none."""
    doors = Doors()
    done = past_of(readable(mocks_of(doors)))
    if html:
        _write(html, history_page(done))
    elif as_json:
        print_json(
            "mock history", {"mocks": [mock_data(each.mock) | score_data(each.score) for each in done]}
        )
    else:
        accessible = doors.settings.accessible
        screen = TerminalScreen(accessible=accessible)
        screen.show(*history_blocks(done, screen.console.width, bars=not accessible))
    return EXIT_DONE if done else EXIT_NO


def _write(path: str, page: str) -> None:
    write_file(path, page)
    warn(f"written: {path}")
