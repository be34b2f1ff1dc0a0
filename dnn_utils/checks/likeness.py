"""Which declared mistake gives what a student's function gave."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from dnn_utils.checks.compare import Wrong, aligned, is_numeric, same_plain
from dnn_utils.checks.examples import Examples, Judged, KnownMistake
from dnn_utils.checks.gradients import asked
from dnn_utils.checks.outcome import Outcome, Raised, Returned
from dnn_utils.checks.patterns import is_even, only_decisions
from dnn_utils.checks.plain import Opaque, type_name
from dnn_utils.checks.relations import factor, factors

COMPARED = 200
"""So many characters of an error's message are compared: more does not come out of the sandbox."""

_NOT_ALIGNED = re.compile(r"shapes .* not aligned: (\d+) \(dim \d+\) != (\d+) \(dim \d+\)")
_NO_PRODUCT = re.compile(r"matmul: .*\(size (\d+) is different from (\d+)\)")


def known_mistake(examples: Examples, judged: Sequence[Judged], first: Judged) -> KnownMistake | None:
    """The one declared mistake that gives what the student's function gave.

    On every example; else on the examples that went wrong, or the ordinary ones of them; else in the
    first wrong part alone, for whoever made two mistakes at once. An error is told from others by little,
    so errors have to be the same on every example; and so have answers of 0 and 1.
    """
    wrong = [k for k, j in enumerate(judged) if j.finding]
    usual = [k for k in wrong if judged[k].example.group == "ordinary"] or wrong
    ways = ((_same, range(len(judged))), (_same, wrong), (_same, usual), (_same_part, wrong))
    is_telling = not only_decisions(judged)
    for rule, where in ways:
        if where is not ways[0][1] and not (is_telling and not _only_one_number(judged, where)):
            continue
        found = [
            mistake
            for mistake in examples.mistakes
            if _errors_agree(judged, first, mistake)
            and all(rule(examples, first, judged[k], mistake.outcomes[k]) for k in where)
        ]
        if len({mistake.cause for mistake in found}) == 1:
            return found[0]
    return None


def _only_one_number(judged: Sequence[Judged], wrong: Sequence[int]) -> bool:
    """Whether all wrong answers are one number everywhere, the same in each: many mistakes give that."""
    own = [judged[k].outcome for k in wrong]
    values = [o.value for o in own if isinstance(o, Returned)]
    if len(values) < len(own) or not all(is_numeric(v) and np.size(v) for v in values):
        return False
    return len({float(x) for v in values for x in np.ravel(v)[:50]}) == 1 and all(map(is_even, values))


def two_at_once(examples: Examples, judged: Sequence[Judged], first: Judged) -> str:
    """A declared mistake and a factor that explain all wrong ordinary answers together; empty if none do."""
    wrong = [k for k, j in enumerate(judged) if j.finding]
    usual = [k for k in wrong if judged[k].example.group == "ordinary"]
    if len(usual) < 2 or any(judged[k].finding.kind != "value" for k in usual):  # type: ignore[union-attr]
        return ""
    found = {
        (mistake.cause, factors(judged[usual[0]].example.args, examples.args)[kind][1])
        for mistake in examples.mistakes
        if "add up to" not in mistake.cause  # what is scaled adds up to something else
        for kind in _common_factors(examples, mistake, [(judged[k], mistake.outcomes[k]) for k in usual])
    }
    if len(found) != 1:
        return ""
    [(cause, scaled)] = found
    return f"Two things at once. First: {cause} Then: {scaled[:1].lower()}{scaled[1:]}"


def _common_factors(
    examples: Examples, mistake: KnownMistake, pairs: Sequence[tuple[Judged, Outcome]]
) -> set[str]:
    """The kinds of factor between a mistake's answers and the student's that are there in all examples."""
    kinds = [set(_factor_kinds(examples, judged, known)) for judged, known in pairs]
    return set.intersection(*kinds)


def _factor_kinds(examples: Examples, judged: Judged, known: Outcome) -> Iterator[str]:
    assert judged.finding is not None
    part = judged.finding.part
    mine, its, right = (
        _leaves(examples, judged, o) for o in (judged.outcome, known, judged.example.expected)
    )
    if not all(part in leaves and is_numeric(leaves[part]) for leaves in (mine, its, right)):
        return
    if same_plain(its[part], right[part]) or np.shape(its[part]) != np.shape(mine[part]):
        return
    ratio = factor(np.asarray(its[part]), np.asarray(mine[part]))
    for kind, (value, _) in factors(judged.example.args).items():
        if ratio and abs(ratio / value - 1) < 1e-4:
            yield kind


