"""What is said of the mistakes that no list foresees: a sure cause, or none. None is better than a wrong one.

Most of these are what real students wrote.
"""

from __future__ import annotations

import io
import re
from contextlib import redirect_stdout
from functools import cache
from inspect import Parameter, Signature

import nbformat
import pytest
from conftest import ROOT
from IPython.core.interactiveshell import InteractiveShell

from dnn_grader.course import Course
from dnn_grader.grading import grade_notebook, prepare
from dnn_grader.inside.student import MAX_PARAMETERS, _raised
from dnn_grader.judging import Judge, load_judge
from dnn_grader.nursery import Nursery
from dnn_grader.reference import grade_id, read_source
from dnn_grader.results import Result
from dnn_grader.sandbox import Limits, find_sandbox
from dnn_utils.checks import Checks, history
from dnn_utils.checks.absence import Ran, why_missing
from dnn_utils.checks.likeness import same_error
from dnn_utils.checks.outcome import Raised, Returned
from dnn_utils.checks.role import role_at
from dnn_utils.checks.student import NotebookStudent

WEEK2, WEEK3 = "week2_logistic_regression", "week3_shallow_network"
WEEK4, MODELS = "week4_building_blocks", "week4_image_classifier"
COUNT = r"as if there were 4 examples in every call"


@cache
def judge_of(assignment: str) -> Judge:
    """A judge with a seed of its own."""
    return load_judge(Course(ROOT), assignment, b"a seed for tests" * 2)


def graded(assignment: str, name: str, edits: dict[str, str]) -> tuple[Result, str]:
    """The result of the solution with `edits`, and the likely cause that the student's check says."""
    judge = judge_of(assignment)
    namespace = judge.reference.edited(name, edits)
    result = judge.judge(name, NotebookStudent(namespace))
    return result, Checks(assignment).card(name, namespace).cause


HIDDEN_BACK = 'linear_activation_backward(dA, caches[l - 1], "relu")'

