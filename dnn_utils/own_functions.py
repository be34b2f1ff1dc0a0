"""Run a notebook's own functions, and say in one sentence what is in the way where one is not ready.

An assignment may also build on another: `load_own_functions` brings what the student wrote there.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import linecache
import os
import traceback
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import Any

from dnn_utils.checks.check import Checks
from dnn_utils.checks.examples import Examples
from dnn_utils.checks.wording import with_article
from dnn_utils.data_files import DataError

STRICT = "DNN_COURSE_STRICT"
"""The environment variable by which `dnn-course verify` asks for errors instead of kind words."""


@contextlib.contextmanager
def own_functions() -> Iterator[None]:
    """A block that uses what the student wrote: an error in it becomes one printed sentence.

    The rest of the block is left out then, and the notebook goes on. Where `STRICT` is set in the
    environment, the error is raised: the solution notebook has none to be kind about.
    """
    try:
        yield
    except Exception as error:
        if STRICT in os.environ:
            raise
        print(sentence(error))


def load_own_functions(
    assignment: str, namespace: MutableMapping[str, Any], folder: Path = Path("..")
) -> None:
    """Put the functions that the student wrote for another assignment into `namespace`, and check them.

    They come from the saved notebook ``<folder>/<assignment>/<assignment>.ipynb``. Prints in plain words
    which of them do not pass their checks yet, or what is wrong with the file.
    """
    check = Checks(assignment)
    names = [name for name, asked in check.recorded.items() if isinstance(asked, Examples)]
    path = folder / assignment / f"{assignment}.ipynb"
    try:
        own = _definitions(_code_cells(path), assignment)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        print(_unreadable(path, error))
        return
    namespace.update({name: own[name] for name in names if callable(own.get(name))})
    print(_report(assignment, {name: check.state(name, own) for name in names}))


def _code_cells(path: Path) -> list[tuple[str, bool]]:
    """The source of each code cell of a notebook, and whether it is a cell for the student's solution."""
    cells = json.loads(path.read_text("utf-8")).get("cells", [])
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    return [
        ("".join(cell["source"]), bool(cell["metadata"].get("nbgrader", {}).get("solution"))) for cell in code
    ]


def _definitions(cells: list[tuple[str, bool]], assignment: str) -> dict[str, Any]:
    """What the cells define: solutions are executed whole, of other cells only what defines something."""
    own: dict[str, Any] = {"__name__": "__main__"}
    for k, (source, is_solution) in enumerate(cells):
        place = f"<ipython {assignment} {k}>"
        linecache.cache[place] = (len(source), None, source.splitlines(keepends=True), place)
        for statement in _statements(source):
            if is_solution or _defines(statement):
                _execute(statement, own, place)
    return own


def _statements(source: str) -> list[ast.stmt]:
    from IPython.core.inputtransformer2 import TransformerManager

    try:
        return ast.parse(TransformerManager().transform_cell(source)).body
    except SyntaxError:
        return []


def _defines(statement: ast.stmt) -> bool:
    """Whether a statement only gives something a name, without running any code of the notebook."""
    if isinstance(statement, ast.Assign):
        return not any(isinstance(part, ast.Call) for part in ast.walk(statement.value))
    return isinstance(statement, (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef))


def _execute(statement: ast.stmt, own: dict[str, Any], place: str) -> None:
    """Execute one statement quietly. One that fails leaves its name undefined, which the checks will say."""
    code = compile(ast.Module([statement], []), place, "exec")
    with contextlib.suppress(Exception), contextlib.redirect_stdout(io.StringIO()):
        exec(code, own)


def _unreadable(path: Path, error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        what = f"There is no notebook {path}"
    else:
        what = f"{path} can't be read as a notebook ({type(error).__name__})"
    return f"{what}: save your own there, then run this cell again."


def _report(assignment: str, states: dict[str, str]) -> str:
    """Which of the functions pass and which do not, in plain words."""
    passing = sum(state == "passes" for state in states.values())
    if passing == len(states):
        return f"All {passing} functions that you wrote in {assignment} pass their checks and are loaded."
    waiting = [
        f"{state.capitalize()}: {', '.join(f'`{name}`' for name in states if states[name] == state)}."
        for state in dict.fromkeys(states.values())
        if state != "passes"
    ]
    return " ".join(
        [
            f"{passing} of the {len(states)} functions of {assignment} pass their checks.",
            *waiting,
            "What is built on them here can't work: make them pass in that notebook, save it, and run this "
            "cell again.",
        ]
    )


def sentence(error: Exception) -> str:
    """What to do about an error that came out of a notebook's own functions."""
    where = _function(error)
    if isinstance(error, NotImplementedError):
        what = f"`{where}` is not written yet" if where else "One of your functions is not written yet"
        return f"{what}: come back to this cell when all the checks above pass."
    if isinstance(error, NameError):
        return f"`{error.name}` is not there yet: run the cells above from the top, then this one again."
    if isinstance(error, DataError):
        return str(error)
    then = "Make the checks above pass, then run this cell again."
    if isinstance(error, ValueError) and not where and _is_ours(error):
        return f"{error} {then}"
    what = f"Your `{where}` stopped" if where else "This cell stopped"
    return f"{what} with {with_article(type(error).__name__)} ({error}). {then}"


def _function(error: Exception) -> str:
    """The innermost function of the notebook that the error came through; empty where there is none."""
    frames = [f.f_code for f, _ in traceback.walk_tb(error.__traceback__) if _is_notebook(f.f_globals)]
    names = [code.co_name for code in frames if not code.co_name.startswith("<")]
    return names[-1] if names else ""


def _is_ours(error: Exception) -> bool:
    """Whether the course's own code raised, with a text for the student."""
    *_, (last, _) = traceback.walk_tb(error.__traceback__)
    return str(last.f_globals.get("__name__")).startswith("dnn_utils.")


def _is_notebook(names: dict[str, object]) -> bool:
    return names.get("__name__") == "__main__"
