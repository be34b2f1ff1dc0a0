"""Making forks of this process cheap: little memory, in large pages, that garbage collection leaves alone.

Nothing here changes what the process does; where the system lacks a part, forks are slower by that.
"""

from __future__ import annotations

import ctypes
import gc
from collections import Counter

_LARGE_PAGE = 21
_COLLAPSE = 25
_MANY_OBJECTS = 200


def settle() -> None:
    """Give back what isn't used, and arrange the rest for forking; call it once, before the first fork."""
    gc.collect()
    libc = ctypes.CDLL(None)
    if hasattr(libc, "malloc_trim"):
        libc.malloc_trim(0)
        _use_large_pages(libc)
    gc.freeze()


def _use_large_pages(libc: ctypes.CDLL) -> None:
    """Ask for large pages where objects lie densely: a fork copies one entry for each, not 512.

    Linux 6.1 and newer can; others refuse, and so does a place that isn't wholly Python's.
    """
    objects = Counter(id(thing) >> _LARGE_PAGE for thing in gc.get_objects())
    for place, count in objects.items():
        if count >= _MANY_OBJECTS:
            start, length = place << _LARGE_PAGE, 1 << _LARGE_PAGE
            libc.madvise(ctypes.c_void_p(start), ctypes.c_size_t(length), _COLLAPSE)
