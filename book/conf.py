"""Sphinx's settings. Nothing in a page comes from elsewhere, so it can be opened without a network."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path

from dnn_grader.course import Course

ROOT = Path(__file__).parents[1]

project = "dnn-course"
html_title = Course(ROOT).title
author = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["authors"][0]["name"]
copyright = f'{author}. Text and figures: CC BY 4.0; see "Licences"'

extensions = ["myst_nb", "sphinx.ext.mathjax", "book.pages", "book.execution"]
exclude_patterns = ["README.md", "dnn_utils"]

# Lectures run from top to bottom in a fresh kernel; assignments are the reader's to run.
nb_execution_mode = "force"
nb_execution_excludepatterns = ["week*/*"]
lecture_seconds = 60  # of processor time; seconds of the clock depend on who else uses the machine
nb_execution_timeout = 600
nb_execution_show_tb = True  # an error in a cell is a warning of Sphinx, which fails the build
nb_output_stderr = "warn"  # a lecture that warns fails the build
nb_code_prompt_show = "Show the code"
nb_code_prompt_hide = "Hide the code"
# No kernel is there to play with; the picture that stands beside the controls remains.
nb_ipywidgets_js: dict[str, dict[str, str]] = {}

myst_enable_extensions = ["amsmath", "dollarmath"]
myst_heading_anchors = 6
myst_heading_slug_func = "book.pages.jupyterlab_slug"

html_theme = "furo"
html_static_path = ["static", str(files("sphinx-mathjax-offline") / "static" / "mathjax" / "tex-svg-full.js")]
html_css_files = ["book.css"]
html_js_files = ["search.js"]
html_copy_source = False
html_show_sphinx = False
html_use_index = False
pygments_dark_style = "github-dark"

# One file with its glyphs in it: nothing is fetched later, which a page opened as a file could not do.
# The menu would load more files; the dollar signs are those of quizzes.
mathjax_path = "tex-svg-full.js"
mathjax3_config = {
    "tex": {"inlineMath": [["$", "$"], ["\\(", "\\)"]]},
    "options": {"enableMenu": False},
}
