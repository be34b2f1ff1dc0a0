"""Repairing submitted notebooks: what students and their editors do to them, and hostile bytes."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import nbformat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from dnn_grader.repair import (
    MAX_BYTES,
    MAX_CELLS,
    MAX_TEXT,
    Template,
    Unreadable,
    count_solved,
    reading,
    repair,
)
from dnn_grader.repair import cells as cells_of
from dnn_grader.repair import names as names_of
from dnn_grader.repair.names import by_likeness, is_expected
from dnn_grader.repair.notes import Changes
from dnn_utils.notebook_file import MAX_PARSED, Room

STEPS = ("first_step", "second_step", "third_step")
REAL = Path(__file__).parent.parent / "source/week4_building_blocks/week4_building_blocks.ipynb"
HIDDEN = '### BEGIN HIDDEN TESTS\nfrom dnn_grader import grade\ngrade("{0}")\n### END HIDDEN TESTS'


def marks(name: str, **flags: object) -> dict:
    base = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3}
    return {"nbgrader": base | {"grade_id": name} | flags}


def course() -> NotebookNode:
    cells = [
        new_markdown_cell("# Title", id="title"),
        new_code_cell("import numpy as np", id="setup", metadata=marks("setup", locked=True)),
    ]
    for number, name in enumerate(STEPS, 1):
        cells += [
            new_markdown_cell(f"## Task {number}", id=f"task_{name}"),
            new_code_cell(solution(name, number), id=name, metadata=marks(name, solution=True)),
            new_code_cell(
                f'check("{name}")\n' + HIDDEN.format(name),
                id=f"test_{name}",
                metadata=marks(f"test_{name}", grade=True, locked=True, points=number),
            ),
        ]
    cells.append(new_code_cell("train()", id="train", metadata={"tags": ["training"]}))
    return new_notebook(cells=cells, metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}})


def solution(name: str, number: int) -> str:
    return f"def {name}(x):\n    ### BEGIN SOLUTION\n    return x + {number}\n    ### END SOLUTION"


TEMPLATE = Template(course())


def solved(source: NotebookNode) -> NotebookNode:
    """What an honest student hands in: release's text, own solutions, outputs of a run."""
    notebook = deepcopy(source)
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        cell.source = cell.source.split("### BEGIN HIDDEN TESTS")[0].rstrip()
        if cell.metadata.get("nbgrader", {}).get("solution"):
            cell.source = f"def {name}(*args):\n    return 'mine'"
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [new_output("stream", text="hello")], 7
    return notebook


def written(notebook: NotebookNode) -> bytes:
    return json.dumps(notebook).encode()


def cell_of(notebook: NotebookNode, name: str) -> NotebookNode:
    """The one cell of that grade id."""
    found = [c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == name]
    assert len(found) == 1
    return found[0]


def names(notebook: NotebookNode) -> list[str]:
    return [c.metadata.get("nbgrader", {}).get("grade_id", c.id) for c in notebook.cells]


def mended(change: Callable[[NotebookNode], object]) -> tuple[NotebookNode, tuple[str, ...]]:
    """Repair an honest notebook after `change`, and check what must hold for every result."""
    notebook = solved(course())
    change(notebook)
    result = repair(written(notebook), TEMPLATE)
    assert_whole(result.notebook, course())
    return result.notebook, result.notes


def assert_whole(notebook: NotebookNode, source: NotebookNode) -> None:
    nbformat.validate(notebook)
    wanted = {c.metadata.nbgrader.grade_id: c for c in source.cells if "nbgrader" in c.metadata}
    marked = [c for c in notebook.cells if "nbgrader" in c.metadata]
    assert sorted(c.metadata.nbgrader.grade_id for c in marked) == sorted(wanted)
    for cell in marked:
        origin = wanted[cell.metadata.nbgrader.grade_id]
        assert (cell.metadata, cell.cell_type, cell.id) == (origin.metadata, origin.cell_type, origin.id)
        if not cell.metadata.nbgrader.solution:
            assert cell.source == origin.source
    order = names(notebook)
    for name in wanted:
        if f"test_{name}" in wanted:
            assert order.index(name) < order.index(f"test_{name}")
    assert len(set(order)) == len(order)
    assert notebook.metadata == source.metadata
    assert all(c.get("outputs", []) == [] and c.get("execution_count") is None for c in notebook.cells)


def remove(notebook: NotebookNode, *gone: str) -> None:
    notebook.cells = [c for c, name in zip(notebook.cells, names(notebook), strict=True) if name not in gone]


