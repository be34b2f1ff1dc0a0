"""What a worker elsewhere needs to grade an assignment, as bytes: it has no `source/`."""

from __future__ import annotations

import json
import socket
import zlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import nbformat
from nbformat import NotebookNode, from_dict

from dnn_grader.course import CourseError
from dnn_grader.exercises import load_exercises, load_questions, used_assignment
from dnn_grader.grading import Assignment, notebook_json
from dnn_grader.judging import Judge
from dnn_grader.reference import reference_of
from dnn_grader.run import Job
from dnn_grader.sandbox import Choice, Limits
from dnn_grader.version import installed


@dataclass(frozen=True)
class Order:
    """An order to grade an assignment: notebooks as text, the seed in hex, what must be installed."""

    assignment: str
    master: str
    sources: dict[str, str]
    seed: str
    limits: dict[str, float]
    sandbox: Choice
    installed: dict[str, str]

    def to_bytes(self) -> bytes:
        """The order as JSON, packed: it goes with every submission, so that any worker can take any."""
        return zlib.compress(json.dumps(asdict(self)).encode())

    @classmethod
    def from_bytes(cls, data: bytes) -> Order:
        """The order that a coordinator made."""
        return cls(**json.loads(zlib.decompress(data)))

    def prepared(self) -> Assignment:
        """What grading takes. Raises `CourseError` where this machine would grade otherwise."""
        if wrong := differences(self.installed, installed()):
            raise CourseError(f"{'; '.join(wrong)}: install there what is installed here")
        exercises, questions = load_exercises(self.assignment), load_questions(self.assignment)
        reference = reference_of(self.assignment, self._source)
        judge = Judge(exercises, reference, bytes.fromhex(self.seed), questions)
        return Assignment(self.assignment, from_dict(json.loads(self.master)), judge)

    def limited(self) -> Limits:
        """The limits for each submission."""
        return Limits(**self.limits)  # type: ignore[arg-type]

    def _source(self, name: str) -> NotebookNode:
        return nbformat.reads(self.sources[name], as_version=4)


def order(job: Job, sandbox: Choice) -> Order:
    """The order for a job of this machine's course."""
    name = job.assignment.name
    names = [each for each in (name, used_assignment(name)) if each]
    return Order(
        assignment=name,
        master=notebook_json(job.assignment.master),
        sources={each: job.course.source(each).read_text("utf-8") for each in names},
        seed=job.seed.hex(),
        limits=asdict(job.limits),
        sandbox=sandbox,
        installed=installed(),
    )


def differences(here: dict[str, str], there: dict[str, str]) -> Sequence[str]:
    """What is installed otherwise `there`, the machine that this runs on, than `here`."""
    return [
        f"{socket.gethostname()} has {name} {there.get(name, 'not at all')}, the coordinator {version}"
        for name, version in here.items()
        if there.get(name) != version
    ]
