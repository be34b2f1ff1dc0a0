"""The demo class: 24 submissions made from the reference and the declared mistakes.

    1   right                                                             amara
    1   unfinished: the first three functions only                        bjorn
   10   one mistake each, the exercises in turn, all other steps right    chiara ... leila
        (one of them is the wrong early step with all later ones right;
        the last one also handed in a renamed notebook)
    1   a deleted test cell                                               mateo
   11   hostile ones, named for what they do                              see `hostile.ATTACKS`

Every submission but the unfinished one is the full right solution with something changed, so that any
point gained or lost shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, zip_longest
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from dnn_grader.demo.hostile import ATTACKS, Attack
from dnn_grader.exercises.declared import Exercise, Mistake, edited
from dnn_grader.files import write_bytes
from dnn_grader.report.feedback import visible

RIGHT, UNFINISHED, DELETED_TEST = "amara", "bjorn", "mateo"
WITH_MISTAKES = "chiara dmitri esi farid goran hina ivo jun kaia leila".split()
RENAMED = WITH_MISTAKES[-1]
FINISHED = 3

_SOLUTION = re.compile(r"^([ \t]*)### BEGIN SOLUTION[^\n]*\n.*?^[ \t]*### END SOLUTION[^\n]*$", re.M | re.S)
_MARKS = re.compile(r"^[ \t]*### (?:BEGIN|END) SOLUTION[^\n]*\n?", re.M)
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.() -]*")


@dataclass(frozen=True)
class Submission:
    """What one student hands in, and what must come of it.

    `files` maps names to contents. `expect` says it in a sentence; `loses` names the exercises that
    must earn less than full marks, and `may_lose` those that may. All others must earn full marks.
    """

    student: str
    what: str
    files: Mapping[str, str | bytes]
    expect: str = ""
    loses: tuple[str, ...] = ()
    may_lose: tuple[str, ...] = ()


def demo_class(
    source: NotebookNode,
    exercises: Sequence[Exercise],
    *,
    bounded: bool,
    hostile: bool = True,
    assignment: str = "",
) -> list[Submission]:
    """The 24 submissions for an assignment, in the order of the module's text.

    `bounded` makes the bombs stop by themselves, for machines without a sandbox; without `hostile` the
    attackers among them are left out. The notebook's file
    is named after `assignment`, by default the name in the source's ``Checks("...")``. Raises
    `ValueError` where `source` has no solution for an exercise or ten mistakes are not declared.
    """
    maker = _Maker(source, tuple(exercises), f"{assignment or _assignment(source)}.ipynb", bounded)
    return [
        maker.right(),
        maker.unfinished(),
        *map(maker.mistaken, WITH_MISTAKES, _ten_mistakes(exercises)),
        maker.without_test(),
        *map(maker.hostile, ATTACKS if hostile else ()),
    ]


def write_class(folder: Path, assignment: str, submissions: Iterable[Submission]) -> None:
    """Write ``submitted/<student>/<assignment>/`` below the course's `folder`, as nbgrader collects it.

    Each file appears whole or not at all, and only where its content is new; other files stay. Raises
    `ValueError` for a name that is not a plain file name.
    """
    for submission in submissions:
        place = folder / "submitted" / _checked(submission.student) / _checked(assignment)
        place.mkdir(parents=True, exist_ok=True)
        changed = [_write(place / _checked(name), content) for name, content in submission.files.items()]
        stamp = place / "timestamp.txt"
        if any(changed) or not stamp.exists():
            _write(stamp, datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f %Z"))


@dataclass(frozen=True)
class _Maker:
    source: NotebookNode
    exercises: tuple[Exercise, ...]
    file: str
    bounded: bool

    @property
    def names(self) -> list[str]:
        return [exercise.name for exercise in self.exercises]

    def right(self) -> Submission:
        return self.made(RIGHT, "right", self.notebook(), "Full marks.")

    def unfinished(self) -> Submission:
        left = self.names[FINISHED:]
        stubs = {name: _stub(self.solution(name), name) for name in left}
        expect = f"Full marks for the first {FINISHED} functions, none for the others."
        return self.made(UNFINISHED, "unfinished", self.notebook(stubs), expect, left)

    def mistaken(self, student: str, mistake: tuple[Exercise, Mistake]) -> Submission:
        exercise, edit = mistake
        written = {exercise.name: _solved(_edited(self.solution(exercise.name), edit))}
        what = f"a mistake in {exercise.name}: {edit.name.replace('_', ' ')}"
        file = self.file
        if student == RENAMED:
            what, file = f"{what}, in a renamed notebook", self.file.replace(".ipynb", "(1).ipynb")
        expect = f"Full marks but for {exercise.name}, with the mistake's cause as the reason."
        return self.made(student, what, self.notebook(written), expect, [exercise.name], file)

    def without_test(self) -> Submission:
        notebook, gone = self.notebook(), self.exercises[len(self.exercises) // 2].test_cell
        notebook.cells = [cell for cell in notebook.cells if _grade_id(cell) != gone]
        return self.made(DELETED_TEST, "a deleted test cell", notebook, f"Full marks; {gone} is put back.")

    def hostile(self, attack: Attack) -> Submission:
        steps = list(dict.fromkeys(self.step(name) for name in attack.steps))
        tampered = steps or [self.names[len(self.names) // 2]]
        notebook = self.notebook({name: self.tampered(attack, name) for name in tampered})
        _add_cells(notebook, attack, tampered[0], self.bounded)
        if attack.forges_tests:
            _forge_tests(notebook)
        expect = attack.expect.format(steps=" and ".join(steps))
        submission = self.made(attack.student, attack.what, notebook, expect, steps)
        later = self.names[self.names.index(tampered[-1]) + 1 :] if attack.spoils_later else []
        return Submission(**{**vars(submission), "may_lose": tuple(later)})

    def step(self, name: str) -> str:
        """The exercise of that name, or the middle one in an assignment that has none."""
        return name if name in self.names else self.names[len(self.names) // 2]

    def tampered(self, attack: Attack, name: str) -> str:
        pieces = (attack.code(text, name, self.bounded) for text in (attack.before, attack.after))
        before, after = pieces
        return "\n\n".join(text for text in (before, _solved(self.solution(name)), after) if text)

    def solution(self, name: str) -> str:
        """The text of the source's solution cell."""
        for cell in self.source.cells:
            if _grade_id(cell) == name and cell.metadata.nbgrader.get("solution"):
                return cell.source
        raise ValueError(
            f"The source notebook has no solution cell with the grade id {name!r}: add it there."
        )

    def notebook(self, written: Mapping[str, str] | None = None) -> NotebookNode:
        """A right student's notebook, with other solutions where `written` has them."""
        texts = {name: _solved(self.solution(name)) for name in self.names} | dict(written or {})
        notebook = deepcopy(self.source)
        for cell in notebook.cells:
            cell.source = texts.get(_grade_id(cell), _solved(visible(cell.source)[0]))
        return notebook

    def made(
        self,
        student: str,
        what: str,
        notebook: NotebookNode,
        expect: str,
        loses: Sequence[str] = (),
        file: str = "",
    ) -> Submission:
        return Submission(
            student, what, {file or self.file: nbformat.writes(notebook) + "\n"}, expect, tuple(loses)
        )


