"""nbgrader's gradebook: opening it, registering an assignment, and what has been graded in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from nbformat import NotebookNode
from nbgrader import api, dbutil
from nbgrader.api import (
    Assignment,
    BaseCell,
    Grade,
    Gradebook,
    InvalidEntry,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.api import Course as CourseRow
from nbgrader.preprocessors import SaveCells
from sqlalchemy import (
    Column,
    Connection,
    Engine,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    insert,
    inspect,
    make_url,
    select,
)
from sqlalchemy.exc import NoSuchModuleError, SQLAlchemyError

from dnn_grader.course import Course, CourseError, read_seed
from dnn_grader.marks import Mark, Standing

GRADED = Table(
    "dnn_course_graded",
    MetaData(),
    Column("assignment", String(128), primary_key=True),
    Column("student", String(128), primary_key=True),
    Column("submission", String(64), nullable=False),
    Column("notebook", String(64), nullable=False),
    Column("results", Text(), nullable=False),
)
"""For each graded submission: the hash of all that its grades depend on, the hash of the graded
notebook, and the results as JSON. Written in the same transaction as the grades."""


MARK = (BaseCell.name, Grade.auto_score, Grade.manual_score, Grade.extra_credit, Grade.needs_manual_grade)
"""What is asked of a student's grade of one cell."""

ALEMBIC = Table("alembic_version", MetaData(), Column("version_num", String(32), nullable=False))
"""Where nbgrader says which version of its tables these are."""

ADVICE = (
    (r"locked", "Another program is writing to it (formgrader, another run): close that"),
    (r"full|no space left|disk i/o|quota", "Its disk is full or damaged: free some space there"),
    (r"readonly|read-only|unable to open|permission denied", "Make it and its folder writable for you"),
    (r"not a database|malformed|encrypted", "Put a backup in its place, or move it away to begin a new one"),
    (r"password|authentication|role|database .* does not exist", "Correct db_url in nbgrader_config.py"),
    (r"connect|server|terminat|timeout|resolve|shutting down", "See that its server runs and can be reached"),
)
"""What to do, by a pattern in what the database says."""


@contextmanager
def open_gradebook(course: Course) -> Iterator[Gradebook]:
    """The course's gradebook, made if there is none.

    Raises `CourseError` where the database can't be used or belongs to another course; a database
    error while it is in use becomes one too. What was committed before stays.
    """
    try:
        _make_tables(course)
        with Gradebook(course.db_url, course.course_id) as gradebook:
            yield gradebook
    except (SQLAlchemyError, InvalidEntry) as error:
        raise _unusable(course, error) from error


def _unusable(course: Course, error: Exception) -> CourseError:
    """What the database says, and what to do then."""
    # nbgrader turns some errors of the database into one of its own.
    cause = error.__context__ if isinstance(error, InvalidEntry) and error.__context__ else error
    reason = " ".join(str(getattr(cause, "orig", None) or cause).split())[:300]
    steps = (step for pattern, step in ADVICE if re.search(pattern, reason, re.I))
    return CourseError(
        f"The gradebook {shown(course)} can't be used ({reason}). {next(steps, 'Mend that')}, and run the "
        "command again: grades written so far are kept."
    )


def _complete(engine: Engine) -> None:
    """Make the tables that are missing and say which version they are, also after a run that was stopped.

    nbgrader's `Gradebook` would start `alembic` as a command for that, which takes seconds.
    """
    for metadata in (api.Base.metadata, GRADED.metadata, ALEMBIC.metadata):
        metadata.create_all(engine)
    with engine.begin() as connection:
        if connection.execute(select(ALEMBIC)).first() is None:
            connection.execute(insert(ALEMBIC).values(version_num=_version()))


def _version() -> str | None:
    """The version of this nbgrader's tables."""
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    settings = Config()
    settings.set_main_option("script_location", dbutil.ALEMBIC_DIR)
    return ScriptDirectory.from_config(settings).get_current_head()


def shown(course: Course) -> str:
    """Where the gradebook is, without its password."""
    try:
        return make_url(course.db_url).render_as_string(hide_password=True)
    except SQLAlchemyError:
        return "that db_url in nbgrader_config.py names"


def _make_tables(course: Course) -> None:
    """Look at the database before anything is written into it; then make the tables that are missing."""
    try:
        engine = create_engine(course.db_url)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise CourseError(
            f"The gradebook {shown(course)} needs a driver that is not installed ({error}). For PostgreSQL, "
            'run `pip install "dnn-course[postgresql]"` and begin db_url with postgresql+psycopg://.'
        ) from error
    try:
        with engine.connect() as connection:
            _require_this_course(course, _courses(course, connection))
        _complete(engine)
    finally:
        engine.dispose()


def _require_this_course(course: Course, found: list[str]) -> None:
    if found and course.course_id not in found:
        raise CourseError(
            f"The gradebook {shown(course)} is of the course {found[0]!r}, not {course.course_id!r}: set "
            "c.CourseDirectory.course_id or c.CourseDirectory.db_url in nbgrader_config.py."
        )


