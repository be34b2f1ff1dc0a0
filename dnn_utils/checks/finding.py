"""What is wrong with an answer: the first wrong thing, and its likely cause."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["missing", "raised", "died", "type", "shape", "finite", "value", "form"]
KINDS: tuple[Kind, ...] = ("missing", "raised", "died", "type", "shape", "finite", "value", "form")
"""Whoever finds the last one has found the right answer, in a form that costs the points for form alone."""


@dataclass(frozen=True)
class Finding:
    """The first wrong thing in one call's outcome.

    `part` names what is wrong (``dW``, ``cache[0]``), `message` says it in a sentence without a
    number that was expected, `numbers` says where and by how much (a local check's only), `cause`
    is the diagnosis and `mistake` the name of the declared mistake it belongs to, where one is
    recognised.
    """

    kind: Kind
    part: str
    message: str
    numbers: str = ""
    cause: str = ""
    mistake: str | None = None
    located: bool = False

    def public(self) -> Finding:
        """The same finding without expected values: what a graded notebook may show."""
        return replace(self, numbers="")