def insert_after(notebook: NotebookNode, name: str, *cells: NotebookNode) -> None:
    index = names(notebook).index(name) + 1
    notebook.cells[index:index] = cells


# An honest notebook -----------------------------------------------------------------------------------


@pytest.mark.parametrize("source", [course(), REAL], ids=["small", "real"])
def test_an_honest_notebook_keeps_everything_without_a_note(source: NotebookNode | Path) -> None:
    if isinstance(source, Path):
        if not source.exists():
            pytest.skip("the notebook is not written yet")
        source = nbformat.read(source, as_version=4)
    before = deepcopy(source)
    result = repair(written(solved(source)), Template(source))
    assert result.notes == ()
    assert [c.id for c in result.notebook.cells] == [c.id for c in source.cells]
    assert_whole(result.notebook, source)
    for cell in result.notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            assert "'mine'" in cell.source
    assert source == before


def test_own_cells_stay_where_they_are() -> None:
    notebook, notes = mended(
        lambda nb: insert_after(nb, "task_second_step", new_code_cell("x = 1", id="mine"))
    )
    order = names(notebook)
    assert notes == () and order.index("mine") == order.index("second_step") - 1
    assert notebook.cells[order.index("mine")].source == "x = 1"


def test_release_metadata_and_white_space_need_no_note() -> None:
    def change(nb: NotebookNode) -> None:
        for cell in nb.cells:
            if "nbgrader" in cell.metadata:
                cell.metadata["nbgrader"] |= {"checksum": "abc", "cell_type": "code"}
                cell.metadata |= {"deletable": False, "editable": False, "collapsed": True}
        cell_of(nb, "test_first_step").source += "  \n\n"
        nb.metadata = {"kernelspec": {"name": "conda-env"}, "language_info": {"name": "python"}}

    assert mended(change)[1] == ()


# What students and editors do -------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["setup", *(f"test_{step}" for step in STEPS)])
def test_a_deleted_cell_of_the_course_comes_back_in_its_place(name: str) -> None:
    notebook, notes = mended(lambda nb: remove(nb, name))
    assert names(notebook) == names(course())
    assert len(notes) == 1 and name in notes[0] and "put back" in notes[0]


def test_a_deleted_solution_cell_comes_back_empty() -> None:
    notebook, notes = mended(lambda nb: remove(nb, "second_step"))
    assert names(notebook) == names(course())
    assert cell_of(notebook, "second_step").source == ""
    assert len(notes) == 1 and "unfinished" in notes[0] and "second_step" in notes[0]


@pytest.mark.parametrize("name", STEPS)
def test_solution_and_test_deleted_together_come_back_in_order(name: str) -> None:
    notebook, _ = mended(lambda nb: remove(nb, name, f"test_{name}"))
    assert names(notebook) == names(course())


def test_everything_deleted() -> None:
    notebook, notes = mended(lambda nb: setattr(nb, "cells", []))
    assert names(notebook) == [n for n in names(course()) if n not in ("title", "train") and n[:5] != "task_"]
    assert len(notes) == 2


def test_a_notebook_without_any_metadata_is_recognised() -> None:
    def change(nb: NotebookNode) -> None:
        for number, cell in enumerate(nb.cells):
            cell.metadata, cell.id = {}, f"other-{number}"

    notebook, notes = mended(change)
    assert [c.source for c in notebook.cells if "'mine'" in c.source] == [
        cell_of(notebook, name).source for name in STEPS
    ]
    assert len(notebook.cells) == len(course().cells)
    assert len(notes) == 1 and all(name in notes[0] for name in STEPS)


def test_ids_help_where_metadata_and_definition_are_gone() -> None:
    def change(nb: NotebookNode) -> None:
        cell = cell_of(nb, "second_step")
        cell.metadata, cell.source = {}, "# I could not do this"

    notebook, _ = mended(change)
    assert cell_of(notebook, "second_step").source == "# I could not do this"
    assert names(notebook) == names(course())


