# ruff: noqa: E501  (the table reads better in rows)
"""What editors and accidents do to a notebook before it is handed in, and what each must give.

Each of `MANGLINGS` takes a solved notebook of an assignment and gives the files that are handed in. In
the notebook, the second function is written with a helper in a cell of the student's own. What is said
here of Jupytext and nbstripout was found by running them (1.19.6, 0.9.1) on a released notebook.
"""

from __future__ import annotations

import codecs
import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
Cell = dict[str, Any]
Files = Mapping[str, bytes]
HELPER = "def passed_on(value):\n    return value"
_MARKS = re.compile(r"^[ \t]*### (?:BEGIN|END) SOLUTION[^\n]*\n?", re.M)


@dataclass
class Work:
    """One student's notebook of an assignment, solved and run, as a tree of JSON."""

    assignment: str
    notebook: dict[str, Any]
    stubs: dict[str, str]
    functions: tuple[str, ...]

    @property
    def cells(self) -> list[Cell]:
        return self.notebook["cells"]

    @cells.setter
    def cells(self, cells: list[Cell]) -> None:
        self.notebook["cells"] = cells

    @property
    def one(self) -> str:
        """The first function to write."""
        return self.functions[0]

    @property
    def two(self) -> str:
        """The second; it uses the student's own helper."""
        return self.functions[1]

    @cached_property
    def solutions(self) -> dict[str, str]:
        """What the student has written, by solution cell."""
        return {name: self.cell(name)["source"] for name in self.stubs}

    @property
    def file(self) -> str:
        return f"{self.assignment}.ipynb"

    def text(self, **options: Any) -> str:
        """The notebook as its file has it."""
        return json.dumps(self.notebook, **{"indent": 1, "ensure_ascii": False} | options) + "\n"

    def cell(self, name: str) -> Cell:
        return self.cells[self.at(name)]

    def at(self, name: str) -> int:
        return next(
            i for i, cell in enumerate(self.cells) if grade_id(cell) == name or cell.get("id") == name
        )

    def remove(self, *names: str) -> list[Cell]:
        return [self.cells.pop(self.at(name)) for name in names]

    def insert(self, index: int, *cells: Cell) -> None:
        self.cells[index:index] = cells

    def marked(self) -> list[Cell]:
        """The cells with nbgrader's settings."""
        return [cell for cell in self.cells if grade_id(cell)]

    def tests(self) -> list[str]:
        return [grade_id(cell) for cell in self.marked() if cell["metadata"]["nbgrader"]["grade"]]


@dataclass(frozen=True)
class Mangling:
    """A mangling, who does that, and what must come of it.

    `change` works on the notebook, or gives what is handed in instead. Every exercise must get what the
    unmangled notebook gets, but for those that `loses` names: by the names of `Work`, or "all". All of
    `notes` must be said, each in a note; where there are none, nothing may be. `refused` is in the reason
    of those that are not graded, so that nobody takes an accident for a zero.
    """

    name: str
    cause: str
    change: Callable[[Work], Files | bytes | None]
    notes: tuple[str, ...] = ()
    loses: tuple[str, ...] = ()
    refused: str = ""

    def files(self, work: Work) -> Files:
        """What is handed in."""
        made = self.change(work)
        if made is None:
            made = work.text().encode()
        return {work.file: made} if isinstance(made, bytes) else made


def grade_id(cell: Cell) -> str:
    return cell["metadata"].get("nbgrader", {}).get("grade_id", "") if "metadata" in cell else ""


def solve(
    assignment: str, released: dict[str, Any], source: dict[str, Any], functions: tuple[str, ...]
) -> Work:
    """The notebook of a student who has solved all of `released`, with the solutions of `source`."""
    solutions = {grade_id(cell): _MARKS.sub("", "".join(cell["source"])).rstrip() for cell in source["cells"]}
    work = Work(assignment, json.loads(json.dumps(released)), {}, functions)
    for number, cell in enumerate(work.cells, 1):
        cell["source"] = "".join(cell["source"])
        if cell["metadata"].get("nbgrader", {}).get("solution"):
            work.stubs[grade_id(cell)] = cell["source"]
            cell["source"] = solutions[grade_id(cell)]
        if cell["cell_type"] == "code":
            cell["execution_count"] = number
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": ["all is fine: × ≤ ü\n"]}]
    before, last, value = work.cell(work.two)["source"].rpartition("    return ")
    work.cell(work.two)["source"] = f"{before}{last}passed_on(({value}))"
    work.insert(work.at(work.two), code(HELPER, id="my-helper"))
    assert work.solutions
    return work


