"""Results as plain JSON records: for `--json`, and in a graded notebook's metadata."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from dnn_grader.results import Result
from dnn_utils.checks.finding import KINDS, Finding

MAX_FINDINGS = 50
MAX_TEXT = 5_000


def to_records(student: str, assignment: str, results: Iterable[Result]) -> list[dict[str, Any]]:
    """One record per exercise of one student, made of JSON's types only."""
    return [
        {
            "student": student,
            "assignment": assignment,
            "exercise": result.exercise,
            "score": float(result.score),
            "max_score": float(result.max_score),
            "end_to_end": result.end_to_end,
            "credit": result.credit,
            "findings": [_finding_record(finding) for finding in result.findings],
        }
        for result in results
    ]


def from_records(records: Any) -> tuple[Result, ...]:
    """The results that `to_records` wrote; raise `ValueError` for anything else."""
    try:
        return tuple(_result(record) for record in _list(records))
    except (KeyError, TypeError) as error:
        raise ValueError(f"these are not results ({error}); grade the submission again") from None


def _finding_record(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "mistake": finding.mistake,
        "message": finding.message,
        "cause": finding.cause,
    }


def _result(record: Any) -> Result:
    end_to_end = record["end_to_end"]
    if end_to_end is not None and not isinstance(end_to_end, bool):
        raise TypeError("end_to_end is neither true, false nor null")
    return Result(
        exercise=_text(record["exercise"]),
        score=_number(record["score"]),
        max_score=_number(record["max_score"]),
        end_to_end=end_to_end,
        findings=tuple(_finding(finding) for finding in _list(record["findings"])[:MAX_FINDINGS]),
        credit=_text(record.get("credit", "")),
    )


def _finding(record: Any) -> Finding:
    if record["kind"] not in KINDS:
        raise TypeError("a finding is of an unknown kind")
    return Finding(
        kind=record["kind"],
        part="",
        message=_text(record["message"]),
        cause=_text(record.get("cause", "")),
        mistake=None if record["mistake"] is None else _text(record["mistake"]),
    )


def _list(value: Any) -> Sequence[Any]:
    if not isinstance(value, list):
        raise TypeError("a list was expected")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("a text was expected")
    return value[:MAX_TEXT]


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise TypeError("a finite number was expected")
    return float(value)