SURE = {
    "keys past what is stored": (
        *(WEEK4, "L_model_backward"),
        {"reversed(range(1, L))": "range(L - 1)"}
        | {HIDDEN_BACK: 'linear_activation_backward(grads["dA" + str(l + 1)], caches[l], "relu")'}
        | {'grads[f"dA{l - 1}"]': 'grads[f"dA{l}"]', 'grads[f"dW{l}"]': 'grads[f"dW{l + 1}"]'}
        | {'grads[f"db{l}"]': 'grads[f"db{l + 1}"]'},
        "The dictionary has no such key",
    ),
    "the same gradient in every turn": (
        *(WEEK4, "L_model_backward"),
        {HIDDEN_BACK: 'linear_activation_backward(grads["dA1"], caches[l - 1], "relu")'},
        "A key is missing in the dictionary|",
    ),
    "the other half of the cache": (
        *(WEEK4, "linear_activation_backward"),
        {"relu_backward(dA, activation_cache)": "relu_backward(dA, linear_cache)"},
        "A tuple of several values stands where one of them is meant",
    ),
    "a helper without return": (
        *(WEEK4, "linear_forward"),
        {"    Z = np.dot(W, A) + b\n    cache = (A, W, b)": "    Z, cache = (lambda: None)()"},
        "Something is `None` where a value is needed",
    ),
    "a step that gave nothing": (
        *(WEEK2, "model"),
        {'w, b = params["w"], params["b"]': "w, b = None"},
        "Something is `None` where a value is needed",
    ),
    "nothing unpacked in predict": (
        WEEK3,
        "predict",
        {"A2, _ = ": "A2, cache = None and "},
        "Something is `None`",
    ),
    "all summed in one of many": (
        *(WEEK3, "backward_propagation"),
        {"np.sum(dZ1, axis=1, keepdims=True)": "np.sum(dZ1)"},
        "Everything was summed to one number",
    ),
    "summed along the other axis": (
        *(WEEK3, "backward_propagation"),
        {"np.sum(dZ1, axis=1, keepdims=True)": "np.sum(dZ1, axis=0, keepdims=True)"},
        "summed over the wrong axis",
    ),
    "not summed": (
        *(WEEK3, "backward_propagation"),
        {"np.sum(dZ1, axis=1, keepdims=True) / m": "dZ1"},
        "one number for each example",
    ),
    "m written in, week 2": (WEEK2, "propagate", {"n_x, m = X.shape": "m = 4"}, COUNT),
    "m written in, cost of week 3": (WEEK3, "compute_cost", {"m = Y.shape[1]": "m = 4"}, COUNT),
    "m written in, backward": (WEEK3, "backward_propagation", {"m = Y.shape[1]": "m = 4"}, COUNT),
    "m written in, cost of week 4": (WEEK4, "compute_cost", {"m = Y.shape[1]": "m = 4"}, COUNT),
    "m written in, one layer back": (WEEK4, "linear_backward", {"m = A_prev.shape[1]": "m = 4"}, COUNT),
    "m written in, another number": (
        *(WEEK4, "linear_backward", {"m = A_prev.shape[1]": "m = 7"}),
        "as if there were 7 examples",
    ),
    "a rate written in": (
        *(WEEK4, "update_parameters"),
        {'learning_rate * grads[f"dW{l}"]': '0.1 * grads[f"dW{l}"]'}
        | {'learning_rate * grads[f"db{l}"]': '0.1 * grads[f"db{l}"]'},
        "as if `learning_rate` were 0.1 in every call",
    ),
    "another rate written in": (
        *(WEEK4, "update_parameters"),
        {'learning_rate * grads[f"dW{l}"]': '0.0075 * grads[f"dW{l}"]'}
        | {'learning_rate * grads[f"db{l}"]': '0.0075 * grads[f"db{l}"]'},
        "as if `learning_rate` were 0.0075 in every call",
    ),
    "a rate written in, week 2": (
        *(WEEK2, "optimize"),
        {
            'learning_rate * grads["dw"]': '0.1 * grads["dw"]',
            'learning_rate * grads["db"]': '0.1 * grads["db"]',
        },
        "`learning_rate`",
    ),
    "two mistakes in one cost": (
        *(WEEK3, "compute_cost"),
        {" + (1 - Y) * np.log(1 - A2)": "", "np.sum(losses) / m": "np.sum(losses)"},
        "Two things at once. First: Examples with the label 0 cost nothing.*1/m",
    ),
    "a bias that stays": (
        *(WEEK3, "update_parameters"),
        {'b1 = parameters["b1"] - learning_rate * grads["db1"]': 'b1 = parameters["b1"]'},
        r"`parameters\['b1'\]` is still what came in",
    ),
    "an own assert": (
        *(WEEK4, "initialize_parameters_deep"),
        {"    return parameters": "        assert W.shape == (layer_dims[l], 1)\n    return parameters"},
        r"Your own `assert` stopped it.* Here `layer_dims` is a list of \d",
    ),
    "an own assert of one row": (
        *(WEEK3, "forward_propagation"),
        {"    cache =": "    assert A2.shape == (2, X.shape[1])\n    cache ="},
        r"Your own `assert` stopped it.* Here `X` is an array of shape \(\d+, \d+\)",
    ),
    "more arguments": (
        *(WEEK3, "predict", {"def predict(parameters, X)": "def predict(X, Y, parameters)"}),
        "called with 2 arguments, `parameters`, `X`",
    ),
    "arguments in another order": (
        *(WEEK3, "predict", {"def predict(parameters, X)": "def predict(X, parameters)"}),
        "yours takes them in another order: `X`, `parameters`",
    ),
    "the whole cache handed on": (
        *(WEEK4, "L_model_backward"),
        {'linear_activation_backward(dAL, caches[L - 1], "sigmoid")': "sigmoid_backward(dAL, caches[L - 1])"},
        "Arrays of several shapes, in a tuple or a list, stand where one array is meant",
    ),
    "a pair of caches handed on": (
        *(MODELS, "two_layer_model"),
        {"dA2, cache2,": "dA2, (cache2, cache1),"},
        "Arrays of several shapes, in a tuple or a list|A tuple stands where one value",
    ),
    "other names, and no clip": (
        *(WEEK4, "L_model_backward"),
        {"AL = np.clip(AL, eps, 1 - eps)": "pass"}
        | {'grads[f"dA{L - 1}"]': 'grads[f"dA{L}"]', 'grads[f"dA{l - 1}"]': 'grads[f"dA{l}"]'},
        "predictions? of exactly 0|logarithm of 0",
    ),
}
"""What a student wrote, as edits of the solution, and what is found in the cause; "" where none is sure."""


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize(("assignment", "name", "edits", "said"), SURE.values(), ids=SURE)
def test_a_cause_is_sure_or_none(assignment, name, edits, said):
    result, cause = graded(assignment, name, edits)
    [finding] = result.findings
    assert result.score < result.max_score
    for found in (finding.cause, cause):
        assert re.search(said, found) if said else not found, found


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_where_judging_is_sure_of_no_cause_the_check_shows_the_line():
    result, cause = graded(WEEK2, "predict", {"A > 0.5": "A > 0.6"})
    [finding] = result.findings
    assert result.score < result.max_score
    assert finding.cause == ""
    assert re.search(r"Start at line \d+ .*, `0\.6`", cause)


