from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from drill import settings
from drill.errors import ContentError, UsageError


def test_no_file_and_an_empty_file_are_all_defaults(tmp_path):
    path = tmp_path / "config.toml"
    assert settings.read(str(path)) == settings.Settings()
    path.write_text("# nothing yet\n")
    assert settings.read(str(path)) == settings.Settings()


def test_what_the_file_sets_holds_over_the_defaults(tmp_path):
    path = tmp_path / "config.toml"
    path.write_bytes(
        b'\xef\xbb\xbfrollover_hour = 0\r\nkeys = "1-4"\r\neditor = "code --wait"\r\naccessible = true\r\n'
    )
    found = settings.read(str(path))
    assert (found.rollover_hour, found.keys, found.editor, found.accessible) == (
        0,
        "1-4",
        "code --wait",
        True,
    )
    assert found.new_per_day == settings.Settings().new_per_day


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("rollover = 4", "did you mean `rollover_hour`?"),
        ("colour = 4", "use one of"),
        ("rollover_hour = 24", "whole number 0..23"),
        ("rollover_hour = true", "whole number 0..23"),
        ("rollover_hour = 4.0", "whole number 0..23"),
        ('new_per_day = "10"', "whole number"),
        ('keys = "1-5"', '"0-5" or "1-4"'),
        ("editor = 1", "in quotes"),
        ("accessible = 1", "true or false"),
        ("[editor]", "in quotes"),
    ],
)
def test_a_wrong_line_is_refused_with_its_place_and_the_fix(tmp_path, line, sentence):
    path = tmp_path / "config.toml"
    path.write_text(f"# mine\nminutes = 30\n{line}\n")
    with pytest.raises(ContentError) as caught:
        settings.read(str(path))
    assert str(caught.value).startswith(f"{path}:3:1: error: ")
    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    "content", [b"minutes = ", b"\xff\xfe", b"a" * 10, b"\x00", b"minutes = 1\nminutes = 2\n"]
)
def test_what_is_not_toml_is_refused_with_the_name_of_the_file(tmp_path, content):
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    with pytest.raises(ContentError, match=r"config\.toml"):
        settings.read(str(path))


def test_a_folder_in_place_of_the_file_is_told(tmp_path):
    with pytest.raises(ContentError, match="can't be read"):
        settings.read(str(tmp_path))


def test_a_setting_is_written_beside_what_people_wrote(tmp_path):
    path = tmp_path / "new" / "config.toml"
    assert settings.write_value(str(path), "minutes", "30").minutes == 30
    path.write_text("# mornings\nminutes = 30 # at most\nkeys = '1-4'\n")
    found = settings.write_value(str(path), "new_per_day", "5")
    assert (found.minutes, found.new_per_day, found.keys) == (30, 5, "1-4")
    settings.write_value(str(path), "minutes", "45")
    assert path.read_text() == "# mornings\nminutes = 45\nkeys = '1-4'\nnew_per_day = 5\n"
    assert [file.name for file in path.parent.iterdir()] == ["config.toml"]


@pytest.mark.parametrize(
    ("key", "value"), [("minute", "3"), ("minutes", "many"), ("minutes", "-1"), ("keys", "0-9")]
)
def test_what_may_not_be_set_is_refused_and_nothing_is_written(tmp_path, key, value):
    path = tmp_path / "config.toml"
    with pytest.raises(UsageError):
        settings.write_value(str(path), key, value)
    assert not path.exists()


def test_a_broken_file_is_not_written_over(tmp_path):
    path = tmp_path / "config.toml"
    path.write_text("nonsense = 1\n")
    with pytest.raises(ContentError):
        settings.write_value(str(path), "minutes", "3")
    assert path.read_text() == "nonsense = 1\n"


@given(st.text(max_size=30))
@hypothesis_settings(deadline=None)
def test_any_editor_that_can_be_typed_is_read_back(tmp_path_factory, command):
    path = tmp_path_factory.mktemp("home") / "config.toml"
    try:
        written = command.encode().decode()
    except UnicodeEncodeError:
        return
    assert settings.write_value(str(path), "editor", written).editor == written


@given(st.binary(max_size=60))
@hypothesis_settings(deadline=None)
def test_no_content_whatever_raises_anything_but_a_content_error(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("home") / "config.toml"
    path.write_bytes(content)
    try:
        settings.read(str(path))
    except ContentError as error:
        refused = error
        assert "config.toml" in str(refused)


def a_pipe(path):
    os.mkfifo(path)


def a_device(path):
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize("make", [a_pipe, a_device])
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_what_is_no_file_is_refused_at_once(tmp_path, make):
    path = tmp_path / "config.toml"
    make(path)
    with pytest.raises(ContentError, match="no file"):
        settings.read(str(path))


def test_a_file_without_end_is_refused(tmp_path):
    path = tmp_path / "config.toml"
    path.write_text("#" * 200_000)
    with pytest.raises(ContentError, match="longer than"):
        settings.read(str(path))