def _assignment(source: NotebookNode) -> str:
    found = [re.search(r"Checks\([\"'](\w+)[\"']\)", cell.source) for cell in source.cells]
    name = next((match[1] for match in found if match), None)
    if name is None:
        raise ValueError('No cell of the source notebook makes Checks("..."): pass the assignment\'s name.')
    return name


def _ten_mistakes(exercises: Sequence[Exercise]) -> list[tuple[Exercise, Mistake]]:
    """The exercises' first mistakes, then their second ones, and so on."""
    rows = [[(exercise, mistake) for mistake in exercise.mistakes] for exercise in exercises]
    found = [pair for pair in chain.from_iterable(zip_longest(*rows)) if pair is not None]
    if len(found) < len(WITH_MISTAKES):
        raise ValueError(f"{len(found)} mistakes are declared; the demo class needs {len(WITH_MISTAKES)}.")
    return found[: len(WITH_MISTAKES)]


def _grade_id(cell: NotebookNode) -> str:
    return str(cell.metadata.get("nbgrader", {}).get("grade_id", ""))


def _solved(text: str) -> str:
    return _MARKS.sub("", text).rstrip("\n")


def _stub(text: str, name: str) -> str:
    return _SOLUTION.sub(lambda match: f'{match[1]}raise NotImplementedError("write {name}")', text)


def _edited(text: str, mistake: Mistake) -> str:
    try:
        return edited(text, mistake.edits)
    except ValueError as error:
        raise ValueError(f"The mistake {mistake.name!r}: {error}.") from None


def _add_cells(notebook: NotebookNode, attack: Attack, step: str, bounded: bool) -> None:
    """Put the attack's own cells behind the setup cell and at the end."""
    at = next((i + 1 for i, cell in enumerate(notebook.cells) if cell.cell_type == "code"), 0)
    extra = []
    if attack.markdown:
        extra.append(new_markdown_cell(attack.markdown.strip(), id="extra-text"))
    if attack.first:
        code = attack.code(attack.first, step, bounded)
        extra.append(new_code_cell(code, id="extra-first", outputs=_forged_outputs(attack)))
    notebook.cells[at:at] = extra
    if attack.last:
        notebook.cells.append(new_code_cell(attack.code(attack.last, step, bounded), id="extra-last"))


def _forged_outputs(attack: Attack) -> list[NotebookNode]:
    """Outputs that are in the file already when it is handed in."""
    if not attack.markdown:
        return []
    page = {"text/html": attack.markdown, "application/javascript": "window.PWNED = 1", "text/plain": "x"}
    return [new_output("display_data", page), new_output("stream", text=attack.markdown)]


def _forge_tests(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            cell.source = "1000.0"
            cell.metadata.nbgrader.update(points=1000, locked=False)
            cell.outputs = [new_output("execute_result", {"text/plain": "1000.0"}, execution_count=1)]


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no plain file name: use letters, digits, '_', '-' and '.'.")
    return name


def _write(path: Path, content: str | bytes) -> bool:
    return write_bytes(path, content.encode("utf-8") if isinstance(content, str) else content)
