"""Wrong solutions by writers who saw only the released notebooks, each with its true cause.

`unseen/` served to make the diagnosis better; `held_out/` was first looked at after that, as its hashes show.
"""

from __future__ import annotations

import csv
import linecache
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from conftest import ROOT

from dnn_grader.course import Course
from dnn_grader.judging import Judge, load_judge
from dnn_utils.checks import Checks
from dnn_utils.checks.card import Card
from dnn_utils.checks.student import NotebookStudent

FOLDER = Path(__file__).parent / "unseen"
HELD_OUT = Path(__file__).parent / "held_out"

_HEAD = re.compile(r"^# %% (?P<name>[^|\n]+) \| (?P<kind>\w+) \| (?P<cause>.+)$", re.M)


class Unseen(NamedTuple):
    """One wrong solution: for which function, what its mistakes are like, the true cause, and the cell."""

    assignment: str
    function: str
    name: str
    kind: str
    cause: str
    source: str

    @property
    def id(self) -> str:
        """A name among all of them."""
        return f"{self.assignment}-{self.function}-{self.name}"


def unseen(folder: Path = FOLDER) -> Iterator[Unseen]:
    """All of them, one file a function: ``# %% name | kind | cause`` above each."""
    for path in sorted(folder.glob("*/*.py")):
        text = path.read_text(encoding="utf-8")
        heads = list(_HEAD.finditer(text))
        ends = [head.start() for head in heads[1:]] + [len(text)]
        for head, end in zip(heads, ends, strict=True):
            source = text[head.end() : end].strip("\n") + "\n"
            yield Unseen(path.parent.name, path.stem, head["name"], head["kind"], head["cause"], source)


def verdicts(folder: Path) -> dict[str, tuple[str, str]]:
    """The verdict of a reader on what was said of each solution, and what that was."""
    with (folder / "judged.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["solution"]: (row["verdict"], row["cause said"]) for row in rows}


@cache
def judge_of(assignment: str) -> Judge:
    """Who judges the exercises of an assignment."""
    return load_judge(Course(ROOT), assignment, b"a seed for tests" * 2)


def notebook(solution: Unseen) -> dict[str, object]:
    """The names of a notebook in which the solution's cell has run."""
    names = judge_of(solution.assignment).reference.fresh() | {"__name__": "__main__"}
    file = f"<ipython-input-{solution.id}>"  # as a notebook's cell: its lines are told
    linecache.cache[file] = (len(solution.source), None, solution.source.splitlines(True), file)
    exec(compile(solution.source, file, "exec"), names)
    return names


@cache
def card_of(solution: Unseen) -> Card:
    """What the check shows of a solution."""
    np.random.seed(3)
    return Checks(solution.assignment).card(solution.function, notebook(solution))


def points_of(solution: Unseen) -> tuple[float, float]:
    """What a solution earns, and what a right one does."""
    result = judge_of(solution.assignment).judge(solution.function, NotebookStudent(notebook(solution)))
    return result.score, result.max_score
