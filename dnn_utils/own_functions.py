"""Run a notebook's own functions, and say in one sentence what is in the way where one is not ready."""

from __future__ import annotations

import contextlib
import traceback
from collections.abc import Iterator


@contextlib.contextmanager
def own_functions() -> Iterator[None]:
    """A block that uses what the student wrote: an error in it becomes one printed sentence.

    The rest of the block is left out then, and the notebook goes on.
    """
    try:
        yield
    except Exception as error:
        print(sentence(error))


def sentence(error: Exception) -> str:
    """What to do about an error that came out of a notebook's own functions."""
    where = _function(error)
    if isinstance(error, NotImplementedError):
        what = f"`{where}` is not written yet" if where else "One of your functions is not written yet"
        return f"{what}: come back to this cell when all the checks above pass."
    if isinstance(error, NameError):
        return f"`{error.name}` is not there yet: run the cells above from the top, then this one again."
    then = "Make the checks above pass, then run this cell again."
    if isinstance(error, ValueError) and not where and _is_ours(error):
        return f"{error} {then}"
    what = f"Your `{where}` stopped" if where else "This cell stopped"
    return f"{what} with a {type(error).__name__} ({error}). {then}"


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
