"""A course on a disk of its own that gets full, or read-only: a small file system in memory.

It is mounted in a namespace of the process that uses it, so that root and ordinary users can run the tests.
"""

from __future__ import annotations

import ctypes
import os
import shutil
from pathlib import Path

_libc = ctypes.CDLL(None, use_errno=True)
_NEW_MOUNTS, _NEW_USER = 0x00020000, 0x10000000
_DETACH = 2
_READ_ONLY, _REMOUNT, _RECURSIVE, _PRIVATE = 1, 32, 0x4000, 0x40000


class SmallDisk:
    """A file system at `root`, where a copy of the folder `content` lies with `free` bytes left.

    Only this process sees it.
    """

    def __init__(self, root: Path, content: Path, free: int) -> None:
        self.root = root
        _own_mounts()
        _mount("none", Path("/"), _RECURSIVE | _PRIVATE, "")
        root.mkdir()
        _mount("tmpfs", root, 0, "size=64m")
        shutil.copytree(content, root, dirs_exist_ok=True)
        usage = shutil.disk_usage(root)
        self.resize(usage.used + free)

    def close(self) -> None:
        """Let go of it, with all that it holds."""
        _check(_libc.umount2(os.fsencode(self.root), _DETACH))
        self.root.rmdir()

    def resize(self, size: int) -> None:
        """Give it another size."""
        _mount("tmpfs", self.root, _REMOUNT, f"size={size}")

    def close_for_writing(self) -> None:
        """Let nobody write to it."""
        _mount("tmpfs", self.root, _REMOUNT | _READ_ONLY, "")


def _own_mounts() -> None:
    """Mounts of this process alone; an ordinary user may have them as root of a namespace of its own."""
    user, group = os.geteuid(), os.getegid()
    _check(_libc.unshare(_NEW_MOUNTS | (_NEW_USER if user else 0)))
    if user:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"0 {user} 1")
        Path("/proc/self/gid_map").write_text(f"0 {group} 1")


def _mount(source: str, target: Path, flags: int, options: str) -> None:
    kind = b"tmpfs" if source == "tmpfs" else None
    words = (source.encode(), os.fsencode(target), kind, ctypes.c_ulong(flags), options.encode() or None)
    _check(_libc.mount(*words))


def _check(failed: int) -> None:
    if failed:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
