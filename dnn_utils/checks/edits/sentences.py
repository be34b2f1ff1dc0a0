"""What is said of a mistake that an edit has shown: its place, and an idea where the edit is telling.

The edit itself is never said. That a small change at this place makes every check pass is sure, whatever
the idea is worth; kinds of edits whose idea is often another than the student's mistake have none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dnn_utils.checks.wording import TWO_CHANGES

MAX_ABOUT = 60

HINTS = {
    "accumulation": "Each turn throws away what the one before has made: what should become of all of them?",
    "axis": "Along which axis? Write down the shape before and after.",
    "axis and keepdims": "Along which axis, and which shape must the result have?",
    "begun anew": "In each turn it starts again from the same: how often should this line run?",
    "branches": "Which branch belongs to which case?",
    "call too many": "Look at the outermost call: is it needed here?",
    "changed in the loop": "It changes with each turn of the loop: does the text ask for that?",
    "choice": "Which value is meant where the condition holds, and which where it doesn't?",
    "comparison": "Which way round is the comparison, and do equal values count?",
    "complement": "Is the value itself meant here, or one minus it?",
    "constant": "Where does this number come from?",
    "constant for an expression": "A number is written in: does it hold for every input, or only for one?",
    "direction": "In which order does it go through the items?",
    "early end": "The loop may end here before it has taken all of its turns: does the text ask for that?",
    "entry left out": "Which entries are asked for? Is each of them there?",
    "entry of the turn": "It is the same in every turn of the loop: which entry belongs to this turn?",
    "fraction left out": "Is this the whole formula, or one part of a fraction?",
    "function": "Is this the function that the formula names?",
    "function left out": "Does the formula have this value itself here, or what a function makes of it?",
    "global": "It is no argument of the function: so it is whatever the notebook holds under this name.",
    "in place": "This changes the caller's own array: make a new one.",
    "indentation": "How often must this run, in each turn or once? Look at how far it is indented.",
    "keepdims": "A sum drops an axis unless it is told to keep it: which shape must the result have?",
    "key": "Under which key or index is this stored? Write the keys down for two layers.",
    "keyword": "Look at the arguments given by name: is each of them meant?",
    "left out": "Does the formula have one more term here?",
    "length of rows": "It counts the rows of an array: what should be counted here?",
    "mean": "Is it a sum over the examples, or their mean?",
    "name": "Is each name in it the one that is meant? Say aloud what it holds.",
    "never filled": "A list stays empty: what should be put into it, and how often?",
    "off by one": "Write down its numbers for the first turn and for the last.",
    "operator": "Look at the operator: which one does the formula have?",
    "order of arguments": "In which order does this function take its arguments?",
    "order of calls": "Two functions, one inside the other: which comes first?",
    "order of operands": "Look at the order of the two sides.",
    "order of results": "In which order are the results asked for?",
    "order of statements": "Does it stand at the right place? Look at what has to happen before it.",
    "parentheses": "What is computed first? Look at the parentheses.",
    "power": "Look at the exponent.",
    "product": "Entry by entry, or a product of matrices? Write the shapes beside both factors.",
    "range": "Where does it start and stop? Write the numbers down for a small case.",
    "return left out": "The function has to give something back.",
    "return too early": "A return ends the function at once: how far is its line indented?",
    "result": "Is this what should be handed back?",
    "rounded number": "This number is rounded: NumPy has it with all of its digits.",
    "shape": "Which shape is asked for here?",
    "sign": "Look at the sign.",
    "size": "Which size is meant: of which array, and along which axis?",
    "statement too many": "Is this line needed? See what it does to the values after it.",
    "sum left out": "What has to be added up here, and is it?",
    "text": "Look at the text in quotation marks: which one is meant here?",
    "too much": "Something in it doesn't belong there: compare it with the formula, part by part.",
    "transpose": "Check the transpose: write down the shape that each array has here.",
    "unpacking": "How many values come back, and in which order? Look at the names on the left.",
    "unused result": "The result of this call is thrown away, and its argument stays as it was.",
}
"""One idea a kind of edit, for all exercises."""


TELLING = frozenset(
    {
        "accumulation",
        "begun anew",
        "changed in the loop",
        "early end",
        "global",
        "range",
        "return too early",
        "text",
        "unused result",
    }
)
"""The kinds whose idea is worth saying beside a known cause: it is seldom another than the mistake."""

STATED = {
    "first wrong": (
        "is the first thing that is wrong: the calls of earlier steps before it are right. Compare it with "
        "the "
        "formula, part by part."
    ),
    "wrong by here": (
        "is wrong, or something that it is computed from: the calls of earlier steps before it are right."
    ),
    "handed over": "is the first thing that is wrong: another value should be handed over here.",
}
"""What is said of a place that no edit has shown."""


@dataclass(frozen=True)
class Told:
    """What is told of an edit: its kind (empty where that has no hint), its lines, and the text there.

    `partly`: it makes one quantity more right, and not yet all.
    """

    kind: str
    lines: tuple[int, ...]
    about: str
    partly: bool = False


def sentence(told: Sequence[Told]) -> str:
    """What to look at, for the one or two edits that make a function right; empty where there are none."""
    if not told:
        return ""
    if told[0].kind in STATED:
        place = _place(told[0])
        comma = "," if place.endswith("`") else ""
        return f"{place[:1].upper()}{place[1:]}{comma} {STATED[told[0].kind]}"
    hints = [HINTS.get(each.kind, "") for each in told]
    if len(told) == 1:
        change = "the same small change in each" if told[0].lines[1:] else "one small change there"
        makes = "puts a part of the result right" if told[0].partly else "makes every check pass"
        return f"Start at {_place(told[0])}: {change} {makes}. {hints[0]}".strip()
    if told[0].lines == told[1].lines and told[0].about == told[1].about:
        said = f"Start at {_place(told[0])}: two small changes there make every check pass."
        return " ".join(filter(None, [said, *dict.fromkeys(hints)]))
    first, second = map(_place, told)
    said = f"{TWO_CHANGES} make every check pass, one at {first}, the other at {second}."
    return " ".join(filter(None, [said, *dict.fromkeys(hints)]))


def _place(told: Told) -> str:
    lines = [str(line) for line in told.lines]
    where = f"line {lines[0]}" if len(lines) == 1 else f"lines {', '.join(lines[:-1])} and {lines[-1]}"
    about = told.about.replace("`", "'")
    return (
        f"{where} of your function, `{about}`" if 0 < len(about) <= MAX_ABOUT else f"{where} of your function"
    )