PRODUCT = "matmul: mismatch, with signature (n?,k),(k,m?)->(n?,m?)"


def raised(message, role="MatMult", kind="ValueError"):
    return Raised(kind, message=message, role=role)


@pytest.mark.parametrize(
    ("mine", "same"),
    [
        (raised("shapes (3,4) and (5,4) not aligned: 4 (dim 1) != 5 (dim 0)"), True),
        (raised("shapes (3,4) and (5,4) not aligned: 4 (dim 1) != 5 (dim 0)", kind="TypeError"), False),
        (raised("shapes (3,4) and (5,4) not aligned: 4 (dim 1) != 5 (dim 0)", role="call step"), False),
        (raised("shapes (3,4) and (5,4) not aligned: 4 (dim 1) != 5 (dim 0)", role=""), False),
        (raised("shapes (3,4) and (5,4) mismatched: 4 (dim 1) != 5 (dim 0)"), False),
        (raised("shapes (3,4) and (5,2) not aligned: 4 (dim 1) != 5 (dim 0)"), False),
        (
            raised(f"{PRODUCT} (size 5 is different from 4)"),
            True,
        ),
        (
            raised(f"{PRODUCT} (size 6 is different from 4)"),
            False,
        ),
        (Returned(3), False),
    ],
)
def test_errors_are_alike_by_type_whole_message_and_what_the_code_did_there(mine, same):
    known = raised("shapes (3,4) and (5,4) not aligned: 4 (dim 1) != 5 (dim 0)")
    assert same_error(mine, known) is same


@pytest.mark.parametrize(
    ("line", "place", "role"),
    [
        ("Z = np.dot(A, W) + b", "np.dot(A, W)", "MatMult"),
        ("Z = W @ A + b", "W @ A", "MatMult"),
        ("Z = np.add(W @ A, b)", "np.add(W @ A, b)", "Add"),
        ("Z += b", "Z += b", "Add"),
        ('dA = step(grads["dA1"], 3)', 'grads["dA1"]', "Subscript in step"),
        ('dA = np.dot(grads["dA1"], 3)', 'grads["dA1"]', "Subscript"),
        ("w, b = start(3)", "w, b", "unpack call start"),
        ("assert A.shape == (1, 3)", "assert A.shape == (1, 3)", "Assert"),
        ("Z = W @ A", "A + b", ""),
        ("Z = (", "(", ""),
    ],
)
def test_the_role_of_an_expression(line, place, role):
    start = line.find(place)
    assert role_at(line, (1, start, 1, start + len(place))) == role


def test_a_source_that_python_can_not_parse_has_no_role():
    assert role_at("-" * 100_000 + "1", (1, 0, 1, 1)) == ""


@pytest.mark.parametrize(
    ("assignment", "name", "edits"),
    [
        (WEEK2, "propagate", {"np.sum(losses) / m": "np.sum(losses, axis=1) / m"}),
        (WEEK2, "propagate", {"np.sum(losses) / m": "np.sum(losses, keepdims=True) / m"}),
        (WEEK2, "propagate", {"np.sum(dZ) / m": "np.sum(dZ, axis=1) / m"}),
        (WEEK2, "propagate", {"np.sum(dZ) / m": "np.sum(dZ, keepdims=True) / m"}),
        (WEEK2, "optimize", {"    costs = []": "    b = np.array([[b]])\n    costs = []"}),
        (WEEK4, "compute_cost", {"return float(cost)": "return np.array([cost])"}),
        (WEEK4, "compute_cost", {"return float(cost)": "return np.array([[[cost]]])"}),
        (MODELS, "majority_baseline", {"    return ": "    return np.ones(1) * "}),
    ],
)
def test_one_number_in_an_array_loses_the_share_for_form_with_its_reason(assignment, name, edits):
    result, cause = graded(assignment, name, edits)
    judge = judge_of(assignment)
    exercise = judge.exercises[name]
    assert result.score == pytest.approx((1 - exercise.credit.form) * result.max_score)
    after_right_steps = NotebookStudent(judge.reference.edited(name, edits))
    assert judge.judge(name, after_right_steps, right=exercise.needs) == result
    assert "holds the right number, in an array of shape" in result.findings[0].message
    assert "plain number is asked for" in result.findings[0].cause and cause


