"""Returning what is not what it says: hostile values from graded functions."""

from attacks.attack import Attack
from dnn_grader.demo import hostile

# One after the other of `lies`, a call each; what can't even be made is left out.
TURNS = """
import itertools
import numpy as np

def lying(make):
    turns = itertools.count()
    def lie(A, W, b):
        makers = make(A, W, b)
        value = makers[next(turns) % len(makers)]()
        return value, (A, W, b)
    return lie
"""

DTYPES = """
def dtypes(A, W, b):
    shape = (W.shape[0], A.shape[1])
    return [
        lambda: np.full(shape, None, dtype=object),
        lambda: np.zeros(shape, dtype="datetime64[s]"),
        lambda: np.zeros(shape, dtype=[("a", float), ("b", object)]).view(np.recarray),
        lambda: np.zeros(shape, dtype="V8"),
        lambda: np.zeros(shape, dtype="U100"),
        lambda: np.ma.masked_all(shape),
        lambda: np.zeros(shape, dtype=np.clongdouble),
        lambda: np.broadcast_to(0.0, shape),
        lambda: np.zeros(shape[::-1]).T.view(type("Mine", (np.ndarray,), {"shape": property(lambda self: shape)})),
        lambda: np.zeros((*shape, 0)),
        lambda: np.zeros((1,) * 30),
    ]

linear_forward = lying(dtypes)
"""

ENDLESS = """
def deep(kind):
    value = kind()
    for _ in range(100_000):
        value = kind([value])
    return value

def cyclic():
    value = {}
    value["Z"] = [value, (value,)]
    return value

def endless(A, W, b):
    return [
        lambda: cyclic(),
        lambda: deep(list),
        lambda: deep(tuple),
        lambda: itertools.count(),
        lambda: (x for x in itertools.repeat(0.0)),
        lambda: range(10**15),
        lambda: [0.0] * 10**7,
        lambda: "Z" * 10**8,
        lambda: 10 ** 100_000,
        lambda: 10 ** 3_500,
        lambda: np.broadcast_to(0.0, (10**6, 10**6)),
        lambda: {k: k for k in range(10**6)},
    ]

linear_forward = lying(endless)
"""

NOT_NUMBERS = """
def not_numbers(A, W, b):
    shape = (W.shape[0], A.shape[1])
    return [
        lambda: np.full(shape, np.nan),
        lambda: np.full(shape, np.inf),
        lambda: np.full(shape, -np.inf),
        lambda: np.full(shape, complex("nan+nanj")),
        lambda: float("nan"),
        lambda: np.ma.array(np.full(shape, np.nan), mask=True),
        lambda: [[float("nan")] * shape[1]] * shape[0],
        lambda: -0.0 * np.full(shape, np.inf),
    ]

linear_forward = lying(not_numbers)
"""

QUESTIONS = ("question_zero_start", "question_cache", "question_by_hand")
ANSWERS = '''
class Any(str):
    """Every option at once."""
    __eq__ = __contains__ = lambda self, other: True
    __ne__ = lambda self, other: False
    __hash__ = lambda self: hash("b")
    strip = lower = casefold = lambda self, *args: self

class AnyNumber(float):
    __eq__ = __le__ = __ge__ = lambda self, other: True
    __sub__ = __rsub__ = lambda self, other: 0.0
    __hash__ = float.__hash__

question_zero_start = Any("abcd")
question_cache = ["a", "b", "c", "d"]
question_by_hand = AnyNumber("nan")
'''
MORE_ANSWERS = """
import numpy as np
question_zero_start = {"a", "b", "c", "d"}
question_cache = np.array(["a", "b", "c", "d"])
question_by_hand = np.arange(1000.0)
"""
ODD_ANSWERS = """
question_zero_start = "a b c d"
question_cache = "a\\nb\\nc"
question_by_hand = 1 << 11_000
"""

FUNCTIONS = """
import functools

class Model:
    __name__ = "L_model_forward"
    def __call__(self, *args):
        return 1000.0
    def __getattr__(self, name):
        return self
    __iter__ = lambda self: iter([self, self])
    __class__ = property(lambda self: np.ndarray)

class Coroutine:
    async def __call__(self, *args):
        return 1000.0

linear_forward = Model()
L_model_forward = Coroutine()
linear_activation_backward = functools.partial(print, 1000.0)
L_model_backward = type("L_model_backward", (dict,), {"__init__": lambda self, *args: None,
    "__missing__": lambda self, key: 0.0, "__contains__": lambda self, key: True})
"""

# Makes all inputs zero where they lie, so that zeros would be right, and hands them back.
CHANGES = """
def linear_forward(A, W, b):
    A[...] = W[...] = b[...] = 0
    return np.zeros((W.shape[0], A.shape[1])), (A, W, b)

def L_model_forward(X, parameters):
    for value in parameters.values():
        value *= 0
    X *= 0
    return np.full((1, X.shape[1]), 0.5), []
"""

HUGE_NUMBER = """
def compute_cost(AL, Y):
    return 1 << 11_000

def update_parameters(params, grads, learning_rate):
    return {key: 1 << 11_000 for key in params}
"""

COMPLEX = """
def linear_forward(A, W, b):
    return (np.dot(W, A) + b) * (1 + 1e300j), (A, W, b)

def compute_cost(AL, Y):
    return {0: complex(0, 1), "cost": [np.complex64(1j)]}
"""


ATTACKS = (
    Attack(
        "value-liars",
        "returns objects that say they equal everything",
        first=hostile.LIARS,
        after={"linear_forward": hostile.LIES_ABOUT_STEP},
    ),
    Attack("value-dtypes", "returns arrays of hostile dtypes", after={"linear_forward": TURNS + DTYPES}),
    Attack(
        "value-endless",
        "returns cyclic, endless and gigantic things",
        after={"linear_forward": TURNS + ENDLESS},
    ),
    Attack(
        "value-not-numbers",
        "returns nan and infinity, which compare in odd ways",
        after={"linear_forward": TURNS + NOT_NUMBERS},
        says="finite",
    ),
    Attack(
        "value-answers",
        "answers questions with what equals every option",
        after=dict.fromkeys(QUESTIONS, ANSWERS),
    ),
    Attack(
        "value-more-answers",
        "answers questions with all options at once",
        after=dict.fromkeys(QUESTIONS, MORE_ANSWERS),
    ),
    Attack(
        "value-odd-answers",
        "answers with a number that no float can hold",
        after=dict.fromkeys(QUESTIONS, ODD_ANSWERS),
    ),
    Attack("value-functions", "puts other things in place of functions", after={"linear_forward": FUNCTIONS}),
    Attack(
        "value-changes",
        "changes its inputs so that its answer would be right",
        after={"linear_forward": CHANGES},
    ),
    Attack(
        "value-huge-number",
        "returns a number that no float can hold",
        after={"compute_cost": HUGE_NUMBER},
        costs=("compute_cost", "update_parameters"),
    ),
    Attack(
        "value-complex", "returns complex numbers", after={"compute_cost": COMPLEX}, costs=("compute_cost",)
    ),
)
