"""Call a student's functions in this process: in JupyterLab, and under stock nbgrader."""

from __future__ import annotations

import contextlib
import copy
import io
import random
import traceback
from collections.abc import Callable, Iterator, MutableMapping
from types import TracebackType
from typing import TYPE_CHECKING, Any

import numpy as np

from dnn_utils.checks import examples
from dnn_utils.checks.operands import operands
from dnn_utils.checks.outcome import Missing, Outcome, Raised, Returned, Student, exception_bases, parameters
from dnn_utils.checks.plain import NotPlain, Opaque, decode, encode, type_name
from dnn_utils.checks.raised import why_raised
from dnn_utils.checks.role import role
from dnn_utils.unaffected import usual_settings

if TYPE_CHECKING:
    from dnn_utils.checks.examples import StandIns

# As they are at first: many notebooks have `np.random.seed = 1` in them, where a call is meant.
_NUMPY_STATE = np.random.get_state, np.random.set_state
_PYTHON_STATE = random.getstate, random.setstate
MAX_CHAIN = 10
"""So many errors that led to one another are told."""

_SEEDS = np.random.seed, random.seed


def seed_both(seed: int) -> None:
    """Seed `np.random` and `random`, whatever a notebook has put in the place of their functions."""
    for function in _SEEDS:
        function(seed)


@contextlib.contextmanager
def own_random_state() -> Iterator[None]:
    """The random state of `np.random` and `random` is put back after."""
    states = _NUMPY_STATE[0](), _PYTHON_STATE[0]()
    try:
        yield
    finally:
        _NUMPY_STATE[1](states[0])
        _PYTHON_STATE[1](states[1])


class NotebookStudent(Student):
    """The functions of a notebook that runs in this process (see `outcome.Student`)."""

    def __init__(self, namespace: MutableMapping[str, Any]) -> None:
        self.namespace = namespace

    def call(self, name: str, args: tuple[Any, ...], stand_ins: StandIns, seed: int) -> Outcome:
        """Call `name` on a deep copy of `args`, quietly, with `stand_ins` for the earlier steps."""
        function = self.namespace.get(name)
        if not callable(function):
            return Missing("" if function is None else type_name(function))
        own = copy.deepcopy(args)
        printed = io.StringIO()
        quiet = contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO())
        try:
            with (
                quiet[0],
                quiet[1],
                usual_settings(),
                _seeded(seed),
                _standing_in(self.namespace, stand_ins),
            ):
                value = function(*own)
        except (Exception, SystemExit) as error:
            return _raised(error, printed.getvalue(), function)
        return Returned(as_plain(value), changed(args, own), printed.getvalue())

    def value(self, name: str) -> Returned | Missing:
        """The plain value under `name`."""
        return Returned(as_plain(self.namespace[name])) if name in self.namespace else Missing()


def _raised(error: BaseException, printed: str, function: Callable[..., Any]) -> Raised:
    frames = _without_ours(error.__traceback__)
    lines = [frame.line or "" for frame in traceback.extract_tb(frames) if _is_notebook(frame.filename)]
    text = _traceback(error, frames)
    line, bases = lines[-1] if lines else "", exception_bases(error)
    own = error.__traceback__.tb_next if error.__traceback__ else None
    kind, takes = type(error).__name__, parameters(function)
    said = operands(_last_of_the_notebook(own))
    why = why_raised(error, _last_of_the_notebook(own, examples.__file__), getattr(function, "__name__", ""))
    return Raised(kind, line, str(error), text, printed, bases, role(own), takes, said, why)


def _traceback(error: BaseException, frames: TracebackType | None) -> str:
    """What Python prints of an error, with the frames of the student's own code alone, where it has some."""
    told = traceback.TracebackException(type(error), error, frames)
    each: traceback.TracebackException | None = told
    for _ in range(MAX_CHAIN):
        if each is None:
            break
        own = [frame for frame in each.stack if _is_notebook(frame.filename)]
        each.stack = traceback.StackSummary.from_list(own if own or each is not told else each.stack)
        each = each.__cause__ or each.__context__
    return "".join(told.format())


def _last_of_the_notebook(frames: TracebackType | None, up_to: str = "") -> TracebackType | None:
    """The student's own frame nearest to where the exception was raised, above any of the file `up_to`."""
    last = None
    while frames is not None and frames.tb_frame.f_code.co_filename != up_to:
        if _is_notebook(frames.tb_frame.f_code.co_filename):
            last = frames
        frames = frames.tb_next
    return last


def as_plain(value: Any) -> Any:
    """`value` as plain data: what would have come over the wire."""
    try:
        return decode(encode(value))
    except NotPlain:
        return Opaque(f"{type_name(value)} that is too large")


def changed(args: tuple[Any, ...], own: tuple[Any, ...]) -> tuple[str, ...]:
    """The positions, as text, of the arguments in `own` that no longer are what they were in `args`."""
    return tuple(str(k) for k, (a, b) in enumerate(zip(args, own, strict=True)) if _bytes(a) != _bytes(b))


def _bytes(value: Any) -> bytes:
    try:
        return encode(value)
    except NotPlain:
        return b""


@contextlib.contextmanager
def _seeded(seed: int) -> Iterator[None]:
    """`np.random` and `random` freshly seeded, and the student's own random state put back after."""
    with own_random_state():
        seed_both(seed)
        yield


@contextlib.contextmanager
def _standing_in(namespace: MutableMapping[str, Any], stand_ins: StandIns) -> Iterator[None]:
    own = {name: namespace[name] for name in stand_ins if name in namespace}
    namespace.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            namespace.pop(name, None)
        namespace.update(own)


def _without_ours(frames: TracebackType | None) -> TracebackType | None:
    """The traceback from the student's own first frame on."""
    return frames.tb_next if frames and frames.tb_next else frames


def _is_notebook(filename: str) -> bool:
    return "ipykernel" in filename or filename.startswith("<ipython")
