"""Who may import whom: values below, doors and journeys above them, the face on top; no module ring."""

from __future__ import annotations

import ast
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "drill"

VALUES = {
    "answers", "carrying.html_tree", "carrying.incoming", "carrying.plain_card", "cards",
    "cards_text", "days", "draft", "due", "earned", "errors", "fresh",
    "judge.work", "light", "logfile.hashchain", "logfile.ulids", "mocks.clocks", "mocks.formats",
    "mocks.overlap", "mocks.plain", "mocks.record", "mocks.rubric", "mocks.selection",
    "mocks.weakness", "numbers.draws", "numbers.formula_calls", "numbers.formula_text",
    "numbers.formulas", "numbers.quantities", "plans.agenda", "plans.forecast", "plans.gain", "plans.goal",
    "plans.hindsight", "plans.learner", "plans.material", "plans.memory", "plans.past", "plans.wishes",
    "problems", "proving.lints", "proving.mutants",
    "proving.mutations", "proving.mutations_of_calls", "proving.suite_lints", "reporting.series", "reviews", "safe",
    "sessions.blocks", "sm2", "standing.calendar", "standing.compared", "standing.load",
    "standing.retention", "standing.summary", "standing.switch", "standing.times",
    "standing.topics", "standing.weak", "syncing.lines", "syncing.union", "verdicts",
}  # fmt: skip
FACE = {
    "__main__",
    "authoring_cli",
    "called",
    "carrying_cli",
    "cli",
    "completing",
    "doors",
    "examination",
    "glance",
    "grading_cli",
    "keyboard",
    "mock_cli",
    "options",
    "pack_cli",
    "printing",
    "prompting",
    "prose",
    "safekeeping",
    "screen",
    "shelf",
}
IMPURE = {
    "os",
    "time",
    "subprocess",
    "socket",
    "pathlib",
    "sqlite3",
    "tempfile",
    "shutil",
    "secrets",
    "threading",
}
THIRD_PARTY_DOORS = {
    "typer": {
        "authoring_cli",
        "called",
        "carrying_cli",
        "cli",
        "grading_cli",
        "mock_cli",
        "options",
        "pack_cli",
    },
    "yaml": {"deckfiles.yaml_nodes"},
    "sqlite_utils": {"logfile.migrations"},
    "markdown_it": {"typesetting.markdown"},
    "pygments": {"typesetting.highlight"},
    "prompt_toolkit": {"prompting"},
    "fsrs": {"fsrs_replay"},
    "sklearn": {"nearness"},
    "genanki": {"carrying.as_apkg"},
    "zstandard": {"carrying.anki_file"},
    "torch": {"judge.zygote", "judge.warm", "judge.frame"},
}


def modules() -> dict[str, Path]:
    return {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): path
        for path in PACKAGE.rglob("*.py")
        if "_shipped" not in path.parts
    }


def imports(path: Path) -> set[str]:
    """Return every module that the file imports anywhere, also inside functions and under TYPE_CHECKING."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def ours(path: Path, known: dict[str, Path]) -> set[str]:
    """Return our modules that the file imports; `from drill.judge import frame` imports that module alone."""
    names = {name.removeprefix("drill.") for name in imports(path) if name.startswith("drill.")} & set(known)
    return {name for name in names if not any(other.startswith(f"{name}.") for other in names)}


def test_no_ring_of_modules_hard_or_soft():
    known = modules()
    graph = {name: ours(path, known) - {name} for name, path in known.items() if name != "__init__"}
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError as ring:
        pytest.fail(f"modules import each other in a ring: {ring.args[1]}")


@pytest.mark.parametrize("name", sorted(VALUES))
def test_values_import_only_values_and_touch_nothing_outside(name):
    known = modules()
    path = known[name]
    assert ours(path, known) <= VALUES
    roots = {module.partition(".")[0] for module in imports(path)}
    assert not roots & IMPURE
    assert not {root for root in roots - {"drill"} if root not in sys.stdlib_module_names}


def test_only_the_face_imports_the_face():
    known = modules()
    below = [name for name in known if name not in FACE and not name.startswith("commands")]
    assert {name: ours(known[name], known) & FACE for name in below if ours(known[name], known) & FACE} == {}


@pytest.mark.parametrize("library", sorted(THIRD_PARTY_DOORS))
def test_each_library_enters_by_its_own_door(library):
    users = {
        name
        for name, path in modules().items()
        if library in {module.partition(".")[0] for module in imports(path)}
    }
    assert users <= THIRD_PARTY_DOORS[library]
