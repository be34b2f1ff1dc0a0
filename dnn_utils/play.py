"""A picture to play with: ``play(draw, rate=Slider(0.01, 1.1, 0.1, "learning rate"))``.

The controls are ipywidgets; the picture beside them is an ordinary output that is replaced in place. So
whatever becomes of the widgets, a saved notebook still shows a picture with its text alternative.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from dnn_utils.checks.wording import with_article
from dnn_utils.plotting.picture import Picture

WIDGET = "application/vnd.jupyter.widget-view+json"


@dataclass(frozen=True)
class Slider:
    """A number from `low` to `high`: whole if all the numbers given are whole, else a float.

    Without a `step` it moves by 1, or by about a hundredth of its range. `start` is a whole number of steps
    above `low`.
    """

    low: float
    high: float
    start: float
    label: str
    step: float = 0

    def __post_init__(self) -> None:
        _check_label(self.label)
        if not self.low < self.high or not self.low <= self.start <= self.high:
            raise ValueError(
                f'The slider "{self.label}" needs low < high and a start between them, not low = {self.low}, '
                f"high = {self.high} and start = {self.start}."
            )
        steps = (self.start - self.low) / self.size
        if self.step < 0 or self.size > self.high - self.low or abs(steps - round(steps)) > 1e-6:
            raise ValueError(
                f'The slider "{self.label}" should come from {self.low} to {self.start} in whole steps of '
                f"{self.size} that fit into its range."
            )

    @property
    def whole(self) -> bool:
        """Whether its values are ints."""
        return all(isinstance(number, int) for number in (self.low, self.high, self.start, self.step))

    @property
    def size(self) -> float:
        """The step between two values."""
        return self.step or (1 if self.whole else _round_step(self.high - self.low, self.start - self.low))

    @property
    def decimals(self) -> int:
        """So many decimals tell all of its values apart."""
        return max(
            0 if self.whole else 1, *(_decimals(number) for number in (self.low, self.start, self.size))
        )

    def value(self, number: float) -> float:
        """A value as `draw` gets it, without the dust of binary fractions."""
        return round(number) if self.whole else round(float(number), self.decimals)


@dataclass(frozen=True)
class Choice:
    """One of several options, the first to begin with unless `start` is another."""

    options: Sequence[Any]
    label: str
    start: Any = None

    def __post_init__(self) -> None:
        _check_label(self.label)
        if isinstance(self.options, str) or len(set(map(str, self.options))) < max(2, len(self.options)):
            raise ValueError(f'The choice "{self.label}" needs at least two options, each another one.')
        if self.start is None:
            object.__setattr__(self, "start", self.options[0])
        if self.start not in self.options:
            raise ValueError(f'The choice "{self.label}" starts with {self.start!r}, which is no option.')

    def value(self, option: Any) -> Any:
        """A value as `draw` gets it."""
        return option


def play(draw: Callable[..., Picture], **controls: Slider | Choice) -> None:
    """Show the picture that `draw` makes, with a labelled control for each of its arguments.

    ``draw(**values)`` returns a `Picture` and is called again when a control is moved; what goes wrong then
    is said in the picture's place. At the start an error is raised as it is. Where nobody could move a
    control (the book, a run without a front end, plain Python) the picture stands alone.
    """
    _check(controls)
    Stage(draw, controls).show()


class Stage:
    """One picture on show, with the controls that move it."""

    def __init__(self, draw: Callable[..., Picture], controls: dict[str, Slider | Choice]) -> None:
        self.draw = draw
        self.controls = controls
        self.values = {name: control.start for name, control in controls.items()}
        self._handle: Any = None

    def show(self) -> None:
        """The controls, where a front end can show any, and the picture."""
        from IPython.display import display

        picture = self._picture()
        if not _has_front_end():
            display(Still(picture, self._settings(), self._invitation()))
            return
        display(self._widgets(), raw=True)
        self._handle = display(Still(picture), display_id=True)

    def set(self, name: str, value: Any) -> None:
        """Draw again with another value, unless it is the one that was drawn.

        No queue forms while a slider is dragged: the front end sends the newest value, and only when this
        call has returned the next.
        """
        value = self.controls[name].value(value)
        if value != self.values[name]:
            self.values[name] = value
            self._handle.update(self._frame())

    def _frame(self) -> Still | Sorry:
        try:
            return Still(self._picture())
        except Exception as error:
            what = f"{type(error).__name__}, {error}".rstrip(".")
            return Sorry(f"There is no picture for {self._settings()}: {what}.")

    def _picture(self) -> Picture:
        picture: Any = self.draw(**self.values)
        if not isinstance(picture, Picture):
            name = getattr(self.draw, "__name__", "draw")
            returned = with_article(type(picture).__name__)
            raise ValueError(f"`{name}` should return a Picture, and returned {returned}.")
        drawn: Picture = picture
        return drawn

    def _widgets(self) -> dict[str, Any]:
        """The controls as a MIME bundle: widgets, and a sentence where a page can't show these."""
        import ipywidgets

        rows = [_widget(control, self._setter(name)) for name, control in self.controls.items()]
        box = ipywidgets.VBox(rows)
        text = self._invitation()
        view = {"version_major": 2, "version_minor": 0, "model_id": box.model_id}
        return {WIDGET: view, "text/html": f"<p><em>{escape(text)}</em></p>", "text/plain": text}

    def _setter(self, name: str) -> Callable[[Any], None]:
        return lambda change: self.set(name, change["new"])

    def _settings(self) -> str:
        return ", ".join(f"{control.label} = {self.values[name]}" for name, control in self.controls.items())

    def _invitation(self) -> str:
        labels = [control.label for control in self.controls.values()]
        return f"To play with this picture, run its cell in JupyterLab: {', '.join(labels)}."


