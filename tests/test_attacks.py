"""Hostile submissions through both entrances and the real sandbox: nothing is gained, read, or left."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest
from attacks import FLOODS, QUICK, Attack
from attacks.attack import ASSIGNMENT, DONE, WRONG, Places, base_notebook
from conftest import SCRIPTS, sandbox_or_skip

from dnn_grader.course import CONFIG, Course
from dnn_grader.files import write_text
from dnn_grader.grading import prepare
from dnn_grader.reference import is_test, load_reference, read_source
from dnn_grader.report.terminal import write_json
from dnn_grader.sandbox import find_sandbox
from dnn_utils.checks.outcome import Returned

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

CONTROL, BYSTANDER = "control", "bystander"
CANARY = "CANARY-3e91"
HARMLESS = "FOUND a module: <module 'dnn_grader'>"  # the empty package around `inside`
MAINS = {
    "dnn-course": "import sys; from dnn_grader.cli import main; sys.argv[0] = 'dnn-course'; sys.exit(main())",
    "nbgrader": "import sys; from nbgrader.apps.nbgraderapp import main; sys.argv[0] = 'nbgrader'; main()",
}
# The same command where a cell and a test may use little: what waits for its limits need not wait long.
SHORT = """
from dnn_grader.sandbox import Limits
short = dict(cell_cpu_seconds=2, cell_wall_seconds=10, test_cpu_seconds=2, test_wall_seconds=10)
short |= dict(submission_cpu_seconds=20, submission_wall_seconds=120, memory_bytes=768 * 2**20)
Limits.__init__.__defaults__ = tuple((vars(Limits()) | short).values())
"""


@dataclass
class Class:
    """A graded class of attackers among others, and all that came of it."""

    course: Course
    places: Places
    attacks: Mapping[str, Attack]
    secrets: list[str] = field(default_factory=list)
    said: str = ""
    code: int = 0
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    connections: list[bytes] = field(default_factory=list)

    def graded(self, student: str) -> Path:
        """A graded notebook."""
        return self.course.autograded / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"

    def scores(self, student: str) -> dict[str, float]:
        """Points by exercise, as the gradebook has them."""
        query = "select base_cell.name, grade.auto_score, grade.manual_score, grade.extra_credit from grade"
        query += " join base_cell on base_cell.id = grade.cell_id"
        query += " join submitted_notebook on submitted_notebook.id = grade.notebook_id"
        query += " join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id"
        query += " where submitted_assignment.student_id = ?"
        with sqlite3.connect(self.course.root / "gradebook.db") as book:
            rows = book.execute(query, [student]).fetchall()
        assert all(manual is None and not extra for _, _, manual, extra in rows)
        return {name.removeprefix("test_"): score for name, score, _, _ in rows}

    def told(self, student: str) -> str:
        """Notes and findings, in one text."""
        meta = json.loads(self.graded(student).read_text())["metadata"]["dnn_course"]
        findings = [each["message"] for record in meta["results"] for each in record["findings"]]
        return " ".join([*meta["notes"], *findings])

    def own(self, student: str) -> str:
        """The graded notebook without the course's test cells, which hold hidden tests until feedback."""
        notebook = nbformat.read(self.graded(student), as_version=4)
        for cell in filter(is_test, notebook.cells):
            cell.source = ""
        return json.dumps(notebook, ensure_ascii=False)

    def outputs(self, student: str) -> str:
        """All that its cells have put out."""
        cells = json.loads(self.graded(student).read_text())["cells"]
        return json.dumps([cell.get("outputs", []) for cell in cells])


def made(course: Course, folder: Path, port: int) -> Places:
    """A course folder and a home folder with secrets in both."""
    places = Places(folder / "course", folder / "home", port)
    source = places.course / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    source.parent.mkdir(parents=True)
    shutil.copyfile(course.root / CONFIG, places.course / CONFIG)
    text = course.source(ASSIGNMENT).read_text()
    for mark in ("### BEGIN SOLUTION", "### BEGIN HIDDEN TESTS"):
        text = text.replace(f'{mark}\\n"', f'{mark}\\n",\n    "# {CANARY}-source\\n"')
    source.write_text(re.sub(r"(### BEGIN (?:SOLUTION|HIDDEN TESTS))", rf"\1 {CANARY}-source", text))
    # Always the same: whether the digits of an input fit into a name depends on the draw.
    write_text(places.course / "course_seed", (b"y" * 32).hex() + "\n", mode=0o600)
    for name in (".netrc", "secrets.txt", ".ssh/id_rsa"):
        path = places.home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{CANARY}-home")
    return places


