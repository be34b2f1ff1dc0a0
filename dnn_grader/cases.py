"""Make the examples of an exercise from the reference; record the public ones."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from dnn_grader.computation import order_of_computation
from dnn_grader.exercises.declared import Case, Exercise, Question
from dnn_grader.reference import Reference
from dnn_utils.checks.examples import Call, Example, Examples, KnownMistake
from dnn_utils.checks.outcome import Outcome
from dnn_utils.checks.plain import decode, encode
from dnn_utils.checks.question import Question as Form
from dnn_utils.checks.student import NotebookStudent, as_plain

PUBLIC = b"public cases"
"""The seed of the cases that every student sees."""


def draw(exercise: Exercise, reference: Reference, seed: bytes) -> list[Case]:
    """The cases of an exercise: the same for the same `seed`."""
    digest = hashlib.sha256(seed + b"/" + exercise.name.encode()).digest()
    generator = np.random.default_rng(int.from_bytes(digest, "big"))
    return list(exercise.draw(generator, reference.namespace))


def expected(exercise: Exercise, reference: Reference, cases: list[Case]) -> tuple[Example, ...]:
    """The cases with the reference's outcomes, and the calls of earlier steps that lead to them."""
    return tuple(_example(exercise, case, k, reference.fresh()) for k, case in enumerate(cases))


def known_mistakes(exercise: Exercise, reference: Reference, cases: list[Case]) -> tuple[KnownMistake, ...]:
    """The declared mistakes with what each gives on the cases."""
    return tuple(
        KnownMistake(mistake.name, mistake.cause, tuple(outcomes(exercise, reference, mistake.edits, cases)))
        for mistake in exercise.mistakes
    )


def outcomes(exercise: Exercise, reference: Reference, edits: Any, cases: list[Case]) -> list[Outcome]:
    """What the edited solution gives on the cases."""
    student = NotebookStudent(reference.edited(exercise.name, edits))
    return [student.call(exercise.name, case.args, {}, k) for k, case in enumerate(cases)]


def examples(exercise: Exercise, reference: Reference, seed: bytes, *, mistakes: bool = True) -> Examples:
    """Everything that judging an exercise takes, drawn with `seed`."""
    cases = draw(exercise, reference, seed)
    made = Examples(
        name=exercise.name,
        args=exercise.args,
        returns=exercise.returns,
        compare=exercise.compare,
        options=exercise.options,
        needs=exercise.needs,
        examples=expected(exercise, reference, cases),
        mistakes=known_mistakes(exercise, reference, cases) if mistakes else (),
    )
    return replace(made, order=order_of_computation(reference.solutions[exercise.name], made))


def public_checks(
    exercises: tuple[Exercise, ...], questions: tuple[Question, ...], reference: Reference
) -> list[Examples | Form]:
    """What a student's checks need: the public cases, and of questions the form of an answer alone."""
    forms = [Form(question.name, question.options) for question in questions]
    return [*(examples(exercise, reference, PUBLIC) for exercise in exercises), *forms]


def _example(exercise: Exercise, case: Case, seed: int, namespace: dict[str, Any]) -> Example:
    calls: list[Call] = []
    for name in (*exercise.needs, *exercise.given):
        namespace[name] = _listening(name, namespace[name], calls)
    outcome = NotebookStudent(namespace).call(exercise.name, case.args, {}, seed)
    return Example(decode(encode(case.args)), case.group, outcome, tuple(calls))


def _listening(name: str, function: Callable[..., Any], calls: list[Call]) -> Callable[..., Any]:
    def listening(*args: Any, **kwargs: Any) -> Any:
        given = as_plain((*args, *kwargs.values()))
        value = function(*args, **kwargs)
        calls.append(Call(name, given, as_plain(value)))
        return value

    return listening
