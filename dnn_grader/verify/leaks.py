"""Does anything that students get hold a solution, a hidden test, an answer, an output, or the seed?"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from dnn_grader.exercises.declared import Question
from dnn_grader.recording import cases_of
from dnn_grader.reference import read_source
from dnn_grader.release import student_kit
from dnn_grader.verify.strings import UNREADABLE, recorded_trees, strings_of_file
from dnn_grader.verify.subject import Found, Subject, found

LONG = 12
"""A line of a solution that is longer than this is nobody's by chance."""

SOLUTION, HIDDEN_TESTS, MARK_SCHEME = "SOLUTION", "HIDDEN TESTS", "MARK SCHEME"
NEXT = "Take it out, run `dnn-course release`, and give out the kit again."


def nothing_leaks(subject: Subject) -> Found:
    """Look at every file of the release, of the recorded cases and of the student kit."""
    secrets = _secrets(subject)
    with tempfile.TemporaryDirectory() as folder:
        kit = Path(folder) / "kit"
        student_kit(subject.course, kit)
        files = {**_below(kit, "student kit: "), **_given_out(subject)}
        problems = [p for place, path in files.items() for p in _of_file(path, place, secrets)]
    return found([*problems, *_more_than_a_form(subject)], len(files))


def _given_out(subject: Subject) -> dict[str, Path]:
    cases = cases_of(subject.course, subject.assignment)
    folder = subject.course.release(subject.assignment).parent
    return {cases.name: cases} | _below(folder, f"{subject.place(folder)}/")


def _below(folder: Path, prefix: str) -> dict[str, Path]:
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {f"{prefix}{path.relative_to(folder)}": path for path in paths}


@dataclass(frozen=True)
class Secrets:
    """What must not be found: texts with what they are, answers by their question, and the seed."""

    lines: dict[str, str]
    answers: tuple[tuple[Question, Any], ...]
    seed: bytes | None


def _secrets(subject: Subject) -> Secrets:
    lines = dict.fromkeys(marked_lines(subject.source, HIDDEN_TESTS), "a line of a hidden test")
    lines |= dict.fromkeys(marked_lines(subject.source, MARK_SCHEME), "a line of a mark scheme")
    lines |= dict.fromkeys(marked_lines(subject.source, SOLUTION), "a line of a solution")
    for question in subject.questions:
        lines |= dict.fromkeys(question.wrong.values(), f"what is said of an answer to {question.name!r}")
    names = subject.reference.namespace
    answers = tuple((question, names[question.name]) for question in subject.questions)
    return Secrets(lines, answers, subject.seed if subject.course.seed_file.exists() else None)


def marked_lines(notebook: NotebookNode, mark: str) -> set[str]:
    """The lines that stand only between the marks ``BEGIN mark`` and ``END mark``: long ones, no comments."""
    inside: set[str] = set()
    outside: set[str] = set()
    for cell in notebook.cells:
        target = outside
        for line in cell.source.splitlines():
            if f"BEGIN {mark}" in line:
                target = inside
            target.add(line.strip())
            if f"END {mark}" in line:
                target = outside
    return {line for line in inside - outside if len(line) > LONG and not line.startswith("#")}


def _of_file(path: Path, place: str, secrets: Secrets) -> Iterator[str]:
    try:
        texts = strings_of_file(path)
    except UNREADABLE as error:
        yield f"{place} can't be searched ({type(error).__name__}): run `dnn-course release`, or remove it."
        return
    yield from (f"{place} holds {what}. {NEXT}" for what in _in_texts(texts, secrets))
    if secrets.seed and (secrets.seed in path.read_bytes() or _holds(texts, secrets.seed.hex())):
        yield (
            f"{place} holds the seed of the hidden tests. {NEXT} Then draw a new seed with "
            "`dnn-course grade --new-seed --force`."
        )
    if path.suffix == ".ipynb":
        yield from _of_notebook(read_source(path), texts, place)


def _in_texts(texts: Sequence[str], secrets: Secrets) -> Iterator[str]:
    solid = "\n".join(_solid(text) for text in texts)
    for line, what in secrets.lines.items():
        if _solid(line) in solid:
            yield f"{what}: {line!r}"
    for mark in (SOLUTION, HIDDEN_TESTS, MARK_SCHEME):
        if _holds(texts, f"### BEGIN {mark}"):
            yield f"a region marked {mark}"
    for question, answer in secrets.answers:
        naming = (text for text in texts if question.name in text)
        if any(gives_away(line, question, answer) for text in naming for line in text.splitlines()):
            yield f"the answer to {question.name!r}"


def _of_notebook(notebook: NotebookNode, texts: Sequence[str], place: str) -> Iterator[str]:
    if _holds(texts, "dnn_grader"):
        yield f"{place} speaks of `dnn_grader`, which students don't have. {NEXT}"
    for cell in notebook.cells:
        if cell.get("outputs"):
            yield f"{place}, cell {cell.get('id')!r}, holds an output. {NEXT}"


def gives_away(line: str, question: Question, answer: Any) -> bool:
    """Whether a line names the question and its answer, unless it lists all options."""
    if question.name not in line:
        return False
    rest = line.replace(question.name, " ")
    if question.options:
        shown = [option for option in question.options if _has_option(rest, option)]
        return str(answer) in shown and len(shown) < len(question.options)
    numbers = re.findall(r"(?<![\w.])-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?!\w)", rest)
    return any(float(number) == float(answer) for number in numbers)


def _has_option(line: str, option: str) -> bool:
    """Whether a quoted option stands in a line; quotes may be escaped, as in a notebook's file."""
    return re.search(rf"""["'`]{re.escape(option)}\\?["'`]""", line) is not None


def _more_than_a_form(subject: Subject) -> Iterator[str]:
    """Of a question, the recorded cases hold its name and its options, nothing else."""
    path = cases_of(subject.course, subject.assignment)
    try:
        trees = recorded_trees(path)
    except UNREADABLE:
        return  # its search has said so
    for question in subject.questions:
        form = {"question": question.name, "options": question.options}
        if trees.get(question.name, form) != form:
            yield (
                f"{path.name} records more of {question.name!r} than its name and options: "
                "run `dnn-course release`."
            )


def _holds(texts: Sequence[str], wanted: str) -> bool:
    return any(wanted in text for text in texts)


def _solid(text: str) -> str:
    """A text without white space: other spaces make no other solution."""
    return "".join(text.split())
