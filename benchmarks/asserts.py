"""What an instructor writes for stock nbgrader: a test cell of plain asserts."""

from __future__ import annotations

from typing import Any

import numpy as np

from dnn_grader.reference import Reference
from dnn_utils.checks.compare import aligned
from dnn_utils.checks.examples import Example, Examples
from dnn_utils.checks.outcome import Returned
from dnn_utils.checks.question import Question
from dnn_utils.checks.recorded import case_file, load


def plain_asserts(name: str, assignment: str, reference: Reference) -> str:
    """A test cell for `name`: the public cases as literals, each part of each answer asserted."""
    examples = load(case_file(assignment))[name]
    if isinstance(examples, Question):
        test = f"assert {name} == {reference.namespace[name]!r}"
        return "\n".join(["### BEGIN HIDDEN TESTS", test, "### END HIDDEN TESTS"])
    lines = ["import numpy as np", "### BEGIN HIDDEN TESTS"]
    for example in examples.examples:
        lines += _asserts(examples, example)
    return "\n".join([*lines, "### END HIDDEN TESTS"])


def _asserts(examples: Examples, example: Example) -> list[str]:
    call = f"got = {examples.name}({', '.join(_literal(arg) for arg in example.args)})"
    if not isinstance(example.expected, Returned):
        return [
            "try:",
            f"    {call}",
            "    raise AssertionError('no error')",
            "except ValueError:",
            "    pass",
        ]
    lines = [call]
    for part, e, _ in aligned(example.expected.value, example.expected.value, examples.returns):
        place = part if len(examples.returns) == 1 else _place(part, examples.returns)
        place = place.replace(examples.returns[0], "got", 1) if len(examples.returns) == 1 else place
        if examples.compare == "initial_parameters":
            lines.append(f"assert {place}.shape == {np.shape(e)}")
        else:
            lines.append(f"assert np.allclose({place}, {_literal(e)})")
    return lines


def _place(part: str, returns: tuple[str, ...]) -> str:
    name, bracket, rest = part.partition("[")
    return f"got[{returns.index(name)}]{bracket}{rest}"


def _literal(value: Any) -> str:
    if isinstance(value, np.ndarray):
        return f"np.array({value.tolist()!r})"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key!r}: {_literal(part)}" for key, part in value.items()) + "}"
    if isinstance(value, tuple):
        return "(" + "".join(f"{_literal(part)}, " for part in value) + ")"
    if isinstance(value, list):
        return "[" + ", ".join(map(_literal, value)) + "]"
    return repr(value.item() if isinstance(value, np.generic) else value)
