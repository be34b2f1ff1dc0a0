"""Grading on a real Dask cluster: what the command does, whatever becomes of the machines."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib import metadata
from pathlib import Path

import pytest
from conftest import ASSIGNMENT, ROOT
from machines import CHOICE, Machines, command_line, install, make_certificates, new_machines, until

from dnn_grader.cluster import coordinator, tasks
from dnn_grader.course import CONFIG, Course, CourseError
from dnn_grader.demo import demo_class, write_class
from dnn_grader.exercises import load_exercises
from dnn_grader.gradebook import open_gradebook, results_json
from dnn_grader.pool import Pool
from dnn_grader.reference import read_source
from dnn_grader.run import GAVE_UP, ClassRun, grade_class
from dnn_grader.sandbox import Limits, find_sandbox

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

LIMITS = Limits(
    cell_cpu_seconds=2,
    cell_wall_seconds=300,
    test_cpu_seconds=2,
    test_wall_seconds=300,
    submission_wall_seconds=600,
)
"""Computing time alone decides, on the busiest machine too: grades can be compared."""


@pytest.fixture(scope="module")
def machines(tmp_path_factory) -> Iterator[Machines]:
    """A scheduler; its workers come with the tests."""
    with new_machines(tmp_path_factory.mktemp("cluster")) as made:
        yield made


@pytest.fixture
def two(machines) -> Machines:
    """The scheduler with two workers."""
    return machines.with_workers("one", "two")


STUDENTS = ("amara", "bjorn", "chiara", "exit-early", "loop-inside", "page-script", "mateo")


def make_course(folder: Path, students: tuple[str, ...]) -> Course:
    """A course with submissions of the demo class and one that is no notebook."""
    made, source = Course(folder), Course(ROOT).source(ASSIGNMENT)
    made.source(ASSIGNMENT).parent.mkdir(parents=True)
    shutil.copyfile(source, made.source(ASSIGNMENT))
    shutil.copyfile(ROOT / CONFIG, folder / CONFIG)
    made.seed_file.write_text("5a" * 32 + "\n")
    everybody = demo_class(read_source(source), load_exercises(ASSIGNMENT), bounded=True)
    write_class(folder, ASSIGNMENT, [each for each in everybody if each.student in students])
    broken = made.submitted / "broken" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    broken.parent.mkdir(parents=True)
    broken.write_text("no notebook")
    return made


def graded(course: Course) -> dict[str, bytes]:
    return {
        str(path.relative_to(course.autograded)): path.read_bytes()
        for path in course.autograded.rglob("*.ipynb")
    }


def grades(course: Course) -> dict[str, dict[str, float]]:
    with open_gradebook(course) as gradebook:
        return {
            each.student.id: {grade.name: grade.score for n in each.notebooks for grade in n.grades}
            for each in gradebook.assignment_submissions(ASSIGNMENT)
        }


def records(course: Course) -> dict[str, list[dict]]:
    with open_gradebook(course) as gradebook:
        return results_json(gradebook, ASSIGNMENT)


def problems(run: ClassRun) -> dict[str, str]:
    return {outcome.student: outcome.problem for outcome in run.problems}


@pytest.fixture(scope="module")
def local(tmp_path_factory) -> tuple[Course, ClassRun]:
    """The class, graded on this machine."""
    course = make_course(tmp_path_factory.mktemp("local"), STUDENTS)
    return course, grade_class(course, ASSIGNMENT, Pool(find_sandbox(CHOICE), 2), limits=LIMITS)


def test_a_run_waits_for_workers_and_takes_those_that_come_later(machines, local, tmp_path):
    course = make_course(tmp_path, STUDENTS)
    told: list[str] = []

    def start_one(said: str) -> None:
        told.append(said)
        machines.start_worker("one")

    def start_another(outcome, total):
        if not outcome.problem and len(machines.processes) == 2:
            machines.start_worker("two")
            machines.await_workers(2)

    workers = replace(machines.workers, tell=start_one)
    grade_class(course, ASSIGNMENT, workers, limits=LIMITS, progress=start_another)
    (said,) = told
    assert "no worker" in said and "docs/cluster.md" in said and "Ctrl-C" in said
    assert grades(course) == grades(local[0])
    with machines.client() as client:
        assert all(client.run(lambda dask_worker: dask_worker.state.executed_count).values())


def test_no_worker_is_a_sentence(machines, tmp_path, monkeypatch):
    """At the start, and where the last worker has gone in mid-run."""
    course = make_course(tmp_path, ("amara", "loop-inside"))  # the second takes seconds
    monkeypatch.setattr(coordinator, "NO_WORKER_SECONDS", 1)
    monkeypatch.setattr(coordinator, "RECOUNT_SECONDS", 0.5)
    monkeypatch.setattr(coordinator, "REPLY_SECONDS", 2)
    machines.with_workers("one")
    told: list[str] = []
    workers = replace(machines.workers, tell=told.append)

    def end_the_only_one(outcome, total):
        if not outcome.problem:
            machines.kill("one")

    with pytest.raises(CourseError, match=r"no worker for .* start some .*What was graded is kept"):
        grade_class(course, ASSIGNMENT, workers, limits=LIMITS, progress=end_the_only_one)
    assert len(told) == 1
    assert len(grades(course)) == 1
    with pytest.raises(CourseError, match=r"no worker for .* start some"):
        grade_class(course, ASSIGNMENT, workers, limits=LIMITS)
    assert len(told) == 2


def test_the_same_grades_and_notebooks_though_a_machine_is_lost(two, local, tmp_path):
    course = make_course(tmp_path, STUDENTS)
    lost: list[str] = []

    def lose_one(outcome, total):
        if not lost:
            until(two.busy)
            lost.append(two.busy().pop())
            two.kill(lost[0])

    run = grade_class(course, ASSIGNMENT, two.workers, limits=LIMITS, progress=lose_one)
    here, here_run = local
    assert len(lost) == 1
    assert graded(course) == graded(here)
    assert len(graded(here)) >= len(STUDENTS)
    assert grades(course) == grades(here)
    assert records(course) == records(here)
    assert problems(run) == problems(here_run)
    assert set(problems(run)) == {"broken"}
    two.with_workers("one", "two")
    again = grade_class(course, ASSIGNMENT, two.workers, limits=LIMITS)
    assert {o.student for o in again.outcomes if o.skipped} == set(STUDENTS)


def test_what_is_wrong_with_one_submission_costs_that_alone(two, local, tmp_path, monkeypatch):
    """A submission that ends its worker, twice; one whose reply is garbage; one whose reply is a pickle."""
    course = make_course(tmp_path, ("amara", "bjorn", "chiara", "mateo"))
    trap = tmp_path / "trap"
    for student in ("bjorn", "chiara", "mateo"):
        path = submission(course, student)
        notebook = json.loads(path.read_text())
        notebook["cells"][0]["source"] = f"# I am {student}"
        path.write_text(json.dumps(notebook))

    def grade_or_not(order, handed):  # travels by value, as it is no module's
        import os

        from dnn_grader.cluster.tasks import grade

        class Pickle:
            def __reduce__(self):
                return os.mkdir, (str(trap),)

        if b"I am bjorn" in handed:
            os._exit(1)
        if b"I am chiara" in handed:
            return b'{"notebook": "garbage", "seconds": 1.0}'
        if b"I am mateo" in handed:
            return Pickle()
        return grade(order, handed)

    monkeypatch.setattr(tasks, "grade", grade_or_not)
    run = grade_class(course, ASSIGNMENT, two.workers, limits=LIMITS)
    said = problems(run)
    assert said["bjorn"] == GAVE_UP
    assert "reply was not accepted" in said["chiara"]
    assert "--scheduler" in said["mateo"]
    assert not trap.exists()
    assert set(grades(course)) == {"amara"}
    assert records(course)["amara"] == records(local[0])["amara"]


def command(machines: Machines, course: Course, ca: Path) -> subprocess.Popen[str]:
    """`dnn-course grade`, in a process of its own."""
    files = machines.files
    words = [f"--tls-ca={ca}", f"--tls-cert={files.certificate}", f"--tls-key={files.key}"]
    words += ["--scheduler", machines.address, "--sandbox", CHOICE]
    return subprocess.Popen(
        [sys.executable, "-m", "dnn_grader.cli", "grade", ASSIGNMENT, *words],
        cwd=course.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # tests in the background ignore it
    )


def test_the_command_refuses_another_authority(machines, tmp_path):
    course = make_course(tmp_path / "course", ("amara",))
    make_certificates(tmp_path / "other")
    refused = command(machines, course, tmp_path / "other" / "ca.pem")
    _, said = refused.communicate()
    assert refused.returncode == 1
    assert "certificate" in said
    assert "Traceback" not in said
    assert len(said.strip().splitlines()) == 1
    assert not graded(course)


def test_the_command_is_stopped_and_goes_on(two, local, tmp_path):
    """Ctrl-C keeps what is written, ends what the workers do, and says what the local run says."""
    course = make_course(tmp_path, ("amara", "bjorn", "chiara"))
    shutil.rmtree(course.submitted / "broken")
    whole = {student: submission(course, student).read_bytes() for student in ("bjorn", "chiara")}
    for student in whole:
        add_loops(submission(course, student), 10)
    stopped = command(two, course, two.files.ca)
    until(lambda: graded(course) and two.busy() == {"one", "two"})
    stopped.send_signal(signal.SIGINT)
    _, said = stopped.communicate()
    assert stopped.returncode == 130
    assert said.strip() == "Stopped. What was finished is kept: run the same command to go on."
    until(lambda: not two.busy() and not two.nurseries("one", "two"))
    assert set(grades(course)) == {"amara"}
    for student, content in whole.items():
        submission(course, student).write_bytes(content)
    again = command(two, course, two.files.ca)
    shown, said = again.communicate()
    assert again.returncode == 0, said
    assert not said
    assert "1 had not changed and were skipped" in shown
    assert grades(course) == {student: grades(local[0])[student] for student in ("amara", *whole)}


def submission(course: Course, student: str) -> Path:
    (path,) = course.submitted.glob(f"{student}/{ASSIGNMENT}/*.ipynb")
    return path


def add_loops(path: Path, number: int) -> None:
    """Put cells into a notebook that never end by themselves: each has the time of one cell."""
    notebook = json.loads(path.read_text())
    loop = {"cell_type": "code", "metadata": {}, "source": "while True: pass", "outputs": []}
    notebook["cells"] += [loop | {"id": f"loop{k}", "execution_count": None} for k in range(number)]
    path.write_text(json.dumps(notebook))


def test_a_worker_that_would_grade_otherwise_refuses(machines, tmp_path, monkeypatch):
    """Without bubblewrap, with more threads, with other checks or packages, or without a package."""
    course = make_course(tmp_path / "course", ("amara", "bjorn", "chiara"))
    other = install(tmp_path / "other")
    for name in ("compare.py", f"cases/{ASSIGNMENT}.h5"):
        with (other / "dnn_utils" / "checks" / name).open("ab") as file:
            file.write(b"#")
    pretend(other, "numpy")
    pretend(tmp_path / "old", "distributed")
    lean = install(tmp_path / "lean")
    (lean / "nbformat.py").write_text("raise ImportError('no nbformat here')")
    machines.with_workers()
    machines.start_worker("bare", "--no-nanny", PATH="/nowhere")
    machines.start_worker("wide", "--no-nanny", "--nthreads", "2")
    machines.start_worker("other", "--no-nanny", PYTHONPATH=str(other))
    machines.start_worker("lean", "--no-nanny", PYTHONPATH=str(lean))
    machines.start_worker("old", "--no-nanny", PYTHONPATH=str(tmp_path / "old"))
    machines.await_workers(5)
    required = replace(machines.workers, sandbox="require")
    with pytest.raises(CourseError, match=r"has distributed 0\.1, the coordinator .*: install there"):
        grade_class(course, ASSIGNMENT, required, limits=LIMITS)
    machines.kill("old")
    machines.await_workers(4)
    with pytest.raises(CourseError, match="A worker can't grade") as refused:
        grade_class(course, ASSIGNMENT, required, limits=LIMITS)
    for said in (
        r"bubblewrap is not installed",
        r"2 threads.*--nworkers 2 --nthreads 1",
        r"has numpy 0\.1, the coordinator \d.* the course's code .* the course's data .*: install there",
        r"no nbformat here.*install there what is installed here",
    ):
        assert re.search(said, str(refused.value))
    with monkeypatch.context() as patch:
        patch.setattr(coordinator, "_looks", lambda client, asked: [])  # as if they came later
        with pytest.raises(CourseError, match="A worker can't grade"):
            grade_class(course, ASSIGNMENT, required, limits=LIMITS)
        for name in ("bare", "wide", "other"):
            machines.kill(name)
        machines.await_workers(1)
        with pytest.raises(CourseError, match="no nbformat here"):
            grade_class(course, ASSIGNMENT, required, limits=LIMITS)
    assert not graded(course)


def pretend(folder: Path, package: str) -> None:
    """Whoever has `folder` on the path has another version of a package, as far as it says."""
    about = folder / f"{package}-0.1.dist-info" / "METADATA"
    about.parent.mkdir(parents=True)
    about.write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 0.1\n")
    commands = metadata.distribution(package).read_text("entry_points.txt")
    about.with_name("entry_points.txt").write_text(commands or "")
    # Older Dask asks the module.
    (folder / "sitecustomize.py").write_text(f"import {package}\n{package}.__version__ = '0.1'\n")


def test_where_no_sandbox_is_required_one_is_warned(machines, tmp_path):
    """Each worker makes its own trial run."""
    machines.with_workers()
    machines.start_worker("bare", "--no-nanny", PATH="/nowhere")
    machines.await_workers(1)
    warned: list[str] = []
    warning = replace(machines.workers, sandbox="auto", warn=warned.extend)
    grade_class(make_course(tmp_path, ()), ASSIGNMENT, warning, limits=LIMITS)
    assert any("can read every file" in sentence for sentence in warned)


def test_a_scheduler_that_goes_is_one_sentence(two, tmp_path, monkeypatch):
    """What was graded is kept, and workers end by themselves. The last test, since it ends the scheduler."""
    course = make_course(tmp_path, STUDENTS)
    endless = replace(LIMITS, cell_cpu_seconds=600, cell_wall_seconds=600)
    whole = submission(course, "bjorn").read_bytes()
    add_loops(submission(course, "bjorn"), 1)
    seen: list[str] = []
    running: list[int] = []

    def end_the_scheduler(outcome, total):
        if not (outcome.problem or outcome.skipped or seen):
            seen.append(outcome.student)
            until(two.busy)
            running.extend(two.nurseries("one", "two"))
            two.kill("scheduler")

    with pytest.raises(CourseError, match=r"can't be reached, or has gone.*What was graded is kept"):
        grade_class(course, ASSIGNMENT, two.workers, limits=endless, progress=end_the_scheduler)
    assert set(grades(course)) >= set(seen)
    assert running
    until(lambda: not any(map(command_line, running)))
    until(lambda: all(two.processes[name].poll() is not None for name in ("one", "two")))
    with pytest.raises(CourseError, match="can't be reached"):
        monkeypatch.setattr(coordinator, "CONNECT_SECONDS", 2)
        grade_class(course, ASSIGNMENT, two.workers, limits=LIMITS)
    submission(course, "bjorn").write_bytes(whole)
    rest = grade_class(course, ASSIGNMENT, Pool(find_sandbox(CHOICE), 2), limits=LIMITS)
    assert {o.student for o in rest.outcomes if o.skipped} == set(grades(course)) & set(seen)
