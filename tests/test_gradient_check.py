"""The gradient check: right gradients agree, each kind of wrong one shows, nothing given is changed."""

from __future__ import annotations

import copy
import types

import numpy as np
import pytest

from dnn_utils.gradient_check import GradientCheck, band, gradient_check, relative_error
from dnn_utils.own_functions import own_functions


@pytest.fixture
def network():
    rng = np.random.default_rng(4)
    sizes = [3, 5, 4, 1]
    parameters = {}
    for k in range(1, 4):
        parameters[f"W{k}"] = rng.normal(size=(sizes[k], sizes[k - 1]))
        parameters[f"b{k}"] = rng.normal(size=(sizes[k], 1))
    return parameters, rng.normal(size=(3, 6)), np.array([[1, 0, 1, 1, 0, 0]])


def forward(X, parameters):
    """tanh, tanh, sigmoid, written here anew: the course's solutions are not needed."""
    kept, A = [], X
    for k in (1, 2, 3):
        Z = parameters[f"W{k}"] @ A + parameters[f"b{k}"]
        kept.append((A, parameters[f"W{k}"]))
        A = 1 / (1 + np.exp(-Z)) if k == 3 else np.tanh(Z)
    return A, kept


def cost(AL, Y):
    return -np.mean(np.where(Y == 1, np.log(AL), np.log(1 - AL)))


def backward(AL, Y, kept):
    gradients, dZ = {}, AL - Y
    for k in (3, 2, 1):
        A, W = kept[k - 1]
        gradients[f"dW{k}"] = dZ @ A.T / Y.shape[1]
        gradients[f"db{k}"] = dZ.mean(axis=1, keepdims=True)
        dZ = W.T @ dZ * (1 - A**2)
    return gradients


def changed(**edits):
    """The right backward pass with some gradients changed afterwards."""

    def wrong(AL, Y, kept):
        gradients = backward(AL, Y, kept)
        return gradients | {key: edit(gradients[key]) for key, edit in edits.items()}

    return wrong


def test_right_gradients_agree_closely(network):
    result = gradient_check(*network, forward, cost, backward)
    assert result.passed
    assert result.first_wrong == ""
    assert list(result.errors) == ["W1", "b1", "W2", "b2", "W3", "b3"]
    assert max(result.errors.values()) < 1e-7
    assert result.overall < 1e-7
    assert "agree with the measured slopes" in str(result)


def test_a_wrong_gradient_is_named_and_the_right_ones_are_not(network):
    result = gradient_check(*network, forward, cost, changed(dW2=lambda g: g * 6))
    assert not result.passed
    assert result.first_wrong == "W2"
    assert [name for name, error in result.errors.items() if error > 1e-4] == ["W2"]
    assert result.errors["W2"] == pytest.approx(5 / 7)
    assert "dW2 does not agree" in str(result)


def test_the_last_wrong_layer_is_the_first_on_the_way_back(network):
    def wrong(AL, Y, kept):
        return {key: -value for key, value in backward(AL, Y, kept).items() if key[-1] != "3"} | {
            key: value for key, value in backward(AL, Y, kept).items() if key[-1] == "3"
        }

    assert gradient_check(*network, forward, cost, wrong).first_wrong == "W2"


def test_a_small_error_is_suspicious_and_not_passed(network):
    result = gradient_check(*network, forward, cost, changed(dW1=lambda g: g * 1.002))
    assert band(result.errors["W1"]) == "suspicious"
    assert not result.passed


def test_nan_is_wrong(network):
    result = gradient_check(*network, forward, cost, changed(db1=lambda g: g * np.nan))
    assert not result.passed
    assert result.first_wrong == "b1"
    assert "not a finite number" in str(result)


def test_functions_that_change_what_they_are_given_do_no_harm(network):
    def destroying(function):
        def destroyer(*args):
            result = copy.deepcopy(function(*args))
            for arg in args:
                for array in arg.values() if isinstance(arg, dict) else [arg]:
                    if isinstance(array, np.ndarray):
                        array *= 0
                if isinstance(arg, dict):
                    arg.clear()
            return result

        return destroyer

    before = copy.deepcopy(network)
    result = gradient_check(*network, destroying(forward), destroying(cost), destroying(backward))
    assert result.passed
    parameters, X, Y = network
    assert all(np.array_equal(parameters[key], value) for key, value in before[0].items())
    assert np.array_equal(X, before[1])
    assert np.array_equal(Y, before[2])


