"""What every figure is made of: a `Picture` with its text, the colours, the sizes.

No state of ``matplotlib.pyplot`` is used or changed.
"""

from __future__ import annotations

import base64
import io
import textwrap
from dataclasses import dataclass
from html import escape
from typing import Any

from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from numpy.typing import NDArray

from dnn_utils.unaffected import unaffected

Array = NDArray[Any]

# The palette of Okabe and Ito (2008), made for all kinds of colour vision.
BLACK, ORANGE, SKY, GREEN = "#000000", "#E69F00", "#56B4E9", "#009E73"
YELLOW, BLUE, VERMILLION, PURPLE = "#F0E442", "#0072B2", "#D55E00", "#CC79A7"
GREY = "#767676"

_RAMP = LinearSegmentedColormap.from_list("two classes", [ORANGE, "#FFFFFF", BLUE])
TWO_CLASSES = _RAMP.with_extremes(bad=GREY)

DPI = 100
"""Dots in an inch of page. Pictures are drawn with twice as many, for sharp screens."""

WIDTH = 8.0
"""Inches: 800 dots of a page, so that the text stays readable where a narrow window shrinks the picture."""

TEXT, SMALL = 12.5, 11.5
"""Sizes in points, of titles and axis labels, and of what stands at ticks and in legends."""


@dataclass(frozen=True)
class Picture:
    """A figure with its text alternative; a notebook shows both."""

    figure: Figure
    alt: str

    @unaffected
    def png(self) -> bytes:
        """The figure as a PNG file, with the text in its metadata."""
        data = io.BytesIO()
        description = {"Description": self.alt}
        self.figure.savefig(data, format="png", dpi=2 * DPI, facecolor="white", metadata=description)
        return data.getvalue()

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> tuple[dict[str, Any], Any]:
        """What Jupyter shows. JupyterLab reads no `alt` for a PNG, so an HTML image is given too."""
        png = base64.b64encode(self.png()).decode("ascii")
        width = int(self.figure.get_figwidth() * DPI)
        html = (
            f'<img src="data:image/png;base64,{png}" alt="{escape(self.alt)}" width="{width}" '
            'style="max-width:100%;height:auto">'
        )
        data = {"image/png": png, "text/html": html, "text/plain": self.alt}
        return data, {"image/png": {"alt": self.alt, "width": width}}


def new_figure(height: float, width: float = WIDTH) -> Figure:
    """An empty figure of so many inches that arranges its parts without overlap."""
    return Figure(figsize=(width, height), layout="constrained")


def label_axes(axes: Axes, x: str, y: str) -> None:
    """Name both axes in words, and draw only the two lines that carry ticks."""
    axes.set_xlabel(x, fontsize=TEXT)
    axes.set_ylabel(y, fontsize=TEXT)
    axes.tick_params(labelsize=SMALL)
    axes.spines[["top", "right"]].set_visible(False)


def heading(figure: Figure, text: str) -> None:
    """A title over the whole figure, broken into lines that fit its width."""
    letters = int(figure.get_figwidth() * 10.5)
    text = text.replace(" %", "\N{NO-BREAK SPACE}%")
    lines = [part for line in text.splitlines() for part in textwrap.wrap(line, letters)]
    figure.suptitle("\n".join(lines), fontsize=TEXT)


def percent(share: float) -> str:
    """A share in whole percent: ``percent(0.714)`` is "71 %"."""
    return f"{100 * share:.0f} %"
