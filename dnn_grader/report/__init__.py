"""What students and instructors read about a graded class: pages, tables and records."""

from dnn_grader.report.feedback import feedback_page
from dnn_grader.report.records import from_records, to_records
from dnn_grader.report.table import SubmissionRow, class_table, exercise_table

__all__ = [
    "SubmissionRow",
    "class_table",
    "exercise_table",
    "feedback_page",
    "from_records",
    "to_records",
]
