"""Links from each exercise to the section that explains it, and back, as they are in the student kit."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import ROOT
from nbformat import NotebookNode
from test_lectures import read, sections

from dnn_grader.course import Course
from dnn_grader.exercises import load_exercises
from dnn_grader.release import student_notebooks

# JupyterLab looks for a heading before it has rendered one, so in a notebook that was not open `#2.-Layers`
# leads to the top. The id of the cell that begins with the heading leads there, or near: while JupyterLab
# scrolls, cells are still growing. (On a busy machine it may need a second click; no test clicks.)
LINK = re.compile(r"\[([^]]+)\]\(([^()#\s]+\.ipynb)(?:#([^()\s]+))?\)")
CELL = re.compile(r"cell-id=(\w+)")
ASSIGNMENTS = Course(ROOT).assignments()
each_assignment = pytest.mark.parametrize("assignment", ASSIGNMENTS)


class Link(NamedTuple):
    """A link in the text of a cell: its title, the notebook it leads to, and the cell in that, if named."""

    cell: NotebookNode
    line: str
    title: str
    target: Path
    place: str | None


class Explained(NamedTuple):
    """An exercise and the cell that begins the section which explains it."""

    assignment: str
    exercise: str
    lecture: str
    section: str


@pytest.fixture(scope="module")
def kit(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kit")
    student_notebooks(course, folder)
    return folder


def links(notebook: Path) -> list[Link]:
    texts = [(cell, line) for cell in texts_of(notebook) for line in cell.source.splitlines()]
    return [
        Link(cell, line, title, (notebook.parent / path).resolve(), place or None)
        for cell, line in texts
        for title, path, place in LINK.findall(line)
    ]


def texts_of(notebook: Path) -> list[NotebookNode]:
    return [cell for cell in read(notebook).cells if cell.cell_type == "markdown"]


def cell_of(link: Link) -> NotebookNode:
    named = CELL.fullmatch(link.place or "")
    assert named, f"{link.title!r} in {link.cell.id} should end in #cell-id=…, not in {link.place!r}"
    found = [cell for cell in texts_of(link.target) if cell.id == named[1]]
    assert found, f"{link.target.name} has no text cell {named[1]!r}, to which {link.cell.id} leads"
    return found[0]


def heading(cell: NotebookNode) -> str:
    """The heading that the cell begins with, without its signs."""
    return re.match(r"#+ (.+)", cell.source)[1]  # type: ignore[index]


def told_by_exercises(kit: Path) -> set[Explained]:
    """What the exercises say: which section explains them."""
    return {
        Explained(assignment, exercise.name, link.target.stem, cell_of(link).id)
        for assignment in ASSIGNMENTS
        for exercise in load_exercises(assignment)
        for link in links(kit / assignment / f"{assignment}.ipynb")
        if link.cell.id == f"task_{exercise.name}"
    }


def told_by_lectures(kit: Path) -> set[Explained]:
    """What the sections say: which exercise comes next."""
    found = set()
    for lecture in kit.glob("lectures/*.ipynb"):
        first = {
            cell.id: section.cells[0].id for section in sections(read(lecture)) for cell in section.cells
        }
        for link in links(lecture):
            if "**Write it yourself:**" in link.line and link.title.startswith("`"):
                name = link.title.strip("`")
                assert link.place == f"cell-id=task_{name}", link
                found.add(Explained(link.target.stem, name, lecture.stem, first[link.cell.id]))
    return found


def test_every_link_leads_to_a_heading_in_the_kit(kit):
    notebooks = {path.resolve() for path in kit.rglob("*.ipynb")}
    for notebook in notebooks:
        for link in links(notebook):
            assert link.target in notebooks, (notebook.name, link.title)
            assert not link.place or cell_of(link).source.startswith("#"), (notebook.name, link.title)


@each_assignment
def test_each_exercise_links_to_the_section_that_explains_it(kit, assignment):
    explained = {one.exercise for one in told_by_exercises(kit) if one.assignment == assignment}
    assert explained == {exercise.name for exercise in load_exercises(assignment)}


@each_assignment
def test_a_link_to_a_lecture_is_called_like_its_section(kit, assignment):
    to_lectures = [one for one in links(kit / assignment / f"{assignment}.ipynb") if one.place]
    assert to_lectures
    for link in to_lectures:
        assert link.target.parent.name == "lectures" and heading(cell_of(link)) == link.title


def test_each_section_links_back_to_its_exercises(kit):
    assert told_by_lectures(kit) == told_by_exercises(kit)


def test_a_link_to_an_assignment_is_called_like_it(kit):
    named = [one for lecture in kit.glob("lectures/*.ipynb") for one in links(lecture) if not one.place]
    assert {one.target.stem for one in named} >= set(ASSIGNMENTS)
    for link in named:
        if link.target.parent.name != "lectures":
            assert link.title == heading(texts_of(link.target)[0])
