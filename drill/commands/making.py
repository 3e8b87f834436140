"""`drill new`: a kata from its reference, more wrong answers for one, a deck, a track."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from drill.authoring import adding, draft_text, kata_making, wrong_answers
from drill.authoring.author import choose
from drill.authoring.draft_files import DraftFile, NewCards
from drill.authoring.drafted import drafted
from drill.authoring.form import Typing
from drill.authoring.own_decks import KATAS, replace_file
from drill.authoring.probing import proposed_suite
from drill.authoring.signatures import read_reference
from drill.authoring.wrong_answers import Proposal
from drill.cards import Kata, is_id
from drill.commands.adding import Desk, guarded
from drill.deckfiles.appending import appended_item
from drill.deckfiles.yaml_writing import written
from drill.errors import EXIT_DONE, EXIT_NO, ContentError, UsageError
from drill.find import card_named
from drill.places import shown_path
from drill.printing import print_json, say
from drill.sessions.blocks import Code, Heading, Note, Tone
from drill.solutions import folder_of

KEEP, ENOUGH, ENTER = "k", "q", "\r"
HINTS = 2
_TRACKS = "tracks.yaml"


def kata(
    name: str, source: str, given: dict[str, Any], *, entry: str, accepted: Sequence[str], into: str | None
) -> int:
    """Make a kata from a reference: its card, its folder, and proposals for its wrong answers."""
    desk = Desk(into)
    topic, _, own_name = name.partition("/")
    if not (is_id(topic) and is_id(own_name)):
        raise UsageError(f"{name!r} is no name for a kata", "write TOPIC/NAME, such as attention/softmax")
    reference = read_reference(_text(source), entry)
    folder = os.path.join(desk.home, "solutions", topic, own_name)
    kata_making.require_new(folder)
    suite, shown, left_out = proposed_suite(reference)
    fields = kata_making.card_fields(reference, shown, topic, own_name, given)
    draft = _draft_of(desk, fields)

    def work() -> None:
        added = _card(desk, draft, fields)
        files = kata_making.write_folder(folder, reference, suite, accepted)
        _tell_made(desk, added, files, left_out)

    code = guarded(desk, draft, work)
    if code == EXIT_DONE and sys.stdin.isatty():
        made = _made(desk, name)
        _ask_for_wrong_answers(desk, made, folder)
    return code


def _draft_of(desk: Desk, fields: dict[str, Any]) -> DraftFile:
    """Return the draft of this kata if it was left, with its fields put in, else a new one."""
    drafts = NewCards(desk.doors.places.drafts, "kata")
    for draft in drafts.waiting():
        kept = draft_text.fields_of(draft_text.without_faults(draft.read())) or {}
        if (kept.get("topic"), kept.get("id")) == (fields["topic"], fields["id"]):
            fields |= {name: value for name, value in kept.items() if name in kata_making.ORDER}
            return draft
    return drafts.fresh()


def _text(source: str) -> str:
    try:
        return Path(source).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"can't read {source}: {error}", "name a Python file") from None


def _card(desk: Desk, draft: DraftFile, fields: dict[str, Any]) -> adding.Added:
    """Put the kata's card into its deck: asked for where somebody is there, else taken as it is given."""
    if sys.stdin.isatty():
        _ask_for_card(desk, draft, fields)
        draft.write(draft_text.from_fields(kata_making.in_order(fields)))
        return adding.settle(desk.author(), draft, reopen=False, kind=KATAS)
    found = drafted(draft_text.from_fields(fields), desk.decks, kind=KATAS)
    if found.errors:
        raise ContentError(
            "\n".join(map(found.told, found.errors)), "give two hints with --hint" * ("hints" not in fields)
        )
    return adding.append(desk.decks, found, kind=KATAS)


