"""Foreign text as card text: HTML, Markdown notes, CSV in its dialects, key points and names."""

from __future__ import annotations

import contextlib
import os
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill.carrying import from_csv, from_markdown, settling, text_files
from drill.carrying.from_html import text_of
from drill.carrying.incoming import Incoming, Losses
from drill.carrying.markdown_text import escaped, escaped_starts
from drill.carrying.to_html import html
from drill.errors import ContentError, UsageError
from drill.maths.spans import cut
from drill.prose import plain


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a &lt; b &amp; c", "a < b & c"),
        ("line<br>two<br><br>three", "line\\\ntwo\n\nthree"),
        ("<div>one</div><div>two</div>", "one\n\ntwo"),
        ("some <b>bold</b> and <i>x</i>", "some **bold** and *x*"),
        ("<b>bold </b>text", "**bold** text"),
        ("a*b* and _c_", "a\\*b\\* and \\_c\\_"),
        ("snake_case", "snake_case"),
        ("# 1", "\\# 1"),
        ("1. one", "1\\. one"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</ul>", "- a\n  - b\n- c"),
        ('<ol start="3"><li>x</li></ol>', "3. x"),
        ("<ul>loose</ul>", "- loose"),
        ("<pre>for x:\n  y</pre>", "```\nfor x:\n  y\n```"),
        ("<code>a  b</code>", "`a  b`"),
        ("<code>``</code>", "``` `` ```"),
        (r"\(x\)5 and \[y\].", "$x$ 5 and $$y$$."),
        (r"[latex]\frac{1}{2}[/latex] [$]a[/$] [$$]b<br>c[/$$]", r"$\frac{1}{2}$ $a$ $$b c$$"),
        (r"\(a &lt; b\)", "$a < b$"),
        (r"<pre>\(raw\)</pre>", "```\n\\(raw\\)\n```"),
        ("$5 and $10", "$5 and $10"),
        ("$x$ is text", "\\$x\\$ is text"),
        ('<a href="https://a.org/x">here</a>', "here (https://a.org/x)"),
        ('<a href="javascript:x()">here</a>', "here"),
        ("x<sub>1</sub><sup>2</sup>", "x\\_1^2"),
        ("<table><tr><th>a<th>b|<tr><td>1</table>", "| a | b\\| |\n| --- | --- |\n| 1 |  |"),
        ("<h2>Title</h2>text", "**Title**\n\ntext"),
        ("<blockquote>a<p>b</blockquote>", "> a\n>\n> b"),
        ("<p>unclosed <b>bold", "unclosed **bold**"),
        ("</b></div>stray", "stray"),
        ("a<!-- hidden -->b", "ab"),
    ],
)
def test_html_becomes_markdown(source, text):
    losses = Losses()
    assert text_of(source, losses) == text
    assert losses.names == {}


def test_what_can_not_travel_is_named():
    losses = Losses()
    assert (
        text_of('<img src="a.png"> [sound:b.mp3]<script>x</script><video src="c.mp4">', losses)
        == "[picture: a.png]"
    )
    assert losses.names == {
        "sounds": ["b.mp3"],
        "pictures": ["a.png"],
        "scripts and styles": ["script"],
        "videos": ["c.mp4"],
    }
    losses.add("pictures", *(f"{n}.png" for n in range(9)))
    assert "10 pictures: a.png, 0.png, 1.png, 2.png, 3.png and 5 more" in list(losses.lines())


words = st.text(st.sampled_from("ab *_`\\$#>-+|~1.)(<&{}[]^=:\n"), max_size=60)


@given(words)
@settings(deadline=None, max_examples=300)
def test_escaped_text_shows_what_it_was(text):
    line = " ".join(text.split())
    shown = plain(escaped_starts(escaped(line)))
    assert " ".join(shown.split()) == line
    assert cut(escaped(line))[1] == []


