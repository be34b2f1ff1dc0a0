"""The coordinator: sends submissions to a Dask cluster and hands back what came of each."""

from __future__ import annotations

import logging
import time
import uuid
import warnings
from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any

from distributed import Client, Future, KilledWorker, wait
from distributed.security import Security

from dnn_grader.cluster import tasks
from dnn_grader.cluster.order import Order, order
from dnn_grader.cluster.reply import BadReply, Refused, read_look, read_reply
from dnn_grader.course import CourseError
from dnn_grader.handed_in import HandedIn
from dnn_grader.run import GAVE_UP, Job, Outcome, read
from dnn_grader.sandbox import Choice
from dnn_grader.submissions import Submission

CONNECT_SECONDS = 30
LOOK_SECONDS = 180
NO_WORKER_SECONDS = 120
RECOUNT_SECONDS = 5.0
REPLY_SECONDS = 30.0
MAX_REFUSALS = 10
PER_WORKER = 2
"""Submissions under way for each worker of the cluster: one that runs and one that waits there."""


@dataclass(frozen=True)
class Cluster:
    """The workers of the Dask scheduler at `address`.

    `warn` is told what isn't contained there; `tell` gets a sentence where somebody has to do something.
    """

    address: str
    security: Security | None
    sandbox: Choice
    warn: Callable[[Sequence[str]], None]
    tell: Callable[[str], None] = lambda said: None

    def grade(
        self, job: Job, submissions: Sequence[Submission]
    ) -> Generator[tuple[Submission, Outcome], None, None]:
        """The submissions with their outcomes, as they come.

        Raises `CourseError` where the cluster can't be had, or can't grade as this machine would.
        """
        if not submissions:
            return
        with _plain_errors(self.address), _client(self.address, self.security) as client:
            self._await_worker(client)
            with _usable(self.address):
                _require_the_same_dask(client)
                client.run_on_scheduler(tasks.tell_of_every_death)
            agreed = self._agree(client, order(job, self.sandbox))
            yield from _Run(client, job, agreed.to_bytes(), self.tell).outcomes(submissions)

    def _await_worker(self, client: Client) -> None:
        """Wait until there is a worker. Raises `CourseError` where none comes."""
        if client.nthreads():
            return
        self.tell(_WAITING)
        try:
            client.wait_for_workers(1, timeout=NO_WORKER_SECONDS)
        except TimeoutError:
            raise _no_worker() from None

    def _agree(self, client: Client, asked: Order) -> Order:
        """Let all workers that are there get ready; warn, or hold those that come later to the sandbox."""
        missing = {sentence for said in _looks(client, asked.to_bytes()) for sentence in said}
        if missing:
            self.warn(sorted(missing))
            return asked
        return replace(asked, sandbox="require")


@contextmanager
def _client(address: str, security: Security | None) -> Iterator[Client]:
    """A connection to the scheduler. Results are taken as plain bytes: no pickle is opened for one."""
    _silence("distributed", "tornado")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of other versions, which `Order` compares, and of large tasks
        with _usable(address):
            client = Client(
                address,
                security=security,
                timeout=CONNECT_SECONDS,
                deserializers=["dask", "msgpack"],
            )
        try:
            yield client
        finally:
            with suppress(Exception):
                client.close(timeout=5)


def _silence(*packages: str) -> None:
    """No log of these in the terminal: what their errors mean is said in a sentence."""
    for name in list(logging.Logger.manager.loggerDict):
        if name.partition(".")[0] in packages:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)


_WAITING = (
    f"The cluster has no worker: waiting up to {NO_WORKER_SECONDS} seconds for one. docs/cluster.md says "
    "how to start some; Ctrl-C stops."
)


def _no_worker() -> CourseError:
    return CourseError(
        f"The cluster has had no worker for {NO_WORKER_SECONDS} seconds: start some (docs/cluster.md), then "
        "run the same command. What was graded is kept."
    )


def _require_the_same_dask(client: Client) -> None:
    """Raise `CourseError` where scheduler or workers have another Dask: it would end connections."""
    said: Any = client.get_versions()
    here = said["client"]["packages"]["distributed"]
    there = {"The scheduler": said["scheduler"], **said["workers"]}
    versions = {name: about["packages"]["distributed"] for name, about in there.items()}
    wrong = [f"{name} has distributed {version}" for name, version in versions.items() if version != here]
    if wrong:
        raise CourseError(f"{', '.join(wrong[:MAX_REFUSALS])}, the coordinator {here}: {_INSTALL}.")


@contextmanager
def _usable(address: str) -> Iterator[None]:
    """Say in one line that the scheduler lacks the course, or has another Dask that fails at once."""
    try:
        yield
    except (OSError, CancelledError, CourseError):
        raise
    except Exception as error:
        raise CourseError(
            f"The scheduler {address} can't be used ({type(error).__name__}: {_short(error)}): {_INSTALL}."
        ) from error


def _looks(client: Client, asked: bytes) -> list[tuple[str, ...]]:
    """What each worker says of an order. Raises `CourseError` where some don't grade."""
    name = uuid.uuid4().hex
    futures = {
        address: client.submit(tasks.look, asked, key=f"look-{name}-{k}", workers=[address], pure=False)
        for k, address in enumerate(client.nthreads())
    }
    with suppress(TimeoutError):
        wait(list(futures.values()), timeout=LOOK_SECONDS)
    said, refusals = [], set()
    for address, future in futures.items():
        try:
            said.append(_look(address, future))
        except Refused as refused:
            refusals.add(str(refused))
    if refusals:
        raise _refusal(refusals)
    return said