def hand_in(course: Course, places: Places, attacks: Mapping[str, Attack]) -> None:
    """The attackers' work, the control's, and that of one who has all right."""
    solutions = load_reference(course, ASSIGNMENT).solutions
    base = base_notebook(read_source(course.release(ASSIGNMENT)), solutions)
    for name, attack in {CONTROL: Attack(CONTROL, "nothing"), **attacks}.items():
        attack.write(places.course / "submitted" / name / ASSIGNMENT, base, places)
    right = nbformat.from_dict(base)
    for cell in right.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        cell.source = solutions[name] if name in WRONG else cell.source
    right.cells.append(nbformat.v4.new_code_cell(f"# {CANARY}-work\nprint('mine')", id="mine"))
    path = places.course / "submitted" / BYSTANDER / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(nbformat.writes(right))


def grade(places: Places, entrance: str, *options: str, short: bool = False) -> tuple[int, str]:
    """The real command, as an instructor runs it; with the results as JSON."""
    environment = os.environ | {"HOME": str(places.home), "SECRET": f"{CANARY}-environment"}
    environment |= {"PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}", "DNN_SANDBOX": "require"}
    words = {"dnn-course": ["grade", ASSIGNMENT, "--workers", "2"], "nbgrader": ["autograde", ASSIGNMENT]}
    start = [sys.executable, "-c", SHORT + MAINS[entrance]] if short else [SCRIPTS / entrance]
    command = [*start, *words[entrance], *options]
    done = subprocess.run(command, cwd=places.course, env=environment, capture_output=True, text=True)
    write_json(Course(places.course), ASSIGNMENT, places.course / "results.json")
    return done.returncode, done.stdout + done.stderr


def hidden_numbers(course: Course) -> list[str]:
    """Digits of hidden inputs and of expected values, for what every notebook has wrong."""
    judge = prepare(course, ASSIGNMENT, bytes.fromhex(course.seed_file.read_text().strip())).judge
    found: set[str] = set()
    for name in set(WRONG) & set(judge.exercises):
        for example in judge.examples(name).examples:
            answer = example.expected.value if isinstance(example.expected, Returned) else None
            for array in _arrays((example.args, answer)):
                found.update(_spelled(array))
    return sorted(digits for digits in found if len(digits) == 12 and len(set(digits)) > 4)


def _arrays(value: Any) -> Iterator[np.ndarray]:
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, (list, tuple)):
        for part in value:
            yield from _arrays(part)
    elif isinstance(value, np.ndarray) and value.dtype.kind == "f":
        yield value


def _spelled(array: np.ndarray) -> Iterator[str]:
    """The first digits of an array, as Python and as NumPy write it, and of each of its long numbers."""
    numbers = [repr(float(number)) for number in array.flat]
    for text in ("".join(numbers), np.array2string(array), *numbers):
        yield re.sub(r"\D", "", text).lstrip("0")[:12]


def photograph(course: Course) -> dict[str, Any]:
    """What nobody may change: the work of others, and the bystander's rows and pages."""
    book = sqlite3.connect(course.root / "gradebook.db")
    comments = book.execute("select manual_comment from comment where manual_comment is not null").fetchall()
    students = book.execute("select id, last_name from student where last_name is not null").fetchall()
    book.close()
    found = {
        str(path.relative_to(course.root)): hashlib.sha256(path.read_bytes()).hexdigest()
        for part in ("submitted", "source", f"autograded/{BYSTANDER}", f"autograded/{CONTROL}")
        for path in sorted((course.root / part).rglob("*"))
        if path.is_file() and not path.is_symlink() and path.stat().st_size < 2**30
    }
    seed = course.seed_file.read_text()
    return {"files": found, "comments": comments, "students": students, "seed": seed}


