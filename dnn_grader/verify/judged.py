"""Do the solutions earn everything, the stubs nothing; do mistakes lose points, and variants none?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from nbformat import NotebookNode

from dnn_grader.course import CourseError
from dnn_grader.exercises.declared import Credit, Exercise, Mistake, Variant
from dnn_grader.reference import grade_id, is_needed, read_source
from dnn_grader.results import Result
from dnn_grader.verify.current import RELEASE, released
from dnn_grader.verify.subject import Found, Subject, found
from dnn_utils.checks.finding import Finding
from dnn_utils.checks.student import NotebookStudent


def solution_earns_everything(subject: Subject) -> Found:
    """Judge the instructor's functions and answers."""
    problems = []
    for asked in subject.declared:
        result = subject.judge.judge(asked.name, NotebookStudent(subject.reference.fresh()))
        if lost := _lost(result):
            problems.append(f"The solution of {asked.name!r} {lost}: mend it or its cases.")
    return found(problems, len(subject.declared))


def stubs_earn_nothing(subject: Subject) -> Found:
    """Judge the released notebook as it is."""
    path = released(subject)
    namespace: dict[str, Any] = {"__name__": "released"}
    problems = [*_run_stubs(read_source(path), namespace, subject.place(path))]
    for asked in subject.declared:
        result = subject.judge.judge(asked.name, NotebookStudent(namespace))
        if result.score:
            problems.append(
                f"{subject.place(path)}: the stub of {asked.name!r} earns {result.score:g} of "
                f"{result.max_score:g} points and should earn 0: put what it does between the solution "
                "marks, then run `dnn-course release`."
            )
    return found(problems, len(subject.declared))


def _run_stubs(notebook: NotebookNode, namespace: dict[str, Any], place: str) -> Iterator[str]:
    for cell in filter(is_needed, notebook.cells):
        try:
            exec(compile(cell.source, f"<{place}, cell {grade_id(cell)!r}>", "exec"), namespace)
        except NotImplementedError:
            continue
        except Exception as error:
            yield f"{place}, cell {grade_id(cell)!r}, fails with {type(error).__name__}: {error}: mend it."


def mistakes_lose_points(subject: Subject) -> Found:
    """Judge every declared mistake, by hidden and by public cases."""
    return _each_edit(subject, lambda exercise: exercise.mistakes, _of_mistake)


def variants_earn_everything(subject: Subject) -> Found:
    """Judge every declared variant, by hidden and by public cases; what is not right at edges loses these."""
    return _each_edit(subject, lambda exercise: exercise.variants, _of_variant)


def _each_edit(subject: Subject, edits: Callable[[Exercise], Any], problems_of: Callable[..., Any]) -> Found:
    problems: list[str] = []
    for exercise in subject.exercises:
        # A mistake whose edit can't be made leaves no diagnosis to any of its exercise.
        unusable = [*_unusable(subject, exercise)]
        tried: tuple[Mistake | Variant, ...] = () if unusable else edits(exercise)
        problems += unusable
        problems += [p for edit in tried for p in _of_edit(subject, exercise, edit, problems_of)]
    return found(problems, sum(len(edits(exercise)) for exercise in subject.exercises))


def _unusable(subject: Subject, exercise: Exercise) -> Iterator[str]:
    reference = subject.reference
    declared: tuple[Mistake | Variant, ...] = (*exercise.mistakes, *exercise.variants)
    for edit in declared:
        try:
            reference.edited(exercise.name, edit.edits)
        except CourseError as error:
            yield f"{_place(subject, exercise, edit)} can't be tried: {error}"


def _of_edit(
    subject: Subject, exercise: Exercise, edit: Mistake | Variant, problems_of: Callable[..., Iterator[str]]
) -> Iterator[str]:
    student = NotebookStudent(subject.reference.edited(exercise.name, edit.edits))
    result = subject.judge.judge(exercise.name, student)
    finding = partial(subject.checks.finding, exercise.name, student.namespace)
    return problems_of(_place(subject, exercise, edit), edit, result, finding)


def _place(subject: Subject, exercise: Exercise, edit: Mistake | Variant) -> str:
    return f"dnn_grader/exercises/{subject.assignment}.py: {edit.name!r} of {exercise.name!r}"


def _of_mistake(
    place: str, mistake: Mistake, result: Result, finding: Callable[[], Finding | None]
) -> Iterator[str]:
    if result.score >= result.max_score:
        yield f"{place} is a mistake and earns full points: add a case that tells it apart."
        return
    named = result.findings[0].mistake if result.findings else None
    if named != mistake.name:
        taken = f"taken for {named!r}" if named else "not named"
        yield f"{place} is {taken} by the hidden tests: tell it apart from the others, or merge two."
    shown = finding()
    if shown is None:
        yield f"{place} is a mistake and passes the student's check: {RELEASE}, or add a public case."
    elif not shown.cause.startswith(mistake.cause):  # where it ends may stand behind it
        yield (
            f"{place} is not named by the student's check, which says {shown.cause or 'no cause'!r}: "
            f"{RELEASE}, or tell the two apart."
        )


def _of_variant(
    place: str, variant: Variant, result: Result, finding: Callable[[], Finding | None]
) -> Iterator[str]:
    if not variant.right_at_edges:
        yield from _of_ordinary(place, result)
    elif lost := _lost(result):
        yield f"{place} is right and {lost}: make the comparison less strict, or the edit right."
    elif finding() is not None:
        yield f"{place} is right and fails the student's check: {RELEASE}, or make it less strict."


def _of_ordinary(place: str, result: Result) -> Iterator[str]:
    if not result.findings:
        yield f"{place} earns everything: leave out `right_at_edges=False`, or add the edge that it forgets."
    elif result.score < Credit().ordinary * result.max_score:
        yield (
            f"{place} is wrong at edges alone and {_lost(result)}: make an edge of what the course's own "
            "data never has."
        )


def _lost(result: Result) -> str:
    """What a result lacks to be full, as the end of a sentence."""
    if result.score < result.max_score or result.findings:
        said = f" ({result.findings[0].message})" if result.findings else ""
        return f"earns {result.score:g} of {result.max_score:g} points{said}"
    return "does not work with its own earlier steps" if result.end_to_end is False else ""
