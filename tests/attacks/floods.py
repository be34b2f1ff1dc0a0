"""Using up what there is: processes, memory, disk, output, computing time, patience."""

from __future__ import annotations

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from attacks.attack import ALL_STEPS, Attack
from dnn_grader.demo import hostile

SEGFAULT = """
import ctypes

def linear_forward(*args):
    ctypes.string_at(0)
"""
SEGFAULT_CELL = "import ctypes\nctypes.string_at(0)"

STOP = """
import os, signal

def linear_forward(*args):
    os.kill(os.getpid(), signal.SIGSTOP)
"""
STOP_CELL = "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)"

OUTPUT = """
import sys
line = "x" * 2**20
for _ in range(2_000):
    print(line)
    sys.stderr.write(line)
"""

DISK = """
import os
block, full = b"\\x01" * 2**20, 0
for folder in (".", "/tmp", "/dev/shm"):
    try:
        for number in range(10_000):
            with open(os.path.join(folder, f"flood-{number}"), "wb") as file:
                file.write(block)
    except OSError as error:
        full += 1
        print(error)
for number in range(100_000):
    try:
        os.mkdir(f"many-{number}")
    except OSError as error:
        print(error)
        break
"""

SPIN = """
import os

def linear_forward(*args):
    for _ in range(30):
        try:
            if os.fork() == 0:
                while True:
                    pass
        except OSError:
            break
    os.wait()
"""

# Nothing in Python can interrupt it.
LONG_STEP = "def linear_forward(*args):\n    return 7 ** 10**9"

STUBBORN = """
import signal, threading
for number in range(1, 65):
    try:
        signal.signal(number, lambda *args: None)
    except (OSError, ValueError):
        pass
signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
while True:
    try:
        while True:
            pass
    except BaseException:
        pass
"""

KILL_ALL = """
import os, signal

def linear_forward(*args):
    os.kill(-1, signal.SIGKILL)
"""

REPR = """
class Endless:
    def __repr__(self):
        while True:
            pass
    __str__ = __len__ = __iter__ = __bool__ = __float__ = __array__ = __hash__ = __repr__

class EndlessError(Exception):
    def __str__(self):
        while True:
            pass
    __repr__ = __str__

def linear_forward(*args):
    return Endless(), Endless()

def L_model_forward(*args):
    raise EndlessError

question_cache = Endless()
"""
REPR_CELL = "display(Endless())"

# A test that sees hidden inputs ends all processes, so that the cells are run again: do they know more then?
SECOND_LIFE = """
import glob, os

def linear_forward(A, W, b):
    for folder in ("/tmp", "/dev/shm", ".", "/student", "/var/tmp"):
        try:
            with open(os.path.join(folder, "left-by-first-life"), "w") as file:
                file.write(repr(A))
        except OSError:
            pass
    hoard = []
    for _ in range(6):
        if os.fork() == 0:
            break
    while True:
        hoard.append(bytearray(b"\\x01" * 2**26))
"""
SECOND_LIFE_CELL = """
for path in glob.glob("/tmp/left-by-*") + glob.glob("left-by-*") + glob.glob("/dev/shm/left-by-*"):
    loot("a note from the first life", open(path).read())
"""

MANY_OUTPUTS = """
import base64, struct, zlib
from IPython.display import display
def part(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
def picture():
    rows = __import__("os").urandom(3_000_000)
    return b"\\x89PNG\\r\\n\\x1a\\n" + part(b"IHDR", struct.pack(">IIBBBBB", 1000, 1000, 8, 2, 0, 0, 0)) + part(b"IDAT", rows) + part(b"IEND", b"")
FLOOD = {"text/plain": "picture", "image/png": base64.b64encode(picture()).decode()}
TEXT = "x" * 2**20
"""


def _many_outputs(notebook: NotebookNode) -> None:
    """Each cell within its limit, and all together more than anybody can open."""
    notebook.cells.append(new_code_cell(MANY_OUTPUTS, id="flood"))
    for number in range(20):
        code = "print(TEXT)\ndisplay(FLOOD, raw=True)"
        notebook.cells.append(new_code_cell(code, id=f"flood-{number}"))


ATTACKS = (
    Attack(
        "flood-forks",
        "a fork bomb in a function",
        after={"linear_forward": hostile.FORK_BOMB},
    ),
    Attack(
        "flood-memory",
        "takes memory in files, and in several processes",
        after={"linear_forward": hostile.MEMORY_BOMB},
    ),
    Attack("flood-disk", "fills every folder with files", first=DISK),
    Attack("flood-output", "prints gigabytes", first=OUTPUT, stops=True),
    Attack("flood-outputs", "prints much in each of many cells", first="pass", edit=_many_outputs),
    Attack(
        "flood-processors",
        "computes in many processes without end",
        after={"linear_forward": SPIN},
    ),
    Attack("loop-in-cell", "loops in a cell", first="while True:\n    pass", stops=True, says="stopped"),
    Attack(
        "loop-in-function",
        "loops in a function and swallows every interruption",
        after={"linear_forward": hostile.LOOP_IN_FUNCTION},
        says="seconds",
    ),
    Attack("loop-stubborn", "loops with all signals blocked", first=STUBBORN, stops=True, says="stopped"),
    Attack(
        "loop-in-c",
        "loops where Python can't interrupt it",
        after={"linear_forward": LONG_STEP},
        says="seconds",
    ),
    Attack("loop-in-repr", "returns objects whose texts never end", last=REPR),
    Attack("loop-in-repr-cell", "shows an object whose text never ends", first=REPR + REPR_CELL, stops=True),
    Attack("stop-in-cell", "stops its process in a cell", first=STOP_CELL, stops=True, says="longer than"),
    Attack(
        "stop-in-function", "stops its process in a call", after={"linear_forward": STOP}, says="longer than"
    ),
    Attack(
        "exit",
        "leaves with os._exit in a call and in a cell, and kills its parent",
        after={"linear_forward": hostile.EXIT_IN_FUNCTION},
        last=hostile.EXIT_AT_TOP_LEVEL,
        stops=True,
        says="ended the process",
    ),
    Attack(
        "crash-in-function",
        "a segmentation fault in a call",
        after={"linear_forward": SEGFAULT},
        says="ended the process",
    ),
    Attack(
        "crash-in-cell", "a segmentation fault in a cell", first=SEGFAULT_CELL, stops=True, says="stopped"
    ),
    Attack(
        "kill-all",
        "kills every process it can, the forks of its other tests too",
        after={"linear_forward": KILL_ALL},
        costs=ALL_STEPS,
    ),
    Attack(
        "second-life",
        "has its cells run again after a test, and looks for what the test wrote",
        first="import glob",
        after={"linear_forward": SECOND_LIFE},
        last=SECOND_LIFE_CELL,
    ),
)
