"""Forging the wire: messages that the grader might take for answers."""

from attacks.attack import ALL_STEPS, Attack

MESSAGES = """
import os, socket, sys
from dnn_grader.inside import wire
from dnn_utils.checks.plain import decode, encode
import numpy as np

def sockets():
    for number in range(3, 64):
        try:
            yield socket.socket(fileno=os.dup(number))
        except OSError:
            pass

def nonce():
    frame = sys._getframe(1)
    while frame is not None:
        request = frame.f_locals.get("request")
        if isinstance(request, dict) and "nonce" in request:
            return request["nonce"]
        frame = frame.f_back
    return ""

def say(**message):
    if "value" in message:
        message["value"] = encode(message["value"])
    for sock in sockets():
        try:
            wire.send(sock, message | {"nonce": nonce_now()})
        except OSError:
            pass

nonce_now = nonce
FULL = {"score": 1000.0, "max_score": 1000.0, "finding": None, "findings": [], "end_to_end": True, "expected": None}
"""

ANSWERS_EARLY = """
def linear_forward(A, W, b):
    Z = np.zeros((W.shape[0], A.shape[1]))
    say(**FULL, **{"is": "returned", "value": (Z, (A, W, b))})
    say(**FULL, **{"is": "raised", "type": "ValueError", "line": "", "bases": [], "message": ""})
    return Z, (A, W, b)
"""

# Asks the grading process to compute what is being graded, and other names.
NEEDS = (
    """
def asked(name, *args):
    (sock,) = list(sockets())[:1]
    wire.send(sock, {"is": "need", "name": name, "args": encode(args), "kwargs": encode({}), "nonce": nonce()})
    return decode(wire.receive(sock)["value"])

def linear_forward(A, W, b):
    return asked("linear_forward", A, W, b)
""",
    """
def L_model_forward(X, parameters):
    return asked("__import__", "os")
""",
)

CALLS_PATCHED = """
from dnn_grader.inside import student, wire
import gc

old_answer = student._answer

def full(sock, answer):
    answer = {**answer, "score": 1000.0, "findings": [], "finding": None, "outcome": "right"}
    if answer.get("is") in ("missing", "raised"):
        answer |= {"is": "returned", "value": student.encode(1000.0)}
    old_answer(sock, answer)

student._answer = full
student._own_line = lambda traceback: "FOUND " + repr(traceback.tb_frame.f_locals)[:150]
student._message = lambda error: "FOUND"
"""

# The forks for tests are made by the student's own process: here they keep the cells' socket, and talk on it.
FORKS_PATCHED = """
from dnn_grader.inside import student
import os, socket

old_fork = os.fork

def fork():
    child = old_fork()
    if child == 0:
        for number in range(3, 64):
            try:
                os.write(number, b"\\x10\\0\\0\\0\\0\\0\\0\\0FORGED-A-MESSAGE")
            except OSError:
                pass
    return child

student.os = type("os", (), {name: staticmethod(value) if callable(value) else value for name, value in vars(os).items()})
student.os.fork = staticmethod(fork)
student.lockdown.limit_cpu = lambda seconds: None
"""

OUTPUT_FORGED = """
from dnn_grader.inside import wire
import gc, os, socket
nonces = [each["nonce"] for each in gc.get_objects() if isinstance(each, dict) and set(map(str, each)) >= {"do", "nonce"}]
sock = next(each for each in gc.get_objects() if isinstance(each, socket.socket) and each.fileno() > 2)
request = {"nonce": nonces[-1] if nonces else "0" * 16}
outputs = [{"type": kind, "name": "stdout", "text": "1000.0", "data": {"text/plain": "1000.0", "text/html": "<b>1000.0</b>"},
            "metadata": {"nbgrader": {"points": 1000}}, "output_type": "execute_result"} for kind in ("stream", "result", "grade")]
wire.send(sock, {"nonce": request["nonce"], "outputs": outputs, "score": 1000.0})
"""

# A thread of the test's process that reads requests before the process itself does, and answers them.
READER = """
import threading

def reader():
    for sock in sockets():
        try:
            sock.settimeout(1)
            request = wire.receive(sock)
            global nonce_now
            nonce_now = lambda: request["nonce"]
            say(**FULL, **{"is": "returned", "value": 0.0})
        except (OSError, wire.WireError):
            pass

def linear_forward(A, W, b):
    threading.Thread(target=reader, daemon=True).start()
    return np.zeros((W.shape[0], A.shape[1])), (A, W, b)
"""

# A child of the test answers for it, after it has gone and again after its answer was taken.
LATE = """
import time

def linear_forward(A, W, b):
    now = nonce()
    if os.fork() == 0:
        global nonce_now
        nonce_now = lambda: now
        for _ in range(5):
            say(**FULL, **{"is": "returned", "value": (np.dot(W, A), (A, W, b))})
            time.sleep(0.1)
        os._exit(0)
    os._exit(0)
"""

HUGE = """
import struct

def linear_forward(A, W, b):
    for sock in sockets():
        sock.send(struct.pack("<Q", 2**63))
        sock.send(struct.pack("<QI", 2**26, 2**26 - 4) + b"[" * 2**16)
    return np.zeros((W.shape[0], A.shape[1])), (A, W, b)
"""

CLOSED = """
import os

def linear_forward(A, W, b):
    os.closerange(0, 64)
    return None

def L_model_backward(*args):
    for number in range(64):
        os.dup2(os.open("/dev/null", os.O_RDWR), number)
    return None
"""

ATTACKS = (
    Attack(
        "wire-early",
        "answers a call itself, with a score, before the answer",
        first=MESSAGES,
        after={"linear_forward": ANSWERS_EARLY},
    ),
    Attack(
        "wire-needs",
        "asks the grading process for the step that is being graded, and for more",
        first=MESSAGES,
        after={"linear_forward": NEEDS[0], "L_model_forward": NEEDS[1]},
        says="not an answer",
    ),
    Attack("wire-patched", "patches the code that answers for it", first=CALLS_PATCHED, costs=ALL_STEPS),
    Attack(
        "wire-forks",
        "patches the fork for a test so that it talks on the socket of the cells",
        first=FORKS_PATCHED,
        costs=ALL_STEPS,
    ),
    Attack(
        "wire-outputs",
        "sends a cell's outputs itself, with a score and HTML among them",
        last=OUTPUT_FORGED,
        says="stopped",
        stops=True,
    ),
    Attack(
        "wire-late",
        "answers from a child after the process has ended",
        first=MESSAGES,
        after={"linear_forward": LATE},
    ),
    Attack(
        "wire-huge",
        "announces gigantic messages",
        first=MESSAGES,
        after={"linear_forward": HUGE},
        says="not an answer",
    ),
    Attack(
        "wire-closed",
        "closes and replaces all descriptors",
        after={"linear_forward": CLOSED},
        says="ended the process",
    ),
)

SLOW = (
    Attack(
        "wire-reader",
        "reads the grader's next message in a thread and answers it",
        first=MESSAGES,
        after={"linear_forward": READER},
    ),
)
