"""The feedback page: what a student gets back, as one HTML file that loads and runs nothing.

Everything in a graded notebook may come from a student. Text is escaped by the template; the few
pieces of HTML come from `prose` (sanitised), `formula` (rebuilt) and our own cards (redrawn).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from dnn_grader.marks import Mark
from dnn_grader.report.budget import Budget, within
from dnn_grader.report.first import builds_on, look_first, wrong_steps
from dnn_grader.report.outputs import Output, outputs
from dnn_grader.report.prose import Images, markdown, python, sentence
from dnn_grader.results import Result
from dnn_grader.safe import safe_attachments, safe_name
from dnn_utils.checks.finding import Finding

HIDDEN = ("### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS")
MAX_CELLS = 2_000
MAX_PAGE = 24 * 2**20
"""The characters of all cells that a page shows, pictures among them; what goes beyond is left out."""
_SLOW = "This page took too long to draw, so some of your cells stand in it as plain text."
_LONG = "This page is as long as a page may be, so some of your cells are left out of it."
_MANY = f"Your notebook has more than {MAX_CELLS:,} cells. The others are left out of this page."
_STATUS = {
    "full": ("✓", "full marks"),
    "part": ("◐", "partly right"),
    "none": ("✗", "no marks yet"),
    "waits": ("…", "waits for a grader"),
}
_BY_HAND = {"full": "full marks", "part": "some marks", "none": "no marks"}
_OWN_STEPS = {True: "yes", False: "no", None: "—"}
_MOST_NAMED = 3


@dataclass(frozen=True)
class Row:
    """One exercise in the summary; `place` is the id of its cell, empty where it has none."""

    exercise: str
    points: str
    mark: str
    icon: str
    status: str
    wrong: Markup
    cause: Markup
    credit: Markup
    own_steps: Markup
    place: str
    lost: float


@dataclass(frozen=True)
class Cell:
    """One cell of the notebook as the page shows it; `label` and `row` belong to graded cells."""

    place: str
    kind: str
    body: Markup
    outputs: list[Output]
    comment: Markup
    label: str
    row: Row | None
    findings: list[Markup]
    left_out: bool = False

    @property
    def size(self) -> int:
        """The characters that the student's part of it takes."""
        return len(self.body) + sum(len(output.body) for output in self.outputs)

    def emptied(self) -> Cell:
        """The cell with its mark and comment alone."""
        return replace(self, body=Markup(""), outputs=[], left_out=True)


def feedback_page(
    notebook: Mapping[str, Any],
    results: Sequence[Result],
    *,
    title: str,
    student: str,
    score: float,
    max_score: float,
    penalty: float = 0.0,
    marks: Sequence[Mark] = (),
    course: str = "",
    comments: Mapping[str, str] | None = None,
    notes: Sequence[str] = (),
    needs: Mapping[str, Sequence[str]] | None = None,
    hidden: tuple[str, str] = HIDDEN,
) -> str:
    """One self-contained page from a graded notebook (nbformat 4) and its results.

    `score` is without the `penalty` for handing in late. `marks` are the gradebook's: those that a person
    gave stand in the place of the results', and what waits for one is said.
    `comments` are a grader's, in markdown, by grade id. `notes` say what was repaired or stopped.
    `needs` are the earlier steps of each exercise, by name: those that are wrong are named where it fails
    with them.
    Lines between the two `hidden` delimiters are not in the page. It takes a `PAGE_SECONDS` of processor
    time to draw, and little more: what is beyond that, or beyond `MAX_PAGE`, is plain text or left out,
    and a note says so.
    """
    submitted = _list(notebook.get("cells"))
    cells = [cell for cell in submitted[:MAX_CELLS] if isinstance(cell, Mapping)]
    needs = needs or {}
    rows = _rows(results, cells, marks, needs)
    first = look_first({name: row.lost for name, row in rows.items()}, needs, results)
    remarks = dict(comments or {})
    with within(Budget()) as budget:
        elsewhere = [(safe_name(name), _remark(text)) for name, text in _elsewhere(remarks, cells)]
        drawn = list(_fitting(_cells(cells, results, rows, remarks, hidden)))
    cuts = {
        _SLOW: budget.exceeded,
        _LONG: any(cell.left_out for cell in drawn),
        _MANY: len(submitted) > MAX_CELLS,
    }
    return _template().render(
        title=safe_name(title),
        course=safe_name(course) if course.strip() else "",
        student=safe_name(student),
        score=_number(score - penalty),
        max_score=_number(max_score),
        earned=_number(score) if penalty else "",
        penalty=_number(penalty),
        percent=round(100 * _share(score - penalty, max_score), 1),
        rows=rows,
        first=rows.get(first),
        uses=Markup(sentence(builds_on(first, needs, results))),
        notes=[Markup(sentence(note)) for note in (*notes, *(note for note, said in cuts.items() if said))],
        cells=drawn,
        remarks=elsewhere,
        language=_language(notebook),
    )