def _look(address: str, future: Future) -> tuple[str, ...]:
    """What a worker said. Raises `Refused` where it doesn't grade."""
    if not future.done():
        raise Refused(f"{address} wasn't ready after {LOOK_SECONDS} seconds: look at its log")
    try:
        return read_look(future.result())
    except (Refused, CancelledError):
        raise
    except KilledWorker:
        raise Refused(
            f"{address} ended while it got ready: look at its log, and whether the course is installed there"
        ) from None
    except Exception as error:
        raise Refused(f"{address} failed ({type(error).__name__}: {_short(error)}): {_INSTALL}") from error


_INSTALL = "install there what is installed here, `dnn-course[grader,cluster]` included"


def _refusal(refusals: Collection[str]) -> CourseError:
    """Why workers can't grade, and what to do; a large cluster's reasons are cut short."""
    shown = sorted(refusals)[:MAX_REFUSALS]
    shown += [f"{len(refusals) - len(shown)} more"] * (len(refusals) > len(shown))
    return CourseError(
        f"A worker can't grade: {'. Another: '.join(shown)}. Mend or end what is named, then run the same "
        "command: what was graded is kept."
    )


class _Run:
    """A class under way on the cluster."""

    def __init__(self, client: Client, job: Job, asked: bytes, tell: Callable[[str], None]) -> None:
        self._client, self._job, self._asked, self._tell = client, job, asked, tell
        self._running: dict[Future, tuple[Submission, HandedIn]] = {}
        self._suspects: list[Submission] = []
        self._workers, self._counted = 0, 0.0

    def outcomes(self, submissions: Sequence[Submission]) -> Iterator[tuple[Submission, Outcome]]:
        """The submissions with their outcomes, as they come; what is under way is called off at the end.

        What was on a worker that ended is tried once more at the end, one after the other. So whoever
        ends two workers is given up, and nobody who was only beside.
        """
        try:
            yield from self._each(submissions, lambda: PER_WORKER * self._count())
            suspects, self._suspects = self._suspects, []
            yield from self._each(suspects, lambda: 1)
            for submission in self._suspects:
                yield submission, Outcome(submission.student, problem=GAVE_UP)
        finally:
            with suppress(Exception):
                self._client.cancel(list(self._running), force=True)

    def _each(
        self, submissions: Sequence[Submission], most: Callable[[], int]
    ) -> Iterator[tuple[Submission, Outcome]]:
        """Grade each, with `most` under way at a time; suspects are left for later."""
        waiting = list(submissions)[::-1]
        while waiting or self._running:
            while waiting and len(self._running) < max(1, most()):
                submission = waiting.pop()
                handed = read(submission)
                if isinstance(handed, Outcome):
                    yield submission, handed
                else:
                    self._submit(submission, handed)
            for future in self._done():
                submission, handed = self._running.pop(future)
                if outcome := self._outcome(future, submission, handed):
                    yield submission, outcome

    def _submit(self, submission: Submission, handed: HandedIn) -> None:
        # Dask's dashboard shows the key: nothing of the student's is in it.
        key = f"grade-{uuid.uuid4().hex}"
        future = self._client.submit(tasks.grade, self._asked, handed.to_bytes(), key=key, pure=False)
        self._running[future] = submission, handed

    def _done(self) -> Collection[Future]:
        """What has come; waits for one, for as long as there are workers."""
        alive, told = time.monotonic(), False
        while self._running:
            with suppress(TimeoutError):
                done: Collection[Future] = wait(
                    list(self._running), timeout=RECOUNT_SECONDS, return_when="FIRST_COMPLETED"
                ).done
                return done
            if self._count():
                alive, told = time.monotonic(), False
            elif time.monotonic() - alive > NO_WORKER_SECONDS:
                raise _no_worker()
            elif not told:
                self._tell(_WAITING)
                told = True
        return ()

    def _outcome(self, future: Future, submission: Submission, handed: HandedIn) -> Outcome | None:
        """What came of one submission; None where its worker ended.

        Whatever is wrong with a reply costs that submission alone.
        """
        try:
            reply = future.result(timeout=REPLY_SECONDS)
            return read_reply(reply, self._job.assignment).outcome(submission, handed)
        except Refused as refused:
            raise _refusal([str(refused)]) from None
        except ImportError as error:  # it would fail at all the others too
            raise _refusal([f"one that came later failed ({_short(error)}): {_INSTALL}"]) from error
        except KilledWorker:
            self._suspects.append(submission)
            return None
        except BadReply as error:
            said = f"a worker's reply was not accepted ({error})"
        except CancelledError:
            raise
        except Exception as error:
            if isinstance(error, TimeoutError) and future.status != "error":
                # Its worker went with the reply: Dask has it graded again, once there is a worker.
                self._running[future] = submission, handed
                return None
            said = f"a worker failed ({type(error).__name__}: {_short(error)})"
        return Outcome(submission.student, problem=f"{said}: grade it without --scheduler, and report it.")

    def _count(self) -> int:
        """The number of workers, counted now and then: they come and go."""
        now = time.monotonic()
        if now - self._counted > RECOUNT_SECONDS or not self._workers:
            self._workers, self._counted = len(self._client.nthreads()), now
        return self._workers


@contextmanager
def _plain_errors(address: str) -> Iterator[None]:
    """Say in one line that the scheduler can't be reached, or is gone."""
    try:
        yield
    except (OSError, CancelledError) as error:
        why = "the connection broke" if isinstance(error, CancelledError) else _short(error)
        raise CourseError(
            f"The scheduler {address} can't be reached, or has gone ({why}): look whether it runs "
            "and whether the certificates are its own (docs/cluster.md), then run the same command. What was "
            "graded is kept."
        ) from error


def _short(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:300]