def code(source: str, **parts: Any) -> Cell:
    blank = {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": []}
    return {**blank, "source": source, **parts}


def text(source: str, **parts: Any) -> Cell:
    return {"cell_type": "markdown", "metadata": {}, "source": source, **parts}


def copied(cell: Cell, **parts: Any) -> Cell:
    return {**json.loads(json.dumps(cell)), **parts}


# Deleted ---------------------------------------------------------------------------------------------


def delete_all_tests(work: Work) -> None:
    work.remove(*work.tests())


def delete_all_but_solutions(work: Work) -> None:
    work.cells = [c for c in work.cells if grade_id(c) in work.stubs or c.get("id") == "my-helper"]


def delete_texts(work: Work) -> None:
    work.cells = [cell for cell in work.cells if cell["cell_type"] != "markdown"]


# Copied ----------------------------------------------------------------------------------------------


def copy_behind(work: Work, name: str, **parts: Any) -> None:
    work.insert(work.at(name) + 1, copied(work.cell(name), id="a-copy", **parts))


def solve_in_the_copy(work: Work) -> None:
    copy_behind(work, work.one)
    work.cell(work.one)["source"] = work.stubs[work.one]


def keep_the_stub_behind(work: Work) -> None:
    copy_behind(work, work.one, source=work.stubs[work.one])


def keep_a_nameless_stub_behind(work: Work) -> None:
    work.insert(work.at(work.one) + 1, code(work.stubs[work.one], id="a-copy"))


def double(work: Work) -> None:
    work.cells = [*work.cells, *(copied(cell, id=f"b{i}") for i, cell in enumerate(work.cells))]


def older_version_first(work: Work) -> None:
    older = copied(work.cell(work.one), id="older", source=f"def {work.one}(*args):\n    return 'older'")
    work.insert(work.at(work.one), older)


# Split -----------------------------------------------------------------------------------------------


def halves(work: Work, name: str) -> tuple[str, str]:
    """A function's text, cut before its last line."""
    first, _, last = work.cell(name)["source"].rstrip().rpartition("\n")
    return first, last


def split_function(work: Work, **parts: Any) -> None:
    first, last = halves(work, work.one)
    work.cell(work.one)["source"] = first
    work.insert(work.at(work.one) + 1, copied(work.cell(work.one), id="half", source=last, **parts))


def split_behind_the_first_line(work: Work) -> None:
    first, _, rest = work.cell(work.two)["source"].partition(":\n")
    work.cell(work.two)["source"] = first + ":"
    work.insert(work.at(work.two) + 1, copied(work.cell(work.two), id="half", source=rest))


def split_off_a_helper(work: Work) -> None:
    own = copied(work.cell(work.two), id="half")
    work.cell(work.two)["source"] = HELPER
    work.remove("my-helper")
    work.insert(work.at(work.two) + 1, own)


def split_around_the_test(work: Work) -> None:
    own = code(work.cell(work.two)["source"], id="half")
    work.cell(work.two)["source"] = "factor = 1"
    work.insert(work.at(f"test_{work.two}") + 1, own)


def split_test(work: Work) -> None:
    name = f"test_{work.one}"
    work.cell(name)["source"] = "check("
    work.insert(work.at(name) + 1, copied(work.cell(name), id="half", source=f'"{work.one}")'))


# Merged ----------------------------------------------------------------------------------------------


def merge(work: Work, *names: str, glue: str = "\n\n") -> None:
    """Merge cells; the first one's type and settings stay, as in JupyterLab."""
    cells = [work.cell(name) for name in names]
    cells[0]["source"] = glue.join(cell["source"] for cell in cells)
    work.cells = [cell for cell in work.cells if all(cell is not other for other in cells[1:])]


def merge_a_stretch(work: Work) -> None:
    """All cells from the first function to the test of the second, in one."""
    stretch = work.cells[work.at(work.one) : work.at(f"test_{work.two}") + 1]
    merge(work, *(cell["id"] for cell in stretch if grade_id(cell) or cell["cell_type"] == "markdown"))


# Retyped ---------------------------------------------------------------------------------------------


def retype(work: Work, kind: str, *names: str) -> None:
    for name in names:
        cell = work.cell(name)
        cell["cell_type"] = kind
        cell.pop("outputs", None), cell.pop("execution_count", None)


def retype_and_forget(work: Work) -> None:
    retype(work, "markdown", work.one)
    work.cell(work.one).update(metadata={}, id="other")


def retype_texts(work: Work) -> None:
    for cell in work.cells:
        if cell["cell_type"] == "markdown":
            cell.update(code(cell["source"], id=cell["id"]))


# In another order --------------------------------------------------------------------------------------


def reverse(work: Work) -> None:
    work.cells.reverse()


def move(work: Work, index: int, *names: str) -> None:
    cells = work.remove(*names)
    work.insert(index if index >= 0 else len(work.cells), *cells)


def swap(work: Work) -> None:
    i, j = work.at(work.one), work.at(work.two)
    work.cells[i], work.cells[j] = work.cells[j], work.cells[i]


# In the wrong cell -------------------------------------------------------------------------------------


def solve_elsewhere(work: Work, place: str, behind: int) -> None:
    """Solved in a new cell near `place`, the cell for it left as it was handed out."""
    written, cell = work.cell(work.one)["source"], work.cell(work.one)
    cell["source"] = work.stubs[work.one]
    work.insert(work.at(place) + behind, code(written, id="mine"))


def solve_in_the_others_cell(work: Work) -> None:
    work.cell(work.one)["source"] += f"\n\n\n{HELPER}\n\n\n{work.cell(work.two)['source']}"
    work.cell(work.two)["source"] = work.stubs[work.two]
    work.remove("my-helper")


def solve_in_the_test_cell(work: Work) -> None:
    work.cell(f"test_{work.one}")["source"] = f'{work.cell(work.one)["source"]}\n\ncheck("{work.one}")'
    work.cell(work.one)["source"] = work.stubs[work.one]


def helper_in_the_setup(work: Work) -> None:
    work.cell("setup")["source"] += f"\n\n\n{HELPER}"
    work.remove("my-helper")


def helper_in_a_test(work: Work) -> None:
    """The helper in the test cell before the function that uses it."""
    work.cell(f"test_{work.one}")["source"] += f"\n{HELPER}"
    work.remove("my-helper")


def own_cells_everywhere(work: Work) -> None:
    spread: list[Cell] = []
    for number, cell in enumerate(work.cells):
        spread += [code(f"a_try = {number}\nprint(a_try)", id=f"try-{number}"), cell, text("*note*")]
    work.cells = spread


def magics_first(work: Work) -> None:
    for name, magic in ((work.one, "%%time"), (work.two, "%matplotlib inline\n%load_ext autoreload")):
        work.cell(name)["source"] = f"{magic}\n{work.cell(name)['source']}"


# Settings ----------------------------------------------------------------------------------------------


def strip_settings(work: Work) -> None:
    for cell in work.cells:
        cell["metadata"] = {}


def strip_ids(work: Work) -> None:
    for cell in work.cells:
        cell.pop("id", None)
    work.notebook["nbformat_minor"] = 4


def strip_all(work: Work) -> None:
    strip_settings(work)
    strip_ids(work)


def new_ids(work: Work) -> None:
    for number, cell in enumerate(work.cells):
        cell["id"] = f"{number:08x}"


def same_ids(work: Work) -> None:
    for cell in work.cells:
        cell["id"] = "same"


def swap_ids(work: Work, one: str, two: str) -> None:
    first, second = work.cell(one)["metadata"]["nbgrader"], work.cell(two)["metadata"]["nbgrader"]
    first["grade_id"], second["grade_id"] = two, one


def raise_points(work: Work) -> None:
    for name in work.tests():
        work.cell(name)["metadata"]["nbgrader"] |= {"points": 1000, "locked": False}


def misspell_grade_id(work: Work) -> None:
    work.cell(work.one)["metadata"]["nbgrader"]["grade_id"] = work.one + " (mine)"


def older_schema(work: Work) -> None:
    for cell in work.marked():
        settings = cell["metadata"]["nbgrader"]
        del settings["task"], settings["cell_type"]
        settings["schema_version"] = 1


def edit_tests(work: Work) -> None:
    for name in work.tests():
        work.cell(name)["source"] = "1000.0"


def edit_setup(work: Work) -> None:
    work.cell("setup")["source"] = work.cell("setup")["source"].replace("import numpy as np", "import numpy")


def edit_training(work: Work) -> None:
    """More steps in the cells that train, which grading skips."""
    for cell in work.marked():
        if "training" in cell["metadata"].get("tags", []):
            cell["source"] += "\nwhile True: pass"


# Editors -----------------------------------------------------------------------------------------------


def jupytext(work: Work) -> None:
    """`jupytext --to py:percent` and back: settings stay, ids are new, outputs are gone."""
    clear(work)
    new_ids(work)
    work.notebook["metadata"] = {"kernelspec": work.notebook["metadata"]["kernelspec"]}


def clear(work: Work) -> None:
    for cell in work.cells:
        if cell["cell_type"] == "code":
            cell.update(outputs=[], execution_count=None)


def nbstripout(work: Work) -> None:
    """Outputs go, and ids become numbers."""
    clear(work)
    for number, cell in enumerate(work.cells):
        cell["id"] = str(number)


def vs_code(work: Work) -> None:
    for cell in work.cells:
        cell["metadata"]["vscode"] = {"languageId": "python"}
    work.notebook["metadata"]["vscode"] = {"interpreter": {"hash": "0" * 64}}


def colab(work: Work) -> None:
    strip_all(work)
    for number, cell in enumerate(work.cells):
        cell["metadata"] = {"id": f"x{number}", "outputId": "y", "colab": {"base_uri": "https://…"}}
    work.notebook["metadata"] = {"colab": {"provenance": []}, "kernelspec": {"name": "python3"}}
    work.notebook["nbformat_minor"] = 0


def kaggle(work: Work) -> None:
    strip_all(work)
    for number, cell in enumerate(work.cells):
        cell["metadata"] = {
            "_uuid": f"{number:040x}",
            "trusted": True,
            "execution": {"shell.execute_reply": "t"},
        }
    start = "import os\nfor folder, _, files in os.walk('/kaggle/input'):\n    print(folder)"
    work.insert(0, code(start, metadata={"_uuid": "8f2839f25d086af736a60e9eeb907d3b93b6e0e5"}))


def databricks(work: Work) -> None:
    strip_all(work)
    for cell in work.cells:
        cell["metadata"] = {"application/vnd.databricks.v1+cell": {"title": "", "showTitle": False}}
    work.notebook["metadata"] = {"application/vnd.databricks.v1+notebook": {"language": "python"}}


def format_3(work: Work) -> bytes:
    cells = []
    for cell in work.cells:
        old = {"cell_type": cell["cell_type"], "metadata": cell["metadata"]}
        if cell["cell_type"] == "code":
            old |= {"input": cell["source"], "language": "python", "collapsed": False, "outputs": []}
        else:
            old["source"] = cell["source"]
        cells.append(old)
    sheet = {"cells": cells, "metadata": {}}
    return json.dumps(
        {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}, "worksheets": [sheet]}
    ).encode()