def visible(source: str, hidden: tuple[str, str] = HIDDEN) -> tuple[str, frozenset[str]]:
    """The source without its hidden regions, and the hidden lines (stripped). An open region ends it."""
    kept: list[str] = []
    secret: list[str] = []
    inside = False
    for line in source.splitlines():
        inside = inside or hidden[0] in line
        (secret if inside else kept).append(line)
        inside = inside and hidden[1] not in line
    lines = frozenset(line.strip() for line in secret if line.strip())
    return "\n".join(kept).strip("\n"), lines - {line.strip() for line in kept}


@lru_cache(maxsize=1)
def _template() -> Template:
    folder = Path(__file__).parent / "templates"
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("feedback.html.j2")


# --- the summary ---


def _rows(
    results: Sequence[Result],
    cells: Sequence[Mapping[str, Any]],
    marks: Sequence[Mark],
    needs: Mapping[str, Sequence[str]],
) -> dict[str, Row]:
    """The summary's rows by exercise; then those of cells that a person marks, by their name."""
    order = {_grade_id(cell): index for index, cell in reversed(list(enumerate(cells)))}
    places = {name: _place(index) for name, index in order.items()}
    persons = {mark.name: mark for mark in marks if mark.by_hand or mark.waits}
    rows = {}
    for result in results:
        names = (f"test_{result.exercise}", result.exercise)
        mark = next((persons.pop(name) for name in names if name in persons), None)
        rows[result.exercise] = _row(result, places, mark, wrong_steps(result.exercise, needs, results))
    for mark in sorted(persons.values(), key=lambda mark: order.get(mark.name, len(cells))):
        result = Result(mark.name, mark.score or 0.0, mark.max_score)
        rows[mark.name] = _row(result, places, mark)
    return rows


def _row(
    result: Result, places: Mapping[str, str], given: Mark | None, wrong_steps: Sequence[str] = ()
) -> Row:
    """The row of a result; where a mark was `given` or is waited for, with that."""
    score, most = (given.score, given.max_score) if given else (result.score, result.max_score)
    mark = "waits" if given and given.waits else _mark(score or 0.0, most)
    first = result.findings[0] if result.findings else None
    icon, status = _STATUS[mark]
    return Row(
        exercise=safe_name(result.exercise),
        points=f"{'—' if score is None else _number(score)} / {_number(most)}",
        mark=mark,
        icon=icon,
        status=f"{_BY_HAND[mark]}, by hand" if given and mark in _BY_HAND else status,
        wrong=Markup(sentence(first.message)) if first else Markup(""),
        cause=Markup(sentence(_cause(result.findings))),
        credit=Markup(sentence(result.credit)),
        own_steps=Markup(sentence(_own_steps(result.own_steps, wrong_steps))),
        place=places.get(result.exercise) or places.get(f"test_{result.exercise}", ""),
        lost=0.0 if mark == "waits" else most - (score or 0.0),
    )


def _own_steps(works: bool | None, wrong_steps: Sequence[str]) -> str:
    """Whether an exercise works with the student's own earlier steps, and if not, which of them are wrong."""
    if works is not False or not wrong_steps:
        return _OWN_STEPS[works]
    named = ", ".join(f"`{name}`" for name in wrong_steps[:_MOST_NAMED])
    more = ", …" if len(wrong_steps) > _MOST_NAMED else ""
    return f"no, because of {named}{more}"


def _cause(findings: Sequence[Finding]) -> str:
    return next((finding.cause for finding in findings if finding.cause), "")


def _mark(score: float, max_score: float) -> str:
    if score >= max_score:
        return "full"
    return "part" if score > 0 else "none"


def _number(value: float) -> str:
    return f"{round(value, 2):g}"