@pytest.mark.parametrize(
    "number", ["float(cost)", "np.float64(cost)", "np.array(cost)", "np.squeeze([[cost]])"]
)
def test_every_plain_number_is_one(number):
    result, cause = graded(WEEK4, "compute_cost", {"return float(cost)": f"return {number}"})
    assert result.score == result.max_score and not cause


def test_a_wrong_number_in_an_array_is_wrong():
    result, _ = graded(WEEK4, "compute_cost", {"return float(cost)": "return np.array([2 * cost])"})
    assert result.score < result.max_score / 2 and result.findings[0].kind == "value"


def test_parameters_of_a_layer_that_is_none_fail():
    result, _ = graded(
        *(WEEK4, "initialize_parameters_deep"),
        {"    return parameters": "    return dict(parameters, W0=0, b0=0)"},
    )
    assert result.score < result.max_score
    assert "has `W0` and `b0` too" in result.findings[0].message


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ({"/ np.sqrt(layer_dims[l - 1])": "* 0.01"}, "hardly learns"),
        ({"np.zeros((layer_dims[l], 1))": "np.zeros((layer_dims[l], 1), dtype=int)"}, "whole numbers"),
        ({"    return parameters": "    return parameters | {'L': 1, 'n': 2}"}, "besides the parameters"),
        ({"np.sqrt(layer_dims[l - 1])": "np.sqrt(layer_dims[l - 1] / 2)"}, ""),
        ({}, ""),
    ],
)
def test_what_passes_and_may_break_later_is_noted_on_the_green_card(edits, said):
    namespace = judge_of(WEEK4).reference.edited("initialize_parameters_deep", edits)
    card = Checks(WEEK4).card("initialize_parameters_deep", namespace)
    assert card.passed
    assert [said in line for line in card.lines] == ([True] if said else [])


def test_a_check_takes_the_function_itself(reference, capsys):
    namespace = reference.fresh() | {"check": Checks(WEEK4)}
    exec("affine = linear_forward\ncheck(linear_forward)\ncheck(affine)\ncheck('linear_forward')", namespace)
    assert capsys.readouterr().out.count("linear_forward: all") == 3


@pytest.fixture
def shell(monkeypatch):
    """The IPython of this process, which has run nothing yet."""
    monkeypatch.setattr(history, "_ran", [])
    yield InteractiveShell.instance()
    InteractiveShell.clear_instance()


DEFINED = "def linear_forward(A, W, b):\n    Z = 1\n    return Z, 2"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            DEFINED.replace("    Z", "\u00a0\u00a0 Z"),
            ("`SyntaxError` in line 2", "no-break space"),
        ),
        (DEFINED.replace("    Z", "\tZ"), ("` in line 3", "four spaces")),
        (DEFINED.replace("Z = 1", "Z = \u201c1\u201d"), ("`SyntaxError` in line 2", "typographic quotes")),
        (DEFINED.replace("Z = 1", "Z = (1"), ("a `SyntaxError` in line",)),
        (DEFINED.replace("Z = 1", "Z = 3 \u2212 2"), ("in line 2. There is a `\u2212`", "write `-`.")),
        (DEFINED.replace("Z = 1", "Z = (1\uff09"), ("There is a `\uff09`", "write `)`.")),
        (DEFINED.replace("Z = 1", "Z\u200b = 1"), ("in line 2. There is a character that can't be seen",)),
        (DEFINED.replace("Z = 1", "Z = (1 # \u2212\u200b\u201c"), ("a `SyntaxError` in line",)),
        ("%%timeit -n1 -r1\n" + DEFINED, ("`%%timeit`", "no name is kept")),
        ("import no_such_module\n" + DEFINED, ("in line 1", "no module `no_such_module`")),
        ("from no_such_module.part import x\n" + DEFINED, ("no module `no_such_module`",)),
        ("1 / 0\n" + DEFINED, ("in line 1 with a `ZeroDivisionError`",)),
        (DEFINED.replace("linear_forward", "linear_foward"), ("There is `linear_foward`",)),
        ("x = 1", ("Run its cell first",)),
    ],
)
def test_a_function_that_is_not_there_is_explained_by_its_cell(shell, source, said):
    shell.run_cell(f"from dnn_utils.checks import Checks\ncheck = Checks({WEEK4!r})")
    with redirect_stdout(io.StringIO()):
        shell.run_cell(source)
        card = shell.user_ns["check"].card("linear_forward", shell.user_ns)
    [line] = card.lines
    is_there = "Its cell" in line
    first = "`linear_forward` is not defined." if is_there else "There is no function `linear_forward` in"
    assert line.startswith(first) and ("There is no function" in line) is not is_there
    assert all(part in line for part in said), line


