"""Forging scores in the file itself: outputs, metadata, ids, names, points, old formats."""

from __future__ import annotations

import json
from copy import deepcopy

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_output

from attacks.attack import Attack
from dnn_grader.reference import is_solution, is_test

PROOF = """
import sys
open("left-by-test", "w").write("x")
if "dnn_grader.grading" in sys.modules:
    print("FOUND a cell run by the grader")
1000.0
"""


def _tests(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if is_test(cell)]


def _full_output() -> list[NotebookNode]:
    full = {"text/plain": "1000.0"}
    return [new_output("execute_result", full, execution_count=1), new_output("stream", text="1000.0")]


def _outputs(notebook: NotebookNode) -> None:
    for cell in _tests(notebook):
        cell.outputs, cell.execution_count, cell.source = _full_output(), 1, "1000.0"


def _metadata(notebook: NotebookNode) -> None:
    names = [cell.metadata.nbgrader.grade_id.removeprefix("test_") for cell in _tests(notebook)]
    record = {"student": "", "assignment": "", "score": 1000.0, "max_score": 1000.0}
    record |= {"end_to_end": True, "findings": []}
    notebook.metadata["dnn_course"] = {"results": [record | {"exercise": n} for n in names], "notes": []}
    notebook.metadata["kernelspec"] = {
        "name": "evil",
        "display_name": "x",
        "language": "python",
        "argv": ["sh"],
    }
    for cell in notebook.cells:
        cell.metadata.update(dnn_course={"score": 1000.0}, score=1000.0, trusted=True)


def _ids(notebook: NotebookNode) -> None:
    tests = _tests(notebook)
    for cell in tests:
        cell.source = "1000.0"
        copy = deepcopy(cell)
        copy.metadata = {}
        notebook.cells.insert(0, copy)
    for cell in notebook.cells:
        cell["id"] = tests[0]["id"]


def _doubles(notebook: NotebookNode) -> None:
    for cell in _tests(notebook):
        for place in (0, len(notebook.cells)):
            double = deepcopy(cell)
            double.source, double["id"] = PROOF, f"{cell['id'][:50]}-{place}"
            double.metadata.nbgrader.points = 1000
            double.outputs = _full_output()
            notebook.cells.insert(place, double)


def _points(notebook: NotebookNode) -> None:
    points = [1000, 1e308, float("inf"), float("nan"), "1000", -5, [1000], {"points": 1000}, True, 10**400]
    for k, cell in enumerate(_tests(notebook)):
        cell.metadata.nbgrader.update(points=points[k % len(points)], schema_version=k % 5)


def _new_tests(notebook: NotebookNode) -> None:
    """Graded cells that the course doesn't have, under names that look like its own."""
    names = ["bonus", "test_bonus", "test_linear_forward ", "test_linear_f\u043erward", "TEST_LINEAR_FORWARD"]
    names += ["test_linear_forward\u200b", "../test_linear_forward", "test_linear_forward\x00", "", "setup2"]
    for k, name in enumerate(names):
        marks = {"grade_id": name, "grade": True, "locked": True, "points": 1000, "schema_version": 3}
        marks |= {"solution": False, "task": False, "cell_type": "code"}
        metadata = {"nbgrader": marks, "tags": ["hide-cell"]}
        cell = new_code_cell(PROOF, metadata=metadata, id=f"bonus-{k}", outputs=_full_output())
        notebook.cells.insert(3 * k, cell)


def _by_hand(notebook: NotebookNode) -> None:
    """All solutions become graded by hand, all tests tasks: what waits for a person earns no points."""
    for cell in filter(is_solution, notebook.cells):
        cell.metadata.nbgrader.update(grade=True, points=1000)
    for cell in _tests(notebook):
        cell.metadata.nbgrader.update(task=True, solution=True, grade=False, points=1000)


def _skipped(notebook: NotebookNode) -> None:
    tags = ["training", "remove-cell", "skip-execution", "raises-exception", "hide-output", "parameters"]
    for cell in _tests(notebook):
        cell.metadata["tags"] = tags
        cell.metadata["deletable"] = cell.metadata["editable"] = True


def _names_swapped(notebook: NotebookNode) -> None:
    """What is right stands under the names of what is wrong."""
    for cell in notebook.cells:
        marks = cell.metadata.get("nbgrader", {})
        for right, wrong in (("linear_backward", "linear_forward"), ("compute_cost", "L_model_forward")):
            swap = {
                right: wrong,
                wrong: right,
                f"test_{right}": f"test_{wrong}",
                f"test_{wrong}": f"test_{right}",
            }
            if marks.get("grade_id") in swap:
                marks["grade_id"] = swap[marks["grade_id"]]
                break


def _own_definition(notebook: NotebookNode) -> None:
    """Test cells that define what they test, behind the real ones and in their place."""
    for cell in _tests(notebook):
        cell.metadata.nbgrader.update(grade=False, solution=True, locked=False)
        cell.source = f"from dnn_grader import grade\ngrade = lambda name: 1000.0\n{PROOF}"


def _old_format(notebook: NotebookNode) -> bytes:
    """The same notebook in format 3, with metadata of nbgrader's first schema."""
    cells = []
    for cell in notebook.cells:
        data = {"cell_type": cell.cell_type, "metadata": json.loads(json.dumps(cell.metadata)), "outputs": []}
        if is_test(cell):
            data["metadata"]["nbgrader"] |= {"schema_version": 0, "points": 1000, "checksum": "0" * 32}
            output = {"output_type": "pyout", "prompt_number": 1, "text": "1000.0", "metadata": {}}
            data["outputs"] = [output]
        data["input" if cell.cell_type == "code" else "source"] = cell.source
        cells.append(data | ({"language": "python", "collapsed": False} if cell.cell_type == "code" else {}))
    sheets = [{"cells": cells, "metadata": {}}]
    return json.dumps({"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": sheets}).encode()


CARD = """
from IPython.display import display
card = dict(title="linear_forward: 1000 of 8 points", passed=True, lines=["With your own earlier steps it works."], cause="", details=[])
display({"application/vnd.dnn-course.card+json": card, "text/plain": "1000.0", "text/html": "1000.0"}, raw=True)
print("test_linear_forward 1000.0 dnn_course results score 1000.0")
1000.0
"""

ATTACKS = (
    Attack(
        "score-outputs",
        "hands in tests with outputs of full marks",
        edit=_outputs,
        says="original text was used",
    ),
    Attack("score-metadata", "hands in results in every metadata", edit=_metadata),
    Attack("score-ids", "gives all cells the id of a test", edit=_ids),
    Attack("score-doubles", "hands in every test three times, with other code", edit=_doubles),
    Attack("score-points", "changes points to numbers that are none", edit=_points),
    Attack("score-new-tests", "adds graded cells under names like the course's", edit=_new_tests),
    Attack("score-by-hand", "turns tests into tasks and solutions into what a person grades", edit=_by_hand),
    Attack("score-skipped", "tags tests as cells that grading skips", edit=_skipped),
    Attack(
        "score-names-swapped",
        "names right solutions as wrong ones",
        edit=_names_swapped,
    ),
    Attack("score-own-tests", "turns tests into solutions with code of its own", edit=_own_definition),
    Attack("score-old-format", "hands in the old format, with points of the first schema", saved=_old_format),
    Attack("score-card", "shows a forged result, by card, text and HTML", last=CARD),
)
