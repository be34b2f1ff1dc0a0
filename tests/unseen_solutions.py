"""Wrong solutions by writers who saw only the released notebooks, each with its true cause: `unseen/`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "unseen"

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
