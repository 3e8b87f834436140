"""Opens what a command needs, each thing at its first use, and fits it to what sessions expect."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import cached_property

from drill import clock, settings
from drill.errors import LogError
from drill.places import Places, find_places
from drill.reviews import replay
from drill.settings import Settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from drill.cards import Library
    from drill.drafts import DraftFolder
    from drill.editor import CommandEditor
    from drill.reviews import Replay
    from drill.store import Log


class Doors:
    """The learner's files, decks, log and settings on this computer."""

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        """Find the places; nothing is opened yet. Raises LogError where the data home is not a folder."""
        self.environ = environ
        self.places: Places = find_places(environ)
        if os.path.exists(self.places.data) and not os.path.isdir(self.places.data):
            raise LogError(
                f"{self.places.data} is not a folder", "move it away, or set DRILL_HOME to a folder"
            )

    @cached_property
    def settings(self) -> Settings:
        """The learner's settings; `DRILL_ACCESSIBLE=1` holds over the file."""
        found = settings.read(self.places.config)
        told = self.environ.get("DRILL_ACCESSIBLE", "") not in ("", "0")
        return found._replace(accessible=True) if told else found

    @cached_property
    def library(self) -> Library:
        """All decks; a broken deck is left out, and told on stderr, so that one mistake does not end practice."""
        import gc

        from drill.decks import load_library
        from drill.safe import clean

        gc.disable()  # nothing here is rubbish, and looking for some takes as long as the rest
        library, problems = load_library(self.places, lenient=True)
        gc.freeze()
        gc.enable()
        for problem in problems:
            print(f"drill: {clean(str(problem))}", file=sys.stderr)
        if problems:
            print("drill: the decks named above are left out until they are mended", file=sys.stderr)
        return library

    @cached_property
    def log(self) -> Log:
        """The log, made where there is none. Raises UsageError where the chosen scheduler is not installed."""
        from drill.store import open_log

        if self.settings.scheduler == "fsrs":
            from drill import fsrs_replay

            fsrs_replay.require_installed()
        return open_log(
            self.places.log,
            read_clock=clock.now,
            rollover_hour=self.settings.rollover_hour,
            renamed=self.library.renamed,
            how=replay_of(self.settings.scheduler),
        )

    @cached_property
    def log_to_look(self) -> Log:
        """The log for commands that only look: nothing is created, an empty home shows an empty log."""
        from drill.store import open_to_look

        return open_to_look(
            self.places.log,
            read_clock=clock.now,
            rollover_hour=self.settings.rollover_hour,
            renamed=self.library.renamed,
            how=replay_of(self.settings.scheduler),
        )

    @cached_property
    def editor(self) -> CommandEditor:
        """The learner's editor."""
        from drill.editor import CommandEditor

        return CommandEditor(self.environ, self.settings.editor)

    @cached_property
    def drafts(self) -> DraftFolder:
        """Unfinished answers."""
        from drill.drafts import DraftFolder

        return DraftFolder(self.places.drafts)


def replay_of(scheduler: str) -> Replay:
    """Return how a scheduler replays a card's reviews."""
    if scheduler == "sm2":
        return replay
    from drill import fsrs_replay

    return fsrs_replay.replay
