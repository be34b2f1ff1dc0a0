"""Grade on many machines, with Dask: what travels is bytes, and the coordinator alone writes."""

from __future__ import annotations

from importlib.util import find_spec

from dnn_grader.course import CourseError


def require_dask() -> None:
    """Raise `CourseError` where Dask's `distributed` is not installed."""
    if find_spec("distributed") is None:
        raise CourseError("--scheduler needs Dask's distributed: pip install 'dnn-course[grader,cluster]'.")
