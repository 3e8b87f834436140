"""The learner's editor: what is called while it is open."""

from __future__ import annotations

import sys

from drill.editor import CommandEditor


def test_what_goes_on_meanwhile_is_called_while_the_editor_is_open_and_not_after(tmp_path):
    waits = tmp_path / "editor.py"
    waits.write_text(
        "import os, sys, time\nwhile not os.path.exists(sys.argv[1] + '.go'):\n    time.sleep(0.01)\n"
    )
    target, calls = tmp_path / "program.py", []

    def meanwhile():
        calls.append(None)
        (tmp_path / "program.py.go").touch()

    CommandEditor({"EDITOR": f"{sys.executable} {waits}"}).open(str(target), meanwhile=meanwhile)
    assert calls


def test_without_anything_to_do_meanwhile_the_editor_is_waited_for(tmp_path):
    writes = f"{sys.executable} -c \"import sys; open(sys.argv[1], 'w').write('x')\""
    CommandEditor({"EDITOR": writes}).open(str(tmp_path / "program.py"))
    assert (tmp_path / "program.py").read_text() == "x"
