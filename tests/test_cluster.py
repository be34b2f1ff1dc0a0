"""Grading on a real Dask cluster: scheduler and workers in processes of their own, with TLS, and no course
in sight."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import distributed
import pytest
from conftest import ASSIGNMENT, ROOT, SCRIPTS

from dnn_grader.cluster import coordinator, tasks
from dnn_grader.cluster.address import Certificates, security
from dnn_grader.cluster.coordinator import Cluster
from dnn_grader.course import CONFIG, Course, CourseError
from dnn_grader.demo import demo_class, write_class
from dnn_grader.exercises import load_exercises
from dnn_grader.gradebook import open_gradebook, results_json
from dnn_grader.pool import Pool
from dnn_grader.reference import read_source
from dnn_grader.run import GAVE_UP, ClassRun, grade_class
from dnn_grader.sandbox import Limits, find_sandbox

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

CHOICE = os.environ.get("DNN_SANDBOX", "auto")
LIMITS = Limits(
    cell_cpu_seconds=2,
    cell_wall_seconds=300,
    test_cpu_seconds=2,
    test_wall_seconds=300,
    submission_wall_seconds=600,
)
"""Computing time alone decides, on the busiest machine too: grades can be compared."""


@dataclass
class Machines:
    """A scheduler and workers, each the leader of its own group of processes, as machines would be."""

    folder: Path
    certificates: Path
    address: str
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str, *words: str, **environment: str) -> None:
        tls = [f"--tls-ca-file={self.certificates / 'ca.pem'}"]
        tls += [f"--tls-{what}={self.certificates / f'machine.{end}'}" for what, end in TLS_FILES]
        with (self.folder / f"{name}.log").open("wb") as log:
            self.processes[name] = subprocess.Popen(
                [SCRIPTS / "dask", *words, "--no-dashboard", *tls],
                cwd=self.folder,
                env=os.environ | {"PYTHONPATH": str(self.folder / "installed")} | environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def start_worker(self, name: str, **environment: str) -> None:
        words = ["--name", name, "--nthreads", "1", "--host", "127.0.0.1"]
        self.start(name, "worker", self.address, *words, **environment)

    def await_workers(self, number: int) -> None:
        means = security(self.address, self.files())
        with distributed.Client(self.address, security=means, timeout=120) as client:
            client.wait_for_workers(number, timeout=120)

    def kill(self, name: str) -> None:
        """The end of a machine: of all its processes, at once."""
        process = self.processes.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def workers(self) -> Cluster:
        return Cluster(self.address, security(self.address, self.files()), CHOICE, lambda missing: None)

    def files(self) -> Certificates:
        folder = self.certificates
        return Certificates(folder / "ca.pem", folder / "machine.pem", folder / "machine.key")


TLS_FILES = (("cert", "pem"), ("key", "key"))


def make_certificates(folder: Path) -> None:
    """Run the very commands of docs/cluster.md."""
    page = (ROOT / "docs" / "cluster.md").read_text()
    commands = re.search(r"```sh certificates\n(.*?)```", page, re.S)
    assert commands
    folder.mkdir()
    subprocess.run(["sh", "-ec", commands[1]], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def machines(tmp_path_factory) -> Iterator[Machines]:
    """A scheduler and two workers that have the packages, and neither source/ nor a course."""
    folder = tmp_path_factory.mktemp("cluster")
    for package in ("dnn_grader", "dnn_utils"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / package, folder / "installed" / package, ignore=ignored)
    make_certificates(folder / "certificates")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    made = Machines(folder, folder / "certificates", f"tls://127.0.0.1:{port}")
    try:
        made.start("scheduler", "scheduler", "--protocol", "tls", "--host", "127.0.0.1", "--port", str(port))
        for name in ("one", "two"):
            made.start_worker(name)
        made.await_workers(2)
        yield made
    finally:
        for name in list(made.processes):
            made.kill(name)


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


def busy_worker() -> str:
    """The name of a worker that grades at this moment."""
    client = distributed.default_client()
    names = {address: info["name"] for address, info in client.scheduler_info()["workers"].items()}
    while True:
        for address, keys in client.processing().items():
            if keys:
                return names[address]
        time.sleep(0.05)


def test_the_same_grades_and_notebooks_though_a_machine_is_lost(machines, local, tmp_path):
    course = make_course(tmp_path, STUDENTS)
    lost: list[str] = []

    def lose_one(outcome, total):
        if not lost:
            lost.append(busy_worker())
            machines.kill(lost[0])

    run = grade_class(course, ASSIGNMENT, machines.workers(), limits=LIMITS, progress=lose_one)
    if lost:
        machines.start_worker(lost[0])
        machines.await_workers(2)
    here, here_run = local
    assert len(lost) == 1
    assert graded(course) == graded(here)
    assert len(graded(here)) >= len(STUDENTS)
    assert grades(course) == grades(here)
    assert records(course) == records(here)
    assert problems(run) == problems(here_run)
    assert set(problems(run)) == {"broken"}
    again = grade_class(course, ASSIGNMENT, machines.workers(), limits=LIMITS)
    assert {o.student for o in again.outcomes if o.skipped} == set(STUDENTS)


def test_what_is_wrong_with_one_submission_costs_that_alone(machines, local, tmp_path, monkeypatch):
    """A submission that ends its worker, twice; one whose reply is garbage; one whose reply is a pickle."""
    course = make_course(tmp_path, ("amara", "bjorn", "chiara", "mateo"))
    trap = tmp_path / "trap"
    for student in ("bjorn", "chiara", "mateo"):
        (path,) = course.submitted.glob(f"{student}/{ASSIGNMENT}/*.ipynb")
        notebook = json.loads(path.read_text())
        notebook["cells"][0]["source"] = f"# I am {student}"
        path.write_text(json.dumps(notebook))

    def grade_or_not(order, submission, note):  # travels by value, as it is no module's
        import os

        from dnn_grader.cluster.tasks import grade

        class Pickle:
            def __reduce__(self):
                return os.mkdir, (str(trap),)

        if b"I am bjorn" in submission:
            os._exit(1)
        if b"I am chiara" in submission:
            return b'{"notebook": "garbage", "seconds": 1.0}'
        if b"I am mateo" in submission:
            return Pickle()
        return grade(order, submission, note)

    monkeypatch.setattr(tasks, "grade", grade_or_not)
    run = grade_class(course, ASSIGNMENT, machines.workers(), limits=LIMITS)
    said = problems(run)
    assert said["bjorn"] == GAVE_UP
    assert "reply was not accepted" in said["chiara"]
    assert "--scheduler" in said["mateo"]
    assert not trap.exists()
    assert set(grades(course)) == {"amara"}
    assert records(course)["amara"] == records(local[0])["amara"]


def test_the_command_grades_over_tls_and_refuses_another_authority(machines, local, tmp_path):
    course = make_course(tmp_path / "course", ("amara",))
    shutil.rmtree(course.submitted / "broken")
    make_certificates(tmp_path / "other")
    files = machines.files()

    def command(ca: Path) -> subprocess.CompletedProcess[str]:
        words = [f"--tls-ca={ca}", f"--tls-cert={files.certificate}", f"--tls-key={files.key}"]
        words += ["--scheduler", machines.address, "--sandbox", CHOICE]
        return subprocess.run(
            [sys.executable, "-m", "dnn_grader.cli", "grade", ASSIGNMENT, *words],
            cwd=course.root,
            capture_output=True,
            text=True,
        )

    refused = command(tmp_path / "other" / "ca.pem")
    assert refused.returncode == 1
    assert "certificate" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1
    assert not graded(course)
    done = command(files.ca)
    assert done.returncode == 0, done.stderr
    assert grades(course) == {"amara": grades(local[0])["amara"]}


def test_the_sandbox_is_asked_of_the_workers(machines, tmp_path):
    """Of each: one that finds no bubblewrap refuses where it is required, and is warned of where not."""
    course = make_course(tmp_path, ())
    machines.start_worker("bare", PATH="/nowhere")
    machines.await_workers(3)
    warned: list[str] = []
    try:
        required = replace(machines.workers(), sandbox="require")
        with pytest.raises(CourseError, match=r"A worker can't grade: .*bubblewrap"):
            grade_class(course, ASSIGNMENT, required, limits=LIMITS)
        warning = replace(machines.workers(), sandbox="auto", warn=warned.extend)
        grade_class(course, ASSIGNMENT, warning, limits=LIMITS)
    finally:
        machines.kill("bare")
    assert any("can read every file" in sentence for sentence in warned)


def test_a_scheduler_that_goes_is_one_sentence(machines, tmp_path, monkeypatch):
    """What was graded is kept. The last test, since it ends the scheduler."""
    course = make_course(tmp_path, STUDENTS)
    seen: list[str] = []

    def end_the_scheduler(outcome, total):
        if not (outcome.problem or outcome.skipped or seen):
            seen.append(outcome.student)
            machines.kill("scheduler")

    with pytest.raises(CourseError, match=r"can't be reached, or has gone.*What was graded is kept"):
        grade_class(course, ASSIGNMENT, machines.workers(), limits=LIMITS, progress=end_the_scheduler)
    assert set(grades(course)) >= set(seen)
    with pytest.raises(CourseError, match="can't be reached"):
        monkeypatch.setattr(coordinator, "CONNECT_SECONDS", 2)
        grade_class(course, ASSIGNMENT, machines.workers(), limits=LIMITS)
    rest = grade_class(course, ASSIGNMENT, Pool(find_sandbox(CHOICE), 2), limits=LIMITS)
    assert {o.student for o in rest.outcomes if o.skipped} == set(grades(course)) & set(seen)