def _ask_for_card(desk: Desk, draft: DraftFile, fields: dict[str, Any]) -> None:
    """Ask for what only the author knows; every key that is pressed is in the draft."""
    screen = desk.screen

    def asked(name: str, prompt: Callable[[str], str], at: int | None = None) -> None:
        def keep(text: str) -> None:
            if at is None:
                fields[name] = int(text) if text.isdigit() else text
            else:
                fields[name] = [*fields.get(name, [])[:at], text, *fields.get(name, [])[at + 1 :]]
            draft.write(draft_text.from_fields(kata_making.in_order(fields), wrap=False))

        before = fields.get(name, "") if at is None else [*fields.get(name, []), ""][at]
        screen.timed(Typing(keep))
        try:
            keep(prompt(str(before)).strip())
        finally:
            screen.timed(None)

    asked("title", lambda before: screen.line("Title", before))
    asked("minutes", lambda before: screen.line("Minutes", before))
    asked("prompt", lambda before: screen.text("The statement, with every convention fixed", before))
    if len(fields.get("hints", [])) < HINTS:
        screen.show(Note("Two hints, each saying more; a question is a good first one."))
        for number in range(HINTS):
            title = f"Hint {number + 1}"
            asked("hints", lambda before, title=title: screen.line(title, before), at=number)  # type: ignore[misc]


def _tell_made(desk: Desk, added: adding.Added, files: Sequence[str], left_out: Sequence[str]) -> None:
    desk.screen.show(
        Note(f"Added {added.id} to {shown_path(added.file)}:{added.line}", Tone.GOOD),
        *(Note(f"Wrote {shown_path(file)}", Tone.GOOD) for file in files),
        *(Note(f"Not in the suite: {told}; decide, and write a test", Tone.WARNING) for told in left_out),
        Note("Look at the numbers of test_by_hand: they are the reference's, not yet yours.", Tone.WARNING),
        Note(f"What is missing until it is a kata: drill check --watch {added.id}"),
    )


def _made(desk: Desk, name: str) -> Kata:
    fresh = Desk(desk.home)
    if fresh.home != fresh.doors.places.data and desk.home not in map(
        os.path.dirname, fresh.doors.places.deck_roots
    ):
        raise UsageError(f"{shown_path(desk.home)} is not where drill looks for decks", "leave --into out")
    card = card_named(fresh.doors.library, name)
    if not isinstance(card, Kata):
        raise UsageError(f"{name} is not a kata", "name one as TOPIC/NAME")
    return card


def wrong(name: str, keep: Sequence[str], *, as_json: bool) -> int:
    """Propose wrong answers for a kata, or keep those that are named with their hash."""
    desk = Desk()
    made = _made(desk, name)
    folder = folder_of(desk.doors.places, made)
    if keep:
        return _keep_named(made, folder, keep)
    if as_json or not sys.stdin.isatty():
        found = _proposed(made, folder)
        print_json("wrong", {"kata": made.id, "proposals": [_plain(each) for each in found]})
        return EXIT_DONE if found else EXIT_NO
    _ask_for_wrong_answers(desk, made, folder)
    return EXIT_DONE


def _plain(each: Proposal) -> dict[str, Any]:
    mutant = each.mutant
    return {
        "hash": mutant.hash,
        "name": each.name,
        "what": mutant.what,
        "line": mutant.line,
        "fails": list(each.fails),
        "diff": mutant.diff,
    }


def _keep_named(made: Kata, folder: str, keep: Sequence[str]) -> int:
    known = {each.hash: each for each in wrong_answers.mutants_of(folder)}
    for each in keep:
        digest, _, rest = each.partition("=")
        name, _, sentence = rest.partition(":")
        if digest not in known:
            raise UsageError(
                f"{digest!r} is no mutant of the reference", "`drill new wrong --json` lists them"
            )
        path = wrong_answers.keep(folder, known[digest], name.strip(), sentence, made.entry)
        say(f"wrote {shown_path(path)}")
    return EXIT_DONE