@dataclass(frozen=True)
class Still:
    """A picture on show; `settings` and `invitation` stand below it where there are no controls."""

    picture: Picture
    settings: str = ""
    invitation: str = ""

    def __str__(self) -> str:
        return "\n".join(filter(None, [self.picture.alt, self._caption]))

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> tuple[dict[str, Any], Any]:
        data, metadata = self.picture._repr_mimebundle_()
        caption = f"<p><em>{escape(self._caption)}</em></p>" if self._caption else f"<style>{STYLE}</style>"
        return data | {"text/html": data["text/html"] + caption, "text/plain": str(self)}, metadata

    @property
    def _caption(self) -> str:
        return f"Drawn with {self.settings}. {self.invitation}" if self.settings else ""


@dataclass(frozen=True)
class Sorry:
    """A sentence in the place of a picture."""

    text: str

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"text/html": f'<p role="alert"><b>⚠ {escape(self.text)}</b></p>', "text/plain": self.text}


# In a notebook that is opened again, JupyterLab writes "Error displaying widget: model not found" where the
# controls were, though the output holds a sentence for that case. These rules say what to do instead.
STYLE = """
.jp-OutputArea-output.jupyter-widgets:not(:has(*)) {font-size: 0}
.jp-OutputArea-output.jupyter-widgets:not(:has(*))::after
  {font-size: var(--jp-content-font-size1, 14px); font-style: italic;
   content: "To play with this picture, run its cell."}
"""


def _widget(control: Slider | Choice, changed: Callable[[Any], None]) -> Any:
    """The widget of one control; `changed` is called with each change of its value."""
    import ipywidgets

    style = {"description_width": "initial"}
    if isinstance(control, Slider):
        return _slider(control, changed, style)
    # JupyterLab takes the arrow keys of a Dropdown for itself; buttons need only Tab and the space bar.
    options = [(str(option), option) for option in control.options]
    widget = ipywidgets.RadioButtons(
        options=options,
        value=control.start,
        description=control.label,
        orientation="horizontal",
        style=style,
        layout={"width": "max-content", "max_width": "100%"},
    )
    widget.observe(changed, "value")
    return widget


def _slider(control: Slider, changed: Callable[[Any], None], style: dict[str, str]) -> Any:
    """A slider beside a box for the number: ipywidgets names only the box to a screen reader."""
    import ipywidgets

    numbers = {"value": control.start, "min": control.low, "max": control.high, "step": control.size}
    kind, text = ipywidgets.FloatSlider, ipywidgets.BoundedFloatText
    if control.whole:
        kind, text = ipywidgets.IntSlider, ipywidgets.BoundedIntText
    slider = kind(**numbers, readout=False, layout={"width": "20em"})
    box = text(**numbers, description=control.label, style=style, layout={"width": "auto"})
    _follow(box, slider, control)
    _follow(slider, box, control)
    slider.observe(changed, "value")
    return ipywidgets.HBox([box, slider], layout={"flex_flow": "row wrap"})


def _follow(follower: Any, leader: Any, control: Slider) -> None:
    """Let one widget take the other's value; `ipywidgets.jslink` would show 0.1 as 0.09999999999999999."""

    def take(change: dict[str, Any]) -> None:
        value = control.value(change["new"])
        if value != control.value(follower.value):
            follower.value = value

    leader.observe(take, "value")


def _has_front_end() -> bool:
    """Whether somebody may move a control: JupyterLab and its like say which cell they run.

    A program that runs notebooks (nbclient, so the book and CI) says nothing of the kind, and would keep
    widgets that move nothing.
    """
    ipython = sys.modules.get("IPython")
    shell: Any = ipython.get_ipython() if ipython else None
    parent = shell.get_parent() if hasattr(shell, "get_parent") else None
    return bool(parent and parent.get("metadata"))


def _check(controls: dict[str, Any]) -> None:
    if not controls:
        raise ValueError(
            'Give `play` at least one control, as in rate=Slider(0.01, 1, 0.1, "learning rate").'
        )
    for name, control in controls.items():
        if not isinstance(control, (Slider, Choice)):
            raise ValueError(
                f"`{name}` should be a Slider or a Choice, not {with_article(type(control).__name__)}."
            )


def _check_label(label: Any) -> None:
    if not isinstance(label, str) or not label.strip():
        raise ValueError(f"A control needs a label that says what it changes, not {label!r}.")


def _round_step(span: float, offset: float) -> float:
    """The largest of …, 0.1, 0.2, 0.5, 1, … that goes about 100 times into `span`, and fits into `offset`."""
    power = math.floor(math.log10(span / 100))
    steps = [float(f"{k}e{p}") for p in (power, power - 1, power - 2) for k in (5, 2, 1)]
    fitting = [s for s in steps if s <= span / 70 and abs(offset / s - round(offset / s)) < 1e-6]
    return fitting[0] if fitting else steps[-1]


def _decimals(number: float) -> int:
    """How many decimals a number has, as it is written."""
    text = f"{number:.10f}".rstrip("0")
    return len(text.partition(".")[2])
