"""What the parts of `dnn-course verify` look at, and what each gives back."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from nbformat import NotebookNode

from dnn_grader.course import Course, read_seed
from dnn_grader.exercises import load_exercises, load_questions
from dnn_grader.exercises.declared import Exercise, Question
from dnn_grader.judging import Judge
from dnn_grader.recording import cases_of
from dnn_grader.reference import Reference, load_reference, read_source
from dnn_utils.checks.check import Checks
from dnn_utils.checks.recorded import load

NO_SEED_YET = hashlib.sha256(b"dnn-course verify").digest()
"""Draws the hidden tests where the course has no seed of its own, as in CI."""


@dataclass(frozen=True)
class Found:
    """The problems a part found, one sentence each, and how many things it looked at."""

    problems: tuple[str, ...]
    looked: int


def found(problems: Iterable[str], looked: int) -> Found:
    """The problems without doubles, in their order."""
    return Found(tuple(dict.fromkeys(problems)), looked)


@dataclass(frozen=True)
class Subject:
    """One assignment of a course, read when it is needed; nothing is written to the course.

    What can't be read raises `CourseError`.
    """

    course: Course
    assignment: str

    @cached_property
    def source(self) -> NotebookNode:
        """The instructor's notebook."""
        return read_source(self.course.source(self.assignment))

    @cached_property
    def exercises(self) -> tuple[Exercise, ...]:
        """The declared exercises."""
        return load_exercises(self.assignment)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The declared questions."""
        return load_questions(self.assignment)

    @property
    def declared(self) -> tuple[Exercise | Question, ...]:
        """Everything that earns points."""
        return (*self.exercises, *self.questions)

    @cached_property
    def reference(self) -> Reference:
        """The instructor's functions and answers."""
        return load_reference(self.course, self.assignment)

    @cached_property
    def seed(self) -> bytes:
        """The course's seed, so that its real hidden tests are proved; a fixed one where it has none."""
        return read_seed(self.course) if self.course.seed_file.exists() else NO_SEED_YET

    @cached_property
    def judge(self) -> Judge:
        """Our own judge, in this process."""
        return Judge(self.exercises, self.reference, self.seed, self.questions)

    @cached_property
    def checks(self) -> Checks:
        """What students call, with the cases recorded in this course."""
        checks = Checks(self.assignment)
        checks.recorded = load(cases_of(self.course, self.assignment))
        return checks

    def place(self, path: Path) -> str:
        """A path as messages name it: from the course folder."""
        return os.path.relpath(path, self.course.root)
