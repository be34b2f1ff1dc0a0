"""The lectures in JupyterLab, in a real browser: every plaything answers."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lab import SHUT_DOWN, jupyterlab, opened
from playwright.sync_api import Browser, Locator, expect
from test_lectures import LECTURES, each_lecture, read

from dnn_grader.course import Course
from dnn_grader.release import student_notebooks

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.timeout(300)]

CELLS = "window.jupyterapp.shell.currentWidget.content.widgets.filter(cell => cell.model.type === 'code')"
WAITING = f"{CELLS}.filter(cell => !cell.model.executionCount).map(cell => cell.model.id)"
FAILED = f"""{CELLS}.filter(cell => cell.model.sharedModel.outputs.some(
    output => output.output_type === 'error' || output.name === 'stderr')).map(cell => cell.model.id)"""
SHOW = """async place => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    notebook.activeCellIndex = place;
    await notebook.scrollToItem(place, 'start');
}"""
RADIO_BUTTONS = ".widget-radio"


@pytest.fixture(scope="module")
def address(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """JupyterLab with the student's notebooks, as in the kit."""
    folder = tmp_path_factory.mktemp("kit")
    student_notebooks(course, folder)
    with jupyterlab(folder) as address:
        yield address


def playthings(lecture: Path) -> dict[int, list[str]]:
    """For the place of each cell that calls `play`, the kinds of its controls."""
    found = {}
    for place, cell in enumerate(read(lecture).cells):
        steps = ast.parse(cell.source).body if cell.cell_type == "code" else []
        for call in (step.value for step in steps if isinstance(step, ast.Expr)):
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "play":
                found[place] = [ast.unparse(word.value).partition("(")[0] for word in call.keywords]
    return found


def test_every_lecture_has_something_to_play_with():
    assert all(playthings(lecture) for lecture in LECTURES)


@each_lecture
def test_every_plaything_of_a_lecture_answers(browser: Browser, address: str, lecture: Path):
    tab = opened(browser, address, f"lectures/{lecture.name}")
    tab.wait_for_function(f"() => !{WAITING}.length || {FAILED}.length", timeout=200_000)
    assert tab.evaluate(FAILED) == []
    for place, kinds in playthings(lecture).items():
        tab.evaluate(SHOW, place)
        cell = tab.locator(f'.jp-Cell[data-windowed-list-index="{place}"]')
        expect(cell.locator("img")).to_be_visible()
        expect(cell.get_by_role("slider")).to_have_count(kinds.count("Slider"))
        expect(cell.locator(RADIO_BUTTONS)).to_have_count(kinds.count("Choice"))
        for slider in cell.get_by_role("slider").all():
            moves_the_picture(cell, lambda slider=slider: push(slider))
        for choice in cell.locator(RADIO_BUTTONS).all():
            moves_the_picture(cell, choice.locator("input:not(:checked)").first.check)
    tab.evaluate(SHUT_DOWN)
    tab.context.close()


def push(slider: Locator) -> None:
    """One step to the right, or to the left where it stands at its end."""
    at_its_end = slider.get_attribute("aria-valuenow") == slider.get_attribute("aria-valuemax")
    slider.press("ArrowLeft" if at_its_end else "ArrowRight")


def moves_the_picture(cell: Locator, move: Callable[[], None]) -> None:
    """The picture and its text become others, and no error stands in their place."""
    picture = cell.locator("img")
    text, pixels = picture.get_attribute("alt"), picture.get_attribute("src")
    move()
    expect(picture).not_to_have_attribute("alt", text)
    expect(picture).not_to_have_attribute("src", pixels)
    expect(cell.get_by_role("alert")).to_have_count(0)
