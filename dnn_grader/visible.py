"""What student code may see of this machine: an allow-list, as arguments for bubblewrap.

The standard library, the system's shared libraries, the few distributions that notebooks use, the
course's `dnn_utils` and the code that runs inside. All of it is read-only; nothing else is there.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement

COURSE = "/course"
ROOTS = ("numpy", "matplotlib", "matplotlib-inline", "h5py", "ipython", "traitlets", "pillow", "tqdm")
_LIBRARIES = ("/lib", "/lib32", "/lib64", "/usr/lib", "/usr/lib32", "/usr/lib64")
_DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")
_MASKED = ("python*/site-packages", "python*/dist-packages", "python3/dist-packages")


@dataclass(frozen=True)
class Visible:
    """The paths a sandbox shows.

    `interpreter` is the Python program itself, `library` its prefix's library folder, `packages` the
    files and folders of the distributions, `search` the folders that packages are found in, and
    `course` maps the place inside to the folder here.
    """

    interpreter: str
    library: str
    packages: tuple[str, ...]
    search: tuple[str, ...]
    course: tuple[tuple[str, str], ...]

    def any_below(self, folder: str) -> bool:
        """Whether any of the paths lies in `folder`."""
        paths = (self.interpreter, self.library, *self.packages)
        return any(path.startswith(f"{folder}/") for path in paths)

    def arguments(self) -> list[str]:
        """The arguments that make bubblewrap show these paths and no others."""
        masks = sorted({mask for folder in {self.library, "/usr/lib"} for mask in _masks(folder)})
        arguments = _folders([*_LIBRARIES, *_DEVICES, "/etc/ld.so.cache", self.library])
        arguments += [*_libraries(), *_bind(_outside_libraries([self.library])), *_each("--tmpfs", masks)]
        shown = _once([self.interpreter, *self.packages])
        arguments += _folders(shown) + _bind(shown)
        for inside, here in self.course:
            arguments += [*_folders([f"{COURSE}/{inside}"]), "--ro-bind", here, f"{COURSE}/{inside}"]
        for device in _DEVICES:
            arguments += ["--dev-bind", device, device]
        return arguments + _each("--remount-ro", [*masks, "/"])


@cache
def visible() -> Visible:
    """What this Python installation needs to show, found once: it reads each package's list of files."""
    packages = list(_package_paths())
    return Visible(
        interpreter=os.path.realpath(getattr(sys, "_base_executable", None) or sys.executable),
        library=os.path.realpath(os.path.join(sys.base_prefix, "lib")),
        packages=tuple(sorted({path for _, path in packages})),
        search=tuple(dict.fromkeys(folder for folder, _ in packages)),
        course=(("dnn_grader/inside", _folder("dnn_grader.inside")), ("dnn_utils", _folder("dnn_utils"))),
    )


def _package_paths() -> Iterator[tuple[str, str]]:
    """Pairs of a search folder and a path in it, for every distribution that notebooks need."""
    for distribution in _closure(ROOTS):
        folder = Path(str(distribution.locate_file(""))).resolve()
        for name in _top_names(distribution):
            if (folder / name).exists():
                yield str(folder), str(folder / name)


def _closure(roots: Iterable[str]) -> Iterator[importlib.metadata.Distribution]:
    """The installed distributions among `roots` and everything that they require."""
    seen: set[str] = set()
    todo = list(roots)
    while todo:
        name = todo.pop().lower().replace("_", "-").replace(".", "-")
        if name in seen:
            continue
        seen.add(name)
        try:
            distribution = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue
        todo += _requirements(distribution)
        yield distribution


def _requirements(distribution: importlib.metadata.Distribution) -> Iterator[str]:
    for text in distribution.requires or ():
        try:
            requirement = Requirement(text)
        except InvalidRequirement:
            continue
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield requirement.name


def _top_names(distribution: importlib.metadata.Distribution) -> set[str]:
    """The names in the search folder that belong to a distribution."""
    if not distribution.files:
        listed = (distribution.read_text("top_level.txt") or distribution.metadata["Name"]).split()
        return {*listed, *(f"{name}.py" for name in listed)}
    names = set()
    for path in distribution.files:
        first = path.parts[0]
        if first == "__pycache__":
            names.add(str(path))
        elif first not in ("..", "/"):
            names.add(first)
    return names


def _folder(package: str) -> str:
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"{package} isn't installed; install the course with `pip install -e .`")
    return os.path.realpath(spec.submodule_search_locations[0])


def _libraries() -> Iterator[str]:
    for folder in _LIBRARIES:
        if os.path.islink(folder):
            yield from ("--symlink", os.readlink(folder), folder)
        elif os.path.isdir(folder):
            yield from ("--ro-bind", folder, folder)
    yield from ("--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache")


def _outside_libraries(paths: Iterable[str]) -> list[str]:
    shown = {os.path.realpath(folder) for folder in _LIBRARIES}
    return [path for path in paths if os.path.realpath(path) not in shown]


def _once(paths: Iterable[str]) -> list[str]:
    """The paths without doubles, and without those that lie in another one."""
    kept: list[str] = []
    for path in sorted(paths):
        if not kept or not path.startswith(f"{kept[-1]}/"):
            kept.append(path)
    return kept


def _masks(folder: str) -> Iterator[str]:
    for pattern in _MASKED:
        for path in Path(folder).glob(pattern):
            if path.is_dir():
                yield os.path.realpath(path)


def _folders(paths: Iterable[str]) -> list[str]:
    """Make the folders that `paths` lie in: bubblewrap would make them readable for root only."""
    parents = {str(parent) for path in paths for parent in Path(path).parents}
    return _each("--dir", sorted(parents - {"/"}))


def _bind(paths: Iterable[str]) -> list[str]:
    return [part for path in paths for part in ("--ro-bind", path, path)]


def _each(option: str, paths: Iterable[str]) -> list[str]:
    return [part for path in paths for part in (option, path)]
