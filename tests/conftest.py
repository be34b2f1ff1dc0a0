"""What many tests share: the repository as a course, its reference, and copies to grade in."""

from __future__ import annotations

import os
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import CHROMIUM, QUIET
from hypothesis import settings
from needs import leave_out, left_out
from playwright.sync_api import Browser, sync_playwright

from dnn_grader.course import Course
from dnn_grader.exercises import load_exercises
from dnn_grader.exercises.declared import Exercise
from dnn_grader.judging import Judge
from dnn_grader.nursery import Nursery
from dnn_grader.reference import Reference, read_source
from dnn_grader.sandbox import Sandbox, SandboxMissing, find_sandbox
from dnn_grader.student_process import StudentProcess

# CI tries the same examples each time, so that a run says something about the change it runs on; by hand
# the search goes on.
settings.register_profile("ci", derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")

ROOT = Path(__file__).parents[1]
ASSIGNMENT = "week4_building_blocks"
SCRIPTS = Path(sysconfig.get_path("scripts"))


@pytest.fixture(scope="session")
def course() -> Course:
    """This repository as a course: read it, never write to it."""
    return Course(ROOT)


@pytest.fixture(scope="session")
def exercises() -> tuple[Exercise, ...]:
    """The exercises of the first assignment."""
    return load_exercises(ASSIGNMENT)


@pytest.fixture(scope="session")
def reference(course: Course, exercises: tuple[Exercise, ...]) -> Reference:
    """The instructor's solutions of the first assignment."""
    return Reference(read_source(course.source(ASSIGNMENT)), exercises)


@pytest.fixture(scope="session")
def judge(exercises: tuple[Exercise, ...], reference: Reference) -> Judge:
    """A judge with a seed of its own, so that no test depends on the course's secret one."""
    return Judge(exercises, reference, b"a seed for tests" * 2)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Say at the very end which tests were left out, and why."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    for line in left_out(reporter.stats.get("skipped", ()) if reporter else ()):
        reporter.write_line(line)


def sandbox_or_skip(what: str = "") -> Sandbox:
    """The sandbox that must work; where none does, the test is left out, with `what` it was of."""
    try:
        if os.environ.get("DNN_SANDBOX") == "none":
            raise SandboxMissing("The sandbox doesn't work here: DNN_SANDBOX=none asks for none.")
        return find_sandbox("require")
    except SandboxMissing as error:
        how = str(error).split(": ", 1)[1]
        leave_out("a working sandbox", f"{how} ({what})" if what else how, "DNN_SANDBOX")


@pytest.fixture
def student(nursery: Nursery) -> Iterator[StudentProcess]:
    """A student process; the test's module says in which `nursery`."""
    with nursery.student() as student:
        yield student


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    if CHROMIUM is None:
        leave_out("chromium", "apt-get install -y --no-install-recommends chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()
