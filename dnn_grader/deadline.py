"""Ending a computation in this process that takes too long, between two lines of Python."""

from __future__ import annotations

import ctypes
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class TooLong(Exception):
    """The time was over."""


@contextmanager
def ended_after(seconds: float) -> Iterator[None]:
    """Raise `TooLong` in what is done here once it has computed for `seconds`."""
    if threading.current_thread() is threading.main_thread():
        with _by_signal(max(seconds, 0.001)):
            yield
    else:
        with _by_thread(max(seconds, 0.001)):
            yield


@contextmanager
def _by_signal(seconds: float) -> Iterator[None]:
    """Costs microseconds; counts computing time, so that a busy machine ends nothing early."""

    def end(number: int, frame: Any) -> None:
        raise TooLong

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _by_thread(seconds: float) -> Iterator[None]:
    """For the threads of a cluster's worker, which get no signals; costs a tenth of a millisecond."""
    thread, over = ctypes.c_ulong(threading.get_ident()), threading.Event()
    raising, set_exception = threading.Lock(), ctypes.pythonapi.PyThreadState_SetAsyncExc

    def end() -> None:
        with raising:
            if not over.is_set():
                set_exception(thread, ctypes.py_object(TooLong))

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        with raising:
            over.set()
            set_exception(thread, None)  # what has not arrived by now must not arrive elsewhere
