"""How one wrong answer relates to the right one.

The relations are the fingerprints P1 to P18 of the course's catalogue of mistakes: one comparison of
the answer with the expected one explains many different programs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from dnn_utils.checks.compare import is_array, is_number, is_numeric, pairs, same_values
from dnn_utils.checks.examples import Examples, Judged
from dnn_utils.checks.gradients import asked
from dnn_utils.checks.initial import of_draw
from dnn_utils.checks.outcome import Returned
from dnn_utils.checks.structure import of_structure

Leaves = Mapping[str, tuple[Any, Any]]


def leaves(examples: Examples, judged: Judged) -> Leaves:
    """What was expected and what came of each returned part, as far as both are there."""
    expected, outcome = judged.example.expected, judged.outcome
    if not (isinstance(outcome, Returned) and isinstance(expected, Returned)):
        return {}
    own = asked(expected.value, outcome.value) if examples.compare == "gradients" else outcome.value
    return {part: (e, g) for part, e, g in pairs(expected.value, own, examples.returns)}


def of_answer(examples: Examples, judged: Judged, others: Sequence[Judged] = ()) -> str:
    """What a wrong answer has to do with the right one, in a sentence; empty where nothing shows.

    A factor is said only where no other example contradicts it: half and twice come by chance as well.
    """
    finding, found = judged.finding, leaves(examples, judged)
    if finding is None:
        return ""
    if finding.kind in ("type", "missing", "shape") and (
        said := of_structure(examples, judged, (judged, *others))
    ):
        return said
    if finding.part not in found:
        return ""
    e, g = found[finding.part]
    if finding.kind in ("type", "missing"):
        return _of_structure(e, g, finding.part)
    if finding.kind == "form":
        return (
            "A plain number is asked for. An array fails where a number is needed: `float(...)` of it "
            "is an error in new versions of NumPy. `.item()` takes it out."
        )
    if not (is_numeric(e) and is_numeric(g)):
        return ""
    if examples.compare == "initial_parameters" and finding.kind == "value":
        return of_draw(finding.part, g, examples.options)
    said = _of_shape(e, g, examples) if finding.kind == "shape" else ""
    if said.startswith("It is transposed") and _has_examples_as_rows(e, g, examples, judged):
        said = (
            f"`{finding.part}` is transposed: in this course each example is a column, and in your code it "
            "is a row."
        )
    said = _of_nan() if finding.kind == "finite" else said
    return (
        said
        or _swapped(finding.part, _beside(finding.part, found))
        or _handed_back(finding.part, e, g, examples.args, judged.example.args)
        or _swapped(finding.part, found)
        or _unchanged(finding.part, e, g, judged.example.args)
        or _of_values(
            np.asarray(e),
            np.asarray(g),
            examples,
            judged.example.args,
            _kinds(examples, finding.part, others),
        )
    )


def _of_structure(expected: Any, got: Any, part: str = "it") -> str:
    if got is None:
        return "Your function ends without `return`, so its result is `None`."
    if isinstance(got, list) and isinstance(expected, (list, tuple)) and len(got) > len(expected):
        return (
            "There is more in it than this call made: is the number of turns the argument, and the list new "
            "in each call?"
        )
    if isinstance(got, list) and is_array(expected):
        return f"`{part}` is a Python list, and an array is asked for: NumPy makes one out of the other."
    if isinstance(got, tuple) and not isinstance(expected, tuple):
        return (
            "One value is asked for here: look at what your `return` hands back, and unpack what a function "
            "that you call gives as a tuple."
        )
    if is_array(expected) and is_number(got) and np.any(got) and same_values(np.sum(expected), got):
        return "Everything was summed to one number: name the axis to sum over."
    return ""


def _of_shape(e: Any, g: Any, examples: Examples) -> str:
    e, g = np.asarray(e), np.asarray(g)
    if e.ndim == 0:
        return _of_one_number(e, g)
    if g.ndim < e.ndim and g.size == e.size:
        return "It lost a dimension: keep two, with `keepdims=True` in a sum, or with `reshape`."
    return _of_sum(e, g) or _of_two_axes(e, g, examples.compare == "initial_parameters")


def _has_examples_as_rows(e: Any, g: Any, examples: Examples, judged: Judged) -> bool:
    """Whether the rows of an array are as many as the examples, which should be its columns."""
    given = dict(zip(examples.args, judged.example.args, strict=True))
    X = given.get("X")
    if not isinstance(X, np.ndarray) or X.ndim != 2 or np.ndim(e) != 2 or np.ndim(g) != 2:
        return False
    return bool(np.shape(g)[0] == np.shape(e)[1] == X.shape[1] != np.shape(e)[0])


def _of_sum(e: np.ndarray, g: np.ndarray) -> str:
    """What is the matter with sums over the columns: one number for each row was asked for."""
    if e.ndim != 2 or g.ndim != 2 or e.shape[1] != 1 or g.shape[1] == 1:
        return ""
    if g.shape[0] == 1 and g.size != e.size and same_values(e.sum(), g.sum()):
        return "It is summed over the wrong axis: one number for each row is asked for."
    if g.shape[0] == e.shape[0] and any(
        same_values(e, over(axis=1, keepdims=True)) for over in (g.sum, g.mean)
    ):
        return "It still has one number for each example: add them up in each row."
    return ""


def _of_two_axes(e: np.ndarray, g: np.ndarray, is_random: bool) -> str:
    if g.shape == e.shape[::-1]:
        return _of_the_transpose(e, g, is_random)
    if g.ndim == 2 and g.shape[0] == g.shape[1] and g.size > e.size:
        return "Two arrays were broadcast against each other into a square one: check their shapes first."
    return ""


def _of_the_transpose(e: np.ndarray, g: np.ndarray, is_random: bool) -> str:
    """What is said where the two sizes of a shape are exchanged: the numbers may be wrong as well."""
    if is_random or same_values(e, g.T):
        return "It is transposed: check the order of the two sizes."
    if same_values(np.sort(e, axis=None), np.sort(g, axis=None)):
        return (
            "It has all the right numbers, but rows and columns of its shape have changed places, and the "
            "numbers "
            "are mixed up: turned over, it would be wrong too."
        )
    if np.isin(e, (0, 1)).all() and same_values(1 - e, g.T):
        return "Two things at once: it is transposed, and 0 and 1 have changed places."
    ratio = factor(e, g.T)
    if ratio:
        return f"Two things at once: it is transposed, and {ratio:.4g} times what it should be."
    return (
        "Two things at once: rows and columns of its shape have changed places, and turned over the "
        "numbers would "
        "not be right either."
    )


def _of_one_number(e: np.ndarray, g: np.ndarray) -> str:
    if not g.size:
        return ""
    if same_values(e, g.sum()):
        return "Its entries add up to the right number: sum over all of them."
    return "Its entries have the right mean: average over all of them." if same_values(e, g.mean()) else ""


def _of_nan() -> str:
    return "Look for a logarithm of 0 or of less, a division by 0, or an exponential that overflows."


def _swapped(part: str, found: Leaves) -> str:
    mine = found[part][1]
    for other, (e, _) in found.items():
        if other != part and is_numeric(e) and same_values(e, mine):
            return f"`{part}` holds what belongs in `{other}`: check what goes where."
    return ""


def _beside(part: str, found: Leaves) -> Leaves:
    """The parts that stand in the same tuple or dictionary as one part, and that itself."""
    return {name: pair for name, pair in found.items() if _holder(name) == _holder(part)}


def _holder(part: str) -> str:
    return part.rpartition("[")[0]


def _handed_back(part: str, e: Any, g: Any, names: Sequence[str], args: Sequence[Any]) -> str:
    """Whether a part is an argument as it came in, which it should not be."""
    for name, arg in zip(names, args, strict=True):
        if (
            is_array(arg)
            and np.size(arg) > 1
            and name != part
            and same_values(arg, g)
            and not same_values(arg, e)
        ):
            return f"`{part}` is `{name}` just as it came in: what should have been done to it before?"
    return ""


def _unchanged(part: str, e: Any, g: Any, args: Sequence[Any]) -> str:
    """Whether a part of the same name came in, and comes out as it was."""
    before = [arg[key] for arg in args if isinstance(arg, dict) for key in arg if part.endswith(f"[{key!r}]")]
    if any(is_numeric(b) and same_values(b, g) for b in before):
        return f"`{part}` is still what came in: nothing has changed it."
    return ""


def _of_values(
    e: np.ndarray, g: np.ndarray, examples: Examples, args: Sequence[Any], elsewhere: Sequence[set[str]]
) -> str:
    if e.shape != g.shape:
        return ""
    if e.ndim == 2 and e.shape[0] == e.shape[1] and same_values(e, g.T):
        return "It is transposed: check the order of the factors."
    if g.size > 1 and np.all(g == g.flat[0]) and np.isclose(g.flat[0], e.sum()):
        return "Every entry is the same sum over everything: name the axis to sum over."
    if not np.any(e) and np.any(g):
        return "Zeros are asked for, and yours are other numbers: where do they come from?"
    ratio = factor(e, g)
    said = [
        said
        for kind, (value, said) in factors(args, examples.args).items()
        if ratio and abs(ratio / value - 1) < 1e-4 and all(_family(kind) in kinds for kinds in elsewhere)
    ]
    return said[0] if said else _offset(e, g)


def _kinds(examples: Examples, part: str, others: Sequence[Judged]) -> list[set[str]]:
    """For each other example in which the part is wrong, the kinds of factors that it can be off by."""
    found = []
    for judged in others:
        e, g = leaves(examples, judged).get(part, (None, None))
        if not (is_numeric(e) and is_numeric(g)) or np.shape(e) != np.shape(g) or same_values(e, g):
            continue
        if not np.isfinite(np.asarray(g, float)).all():  # another mistake, or what comes of this one
            continue
        ratio = factor(np.asarray(e, float), np.asarray(g, float))
        kinds = factors(judged.example.args).items()
        found.append({_family(kind) for kind, (v, _) in kinds if ratio and abs(ratio / v - 1) < 1e-4})
    return found


def _family(kind: str) -> str:
    """The kind of a factor, whichever of the sizes it is made of."""
    return kind if kind.startswith("log") else kind.split()[0]


def factor(e: np.ndarray, g: np.ndarray) -> float | None:
    """The one factor between two arrays of one shape, where there is one."""
    if not (np.isfinite(e).all() and np.isfinite(g).all()):
        return None
    scale = float(np.sum(e * e))
    ratio = float(np.sum(e * g)) / scale if scale else 0.0
    return ratio if ratio and np.isfinite(ratio) and same_values(ratio * e, g) else None


def factors(args: Sequence[Any], names: Sequence[str] = ()) -> dict[str, tuple[float, str]]:
    """The factors that a mistake can make, by their kind, each with what it says; m is from `args`.

    What is given in one array alone, of this name, need not be examples: then no sentence speaks of them.
    """
    found = {"minus": (-1.0, "It has the wrong sign everywhere.")}
    for k, m in enumerate(sorted({size for size in columns(args) if size > 1})):
        found |= {
            f"m {k}": (
                float(m),
                f"It is exactly {m} times too large, and there are {m} examples: is `1/m` left out?",
            ),
            f"1/m {k}": (
                1 / m,
                f"It is exactly {m} times too small, and there are {m} examples: is `1/m` applied twice?",
            ),
            f"-m {k}": (
                -float(m),
                f"The sign is wrong and it is {m} times too large: check the sign and `1/m`.",
            ),
        }
    if len(names) == 1:
        found = {
            kind: (value, _of_a_size(kind, round(max(abs(value), 1 / abs(value)))))
            if kind != "minus"
            else pair
            for kind, pair in found.items()
            for value in (pair[0],)
        }
    return found | {
        "log 2": (1 / np.log(2), "The logarithm has base 2: the natural logarithm is meant."),
        "log 10": (1 / np.log(10), "The logarithm has base 10: the natural logarithm is meant."),
        "twice": (2.0, "It is exactly twice the right value."),
        "half": (0.5, "It is exactly half the right value."),
    }


def _of_a_size(kind: str, size: int) -> str:
    """What a factor says that is a size of the one argument."""
    which = "small" if kind.startswith("1/m") else "large"
    sign = " and of the wrong sign" if kind.startswith("-") else ""
    return (
        f"It is exactly {size} times too {which}{sign}, and there are {size} columns: is there a mean where "
        "a sum should be, or the other way round?"
    )


def columns(args: Any) -> Iterator[int]:
    """The sizes that the number of examples can be: the last axis of each array argument."""
    for arg in args:
        if isinstance(arg, np.ndarray) and arg.ndim:
            yield arg.shape[-1]
        elif isinstance(arg, (tuple, list)):
            yield from columns(arg)


def _offset(e: np.ndarray, g: np.ndarray) -> str:
    off = g - e
    if off.ndim == 2 and off.shape[1] > 1 and same_values(np.broadcast_to(off[:, :1], off.shape), off):
        return "Each row is off by one constant: look at what is added to it."
    return ""
