"""Whole feedback pages, by both ways: every word of them, compared with what should stand there.

The text lies in tests/golden/. Where a page is to change, read the difference and, if it is meant, take the
text that the failing test wrote down. The course's own text and most of its cells are left out here.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup, NavigableString, Tag
from conftest import SCRIPTS
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from dnn_grader.course import CONFIG, Course

pytestmark = pytest.mark.timeout(300)  # four commands, each with its imports
ASSIGNMENT = "week1_introduction"
GOLDEN = Path(__file__).parent / "golden" / "feedback_page.txt"
MOST_BYTES = 300_000
PAGE = Path(f"{ASSIGNMENT}.html")
WRONG = {
    "neuron_price": ("w * size", "w * size.numbers"),
    "hidden_features": ("np.dot(W, x) + b", "np.dot(W, x)"),
    "question_layers": ("= 5", "= 4"),
}
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
NOTES = """### My notes

The price is $w x + b$, **but** never below 0.

![my sketch](attachment:my%20sketch.png) ![no picture](attachment:x.svg)"""
ATTACHED = {"my sketch.png": {"image/png": PIXEL}, "x.svg": {"image/svg+xml": "<svg onload=alert(1)>"}}
OWN = (
    new_markdown_cell(NOTES, id="notes", attachments=ATTACHED),
    new_code_cell('print("half\\rdone")\n1 / 0', id="own"),
    new_code_cell("neuron_price(80, 3, -60)", id="tried"),
)
BLOCKS = "p div li tr pre h1 h2 h3 h4 h5 h6 section header footer table ul main th td".split()


def released(course: Course, folder: Path) -> Course:
    """A course with the code cells of an assignment alone, but for those that draw."""
    made = Course(folder)
    notebook = nbformat.read(course.source(ASSIGNMENT), 4)
    notebook.cells = [cell for cell in notebook.cells if cell.cell_type == "code" and not is_scenery(cell)]
    made.source(ASSIGNMENT).parent.mkdir(parents=True)
    nbformat.write(notebook, made.source(ASSIGNMENT))
    shutil.copy(course.root / CONFIG, made.root)
    made.seed_file.write_text("5eed" * 16 + "\n")
    return made


def is_scenery(cell: NotebookNode) -> bool:
    """Whether a cell draws, or shows the progress."""
    return cell.id.startswith(("draw_", "progress_", "own_cell"))


def hand_in(course: Course) -> None:
    """Hand in the solution with three mistakes and some cells of the student's own."""
    notebook = nbformat.read(course.source(ASSIGNMENT), 4)
    for cell in notebook.cells:
        old, new = WRONG.get(cell.id, ("", ""))
        assert old in cell.source
        cell.source = re.sub("^ *###.*SOLUTION\n?", "", cell.source.replace(old, new), flags=re.MULTILINE)
    notebook.cells += OWN
    path = course.submitted / "ada" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(notebook, path)


@pytest.fixture(scope="module")
def graded(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The course with one submission, graded."""
    made = released(course, tmp_path_factory.mktemp("pages") / "course")
    hand_in(made)
    command(made, "dnn-course", "grade", ASSIGNMENT, "--sandbox", os.environ.get("DNN_SANDBOX", "auto"))
    return made


def command(course: Course, name: str, *words: str) -> None:
    """Run a command as an instructor does."""
    done = subprocess.run([SCRIPTS / name, *words], cwd=course.root, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def text_of(page: str) -> str:
    """What a reader sees in a page: its words, a line for each block, `pre` as it is."""
    read = BeautifulSoup(page, "html.parser")
    for tag in read.select("head, script, style, .anchor-link, .skip"):
        tag.decompose()
    for image in read.find_all("img"):
        image.replace_with(f"[a picture: {image['alt']}]" if PIXEL in image["src"] else "[another picture]")
    for pre in read.find_all("pre"):
        pre.replace_with(NavigableString(f"\n{pre.get_text().rstrip()}\n".replace(" ", "\N{NO-BREAK SPACE}")))
    lines = "".join(pieces(read)).splitlines()
    shown = (re.sub("[ \t]+", " ", line).strip(" ").replace("\N{NO-BREAK SPACE}", " ") for line in lines)
    text = "\n".join(line.rstrip() for line in shown if line.strip()) + "\n"
    # An older IPython has a line of its own for what it leaves out of a traceback.
    return text.replace("(...)\n  ", "(...)  ")


def pieces(tag: Tag) -> list[str]:
    """The texts in a tag, with a line's end around each block."""
    found: list[str] = []
    for child in tag.children:
        if isinstance(child, Tag):
            around = "\n" if child.name in BLOCKS else ""
            found += [around, *pieces(child), around]
        elif type(child) is NavigableString:
            found.append(
                str(child) if child.startswith("\n") and "\N{NO-BREAK SPACE}" in child else flat(child)
            )
    return found


def flat(text: str) -> str:
    """Text as HTML shows it, where a line's end is a space."""
    return re.sub(r"\s+", " ", text)


def agree(course: Course, way: str, folder: Path) -> None:
    """Make the pages and compare the student's with the golden text."""
    shutil.rmtree(course.feedback, ignore_errors=True)
    command(course, *way.split(), ASSIGNMENT)
    page = (course.feedback / "ada" / ASSIGNMENT / PAGE).read_text("utf-8")
    found = text_of(page)
    (folder / GOLDEN.name).write_text(found, "utf-8")
    assert found == GOLDEN.read_text("utf-8"), f"what it says now lies in {folder / GOLDEN.name}"
    assert re.findall(r"""(?:src|href)=["'](?!#|data:)[^"']*|url\([^)]*|@import""", page) == []
    assert len(page.encode()) < MOST_BYTES


@pytest.mark.parametrize("way", ["dnn-course feedback", "nbgrader generate_feedback"])
def test_the_whole_page_says_what_it_should(way: str, graded: Course, tmp_path: Path) -> None:
    agree(graded, way, tmp_path)
