"""Find the smallest edit of a student's own function that makes every recorded case right.

Where one is found, the place of the mistake is known, and mostly its kind, in code that nobody foresaw.
The edit itself is dropped as soon as the sentence about it is made: it is shown and kept nowhere.

`place` says where something can stand, `expressions` and `statements` what else could stand there, made
of the `material` of the function; `grammar` puts these edits in order. `allowed` says which functions may
be run again, `guarded` how, `trial` how far an edited one is right. `dependence` leaves out what can't
help, `search` does the searching; `told` keeps what may be told of it, and `sentences` says it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dnn_utils.checks.diagnose import diagnose
from dnn_utils.checks.edits.search import search
from dnn_utils.checks.edits.sentences import Told, sentence
from dnn_utils.checks.edits.told import told
from dnn_utils.checks.examples import Examples, Judged

__all__ = ["place_of_mistake", "places"]


def place_of_mistake(examples: Examples, judged: Sequence[Judged], namespace: Mapping[str, Any]) -> str:
    """A sentence on where a student's function is wrong; empty where that is not found."""
    return sentence(places(examples, judged, namespace))


def places(examples: Examples, judged: Sequence[Judged], namespace: Mapping[str, Any]) -> tuple[Told, ...]:
    """The places that such a sentence speaks of."""
    found = search(examples, judged, namespace, known=diagnose(examples, judged))
    if isinstance(found, Told):
        return (found,)
    return told(found.edits, found.function) if found else ()
