"""Replies of workers, checked before anything of them is written.

A worker is trusted as far as a local one is: it runs the grading process, and student code only in a
sandbox. Should one be broken, or be broken out of, what it says still has to be a graded notebook of this
assignment: the course's cells with the course's text, points within the cells' maximum, known
exercises and mistakes, and nothing that would run in a browser.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from nbformat import NotebookNode, from_dict

from dnn_grader.grading import Assignment, clean, notebook_json, scores, unanswered
from dnn_grader.modules import checked
from dnn_grader.outputs import checked_outputs
from dnn_grader.reference import grade_id, is_solution
from dnn_grader.report.records import from_records, to_records
from dnn_grader.results import Graded, Result
from dnn_grader.run import Attempt
from dnn_utils.checks.card import MIME, Card

MAX_BYTES = 64 * 2**20
MAX_NOTES = 100
MAX_TEXT = 5_000
_KINDS = {"display_data": "display", "execute_result": "result"}


class BadReply(ValueError):
    """A worker's reply is not what it has to be."""


class Refused(Exception):
    """A worker can't grade at all; the text says why."""


def read_look(reply: Any) -> tuple[str, ...]:
    """What is not contained on a worker. Raises `Refused` or `BadReply`."""
    said = _said(reply)
    if set(said) != {"missing"}:
        raise BadReply("it answered something else")
    return tuple(_text(sentence) for sentence in _list(said["missing"], 20))


def read_reply(reply: Any, assignment: Assignment) -> Attempt:
    """What a worker made of a submission. Raises `Refused` or `BadReply`."""
    said = _said(reply)
    if set(said) == {"problem", "seconds", "fault"}:
        problem = _text(said["problem"]) or "it can't be graded."
        return Attempt(problem=problem, seconds=_seconds(said), fault=_text(said["fault"]))
    if set(said) != {"notebook", "modules", "seconds"} or not isinstance(said["notebook"], str):
        raise BadReply("it answered something else")
    try:
        graded = replace(_graded(said["notebook"], assignment), modules=checked(said["modules"]))
        return Attempt(graded, seconds=_seconds(said))
    except BadReply:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise BadReply(f"its notebook is none ({type(error).__name__})") from None


def _said(reply: Any) -> dict[str, Any]:
    if not isinstance(reply, bytes) or len(reply) > MAX_BYTES:
        raise BadReply(f"it did not answer with at most {MAX_BYTES // 2**20} MB")
    try:
        said = json.loads(reply)
    except (ValueError, RecursionError):
        raise BadReply("its answer can't be read") from None
    if not isinstance(said, dict):
        raise BadReply("it answered something else")
    if set(said) == {"refused"}:
        raise Refused(_text(said["refused"]))
    return said


def _graded(text: str, assignment: Assignment) -> Graded:
    """The graded notebook with its scores and results, which stand in it."""
    notebook = from_dict(json.loads(text))
    _require(notebook_json(clean(notebook, assignment.texts)) == text, "its notebook is not clean")
    _check_cells(notebook, assignment.master)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            _check_outputs(cell.outputs)
    points = scores(notebook)
    _check_points(points, assignment.master)
    about = notebook.metadata["dnn_course"]
    _require(set(about) == {"results", "notes"}, "it says something else of its results")
    results = _results(about["results"], assignment)
    notes = tuple(_text(note) for note in _list(about["notes"], MAX_NOTES))
    return Graded(text, points, results, notes, unanswered(notebook))


def _check_cells(notebook: NotebookNode, master: NotebookNode) -> None:
    """Every cell of the course once and in full; solutions are the student's."""
    kinds = {cell.cell_type for cell in notebook.cells}
    _require(kinds <= {"code", "markdown"}, "its notebook has other cells")
    found = [cell for cell in notebook.cells if cell.metadata.get("nbgrader")]
    course = {grade_id(cell): cell for cell in master.cells if cell.metadata.get("nbgrader")}
    _require(
        sorted(map(str, map(grade_id, found))) == sorted(map(str, course)), "it lacks cells of the course"
    )
    for cell in found:
        own = course[grade_id(cell)]
        _require(cell.metadata.nbgrader == own.metadata.nbgrader, "it has other settings of cells")
        _require(is_solution(own) or cell.source == own.source, "it has other text in the course's cells")


def _check_outputs(outputs: list[NotebookNode]) -> None:
    """Nothing but what is kept of a student's outputs, and our own cards."""
    raw = [_as_sent(output) for output in outputs]
    kept = checked_outputs(raw, MAX_BYTES)
    _require(len(kept) == len(raw) and all(map(_is_same, kept, raw)), "its notebook has other outputs")


def _as_sent(output: NotebookNode) -> dict[str, Any]:
    """A notebook's output as a student's process would have sent it."""
    data = {**output, "type": _KINDS.get(output.output_type, output.output_type)}
    del data["output_type"]
    if output.output_type in _KINDS:
        _require(data.pop("metadata") == {}, "its outputs have settings")
        if output.output_type == "execute_result":
            _require(isinstance(data.pop("execution_count"), int), "its outputs are not counted")
        if MIME in data["data"]:
            data["data"] = _card(data["data"])
    return data


def _card(bundle: Mapping[str, Any]) -> dict[str, Any]:
    """A card's own data, if that is what the bundle shows."""
    _require(Card.from_json(bundle[MIME]).bundle() == bundle, "a card of its shows something else")
    return {MIME: bundle[MIME]}


def _is_same(kept: Mapping[str, Any], raw: Mapping[str, Any]) -> bool:
    return dict(kept) == dict(raw)


def _check_points(points: Mapping[str, float | None], master: NotebookNode) -> None:
    """Each within its cell's maximum; open only where a person grades."""
    cells = {grade_id(cell): cell for cell in master.cells}
    for name, score in points.items():
        cell = cells[name]
        if score is None:
            _require(is_solution(cell), f"{name} has no points")
        else:
            _require(_is_within(score, cell.metadata.nbgrader.points), f"{name} has impossible points")


def _results(records: Any, assignment: Assignment) -> tuple[Result, ...]:
    """The results, of known exercises and mistakes only."""
    results = from_records(records)
    _require(to_records("", assignment.name, results) == records, "its results are others")
    for result in results:
        declared = assignment.judge.exercises.get(result.exercise)
        known = declared or assignment.judge.questions.get(result.exercise)
        _require(known is not None and result.max_score == known.points, "it has unknown exercises")
        _require(_is_within(result.score, result.max_score), f"{result.exercise} has impossible points")
        mistakes = {None, *(mistake.name for mistake in (declared.mistakes if declared else ()))}
        _require({finding.mistake for finding in result.findings} <= mistakes, "it has unknown mistakes")
    return results


def _is_within(score: float, most: float) -> bool:
    return math.isfinite(score) and 0 <= score <= most


def _seconds(said: Mapping[str, Any]) -> float:
    seconds = said["seconds"]
    if not isinstance(seconds, float) or not _is_within(seconds, 1e6):
        raise BadReply("it says no time")
    return seconds


def _list(value: Any, most: int) -> list[Any]:
    if not isinstance(value, list) or len(value) > most:
        raise BadReply("a list was expected")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise BadReply("a text was expected")
    return value[:MAX_TEXT]


def _require(right: bool, what: str) -> None:
    if not right:
        raise BadReply(what)