def _courses(course: Course, connection: Connection) -> list[str]:
    """The courses in a gradebook; none where it is not made yet, or not to its end.

    Raises `CourseError` where the tables are not those of this nbgrader.
    """
    wanted = api.Base.metadata.tables
    tables = {name: columns for (_, name), columns in inspect(connection).get_multi_columns().items()}
    if tables and not tables.keys() & wanted.keys():
        raise CourseError(
            f"{shown(course)} is a database of something else: set "
            "c.CourseDirectory.db_url in nbgrader_config.py to the gradebook of this course."
        )
    for name in sorted(tables.keys() & wanted.keys()):
        missing = set(wanted[name].columns.keys()) - {column["name"] for column in tables[name]}
        if missing:
            raise CourseError(
                f"{shown(course)} is no gradebook of this nbgrader: its table {name!r} has no "
                f"{min(missing)!r}. If an older nbgrader made it, run `nbgrader db upgrade`; otherwise set "
                "c.CourseDirectory.db_url in nbgrader_config.py to the gradebook of this course."
            )
    if "course" not in tables:
        return []
    return [row[0] for row in connection.execute(select(CourseRow.id))]


def register(course: Course, gradebook: Gradebook, assignment: str, master: NotebookNode) -> None:
    """Make the assignment's cells and points in the gradebook what they are in `source/`.

    Raises `CourseError` where cells came or went after grades were given.
    """
    gradebook.update_or_create_assignment(assignment)
    marks = {"notebook": assignment, "assignment": assignment, "db_url": course.db_url}
    try:
        SaveCells(config=course.config).preprocess(master, {"nbgrader": marks})
    except RuntimeError as error:
        raise CourseError(
            f"{assignment}: {error}. Remove the grades of this assignment with "
            "`nbgrader db assignment remove`, or put the cells back."
        ) from error
    gradebook.db.expire_all()


def graded_before(gradebook: Gradebook, assignment: str) -> dict[str, tuple[str, str]]:
    """For each student: the hashes of what was graded and of the graded notebook."""
    table = GRADED.c
    rows = gradebook.db.execute(
        select(table.student, table.submission, table.notebook).where(table.assignment == assignment)
    )
    return {student: (submission, notebook) for student, submission, notebook in rows}


def seed_for(course: Course, gradebook: Gradebook, assignment: str, *, new: bool = False) -> bytes:
    """The course's seed; made anew where nothing is graded yet, or where `new` is asked for.

    Raises `CourseError` where it is lost: another seed would measure students with other tests.
    """
    if not new and not course.seed_file.exists() and _is_graded(gradebook, assignment):
        raise CourseError(
            f"{course.seed_file} is missing, so grades given before can't be repeated. Put it back, or grade "
            "with --new-seed: hidden tests then draw other inputs than before."
        )
    return read_seed(course, new=new)


def _is_graded(gradebook: Gradebook, assignment: str) -> bool:
    """Whether anybody has a grade from an autograder in this assignment."""
    query = select(Grade.id).join(Grade.notebook).join(SubmittedNotebook.assignment)
    query = query.join(SubmittedAssignment.assignment)
    query = query.where(Assignment.name == assignment, Grade.auto_score.is_not(None))
    return gradebook.db.execute(query.limit(1)).first() is not None


def results_json(gradebook: Gradebook, assignment: str) -> dict[str, list[dict[str, Any]]]:
    """The recorded results of each student of an assignment."""
    table = GRADED.c
    rows = gradebook.db.execute(
        select(table.student, table.results).where(table.assignment == assignment).order_by(table.student)
    )
    return {student: json.loads(results) for student, results in rows}


def assignment_exists(gradebook: Gradebook, assignment: str) -> bool:
    """Whether the gradebook knows the assignment."""
    query = select(Assignment.id).where(Assignment.name == assignment)
    return gradebook.db.execute(query).first() is not None


def standings(gradebook: Gradebook, assignment: str, student: str | None = None) -> dict[str, Standing]:
    """How each student stands in an assignment, or one of them."""
    points = _points(gradebook, assignment)
    query = (
        select(SubmittedAssignment.student_id, SubmittedNotebook.late_submission_penalty, *MARK)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .join(BaseCell, BaseCell.id == Grade.cell_id)
        .where(SubmittedAssignment.assignment.has(name=assignment))
        .order_by(BaseCell.name)
    )
    if student is not None:
        query = query.where(SubmittedAssignment.student_id == student)
    marks: dict[str, list[Mark]] = {}
    penalties: dict[str, float] = {}
    for who, penalty, name, *given in gradebook.db.execute(query):
        penalties[who] = penalty or 0.0
        marks.setdefault(who, []).append(_mark(name, points.get(name, 0.0), *given))
    return {who: Standing(tuple(each), penalties[who]) for who, each in marks.items()}


def max_score(gradebook: Gradebook, assignment: str) -> float:
    """The points there are in an assignment."""
    return sum(_points(gradebook, assignment).values())


def _mark(
    name: str, most: float, auto: float | None, manual: float | None, extra: float | None, waits: Any
) -> Mark:
    given = auto if manual is None else manual
    score = None if given is None else given + (extra or 0.0)
    return Mark(name, score, most, manual is not None or bool(extra), bool(waits))


def _points(gradebook: Gradebook, assignment: str) -> dict[str, float]:
    """The points of each graded cell, by name."""
    notebooks = gradebook.find_assignment(assignment).notebooks
    cells = [cell for each in notebooks for cell in (*each.grade_cells, *each.task_cells)]
    return {cell.name: float(cell.max_score or 0.0) for cell in cells}
