"""What an attack is, and how it gets into a notebook."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from dnn_grader.demo import hostile
from dnn_grader.reference import grade_id, is_solution

ASSIGNMENT = "week4_building_blocks"
WRONG = {
    "linear_forward": ("Z = np.dot(W, A) + b", "Z = np.dot(W, A) - b"),
    "L_model_forward": ('"sigmoid")', '"relu")'),
    "linear_activation_backward": ("dZ = relu_backward(dA, activation_cache)", "dZ = dA"),
    "L_model_backward": ("dAL = -(Y / AL", "dAL = (Y / AL"),
    "question_zero_start": ('"b"', '"a"'),
    "question_cache": ('"c"', '"a"'),
    "question_by_hand": ("15", "14"),
}
"""What every notebook here has wrong: an old and a new text in the solution. A right form earns a little."""

ALL_STEPS = (
    "initialize_parameters",
    "initialize_parameters_deep",
    "linear_activation_forward",
    "compute_cost",
    "linear_backward",
    "update_parameters",
    "question_weight_shape",
    "question_parameter_count",
)
"""What is right in every notebook: lost where the whole process is."""

LOOT = hostile.LOOT + hostile.LEFTOVERS
"""At the start of every hostile notebook: how loot is shown, and a look for what others have left."""

DONE = "TRIED-IT-ALL"


@dataclass(frozen=True)
class Places:
    """What an attacker knows of this machine: where the course lies, the home folder, an open port."""

    course: Path
    home: Path
    port: int

    def fill(self, code: str) -> str:
        """`code` with the words COURSE, HOME_FOLDER, PORT, BOUNDED and STEP replaced."""
        words = {
            "COURSE": str(self.course),
            "HOME_FOLDER": str(self.home),
            "PORT": str(self.port),
            "BOUNDED": "False",
            "STEP": "linear_forward",
        }
        for word, text in words.items():
            code = code.replace(word, text)
        return code


@dataclass(frozen=True)
class Attack:
    """One hostile submission.

    `first` is a cell after the setup, `last` one at the end; `after` is added to the solution cells of the
    exercises it names. `edit` changes the notebook, `saved` makes the file of it, `beside` are other files in
    the submission, and `lay` may do anything to its folder.

    `costs` are the right exercises that may be lost by it. `says` is what the student is told, somewhere
    in the notes and findings; `stops` that its cells do not come to their end. `refused` is the reason
    why it can't be graded at all.
    """

    name: str
    tries: str
    first: str = ""
    last: str = ""
    after: Mapping[str, str] = field(default_factory=dict)
    edit: Callable[[NotebookNode], None] | None = None
    saved: Callable[[NotebookNode], bytes] = lambda notebook: json.dumps(notebook).encode()
    beside: Mapping[str, bytes] = field(default_factory=dict)
    lay: Callable[[Path, Path], None] | None = None
    costs: tuple[str, ...] = ()
    says: str = ""
    stops: bool = False
    refused: str = ""

    def write(self, folder: Path, base: NotebookNode, places: Places) -> None:
        """Hand it in: the notebook and all else, into the submission's `folder`."""
        folder.mkdir(parents=True)
        (folder / f"{ASSIGNMENT}.ipynb").write_bytes(self.saved(self.notebook(base, places)))
        for name, data in self.beside.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if self.lay:
            self.lay(folder, places.course)

    def notebook(self, base: NotebookNode, places: Places) -> NotebookNode:
        """The base notebook with the attack in it."""
        notebook = deepcopy(base)
        for cell in filter(is_solution, notebook.cells):
            cell.source += "\n" + places.fill(self.after.get(grade_id(cell), ""))
        if self.first:
            notebook.cells.insert(2, new_code_cell(_marked(places.fill(LOOT + self.first)), id="first"))
        if self.last:
            notebook.cells.append(new_code_cell(_marked(places.fill(self.last)), id="last"))
        if self.edit:
            self.edit(notebook)
        return notebook

    @property
    def marks(self) -> int:
        """How often its cells say that they have come to their end."""
        return 0 if self.stops else bool(self.first) + bool(self.last)


def _marked(code: str) -> str:
    return f"{code.strip()}\nprint('TRIED-IT' + '-ALL')"


def base_notebook(release: NotebookNode, solutions: Mapping[str, str]) -> NotebookNode:
    """The released notebook, filled in: what `WRONG` names is wrong, all else is right."""
    notebook = deepcopy(release)
    for cell in filter(is_solution, notebook.cells):
        name = grade_id(cell)
        old, new = WRONG.get(name, ("", ""))
        assert old in solutions[name]
        cell.source = solutions[name].replace(old, new) if old else solutions[name]
    return notebook
