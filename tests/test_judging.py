"""Hidden tests: declared mistakes lose points, right solutions never do, each step stands alone."""

from __future__ import annotations

import nbformat
import numpy as np
import pytest
from conftest import ASSIGNMENT

from dnn_grader import cases
from dnn_grader.course import CourseError
from dnn_grader.exercises import load_exercises
from dnn_grader.exercises.declared import Case, Exercise, Mistake
from dnn_grader.judging import Judge, result_card
from dnn_grader.reference import Reference
from dnn_utils.checks.student import NotebookStudent

EXERCISES = load_exercises(ASSIGNMENT)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda x: x.name)
def test_a_right_form_alone_earns_a_tenth_at_most(judge, reference, exercise):
    """Zeros of the right types and shapes, made by the reference itself."""
    right = reference.namespace[exercise.name]
    namespace = reference.fresh()
    namespace[exercise.name] = lambda *args: zeros(right(*args))
    assert judge.judge(exercise.name, NotebookStudent(namespace)).score <= exercise.points / 10


def zeros(value):
    if isinstance(value, (tuple, list)):
        return type(value)(zeros(part) for part in value)
    if isinstance(value, dict):
        return {key: zeros(part) for key, part in value.items()}
    return np.zeros_like(value) if isinstance(value, np.ndarray) else type(value)(0)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda x: x.name)
def test_a_stub_earns_nothing(judge, reference, exercise):
    namespace = reference.fresh()
    exec(f"def {exercise.name}(*args): raise NotImplementedError", namespace)
    assert judge.judge(exercise.name, NotebookStudent(namespace)).score == 0


def test_a_wrong_earlier_step_costs_only_itself(judge, reference):
    namespace = reference.fresh()
    exec("def linear_forward(A, W, b): return W @ A - b, (A, W, b)", namespace)
    results = {e.name: judge.judge(e.name, NotebookStudent(namespace)) for e in EXERCISES}
    lost = [name for name, result in results.items() if result.score < result.max_score]
    assert lost == ["linear_forward"]
    assert results["L_model_forward"].end_to_end is False
    assert "does not work" in result_card(results["L_model_forward"]).text()


def test_of_a_step_that_is_wrong_itself_nothing_is_said_of_earlier_ones(judge, reference):
    namespace = reference.fresh()
    exec("def linear_activation_forward(A, W, b, activation): return A, ()", namespace)
    result = judge.judge("linear_activation_forward", NotebookStudent(namespace))
    assert result.score < result.max_score and result.end_to_end is False and result.own_steps is None
    assert "earlier steps" not in result_card(result).text()


class Counting(NotebookStudent):
    """A student whose calls are counted, with and without stand-ins."""

    def __init__(self, namespace) -> None:
        super().__init__(namespace)
        self.calls = {True: 0, False: 0}

    def call(self, name, args, stand_ins, seed):
        self.calls[bool(stand_ins)] += 1
        return super().call(name, args, stand_ins, seed)


@pytest.mark.parametrize("exercise", [e for e in EXERCISES if e.needs], ids=lambda x: x.name)
def test_what_works_with_right_steps_of_ones_own_needs_no_others(judge, reference, exercise):
    student = Counting(reference.fresh())
    result = judge.judge(exercise.name, student, right=exercise.needs)
    assert result == judge.judge(exercise.name, NotebookStudent(reference.fresh()))
    assert result.is_right and student.calls[True] == 0 < student.calls[False]


@pytest.mark.parametrize(
    "mistake", [e for x in EXERCISES if x.needs for e in x.mistakes], ids=lambda x: x.name
)
def test_what_is_known_of_the_steps_changes_no_judgement(judge, reference, mistake):
    exercise = next(e for e in EXERCISES if mistake in e.mistakes)
    namespace = reference.edited(exercise.name, mistake.edits)
    plain, trusting = (
        judge.judge(exercise.name, NotebookStudent(namespace), right=right) for right in ((), exercise.needs)
    )
    assert plain == trusting


def test_a_step_that_passed_its_test_and_fails_elsewhere_still_costs_only_itself(judge, reference):
    namespace = reference.fresh()
    exec("def linear_activation_forward(*args): raise OSError", namespace)
    student = Counting(namespace)
    result = judge.judge("L_model_forward", student, right=["linear_forward", "linear_activation_forward"])
    assert result.score == result.max_score and result.end_to_end is False
    assert student.calls[True] > 0


def test_right_steps_are_found_where_nothing_is_known(judge, reference):
    namespace = reference.fresh()
    steps = {"linear_forward", "linear_activation_forward"}
    assert judge.right_steps("L_model_forward", NotebookStudent(namespace)) == steps
    assert judge.right_steps("compute_cost", NotebookStudent(namespace)) == set()
    exec("def linear_forward(A, W, b): return W @ A - b, (A, W, b)", namespace)
    assert judge.right_steps("L_model_forward", NotebookStudent(namespace)) == set()


def test_partial_credit_tells_edges_from_ordinary_cases(judge, reference):
    """Right for more than one example and wrong for a single one."""
    exercise = next(e for e in EXERCISES if e.name == "linear_backward")
    namespace = reference.fresh()
    exec(
        "right = linear_backward\n"
        "def linear_backward(dZ, cache):\n"
        "    dA_prev, dW, db = right(dZ, cache)\n"
        "    return (dA_prev, dW, db) if dZ.shape[1] > 1 else (dA_prev, dW, 2 * db)",
        namespace,
    )
    result = judge.judge("linear_backward", NotebookStudent(namespace))
    credit = exercise.credit
    earned = credit.form + credit.ordinary + credit.edge * 2 / 3
    assert result.score == pytest.approx(exercise.points * earned)
    said = "In all edge cases `dA_prev` and `dW` are right, which earns 67 % of their points."
    assert said in result.credit