def _proposed(made: Kata, folder: str) -> list[Proposal]:
    found, shown = [], sys.stderr.isatty()
    for event in wrong_answers.proposals(made, folder):
        if isinstance(event, Proposal):
            found.append(event)
        elif shown:
            print(f"\r\x1b[K{event[0]} of {event[1]} mutants judged", end="", file=sys.stderr, flush=True)
    if shown:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    return found


def _ask_for_wrong_answers(desk: Desk, made: Kata, folder: str) -> None:
    """Show the proposals one by one; the author keeps, names and explains those that people would write."""
    screen = desk.screen
    screen.show(
        Heading("Wrong answers", f"{wrong_answers.lacking(folder)} more are wanted"),
        Note(
            "These are mutants of your reference. Keep what a colleague might hand in, and say what it does."
        ),
    )
    found = _proposed(made, folder)
    for number, each in enumerate(found, 1):
        tests = ", ".join(test.removeprefix("test_") for test in each.fails)
        screen.show(
            Heading(f"Proposal {number} of {len(found)}", f"line {each.mutant.line}"),
            Note(each.mutant.what),
            Code("\n".join(each.mutant.diff.splitlines()[2:])),
            Note(f"It fails {tests}."),
        )
        key = choose(screen, "", {KEEP: "keep it", ENTER: "the next", ENOUGH: "enough"})
        if key == ENOUGH:
            return
        if key == KEEP:
            _keep(desk, made, folder, each)


def _keep(desk: Desk, made: Kata, folder: str, each: Proposal) -> None:
    screen, sentence, name = desk.screen, "", each.name
    screen.show(
        Note("What does it do? A phrase without a subject: penalises the intercept. An empty one drops it.")
    )
    while sentence := screen.line("It", sentence).strip():
        proposed = "_".join(draft_text.proposed_id(sentence, (), words=4).split("-"))
        name = screen.line("Name", proposed if proposed.isidentifier() else name).strip()
        try:
            path = wrong_answers.keep(folder, each.mutant, name, sentence, made.entry)
        except ContentError as error:
            screen.show(Note(str(error), Tone.BAD))
            continue
        screen.show(
            Note(f"Wrote {shown_path(path)}; {wrong_answers.lacking(folder)} more are wanted", Tone.GOOD)
        )
        return


def deck(topic: str, *, title: str, summary: str, into: str | None) -> int:
    """Begin a deck: its head, to which `drill add` appends."""
    desk = Desk(into)
    path = desk.decks.path(topic)
    if os.path.exists(path):
        raise UsageError(f"{shown_path(path)} is there already", f"drill add --topic {topic}")
    replace_file(path, f"{desk.decks.head(topic, title, summary)}\nquestions: []\n".encode())
    say(f"wrote {shown_path(path)}; now: drill add --topic {topic}")
    return EXIT_DONE


def track(name: str, *, title: str, topics: Sequence[str], into: str | None) -> int:
    """Add a track, an order of topics, to one's own `tracks.yaml`."""
    desk = Desk(into)
    if not is_id(name):
        raise UsageError(f"{name!r} is no name for a track", "name it like deep-learning")
    if not topics:
        raise UsageError("a track without topics", "name them in order: --topic attention --topic optimizers")
    if name in {each.id for each in desk.doors.library.tracks}:
        raise UsageError(f"there is a track {name!r} already", "name it differently")
    path = os.path.join(desk.decks.folder, _TRACKS)
    old = Path(path).read_text(encoding="utf-8") if os.path.exists(path) else ""
    item = written(
        {"id": name, "title": title or name.replace("-", " ").capitalize(), "topics": list(topics)}
    )
    replace_file(path, appended_item(old, item).encode())
    unknown = sorted(set(topics) - set(desk.decks.topics()))
    say(f"added the track {name} to {shown_path(path)}")
    if unknown:
        print(f"drill: warning: no deck yet for {', '.join(unknown)}", file=sys.stderr)
    return EXIT_DONE