@pytest.mark.parametrize(
    "code",
    [
        "def second_step(x): return 1",
        "async def second_step(x): pass",
        "second_step = lambda x: 1",
        "from mine import answer as second_step",
        "if True:\n    def second_step(x): return 1",
        "try:\n    second_step = other\nexcept NameError:\n    pass",
        "%matplotlib inline\ndef second_step(x):\n    return 1",
        "def second_step(x):\n    return (1",
        "a, second_step = 1, print",
    ],
)
def test_a_cell_that_defines_the_function_is_adopted(code: str) -> None:
    def change(nb: NotebookNode) -> None:
        remove(nb, "second_step")
        insert_after(nb, "task_second_step", new_code_cell(code))

    notebook, notes = mended(change)
    assert cell_of(notebook, "second_step").source == code
    assert names(notebook) == names(course())
    assert "second_step" in notes[0]


@pytest.mark.parametrize(
    "code",
    [
        "second_step(3)",
        "def f():\n    second_step = 1",
        "'second_step'",
        "x.second_step = 1",
        "\0second_step",
    ],
)
def test_a_cell_that_only_names_the_function_is_not_adopted(code: str) -> None:
    def change(nb: NotebookNode) -> None:
        remove(nb, "second_step")
        insert_after(nb, "task_second_step", new_code_cell(code))

    notebook, _ = mended(change)
    assert cell_of(notebook, "second_step").source == ""
    assert code in [c.source for c in notebook.cells]


def test_the_last_copy_that_defines_the_function_is_graded() -> None:
    def change(nb: NotebookNode) -> None:
        for code in ("def first_step(x):\n    return 2", "print('notes')"):
            insert_after(
                nb, "test_first_step", new_code_cell(code, metadata=marks("first_step", solution=True))
            )

    notebook, notes = mended(change)
    assert cell_of(notebook, "first_step").source == "def first_step(x):\n    return 2"
    texts = [c.source for c in notebook.cells]
    assert texts.index("def first_step(*args):\n    return 'mine'") < texts.index(
        "def first_step(x):\n    return 2"
    )
    assert "print('notes')" in texts
    assert any("more than one cell" in note for note in notes)


def test_a_split_solution_keeps_its_halves_together_before_the_test() -> None:
    def change(nb: NotebookNode) -> None:
        cell_of(nb, "second_step").source = "def part(x):\n    return x"
        insert_after(nb, "second_step", new_code_cell("def second_step(x):\n    return part(x)", id="half"))
        remove(nb, "test_second_step")

    notebook, _ = mended(change)
    order = names(notebook)
    at = order.index("second_step")
    assert order[at : at + 3] == ["second_step", "half", "test_second_step"]
    assert cell_of(notebook, "second_step").source == "def part(x):\n    return x"


@pytest.mark.parametrize(
    ("pieces", "joined"),
    [
        (["    y = x", "    return y"], 2),
        (["    if x:", "        return 1", "    return 2"], 3),
        (["    y = (x", "    )", "    return y"], 3),
        (["    y = x", "    return = y", "    return y"], 1),
        (["    if x:", "        return =", "    return y"], 0),
        (["\tif x:", "    return 1"], 0),
    ],
)
def test_a_solution_in_pieces_is_made_whole_up_to_the_first_that_is_wrong(pieces, joined) -> None:
    def change(nb: NotebookNode) -> None:
        cell = cell_of(nb, "first_step")
        cell.source = "def first_step(x):"
        insert_after(nb, "first_step", *(new_code_cell(piece, metadata=cell.metadata) for piece in pieces))

    notebook, _ = mended(change)
    sources = [cell.source for cell in notebook.cells]
    assert "\n".join(["def first_step(x):", *pieces[:joined]]) in sources
    assert set(pieces[joined:]) <= set(sources)


def test_an_emptied_solution_gives_way_to_the_cell_that_defines_the_function() -> None:
    def change(nb: NotebookNode) -> None:
        cell_of(nb, "second_step").source = ""
        insert_after(nb, "second_step", new_code_cell("def second_step(x):\n    return 5"))

    assert "return 5" in cell_of(mended(change)[0], "second_step").source


@pytest.mark.parametrize("kind", ["markdown", "raw", "heading", 7])
def test_retyped_cells_are_turned_back(kind: object) -> None:
    def change(nb: NotebookNode) -> None:
        for name in ("second_step", "test_third_step"):
            cell_of(nb, name)["cell_type"] = kind

    notebook, notes = mended(change)
    assert "'mine'" in cell_of(notebook, "second_step").source
    assert len(notes) == 1 and "second_step, test_third_step" in notes[0]


def test_a_test_before_its_solution_moves_behind_it() -> None:
    def change(nb: NotebookNode) -> None:
        test = cell_of(nb, "test_second_step")
        remove(nb, "test_second_step")
        nb.cells.insert(0, test)

    notebook, notes = mended(change)
    assert names(notebook) == names(course())
    assert "moved" in notes[0]


