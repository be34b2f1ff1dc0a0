"""Graded questions: the form of an answer is checked here, its value only by the grader."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from dnn_utils.checks.compare import described, is_number
from dnn_utils.checks.finding import Finding


@dataclass(frozen=True)
class Question:
    """A question whose answer is the value of the variable `name`: one of `options`, or a number."""

    name: str
    options: tuple[str, ...] = ()

    def form(self, answer: Any) -> Finding | None:
        """What is wrong with the form of an answer; None where nothing is."""
        if answer is None:
            return Finding("missing", self.name, f"`{self.name}` has no answer yet: give it {self._wanted}.")
        if self.options:
            right = isinstance(answer, str) and plain(answer) in map(plain, self.options)
        else:
            right = _is_answer(held(answer))
        if right:
            return None
        given = repr(answer) if isinstance(answer, str) and len(answer) < 40 else described(answer)
        given = str(answer) if is_number(answer) else given  # True, nan, inf
        return Finding("type", self.name, f"`{self.name}` should be {self._wanted}; yours is {given}.")

    @property
    def _wanted(self) -> str:
        if not self.options:
            return "a number"
        quoted = [f'"{option}"' for option in self.options]
        return f"one of {', '.join(quoted[:-1])} or {quoted[-1]}"


def held(answer: Any) -> Any:
    """The number that an array holds, where it holds only one; else the answer itself."""
    return answer.reshape(-1)[0] if isinstance(answer, np.ndarray) and answer.size == 1 else answer


def _is_answer(answer: Any) -> bool:
    return is_number(answer) and not isinstance(answer, (bool, np.bool_)) and math.isfinite(answer)


def plain(answer: str) -> str:
    """An answer without the case and the spaces that nobody means."""
    return "".join(answer.split()).lower()


def is_right(answer: Any, right: Any, tolerance: float) -> bool:
    """Whether an answer of the right form is right; `tolerance` is relative."""
    if isinstance(right, str):
        return plain(answer) == plain(right)
    return math.isclose(float(held(answer)), float(right), rel_tol=tolerance, abs_tol=1e-12)


def cause(answer: Any, wrong: Mapping[str, str]) -> str:
    """The sentence for a wrong answer, where one is declared for it."""
    if isinstance(answer, str):
        return next((said for text, said in wrong.items() if plain(text) == plain(answer)), "")
    values = {float(text): said for text, said in wrong.items()}
    return next((said for value, said in values.items() if math.isclose(value, float(held(answer)))), "")