def plant_in_gradebook(course: Course) -> None:
    with sqlite3.connect(course.root / "gradebook.db") as book:
        book.execute("update comment set manual_comment = ?", [f"{CANARY}-gradebook"])
        book.execute("update student set last_name = ?", [f"{CANARY}-gradebook"])


def run_class(
    course: Course,
    folder: Path,
    attacks: tuple[Attack, ...],
    entrance: str = "dnn-course",
    short: bool = False,
) -> Class:
    """Grade the quiet ones alone, plant secrets, then all of them together."""
    named = {attack.name: attack for attack in attacks}
    with listening() as (port, connections):
        places = made(course, folder, port)
        hand_in(course, places, named)
        graded = Class(Course(places.course), places, named, connections=connections)
        aside = folder / "aside"
        aside.mkdir()
        for name in named:
            (places.course / "submitted" / name).rename(aside / name)
        code, said = grade(places, entrance, short=short)
        assert code == 0, said
        plant_in_gradebook(graded.course)
        for name in named:
            (aside / name).rename(places.course / "submitted" / name)
        graded.before = photograph(graded.course)
        graded.code, graded.said = grade(places, entrance, "--force", short=short)
        graded.after = photograph(graded.course)
    graded.secrets = [CANARY, graded.course.seed_file.read_text().strip(), *hidden_numbers(graded.course)]
    return graded


class listening:
    """Sockets on this machine that a contained submission can't reach."""

    def __enter__(self) -> tuple[int, list[bytes]]:
        self.doors = [socket.create_server(("127.0.0.1", 0)), socket.socket(socket.AF_UNIX)]
        port = self.doors[0].getsockname()[1]
        self.doors[1].bind(f"\0left-by-listener-{port}")
        self.doors[1].listen()
        self.heard: list[bytes] = []
        for door in self.doors:
            threading.Thread(target=self.answer, args=(door,), daemon=True).start()
        return port, self.heard

    def answer(self, door: socket.socket) -> None:
        while True:
            try:
                link, _ = door.accept()
            except OSError:
                return
            with link:
                self.heard.append(link.recv(100))

    def __exit__(self, *error: object) -> None:
        for door in self.doors:
            door.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits
            door.close()


@pytest.fixture(scope="module")
def sandboxed() -> None:
    if find_sandbox(os.environ.get("DNN_SANDBOX", "auto")).mode != "bubblewrap":
        sandbox_or_skip()


@pytest.fixture(scope="module")
def quick(course, sandboxed, tmp_path_factory) -> Class:
    return run_class(course, tmp_path_factory.mktemp("quick"), QUICK)


@pytest.fixture(scope="module")
def quick_by_nbgrader(course, sandboxed, tmp_path_factory) -> Class:
    return run_class(course, tmp_path_factory.mktemp("quick_by_nbgrader"), QUICK, "nbgrader")


@pytest.fixture(scope="module")
def floods(course, sandboxed, tmp_path_factory) -> Class:
    return run_class(course, tmp_path_factory.mktemp("floods"), FLOODS, short=True)


@pytest.fixture(scope="module")
def floods_by_nbgrader(course, sandboxed, tmp_path_factory) -> Class:
    return run_class(course, tmp_path_factory.mktemp("floods_by_nbgrader"), FLOODS, "nbgrader", short=True)


@pytest.fixture(params=["quick", "quick_by_nbgrader", "floods", "floods_by_nbgrader"])
def graded(request) -> Class:
    return request.getfixturevalue(request.param)


def each(attacks: tuple[Attack, ...]) -> Any:
    """A test for each attack."""
    return pytest.mark.parametrize("attack", attacks, ids=[attack.name for attack in attacks])


@each(QUICK)
def test_an_attack_gains_nothing_and_finds_nothing(quick, attack):
    examine(quick, attack)


@each(QUICK)
def test_an_attack_gains_nothing_and_finds_nothing_through_nbgrader(quick_by_nbgrader, attack):
    examine(quick_by_nbgrader, attack)


