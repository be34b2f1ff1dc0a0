"""The one experiment that would tell where a mistake is, when no cause is known: code ready to copy.

What to try follows from the form of the exercise: the names of what its function takes and gives, and of
the other functions that have recorded cases. A gradient can be measured where what it is the slope of can
be computed; a training can be cut to one step; anything else has a smallest case.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from dnn_utils import activations
from dnn_utils.checks.examples import Examples
from dnn_utils.checks.finding import Finding
from dnn_utils.checks.outcome import Returned

Known = Mapping[str, Any]
"""What is recorded for an assignment, by name."""


class Experiment(NamedTuple):
    """What to try and what it tells, and the code for it."""

    why: str
    code: str


_AGREE = (
    "Where the two differ, the gradient is wrong. (The measured one uses your function for the way forward.)"
)
_SLOPE = "from dnn_utils.gradient_check import slope\n\n"


def experiment(known: Known, examples: Examples, finding: Finding) -> Experiment:
    """What to try for a function whose answer is wrong in the way of the `finding`."""
    if finding.kind == "raised":
        return _by_itself(examples)
    if finding.kind in ("missing", "type"):
        return _answer(examples)
    if finding.kind in ("shape", "form"):
        return _shapes(examples, finding.part)
    for form in (_random, _derivative, _graph, _layer, _own_cost, _two_passes, _whole_network, _one_step):
        found = form(known, examples, finding.part)
        if found:
            return found
    return _smallest(examples)


def _by_itself(examples: Examples) -> Experiment:
    return Experiment(
        "Look at what goes in, then do the line that raised by hand, with these inputs:",
        f"{_case(examples)}\nprint(case)",
    )


def _answer(examples: Examples) -> Experiment:
    return Experiment(
        f"Look at what your function gives; asked is {_listed(examples.returns)}:",
        f"{_case(examples)}\nanswer = {examples.name}(*case)\nprint(type(answer))\nprint(answer)",
    )


def _shapes(examples: Examples, part: str) -> Experiment:
    name = part.split("[")[0]
    place = (
        f"[{examples.returns.index(name)}]" if len(examples.returns) > 1 and name in examples.returns else ""
    )
    path = f"answer{place}{part.removeprefix(name)}"
    return Experiment(
        "Print the shapes of what goes in and what comes out. Then print those in between, with a line such "
        "as `print(np.shape(...))` in your function: the first that surprises you is the place.",
        f"{_case(examples)}\nprint(case)\n"
        f'answer = {examples.name}(*case)\nprint("{name}:", np.shape({path}))',
    )


def _random(known: Known, examples: Examples, part: str) -> Experiment | None:
    """The spread of random parameters."""
    if examples.compare != "initial_parameters":
        return None
    return Experiment(
        "Look at each array: its mean should be near zero, and its spread (the standard deviation) as asked:",
        f"{_case(examples)}\n"
        f"for name, array in {examples.name}(*case).items():\n"
        '    print(name, np.shape(array), "mean", np.mean(array), "spread", np.std(array))',
    )


def _derivative(known: Known, examples: Examples, part: str) -> Experiment | None:
    """The slope of a function of one argument, measured by a small step to both sides."""
    base, is_derivative, _ = examples.name.partition("_derivative")
    if not is_derivative or len(examples.args) != 1:
        return None
    head, call = "", f"{base}({{}})"
    if base not in known:
        if hasattr(np, base):
            call = f"np.{base}({{}})"
        elif hasattr(activations, base):
            head, call = f"from dnn_utils.activations import {base}\n\n", f"{base}({{}})[0]"
        else:
            return None
    x = f"case.{examples.args[0]}"
    return Experiment(
        "Measure the slope: move the input a little to both sides. Where the two differ, look closer (unless "
        "there is a kink, such as that of ReLU at 0).",
        f"{head}{_case(examples)}\n"
        f"step = 1e-5\n"
        f'print("yours:", {examples.name}({x}), sep="\\n")\n'
        f"rise = {call.format(f'{x} + step')} - {call.format(f'{x} - step')}\n"
        f'print("measured:", rise / (2 * step), sep="\\n")',
    )


def _graph(known: Known, examples: Examples, part: str) -> Experiment | None:
    """The slopes of a graph's last quantity along each of its inputs."""
    forward = _forward(known, examples)
    wanted = {f"d{name}" for name in examples.args}
    if not forward or forward.args != examples.args or not wanted <= set(examples.returns):
        return None
    rows = [
        f'print("d{name}:", slope(lambda {name}: {forward.name}({_with(examples, name)})[-1], case.{name}))'
        for name in examples.args
    ]
    return Experiment(
        f"Measure the slopes of `{forward.returns[-1]}`: move each input a little to both sides. {_AGREE}",
        f"{_SLOPE}{_case(examples)}\n"
        f'print("yours {", ".join(examples.returns)}:", {examples.name}(*case))\n' + "\n".join(rows),
    )


def _layer(known: Known, examples: Examples, part: str) -> Experiment | None:
    """The gradient of one layer: of the sum of what comes out, weighted with the gradient that comes in."""
    forward, came = _forward(known, examples), examples.args[0]
    if not forward or came != f"d{forward.returns[0]}" or "cache" not in examples.args:
        return None
    cache = _unpacked(forward)
    if part not in examples.returns or not cache:
        return None
    place = examples.returns.index(part)
    name = forward.args[place]
    inner = ", ".join(f"case.{arg}" if arg in examples.args else arg for arg in forward.args)
    mean = f" / case.{came}.shape[1]" if place else ""
    note = "  # the mean over the examples" if place else ""
    return Experiment(
        f"Measure it: move each entry of `{name}` a little to both sides and see what comes out. {_AGREE}",
        f"{_SLOPE}{_case(examples)}\n"
        f"{cache} = case.cache\n"
        f"weighted = lambda {name}: np.sum(case.{came} * {forward.name}({inner})[0])\n"
        f'print("your {part}:", {examples.name}(*case)[{place}], sep="\\n")\n'
        f'print("measured:", slope(weighted, {name}){mean}, sep="\\n"){note}',
    )