def test_what_outputs_claim_is_believed_in_names_of_exceptions_and_numbers_of_lines_alone():
    claims = [
        {
            "output_type": "error",
            "ename": "<b>Evil</b>",
            "evalue": "secret (x, line 99)",
            "traceback": ["-> 12345"],
        },
        {"output_type": "error", "ename": "ModuleNotFoundError", "evalue": "No module named 'secret'"},
        {"output_type": "error", "ename": "ValueError", "evalue": 3, "traceback": [None, "--> 2 secret"]},
    ]
    said = [why_missing("linear_forward", [Ran.of_outputs(DEFINED, [claim])]) for claim in claims]
    assert said == [
        "Its cell was stopped before it was done.",
        "Its cell stopped with a `ModuleNotFoundError`.",
        "Its cell stopped in line 2 with a `ValueError`.",
    ]


def test_a_name_that_the_course_gives_is_no_misspelling():
    cells = [Ran("def initialize_parameters(n_x, n_h, n_y): pass")]
    assert why_missing("initialise_parameters", cells) != ""
    assert why_missing("initialise_parameters", cells, {"initialize_parameters"}) == ""


def test_so_many_parameters_of_a_function_are_told():
    def long():
        raise AssertionError

    names = [f"a{k}" for k in range(MAX_PARAMETERS + 5)]
    kind = Parameter.POSITIONAL_OR_KEYWORD
    long.__signature__ = Signature([Parameter(name, kind) for name in names])
    assert _raised(ZeroDivisionError(), long)["takes"] == names[:MAX_PARAMETERS]


GRADED = {
    "linear_forward": (
        ("    Z =", "\u00a0\u00a0\u00a0 Z ="),
        r"`SyntaxError` in line \d+. There is a no-break space",
    ),
    "linear_activation_forward": (('"sigmoid":', "\u201csigmoid\u201d:"), "There are typographic quotes"),
    "compute_cost": (("def ", "%%timeit\ndef "), "begins with `%%timeit`, after which no name is kept"),
    "L_model_forward": (("def ", "import nix\ndef "), "stopped in line 1: there is no module `nix` here"),
    "initialize_parameters_deep": (
        ("ize_parameters_deep", "ize_params_deep"),
        "There is `initialize_params_deep`",
    ),
    "linear_backward": (
        ("np.dot(W.T, dZ)", "np.dot(W, dZ)"),
        "Your code raised a `ValueError` at `dA_prev = ",
    ),
    "update_parameters": (("(params, grads,", "(grads, params,"), "Your code raised a `KeyError` at "),
}
"""By exercise: an edit of the solution, and what its finding says."""


@pytest.mark.slow
def test_grading_says_the_same_of_cells_that_failed_and_names_mistakes_by_their_errors():
    assignment = prepare(Course(ROOT), WEEK4, b"a seed for tests" * 2)
    notebook = read_source(Course(ROOT).source(WEEK4))
    for cell in notebook.cells:
        cell.source = re.sub(r"[ \t]*### (BEGIN|END) SOLUTION.*\n?", "", cell.source)
        edit, _ = GRADED.get(grade_id(cell) or "", (("", ""), ""))
        cell.source = cell.source.replace(*edit) if edit[0] else cell.source
    with Nursery(find_sandbox("none"), Limits()) as nursery:
        graded = grade_notebook(nbformat.writes(notebook).encode(), assignment, nursery)
    findings = {r.exercise: r.findings[0] for r in graded.results if r.findings}
    assert findings.keys() == GRADED.keys()
    for name, (_, said) in GRADED.items():
        assert re.search(said, findings[name].message), findings[name]
    assert findings["linear_backward"].mistake == "weights_not_transposed_back"
    assert "takes them in another order: `grads`, `params`" in findings["update_parameters"].cause
