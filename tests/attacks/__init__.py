"""Hostile submissions for the real grader: one module a family, each attack a declaration.

All start from the same notebook, half of it solved. What an attack got hold of it shows after the word
FOUND, in every way it has; nothing of it may come out, and no point may be gained.
"""

from attacks import files, floods, leftovers, patching, reading, scores, values, wire
from attacks.attack import Attack

QUICK: tuple[Attack, ...] = (
    *reading.ATTACKS,
    *patching.ATTACKS,
    *values.ATTACKS,
    *wire.ATTACKS,
    *scores.ATTACKS,
    *leftovers.ATTACKS,
    *files.ATTACKS,
)
"""What is graded with the limits of every day."""

FLOODS: tuple[Attack, ...] = (*floods.ATTACKS, *wire.SLOW)
"""What uses its limits up, and so is graded with short ones."""
