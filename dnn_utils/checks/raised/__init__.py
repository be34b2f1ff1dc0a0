"""Where an error was raised in a student's code, and why: the line, the names in it and what they hold there.

Said in a notebook alone, of values that the student can see: in grading nobody asks, for what a process says
of its values there may be a hidden input.

`seen` looks at values without running any code, `scene` holds the line and what stands around it, `rules` say
which of the other modules' sentences are tried for which error.
"""

from __future__ import annotations

import ast
import linecache
from contextlib import suppress
from types import CodeType, TracebackType

from dnn_utils.checks.operands import node_at
from dnn_utils.checks.outcome import Why
from dnn_utils.checks.raised.rules import OPEN, rules_for
from dnn_utils.checks.raised.scene import Scene
from dnn_utils.checks.raised.seen import Seen

MAX_SOURCE = 20_000


def why_raised(error: BaseException, raised: TracebackType | None, checked: str) -> Why:
    """Where and why an error was raised; nothing where that can't be seen.

    `raised` begins in the student's own frame nearest to the error.
    """
    with suppress(Exception):  # a student's values and errors may fail in every way when they are looked at
        found = _scene(error, raised, checked)
        if found is not None:
            said = ((rule(found), rule not in OPEN) for rule in rules_for(error))
            return next((Why(text, is_sure) for text, is_sure in said if text), Why())
    return Why()


def _scene(error: BaseException, raised: TracebackType | None, checked: str) -> Scene | None:
    if raised is None:
        return None
    source = "".join(linecache.getlines(raised.tb_frame.f_code.co_filename))
    if not source or len(source) > MAX_SOURCE:
        return None
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    node = node_at(tree, _position(raised.tb_frame.f_code, raised.tb_lasti))
    depth, below = 0, raised.tb_next
    while below is not None:
        depth, below = depth + 1, below.tb_next
    return Scene(error, tree, node, raised.tb_lineno, Seen(raised.tb_frame), checked, depth)


def _position(code: CodeType, instruction: int) -> tuple[int | None, int | None, int | None, int | None]:
    places = list(code.co_positions())
    if not 0 <= instruction // 2 < len(places):
        return None, None, None, None
    line, end_line, column, end_column = places[instruction // 2]
    return line, column, end_line, end_column