@given(words)
@settings(deadline=None, max_examples=200)
def test_no_letter_of_card_text_is_lost_in_html(text):
    again = text_of(html(text), Losses())
    letters = [[sign for sign in plain(each) if sign.isalpha()] for each in (again, text)]
    assert letters[0] == letters[1] or "\\(" in html(text)


@given(st.text(st.sampled_from("<>/abpreul=\"' &;#-![]"), max_size=300))
@settings(deadline=None, max_examples=300)
def test_no_html_is_too_odd(source):
    text_of(source, Losses())


def from_notes(text):
    return [
        (card.ask, card.answer, card.topic, card.points)
        for card in from_markdown.cards(text, "x.md", Losses())
    ]


def test_notes_in_markdown():
    found = from_notes(
        "---\ntags: x\n---\n# Stats\n\nWhat is p?::A chance.\n- There::Back\nboth:::ways\n\n"
        "The mean is ==$1/\\lambda$== and ==two==.\n\n## Why n − 1?\nBecause.\n\n### Sub\nmore\n\n"
        "- [ ] One\n- [x] Two\n\n## Long\nit goes on\n?\nAnswer\n\n"
        "# Code\n\n`std::sort` is no card\n\n```\n# x\na::b\n```\nreal::one\n"
    )
    assert found == [
        ("What is p?", "A chance.", "Stats", ()),
        ("There", "Back", "Stats", ()),
        ("both", "ways", "Stats", ()),
        ("ways", "both", "Stats", ()),
        ("The mean is […] and two.", "The mean is **$1/\\lambda$** and two.", "Stats", ("$1/\\lambda$",)),
        ("The mean is $1/\\lambda$ and […].", "The mean is $1/\\lambda$ and **two**.", "Stats", ("two",)),
        ("Why n − 1?", "Because.\n\n### Sub\nmore", "Stats", ("One", "Two")),
        ("Long\n\nit goes on", "Answer", "Stats", ()),
        ("real", "one", "Code", ()),
    ]


def test_schedules_of_other_programs_are_named():
    losses = Losses()
    (card,) = from_markdown.cards("q::a <!--SR:!2024-01-01,3,250-->\n![](x.png)", "x", losses)
    assert (card.ask, card.answer) == ("q", "a")
    assert losses.names == {"pictures": ["x.png"], "schedules in comments": [""]}


def rows(text, **flags):
    return [
        (card.ask, card.answer, card.topic, card.tags)
        for card in from_csv.cards(text, "x.csv", Losses(), **flags)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("q,a\n", [("q", "a", "", ())]),
        ("q\ta, b\n", [("q", "a, b", "", ())]),
        ("q;a\n", [("q", "a", "", ())]),
        ('"say ""hi"", x","two\nlines"\n', [('say "hi", x', "two\nlines", "", ())]),
        ("Question,Answer,Tags\nq,a,x y\n", [("q", "a", "", ("x", "y"))]),
        ("back,front\na,q\n", [("q", "a", "", ())]),
        ("#separator:Pipe\n#deck:D\n#tags:t\nq|a\n", [("q", "a", "D", ("t",))]),
        ("#separator:tab\n#deck column:1\n#tags column:4\nD\tq\ta\tt\n", [("q", "a", "D", ("t",))]),
        ("#separator:;\n#columns:ask;answer;source\nq;a;s\n", [("q", "a\n\n**source** s", "", ())]),
        ("#html:true\na &lt; \\(b\\),<b>c</b>\n", [("a < $b$", "**c**", "", ())]),
        ("a &lt; \\(b\\),$c$\n", [("a &lt; $b$", "$c$", "", ())]),
        ("# a comment\nq,a\n", [("q", "a", "", ())]),
        ("q\r\n", [("q", "", "", ())]),
    ],
)
def test_dialects_of_csv(text, found):
    assert rows(text) == found


def test_flags_hold_over_the_file():
    assert rows("#html:true\na<b>;c\n", separator=",", is_html=False) == [("a<b>;c", "", "", ())]


