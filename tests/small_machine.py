"""Commands as ordinary users of this machine, who see each other's files as far as these are readable.

A view of the machine is made with bubblewrap for each command: in it the users have names, and the course's
Python can be run by them even where it lies in a folder that only root may enter.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

FIRST_UID = 61001
PATH = f"{Path(sys.prefix) / 'bin'}:/usr/local/bin:/usr/bin:/bin"


@dataclass(frozen=True)
class Machine:
    """Users with a home each, below a `root` that all may enter; `names` are theirs."""

    root: Path
    names: Sequence[str]

    def home(self, name: str) -> Path:
        """A user's folder; the first use makes it."""
        home = self.root / name
        if not home.exists():
            home.mkdir()
            self.give(home, name)
        return home

    def give(self, folder: Path, name: str) -> None:
        """Make a folder and all in it a user's own."""
        for path in (folder, *folder.rglob("*")):
            os.chown(path, self._uid(name), self._uid(name))

    def run(self, name: str, *command: str, cwd: Path | None = None) -> str:
        """What a command says that a user runs, in the home by default; it must end well."""
        home, uid = self.home(name), str(self._uid(name))
        as_user = ("setpriv", "--reuid", uid, "--regid", uid, "--clear-groups")
        done = subprocess.run(
            [*self._view(), "--chdir", str(cwd or home), *as_user, *command],
            env=self._environment(name, home),
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        assert done.returncode == 0, f"{name}: {' '.join(command)}\n{done.stdout}"
        return done.stdout

    def _uid(self, name: str) -> int:
        return FIRST_UID + self.names.index(name)

    def _environment(self, name: str, home: Path) -> Mapping[str, str]:
        kept = {key: os.environ[key] for key in ("OMP_NUM_THREADS", "LANG") if key in os.environ}
        user = {"HOME": str(home), "USER": name, "LOGNAME": name, "PATH": PATH}
        return kept | user | {"PYTHONPYCACHEPREFIX": str(self._compiled())}

    def _compiled(self) -> Path:
        """Where the first command leaves its modules compiled for the next ones."""
        folder = self.root / "compiled"
        folder.mkdir(exist_ok=True)
        folder.chmod(0o1777)
        return folder

    def _view(self) -> list[str]:
        passwd = self.root / "passwd"
        users = [
            f"{name}:x:{self._uid(name)}:{self._uid(name)}::{self.root / name}:/bin/sh" for name in self.names
        ]
        passwd.write_text("\n".join(["root:x:0:0::/root:/bin/sh", *users, ""]))
        needed = [Path(sys.base_prefix), Path(sys.prefix), Path(__file__).parents[1]]
        rights = [part for each in ("SETUID", "SETGID") for part in ("--cap-add", f"CAP_{each}")]
        shown = [part for path in _closed(needed) for part in path]
        return ["bwrap", "--dev-bind", "/", "/", *shown, "--ro-bind", str(passwd), "/etc/passwd", *rights]


def _closed(needed: Sequence[Path]) -> Iterator[Sequence[str]]:
    """Bubblewrap's options that open the way to the folders that are `needed`, and to nothing beside them."""
    opened: set[Path] = set()
    for path in needed:
        above = [*reversed(path.parents)]
        shut = next((folder for folder in above if not folder.stat().st_mode & 0o001), None)
        if shut is None:
            continue
        for folder in above[above.index(shut) :]:
            if folder not in opened:
                yield "--perms", "0755", "--tmpfs" if folder == shut else "--dir", str(folder)
                opened.add(folder)
        yield "--ro-bind", str(path), str(path)
