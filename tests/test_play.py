"""Pictures to play with: the controls, what remains without a front end, and JupyterLab in a browser."""

import gc
import subprocess
import sys
import weakref
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from lab import SAVE, SHUT_DOWN, jupyterlab, opened, write_notebook
from nbclient import NotebookClient
from nbconvert import HTMLExporter
from playwright.sync_api import Browser, expect

from dnn_utils import play as module
from dnn_utils.play import WIDGET, Choice, Slider, Stage, Still, play
from dnn_utils.plotting.picture import Picture, new_figure

RATE = Slider(0.01, 1.1, 0.1, "learning rate")
CURVE = Choice(["sine", "line"], "curve")


def draw(**values) -> Picture:
    return Picture(new_figure(1), f"Drawn for {values}")


class Screen:
    """Stands for IPython's `display`: keeps what is shown."""

    def __init__(self) -> None:
        self.shown = []

    def __call__(self, what, **options):
        self.shown.append(what)
        return self

    def update(self, what):
        self.shown[-1] = what


@pytest.fixture
def screen(monkeypatch) -> Screen:
    screen = Screen()
    monkeypatch.setattr("IPython.display.display", screen)
    monkeypatch.setattr(module, "_has_front_end", lambda: True)
    return screen


def staged(screen, draw=draw, **controls) -> Stage:
    stage = Stage(draw, controls)
    stage.show()
    return stage


@pytest.mark.parametrize(
    "slider, size, value",
    [
        (RATE, 0.01, 0.1),
        (Slider(0.05, 3, 0.1, "rate"), 0.01, 0.1),
        (Slider(-4, 4, 0.5, "z"), 0.05, 0.5),
        (Slider(0, 1e-3, 0.0, "small"), 1e-5, 0.0),
        (Slider(1, 20, 4, "hidden units"), 1, 4),
        (Slider(1, 9, 3, "odd", step=2), 2, 3),
        (Slider(0.0, 1000.0, 500.0, "large"), 10.0, 500.0),
    ],
)
def test_a_slider_has_round_steps(slider, size, value):
    assert slider.size == pytest.approx(size)
    got = slider.value(slider.start * (1 - 1e-15))
    assert got == value and type(got) is type(slider.start)


@pytest.mark.parametrize(
    "make, message",
    [
        (lambda: Slider(1, 0, 1, "rate"), "low < high"),
        (lambda: Slider(0, 1, 2, "rate"), "low < high"),
        (lambda: Slider(0, 1, 0, ""), "needs a label"),
        (lambda: Slider(0.0, 1.0, 0.5, "rate", step=0.3), "in whole steps"),
        (lambda: Slider(0, 1, 0, "rate", step=2), "in whole steps"),
        (lambda: Slider(0, 4, 0, "rate", step=-1), "in whole steps"),
        (lambda: Choice(["a"], "curve"), "at least two options"),
        (lambda: Choice(["a", "a"], "curve"), "at least two options"),
        (lambda: Choice("ab", "curve"), "at least two options"),
        (lambda: Choice(["a", "b"], "curve", start="c"), "no option"),
        (lambda: play(draw), "at least one control"),
        (lambda: play(draw, rate=0.1), "should be a Slider or a Choice"),
        (lambda: play(lambda rate: None, rate=RATE), "should return a Picture"),
    ],
)
def test_what_does_not_fit_is_said(make, message):
    with pytest.raises(ValueError, match=message):
        make()


def test_in_plain_python_there_is_text(capsys):
    play(draw, rate=RATE, curve=CURVE)
    said = capsys.readouterr().out
    assert said.startswith("Drawn for {'rate': 0.1, 'curve': 'sine'}\nDrawn with learning rate = 0.1, curve")


