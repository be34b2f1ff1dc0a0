"""Small changes of a solution: weak cases are found out, equivalent ones are listed, and all of them end."""

from __future__ import annotations

import shutil
from types import SimpleNamespace

import nbformat
import pytest
from conftest import ASSIGNMENT, ROOT

from dnn_grader.cases import PUBLIC, examples
from dnn_grader.course import Course, CourseError
from dnn_grader.exercises.declared import Case, Exercise
from dnn_grader.judging import Judge
from dnn_grader.reference import Reference
from dnn_grader.verify import soak
from dnn_grader.verify.equivalent import equivalents
from dnn_grader.verify.found_back import PLACE, found_back
from dnn_grader.verify.mutants import Bench, Mutant, problems_of, strangers
from dnn_grader.verify.subject import Subject
from dnn_utils.checks.student import NotebookStudent

SCALED = """\
import numpy as np

def scaled(x, factor):
    return x * factor
"""
HALVED = """\
def halved(n):
    turns = 0
    while n > 1:
        n = n // 2
        turns = turns + 1
    return turns
"""
NUMBER = "A number is its own sum.\n    => np.sum(·)\n    scaled: x\n"
PLUS = Mutant("operator", "", "", (("x * factor", "x + factor"),))


def bench(source, hidden, public=None):
    """The bench of one function with these calls."""
    name = source.split("def ")[1].split("(")[0]
    cell = nbformat.v4.new_code_cell(source)
    cell.metadata["nbgrader"] = {"grade_id": name, "solution": True}
    args = tuple(source.split("(")[1].split(")")[0].split(", "))

    def exercise(calls):
        return Exercise(name, 5, lambda rng, reference: [Case(call) for call in calls], args, ("result",))

    own = exercise(hidden)
    reference = Reference(nbformat.v4.new_notebook(cells=[cell]), (own,))
    recorded = examples(exercise(public or hidden), reference, PUBLIC)
    return Bench(
        SimpleNamespace(
            assignment="toy",
            exercises=(own,),
            reference=reference,
            judge=Judge((own,), reference, b"a seed"),
            checks=SimpleNamespace(recorded={name: recorded}),
        ),
        own,
    )


def listed(folder, text):
    (folder / "toy.txt").write_text(text)
    return equivalents("toy", folder)


def said(tried_on, entries):
    return [p for tried in tried_on.tried(tried_on.mutants) for p in problems_of(tried_on, tried, entries)]


def of_plus(problems):
    return [problem for problem in problems if "`x * factor` → `x + factor`" in problem]


# Weak cases.


def test_what_a_weak_case_lets_live_is_said(tmp_path):
    (problem,) = of_plus(said(bench(SCALED, [(2.0, 2.0)]), listed(tmp_path, "")))
    assert "'scaled'" in problem and "in `return x * factor`" in problem
    assert "earns full points: add a case" in problem


def test_a_better_case_ends_it(tmp_path):
    assert not of_plus(said(bench(SCALED, [(2.0, 2.0), (3.0, 5.0)]), listed(tmp_path, "")))


def test_what_the_public_cases_alone_let_live_is_said(tmp_path):
    problems = said(bench(SCALED, [(3.0, 5.0)], public=[(2.0, 2.0)]), listed(tmp_path, ""))
    (problem,) = of_plus(problems)
    assert "loses points and passes the student's check" in problem


def test_what_the_hidden_cases_alone_let_live_is_said_though_it_is_listed(tmp_path):
    entries = listed(tmp_path, "Wrongly thought the same.\n    => x + factor\n    scaled: x * factor\n")
    (problem,) = of_plus(said(bench(SCALED, [(2.0, 2.0)], public=[(3.0, 5.0)]), entries))
    assert "fails the student's check and earns full points" in problem


def test_mutants_that_never_end_are_ended():
    tried_on = bench(HALVED, [(9,), (40,)])
    tried = list(tried_on.tried(tried_on.mutants))
    endless = [each for each in tried if each.stopped]
    assert any("n > -1" in each.mutant.text for each in endless)
    assert not any(each.hidden or each.public or tried_on.ends(each.mutant) for each in endless)


def test_a_solution_that_the_guard_does_not_know_is_named():
    with pytest.raises(CourseError, match="'written': its solution uses what"):
        bench("import os\n\ndef written(x):\n    return os.path.join(x, 'a')\n", [("b",)])


def test_the_judge_agrees(course):
    """What is right on all hidden cases with the guard earns everything, and nothing else does."""
    subject = Subject(course, ASSIGNMENT)
    for exercise in subject.exercises[2:4]:
        own = Bench(subject, exercise)
        mutants = own.sample(30)
        tried = list(own.tried(mutants))
        assert 0 < sum(each.hidden for each in own.tried(own.mutants[:400])) < 400
        for each in filter(lambda each: own.ends(each.mutant), tried):
            namespace = dict(subject.reference.namespace)
            exec(each.mutant.text, namespace)
            result = subject.judge.judge(exercise.name, NotebookStudent(namespace))
            assert (result.score == result.max_score) == each.hidden, each.mutant.said


