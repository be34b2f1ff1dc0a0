"""The list of changes to solutions that no valid input shows: one text file an assignment, with reasons.

A file has paragraphs. Each begins with the reason, in lines that begin at the margin; then come, indented,
what stands in the place after such a change, and in which functions for which expressions:

    One number is its own sum and its own mean.
        => np.sum(·) ; np.mean(·)
        compute_cost: m ; cost @ return cost

`·` is the expression that stood there, `…` any text. Behind `@` stands the line, where the expression alone
doesn't tell. An edit of statements has the first line of one as the expression, and its kind in brackets:
`[order of statements]`. ` everywhere` behind what comes there means the same edit in several places at once,
of which one is shown: only together they change nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dnn_grader import exercises
from dnn_grader.course import CourseError

if TYPE_CHECKING:
    from dnn_grader.verify.mutants import Mutant

EQUIVALENT = Path(exercises.__file__).parent / "equivalent"
"""The folder of the lists."""

EVERYWHERE = " everywhere"


@dataclass(frozen=True)
class Entry:
    """One expression (or statement) of one function, what may stand there as well, and why."""

    place: str
    reason: str
    function: str
    old: str
    line: str
    news: tuple[str, ...]

    def covers(self, mutant: Mutant) -> str | None:
        """Which of `news` the mutant is, in all its places; None where it is none of them."""
        if self.line and not any(_fits(self.line, line) for line in mutant.old_lines):
            return None
        for new in self.news:
            fits = [self._fits(new, change) for change in mutant.changes]
            if len(fits) > 1 and any(fits) if new.endswith(EVERYWHERE) else all(fits):
                return new
        return None

    def _fits(self, new: str, change: tuple[str, str]) -> bool:
        old, made = change
        return _fits(self.old, old) and _fits(new.removesuffix(EVERYWHERE), made, old)

    def stands_in(self, texts: Collection[str]) -> bool:
        """Whether the expression is one of these."""
        return any(_fits(self.old, text) for text in texts)


@dataclass(frozen=True)
class Equivalents:
    """The whole list of one assignment."""

    entries: tuple[Entry, ...]

    @cached_property
    def _of(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.function, []).append(entry)
        return found

    def of(self, function: str) -> Equivalents:
        """What is listed for one function."""
        return Equivalents(tuple(self._of.get(function, ())))

    def entry(self, function: str, mutant: Mutant) -> Entry | None:
        """The first entry that covers a mutant of `function`, or a part of it where others cover the rest."""
        own = self._of.get(function, ())
        if whole := next((entry for entry in own if entry.covers(mutant)), None):
            return whole
        parts = [replace(mutant, changes=(change,)) for change in mutant.changes]
        covering = [next((entry for entry in own if entry.covers(part)), None) for part in parts]
        return covering[0] if len(parts) > 1 and all(covering) else None

    def unused(self, function: str, survivors: Collection[Mutant]) -> Iterator[str]:
        """What is listed for `function` and is no survivor of all its mutants, a sentence each."""
        for entry in self._of.get(function, ()):
            if not any(map(entry.covers, survivors)):
                yield (
                    f"{entry.place}: no mutant of {function!r} changes `{entry.old}` like this and earns "
                    "full points: take it out."
                )

    def unused_news(self, survivors: Collection[tuple[str, Mutant]]) -> Iterator[str]:
        """What is listed as coming to a place and comes to none, a sentence each."""
        used = {
            (entry.place, entry.covers(mutant))
            for function, mutant in survivors
            for entry in self._of.get(function, ())
        }
        for place, new in dict.fromkeys((entry.place, new) for entry in self.entries for new in entry.news):
            if not any((entry.place, new) in used for entry in self.entries if entry.place == place):
                yield f"{place}: nothing that earns full points is `{new}`: take it out."


def equivalents(assignment: str, folder: Path = EQUIVALENT) -> Equivalents:
    """The list of an assignment; empty where it has none. Raises `CourseError` for a line it can't read."""
    path = folder / f"{assignment}.txt"
    if not path.exists():
        return Equivalents(())
    return Equivalents(tuple(_entries(path.read_text(encoding="utf-8"), path.name)))


def _entries(text: str, file: str) -> Iterator[Entry]:
    reason: list[str] = []
    news: tuple[str, ...] = ()
    place = file
    for number, line in enumerate(text.splitlines(), start=1):
        said = line.strip()
        if not said:
            reason, news = [], ()
        elif line == said:
            reason.append(said)
        elif said.startswith("=> "):
            place = f"{file}, line {number}"
            news = tuple(_parts(said.removeprefix("=> ")))
        else:
            function, colon, olds = said.partition(": ")
            if not (colon and news and reason):
                raise CourseError(
                    f"{file}, line {number}: a reason, `=> what comes there` and then `function: expression` "
                    "are expected (see dnn_grader/verify/equivalent.py)."
                )
            for old in _parts(olds):
                bare, _, at = old.partition(" @ ")
                yield Entry(place, " ".join(reason), function, bare.strip(), at.strip(), news)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(" ; ") if part.strip()]


def _fits(pattern: str, text: str, old: str = "·") -> bool:
    """Whether a text is what the pattern says; an old expression may need parentheses in a new one."""
    made = re.escape(pattern).replace("…", ".+").replace("·", rf"\(?{re.escape(old)}\)?")
    return re.fullmatch(made, text, re.DOTALL) is not None
