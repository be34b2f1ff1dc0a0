"""Judge a student's function: points, findings, and whether it works on the student's own steps."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Any

from dnn_grader import cases
from dnn_grader.course import Course, CourseError, find_course, read_seed
from dnn_grader.credit import Credit, works
from dnn_grader.exercises import load_exercises, load_questions
from dnn_grader.exercises.declared import Exercise, Question
from dnn_grader.reference import Reference, load_reference
from dnn_grader.results import Result
from dnn_utils.checks.absence import Ran, missing, why_missing
from dnn_utils.checks.card import Card
from dnn_utils.checks.diagnose import diagnose, shown
from dnn_utils.checks.examples import Example, Examples, Judged, StandIns, recorded, run
from dnn_utils.checks.finding import Finding
from dnn_utils.checks.outcome import Missing, Returned, Student
from dnn_utils.checks.question import Question as Form
from dnn_utils.checks.question import cause, is_right
from dnn_utils.checks.student import NotebookStudent


class Judge:
    """The exercises of one assignment with their hidden cases, drawn from the course's seed.

    `public` are the examples that every student knows; what is not in it is made when it is needed.
    Raises `CourseError` where the source or the exercises file is not right.
    """

    def __init__(
        self,
        exercises: Sequence[Exercise],
        reference: Reference,
        seed: bytes,
        questions: Sequence[Question] = (),
        public: Mapping[str, Examples] | None = None,
    ) -> None:
        self.exercises = {exercise.name: exercise for exercise in exercises}
        self.questions = {question.name: question for question in questions}
        self.reference = reference
        self.seed = seed
        self._examples: dict[str, Examples] = {}
        self._credits: dict[str, Credit] = {}
        self._public: dict[str, Examples] = dict(public or {})
        self._diagnosing: dict[str, Examples] = {}

    def judge(
        self, name: str, student: Student, broken: Collection[str] = (), right: Collection[str] = ()
    ) -> Result:
        """Judge the function `name`: points with the reference's earlier steps, then the student's own.

        `broken` are the student's functions that ended their process: they are not tried again. `right`
        are those that are known to be right. Where all earlier steps are, the student's own are tried
        first: what is all right with them needs no others.
        """
        if name in self.questions:
            return judge_answer(self.questions[name], self.reference.namespace[name], student.value(name))
        exercise = self._exercise(name)
        own: Sequence[Judged] = ()
        if exercise.needs and set(exercise.needs) <= set(right):
            own = self._with_own_steps(exercise, student)
            if all(j.finding is None for j in own):
                return Result(name, float(exercise.points), exercise.points, end_to_end=True)
            student.restart()
        answering = partial(self._stand_ins, (*exercise.needs, *exercise.given))
        judged = run(self.examples(name), student, answering)
        finding = self._finding(name, judged)
        return Result(
            exercise=name,
            score=self.credit(name).score(judged),
            max_score=exercise.points,
            end_to_end=all(map(works, own)) if own else self._end_to_end(exercise, student, judged, broken),
            findings=(finding.public(),) if finding else (),
            credit=self.credit(name).said(judged, shown(judged, finding)),
        )

    def right_steps(self, name: str, student: Student) -> set[str]:
        """The earlier steps of `name` that the student has right."""
        needs = self.exercises[name].needs if name in self.exercises else ()
        return {
            need for need in needs if self.judge(need, student, (), self.right_steps(need, student)).is_right
        }

    def examples(self, name: str) -> Examples:
        """The hidden examples of an exercise, made at the first use."""
        if name not in self._examples:
            exercise = self._exercise(name)
            made = cases.examples(exercise, self.reference, self.seed, mistakes=False)
            self._examples[name] = made
        return self._examples[name]

    def credit(self, name: str) -> Credit:
        """What earns points in an exercise."""
        if name not in self._credits:
            public = partial(self._public_examples, name)
            self._credits[name] = Credit(self._exercise(name), self.examples(name), public)
        return self._credits[name]

    def _public_examples(self, name: str) -> Examples:
        if name not in self._public:
            exercise = self._exercise(name)
            made = cases.examples(exercise, self.reference, cases.PUBLIC, mistakes=False)
            self._public[name] = made
        return self._public[name]

    def _exercise(self, name: str) -> Exercise:
        if name not in self.exercises:
            raise CourseError(f"No exercise {name!r} is declared; declared are: {', '.join(self.exercises)}.")
        return self.exercises[name]

    def _finding(self, name: str, judged: Sequence[Judged]) -> Finding | None:
        if all(j.finding is None for j in judged):
            return None
        if name not in self._diagnosing:
            drawn = cases.draw(self.exercises[name], self.reference, self.seed)
            known = cases.known_mistakes(self.exercises[name], self.reference, drawn)
            self._diagnosing[name] = replace(self.examples(name), mistakes=known)
        return diagnose(self._diagnosing[name], judged)

    def _end_to_end(
        self, exercise: Exercise, student: Student, judged: Sequence[Judged], broken: Collection[str]
    ) -> bool | None:
        if not exercise.needs:
            return None
        if not all(map(works, judged)) or any(need in broken for need in exercise.needs):
            return False
        return all(map(works, self._with_own_steps(exercise, student)))

    def _with_own_steps(self, exercise: Exercise, student: Student) -> Sequence[Judged]:
        return run(self.examples(exercise.name), student, partial(self._stand_ins, exercise.given))

    def _stand_ins(self, names: Collection[str], example: Example) -> StandIns:
        return recorded(example, {name: self.reference.namespace[name] for name in names})


def judge_answer(question: Question, right: Any, found: Returned | Missing) -> Result:
    """All points or none for the answer to a question."""
    answer = found.value if isinstance(found, Returned) else None
    finding = Form(question.name, question.options).form(answer)
    if finding is None and not is_right(answer, right, question.tolerance):
        said = cause(answer, question.wrong)
        finding = Finding("value", question.name, "This answer is not right.", cause=said)
    earned = 0.0 if finding else float(question.points)
    return Result(question.name, earned, question.points, None, (finding,) if finding else ())


def result_card(result: Result) -> Card:
    """What a graded notebook shows of a result: no expected value, no hidden input."""
    title = f"{result.exercise}: {result.score:g} of {result.max_score:g} points"
    lines = [finding.message for finding in result.findings]
    if result.credit:
        lines.append(result.credit)
    if result.own_steps is not None:
        word = "works" if result.own_steps else "does not work"
        lines.append(f"With your own earlier steps it {word}.")
    cause = result.findings[0].cause if result.findings else ""
    return Card(title, result.score == result.max_score, tuple(lines), cause)


@dataclass(frozen=True)
class Grading:
    """A test cell that runs now: who judges whom, its results, and the functions known to be broken or right.

    `cells` gives the student's cells above it with what came of them.

    Nothing is known under stock nbgrader.
    """

    judge: Judge
    student: Student
    results: list[Result]
    broken: Collection[str] = ()
    right: Collection[str] = ()
    cells: Callable[[], Sequence[Ran]] = list


current: ContextVar[Grading | None] = ContextVar("current", default=None)
"""The test cell that the course's engine runs now; None under stock nbgrader."""