def format_2(work: Work) -> bytes:
    notebook = json.loads(format_3(work))
    for cell in notebook["worksheets"][0]["cells"]:
        del cell["metadata"]
        if cell["cell_type"] == "markdown":
            cell["rendered"] = True
    return json.dumps(notebook | {"nbformat": 2}).encode()


# Bytes -------------------------------------------------------------------------------------------------


def latin(work: Work) -> bytes:
    return work.text().encode("cp1252", "replace")


def trailing_commas(work: Work) -> bytes:
    return re.sub(r"(\n\s*[\]}])", r",\1", work.text()).encode()


def nan(work: Work) -> bytes:
    work.notebook["metadata"]["score"] = float("nan")
    work.cell(work.one)["outputs"][0]["x"] = float("inf")
    return work.text().encode()


def double_keys(work: Work) -> bytes:
    return work.text().replace('"cell_type":', '"cell_type": "raw", "cell_type":').encode()


def lines_as_lists(work: Work, keepends: bool) -> None:
    for cell in work.cells:
        cell["source"] = cell["source"].splitlines(keepends)


def windows_lines(work: Work) -> bytes:
    for cell in work.cells:
        cell["source"] = cell["source"].replace("\n", "\r\n")
    return work.text().replace("\n", "\r\n").encode()


