"""What the coordinator makes of a worker's reply, of an address and of an order: nothing is believed."""

from __future__ import annotations

import copy
import json
from base64 import b64encode
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ASSIGNMENT
from hypothesis import given, settings
from hypothesis import strategies as st

from dnn_grader.cluster.address import Certificates, security
from dnn_grader.cluster.order import Order, order
from dnn_grader.cluster.reply import BadReply, Refused, read_look, read_reply
from dnn_grader.course import CourseError
from dnn_grader.demo import demo_class
from dnn_grader.grading import notebook_json, prepare
from dnn_grader.handed_in import HandedIn
from dnn_grader.nursery import Nursery
from dnn_grader.reference import grade_id, is_solution, is_test, read_source
from dnn_grader.run import Job, attempt
from dnn_grader.sandbox import Limits, find_sandbox

slow = pytest.mark.slow
MODULES = {"helpers.py": b"x = '\xff'"}
SEED = b"a seed for tests" * 2


@pytest.fixture(scope="module")
def job(course) -> Job:
    return Job(course, prepare(course, ASSIGNMENT, SEED), SEED, Limits())


@pytest.fixture(scope="module")
def graded(course, exercises, job):
    """A submission with a mistake, graded."""
    made = demo_class(read_source(course.source(ASSIGNMENT)), exercises, bounded=True)[2]
    (content,) = made.files.values()
    content = content.encode() if isinstance(content, str) else content
    with Nursery(find_sandbox("none"), Limits()) as nursery:
        return attempt(HandedIn({"own.ipynb": content}, MODULES), job.assignment, nursery).graded


def reply(notebook: dict, **more: object) -> bytes:
    sent = {"notebook": notebook_json(notebook), "modules": {}, "seconds": 1.0}
    return json.dumps(sent | more).encode()


@slow
def test_a_graded_notebook_comes_back_as_it_was(graded, job):
    modules = {name: b64encode(text).decode() for name, text in graded.modules.items()}
    sent = json.dumps({"notebook": graded.notebook, "modules": modules, "seconds": 2.5}).encode()
    read = read_reply(sent, job.assignment)
    assert read.graded.modules == MODULES
    assert read.seconds == 2.5
    assert read.graded.notebook == graded.notebook
    assert read.graded.scores == graded.scores
    assert read.graded.notes == graded.notes
    assert read.graded.unanswered == graded.unanswered
    kept = [replace(r, findings=tuple(replace(f, part="") for f in r.findings)) for r in graded.results]
    assert list(read.graded.results) == kept  # `part` is in no record
    assert any(result.findings for result in read.graded.results)


def first(notebook, wanted):
    return next(cell for cell in notebook["cells"] if wanted(cell))


def more_points(notebook):
    cell = first(notebook, is_test)
    cell["outputs"][-1]["data"]["text/plain"] = "1000.0"


def worth_more(notebook):
    first(notebook, is_test)["metadata"]["nbgrader"]["points"] = 1000


def no_test(notebook):
    notebook["cells"].remove(first(notebook, is_test))


def test_twice(notebook):
    notebook["cells"].append(first(notebook, is_test))


test_twice.__test__ = False  # a change to a notebook, not a test


def other_test(notebook):
    first(notebook, is_test)["source"] = "25.0"


def other_name(notebook):
    first(notebook, is_solution)["metadata"]["nbgrader"]["grade_id"] = "another"


def script_output(notebook):
    data = {"text/html": "<script>window.PWNED=1</script>"}
    output = {"output_type": "display_data", "data": data, "metadata": {}}
    first(notebook, is_test)["outputs"].insert(0, output)


def script_card(notebook):
    data = next(o["data"] for o in first(notebook, is_test)["outputs"] if "text/html" in o.get("data", {}))
    data["text/html"] += "<script>window.PWNED=1</script>"


def script_markdown(notebook):
    cell = {"cell_type": "markdown", "id": "x", "metadata": {}, "source": "<img src=x onerror=alert(1)>"}
    notebook["cells"].append(cell)


def raw_cell(notebook):
    notebook["cells"].append({"cell_type": "raw", "id": "x", "metadata": {}, "source": "<script></script>"})


def unknown_exercise(notebook):
    notebook["metadata"]["dnn_course"]["results"][0]["exercise"] = "root_access"


def unknown_mistake(notebook):
    records = notebook["metadata"]["dnn_course"]["results"]
    next(r for r in records if r["findings"])["findings"][0]["mistake"] = "hello"


def result_above_its_maximum(notebook):
    notebook["metadata"]["dnn_course"]["results"][0]["score"] = 1e9


def another_maximum(notebook):
    notebook["metadata"]["dnn_course"]["results"][0]["max_score"] = 1e9


def more_in_a_record(notebook):
    notebook["metadata"]["dnn_course"]["results"][0]["more"] = 1


def notes_of_numbers(notebook):
    notebook["metadata"]["dnn_course"]["notes"] = [1, 2]


def no_results(notebook):
    del notebook["metadata"]["dnn_course"]


def no_cells(notebook):
    notebook["cells"] = 5


def cells_of_numbers(notebook):
    notebook["cells"] = [1, 2]


