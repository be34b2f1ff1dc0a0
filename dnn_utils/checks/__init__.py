"""Checks for the course's exercises: ``from dnn_utils.checks import Checks``."""

from dnn_utils.checks.check import CheckFailed, Checks
from dnn_utils.checks.recorded import CasesMissing

__all__ = ["CasesMissing", "CheckFailed", "Checks"]
