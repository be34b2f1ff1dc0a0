"""A class of 24 submissions to try the grader on: honest ones, and ones that attack it."""

from dnn_grader.demo.submissions import Submission, demo_class, write_class

__all__ = ["Submission", "demo_class", "write_class"]
