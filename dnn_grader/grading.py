"""Grade one notebook: run the student's cells in their own process, and the tests in this one."""

from __future__ import annotations

import ast
import builtins
import io
import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from types import CodeType, MappingProxyType
from typing import Any

from nbformat import NotebookNode

from dnn_grader.course import Course, CourseError
from dnn_grader.execution import Execution, node
from dnn_grader.judging import Grading, Judge, current, load_judge, result_card
from dnn_grader.modules import notes_on_names
from dnn_grader.nursery import Nursery, NurseryFailed
from dnn_grader.places import by_the_code, is_wrong, located, wants_a_place
from dnn_grader.reference import grade_id, is_solution, is_test, is_training, read_source
from dnn_grader.release import master_version
from dnn_grader.repair import Template, repair
from dnn_grader.report.records import to_records
from dnn_grader.results import Graded, Result
from dnn_grader.safe import MAX_MARKS, as_typed, marks, safe_attachments, safe_markdown, without_images
from dnn_grader.sandbox import Limits
from dnn_grader.stand_ins import unheard
from dnn_grader.student_process import StudentProcess
from dnn_utils.checks.absence import Ran
from dnn_utils.checks.check import grading as listening
from dnn_utils.checks.outcome import Missing, Raised, Returned, Student
from dnn_utils.checks.plain import Opaque

MAX_ENDS = 3
"""How often the nursery may be ended from outside while one submission runs."""

LAST = "_last_value_of_the_cell"

FUNCTIONS = {"function", "type", "builtin_function_or_method", "method", "partial", "ufunc", "vectorize"}


@dataclass(frozen=True)
class Assignment:
    """What grading any notebook of an assignment takes, prepared once for each worker."""

    name: str
    master: NotebookNode
    judge: Judge

    @cached_property
    def template(self) -> Template:
        """What repairing takes from the instructor's notebook."""
        return Template(self.master)

    @cached_property
    def texts(self) -> frozenset[str]:
        """The instructor's own Markdown, which needs no cleaning."""
        return frozenset(cell.source for cell in self.master.cells if cell.cell_type == "markdown")

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of the course's own cells."""
        return frozenset(name for cell in self.master.cells if (name := grade_id(cell)))

    @cached_property
    def training(self) -> frozenset[str]:
        """The ids of the instructor's cells that grading skips, whatever a submission says of its own."""
        return frozenset(cell.id for cell in self.master.cells if is_training(cell))

    @cached_property
    def tests(self) -> dict[str | None, str]:
        """The code of each test, by its name: the only code that ever runs in this process."""
        return {grade_id(cell): cell.source for cell in self.master.cells if is_test(cell)}


def prepare(course: Course, assignment: str, seed: bytes) -> Assignment:
    """Read an assignment from `source/`. Raises `CourseError` where something is missing there."""
    judge = load_judge(course, assignment, seed)
    master = master_version(read_source(course.source(assignment)), course.config)
    return Assignment(assignment, master, judge)


def grade_notebook(
    submitted: bytes,
    assignment: Assignment,
    nursery: Nursery,
    notes: tuple[str, ...] = (),
    modules: Mapping[str, bytes] = MappingProxyType({}),
) -> Graded:
    """Grade a submitted notebook: a pure function but for the clock. `notes` are said before its own.

    `modules` are the student's own Python files, by their names: cells can import them. Raises
    `repair.Unreadable` where it is no notebook.
    """
    repaired = repair(submitted, assignment.template)
    notebook = clean(repaired.notebook, assignment.texts)
    results, stopped = fill_outputs(notebook, assignment, nursery, modules)
    notes = (*notes, *repaired.notes, *notes_on_names(modules, notebook), *stopped)
    notebook.metadata["dnn_course"] = {
        "results": to_records("", assignment.name, results),
        "notes": list(notes),
    }
    return Graded(notebook_json(notebook), scores(notebook), results, notes, unanswered(notebook), modules)


def notebook_json(notebook: NotebookNode) -> str:
    """A graded notebook as the text of its file."""
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def clean(notebook: NotebookNode, trusted: frozenset[str]) -> NotebookNode:
    """The notebook with every student's Markdown made harmless and raw cells turned into text.

    Where there is more formatting than can be drawn in good time, what comes then is shown as it was
    typed. Cleaning it again changes nothing.
    """
    graded = frozenset(name for cell in notebook.cells if (name := grade_id(cell)))
    left = MAX_MARKS
    for cell in notebook.cells:
        if cell.cell_type == "raw":
            cell.cell_type, cell.source = "markdown", f"````\n{cell.source}\n````"
        kept = safe_attachments(cell.get("attachments"))
        if cell.cell_type == "markdown" and (kept or cell.source not in trusted):
            cell.source, left = _drawn(cell.source, kept, graded, left)
        if "attachments" in cell:
            cell.attachments = kept
    return notebook


