"""How what came of verifying is shown: a table, JSON, and JUnit's XML."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.etree import ElementTree as xml

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dnn_grader.course import Course
from dnn_grader.files import write_text
from dnn_grader.report.table import new_table
from dnn_grader.report.terminal import terminal
from dnn_grader.safe import printable
from dnn_grader.verify.parts import Verified, verify


def verify_and_show(course: Course, assignments: Sequence[str], workers: int) -> list[Verified]:
    """Verify in `workers` processes, and say what was looked at last; print a table for each assignment."""
    console = terminal()
    with console.status("Verifying") as status:
        done = verify(course, assignments, lambda text: status.update(Text(text)), workers)
    for assignment in assignments:
        show([each for each in done if each.assignment == assignment], assignment, console)
    return done


def show(done: Sequence[Verified], assignment: str, console: Console) -> None:
    """Print one assignment's table, and below it each problem once."""
    console.print(part_table(done, assignment))
    for problem in problems(done):
        console.print(Text(f"✗ {printable(problem)}"), soft_wrap=True)


def problems(done: Iterable[Verified]) -> list[str]:
    """Every problem once: several parts may stumble over the same thing."""
    return list(dict.fromkeys(problem for each in done for problem in each.problems))


def part_table(done: Iterable[Verified], title: str) -> Table:
    """One line for each part."""
    table = new_table(title)
    table.add_column("Part", ratio=1, overflow="fold")
    table.add_column("Result", no_wrap=True)
    table.add_column("Time", justify="right", no_wrap=True)
    table.add_column("Looked at", justify="right", no_wrap=True)
    for each in done:
        result = Text("✓ ok", "green") if each.ok else Text("✗ failed", "red")
        table.add_row(Text(each.part), result, f"{each.seconds:.1f} s", f"{each.looked} {each.things}")
    return table


def write_json(done: Iterable[Verified], path: Path) -> None:
    """Write one record for each part."""
    records = [
        {
            "assignment": each.assignment,
            "part": each.part,
            "ok": each.ok,
            "seconds": round(each.seconds, 3),
            "looked_at": each.looked,
            "problems": list(each.problems),
        }
        for each in done
    ]
    write_text(path, json.dumps(records, indent=1, ensure_ascii=False) + "\n")


def write_junit(done: Sequence[Verified], path: Path) -> None:
    """Write what CI systems read: a suite for each assignment, a case for each part."""
    root = xml.Element("testsuites")
    for assignment in dict.fromkeys(each.assignment for each in done):
        _suite(root, assignment, [each for each in done if each.assignment == assignment])
    xml.indent(root)
    text = xml.tostring(root, encoding="unicode")
    write_text(path, f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n')


def _suite(root: xml.Element, assignment: str, done: Sequence[Verified]) -> None:
    failures = sum(not each.ok for each in done)
    seconds = sum(each.seconds for each in done)
    counts = {"tests": str(len(done)), "failures": str(failures), "time": f"{seconds:.3f}"}
    suite = xml.SubElement(root, "testsuite", {"name": assignment, **counts})
    for each in done:
        about = {"classname": f"verify.{assignment}", "name": each.part, "time": f"{each.seconds:.3f}"}
        case = xml.SubElement(suite, "testcase", about)
        if not each.ok:
            failure = xml.SubElement(case, "failure", {"message": printable(each.problems[0])})
            failure.text = "\n".join(map(printable, each.problems))
