"""The lectures: each topic of the syllabus has its section, and the map of them is true.

`tests/test_book.py` looks at what they show when they run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import nbformat
import pytest
from conftest import ROOT
from nbformat import NotebookNode

# What each topic is about, as the map says it, and words that its section can't do without.
TOPICS: dict[int, list[tuple[str, str]]] = {
    1: [
        ("one neuron predicts a price; hidden quantities", "ReLU bedrooms postcode family schools walk"),
        ("input, hidden and output layers; dense connection", "input hidden output dense"),
        ("supervised learning; applications, types of networks", "x y CNN RNN standard hybrid"),
        ("structured against unstructured data", "structured unstructured"),
        ("why now: data, computation, algorithms; the loop", "scale small medium large sigmoid idea code"),
        ("practice question", "quiz larger smaller hand data"),
    ],
    2: [
        ("binary classification; unrolling a picture; the shapes of X and Y", "12288 64 X Y channel"),
        ("logistic regression; the sigmoid; a product by hand", "sigmoid 94 104 transpose"),
        ("loss and cost; why not squared error", "loss cost squared convex"),
        ("gradient descent; what the slope does", "rate slope convex"),
        ("derivatives by nudging", "nudge 3a 2a"),
        ("a computation graph, forward and back; the chain rule", "33 chain bc right"),
        ("logistic regression by graph; the loop over examples", "dz da dw db loop"),
        ("vectorization: loop against dot product; SIMD", "SIMD 1_000_000 15 loop"),
        ("a vectorized step on a small example", "3.2 2.1 dZ dw db"),
        ("broadcasting; the calories table", "scalar row column calories"),
        ("arrays of rank 1", "reshape assert .T"),
    ],
    3: [
        ("stacking logistic units", "forward backward ^{[1]} example"),
        ("representation: layers, activations, shapes", "hidden W b shape"),
        ("one neuron, a layer, the whole net in four equations", "row stack [1] [2]"),
        ("vectorizing over examples", "loop row column"),
        ("activation functions", "sigmoid tanh ReLU leaky derivative output"),
        ("why non-linear; saturation; vanishing gradients", "collapse saturat vanish softmax centr"),
        ("gradient descent for the network; backpropagation", "dZ dW db"),
        ("random initialization; symmetry", "equal symmetr random randn tuple zero"),
    ],
    4: [
        ('what "deep" means; shapes', "^{[l]} shape"),
        ("forward propagation for any layer; the cache", "cache"),
        ("why deep: parts and objects; the XOR tree", "XOR edge part 2^"),
        ("building blocks: forward and backward boxes", "cache forward backward"),
        ("backward propagation; where the first slope comes from", "dZ A Y update"),
        ("parameters and hyperparameters; a small search", "hyperparameter rate"),
        ("initialization scale", "0.01 sqrt entropy"),
        ("neurons and the brain", "brain analogy"),
    ],
}
FIRST_PARTS = {
    1: "week1_introduction",
    2: "week2_logistic_regression",
    3: "week3_shallow_networks",
    4: "week4_deep_networks",
}
LECTURES = sorted((ROOT / "notebooks").glob("*.ipynb"), key=lambda path: path.stem)
MOST_WORDS = 6000
"""Forty minutes of reading."""

HEADING = re.compile(r"^## (?:(\d+)\. )?(.+)$", re.M)
ROW = re.compile(r"^\| (\d+) \| (.+?) \| \[(.+?)\]\(\.\./notebooks/(\w+)\.ipynb\) \|$", re.M)
each_week = pytest.mark.parametrize("week", TOPICS)
each_lecture = pytest.mark.parametrize("lecture", LECTURES, ids=lambda path: path.stem)


class Section(NamedTuple):
    """What stands below one `## N. …`, up to the next `## `; N is None where there is no number."""

    number: int | None
    title: str
    cells: list[NotebookNode]

    @property
    def heading(self) -> str:
        return f"{self.number}. {self.title}"

    @property
    def code(self) -> list[NotebookNode]:
        return [cell for cell in self.cells if cell.cell_type == "code"]


@cache
def read(lecture: Path) -> NotebookNode:
    notebook = nbformat.read(lecture, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    return notebook


def sections(notebook: NotebookNode) -> list[Section]:
    found: list[Section] = []
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            headings = HEADING.findall(re.sub(r"(?ms)^```.*?^```", "", cell.source))
            found += [Section(int(number) if number else None, title, []) for number, title in headings]
        if found:
            found[-1].cells.append(cell)
    return found


def numbered(lecture: Path) -> list[Section]:
    return [section for section in sections(read(lecture)) if section.number is not None]


def of_week(week: int) -> Iterator[tuple[str, Section]]:
    """The notebook and the section of each topic, in the order of reading."""
    for lecture in LECTURES:
        if re.fullmatch(rf"{FIRST_PARTS[week]}(_part\d)?", lecture.stem):
            yield from ((lecture.stem, section) for section in numbered(lecture))


def mapped(week: int) -> list[tuple[str, ...]]:
    """The rows of the week's table: number, topic, heading, notebook."""
    text = (ROOT / "docs" / "lectures.md").read_text()
    part = re.search(rf"(?ms)^## Week {week}:.*?(?=^## |\Z)", text)
    assert part, f"docs/lectures.md has no table of week {week}"
    return ROW.findall(part[0])


