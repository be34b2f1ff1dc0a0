"""`dnn-course demo`: a class is made, graded, and given feedback, in a course folder of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

from dnn_grader.course import CONFIG, Course, CourseError
from dnn_grader.demo.hostile import ATTACKS
from dnn_grader.demo.submissions import demo_class, write_class
from dnn_grader.exercises import load_exercises
from dnn_grader.pool import Pool
from dnn_grader.reference import read_source
from dnn_grader.report.terminal import grade_and_show, terminal, usable_sandbox, write_feedback_and_show

ASSIGNMENT = "week4_building_blocks"
MARK = ".dnn-course-demo"
LEFT_OUT = (
    f"The {len(ATTACKS)} hostile submissions of the class are left out: nothing here would keep their code "
    "from your files. To run them all the same: .venv/bin/dnn-course demo --hostile"
)


def tour(course: Course, folder: Path, workers: int, choice: str, *, hostile: bool = False) -> None:
    """Make the demo class in `folder`, grade it, write its feedback, and say where to look.

    Where nothing contains the attackers in the class, they are left out unless `hostile` asks for them.
    Raises `CourseError` where `folder` holds something else.
    """
    console = terminal()
    sandbox = usable_sandbox(choice)
    contained = sandbox.mode == "bubblewrap"
    if not contained and not hostile:
        console.print(LEFT_OUT, markup=False)
    made = make_class(course, folder, bounded=not contained, hostile=contained or hostile)
    console.print(f"Made a class of {len(list(made.submitted.iterdir()))} in {made.submitted}", markup=False)
    run = grade_and_show(made, ASSIGNMENT, Pool(sandbox, workers))
    pages = write_feedback_and_show(made, ASSIGNMENT)
    if run.problems or not pages:
        raise CourseError("The demo class could not be graded in full: see the table above.")


def make_class(course: Course, folder: Path, *, bounded: bool, hostile: bool = True) -> Course:
    """A course folder at `folder` with the assignment's source and a class's submissions."""
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise CourseError(f"{folder} holds other files: name an empty folder with --folder.")
    shutil.rmtree(folder, ignore_errors=True)
    made = Course(folder)
    made.source(ASSIGNMENT).parent.mkdir(parents=True)
    (folder / MARK).touch()
    shutil.copyfile(course.root / CONFIG, folder / CONFIG)
    shutil.copyfile(course.source(ASSIGNMENT), made.source(ASSIGNMENT))
    source, exercises = read_source(course.source(ASSIGNMENT)), load_exercises(ASSIGNMENT)
    write_class(folder, ASSIGNMENT, demo_class(source, exercises, bounded=bounded, hostile=hostile))
    return made