def test_setup_at_the_end_moves_before_what_needs_it() -> None:
    def change(nb: NotebookNode) -> None:
        setup = cell_of(nb, "setup")
        remove(nb, "setup")
        nb.cells.append(setup)

    assert names(mended(change)[0]) == names(course())


def test_the_students_order_of_solutions_is_kept() -> None:
    def change(nb: NotebookNode) -> None:
        cells = {name: cell_of(nb, name) for name in (*STEPS, *(f"test_{step}" for step in STEPS))}
        remove(nb, *cells)
        nb.cells += [cells[name] for name in (*reversed(STEPS), *(f"test_{step}" for step in STEPS))]

    notebook, notes = mended(change)
    assert [n for n in names(notebook) if n in STEPS] == list(reversed(STEPS))
    assert notes == ()


# What a cheat does ------------------------------------------------------------------------------------


def test_changed_points_flags_and_tests_are_undone() -> None:
    def change(nb: NotebookNode) -> None:
        cell_of(nb, "test_first_step").metadata.nbgrader.update(points=1000, locked=False)
        cell_of(nb, "second_step").metadata.nbgrader.update(grade=True, points=50)
        cell_of(nb, "test_third_step").source = "3.0"
        cell_of(nb, "setup").source = "check = print"

    _, notes = mended(change)
    assert any("settings" in note and "second_step, test_first_step" in note for note in notes)
    assert any("original text" in note and "setup, test_third_step" in note for note in notes)


def test_points_that_were_changed_after_the_release_accuse_nobody() -> None:
    """The submission has the points of its day, the course those of today: they count, without a word."""

    def release_with_other_points(nb: NotebookNode) -> None:
        for name in ("test_first_step", "test_third_step"):
            cell_of(nb, name).metadata.nbgrader.points += 1

    notebook, notes = mended(release_with_other_points)
    assert cell_of(notebook, "test_first_step") == cell_of(course(), "test_first_step")
    assert notes == ()


def test_a_note_of_text_or_settings_says_what_differs_and_not_who_changed_it() -> None:
    def older_release(nb: NotebookNode) -> None:
        cell_of(nb, "setup").source += "\n# an older line"
        cell_of(nb, "setup").metadata.nbgrader.locked = False

    _, notes = mended(older_release)
    assert len(notes) == 2
    assert not any("changed" in note for note in notes)


def test_swapped_grade_ids_are_set_right() -> None:
    def change(nb: NotebookNode) -> None:
        first, second = cell_of(nb, "first_step"), cell_of(nb, "second_step")
        first.metadata.nbgrader.grade_id, second.metadata.nbgrader.grade_id = "second_step", "first_step"

    notebook, _ = mended(change)
    assert all(f"def {name}(" in cell_of(notebook, name).source for name in STEPS)
    assert names(notebook) == names(course())


def test_unknown_grade_ids_become_ordinary_cells() -> None:
    extra = new_code_cell("99.0", metadata=marks("bo\x1b[31mnus\n", grade=True, points=99))
    notebook, notes = mended(lambda nb: insert_after(nb, "first_step", extra))
    assert [dict(c.metadata) for c in notebook.cells if c.source == "99.0"] == [{}]
    assert len(notes) == 1 and "'bonus'" in notes[0]


def test_a_solution_that_claims_to_be_a_test_is_not_lost() -> None:
    def change(nb: NotebookNode) -> None:
        cell_of(nb, "second_step").metadata.nbgrader.grade_id = "test_second_step"

    assert "'mine'" in cell_of(mended(change)[0], "second_step").source


def test_copies_of_tests_are_dropped_but_changed_copies_stay() -> None:
    def change(nb: NotebookNode) -> None:
        changed = deepcopy(cell_of(nb, "test_first_step"))
        changed.source, changed.id = "y = 2", "changed"
        insert_after(nb, "test_first_step", deepcopy(cell_of(nb, "test_first_step")), changed)

    notebook, notes = mended(change)
    assert [c.source for c in notebook.cells].count("y = 2") == 1
    assert len(notebook.cells) == len(course().cells) + 1
    assert any("copies" in note for note in notes)


PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def test_a_picture_attached_to_a_text_cell_survives_and_nothing_else_does() -> None:
    def change(nb: NotebookNode) -> None:
        cell = new_markdown_cell("![s](attachment:my%20sketch.png) ![x](attachment:x.svg)", id="sketch")
        cell["attachments"] = {
            "my sketch.png": {"image/png": PIXEL, "text/html": "<script>"},
            "x.svg": {"image/svg+xml": "<svg onload=alert(1)>"},
            "liar.png": {"image/png": "PHN2Zz4="},
        }
        insert_after(nb, "title", cell)
        code = new_code_cell("x = 1", id="code")
        code["attachments"] = cell["attachments"]
        insert_after(nb, "title", code)

    notebook, notes = mended(change)
    cell = next(c for c in notebook.cells if c.id == "sketch")
    assert cell.attachments == {"my_sketch.png": {"image/png": PIXEL}}
    assert cell.source == "![s](attachment:my_sketch.png) ![x](attachment:x.svg)"
    assert any("no PNG or JPEG picture" in note and "cell 3" in note for note in notes)
    assert "attachments" not in next(c for c in notebook.cells if c.id == "code")


@pytest.mark.parametrize("attached", [7, [1], "x", {"a": 1}, {"a.png": {"image/png": [PIXEL]}}, {"": {}}])
def test_attachments_of_another_form_are_none(attached: object) -> None:
    def change(nb: NotebookNode) -> None:
        cell = new_markdown_cell("text", id="odd")
        cell["attachments"] = attached
        insert_after(nb, "title", cell)

    notebook, _ = mended(change)
    assert not next(c for c in notebook.cells if c.id == "odd").get("attachments")


def test_nothing_but_text_survives_in_a_students_cell() -> None:
    def change(nb: NotebookNode) -> None:
        cell = new_markdown_cell("![](attachment:a.svg)", id="evil")
        cell["attachments"] = {"a.svg": {"image/svg+xml": "<svg onload=alert(1)>"}}
        cell["metadata"] = {
            "tags": ["fine", "<b>", 3, "fine"],
            "widgets": {"x": 1},
            "jupyter": {"source_hidden": True},
        }
        cell["extra"] = "field"
        insert_after(nb, "title", cell)
        nb.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {}}

    notebook, _ = mended(change)
    cell = next(c for c in notebook.cells if c.id == "evil")
    assert dict(cell) == {
        "id": "evil",
        "cell_type": "markdown",
        "source": "![](attachment:a.svg)",
        "metadata": {"tags": ["fine"]},
    }


def test_cell_ids_become_unique_and_course_ids_cannot_be_taken() -> None:
    def change(nb: NotebookNode) -> None:
        for name in ("test_first_step", "same", "same", "student-4", "no spaces please", "x" * 65):
            insert_after(nb, "title", NotebookNode(new_code_cell(f"# {name}"), id=name))

    notebook, _ = mended(change)
    assert [c.id for c in notebook.cells].count("same") == 1


def test_hidden_tests_never_come_from_a_submission() -> None:
    def change(nb: NotebookNode) -> None:
        cell_of(nb, "test_first_step").source += "\n### BEGIN HIDDEN TESTS\n5.0\n### END HIDDEN TESTS"

    assert "5.0" not in cell_of(mended(change)[0], "test_first_step").source


# Old, odd and broken files ----------------------------------------------------------------------------