def bare(work: Work) -> None:
    """Only what a cell can't do without."""
    work.cells = [{"cell_type": cell["cell_type"], "source": cell["source"]} for cell in work.cells]


def conflict(work: Work) -> bytes:
    lines = work.text().splitlines(True)
    lines[40:41] = ["<<<<<<< HEAD\n", lines[40], "=======\n", lines[40], ">>>>>>> theirs\n"]
    return "".join(lines).encode()


def truncated(work: Work) -> bytes:
    return work.text().encode()[: len(work.text()) // 2]


def zipped(work: Work, name: str = "", content: bytes = b"") -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name or f"{work.assignment}/{work.file}", content if name else work.text())
        file.writestr("__MACOSX/._" + work.file, b"\0\5\x16\7")
    return archive.getvalue()


def as_html(work: Work) -> bytes:
    return f"<!DOCTYPE html>\n<html><body><pre>{work.text()}</pre></body></html>".encode()


def as_python(work: Work) -> bytes:
    return "\n\n".join(f"# %%\n{cell['source']}" for cell in work.cells if "outputs" in cell).encode()


# Files -------------------------------------------------------------------------------------------------


def named(name: str) -> Callable[[Work], Files]:
    return lambda work: {name.format(work.assignment): work.text().encode()}


def two_files(work: Work) -> Files:
    """The notebook under another name, and an older one with stubs that looks less like it."""
    finished = work.text().encode()
    for name, stub in work.stubs.items():
        work.cell(name)["source"] = stub
    return {f"{work.assignment} (1).ipynb": finished, "Untitled.ipynb": work.text().encode()}


