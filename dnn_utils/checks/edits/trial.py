"""One student's function on trial: run it, edited, on the recorded cases, and see how far it is right."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from dnn_utils.checks.compare import Wrong, aligned, is_numeric, same_plain
from dnn_utils.checks.edits.allowed import Surroundings
from dnn_utils.checks.edits.guarded import MAX_STEPS, Budget, TooMuch, instrumented, instrumented_function
from dnn_utils.checks.edits.place import Edit
from dnn_utils.checks.examples import Examples, Judged, recorded
from dnn_utils.checks.outcome import Outcome, Raised, Returned, exception_bases
from dnn_utils.checks.student import seed_both

ALL = float("inf")
"""The progress of a function that is right on every case."""


@dataclass
class Trial:
    """The cases in the order in which they are tried, and what the function runs in.

    `tried` counts the functions, `calls` their calls, `steps` turns of loops and calls of functions in them:
    they limit the search, and no clock does. `stopped` counts the calls that asked for too much,
    `nodes` those of the syntax trees that were compiled.
    """

    examples: Examples
    order: Sequence[int]
    around: Surroundings
    nodes: int = 0
    tried: int = 0
    calls: int = 0
    steps: int = 0
    stopped: int = 0
    _ready: dict[int, ast.stmt] = field(default_factory=dict)
    _inside: dict[int, frozenset[int]] = field(default_factory=dict)
    _budget: Budget = field(default_factory=Budget)
    _helpers: list[ast.FunctionDef] = field(default_factory=list)
    size: int = 0

    @classmethod
    def of(cls, examples: Examples, judged: Sequence[Judged], around: Surroundings) -> Trial:
        """The trial of a function: cases that went wrong come first, small ones before large ones."""
        order = sorted(
            range(len(judged)), key=lambda k: (judged[k].finding is None, len(judged[k].example.encoded))
        )
        helpers = [instrumented(helper) for helper in around.helpers]
        return cls(examples, order, around, _helpers=helpers)

    def run_once(
        self,
        function: ast.FunctionDef,
        k: int,
        around: Callable[[str, Callable[..., Any]], Callable[..., Any]],
    ) -> None:
        """Run a function on the case k, with `around` put around the answers of the earlier steps."""
        self.take(function)
        made = self._compiled(function, None, around)
        if made is not None:
            self._run(made, k)

    def take(self, function: ast.FunctionDef) -> None:
        """Begin with a function: what no edit touches is instrumented once."""
        self._ready = {id(statement): instrumented(statement) for statement in function.body}
        self._inside = {id(statement): frozenset(map(id, ast.walk(statement))) for statement in function.body}
        self.size = sum(map(len, self._inside.values())) + sum(
            1 for helper in self._helpers for _ in ast.walk(helper)
        )

    def progress(self, function: ast.FunctionDef, edit: Edit | None = None, above: float = -ALL) -> float:
        """How far the function is right: `ALL`, or a number that grows with what is right.

        It is given up, with `-ALL`, where it gets no further than `above` on the first case.
        """
        made = self._compiled(function, edit)
        if made is None:
            return -ALL
        for right, k in enumerate(self.order):
            outcome = self._run(made, k)
            if not self._is_right(k, outcome):
                share = self._share(k, outcome)
                return right + share if right or share > above else -ALL
        return ALL

    def right_parts(self, function: ast.FunctionDef) -> frozenset[str] | None:
        """The returned quantities that are right in every case; None where a case gives none."""
        made = self._compiled(function, None)
        if made is None:
            return None
        wrong: set[str] = set()
        every: set[str] = set()
        for k in self.order:
            outcome, expected = self._run(made, k), self.examples.examples[k].expected
            if isinstance(expected, Raised) and self._is_right(k, outcome):
                continue
            if not (isinstance(outcome, Returned) and isinstance(expected, Returned)):
                return None
            try:
                leaves = list(aligned(expected.value, outcome.value, self.examples.returns))
            except Exception:  # Wrong, or a comparison of values that are not plain
                return None
            every |= {part for part, _, _ in leaves}
            wrong |= {part for part, e, g in leaves if not same_plain(e, g)}
        return frozenset(every - wrong)

    def _compiled(
        self,
        function: ast.FunctionDef,
        edit: Edit | None,
        around: Callable[[str, Callable[..., Any]], Callable[..., Any]] = lambda _, answer: answer,
    ) -> Callable[[int], Any] | None:
        """What gives the function for a case; None where it can't be compiled."""
        self.tried += 1
        self.nodes += self.size
        try:
            tree = instrumented_function(function, [self._statement(s, edit) for s in function.body])
            code = compile(ast.Module([*self._helpers, tree], []), "<edited>", "exec")
        except (SyntaxError, ValueError, TypeError, RecursionError):
            return None

        def made(k: int) -> Any:
            names = {**self.around.names, **self._budget.names()}
            exec(code, names)
            example = self.examples.examples[k]
            steps = {call.name for call in example.calls} | set(self.examples.needs)
            answering = recorded(example, {step: names.get(step) for step in steps})
            counted = {step: self._budget.counted(answer) for step, answer in answering.items()}
            names.update({step: around(step, answer) for step, answer in counted.items()})
            return names[function.name]

        return made

    def _statement(self, statement: ast.stmt, edit: Edit | None) -> ast.stmt:
        ready = self._ready.get(id(statement))
        owners = {id(place.owner) for place, _ in edit.changes} if edit else set()
        touched = owners & self._inside.get(id(statement), frozenset())
        return instrumented(statement) if ready is None or touched else ready

    def _run(self, made: Callable[[int], Any], k: int) -> Outcome:
        """Call the function on a case."""
        self.calls += 1
        self._budget = Budget()
        seed_both(k)
        try:
            return Returned(made(k)(*_copied(self.examples.examples[k].args)))
        except (Exception, TooMuch) as error:
            self.stopped += isinstance(error, TooMuch)
            return Raised(type(error).__name__, message=str(error)[:200], bases=exception_bases(error))
        finally:
            self.steps += MAX_STEPS - self._budget.left

    def _is_right(self, k: int, outcome: Outcome) -> bool:
        try:
            return self.examples.finding(self.examples.examples[k].expected, outcome) is None
        except Exception:  # the values are not plain, so a comparison may fail in every way
            return False

    def _share(self, k: int, outcome: Outcome) -> float:
        """The share of the returned parts that are right, below 1; below 0 where there are none."""
        expected = self.examples.examples[k].expected
        if not isinstance(outcome, Returned) or not isinstance(expected, Returned):
            return -1.0
        try:
            leaves = list(aligned(expected.value, outcome.value, self.examples.returns))
            right = sum(_right_share(e, g) for _, e, g in leaves)
            shaped = sum(is_numeric(g) and np.shape(e) == np.shape(g) for _, e, g in leaves)
        except Wrong:
            return -0.5
        except Exception:  # as above
            return -1.0
        return (0.8 * right + 0.15 * shaped) / len(leaves)


def _right_share(expected: Any, got: Any) -> float:
    """1 where a part is right; of an array of the right shape half the share of the entries that are."""
    if same_plain(expected, got):
        return 1.0
    if not (is_numeric(expected) and is_numeric(got)) or np.shape(expected) != np.shape(got):
        return 0.0
    return 0.5 * float(np.isclose(expected, got, rtol=1e-6, atol=1e-9).mean())


def _copied(value: Any) -> Any:
    """A copy of plain data: the function may change it."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, dict):
        return {key: _copied(part) for key, part in value.items()}
    if isinstance(value, (tuple, list)):
        return type(value)(map(_copied, value))
    return value
