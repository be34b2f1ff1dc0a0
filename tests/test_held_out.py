"""Wrong solutions that were looked at only after the diagnosis was done: each is caught, most get a cause."""

from __future__ import annotations

from hashlib import sha256

import pytest
from unseen_solutions import HELD_OUT, Unseen, card_of, points_of, unseen

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]

GIVEN = 515
"""How many of the 576 get a cause, at least. When fresh readers judged them (`judged.tsv`) they were 522: 452
right in place and idea, 30 in general terms, 40 wrong."""

ALL = list(unseen(HELD_OUT))
ACCEPTED = {
    "week4_building_blocks-L_model_backward-da-named-like-the-layer": "either name of a layer's dA is right",
    "week4_building_blocks-initialize_parameters_deep-fixed-small-factor": "a small scale earns a note",
}
"""What counts as right although its writer meant it to be wrong, and why."""


@pytest.mark.parametrize(
    "solution", [each for each in ALL if each.id not in ACCEPTED], ids=lambda each: each.id
)
def test_a_wrong_solution_is_caught(solution: Unseen) -> None:
    points, most = points_of(solution)
    assert points < most
    assert not card_of(solution).passed


def test_most_get_a_cause() -> None:
    assert sum(bool(card_of(each).cause) for each in ALL) >= GIVEN


def test_they_are_as_they_were_written() -> None:
    lines = (HELD_OUT / "SHA256").read_text(encoding="utf-8").splitlines()
    written = {name: digest for digest, name in map(str.split, lines)}
    found = {path.relative_to(HELD_OUT).as_posix(): path.read_bytes() for path in HELD_OUT.glob("*/*.py")}
    assert written == {name: sha256(content).hexdigest() for name, content in found.items()}
