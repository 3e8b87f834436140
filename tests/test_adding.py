"""Adding a question: by prompts, in an editor, by options and from JSON; nothing typed is lost, no byte is touched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drill import cli
from drill.authoring import draft_text
from drill.authoring.adding import add_by_editor, add_by_prompts
from drill.authoring.author import Author, Left
from drill.authoring.draft_files import NewCards
from drill.authoring.drafted import drafted
from drill.authoring.own_decks import OwnDecks
from drill.decks import load_library
from drill.errors import ContentError
from drill.nearness import Near
from tests.deck_world import ANSWER, DECK, home
from tests.scripted import Kill, Killed, ScriptedEditor, ScriptedScreen

ASK = "Why is the mean pulled by outliers?"
POINTS = ["It weighs the square", "The median does not"]


class World:
    """A home with one deck, a draft, and everything that adding needs, scripted."""

    def __init__(self, folder: Path, script=(), programs=(), near=(), **decks):
        self.places = home(folder, **(decks or {"small": DECK}))
        self.decks = OwnDecks(self.places.data, load_library(self.places, lenient=True)[0])
        self.screen = ScriptedScreen(list(script))
        self.editor = ScriptedEditor(list(programs))
        self.author = Author(self.screen, self.editor, self.decks, lambda text: list(near))
        self.drafts = NewCards(self.places.drafts, "question")
        self.draft = self.drafts.fresh()

    def deck(self, topic="small"):
        return Path(self.decks.path(topic)).read_bytes()

    def cards(self):
        return load_library(self.places).cards


def test_a_question_is_asked_for_shown_and_appended(tmp_path):
    world = World(tmp_path, [ASK, "small", ANSWER, *POINTS, "", "\r"])
    added = add_by_prompts(world.author, world.draft, {})
    assert added.id == "small/mean-pulled-outliers"
    card = world.cards()[added.id]
    assert (card.ask, card.answer.split(), card.points) == (ASK, ANSWER.split(), tuple(POINTS))
    before = DECK.encode()
    at = before.index(b"katas:")
    assert world.deck().startswith(before[:at])
    assert world.deck().endswith(before[at:])
    assert world.deck().decode().split("\n")[added.line - 1].strip() == "- id: mean-pulled-outliers"
    assert "until all forty" in world.screen.words()
    assert world.drafts.waiting() == []


def test_a_new_topic_makes_a_new_deck_with_its_head(tmp_path):
    world = World(tmp_path, [ASK, "Robust Statistics", ANSWER, *POINTS, "", "\r"])
    assert add_by_prompts(world.author, world.draft, {}).id == "robust-statistics/mean-pulled-outliers"
    assert world.deck("robust-statistics").startswith(b"title: Robust statistics\nsummary: ")


def test_a_topic_that_is_nearly_a_known_one_is_asked_about(tmp_path):
    world = World(tmp_path, [ASK, "smal", "\r", ANSWER, *POINTS, "", "\r"])
    assert add_by_prompts(world.author, world.draft, {}).id.startswith("small/")


def test_what_is_near_is_told_before_the_answer_is_typed(tmp_path):
    world = World(tmp_path, [ASK, "^C"], near=[Near("small/first", 0.9)])
    with pytest.raises(KeyboardInterrupt):
        add_by_prompts(world.author, world.draft, {})
    assert "0.90" in world.screen.words()
    assert world.screen.asked == ["Question", "Topic"]


@pytest.mark.parametrize(
    ("script", "kept"),
    [
        ([Kill("Why is")], {"ask": "Why is"}),
        ([ASK, Kill("sma")], {"ask": ASK, "topic": "sma"}),
        ([ASK, "small", Kill("Because it\nweighs")], {"ask": ASK, "answer": "Because it\nweighs"}),
        ([ASK, "small", ANSWER, "One", Kill("Tw")], {"answer": ANSWER, "points": ["One", "Tw"]}),
        ([ASK, "small", ANSWER, *POINTS, "", Kill()], {"points": POINTS, "id": "mean-pulled-outliers"}),
    ],
)
def test_killed_at_any_prompt_nothing_typed_is_lost(tmp_path, script, kept):
    world = World(tmp_path, script)
    with pytest.raises(Killed):
        add_by_prompts(world.author, world.draft, {})
    assert world.deck() == DECK.encode()
    (draft,) = world.drafts.waiting()
    fields = draft_text.fields_of(draft.read())
    assert {name: fields[name] for name in kept} == kept


def test_a_draft_is_gone_on_with_from_what_it_holds(tmp_path):
    world = World(tmp_path, [ASK, "small", Kill("Half an ans")])
    with pytest.raises(Killed):
        add_by_prompts(world.author, world.draft, {})
    world.screen.script[:] = [ASK, "small", ANSWER, *POINTS, "", "\r"]
    world.screen.initial.clear()
    add_by_prompts(world.author, world.draft, draft_text.fields_of(world.draft.read()))
    assert world.screen.initial[:3] == [ASK, "small", "Half an ans"]


def filled_template(**changes):
    text = draft_text.template("small", ASK, ANSWER)
    text = text.replace("  - \n  -\n", "  - One\n  - Two\n")
    for old, new in changes.items():
        text = text.replace(old, new)
    return text


def test_the_template_filled_in_is_a_card_without_its_comments(tmp_path):
    world = World(tmp_path, ["\r"], [filled_template()])
    added = add_by_editor(world.author, world.draft, {"topic": "small"})
    deck = world.deck().decode()
    assert deck.count("#") == 0
    assert world.cards()[added.id].points == ("One", "Two")


def test_a_fault_reopens_the_editor_at_its_line_with_the_message_above_it(tmp_path):
    seen = []

    def look_and_mend(path, meanwhile):
        text = Path(path).read_text()
        seen.append(text)
        Path(path).write_text(text.replace("level: 9", "level: 3"))

    wrong = filled_template(**{"level: 2": "level: 9"})
    world = World(tmp_path, ["\r"], [wrong, look_and_mend])
    added = add_by_editor(world.author, world.draft, {})
    assert world.cards()[added.id].level == 3
    line = world.editor.opened[1][1]
    shown = seen[0].split("\n")
    assert shown[line - 1].startswith("#! 9 is out of range")
    assert shown[line] == "level: 9"
    assert "#!" not in world.deck().decode()


def test_an_editor_that_changes_nothing_is_not_opened_for_ever(tmp_path):
    world = World(tmp_path, ["q"], [filled_template(**{"level: 2": "level: 9"}), None])
    with pytest.raises(Left):
        add_by_editor(world.author, world.draft, {})
    assert "level: 9" in world.draft.read()
    assert "#!" not in world.draft.read()
    assert world.deck() == DECK.encode()


def test_an_untouched_template_leaves_no_draft(tmp_path):
    world = World(tmp_path, [], [None])
    with pytest.raises(Left):
        add_by_editor(world.author, world.draft, {})
    assert world.drafts.waiting() == []


def test_what_only_the_strict_check_refuses_may_be_kept(tmp_path):
    world = World(tmp_path, [ASK, "small", "Too short.", *POINTS, "", "k", "\r"])
    added = add_by_prompts(world.author, world.draft, {})
    assert world.cards()[added.id].answer == "Too short."


def test_another_id_can_be_given_and_a_taken_one_is_refused(tmp_path):
    world = World(tmp_path, [ASK, "small", ANSWER, *POINTS, "", "i", "first", "q"], [])
    with pytest.raises(Left):
        add_by_prompts(world.author, world.draft, {})
    assert "another card of small is named `first`" in world.screen.words()
    world.screen.script[:] = [ASK, "small", ANSWER, *POINTS, "", "i", "fresh-name", "\r"]
    fields = draft_text.fields_of(world.draft.read()) | {"id": "one-more"}
    assert add_by_prompts(world.author, world.draft, fields).id == "small/fresh-name"


@pytest.mark.parametrize(
    ("ask", "name"),
    [
        ("Why do we scale by $1/\\sqrt{d_k}$?", "scale-1-sqrt-d-k"),
        ("What is the bias–variance trade-off?", "bias-variance-trade-off"),
        ("Was ist Überanpassung?", "ist-uberanpassung"),
        ("什么是过拟合？", "question"),
        ("What is asked?", "asked"),
        ("first first?", "first-first"),
    ],
)
def test_a_name_is_made_of_the_telling_words(ask, name):
    assert draft_text.proposed_id(ask, {"first"}) == name
    assert draft_text.proposed_id(ask, {name}) == f"{name}-2"


def test_a_broken_deck_is_not_appended_to_and_the_draft_stays(tmp_path):
    world = World(tmp_path, [ASK, "small", ANSWER, *POINTS, "", "\r"], small="title: [broken\n")
    with pytest.raises(ContentError, match="must be mended first"):
        add_by_prompts(world.author, world.draft, {})
    assert world.deck() == b"title: [broken\n"
    assert ASK in world.draft.read()


def test_a_deck_changed_meanwhile_is_not_overwritten(tmp_path):
    world = World(tmp_path)
    found = drafted(draft_text.from_fields(_fields()), world.decks)
    growth = world.decks.grown("small", found.source.text)
    Path(world.decks.path("small")).write_text(DECK + "# mine\n")
    with pytest.raises(ContentError, match="changed at the same time"):
        world.decks.save(growth)
    assert world.deck().endswith(b"# mine\n")


def test_a_linked_deck_stays_a_link_and_keeps_its_mode(tmp_path):
    world = World(tmp_path)
    real, link = tmp_path / "elsewhere.yaml", Path(world.decks.path("small"))
    link.rename(real)
    real.chmod(0o600)
    link.symlink_to(real)
    found = drafted(draft_text.from_fields(_fields()), world.decks)
    world.decks.save(world.decks.grown("small", found.source.text))
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o600


def _fields(**changes):
    fields = {"topic": "small", "form": "recall", "level": 2, "ask": ASK, "answer": ANSWER, "points": POINTS}
    return fields | changes


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DRILL_HOME", str(tmp_path))

    def call(*arguments):
        code = cli.main(list(arguments))
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def test_options_add_without_a_question_asked(run, tmp_path):
    options = ["--topic", "attention", "--ask", ASK, "--answer", ANSWER, "--point", "One", "--point", "Two"]
    code, out, _ = run("add", *options)
    assert code == 0
    assert out.startswith("added attention/mean-pulled-outliers to ")
    assert run("show", "mean-pulled-outliers")[0] == 0
    assert (tmp_path / "decks" / "attention.yaml").read_text().startswith("title: Attention\n")
    code, out, _ = run("add", *options)
    assert out.startswith("added attention/mean-pulled-outliers-2 to ")


def test_json_adds_all_or_none_and_says_what_is_near(run, tmp_path):
    file = tmp_path / "cards.json"
    file.write_text(json.dumps([_fields(topic="attention"), _fields(topic="attention", answer="Short.")]))
    code, _, err = run("add", "--json", str(file))
    assert code == 3
    assert "card 2, `answer`: an answer of 1 words" in err
    assert not (tmp_path / "decks").exists()
    code, out, _ = run("add", "--json", str(file), "--as-is")
    added = json.loads(out)["cards"]
    assert [card["id"] for card in added] == [
        "attention/mean-pulled-outliers",
        "attention/mean-pulled-outliers-2",
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "is not JSON"),
        ("3", "card 1 is no object"),
        ('{"ask": "Why?"}', "no topic"),
        ('{"topic": "../evil", "ask": "Why?"}', "is not a topic"),
        ('{"topic": "small", "ask": "Why? \\u001b[2J", "answer": "x", "points": ["a", "b"]}', "fix:"),
        ('{"topic": "small", "asks": "Why?", "answer": "x", "points": ["a", "b"]}', "did you mean `ask`"),
    ],
)
def test_json_that_is_no_card_is_told_and_writes_nothing(run, tmp_path, content, says):
    file = tmp_path / "cards.json"
    file.write_text(content)
    code, _, err = run("add", "--json", str(file))
    assert code == 3
    assert says in err
    assert not (tmp_path / "decks").exists()


def test_prompts_need_a_terminal_and_name_the_options(run):
    code, _, err = run("add", "--topic", "attention", "--ask", ASK)
    assert code == 2
    assert "--answer, --point" in err


def test_an_own_card_comes_first_in_its_topic(run):
    answer = ["--answer", ANSWER, "--point", "One", "--point", "Two"]
    assert run("add", "--topic", "attention", "--ask", ASK, *answer)[0] == 0
    code, out, _ = run("due", "--json", "--topic", "attention")
    assert code == 0
    assert json.loads(out)["new"][0] == "attention/mean-pulled-outliers"