CHANGES = [
    more_points, worth_more, no_test, test_twice, other_test, other_name,
    script_output, script_card, script_markdown, raw_cell, unknown_exercise, unknown_mistake,
    result_above_its_maximum, another_maximum, more_in_a_record, notes_of_numbers, no_results, no_cells,
    cells_of_numbers,
]  # fmt: skip


@slow
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_changed_notebook_is_refused(graded, job, change):
    notebook = copy.deepcopy(_node(graded.notebook))
    assert read_reply(reply(notebook), job.assignment).graded
    change(notebook)
    with pytest.raises(BadReply):
        read_reply(reply(notebook), job.assignment)


def _node(text):
    from nbformat import from_dict

    return from_dict(json.loads(text))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(
    JSON | st.dictionaries(st.sampled_from(["notebook", "seconds", "problem", "missing"]), JSON, max_size=3)
)
@slow
def test_other_json_is_refused_or_a_problem(job, said):
    try:
        read = read_reply(json.dumps(said).encode(), job.assignment)
    except (BadReply, Refused):
        return
    assert read.graded is None
    assert isinstance(read.problem, str) and read.problem


@slow
@given(st.binary(max_size=60) | JSON)
def test_bytes_and_objects_are_refused(job, reply):
    for read in (lambda: read_reply(reply, job.assignment), lambda: read_look(reply)):
        with pytest.raises((BadReply, Refused)):
            read()


def _paths(value, path=()):
    """The ways to every part of some JSON."""
    yield path
    children = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, child in children:
        yield from _paths(child, (*path, key))


@slow
@settings(deadline=None)  # a loaded machine is no failure
@given(st.data())
def test_no_part_of_a_notebook_can_be_anything(graded, job, data):
    """Whatever is put in place of any part: refused, or still a notebook with the same course in it."""
    notebook = json.loads(graded.notebook)
    path = data.draw(st.sampled_from([p for p in _paths(notebook) if p]))
    value = data.draw(JSON)
    place = notebook
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    sent = {"notebook": notebook_json(notebook), "modules": {}, "seconds": 1.0}
    try:
        read = read_reply(json.dumps(sent).encode(), job.assignment)
    except BadReply:
        return
    assert set(read.graded.scores) == set(graded.scores)
    assert sum(score for score in read.graded.scores.values()) <= 100
    tests = {grade_id(cell): cell.source for cell in job.assignment.master.cells if is_test(cell)}
    found = {grade_id(c): c.source for c in _node(read.graded.notebook).cells if is_test(c)}
    assert found == tests


@slow
def test_a_reply_has_a_largest_size(job, monkeypatch):
    monkeypatch.setattr("dnn_grader.cluster.reply.MAX_BYTES", 100)
    with pytest.raises(BadReply):
        read_reply(b" " * 101, job.assignment)


@slow
def test_a_refusal_is_one(job):
    with pytest.raises(Refused, match="no bubblewrap"):
        read_reply(b'{"refused": "no bubblewrap"}', job.assignment)


# Orders ------------------------------------------------------------------------------------------------


@slow
def test_an_order_prepares_the_same_without_the_course(job):
    asked = Order.from_bytes(order(job, "require").to_bytes())
    made = asked.prepared()
    assert notebook_json(made.master) == notebook_json(job.assignment.master)
    assert made.judge.reference.solutions == job.assignment.judge.reference.solutions
    assert made.judge.seed == SEED
    assert asked.limited() == job.limits
    assert asked.sandbox == "require"


@slow
@pytest.mark.parametrize("name", ["numpy", "Python", "the course's code"])
def test_another_installation_is_refused(job, name):
    asked = order(job, "none")
    other = replace(asked, installed=asked.installed | {name: "0.1"})
    with pytest.raises(CourseError, match=rf"has {name} .* 0\.1"):
        other.prepared()


# Addresses ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:8786", "tcp://localhost:8786", "tcp://[::1]:8786"])
def test_this_machine_needs_no_encryption(address):
    assert security(address, Certificates()) is None


@pytest.mark.parametrize("address", ["tcp://10.0.0.5:8786", "tcp://cluster.example:8786", "tcp://0.0.0.0:1"])
def test_other_machines_do(address):
    with pytest.raises(CourseError, match=r"not encrypted.*--unencrypted"):
        security(address, Certificates())
    assert security(address, Certificates(), unencrypted=True) is None


@pytest.mark.parametrize(
    "address", ["", "cluster", "cluster:8786", "http://cluster:8786", "tls://cluster", "tls://:8786",
                "tls://cluster:port", "inproc://x:1", "tls://[:1"],
)  # fmt: skip
def test_what_is_no_address_is_refused(address):
    with pytest.raises(CourseError, match="no scheduler's address"):
        security(address, Certificates(), unencrypted=True)


def test_missing_certificates_are_named(tmp_path):
    with pytest.raises(CourseError, match="give --tls-ca"):
        security("tls://cluster:8786", Certificates())
    with pytest.raises(CourseError, match="--tls-ca: there is no file"):
        security("tls://cluster:8786", Certificates(Path("nowhere.pem")))
    wrong = tmp_path / "wrong.pem"
    wrong.write_text("no certificate")
    with pytest.raises(CourseError, match="can't be used"):
        security("tls://cluster:8786", Certificates(wrong, wrong, wrong))
