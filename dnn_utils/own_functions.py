"""Run a notebook's own functions, and say in one sentence what is in the way where one is not ready.

An assignment may also build on another: `load_own_functions` brings what the student wrote there.
"""

from __future__ import annotations

import contextlib
import os
import traceback
from collections.abc import Iterator, MutableMapping, Sequence
from pathlib import Path
from typing import Any

from dnn_utils.checks.absence import why_missing
from dnn_utils.checks.check import Checks
from dnn_utils.checks.examples import Examples
from dnn_utils.checks.wording import with_article
from dnn_utils.data_files import DataError
from dnn_utils.definitions import code_cells, run_definitions
from dnn_utils.notebook_file import AGAIN, Unreadable

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
        cells = code_cells(path.read_bytes(), names)
    except (OSError, Unreadable) as error:
        print(_unreadable(path, error))
        return
    own, ran = run_definitions(cells, assignment)
    namespace.update({name: own[name] for name in names if callable(own.get(name))})
    reasons = {name: why_missing(name, ran, names) for name in names if name not in own}
    why = [f"`{name}`: {said}" for name, said in reasons.items() if said]
    print(_report(assignment, {name: check.state(name, own) for name in names}, why))


def _unreadable(path: Path, error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        what = f"There is no notebook {path}"
    else:
        why = error.reason.removesuffix(AGAIN).strip() if isinstance(error, Unreadable) else str(error)
        what = f"{path} can't be read as a notebook. {why.rstrip('.')}"
    return f"{what}: save your own there, then run this cell again."


def _report(assignment: str, states: dict[str, str], why: Sequence[str]) -> str:
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
            *why,
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
