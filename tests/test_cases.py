"""The cases of every exercise: what is asked is what the course's data is like, and luck decides no score."""

from __future__ import annotations

import contextlib
import hashlib
from functools import cache, partial
from importlib import import_module

import h5py
import numpy as np
import pytest
from conftest import ROOT

from dnn_grader.cases import draw
from dnn_grader.course import Course
from dnn_grader.exercises import load_exercises
from dnn_grader.judging import Judge
from dnn_grader.reference import load_reference
from dnn_utils.checks.examples import run
from dnn_utils.checks.recorded import case_file
from dnn_utils.checks.student import NotebookStudent

COURSE = Course(ROOT)
EXERCISES = [(name, exercise) for name in COURSE.assignments() for exercise in load_exercises(name)]
SEEDS = [hashlib.sha256(bytes([k])).digest() for k in range(20)]
TRAINING = [(name, exercise) for name, exercise in EXERCISES if "print_cost" in exercise.args]


def named(exercises):
    return [pytest.param(*each, id=f"{each[0]}-{each[1].name}") for each in exercises]


@cache
def reference(assignment):
    return load_reference(COURSE, assignment)


@cache
def judge(assignment, seed):
    return Judge(load_exercises(assignment), reference(assignment), seed)


@pytest.mark.parametrize(("assignment", "exercise"), named(TRAINING))
def test_a_training_that_prints_is_long_and_an_ordinary_one_is_not_short(assignment, exercise):
    steps, prints = (exercise.args.index(name) for name in ("num_iterations", "print_cost"))
    for seed in SEEDS[:5]:
        cases = draw(exercise, reference(assignment), seed)
        assert any(case.args[prints] for case in cases)
        assert all(case.args[steps] >= 100 for case in cases if case.args[prints])
        assert all(case.args[steps] >= 10 for case in cases if case.group == "ordinary")


@pytest.mark.parametrize(("assignment", "exercise"), named(EXERCISES))
def test_several_outputs_are_edges(assignment, exercise):
    labels = [k for k, name in enumerate(exercise.args) if name in ("Y", "y", "Y_train", "Y_test")]
    for seed in SEEDS[:2]:
        for case in draw(exercise, reference(assignment), seed):
            rows = [np.shape(case.args[k])[0] for k in labels if case.args[k] is not None]
            assert (
                case.group == "edge" or np.ndim(case.args[labels[0]] if labels else 0) < 2 or set(rows) == {1}
            )


@pytest.mark.parametrize("assignment", COURSE.assignments())
def test_recorded_cases_are_small_packed_and_unpacked(assignment):
    """A first check reads all of an assignment's cases; zeros that pack well once took 700 MB of memory."""
    with h5py.File(case_file(assignment), "r") as file:
        packed = sum(data.id.get_storage_size() for data in file.values())
        unpacked = sum(data.size for data in file.values())
    assert packed < 1_000_000
    assert unpacked < 5_000_000


# The same wrong submission has the same score with any seed.


def outsiders(assignment):
    with contextlib.suppress(ModuleNotFoundError):
        return import_module(f"outsiders.{assignment}.wrong").WRONG
    return []


def own_namespace(assignment, source):
    namespace = reference(assignment).fresh() | {"__name__": "__main__"}
    exec(source, namespace)
    return namespace


def wrong_ones(assignment, exercise):
    """All wrong solutions that are known: by name, what makes a notebook with it."""
    known = {m.name: partial(reference(assignment).edited, exercise.name, m.edits) for m in exercise.mistakes}
    for name, what, source, *_ in outsiders(assignment):
        if name == exercise.name and "num_iterations = 2" not in source:
            known[what] = partial(own_namespace, assignment, source)
    return known


def points(assignment, exercise, namespace, seed):
    judging = judge(assignment, seed)
    answering = partial(judging._stand_ins, (*exercise.needs, *exercise.given))
    judged = run(judging.examples(exercise.name), NotebookStudent(namespace), answering)
    return judging.credit(exercise.name).score(judged)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("assignment", "exercise"), named(EXERCISES))
def test_a_wrong_submission_has_the_same_score_with_any_seed(assignment, exercise):
    seeds = SEEDS[:3] if "print_cost" in exercise.args else SEEDS  # training takes long
    differ = {}
    for name, make in wrong_ones(assignment, exercise).items():
        namespace = make()
        scores = {points(assignment, exercise, namespace, seed) for seed in seeds}
        if len(scores) > 1 or scores == {exercise.points}:
            differ[name] = scores
    assert not differ