# The list.


def test_what_is_listed_with_a_reason_is_accepted(tmp_path):
    tried_on = bench(SCALED, [(2.0, 2.0), (3.0, 5.0)])
    change = "`x` → `np.sum(x)` (sum"
    assert any(change in problem for problem in said(tried_on, listed(tmp_path, "")))
    entries = listed(tmp_path, NUMBER)
    assert not any(change in problem for problem in said(tried_on, entries))
    assert entries.entries[0].reason == "A number is its own sum."
    assert any("`factor` → `np.sum(factor)`" in problem for problem in said(tried_on, entries))


def test_an_entry_for_what_does_not_stand_there_is_refused(tmp_path):
    tried_on = bench(SCALED, [(3.0, 5.0)])
    (problem,) = strangers([tried_on], listed(tmp_path, NUMBER + "    scaled: z\n"))
    assert "toy.txt, line 2" in problem and "`z` does not stand in the solution of 'scaled'" in problem
    (problem,) = strangers([tried_on], listed(tmp_path, NUMBER + "    other: x\n"))
    assert "the solution of 'other'" in problem


def test_an_entry_that_no_survivor_needs_is_refused(tmp_path):
    entries = listed(tmp_path, NUMBER.replace("(·)", "(·) ; · - 1") + "    scaled: factor\n")
    survivor = Mutant("sum left out", "", "", (("x", "np.sum(x)"),))
    (problem,) = entries.unused("scaled", [survivor])
    assert "changes `factor` like this" in problem
    (problem,) = entries.unused_news([("scaled", survivor)])
    assert "`· - 1`" in problem


@pytest.mark.parametrize(
    ("pattern", "change", "fits"),
    [
        ("np.sum(·)", ("x", "np.sum(x)"), True),
        ("np.sum(·)", ("x", "np.sum(y)"), False),
        ("· ** 2", ("x", "x ** 2"), True),
        ("… + 1", ("x", "len(x) + 1"), True),
        ("…", ("y", "x"), False),
    ],
)
def test_patterns(tmp_path, pattern, change, fits):
    entries = listed(tmp_path, f"A reason.\n    => {pattern}\n    scaled: x\n")
    assert (entries.entry("scaled", Mutant("a kind", "", "", (change,))) is not None) is fits


def test_the_line_can_be_told(tmp_path):
    entries = listed(tmp_path, "A reason.\n    => turns\n    halved: n @ return…\n")
    before = HALVED.replace("return turns", "return n")
    there = Mutant("name", before, HALVED, (("n", "turns"),))
    elsewhere = Mutant("name", HALVED, HALVED.replace("n // 2", "turns // 2"), (("n", "turns"),))
    assert entries.entry("halved", there) and not entries.entry("halved", elsewhere)


def test_several_places_at_once(tmp_path):
    twice = Mutant("sign", "", "", (("x", "-x"), ("factor", "-factor")))
    only = listed(tmp_path, "Signs cancel.\n    => -· everywhere\n    scaled: x\n")
    assert only.entry("scaled", twice)
    assert not only.entry("scaled", Mutant("sign", "", "", (("x", "-x"),)))
    assert not listed(tmp_path, "Even.\n    => -·\n    scaled: x\n").entry("scaled", twice)
    assert listed(tmp_path, "Even.\n    => -·\n    scaled: x ; factor\n").entry("scaled", twice)


def test_a_line_that_can_not_be_read_is_named(tmp_path):
    with pytest.raises(CourseError, match=r"toy\.txt, line 2: a reason"):
        listed(tmp_path, "A reason.\n    scaled: x\n")


# Diagnosis, and the long run.


def test_a_mutant_is_found_back():
    tried_on = bench(HALVED, [(9,), (40,), (3,)])
    mutant = next(each for each in tried_on.mutants if ("2", "3") in each.changes)
    assert mutant.lines == (4,)
    counts = found_back(tried_on, mutant)
    assert counts[PLACE] == counts["kind"] == counts["a cause"] == counts["diagnosed"] == 1
    assert counts["named"] == 0


def test_a_long_run_goes_on_where_it_was(tmp_path, monkeypatch):
    (tmp_path / "source").mkdir()
    shutil.copytree(ROOT / "source/week1_introduction", tmp_path / "source/week1_introduction")
    shutil.copy2(ROOT / "nbgrader_config.py", tmp_path)
    order = soak.Order(Course(tmp_path).root, "week1_introduction", "neuron_price", 0, 40, 2)
    part = soak.kept(order)
    assert part.counts["mutants"] == 40 and part.problems == []
    monkeypatch.setattr(soak, "soaked", lambda order: pytest.fail("it was done already"))
    assert soak.kept(order) == part
