"""Find the smallest edit of a student's own function that makes every recorded case right.

Where one is found, the place of the mistake is known, and mostly its kind, in code that nobody foresaw.
The edit itself is dropped as soon as the sentence about it is made: it is shown and kept nowhere.

`place` says where something can stand, `expressions` and `statements` what else could stand there, made
of the `material` of the function; `grammar` puts these edits in order. `allowed` says which functions may
be run again, `guarded` how, `trial` how far an edited one is right. `dependence` leaves out what can't
help, `search` does the searching; `told` keeps what may be told of it, and `sentences` says it.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from typing import Any

from dnn_utils.checks.diagnose import diagnose
from dnn_utils.checks.edits.allowed import parsed, source_of
from dnn_utils.checks.edits.search import search
from dnn_utils.checks.edits.sentences import Told, sentence
from dnn_utils.checks.edits.told import told
from dnn_utils.checks.examples import Examples, Judged
from dnn_utils.checks.forms import as_written

__all__ = ["own_text", "place_of_mistake", "places"]


def place_of_mistake(examples: Examples, judged: Sequence[Judged], namespace: Mapping[str, Any]) -> str:
    """A sentence on where a student's function is wrong; empty where that is not found."""
    return sentence(places(examples, judged, namespace))


def own_text(examples: Examples, namespace: Mapping[str, Any]) -> ast.FunctionDef | None:
    """The syntax tree of a student's function; None where its text is not at hand."""
    return parsed(source_of(namespace.get(examples.name)), examples.name)


def places(examples: Examples, judged: Sequence[Judged], namespace: Mapping[str, Any]) -> tuple[Told, ...]:
    """The places that such a sentence speaks of."""
    known = diagnose(examples, judged)
    if known:
        known = as_written(known, examples, own_text(examples, namespace))
    found = search(examples, judged, namespace, known=known)
    if isinstance(found, Told):
        return (found,)
    return told(found.edits, found.function, found.partly) if found else ()