def _drawn(source: str, kept: Collection[str], graded: frozenset[str], left: int) -> tuple[str, int]:
    """Harmless Markdown, and how many marks may still be drawn; none once there were too many."""
    if marks(without_images(source)) <= left:
        shown = safe_markdown(source, kept, graded)
        # Both count: cleaning it once more costs no more than this, so it comes to the same.
        left -= max(marks(without_images(text)) for text in (source, shown))
        if left >= 0:
            return shown, left
    return as_typed(source), -1


def scores(notebook: NotebookNode) -> dict[str, float | None]:
    """The points of each graded cell, as nbgrader reads them from the cell's outputs.

    But for one thing: to nbgrader, a test that left no result has passed. Here it has no points.
    """
    from nbgrader.utils import determine_grade, is_grade

    graded = [cell for cell in notebook.cells if is_grade(cell)]
    open_ended = {grade_id(cell) for cell in graded if is_test(cell) and not _has_result(cell)}
    points = {cell.metadata.nbgrader.grade_id: determine_grade(cell)[0] for cell in graded}
    return points | dict.fromkeys(filter(None, open_ended), 0.0)


def _has_result(test: NotebookNode) -> bool:
    return any(output.output_type == "execute_result" for output in test.outputs)


def unanswered(notebook: NotebookNode) -> tuple[str, ...]:
    """The solution cells that are still as released."""
    from nbgrader.utils import compute_checksum

    return tuple(
        cell.metadata.nbgrader.grade_id
        for cell in notebook.cells
        if is_solution(cell) and cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)
    )


def fill_outputs(
    notebook: NotebookNode,
    assignment: Assignment,
    nursery: Nursery,
    modules: Mapping[str, bytes] = MappingProxyType({}),
) -> tuple[tuple[Result, ...], tuple[str, ...]]:
    """Run all cells and the tests of a repaired notebook; put in the outputs; give results and notes.

    What ends the student's processes costs itself alone: a cell that does is left out and the others
    are run again; after a test that does, the rest are tested in a new run. What somebody outside ends
    (when memory is short, say) costs nothing: all is run again, and `NurseryFailed` raised in the end.
    """
    execution = _execution(notebook, assignment, nursery.limits, modules)
    for _ in range(MAX_ENDS):
        nursery.start()
        starts = nursery.starts
        results = _results(execution, assignment, nursery)
        died = execution.dead or execution.ended or any(_is_broken(result) for result in results)
        if not died or not nursery.ended_since(starts):
            return results, execution.notes
        execution.begin_again()
    raise NurseryFailed(f"the sandbox was ended from outside {MAX_ENDS} times")


def _execution(
    notebook: NotebookNode, assignment: Assignment, limits: Limits, modules: Mapping[str, bytes]
) -> Execution:
    """The cells of a notebook that grading runs, and which of them the student has added."""
    code = {k: cell for k, cell in enumerate(notebook.cells) if cell.cell_type == "code"}
    tests = {k: cell for k, cell in code.items() if is_test(cell)}
    _require_the_courses(tests.values(), assignment)
    for count, cell in enumerate(code.values(), 1):
        cell.execution_count, cell.outputs = count, []
    cells = {k: cell for k, cell in code.items() if k in tests or cell.get("id") not in assignment.training}
    own = frozenset(k for k, cell in cells.items() if grade_id(cell) not in assignment.names)
    return Execution(cells, own, limits, modules)


def _results(execution: Execution, assignment: Assignment, nursery: Nursery) -> tuple[Result, ...]:
    """What comes of the tests; each is run once in which the student's process lives when it begins."""
    tests = {k: cell for k, cell in execution.cells.items() if is_test(cell)}
    results: dict[int, tuple[Result, ...]] = {}
    while len(results) < len(tests):
        with execution.process(nursery) as process:
            for k, cell in tests.items():
                if k not in results and (process is None or process.alive):
                    with execution.student(process, k) as student:
                        cells = partial(execution.above, k)
                        grading = _grading(assignment, student, results, cells)
                        cell.outputs, results[k] = _run_test(cell, grading)
            if process is not None and len(results) == len(tests):
                for k, cell in tests.items():
                    results[k] = _located(
                        cell, results[k], partial(_asked, execution, process, assignment, k)
                    )
    return tuple(result for k in tests for result in results[k])


def _located(
    cell: NotebookNode, results: Sequence[Result], ask: Callable[[Result], Result]
) -> tuple[Result, ...]:
    """The results of a test, and its cards, with the places of mistakes whose cause is not known."""
    found = tuple(ask(result) if is_wrong(result) else result for result in results)
    cards = {str(_card(old).data): _card(new) for old, new in zip(results, found, strict=True)}
    cell.outputs = [cards.get(str(output.get("data")), output) for output in cell.outputs]
    return found