def _own_cost(known: Known, examples: Examples, part: str) -> Experiment | None:
    """The gradients of a function that gives its cost too."""
    name = part.partition("['d")[2].removesuffix("']")
    if "cost" not in examples.returns or name not in examples.args:
        return None
    grads, cost = (examples.returns.index(each) for each in (part.split("[")[0], "cost"))
    return Experiment(
        f"Measure the slope of your cost: move `{name}` a little to both sides. Where the two differ, "
        "the gradient or the cost is wrong.",
        f"{_SLOPE}{_case(examples)}\n"
        f'print("your d{name}:", {examples.name}(*case)[{grads}]["d{name}"], sep="\\n")\n'
        f"cost = lambda {name}: {examples.name}({_with(examples, name)})[{cost}]\n"
        f'print("measured:", slope(cost, case.{name}), sep="\\n")',
    )


def _two_passes(known: Known, examples: Examples, part: str) -> Experiment | None:
    """The gradients of a network whose parameters are given."""
    forward, key = _forward(known, examples), part.partition("['d")[2].removesuffix("']")
    if not forward or not {"parameters", "X", "Y"} <= set(examples.args) or key[:1] not in ("W", "b"):
        return None
    if "compute_cost" not in known or forward.args != ("X", "parameters"):
        return None
    return Experiment(
        f"Measure it: move each entry of `{key}` a little to both sides and see what it costs. {_AGREE}",
        f"{_SLOPE}{_case(examples)}\n\n"
        f"def cost({key}):\n"
        f'    outputs = {forward.name}(case.X, {{**case.parameters, "{key}": {key}}})\n'
        f"    return compute_cost(outputs[0], case.Y)\n\n"
        f'print("your d{key}:", {examples.name}(*case)["d{key}"], sep="\\n")\n'
        f'print("measured:", slope(cost, case.parameters["{key}"]), sep="\\n")',
    )


def _whole_network(known: Known, examples: Examples, part: str) -> Experiment | None:
    """All gradients of a network whose parameters lie in its caches."""
    forward = _forward(known, examples)
    if not forward or examples.args != ("AL", "Y", "caches") or "compute_cost" not in known:
        return None
    return Experiment(
        "Measure all slopes and compare them with your gradients: this says which is the first to go wrong. "
        "(It uses your functions for the way forward.)",
        "from dnn_utils.gradient_check import gradient_check\n\n"
        f"{_case(examples)}\n"
        "layers = {}\n"
        "for l, ((A_prev, W, b), Z) in enumerate(case.caches, start=1):\n"
        '    layers[f"W{l}"], layers[f"b{l}"] = W, b\n'
        "X = case.caches[0][0][0]\n"
        f"print(gradient_check(layers, X, case.Y, {forward.name}, compute_cost, {examples.name}))",
    )


def _one_step(known: Known, examples: Examples, part: str) -> Experiment | None:
    """A training of one step."""
    if "num_iterations" not in examples.args:
        return None
    return Experiment(
        "Let it take one step alone. What one step makes of what it starts from you can work out with the "
        "functions that you have; then try two:",
        f'case = check.example("{examples.name}").but(num_iterations=1)\n'
        f"print(case)\n"
        f"print({examples.name}(*case))",
    )


def _smallest(examples: Examples) -> Experiment:
    return Experiment(
        "Work the smallest of your wrong cases out by hand, and compare:",
        f'case = check.example("{examples.name}", smallest=True)\nprint(case)\nprint({examples.name}(*case))',
    )


def _case(examples: Examples) -> str:
    return f'case = check.example("{examples.name}")'


def _with(examples: Examples, free: str) -> str:
    """The arguments of a case, but for the one that is `free`."""
    return ", ".join(name if name == free else f"case.{name}" for name in examples.args)


def _forward(known: Known, examples: Examples) -> Examples | None:
    """The function of the way forward to one of the way back, by its name."""
    name = examples.name.replace("backward", "forward")
    found = known.get(name) if name != examples.name else None
    return found if isinstance(found, Examples) else None


def _unpacked(forward: Examples) -> str:
    """How the cache that `forward` gives is taken apart: ``(A_prev, W, b), Z``; empty where not known."""
    example = forward.examples[0]
    if not isinstance(example.expected, Returned) or "cache" not in forward.returns:
        return ""
    cache = example.expected.value[forward.returns.index("cache")]
    names = [(name, value) for name, value in zip(forward.args, example.args, strict=True)]
    taken = _pattern(cache, names)
    inside = taken[1:-1] if taken.startswith("(") and taken.endswith(")") else ""
    return inside if all(name in inside for name, value in names if isinstance(value, np.ndarray)) else ""


def _pattern(value: Any, names: list[tuple[str, Any]]) -> str:
    if isinstance(value, tuple):
        return f"({', '.join(_pattern(part, names) for part in value)})"
    same = (name for name, own in names if isinstance(own, np.ndarray) and np.array_equal(own, value))
    return next(same, "_")


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)
