"""What costs a naive grader far more than its size: long, deep, many, or the same once more.

``python -m benchmarks.costly`` repairs and cleans notebooks, written and generated ones, opens archives,
draws pages, ranks names and reads times, each of 1 MB or what the limits let it be, and prints the slowest.
Tests compare two sizes of each notebook. Behind an assignment: how many to generate, and from which seed.
"""

from __future__ import annotations

import io
import json
import random
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from dnn_grader.archives import MAX_MEMBERS
from dnn_grader.choice import MAX_NOTEBOOKS, choose
from dnn_grader.course import find_course
from dnn_grader.grading import clean
from dnn_grader.hand_in_time import MAX_BYTES as MAX_TIME
from dnn_grader.hand_in_time import UnknownTime, parse_time
from dnn_grader.handed_in import MAX_FILES, HandedIn
from dnn_grader.reference import read_source
from dnn_grader.release import master_version
from dnn_grader.repair import MAX_TEXT, Template, Unreadable, repair
from dnn_grader.repair.names import by_likeness
from dnn_grader.report.feedback import feedback_page
from dnn_grader.safe import MAX_SOURCE

MARKDOWN = (
    *("[a](", "[", "*a_", "<", "<a ", "<b>", "<!--", "$a", ">", "&#", "\\", "\n", "[a]:b\n", "```\n", "|a"),
    *(
        "x ",
        "# a\n",
        "- a\n",
        "1. a\n",
        "a\n===\n",
        "a\n\n",
        "`a` ",
        "**a** ",
        "<a href='b'>",
        "<div>",
        "&lt;<b>",
    ),
    *("<table><tr><td>", "\\begin{a}", "|a|\n|-|\n", "> > ", "![a](b) ", "$$a$$ ", "<!-- ", "\u202e"),
)
CODE = ("-a\n", "a;", "a,=a\n", "if a:\n a\n", "(a:=a)\n", "%a\n", "a\n\n", "''\n", "\\\n", "def f():\n a\n")
SIGNS = ("x", "\r", "x\b", "\x1b[", "\x1b]0;x", "---> 1 ", "np.float64(", "'''\n")
FILES = (b"[", b'{"a":', b" ", b"\n", b"\0", b"<<<<<<< a\n", b'"\\', b", ", b"1,]")

PIECES = (
    *MARKDOWN,
    *CODE,
    *SIGNS,
    "def f(",
    "'",
    '"',
    "attachment:a b",
    "(",
    "]",
    "    ",
    "\ud800",
    "Checks('a')",
)
"""What generated texts are put together from, a few at a time and once more and again."""

STRAY = ('"a",', '"",', "[],", '{"a":{}},', "1.1,", "[1,],", ",", " ")
"""What generated notebooks of an archive hold, all with a comma too many."""