def _asked(
    execution: Execution, process: StudentProcess, assignment: Assignment, k: int, result: Result
) -> Result:
    """A result of the test `k` with the place of the mistake, as the student's process finds it."""
    if result.exercise not in assignment.judge.exercises:
        return result
    cells = [cell.source for cell in execution.above(k)]
    result = by_the_code(result, cells, assignment.judge.examples(result.exercise))
    if not wants_a_place(result):
        return result
    with execution.apart(process, k) as student:
        return located(result, cells, partial(student.places, assignment.name))


def _require_the_courses(tests: Iterable[NotebookNode], assignment: Assignment) -> None:
    """Raise ValueError for a test that is not, letter for letter, one of `source/`: it would run here."""
    for cell in tests:
        if assignment.tests.get(grade_id(cell)) != cell.source:
            raise ValueError(f"the test {grade_id(cell)!r} has not the text it has in source/")


def _grading(
    assignment: Assignment,
    student: Student,
    done: Mapping[int, Sequence[Result]],
    cells: Callable[[], Sequence[Ran]],
) -> Grading:
    """What the next test is to know of those that are `done`."""
    results = [result for test in done.values() for result in test]
    broken = {result.exercise for result in results if _is_broken(result)}
    right = {result.exercise for result in results if result.is_right}
    return Grading(assignment.judge, student, [], broken, right, cells)


def _is_broken(result: Result) -> bool:
    return any(finding.kind == "died" for finding in result.findings)


class StudentError(Exception):
    """A student's function did not answer a test's call."""


class TestNamespace(dict[str, Any]):
    """The names of a test cell: its own, then the student's functions and plain values."""

    def __init__(self, defined: Mapping[str, Any], student: Student) -> None:
        super().__init__(defined)
        self.student = student

    def __missing__(self, name: str) -> Any:
        if hasattr(builtins, name):
            raise KeyError(name)
        found = self.student.value(name)
        if isinstance(found, Missing):
            raise KeyError(name)
        if isinstance(found.value, Opaque) and found.value.type_name in FUNCTIONS:
            return _remote(name, self.student)
        return found.value


def _remote(name: str, student: Student) -> Callable[..., Any]:
    def call(*args: Any) -> Any:
        outcome = student.call(name, args, {}, 0)
        if isinstance(outcome, Returned):
            return outcome.value
        what = outcome.type if isinstance(outcome, Raised) else getattr(outcome, "reason", "it is missing")
        raise StudentError(f"{name}: {what}")

    return call


def _run_test(cell: NotebookNode, grading: Grading) -> tuple[list[NotebookNode], tuple[Result, ...]]:
    """Run a test cell in this process: its outputs, as nbgrader would have found them, and results."""
    namespace = TestNamespace(grading.judge.reference.setup, grading.student)
    printed, results = io.StringIO(), grading.results
    # Only what the test itself says is shown: a student can make the reference say hidden inputs.
    namespace["print"] = partial(print, file=printed)
    tokens = current.set(grading), listening.set(lambda name: None)
    try:
        with unheard():
            value = _run_code(cell.source, namespace)
        last = _shown(_earned(value, results, cell), cell.execution_count)
    except CourseError:
        raise
    except Exception as error:
        name, text = type(error).__name__, str(error)
        last = [node("error", ename=name, evalue=text, traceback=[f"{name}: {text}"])]
    finally:
        current.reset(tokens[0])
        listening.reset(tokens[1])
    said = [node("stream", name="stdout", text=printed.getvalue())] if printed.getvalue() else []
    return [*said, *map(_card, results), *last], tuple(results)


def _card(result: Result) -> NotebookNode:
    """What a graded notebook shows of a result."""
    return node("display_data", data=result_card(result).bundle(), metadata={})


def _earned(value: Any, results: Sequence[Result], test: NotebookNode) -> Any:
    """The value of a test's last expression. Where it has none: the points of what it graded, or all of its
    own, since it came to its end (a test of asserts)."""
    if value is not None:
        return value
    return sum(result.score for result in results) if results else float(test.metadata.nbgrader.points)


def _shown(value: Any, count: int) -> list[NotebookNode]:
    """A value as a cell's output."""
    return [node("execute_result", data={"text/plain": repr(value)}, metadata={}, execution_count=count)]


def _run_code(source: str, namespace: dict[str, Any]) -> Any:
    """Execute a test cell of `source/`; the value of its last expression, as IPython shows it."""
    exec(_compiled(source), namespace)
    return namespace.pop(LAST, None)


@lru_cache(maxsize=1000)
def _compiled(source: str) -> CodeType:
    """The code of a test cell of `source/`, which keeps the value of its last expression as `LAST`."""
    tree = ast.parse(source)
    last = tree.body[-1] if tree.body else None
    if isinstance(last, ast.Expr):
        target = ast.Name(LAST, ast.Store(), lineno=last.lineno, col_offset=0)
        tree.body[-1] = ast.copy_location(ast.Assign([target], last.value), last)
    return compile(ast.fix_missing_locations(tree), "<test cell>", "exec")