def test_the_syllabus_has_so_many_topics():
    assert [len(topics) for topics in TOPICS.values()] == [6, 11, 8, 8]


def test_every_lecture_belongs_to_a_week():
    for lecture in LECTURES:
        assert re.sub(r"_part\d$", "", lecture.stem) in FIRST_PARTS.values()


# The map.


@each_week
def test_every_topic_has_exactly_one_section_in_the_order_of_the_syllabus(week):
    numbers = [section.number for _, section in of_week(week)]
    assert numbers == list(range(1, len(TOPICS[week]) + 1))


@each_week
def test_the_map_names_every_topic_and_leads_to_its_section(week):
    topics = [(str(k), gist) for k, (gist, _) in enumerate(TOPICS[week], 1)]
    assert [(number, topic) for number, topic, *_ in mapped(week)] == topics
    places = [(section.heading, notebook) for notebook, section in of_week(week)]
    assert [(heading, notebook) for *_, heading, notebook in mapped(week)] == places


def test_the_map_has_no_other_links():
    text = (ROOT / "docs" / "lectures.md").read_text()
    assert text.count(".ipynb") == len(ROW.findall(text)) == sum(map(len, TOPICS.values()))


@each_week
def test_a_section_speaks_of_what_its_topic_asks_for(week):
    for (gist, words), (_, section) in zip(TOPICS[week], of_week(week), strict=True):
        text = "\n".join(cell.source for cell in section.cells).lower()
        missing = [word for word in words.split() if word.lower() not in text]
        assert not missing, f"topic {gist!r}: {missing}"


# The form.


@each_lecture
def test_a_lecture_is_a_plain_notebook_without_outputs(lecture):
    notebook = read(lecture)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert notebook.metadata.kernelspec.name == "python3"
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)
    for cell in notebook.cells:
        assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", cell.id), cell.id
        assert not cell.get("outputs") and not cell.get("execution_count"), cell.id
        assert "nbgrader" not in cell.metadata, cell.id


@each_lecture
def test_a_lecture_begins_with_a_title_and_its_imports(lecture):
    first, *_ = cells = read(lecture).cells
    assert first.cell_type == "markdown" and first.source.startswith("# ")
    code = next(cell for cell in cells if cell.cell_type == "code")
    assert "from dnn_utils.quiz import quiz" in code.source


@each_lecture
def test_each_section_shows_something_and_ends_with_a_question(lecture):
    assert numbered(lecture)
    for section in numbered(lecture):
        assert section.code and asks(section.code[-1]), section.heading
        assert not all(asks(cell) for cell in section.code), section.heading


@each_lecture
def test_the_answers_to_a_question_are_folded_away(lecture):
    for cell in filter(asks, read(lecture).cells):
        assert cell.metadata.get("jupyter") == {"source_hidden": True}, cell.id


def asks(cell: NotebookNode) -> bool:
    return cell.source.startswith("quiz(")


@each_lecture
def test_a_lecture_can_be_read_in_forty_minutes(lecture):
    words = sum(len(cell.source.split()) for cell in read(lecture).cells if cell.cell_type == "markdown")
    assert words <= MOST_WORDS
