"""Which of the files that a student handed in is the notebook."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import PurePosixPath

from dnn_grader.repair.notes import quoted

_ENDING = re.compile(r"\.ipynb(\.(txt|json))?$", re.IGNORECASE)


def choose_notebook(names: Sequence[str], expected: str) -> tuple[str | None, str | None]:
    """Which of the submitted file `names` is the notebook `expected`, and a note if it is renamed.

    The file of exactly that name wins; otherwise the most similar notebook does. A name may have
    folders before it, and the ``.txt`` or ``.json`` behind it that browsers add. Both are None where
    no name is a notebook's.
    """
    stem = expected.removesuffix(".ipynb")
    found = [name for name in names if _is_notebook_name(name)]
    if f"{stem}.ipynb" in found:
        return f"{stem}.ipynb", None
    if not found:
        return None, None
    best = min(found, key=lambda name: (name.count("/"), -_likeness(name, stem), len(name), name))
    return best, f"Your notebook was handed in as {quoted(best)} and graded as '{stem}.ipynb'."


def _is_notebook_name(name: str) -> bool:
    hidden = any(part.startswith(".") for part in PurePosixPath(name).parts)
    return bool(_ENDING.search(name)) and not hidden and len(name) < 256


def _likeness(name: str, stem: str) -> float:
    """How much a file name looks like the expected one; 1 for the same but for case and copy marks."""
    own = _ENDING.sub("", name.rpartition("/")[2])
    if own.casefold() == stem.casefold():
        return 2.0
    found, wanted = _words(own), _words(stem)
    return 1.0 if found == wanted else 0.9 * SequenceMatcher(None, found, wanted, autojunk=False).ratio()


def _words(stem: str) -> str:
    text = unicodedata.normalize("NFKC", stem).casefold()
    text = re.sub(r"\(\d+\)|\b(copy|copie|kopie|copia)\d*( of)?\b", " ", text.replace("-", " "))
    return " ".join(re.findall(r"[^\W_]+", text))