def old_format(notebook: NotebookNode) -> dict:
    cells = []
    for cell in notebook.cells:
        new = {"cell_type": cell.cell_type, "metadata": dict(cell.metadata)}
        if cell.cell_type == "code":
            new |= {"input": cell.source.splitlines(True), "language": "python", "collapsed": False}
            new["outputs"] = [{"output_type": "pyout", "prompt_number": 1, "json": "not { json"}]
        else:
            new["source"] = cell.source
        cells.append(new)
    return {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": "x"}, "worksheets": [{"cells": cells}]}


def test_format_3_is_upgraded_and_the_courses_cells_get_their_ids_back() -> None:
    result = repair(json.dumps(old_format(solved(course()))).encode(), TEMPLATE)
    assert result.notes == ()
    assert names(result.notebook)[1:3] == ["setup", names(result.notebook)[2]]
    assert "'mine'" in cell_of(result.notebook, "third_step").source
    assert_whole(result.notebook, course())


def test_what_is_done_to_a_result_does_not_reach_the_next() -> None:
    data = written(solved(course()))
    first = repair(data, TEMPLATE).notebook
    first.metadata.kernelspec.name = first.cells[0].source = "changed"
    for cell in first.cells:
        cell.metadata.setdefault("nbgrader", {})["points"] = 1000
        cell.metadata.setdefault("tags", []).append("changed")
        cell.setdefault("outputs", []).append("changed")
    assert_whole(repair(data, TEMPLATE).notebook, course())


def test_cells_without_ids_get_those_of_the_course() -> None:
    notebook = solved(course())
    for cell in notebook.cells:
        del cell["id"]
    notebook.nbformat_minor = 4
    result = repair(written(notebook), TEMPLATE)
    assert names(result.notebook) == names(course()) and result.notes == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_other_encodings_of_json_are_read(encoding: str) -> None:
    text = json.dumps(solved(course()), ensure_ascii=False)
    assert repair(text.encode(encoding), TEMPLATE).notes == ()


def test_a_format_with_a_decimal_point_is_that_format() -> None:
    text = written(solved(course())).replace(b'"nbformat": 4,', b'"nbformat": 4.0,')
    assert b"4.0," in text
    assert repair(text, TEMPLATE).notes == ()


def test_a_number_that_is_too_long_is_not_told_as_no_json() -> None:
    with pytest.raises(Unreadable, match="a number of too many digits"):
        repair(b'{"nbformat": 4, "x": ' + b"1" * 10_000 + b"}", TEMPLATE)


BROKEN = {
    "empty": b"",
    "picture": b"\x89PNG\r\n\x1a\n\xff\xfe",
    "half": written(solved(course()))[:500],
    "list": b"[1, 2]",
    "other JSON": b'{"a": 1}',
    "null bytes": b"\0" * 100,
    "deep": b"[" * 200_000,
    "deep, closed": b'{"nbformat": 4, "cells": ' + b"[" * 200_000 + b"]" * 200_000 + b"}",
    "many parts": b'{"nbformat": 4, "cells": [' + b"[]," * 1_100_000 + b"[]]}",
    "long number": b'{"nbformat": 4, "cells": ' + b"1" * 10_000 + b"}",
    "format 5": b'{"nbformat": 5, "cells": []}',
    "format text": b'{"nbformat": "4", "cells": []}',
    "format true": b'{"nbformat": true, "cells": []}',
    "no cells": b'{"nbformat": 4}',
    "cells a dict": b'{"nbformat": 4, "cells": {"a": 1}}',
    "cell a number": b'{"nbformat": 4, "cells": [3]}',
    "source a number": b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": 3}]}',
    "source of numbers": b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": [3]}]}',
    "old and odd": b'{"nbformat": 3, "worksheets": [{"cells": [4]}]}',
    "old, no sheets": b'{"nbformat": 3, "worksheets": 5}',
    "oldest": b'{"nbformat": 1, "cells": [{"cell_type": "code"}, 3]}',
    "minus": b'{"nbformat": -1, "cells": []}',
    "many cells": b'{"nbformat": 4, "cells": [' + b"{}," * MAX_CELLS + b"{}]}",
    "too large": b" " * (MAX_BYTES + 1),
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_what_is_no_notebook_is_named_in_one_line(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        repair(data, TEMPLATE)
    assert caught.value.reason == str(caught.value)
    assert "\n" not in caught.value.reason and 30 < len(caught.value.reason) < 250
    assert "again" in caught.value.reason


def test_a_deep_rest_of_a_split_solution_is_only_text() -> None:
    rest = "    1" + " + 1" * 1500
    notebook, _ = mended(lambda nb: insert_after(nb, "first_step", new_code_cell(rest)))
    assert rest in [cell.source for cell in notebook.cells]


def test_long_sources_are_cut_with_a_note() -> None:
    def change(nb: NotebookNode) -> None:
        insert_after(nb, "title", *(new_code_cell("#" * (MAX_TEXT + 1)) for _ in range(12)))

    notebook, notes = mended(change)
    assert max(len(c.source) for c in notebook.cells) == MAX_TEXT
    assert sum(len(c.source) for c in notebook.cells) < 2_100_000
    assert any("cell 2" in note and "too long" in note for note in notes)


@pytest.mark.parametrize(("fillers", "found"), [(90, True), (101, False)])
def test_so_much_of_a_notebook_is_parsed(fillers: int, found: bool) -> None:
    """What is beyond is known by the first lines of definitions alone."""
    filler = "# " + "x" * (MAX_PARSED // 100 - 2)
    work = f"from os.path import join as second_step{filler}"

    def change(nb: NotebookNode) -> None:
        insert_after(nb, "title", *(new_code_cell(filler) for _ in range(fillers)))
        cell_of(nb, "second_step").source = ""
        insert_after(nb, "second_step", new_code_cell(work))

    assert (cell_of(mended(change)[0], "second_step").source == work) is found


def test_a_cell_is_cut_into_lines_once_for_all_exercises(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cell that begins every function and goes on with comments was gone through for each of them."""
    cut: list[int] = []
    lines_of = cells_of.code_lines

    def counted(text: str) -> frozenset[str]:
        cut.append(len(text))
        return lines_of(text)

    monkeypatch.setattr(cells_of, "code_lines", counted)
    text = "\n".join(f"def {name}(x):" for name in STEPS) + "\n# a" * 40_000
    file = json.dumps({"nbformat": 4, "cells": [{"cell_type": "code", "metadata": {}, "source": text}] * 3})
    assert count_solved(file.encode(), TEMPLATE, Room()) == len(STEPS)
    assert cut == [len(text)]


def test_the_name_of_an_attached_picture_may_be_anything() -> None:
    """A half surrogate in it ended the grading of the notebook, as a fault of ours."""
    cell = {"cell_type": "markdown", "metadata": {}, "source": "![](attachment:\ud800 a)"}
    cell["attachments"] = {"\ud800 a": {"image/png": "x"}}
    file = json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]})
    assert "attached" not in repair(file.encode(), TEMPLATE).notebook.cells[0].source


def test_text_that_grows_by_plain_names_has_no_more_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """Less room than none counted from the end: the next cell was read nearly whole."""
    monkeypatch.setattr(reading, "MAX_ALL_TEXT", 1_000)
    names: dict[str, dict[str, str]] = {f"{'_' * k}%": {} for k in range(49)} | {
        f"{'_' * k}": {} for k in range(1, 50)
    }
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": "attachment:%" * 83, "attachments": names},
        {"cell_type": "code", "metadata": {}, "source": "x = 1\n" * 30_000},
    ]
    file = json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}).encode()
    assert [len(cell.text) for cell in reading.read(file, Changes())] == [1_000, 0]


def test_half_surrogates_are_replaced_so_that_the_result_can_be_saved() -> None:
    notebook, notes = mended(lambda nb: insert_after(nb, "title", new_code_cell("s = '\ud800'")))
    nbformat.writes(notebook).encode("utf-8")
    assert "s = '?'" in [c.source for c in notebook.cells] and len(notes) == 1


@pytest.mark.parametrize(
    "code",
    [
        "(" * 50_000,
        "-" * 90_000 + "1",
        "a" + ".b" * 45_000,
        "not " * 20_000 + "a",
        "\0",
        "1" * 50_000,
        *("1" + " + 1" * depth for depth in (900, 1500, 2500)),
    ],
)
def test_code_that_breaks_parsers_is_only_text(code: str) -> None:
    notebook, _ = mended(lambda nb: cell_of(nb, "second_step").update(source=code + "\n# second_step"))
    assert cell_of(notebook, "second_step").source == code + "\n# second_step"


def test_a_long_name_stays_one_whose_likeness_is_found_in_good_time() -> None:
    """One character of a name can stand for eighteen, and comparing takes their square."""
    assert len(names_of._words("\ufdfa" * names_of.MAX_LENGTH)) <= names_of.MAX_LENGTH


def test_a_hostile_notebook_takes_seconds_at_most() -> None:
    def change(nb: NotebookNode) -> None:
        code = "def first_step(): pass\n" * 17
        cells = [
            new_code_cell(code, metadata=marks("first_step", solution=True)) for _ in range(MAX_CELLS - 100)
        ]
        insert_after(nb, "title", *cells)

    start = time.perf_counter()
    mended(change)
    assert time.perf_counter() - start < 15


def test_text_under_another_exercises_name_is_put_in_order_at_once() -> None:
    """Found by the search below: repairing its result once more changed it again."""
    named = {"nbgrader": {"grade_id": "second_step"}}
    cells = [new_markdown_cell("def first_step(x): pass", metadata=named)]
    data = written(new_notebook(cells=cells))
    once = repair(data, TEMPLATE).notebook
    assert repair(written(once), TEMPLATE).notebook == once


MARKS = st.fixed_dictionaries(
    {},
    optional={
        "grade_id": st.sampled_from(["setup", *STEPS, *(f"test_{s}" for s in STEPS), "other", ""])
        | st.integers(),
        "grade": st.booleans() | st.text(max_size=3),
        "solution": st.booleans() | st.none(),
        "locked": st.booleans(),
        "points": st.integers() | st.floats() | st.text(max_size=3),
        "schema_version": st.integers(0, 9),
    },
)
CODE = st.sampled_from([f"def {s}(x): pass" for s in STEPS] + [f'check("{s}")' for s in STEPS]) | st.text(
    max_size=30
)
CELLS = st.fixed_dictionaries(
    {
        "cell_type": st.sampled_from(["code", "code", "markdown", "raw", "odd"]),
        "source": CODE | st.lists(CODE),
    },
    optional={
        "id": st.sampled_from(["setup", "first_step", "a", "a b"]) | st.integers(),
        "metadata": st.fixed_dictionaries({"nbgrader": MARKS | st.none()}) | st.integers(),
        "outputs": st.lists(st.integers(), max_size=2),
    },
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(CELLS, max_size=12))
def test_whatever_the_cells_are_the_result_is_whole_and_repairing_twice_changes_nothing(
    cells: list[dict],
) -> None:
    data = json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}).encode()
    once = repair(data, TEMPLATE).notebook
    assert_whole(once, course())
    twice = repair(written(once), TEMPLATE)
    assert twice.notebook == once and twice.notes == ()


@pytest.mark.parametrize("version", [1, 2, 3])
def test_an_old_notebook_with_impossible_cells_is_refused(version: int) -> None:
    """Found by the search below: nbformat's converter fails on it with an UnboundLocalError."""
    data = {"nbformat": version, "cells": [{"cells": None, "nbformat": None, "cell_type": None}]}
    with pytest.raises(Unreadable, match=r"old format|no list of cells"):
        repair(json.dumps(data).encode(), TEMPLATE)


@settings(max_examples=150, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "cells",
                        "nbformat",
                        "nbformat_minor",
                        "worksheets",
                        "source",
                        "metadata",
                        "cell_type",
                        "input",
                    ]
                ),
                inner,
                max_size=5,
            )
        ),
    ),
    st.integers(1, 4),
)
def test_any_json_is_repaired_or_refused(data: object, version: int) -> None:
    if isinstance(data, dict):
        data["nbformat"] = version
    try:
        assert_whole(repair(json.dumps(data).encode(), TEMPLATE).notebook, course())
    except Unreadable as error:
        assert "again" in error.reason