def _share(score: float, max_score: float) -> float:
    return min(1.0, max(0.0, score / max_score)) if max_score > 0 else 0.0


# --- the notebook ---


def _cells(
    cells: Sequence[Mapping[str, Any]],
    results: Sequence[Result],
    rows: Mapping[str, Row],
    comments: Mapping[str, str],
    hidden: tuple[str, str],
) -> Iterator[Cell]:
    said = {r.exercise: [Markup(sentence(finding.message)) for finding in r.findings] for r in results}
    for index, cell in enumerate(cells):
        name = _grade_id(cell)
        exercise = name.removeprefix("test_") if _is_test(cell) else ""
        body, shown = _content(cell, hidden)
        yield Cell(
            place=_place(index),
            kind="markdown" if cell.get("cell_type") == "markdown" else "code",
            body=body,
            outputs=shown,
            comment=_remark(comments[name]) if name in comments else Markup(""),
            label=_label(cell),
            row=rows.get(exercise) or (rows.get(name) if _is_graded(cell) else None),
            findings=[] if _has_card(shown) else said.get(exercise, []),
        )


def _fitting(cells: Iterable[Cell]) -> Iterator[Cell]:
    """The cells, emptied where the page would be too long."""
    left = MAX_PAGE
    for cell in cells:
        if cell.size <= left:
            left -= cell.size
            yield cell
        else:
            yield cell.emptied()


def _has_card(shown: Sequence[Output]) -> bool:
    """Whether a card says already what a test found."""
    return any(output.kind == "card" for output in shown)


def _content(cell: Mapping[str, Any], hidden: tuple[str, str]) -> tuple[Markup, list[Output]]:
    source = _source(cell)
    if cell.get("cell_type") == "markdown":
        text, _ = visible(source, hidden)
        return Markup(markdown(text, _attached(cell), 2)), []
    if cell.get("cell_type") != "code":
        return Markup(""), []
    code, secret = visible(source, hidden)
    return Markup(python(code)) if code.strip() else Markup(""), outputs(cell, _is_test(cell), secret)


def _label(cell: Mapping[str, Any]) -> str:
    """What a cell is to the student, where it is graded or theirs to write."""
    about = _nbgrader(cell)
    if about.get("solution") is True or about.get("task") is True:
        return "Your answer"
    return "Check" if about.get("grade") is True else ""


def _remark(text: str) -> Markup:
    return Markup(markdown(str(text), (), 3))


def _elsewhere(comments: Mapping[str, str], cells: Sequence[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Comments on cells that the notebook doesn't have."""
    here = {_grade_id(cell) for cell in cells}
    return [(name, text) for name, text in comments.items() if name not in here]


def _attached(cell: Mapping[str, Any]) -> Images:
    images = safe_attachments(cell.get("attachments"))
    return tuple(
        (name, f"data:{mime};base64,{data}")
        for name, bundle in images.items()
        for mime, data in list(bundle.items())[:1]
    )


def _source(cell: Mapping[str, Any]) -> str:
    """A cell's source; unlike an output's text it is cut by whoever renders it."""
    source = cell.get("source")
    parts = source if isinstance(source, list) else [source]
    return "".join(part for part in parts if isinstance(part, str))


def _language(notebook: Mapping[str, Any]) -> str:
    metadata = notebook.get("metadata")
    language = metadata.get("lang") if isinstance(metadata, Mapping) else None
    known = isinstance(language, str) and language.isascii() and language.replace("-", "").isalpha()
    return language[:20] if known and isinstance(language, str) else "en"


def _nbgrader(cell: Mapping[str, Any]) -> Mapping[str, Any]:
    metadata = cell.get("metadata")
    about = metadata.get("nbgrader") if isinstance(metadata, Mapping) else None
    return about if isinstance(about, Mapping) else {}


def _grade_id(cell: Mapping[str, Any]) -> str:
    name = _nbgrader(cell).get("grade_id")
    return name if isinstance(name, str) else ""


def _is_test(cell: Mapping[str, Any]) -> bool:
    about = _nbgrader(cell)
    return about.get("grade") is True and about.get("solution") is not True


def _is_graded(cell: Mapping[str, Any]) -> bool:
    about = _nbgrader(cell)
    return about.get("grade") is True or about.get("task") is True


def _place(index: int) -> str:
    return f"cell-{index + 1}"


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