def test_the_same_seed_draws_the_same_cases_and_another_seed_others(reference):
    exercise = next(e for e in EXERCISES if e.name == "linear_forward")
    one, same, other = (cases.draw(exercise, reference, seed) for seed in (b"1", b"1", b"2"))
    assert np.array_equal(one[0].args[0], same[0].args[0])
    assert not np.array_equal(one[0].args[0], other[0].args[0])


def test_right_solutions_pass_whatever_the_seed(exercises, reference):
    for seed in range(20):
        judge = Judge(exercises, reference, bytes([seed]) * 32)
        for exercise in exercises:
            assert judge.judge(exercise.name, NotebookStudent(reference.fresh())).findings == ()


def test_every_call_has_its_own_inputs_and_random_state(judge, reference):
    """A function that spoils its inputs and the random state fails no later call."""
    namespace = reference.fresh()
    exec(
        "right = linear_forward\n"
        "def linear_forward(A, W, b):\n"
        "    np.random.seed(1)\n"
        "    Z, cache = right(A.copy(), W.copy(), b.copy())\n"
        "    A[:], W[:], b[:] = np.nan, np.nan, np.nan\n"
        "    return Z, cache",
        namespace,
    )
    assert judge.judge("linear_forward", NotebookStudent(namespace)).findings == ()


# How points come about.

FREE = "In all of them `cache` is right, which earns nothing alone"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("", ()),
        ("b = 0 * b", ("Right types and shapes everywhere: yes.", "Ordinary cases: 0 of")),
        ("return right(A, W, 0 * b)[0], (A, W, b)", ("Ordinary cases: 0 of", FREE)),
        ("A = A if A.shape[1] > 1 else A.shap", ("everywhere: no.", "Ordinary cases: ")),
        ("raise NotImplementedError", ()),
        ("return 1, 2, 3, 4", ()),
    ],
)
def test_how_the_points_come_about_is_said_where_some_cases_are_right(wrong, said, judge, reference):
    namespace = reference.fresh()
    code = "right = linear_forward\ndef linear_forward(A, W, b):\n    {}\n    return right(A, W, b)"
    exec(code.format(wrong or "pass"), namespace)
    result = judge.judge("linear_forward", NotebookStudent(namespace))
    assert bool(result.credit) is bool(said)
    assert all(words in result.credit for words in said), result.credit
    assert result.credit in " ".join(result_card(result).lines)


# What an exercise is given.


def draw_trained(rng, reference):
    for m in (3, 5):
        yield Case((rng.normal(size=(2, m)), 4))


TRAINED = Exercise(
    name="trained",
    points=10,
    draw=draw_trained,
    args=("X", "steps"),
    returns=("W",),
    needs=("step",),
    given=("start",),
    mistakes=(Mistake("step_too_few", {"range(steps)": "range(steps - 1)"}, "Count the steps."),),
)
START = "def start(n):\n    return np.random.randn(1, n)"
STEP = "def step(W, X):\n    return W - 0.1 * np.sum(X, axis=1, keepdims=True).T"
LOOP = """def trained(X, steps):
    W = start(X.shape[0])
    for k in range(steps):
        W = step(W, X)
    return W"""


def notebook_of(**solutions):
    cells = [nbformat.v4.new_code_cell("import numpy as np", metadata={"nbgrader": {"locked": True}})]
    for name, source in solutions.items():
        marks = {"grade_id": name, "solution": True, "locked": False, "grade": False}
        cells.append(nbformat.v4.new_code_cell(source, metadata={"nbgrader": marks}))
    return nbformat.v4.new_notebook(cells=cells)


@pytest.fixture(scope="module")
def trained():
    """A judge of an exercise that trains from a random start, written in another assignment."""
    provided = Reference(notebook_of(start=START), ()).functions()
    reference = Reference(notebook_of(step=STEP, trained=LOOP), (TRAINED,), provided=provided)
    return Judge((TRAINED,), reference, b"a seed for tests" * 2)


def result_of(trained, source):
    namespace = trained.reference.fresh()
    exec(source, namespace)
    return trained.judge("trained", NotebookStudent(namespace))


def test_a_random_start_is_the_references_whatever_the_students_is(trained):
    own = START.replace("np.random.randn(1, n)", "100 * np.random.rand(1, n)")
    result = result_of(trained, own)
    assert (result.score, result.end_to_end) == (10, True)


def test_a_wrong_earlier_step_costs_nothing_but_shows_end_to_end(trained):
    result = result_of(trained, STEP.replace("-", "+"))
    assert (result.score, result.end_to_end) == (10, False)


def test_a_mistake_in_a_function_that_trains_is_named_although_the_start_is_random(trained):
    result = result_of(trained, LOOP.replace("range(steps)", "range(steps - 1)"))
    assert result.score < 10
    assert result.findings[0].mistake == "step_too_few"


def test_a_start_in_place_spoils_no_later_example(trained):
    in_place = LOOP.replace("W = step(W, X)", "W -= 0.1 * np.sum(X, axis=1, keepdims=True).T")
    result = result_of(trained, in_place)
    assert (result.score, result.end_to_end) == (10, True)


def test_a_function_that_nobody_gives_is_an_error_of_the_course():
    with pytest.raises(CourseError, match="'trained' builds on 'start', which is no function there"):
        Reference(notebook_of(step=STEP, trained=LOOP), (TRAINED,))