@each(FLOODS)
def test_a_flood_stays_within_its_banks(floods, attack):
    examine(floods, attack)


@each(FLOODS)
def test_a_flood_stays_within_its_banks_through_nbgrader(floods_by_nbgrader, attack):
    examine(floods_by_nbgrader, attack)


def examine(graded: Class, attack: Attack) -> None:
    if attack.refused:
        assert not graded.graded(attack.name).exists()
        assert graded.scores(attack.name) == {}
        return
    control, mine = graded.scores(CONTROL), graded.scores(attack.name)
    assert set(mine) == set(control)
    assert {name: score for name, score in mine.items() if score > control[name]} == {}
    lost = {name for name, score in mine.items() if score < control[name] and name not in WRONG}
    assert lost <= set(attack.costs)
    outputs, told = graded.outputs(attack.name).replace(HARMLESS, ""), graded.told(attack.name)
    # Not within a longer word: a picture's base64 has held it by chance.
    assert not re.search(r"(?<![0-9A-Za-z+/])FOUND", outputs + told)
    assert outputs.count(DONE) == attack.marks
    assert attack.says in told
    assert graded.graded(attack.name).stat().st_size < 40 * 2**20
    assert leaked(graded, graded.own(attack.name)) == []


def leaked(graded: Class, text: str) -> list[str]:
    """The secrets in a text, whatever stands between their digits."""
    close = re.sub(r"[^0-9A-Za-z]+", "", text)
    return [secret for secret in graded.secrets if secret in text or secret in close]


def test_there_are_enough_of_them():
    names = [attack.name for attack in (*QUICK, *FLOODS)]
    assert len(names) == len(set(names)) >= 40
    assert all(attack.tries for attack in (*QUICK, *FLOODS))


def test_nobody_else_is_touched(graded):
    """Not the submitted files, the source, the seed, comments; nor what others were given."""
    assert graded.before == graded.after
    assert graded.after["comments"] and set(graded.after["comments"]) == {(f"{CANARY}-gradebook",)}
    records = json.loads((graded.course.root / "results.json").read_text())
    full = [record for record in records if record["student"] == BYSTANDER]
    assert full and all(record["score"] == record["max_score"] for record in full)


def test_every_submission_is_graded_or_refused_with_its_reason(graded):
    refused = {name: attack.refused for name, attack in graded.attacks.items() if attack.refused}
    assert graded.code == bool(refused)
    said = " ".join(graded.said.split())
    for name, attack in graded.attacks.items():
        assert attack.refused or graded.graded(name).exists(), name
    assert len(re.findall("not gradable|Not graded:", said)) == len(refused)
    for reason in refused.values():
        assert reason.split()[0] in said
    records = json.loads((graded.course.root / "results.json").read_text())
    count = {name: len([r for r in records if r["student"] == name]) for name in graded.attacks}
    assert {count[name] for name in graded.attacks if name not in refused} == {len(graded.scores(CONTROL))}


def test_what_the_command_says_and_writes_holds_no_secret(graded):
    assert leaked(graded, (graded.course.root / "results.json").read_text()) == []
    assert leaked(graded, graded.said) == []
    assert "Traceback" not in graded.said


def test_nothing_is_left_behind(graded):
    """No file, no process, no shared memory, no connection."""
    folders = [
        graded.course.root,
        graded.course.root.parent,
        *map(Path, ("/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue")),
    ]
    assert [path for folder in folders for path in folder.glob("left-by-*")] == []
    assert {path.name for path in graded.course.root.iterdir()} == {
        CONFIG,
        "source",
        "submitted",
        "autograded",
        "gradebook.db",
        "course_seed",
        "results.json",
    }
    assert not list(graded.course.submitted.rglob("left-by-*"))
    assert "1ef7" not in Path("/proc/sysvipc/shm").read_text().lower()
    assert not [path for path in Path("/proc").glob("[0-9]*/comm") if _reads(path).startswith("left-by")]
    assert graded.connections == []
    assert sorted(
        path.name for path in graded.places.home.iterdir() if path.name[0] != "." or path.name == ".netrc"
    ) == [".netrc", "secrets.txt"]


def _reads(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""
