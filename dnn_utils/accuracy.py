"""How far an accuracy that was measured on a few examples can be trusted."""

from __future__ import annotations

import math


def wilson_interval(right: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """The score interval of Wilson for a share, such as an accuracy.

    With ``p = right / total``, its ends are the solutions ``q`` of ``(p - q)² = z² q (1 - q) / total``: the
    true accuracies that the measured one does not contradict. Unlike ``p ± z sqrt(p (1 - p) / total)`` it
    never leaves the range from 0 to 1, and is still right near its ends.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the
    American Statistical Association 22 (1927), 209-212.

    Args: ``right`` of ``total`` answers; ``z``, 1.96 for 95 %. Returns: the low and the high end.
    """
    if not (right % 1 == 0 == total % 1 and 0 <= right <= total and total >= 1):
        raise ValueError(f"right is {right} and total is {total}: give whole numbers, 0 <= right <= total.")
    if not (z > 0 and math.isfinite(z)):
        raise ValueError(f"z is {z}: give a positive number, such as 1.96 for 95 %.")
    right, total, z = int(right), int(total), float(z)
    p, spread = right / total, z * z / total
    centre = (p + spread / 2) / (1 + spread)
    half = math.sqrt(p * (1 - p) * spread + spread * spread / 4) / (1 + spread)
    # Rounding must not put the share itself, 0 or 1 above all, outside.
    return max(0.0, min(p, centre - half)), min(1.0, max(p, centre + half))