def test_plain_python_and_the_sandbox_need_no_widgets():
    code = (
        "import sys; sys.modules['ipywidgets'] = None\n"
        "from dnn_utils.play import *\nfrom dnn_utils.plotting.picture import new_figure\n"
        "play(lambda rate: Picture(new_figure(1), 'a line'), rate=Slider(0, 9, 1, 'rate'))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert run.stdout.startswith("a line\n") and not run.stderr


def test_the_controls_have_a_text_where_no_widget_is_shown(screen):
    staged(screen, rate=RATE, curve=CURVE)
    bundle = screen.shown[0]
    assert WIDGET in bundle and "learning rate, curve" in bundle["text/html"] and bundle["text/plain"]


def test_moving_a_control_draws_again_in_place(screen):
    stage = staged(screen, rate=RATE, curve=CURVE)
    stage.set("rate", 0.30000000000000004)
    stage.set("curve", "line")
    assert len(screen.shown) == 2 and "{'rate': 0.3, 'curve': 'line'}" in screen.shown[1].picture.alt


def test_the_same_value_is_not_drawn_twice(screen):
    drawn = []
    stage = staged(screen, lambda rate: drawn.append(rate) or draw(), rate=RATE)
    for value in (0.1, 0.2, 0.2, 0.2 + 1e-12):
        stage.set("rate", value)
    assert drawn == [0.1, 0.2]


def test_an_error_while_playing_is_one_sentence_and_play_goes_on(screen):
    def fragile(rate):
        if rate < 0.5:
            return draw()
        raise ValueError("The steps go uphill.")

    stage = staged(screen, fragile, rate=RATE)
    stage.set("rate", 0.7)
    html = screen.shown[1]._repr_mimebundle_()["text/html"]
    assert "no picture for learning rate = 0.7: ValueError, The steps go uphill.</b>" in html
    stage.set("rate", 0.2)
    assert isinstance(screen.shown[1], Still)


def test_no_picture_is_kept_that_is_not_shown(screen, monkeypatch):
    made = []

    def watched(rate):
        picture = draw()
        made.append(weakref.ref(picture.figure))
        return picture

    stage = staged(screen, watched, rate=RATE)
    for k in range(20):
        stage.set("rate", 0.2 + k / 100)
    gc.collect()
    assert len(made) == 21 and sum(figure() is not None for figure in made) == 1


def test_the_box_and_the_slider_move_together(screen):
    moved = []
    box, slider = module._slider(RATE, lambda change: moved.append(change["new"]), {}).children
    assert (box.description, box.value, slider.value) == ("learning rate", 0.1, 0.1)
    box.value = 0.5
    assert slider.value == 0.5
    slider.value = 0.7000000000000001
    assert box.value == 0.7 and moved == [0.5, 0.7000000000000001]


@pytest.mark.parametrize("metadata, live", [({}, False), ({"cellId": "a"}, True)])
def test_a_front_end_is_who_names_the_cell_it_runs(monkeypatch, metadata, live):
    shell = SimpleNamespace(get_parent=lambda: {"metadata": metadata})
    monkeypatch.setattr("IPython.get_ipython", lambda: shell)
    assert module._has_front_end() is live


CELL = """
import time
from dnn_utils.play import Choice, Slider, play
from dnn_utils.plotting.picture import Picture, new_figure
drawn, PAUSE = [], 0.0
def draw(rate, curve, n):
    drawn.append(rate)
    time.sleep(PAUSE)
    if rate > 1:
        raise ValueError("the rate is <too> large")
    figure = new_figure(1)
    figure.add_subplot().plot([0, rate])
    return Picture(figure, f"{curve} of {rate} and {n}")
play(draw, rate=Slider(0.01, 1.1, 0.1, "learning rate"), curve=Choice(["sine", "line"], "curve"),
     n=Slider(1, 9, 2, "how often"))
"""


def test_a_run_without_a_front_end_keeps_a_picture_and_no_widget(tmp_path: Path):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)])
    NotebookClient(notebook, timeout=60, kernel_name="python3").execute(cwd=str(tmp_path))
    (output,) = notebook.cells[0].outputs
    assert WIDGET not in output.data and "widgets" not in notebook.metadata
    assert 'alt="sine of 0.1 and 2"' in output.data["text/html"] and "image/png" in output.data
    assert 'alt="sine of 0.1 and 2"' in HTMLExporter().from_notebook_node(notebook)[0]


@pytest.mark.browser
@pytest.mark.slow
def test_in_jupyterlab_by_keyboard_and_opened_again(browser: Browser, tmp_path: Path):
    path = write_notebook(tmp_path / "play.ipynb", CELL)
    with jupyterlab(tmp_path) as address:
        tab = opened(browser, address, "play.ipynb")
        picture = tab.locator(".jp-OutputArea img")
        expect(picture).to_have_attribute("alt", "sine of 0.1 and 2", timeout=30_000)
        slider, rate = tab.get_by_role("slider").first, tab.get_by_role("spinbutton", name="learning rate")
        slider.focus()
        for key in ("ArrowRight", "ArrowRight", "ArrowUp"):
            tab.keyboard.press(key)
        expect(picture).to_have_attribute("alt", "sine of 0.13 and 2")
        expect(rate).to_have_value("0.13")
        rate.focus()
        tab.keyboard.press("ArrowUp")
        expect(picture).to_have_attribute("alt", "sine of 0.14 and 2")
        tab.get_by_role("radio", name="line").focus()
        tab.keyboard.press("Space")
        expect(picture).to_have_attribute("alt", "line of 0.14 and 2")
        rate.fill("1.05")
        rate.press("Tab")
        expect(tab.get_by_role("alert")).to_contain_text("ValueError, the rate is <too> large.")
        rate.fill("0.5")
        rate.press("Tab")
        expect(picture).to_have_attribute("alt", "line of 0.5 and 2")
        tab.evaluate(SAVE)
        tab.evaluate(SHUT_DOWN)
        tab.context.close()
        _looks_well_when_opened_again(browser, address, path)


def _looks_well_when_opened_again(browser: Browser, address: str, path: Path) -> None:
    """No kernel has the widgets any more: the picture is there, and no message about a lost widget."""
    saved = nbformat.read(path, 4)
    assert "line of 0.5 and 2" in HTMLExporter().from_notebook_node(saved)[0]
    tab = opened(browser, address, path.name, run=False)
    expect(tab.locator(".jp-OutputArea img")).to_have_attribute("alt", "line of 0.5 and 2", timeout=30_000)
    lost = tab.get_by_text("model not found")
    expect(lost).to_have_count(1, timeout=30_000)
    assert lost.evaluate("e => getComputedStyle(e).fontSize") == "0px"
    assert "run its cell" in lost.evaluate("e => getComputedStyle(e, '::after').content")
    tab.context.close()


SLOW = CELL.replace("PAUSE = [], 0.0", "PAUSE = [], 0.4")


@pytest.mark.browser
@pytest.mark.slow
def test_no_queue_of_draws_forms_behind_a_slider(browser: Browser, tmp_path: Path):
    write_notebook(tmp_path / "slow.ipynb", SLOW)
    with jupyterlab(tmp_path) as address:
        tab = opened(browser, address, "slow.ipynb")
        picture = tab.locator(".jp-OutputArea img")
        expect(picture).to_be_visible(timeout=30_000)
        tab.get_by_role("slider").first.focus()
        for _ in range(40):
            tab.keyboard.press("ArrowRight")
        expect(picture).to_have_attribute("alt", "sine of 0.5 and 2", timeout=4_000)  # 40 draws take 16 s
        tab.context.close()