# File names -------------------------------------------------------------------------------------------

EXPECTED = "week4_building_blocks"


def test_the_exact_name_comes_first() -> None:
    files = ["a.ipynb", "week4_building_blocks(1).ipynb", f"{EXPECTED}.ipynb"]
    for expected in (EXPECTED, f"{EXPECTED}.ipynb"):
        assert by_likeness(files, expected)[0][0] == f"{EXPECTED}.ipynb"
    assert is_expected(f"{EXPECTED}.ipynb", EXPECTED)
    assert not is_expected(f"a/{EXPECTED}.ipynb", EXPECTED)


@pytest.mark.parametrize(
    "files",
    [
        ["week4_building_blocks(1).ipynb"],
        ["my solution.ipynb", "notes.txt"],
        ["WEEK4_BUILDING_BLOCKS.IPYNB", "week4_building_blocks(1).ipynb"],
        ["week4_building_blocks-Copy1.ipynb", "scratch.ipynb"],
        ["Copy of week4_building_blocks.ipynb", "week4.ipynb"],
        ["week4 building blocks final.ipynb", "week3_shallow_network.ipynb"],
        ["amara_week4_building_blocks.ipynb", ".week4_building_blocks.ipynb", "b.ipynb"],
    ],
)
def test_the_name_that_is_most_alike_comes_first(files: list[str]) -> None:
    for order in (files, files[::-1]):
        assert by_likeness(order, EXPECTED)[0][0] == files[0]


def test_what_is_hidden_or_has_another_ending_is_no_notebook_by_name() -> None:
    assert by_likeness([], EXPECTED) == ([], [])
    names = [
        "answer.py",
        ".hidden.ipynb",
        "ipynb",
        ".ipynb_checkpoints/a.ipynb",
        "__MACOSX/._a.ipynb",
        "a.json",
    ]
    assert by_likeness(names, EXPECTED) == ([], ["a.json", "ipynb", "answer.py"])
    assert by_likeness(["x" * 300 + ".ipynb"], EXPECTED) == ([], [])