def worked_in_a_copy(work: Work) -> Files:
    """The notebook as it was handed out, under its own name."""
    finished = work.text().encode()
    for name, stub in work.stubs.items():
        work.cell(name)["source"] = stub
    return {f"{work.assignment}-Copy1.ipynb": finished, f"{work.assignment}.ipynb": work.text().encode()}


def older_beside(work: Work) -> Files:
    """A copy with all but one function."""
    finished = work.text().encode()
    name, stub = next(iter(work.stubs.items()))
    work.cell(name)["source"] = stub
    return {f"{work.assignment}.ipynb": finished, f"{work.assignment}_old.ipynb": work.text().encode()}


def broken_beside(work: Work) -> Files:
    """The rightly named one is cut off."""
    finished = work.text().encode()
    return {f"{work.assignment}.ipynb": finished[:5000], f"{work.assignment} (1).ipynb": finished}


def another_assignment(work: Work) -> bytes:
    other = "week1_introduction" if work.assignment == "week3_shallow_network" else "week3_shallow_network"
    return (ROOT / "release" / other / f"{other}.ipynb").read_bytes()


MANGLINGS = (
    Mangling("nothing", "a student who did nothing wrong", lambda work: None),
    # deleted
    Mangling("a test deleted", "dd in command mode", lambda w: w.remove(f"test_{w.one}") and None, ("put back",)),
    Mangling("all tests deleted", "“clean up” before handing in", delete_all_tests, ("put back",)),
    Mangling("the setup deleted", "dd in command mode", lambda w: w.remove("setup") and None, ("put back",)),
    Mangling(
        "a solution deleted", "dd in command mode", lambda w: w.remove(w.one) and None,
        ("solution cells were missing",), ("one",),
    ),
    Mangling(
        "a solution and its test deleted", "a range of cells selected and cut",
        lambda w: w.remove(w.one, f"test_{w.one}") and None, ("solution cells were missing", "put back"), ("one",),
    ),
    Mangling("all but the solutions deleted", "a student who hands in “only my code”", delete_all_but_solutions,
             ("put back",)),
    Mangling("the texts deleted", "a student who hands in “only the code”", delete_texts),
    # copied
    Mangling("a solution copied", "c and v in command mode", lambda w: copy_behind(w, w.one), ("more than one",)),
    Mangling("a test copied", "c and v in command mode", lambda w: copy_behind(w, f"test_{w.one}"), ("copies",)),
    Mangling("solved in a copy", "the handed-out cell kept, the copy behind it filled in", solve_in_the_copy,
             ("copies",)),
    Mangling("the stub kept behind the solution", "a copy as a reminder", keep_the_stub_behind, ("copies",)),
    Mangling("a nameless stub behind the solution", "the text copied into a new cell", keep_a_nameless_stub_behind,
             ("copies",)),
    Mangling("all cells twice", "select all, copy, paste", double, ("more than one", "copies")),
    Mangling("an older version before it", "a copy kept while trying", older_version_first, ("more than one",)),
    # split
    Mangling("a function split by JupyterLab", "Ctrl-Shift-minus inside a function: both halves keep the settings",
             split_function, ("spread over several cells",)),
    Mangling("a function split by Colab", "the second half is a new cell without settings",
             lambda w: split_function(w, metadata={}), ("spread over several cells",)),
    Mangling("split behind the first line", "Ctrl-Shift-minus behind the colon", split_behind_the_first_line,
             ("spread over several cells",)),
    Mangling("a helper split off", "Ctrl-Shift-minus between two functions", split_off_a_helper, ("more than one",)),
    Mangling("a split solution around its test", "the second half moved down", split_around_the_test, ("moved",)),
    Mangling("a test split", "Ctrl-Shift-minus in an editor that ignores locks", split_test, ("original text",)),
    # merged
    Mangling("a solution merged with its test", "Shift-M in JupyterLab", lambda w: merge(w, w.one, f"test_{w.one}"),
             ("put back",)),
    Mangling("two solutions merged", "Shift-M in JupyterLab", lambda w: merge(w, w.one, "my-helper", w.two),
             ("solution cells were missing",)),
    Mangling("a solution merged into its text", "Shift-M: the result is a text cell",
             lambda w: merge(w, f"task_{w.one}", w.one), ("merged into one cell",)),
    Mangling("a solution joined to its text", "“Join with previous cell” in VS Code: one line end between",
             lambda w: merge(w, f"task_{w.one}", w.one, glue="\n"), ("merged into one cell",)),
    Mangling("a stretch merged", "a range selected and merged: texts, code and tests", merge_a_stretch,
             ("merged into one cell",)),
    # retyped
    Mangling("a solution as text", "m in command mode", lambda w: retype(w, "markdown", w.one), ("another type",)),
    Mangling("a solution as raw text", "r in command mode", lambda w: retype(w, "raw", w.one), ("another type",)),
    Mangling("a solution as text without settings", "m in an editor that drops settings", retype_and_forget,
             ("another type", "without the course's settings")),
    Mangling("a test as text", "m in command mode", lambda w: retype(w, "markdown", f"test_{w.one}"),
             ("another type",)),
    Mangling("the setup as raw text", "r in command mode", lambda w: retype(w, "raw", "setup"), ("another type",)),
    Mangling("all texts as code", "all cells selected, then y", retype_texts, ("another type",)),
    # in another order
    Mangling("all cells in reverse", "a script, or a sort", reverse, ("moved",)),
    Mangling("two solutions swapped", "cells dragged", swap, ("moved",)),
    Mangling("a test at the top", "a cell dragged", lambda w: move(w, 0, f"test_{w.one}"), ("moved",)),
    Mangling("all tests at the end", "cells dragged", lambda w: move(w, -1, *w.tests())),
    Mangling("all tests at the top", "cells dragged", lambda w: move(w, 0, *w.tests()), ("moved",)),
    Mangling("a solution at the end", "a cell dragged", lambda w: move(w, -1, w.one), ("moved",)),
    Mangling("the setup at the end", "a cell dragged", lambda w: move(w, -1, "setup"), ("moved",)),
    # in the wrong cell
    Mangling("solved in a new cell before", "the handed-out cell left alone", lambda w: solve_elsewhere(w, w.one, 0),
             ("without the course's settings",)),
    Mangling("solved in a new cell behind the test", "the handed-out cell left alone",
             lambda w: solve_elsewhere(w, f"test_{w.one}", 1), ("without the course's settings", "moved")),
    Mangling("two exercises in the cell of one", "a student who writes on", solve_in_the_others_cell,
             ("solved in another cell",)),
    Mangling("solved in the test's cell", "VS Code and Colab don't know locked cells", solve_in_the_test_cell,
             ("original text", "cell of its own")),
    Mangling("a helper in the setup's cell", "VS Code and Colab don't know locked cells", helper_in_the_setup,
             ("original text", "cell of its own")),
    Mangling("a helper in a test's cell", "VS Code and Colab don't know locked cells", helper_in_a_test,
             ("original text", "cell of its own")),
    Mangling("own cells everywhere", "trying things out", own_cells_everywhere),
    Mangling("magics first", "%%time, %matplotlib, %load_ext", magics_first),
    # settings
    Mangling("settings stripped", "an editor that keeps only ids", strip_settings, ("without the course's",)),
    Mangling("ids stripped", "Jupyter before 2021, format 4.4", strip_ids),
    Mangling("settings and ids stripped", "an editor that keeps only texts", strip_all, ("without the course's",)),
    Mangling("new ids", "a program that makes them anew", new_ids),
    Mangling("all ids the same", "a broken program", same_ids),
    Mangling("two solutions' names swapped", "cells edited in the settings panel",
             lambda w: swap_ids(w, w.one, w.two), ("without the course's",)),
    Mangling("two tests' names swapped", "cells edited in the settings panel",
             lambda w: swap_ids(w, f"test_{w.one}", f"test_{w.two}"), ("settings",)),
    Mangling("a solution's and a test's name swapped", "cells edited in the settings panel",
             lambda w: swap_ids(w, w.one, f"test_{w.one}"), ("settings",)),
    Mangling("more points", "a cheat in the settings panel", raise_points, ("settings",)),
    Mangling("a misspelt name", "a cell edited in the settings panel", misspell_grade_id,
             ("do not belong", "without the course's")),
    Mangling("older settings", "nbgrader before 0.5", older_schema),
    Mangling("tests edited", "a cheat", edit_tests, ("original text",)),
    Mangling("the setup edited", "import numpy without a name", edit_setup, ("original text",)),
    Mangling("training cells edited", "a longer training, for which grading has no time", edit_training,
             ("original text",)),
    # editors
    Mangling("Jupytext", "to py:percent and back", jupytext),
    Mangling("nbstripout", "a git filter", nbstripout),
    Mangling("VS Code", "opened and saved", vs_code),
    Mangling("Google Colab", "uploaded, saved, downloaded", colab, ("without the course's",)),
    Mangling("Kaggle", "an exported notebook", kaggle, ("without the course's",)),
    Mangling("Databricks", "an exported notebook", databricks, ("without the course's",)),
    # older formats
    Mangling("format 3", "IPython 1 to 2, and “download as v3”", format_3),
    Mangling("format 2", "IPython 0.12: no settings at all", format_2, ("without the course's",)),
    # bytes
    Mangling("a byte order mark", "Windows Notepad", lambda w: codecs.BOM_UTF8 + w.text().encode()),
    Mangling("UTF-16", "PowerShell's > and Notepad's “Unicode”", lambda w: w.text().encode("utf-16")),
    Mangling("UTF-16 without a mark", "a program on Windows", lambda w: w.text().encode("utf-16-le")),
    Mangling("Windows-1252", "an editor set to “ANSI”", latin, ("Windows-1252",)),
    Mangling("Windows line ends", "git's autocrlf and an old editor", windows_lines),
    Mangling("commas too many", "a file edited by hand", trailing_commas, ("commas too many",)),
    Mangling("NaN", "a metadata field written by Python", nan),
    Mangling("keys twice", "a file edited by hand", double_keys),
    Mangling("sources as lists", "what Jupyter writes", lambda w: lines_as_lists(w, True)),
    Mangling("lists without line ends", "a program that splits lines", lambda w: lines_as_lists(w, False)),
    Mangling("only types and texts", "a program that writes the least", bare, ("without the course's",)),
    Mangling("one long line", "a file minified", lambda w: w.text(indent=None, ensure_ascii=True).encode()),
    # not graded, with a reason
    Mangling("merge marks", "a git merge that was not finished", conflict, refused="git merge"),
    Mangling("truncated", "an upload that broke off", truncated, refused="ends in the middle"),
    Mangling("empty", "a cloud drive's placeholder", lambda w: b"", refused="is empty"),
    Mangling("HTML", "“Save page as” in the browser", as_html, refused="web page"),
    Mangling("a script", "Jupytext, Databricks or “Export as Python”", as_python, refused="Python script"),
    Mangling("another assignment", "the wrong file", another_assignment, refused="another assignment"),
    Mangling("only a checkpoint", "the wrong folder", named(".ipynb_checkpoints/{0}-checkpoint.ipynb"),
             refused="no notebook"),
    # names and folders
    Mangling("downloaded twice", "a browser", named("{0} (1).ipynb"), ("handed in as",)),
    Mangling("a copy", "JupyterLab's Duplicate", named("{0}-Copy1.ipynb"), ("handed in as",)),
    Mangling("capitals", "a camera-ready file system", named("{0}.IPYNB"), ("handed in as",)),
    Mangling(".ipynb.txt", "Safari and Notepad", named("{0}.ipynb.txt"), ("handed in as",)),
    Mangling(".ipynb.json", "Firefox", named("{0}.ipynb.json"), ("handed in as",)),
    Mangling("any name", "a student's taste", named("Übung final FINAL.ipynb"), ("handed in as",)),
    Mangling("in a folder", "a folder handed in whole", named("my work/{0}.ipynb"), ("handed in as",)),
    Mangling("two notebooks", "an older one left", two_files, ("handed in as", "hold no work")),
    Mangling("an untouched one beside", "JupyterLab's Duplicate, then work in that", worked_in_a_copy,
             ("handed in as", "hold no work")),
    Mangling("an older state beside", "“Save as” along the way", older_beside, ("only", )),
    Mangling("a broken one beside", "an upload that broke off, and another", broken_beside,
             ("handed in as", "can't be read as notebooks")),
    Mangling("two folders deep", "a folder in a folder", named("a/b/{0}.ipynb"), ("handed in as",)),
    Mangling(".json", "a browser that looks inside", named("{0}.json"), ("handed in as",)),
    Mangling(".txt", "a browser, or mail", named("{0}.txt"), ("handed in as",)),
    Mangling(".ipynb.download", "Safari", named("{0}.ipynb.download"), ("handed in as",)),
    Mangling("no ending", "a system that hides endings", named("{0}"), ("handed in as",)),
    Mangling("an ending in Korean", "Google Drive's copy", named("{0}.ipynb의 사본"), ("handed in as",)),
    Mangling("a ZIP archive", "“compress” before handing in", lambda w: {f"{w.assignment}.zip": zipped(w)},
             ("handed in as",)),
    Mangling("zipped under the notebook's name", "macOS, or a renamed archive", zipped, ("handed in as",)),
    Mangling("no notebook in a ZIP archive", "the wrong folder", lambda w: {"work.zip": zipped(w, "x.docx", b"")},
             refused="ZIP archive"),
    Mangling("a document", "the wrong file", lambda w: {"homework.pdf": b"%PDF-1.4"}, refused="no notebook"),
)  # fmt: skip
