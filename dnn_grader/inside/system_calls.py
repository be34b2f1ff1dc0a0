"""The system calls that student code may not make: a seccomp filter, written as kernel bytecode.

What is denied either reaches past the namespaces (mounts, keyrings, other processes' memory), leaves
something behind (shared memory, queues) or is a way into the kernel that no notebook needs.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
from functools import cache

# name: number on x86_64, number on aarch64 (None: it has none)
DENIED: dict[str, tuple[int, int | None]] = {
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "process_madvise": (440, 440),
    "kcmp": (312, 272),
    "pidfd_getfd": (438, 438),
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "mount_setattr": (442, 442),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "keyctl": (250, 219),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "shmget": (29, 194),
    "shmat": (30, 196),
    "shmctl": (31, 195),
    "shmdt": (67, 197),
    "semget": (64, 190),
    "semop": (65, 193),
    "semctl": (66, 191),
    "semtimedop": (220, 192),
    "msgget": (68, 186),
    "msgsnd": (69, 189),
    "msgrcv": (70, 188),
    "msgctl": (71, 187),
    "mq_open": (240, 180),
    "mq_unlink": (241, 181),
    "mq_timedsend": (242, 182),
    "mq_timedreceive": (243, 183),
    "mq_notify": (244, 184),
    "mq_getsetattr": (245, 185),
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "personality": (135, 92),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    "fanotify_init": (300, 262),
    "syslog": (103, 116),
    "acct": (163, 89),
    "quotactl": (179, 60),
    "quotactl_fd": (443, 443),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "reboot": (169, 142),
    "sethostname": (170, 161),
    "setdomainname": (171, 162),
    "settimeofday": (164, 170),
    "clock_settime": (227, 112),
    "clock_adjtime": (305, 266),
    "adjtimex": (159, 171),
    "nfsservctl": (180, 42),
    "lookup_dcookie": (212, 18),
    "vhangup": (153, 58),
    "migrate_pages": (256, 238),
    "move_pages": (279, 239),
    "iopl": (172, None),
    "ioperm": (173, None),
    "modify_ldt": (154, None),
    # What nobody can write can still be locked and watched: the files that all submissions read.
    "flock": (73, 32),
    "inotify_init": (253, None),
    "inotify_init1": (294, 26),
    "inotify_add_watch": (254, 27),
    "uselib": (134, None),
}
CLONE = (56, 220)
CLONE3 = (435, 435)
SOCKET = (41, 198)
FCNTL = (72, 25)
LAST_KNOWN = 451
NEW_NAMESPACES = 0x7E020000
# AF_UNIX, AF_INET, AF_INET6. AF_VSOCK would reach past the network namespace.
SOCKET_FAMILIES = (1, 2, 10)
# F_SETLEASE, with which an open file makes others wait, and F_NOTIFY.
FCNTL_DENIED = (1024, 1026)
ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}

_ALLOW = 0x7FFF0000
_KILL = 0x80000000
_ERRNO = 0x00050000
_LOAD, _EQUAL, _MORE, _ANY_BIT, _RETURN = 0x20, 0x15, 0x25, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT, _SECOND_ARGUMENT = 0, 4, 16, 24
_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 22, 2


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_char_p))


def install(libc: ctypes.CDLL) -> None:
    """Filter this process's system calls and those of all it starts; raise `OSError` if it can't be."""
    machine = platform.machine()
    if machine not in ARCHITECTURES:
        raise OSError(errno.ENOSYS, f"no system call filter is written for {machine}")
    code = program(machine)
    filter_ = _Program(len(code) // 8, code)
    if libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(filter_), 0, 0):
        raise OSError(ctypes.get_errno(), "the system call filter was refused")


@cache
def program(machine: str) -> bytes:
    """The filter's bytecode for `machine`, a key of `ARCHITECTURES`."""
    column = list(ARCHITECTURES).index(machine)
    steps = [
        _step(_LOAD, _ARCHITECTURE),
        _step(_EQUAL, ARCHITECTURES[machine], 1, 0),
        _step(_RETURN, _KILL),
        _step(_LOAD, _NUMBER),
        # Newer calls than this list knows, and x86's second numbering.
        *_if(_MORE, LAST_KNOWN, _ERRNO | errno.ENOSYS),
        # The C library falls back to clone, whose flags can be read here.
        *_if(_EQUAL, CLONE3[column], _ERRNO | errno.ENOSYS),
    ]
    for numbers in DENIED.values():
        if (number := numbers[column]) is not None:
            steps += _if(_EQUAL, number, _ERRNO | errno.EPERM)
    steps += _clone(CLONE[column]) + _socket(SOCKET[column]) + _fcntl(FCNTL[column])
    return b"".join([*steps, _step(_RETURN, _ALLOW)])


def _clone(number: int) -> list[bytes]:
    body = [
        _step(_LOAD, _FIRST_ARGUMENT),
        *_if(_ANY_BIT, NEW_NAMESPACES, _ERRNO | errno.EPERM),
        _step(_RETURN, _ALLOW),
    ]
    return [_step(_EQUAL, number, 0, len(body)), *body]


def _socket(number: int) -> list[bytes]:
    body = [_step(_LOAD, _FIRST_ARGUMENT)]
    for family in SOCKET_FAMILIES:
        body += _if(_EQUAL, family, _ALLOW)
    body.append(_step(_RETURN, _ERRNO | errno.EAFNOSUPPORT))
    return [_step(_EQUAL, number, 0, len(body)), *body]


def _fcntl(number: int) -> list[bytes]:
    body = [_step(_LOAD, _SECOND_ARGUMENT)]
    for command in FCNTL_DENIED:
        body += _if(_EQUAL, command, _ERRNO | errno.EPERM)
    body.append(_step(_RETURN, _ALLOW))
    return [_step(_EQUAL, number, 0, len(body)), *body]


def _if(test: int, value: int, result: int) -> list[bytes]:
    return [_step(test, value, 0, 1), _step(_RETURN, result)]


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)