@pytest.mark.parametrize(
    ("edit", "text"),
    [
        (lambda g: {k: v for k, v in g.items() if k != "dW1"}, "no 'dW1'"),
        (lambda g: g | {"db2": g["db2"].ravel()}, r"db2 has shape \(4,\)"),
        (lambda g: g | {"db2": "text"}, "db2 should be an array"),
        (lambda g: None, "a dictionary of gradients"),
    ],
)
def test_what_is_no_gradient_is_said_in_a_sentence(network, edit, text):
    with pytest.raises(ValueError, match=text):
        gradient_check(*network, forward, cost, lambda *args: edit(backward(*args)))


def test_whole_numbers_as_parameters_are_nudged_too():
    parameters = {"W1": np.array([[2, -1]]), "b1": np.array([[1]])}
    X, Y = np.array([[0.5, 1.0], [1.5, 2.0]]), np.array([[1, 0]])

    def one(X, p):
        return 1 / (1 + np.exp(-(p["W1"] @ X + p["b1"]))), X

    def back(AL, Y, X):
        return {"dW1": (AL - Y) @ X.T / 2, "db1": (AL - Y).mean(axis=1, keepdims=True)}

    assert gradient_check(parameters, X, Y, one, cost, back).passed
    assert parameters["W1"].dtype.kind == "i"


def test_relative_error_lies_between_alike_and_opposite():
    a = np.array([1.0, 2.0])
    assert relative_error(a, a) == 0
    assert relative_error(a, -a) == 1
    assert relative_error(np.zeros(2), np.zeros(2)) == 0
    assert relative_error(a, 3 * a) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("error", "word"), [(1e-9, "agrees"), (1e-5, "agrees, if less"), (1e-3, "suspicious"), (0.5, "wrong")]
)
def test_bands(error, word):
    assert band(error).startswith(word)


def test_the_overall_error_does_not_hide_a_single_wrong_gradient():
    assert not GradientCheck({"W1": 1e-9, "b1": 1.0}, overall=1e-9).passed


# What a notebook says of a function that is not ready.


def notebook(code, **names):
    """Names that code defined in a notebook has."""
    module = types.ModuleType("__main__")
    module.__dict__.update(names)
    exec(compile(code, "<cell>", "exec"), module.__dict__)
    return module


def test_a_stub_is_named_in_one_sentence(capsys):
    cells = notebook("def L_model_forward(X, parameters):\n    raise NotImplementedError('...')")
    with own_functions():
        cells.L_model_forward(1, 2)
    said = capsys.readouterr().out
    assert said.startswith("`L_model_forward` is not written yet")
    assert len(said.splitlines()) == 1


def test_a_missing_function_is_named(capsys):
    cells = notebook("def run():\n    update_parameters()")
    with own_functions():
        cells.run()
    assert capsys.readouterr().out.startswith("`update_parameters` is not there yet")


def test_a_failing_function_is_named_with_its_error(capsys):
    cells = notebook("def L_model_backward(a):\n    return a['dA1']")
    with own_functions():
        cells.L_model_backward({})
    said = capsys.readouterr().out
    assert said.startswith("Your `L_model_backward` stopped with a KeyError ('dA1')")


def test_our_own_sentences_are_passed_on(network, capsys):
    with own_functions():
        gradient_check(*network, forward, cost, lambda *args: {})
    assert capsys.readouterr().out.startswith("The backward pass gives no 'dW1'")


def test_a_right_block_says_nothing_of_itself(capsys):
    with own_functions():
        print("fine")
    assert capsys.readouterr().out == "fine\n"


def test_an_interrupt_still_interrupts():
    with pytest.raises(KeyboardInterrupt), own_functions():
        raise KeyboardInterrupt