def grade(name: str) -> float:
    """The points of the exercise `name`, from hidden cases.

    In a test cell run by the course's engine, the student's function is called in its own process, and
    the engine shows the result. In stock nbgrader it is called here, without that protection, and the
    result's card is displayed.
    """
    grading = current.get()
    if grading is None:
        from IPython.display import display

        namespace = sys._getframe(1).f_globals
        judge, student = _stock_judge(Path.cwd()), NotebookStudent(namespace)
        result = judge.judge(name, student, right=judge.right_steps(name, student))
        display(result_card(result).bundle(), raw=True)
    else:
        judged = grading.judge.judge(name, grading.student, grading.broken, grading.right)
        result = _explained(judged, grading)
        grading.results.append(result)
    return float(result.score)


def _explained(result: Result, grading: Grading) -> Result:
    """A result that a name is missing, with what is known of the cell that should give it."""
    if not result.findings or result.findings[0].kind != "missing":
        return result
    finding, known = result.findings[0], {*grading.judge.exercises, *grading.judge.questions}
    if finding.part != result.exercise:
        return result
    why = why_missing(finding.part, grading.cells(), known)
    said = replace(finding, message=missing(finding.message, finding.part, why))
    return replace(result, findings=(said, *result.findings[1:]))


def load_judge(course: Course, assignment: str, seed: bytes) -> Judge:
    """The judge of an assignment. Raises `CourseError` where something is missing in the course."""
    reference = load_reference(course, assignment)
    return Judge(load_exercises(assignment), reference, seed, load_questions(assignment))


@cache
def _stock_judge(folder: Path) -> Judge:
    """The judge for a notebook that stock nbgrader runs in ``autograded/<student>/<assignment>``."""
    course = find_course(folder)
    names: Mapping[str, Any] = dict.fromkeys(course.assignments())
    assignment = next((part.name for part in (folder, *folder.parents) if part.name in names), None)
    if assignment is None:
        raise CourseError(f"{folder} is not the folder of an assignment of {course.root}.")
    return load_judge(course, assignment, read_seed(course))
