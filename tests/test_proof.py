"""Proofs of katas, by the judge itself: a good kata is proven, and each planted weakness is found."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from drill.cards import Example, Kata, Place
from drill.proof import HEADINGS, KataProof, prove, prove_all
from drill.proving import kata_files
from drill.proving.bench import Step

KATAS = Path(__file__).parent / "judge_katas"


def kata_of(folder: Path, **changes: object) -> Kata:
    said = tomllib.loads((KATAS / folder.name / "kata.toml").read_text(encoding="utf-8"))
    fields: dict[str, object] = {
        "entry": tuple(said["entry"]),
        "examples": tuple(Example(**example) for example in said.get("examples", ())),
        "requires": tuple(said["requires"]),
    }
    place = Place("decks/judging.yaml", 1, 1)
    known = {
        "id": f"judging/{folder.name}",
        "level": 1,
        "minutes": 5,
        "prompt": "",
        "hints": (),
        "place": place,
    }
    return Kata(**{**known, **fields, **changes})  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> tuple[KataProof, list[Step], Path]:
    """Return the proof of a good kata, its steps, and its folder, which keeps the record."""
    steps: list[Step] = []
    folder = copied("bootstrap", tmp_path_factory.mktemp("good"))
    return prove(kata_of(folder), str(folder), tell=steps.append), steps, folder


@pytest.fixture
def proven(good: tuple[KataProof, list[Step], Path], tmp_path: Path) -> Path:
    """Return a copy of the good kata's folder with its record."""
    shutil.copytree(good[2], tmp_path / "bootstrap")
    return tmp_path / "bootstrap"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of a small kata, alone in its folder."""
    return copied("bootstrap", tmp_path)


def copied(name: str, into: Path) -> Path:
    target = into / name
    shutil.copytree(KATAS / name, target, ignore=shutil.ignore_patterns("kata.toml", "__pycache__"))
    return target


def whats(proof: KataProof) -> list[str]:
    return [problem.what for problem in proof.problems]


def test_a_good_kata_is_proven_and_its_record_kept(good: tuple[KataProof, list[Step], Path]) -> None:
    proof, steps, folder = good
    assert proof.ok
    assert whats(proof) == []
    assert proof.fresh
    told = dict(zip(HEADINGS, proof.row(), strict=True))
    told.pop("seconds")
    assert list(told.values()) == ["judging/bootstrap", "6", "2/2", "6/6", "6/6", "3", "3", "0"]
    programs, mutants = 10, 3
    assert steps[-1] == Step("judging/bootstrap", programs + mutants, programs + mutants)
    record = json.loads((folder / "checked.json").read_text(encoding="utf-8"))
    assert record["mutants"]["killed"] == 3
    assert record["hash_seeds"] == 3
    assert record["programs"]["wrong_answer/misses_the_last.py"] == {
        "outcome": "failed",
        "fails": ["test_the_same_draws"],
        "asserted": True,
        "named": "misses_the_last",
    }
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def test_what_has_not_changed_is_not_measured_again(proven: Path) -> None:
    before = (proven / "checked.json").read_bytes()
    again = prove(kata_of(proven), str(proven))
    assert not again.fresh
    assert again.ok
    assert (proven / "checked.json").read_bytes() == before


def test_measuring_again_what_has_not_changed_changes_no_file(proven: Path) -> None:
    before = (proven / "checked.json").read_bytes()
    assert prove(kata_of(proven), str(proven), mutants="all").fresh
    assert (proven / "checked.json").read_bytes() == before


def test_a_changed_suite_makes_the_mutants_stale(proven: Path) -> None:
    with (proven / "suite.py").open("a", encoding="utf-8") as suite:
        suite.write("\n# changed\n")
    proof = prove(kata_of(proven), str(proven), mutants="none")
    assert proof.fresh
    assert whats(proof) == ["no mutants of the reference were tried"]


def test_a_changed_answer_leaves_the_mutants_as_they_are(proven: Path) -> None:
    with (proven / "stub.py").open("a", encoding="utf-8") as stub:
        stub.write("\n# changed\n")
    proof = prove(kata_of(proven), str(proven), mutants="none")
    assert proof.fresh
    assert proof.ok


def test_every_planted_weakness_is_found(folder: Path) -> None:
    right = (folder / "reference.py").read_text(encoding="utf-8")
    (folder / "stub.py").write_text(right, encoding="utf-8")
    (folder / "accepted" / "as_a_list.py").write_text(
        '"""Not right."""\nbootstrap_means = max\n', encoding="utf-8"
    )
    (folder / "wrong_answer" / "nothing_wrong.py").write_text(f'"""is right"""\n{right}', encoding="utf-8")
    crash = '"""crashes"""\ndef bootstrap_means(x, n, rng):\n    return 1 // 0\n'
    (folder / "wrong_answer" / "crashes.py").write_text(crash, encoding="utf-8")
    suite = (folder / "suite.py").read_text(encoding="utf-8")
    weak = 'def test_always():\n    """It is so."""\n    assert True\n'
    (folder / "suite.py").write_text(f"{suite}\n\n{weak}", encoding="utf-8")
    example = Example("bootstrap_means(np.arange(3.0), 0, np.random.default_rng(0))", "np.zeros(1)")
    proof = prove(kata_of(folder, examples=(example,)), str(folder), mutants="none")
    assert not proof.ok
    found = whats(proof)
    for what in (
        "the stub passes",
        "bootstrap_means does not raise NotImplementedError",
        "a wrong answer passes",
        "nothing fails test_always",
        f"the example {example.call} is not as the deck states",
    ):
        assert what in found
    assert [what for what in found if what.startswith("a right answer is refused")]
    assert [what for what in found if what.startswith("a wrong answer fails by no assertion")]


def test_a_mutant_that_passes_is_told_until_a_test_or_a_waiver_comes(tmp_path: Path) -> None:
    folder = copied("running-moments", tmp_path)
    waivers = (folder / "waivers.yaml").read_text(encoding="utf-8")
    (folder / "waivers.yaml").unlink()
    proof = prove(kata_of(folder), str(folder))
    assert [what for what in whats(proof) if what.startswith("a mutant passes: another constant: `0.0`")]
    (folder / "waivers.yaml").write_text(waivers, encoding="utf-8")
    waived = prove(kata_of(folder), str(folder))
    assert waived.ok
    assert not waived.fresh
    mutants = json.loads((folder / "checked.json").read_text(encoding="utf-8"))["mutants"]
    assert mutants["survivors"] == []
    assert len(mutants["waived"]) == 2


def test_an_answer_that_depends_on_hashes_is_unsteady(folder: Path) -> None:
    reference = (folder / "reference.py").read_text(encoding="utf-8")
    moody = 'if hash("a") % 2 ** 20 != SEEN:\n    bootstrap_means = None\n'
    # The hash of a text is fixed by the first seed; under others it is another one.
    command = [sys.executable, "-c", 'print(hash("a") % 2 ** 20)']
    seen = subprocess.run(command, env={"PYTHONHASHSEED": "0"}, capture_output=True, text=True, check=True)
    text = f"{reference}\n\n{moody.replace('SEEN', seen.stdout.strip())}"
    (folder / "reference.py").write_text(text, encoding="utf-8")
    proof = prove(kata_of(folder), str(folder), mutants="none")
    assert [what for what in whats(proof) if what == "the reference does not pass with PYTHONHASHSEED=1"]


def test_katas_side_by_side_give_what_they_give_one_by_one(tmp_path: Path) -> None:
    rows: list[list[tuple[str, ...]]] = []
    seconds = HEADINGS.index("seconds")
    for jobs in (1, 2):
        parent = tmp_path / str(jobs)
        folders = [copied(name, parent) for name in ("bootstrap", "edit-distance")]
        events = list(prove_all([(kata_of(each), str(each)) for each in folders], jobs=jobs, mutants="none"))
        proofs = [event.row() for event in events if isinstance(event, KataProof)]
        rows.append([row[:seconds] + row[seconds + 1 :] for row in proofs])
    assert rows[0] == rows[1]
    assert [row[0] for row in rows[0]] == ["judging/bootstrap", "judging/edit-distance"]
    one, two = (
        json.loads((tmp_path / str(jobs) / "bootstrap" / "checked.json").read_text()) for jobs in (1, 2)
    )
    assert one | {"seconds": 0} == two | {"seconds": 0}


def test_a_kata_that_can_not_be_judged_is_still_linted(folder: Path) -> None:
    (folder / "suite.py").write_text("def test_a(:\n", encoding="utf-8")
    (folder / "notes.txt").write_text("stray", encoding="utf-8")
    proof = prove(kata_of(folder), str(folder))
    assert proof.record is None
    assert "syntax error: invalid syntax" in whats(proof)
    assert "the file does not belong in a kata's folder" in whats(proof)
    assert proof.row() == ("judging/bootstrap", *[""] * 7, str(len(proof.problems)))
    assert not (folder / "checked.json").exists()


def test_a_kata_whose_library_is_missing_is_not_measured(folder: Path) -> None:
    proof = prove(kata_of(folder, requires=("a-library-nobody-has",)), str(folder))
    assert proof.ok
    assert whats(proof) == ["judging/bootstrap was not measured: it needs a-library-nobody-has"]


def test_broken_waivers_and_records_are_told(folder: Path) -> None:
    (folder / "waivers.yaml").write_text("- a list\n", encoding="utf-8")
    (folder / "checked.json").write_text("{broken", encoding="utf-8")
    (folder / "accepted" / "binary.py").write_bytes(b"\xff\xfe\x00")
    files = kata_files.read(str(folder))
    assert [problem.what for problem in files.notes.problems][:1] != []
    assert "these are no waivers" in [problem.what for problem in files.notes.problems]
    assert files.record is None
