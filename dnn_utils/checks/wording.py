"""Small matters of English in sentences that are put together."""

from __future__ import annotations

import re

TWO_CHANGES = "Two small changes"
"""How a sentence on two places begins."""

# Written with a vowel and spoken with a consonant, and the other way round (an HTTPError, an ndarray).
_SPOKEN_YOU_OR_WON = re.compile(r"uni(?![dmn])|u[fs]|uint|ut[ei]|eu|one|once", re.IGNORECASE)
_SPELT_WITH_A_VOWEL = re.compile(r"[FHLMNRSX][A-Z]|nd")
_SPELT_WITH_A_CONSONANT = re.compile(r"U[A-Z]")


def with_article(name: str, shown: str = "") -> str:
    """The name of a type with "a" or "an" as it is spoken; `shown` is how it is written, if otherwise."""
    vowel = name[:1].lower() in tuple("aeiou") and not _SPOKEN_YOU_OR_WON.match(name)
    spelt = _SPELT_WITH_A_VOWEL.match(name)
    an = (vowel and not _SPELT_WITH_A_CONSONANT.match(name)) or spelt
    return f"{'an' if an else 'a'} {shown or name}"