@pytest.mark.parametrize(
    ("answer", "points"),
    [
        ("42", ["42"]),
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Intro:\n- a\n- b\n", ["a", "b"]),
        ("1. x\n2. y", ["x", "y"]),
        ("It is $a. B$ here. Next.", ["It is $a. B$ here.", "Next."]),
        ("```\ncode.\n```", []),
        ("```\nx\n```\nDone. Well.", ["Done.", "Well."]),
        (" ".join(f"S{n}." for n in range(12)), [f"S{n}. S{n + 1}." for n in range(0, 12, 2)]),
        ("一。二。 三", ["一。二。", "三"]),
    ],
)
def test_points_come_from_the_answer(answer, points):
    assert settling.points_in(answer) == points


def test_long_points_are_cut_outside_of_formulas():
    point = settling.clipped("word " * 70 + "$" + "x + " * 30 + "y$ end")
    assert len(point) <= settling.MOST_POINT
    assert point.endswith("word…")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("ML::Optimizers & Co.", "ml-optimizers-co"),
        ("Größe", "groe"),
        ("  ", "other"),
        ("日本", "other"),
        ("a" * 90, "other"),
        ("Émile-Zola", "emile-zola"),
    ],
)
def test_names_are_kebab_case(text, slug):
    assert settling.slug(text, "other") == slug


def test_topics_without_latin_letters_keep_apart():
    names = {settling.topic_of(name) for name in ("深層学習", "統計", "")}
    assert len(names) == 3
    assert "imported" in names


def test_ids_are_free_and_short():
    card = Incoming("k", "What is $x_1$, and why's it so important for the gradient?", "a")
    assert settling.name_for(card, "t", set()) == "what-is-and-whys-it-so-important"
    assert settling.name_for(card, "t", {"t/what-is-and-whys-it-so-important"}).endswith("-2")
    assert settling.name_for(Incoming("k", "日本", "a"), "t", ()).startswith("card-")


def test_hidden_characters_are_left_out_and_named():
    losses = Losses()
    assert settling.cleaned("a\u200fb\x1b[2J\r\nc\u00a0d👩‍🔬\u2028e", losses) == "ab[2J\nc\u00a0d👩‍🔬\ne"
    assert losses.names == {"kinds of hidden characters": ["U+001B", "U+200F"]}


def test_html_of_nothing_but_beginnings_takes_no_time():
    started = time.process_time()
    for piece in ("<a ", "\\(", "<pre>", "<!--", "&#", "<ul><li>", "**", "`", "_a"):
        text_of(piece * (20_000 // len(piece)), Losses())
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    "piece",
    ["` ``", "==a", "$", "a::", "`", "``` ", "\\(", "<!--SR:", "![", "~~~\n", "\n?\n", "## x\n", "- [ ] "],
)
def test_notes_of_nothing_but_beginnings_take_no_time(piece):
    started = time.process_time()
    with contextlib.suppress(ContentError):
        from_markdown.cards(piece * (60_000 // len(piece)), "x", Losses())
    assert time.process_time() - started < 5


def test_a_paragraph_of_many_clozes_is_one_card_that_is_too_long():
    (card,) = from_markdown.cards("==a== " * 5000, "x", Losses())
    with pytest.raises(settling.UnfitError, match="more than 6000"):
        settling.fields_of(card, "x", 2, Losses())


def test_a_file_that_can_not_be_written_whole_leaves_what_was_there(tmp_path, monkeypatch):
    target = tmp_path / "report.html"
    text_files.write_file(str(target), "before")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("drill.carrying.text_files.os.replace", full)
    with pytest.raises(UsageError, match="No space left"):
        text_files.write_file(str(target), "after")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("report.html", "before")]


def test_a_pipe_is_written_to_and_stays_one(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    text_files.write_file(str(pipe), "a page")
    assert os.read(reading, 100) == b"a page"
    os.close(reading)
    assert pipe.is_fifo()
