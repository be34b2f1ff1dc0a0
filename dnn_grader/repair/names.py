"""Which of the files that a student handed in may be the notebook, by their names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

_ENDING = re.compile(r"\.ipynb(\.(txt|json))?$", re.IGNORECASE)
_LIKELY = re.compile(r"\.ipynb|\.(json|txt|zip|download)$|^[^.]*$", re.IGNORECASE)
_NOT_COLLECTED = {"__MACOSX"}
MAX_LENGTH = 255
"""Of a name with its folders; what is longer isn't looked at."""


def by_likeness(names: Iterable[str], expected: str) -> tuple[list[str], list[str]]:
    """The names of notebooks, the one of that `expected` name first; and other names, likely ones first.

    A name may have folders before it, and the ``.txt`` or ``.json`` behind it that browsers add. Hidden
    files are in neither list.
    """
    stem = expected.removesuffix(".ipynb")
    shown = [name for name in names if not _is_hidden(name) and len(name) <= MAX_LENGTH]
    notebooks = [name for name in shown if _ENDING.search(name)]
    others = [name for name in shown if not _ENDING.search(name)]
    return sorted(notebooks, key=lambda name: _rank(name, stem)), sorted(others, key=_rank_of_other)


def is_expected(name: str, expected: str) -> bool:
    """Whether a file has the name of the notebook, and lies where it should."""
    return name == f"{expected.removesuffix('.ipynb')}.ipynb"


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") or part in _NOT_COLLECTED for part in name.split("/"))


def _rank(name: str, stem: str) -> tuple[bool, int, float, int, str]:
    return (not is_expected(name, stem), name.count("/"), -_likeness(name, stem), len(name), name)


def _rank_of_other(name: str) -> tuple[bool, int, str]:
    return (not _LIKELY.search(name.rpartition("/")[2]), name.count("/"), name)


def _likeness(name: str, stem: str) -> float:
    """How much a file name looks like the expected one; 1 for the same but for case and copy marks."""
    own = _ENDING.sub("", name.rpartition("/")[2])
    if own.casefold() == stem.casefold():
        return 2.0
    found, wanted = _words(own), _words(stem)
    return 1.0 if found == wanted else 0.9 * SequenceMatcher(None, found, wanted, autojunk=False).ratio()


def _words(stem: str) -> str:
    # Some characters stand for eighteen.
    text = unicodedata.normalize("NFKC", stem).casefold()[:MAX_LENGTH]
    text = re.sub(r"\(\d+\)|\b(copy|copie|kopie|copia)\d*( of)?\b", " ", text.replace("-", " "))
    return " ".join(re.findall(r"[^\W_]+", text))