def _errors_agree(judged: Sequence[Judged], first: Judged, mistake: KnownMistake) -> bool:
    """Whether a mistake raises where the student's function does, and the same, if that came first."""
    if not isinstance(first.outcome, Raised):
        return True
    pairs = [(j.outcome, known) for j, known in zip(judged, mistake.outcomes, strict=True) if j.finding]
    return all(
        not (isinstance(mine, Raised) or isinstance(known, Raised)) or same_error(mine, known)
        for mine, known in pairs
    )


def same_error(mine: Outcome, known: Outcome) -> bool:
    """Whether two outcomes are errors of one type, with one message, raised where the code did the same."""
    if not (isinstance(mine, Raised) and isinstance(known, Raised)) or mine.type != known.type:
        return False
    return mine.role == known.role and _same_message(mine.message, known.message)


def _same_message(mine: str, known: str) -> bool:
    """Whether two messages are the same; or of the same product, by `np.dot` in one and `@` in the other."""
    if mine[:COMPARED] == known[:COMPARED]:
        return True
    sizes = {_inner_sizes(message) for message in (mine, known)}
    by_dot = [bool(_NOT_ALIGNED.match(message)) for message in (mine, known)]
    return by_dot[0] != by_dot[1] and len(sizes) == 1 and None not in sizes


def _inner_sizes(message: str) -> tuple[str, ...] | None:
    if found := _NOT_ALIGNED.match(message):
        return found.groups()
    found = _NO_PRODUCT.match(message)
    return found.groups()[::-1] if found else None


def _same(examples: Examples, first: Judged, judged: Judged, known: Outcome) -> bool:
    """Whether a declared mistake gives the same outcome."""
    outcome = judged.outcome
    if isinstance(outcome, Raised) or isinstance(known, Raised):
        return same_error(outcome, known)
    if not (isinstance(outcome, Returned) and isinstance(known, Returned)):
        return False
    if examples.compare == "initial_parameters":
        said = _said(examples, judged, known) == _said(examples, judged, outcome)
        return said and _form(known.value) == _form(outcome.value)
    its, mine = (_asked(examples, judged, o) for o in (known, outcome))
    if isinstance(its, Opaque):  # of such a value the type is known: what a declared mistake gives is telling
        return isinstance(mine, Opaque) and its == mine
    return same_plain(its, mine)


def _asked(examples: Examples, judged: Judged, outcome: Returned) -> Any:
    """The returned value in the names that the comparison reads it by."""
    expected = judged.example.expected
    if examples.compare != "gradients" or not isinstance(expected, Returned):
        return outcome.value
    return asked(expected.value, outcome.value)


def _same_part(examples: Examples, first: Judged, judged: Judged, known: Outcome) -> bool:
    """Whether a declared mistake gives the same in the part that is wrong first, and spoils no right one."""
    if not judged.finding or not first.finding or judged.finding.kind not in ("shape", "finite", "value"):
        return False
    part = judged.finding.part
    mine, its = (_leaves(examples, judged, outcome) for outcome in (judged.outcome, known))
    right = _leaves(examples, judged, judged.example.expected)
    if part not in mine or part not in its or any(_spoils(p, mine, its, right) for p in its):
        return False
    return same_plain(mine[part], its[part]) and not same_plain(its[part], right[part])


def _spoils(part: str, mine: dict[str, Any], its: dict[str, Any], right: dict[str, Any]) -> bool:
    return same_plain(mine.get(part), right[part]) and not same_plain(its[part], right[part])


def _leaves(examples: Examples, judged: Judged, outcome: Outcome) -> dict[str, Any]:
    """The returned leaves by the names of their parts; none where the structure is another."""
    expected = judged.example.expected
    if not (isinstance(outcome, Returned) and isinstance(expected, Returned)):
        return {}
    try:
        own = _asked(examples, judged, outcome)
        return {p: g for p, _, g in aligned(expected.value, own, examples.returns)}
    except Wrong:
        return {}


def _said(examples: Examples, judged: Judged, outcome: Outcome) -> tuple[str, str, str] | None:
    finding = examples.finding(judged.example.expected, outcome)
    return (finding.kind, finding.part, finding.message) if finding else None


def _form(value: Any) -> Any:
    """The structure of a value without its numbers: keys, lengths, shapes."""
    if isinstance(value, dict):
        return {key: _form(part) for key, part in value.items()}
    if isinstance(value, (tuple, list)):
        return [_form(part) for part in value]
    return np.shape(value) if is_numeric(value) else type_name(value)