def costly(template: Template, size: int) -> Iterator[tuple[str, bytes]]:
    """The name of each, and a file of about `size` bytes."""
    part = template.solutions[0]
    text = min(template.prose, key=len)
    name, long = part.name, min(size, MAX_TEXT - 100)
    many = size // 250
    test = next(each for each in template.parts if each.role == "test")
    claim = {"nbgrader": {"grade_id": name, "solution": True}}
    yield (
        "a text repeated",
        _file([_cell("markdown", f"def {name}(a):\n    pass\n" + _times(f"{text}\n", long))]),
    )
    yield "solutions", _file([_cell("code", f"def {name}(a):\n    return {k}") for k in range(many)])
    yield "claims", _file([_cell("code", f"{name} = {k}", metadata=claim) for k in range(many)])
    yield "pieces", _file([_cell("code", f"def {name}(a):"), *[_cell("code", "    x = 1")] * many])
    yield "open pieces", _file([_cell("code", f"def {name}(a):"), *[_cell("code", "    x = (")] * many])
    claimed = [_cell("code", text, metadata=claim) for text in ["    x = (", "    x = 1)"] * (many // 2)]
    yield "claimed pieces", _file([_cell("code", f"def {name}(a):", metadata=claim), *claimed])
    yield "wrong pieces", _file([_cell("code", f"def {name}(a):"), *[_cell("code", "    x =")] * many])
    function = f"def {name}(a):\n" + _times("    x = 1\n", size // 12)
    yield "a long piece", _file([_cell("code", function), *[_cell("code", "    x = 1")] * (many // 10)])
    names = "\n".join(each.name for each in template.solutions)
    yield "names and no syntax", _file([_cell("code", f"%m\n{names}\n{k} = (") for k in range(many // 4)])
    yield "white space", _file([_cell("code", f"%m\n{name}\n" + _times("\n \t", long))])
    yield "brackets", _file([_cell("code", f"{name} = " + "(" * min(long, 90_000))])
    yield "signs", _file([_cell("code", f"{name} = " + "-" * min(long, 90_000) + "1")])
    yield "lines in a test", _file([_cell("code", _times("y = 1\n", long), id=test.cell.get("id"))])
    yield "the same id", _file([_cell("code", "x", id="student-1")] * many)
    yield "checks", _file([_cell("code", _times('Checks("', long))])
    yield "outputs", _file([_cell("code", "x", outputs=[{}] * (size // 4))])
    for mark in MARKDOWN:
        yield f"Markdown {mark!r}", _file(_cells("markdown", mark, size))
    for line in CODE:
        yield f"code {line!r}", _file(_cells("code", f"{name} = 1\n", size, line))
        indented = line.replace("\n", "\n ")
        parts = [f"def {name}():\n return", *[f" {_times(indented, 2_000)}"] * (size // 2_000)]
        yield f"pieces of {line!r}", _file([_cell("code", part) for part in parts])
    for mark in FILES:
        yield f"a file of {mark!r}", b'{"nbformat": 4, "cells": [1,]' + mark * (size // len(mark))


def generated(template: Template, piece: str, size: int) -> Iterator[tuple[str, bytes]]:
    """The name of each way to hand in a generated text again and again, and a file of about `size` bytes."""
    part = template.solutions[0]
    claim = {"nbgrader": {"grade_id": part.name, "solution": True}}
    long, few = _times(piece, size), [_times(piece, 200)] * (size // 200)
    cuts = [long[k : k + MAX_SOURCE] for k in range(0, len(long), MAX_SOURCE)]
    begin, prose = f"def {part.name}(a):\n", min(template.prose, key=len)
    pictures = {f"{piece}{number}": {"image/png": "iVBORw0KGgo"} for number in range(50)}
    test = next(each for each in template.parts if each.role == "test")
    yield "text", _file([_cell("markdown", cut) for cut in cuts])
    yield "many texts", _file([_cell("markdown", text) for text in few])
    yield "raw", _file([_cell("raw", cut) for cut in cuts])
    yield "pictures", _file([_cell("markdown", cut, attachments=pictures) for cut in cuts])
    yield "code", _file([_cell("code", begin + cut) for cut in cuts])
    yield "many cells", _file([_cell("code", f"{begin} {text}", metadata=claim) for text in few])
    yield "pieces", _file([_cell("code", begin), *(_cell("code", f"    {text}") for text in few)])
    yield "a test", _file([_cell("code", cut, id=test.cell.get("id")) for cut in cuts])
    yield (
        "merged",
        _file([_cell("markdown", f"{begin}{prose}\n{cut}") for cut in cuts]),
    )
    yield "a file", b'{"nbformat": 4, "cells": [1,' + long.encode("utf-8", "surrogatepass")


def archives(size: int) -> Iterator[tuple[str, HandedIn]]:
    """The name of each, and a folder of archives, each with notebooks that have commas too many."""
    for piece in STRAY:
        text = '{"nbformat": 4, "cells": [' + _times(piece, size) + "],}"
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(MAX_NOTEBOOKS):
                archive.writestr(f"{'z' * (number + 1)}.ipynb", text)
        yield f"archives of {piece!r}", HandedIn({f"{k}.zip": content.getvalue() for k in range(MAX_FILES)})


def open_folder(handed: HandedIn, template: Template) -> None:
    """What grading does with all that was handed in before any of it runs."""
    mend(choose(handed, "week4_building_blocks.ipynb", template).notebook, template)


def _times(text: str, size: int) -> str:
    return text * max(1, size // len(text))


def _cells(kind: str, start: str, size: int, line: str = "") -> list[dict[str, Any]]:
    """Cells of the longest text that is drawn, no two of them the same."""
    length = min(size, MAX_SOURCE - 100)
    return [
        _cell(kind, f"{number}\n{start}" + _times(line or start, length)) for number in range(size // length)
    ]


def _cell(kind: str, source: str, **more: Any) -> dict[str, Any]:
    return {"cell_type": kind, "source": source, "metadata": {}, **more}


def _file(cells: list[dict[str, Any]]) -> bytes:
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}).encode()


def mend(submitted: bytes, template: Template) -> None:
    """What grading does with a file before any of it runs."""
    with suppress(Unreadable):
        clean(repair(submitted, template).notebook, frozenset())


def pages(size: int) -> Iterator[tuple[str, Callable[[], object]]]:
    """The name of each, and what draws a page of about `size` characters that are one student's."""
    for text in (*MARKDOWN, *CODE, *SIGNS):
        long = _times(text, size // 3)
        printed = {"output_type": "stream", "text": long[:190_000]}
        cells = [_cell("markdown", long[k : k + 29_000]) for k in range(0, len(long), 29_000)]
        code = (long[k : k + 59_000] for k in range(0, len(long), 59_000))
        cells += [_cell("code", source, outputs=[printed]) for source in code]
        about: dict[str, Any] = {"title": "", "student": "", "score": 0.0, "max_score": 1.0}
        yield f"a page of {text!r}", partial(feedback_page, {"cells": cells}, (), **about)


def names(size: int) -> Iterator[tuple[str, Callable[[], object]]]:
    """The name of each, and what ranks names of files of about `size` characters, or reads times."""
    for text in ("week4_", "e", " copy", "(1)", "-_", "\ufdfa", "a/"):
        long = [f"{number}{text * 240}"[:240] + ".ipynb" for number in range(min(size // 250, MAX_MEMBERS))]
        yield f"names of {text!r}", partial(by_likeness, long, "week4_building_blocks.ipynb")
    for text in ("9", "1 ", "1:", "+", "2026-10-01 ", "1.", "Jan ", "UTC+", "A/", "12am "):
        yield f"a time of {text!r}", partial(_time, _times(text, MAX_TIME))


def _time(text: str) -> None:
    with suppress(UnknownTime):
        parse_time(text, "Europe/Berlin")


def _drawn(
    template: Template, size: int, count: int, seed: int
) -> Iterator[tuple[str, Callable[[], object]]]:
    """So many generated submissions, with their names."""
    generator = random.Random(seed)
    for _ in range(count):
        piece = "".join(generator.choices(PIECES, k=generator.randint(1, 5)))
        name, file = generator.choice([*generated(template, piece, size)])
        yield f"generated {name} of {piece!r}", partial(mend, file, template)


def main(assignment: str = "week4_building_blocks", generate: str = "60", seed: str = "1") -> None:
    """Print the seconds of processor time of each, the slowest first; so many are generated from a seed."""
    course, size = find_course(Path.cwd()), 1_000_000
    template = Template(master_version(read_source(course.source(assignment)), course.config))
    mended = ((name, partial(mend, file, template)) for name, file in costly(template, size))
    each = (100_000, 300_000, 3_000_000)
    folders = (
        (f"{name}, {long} each", partial(open_folder, handed, template))
        for long in each
        for name, handed in archives(long)
    )
    drawn = _drawn(template, size, int(generate), int(seed))
    found = []
    for name, task in chain(folders, drawn, mended, pages(size), names(size)):
        start = time.process_time()
        task()
        found.append((time.process_time() - start, name))
    for seconds, name in sorted(found, reverse=True):
        print(f"{seconds:6.2f} s  {name}")


if __name__ == "__main__":
    main(*sys.argv[1:4])
