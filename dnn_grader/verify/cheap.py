"""Does anything earn points that nobody computed: recorded answers, zeros, inputs handed back?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from dnn_grader.credit import GROUPS, for_form_alone
from dnn_grader.exercises.declared import Exercise
from dnn_grader.judging import Judge
from dnn_grader.tricks import Trick, of_shapes, tricks
from dnn_grader.verify.subject import Found, Subject, found
from dnn_utils.checks.examples import Examples, Judged
from dnn_utils.checks.recorded import case_file, load

SEEDS = 5
"""How many seeds are tried, the course's own first: what fits one of them by chance, shows with another."""


def tricks_earn_nothing(subject: Subject) -> Found:
    """Hand in what each trick gives. Raises `CasesMissing` where the recorded cases can't be read."""
    recorded = load(case_file(subject.assignment))
    tables = {name: checks for name, checks in recorded.items() if isinstance(checks, Examples)}
    seeds = _seeds(subject.seed)
    judges = [Judge(subject.exercises, subject.reference, seed, public=tables) for seed in seeds]
    place = f"dnn_grader/exercises/{subject.assignment}.py"
    problems, tried = [], 0
    for exercise in subject.exercises:
        if exercise.name in tables:
            rewarded = _rewarded(exercise, tables[exercise.name], judges)
            said = [*rewarded, *_varies(exercise, judges)]
            problems += [f"{place}: {exercise.name!r}: {problem}" for problem in said]
            tried += len(_tricks(exercise, tables[exercise.name], judges[0]))
    return found(problems, tried)


def _seeds(own: bytes) -> list[bytes]:
    return [own, *(hashlib.sha256(own + bytes([k])).digest() for k in range(1, SEEDS))]


def _tricks(exercise: Exercise, recorded: Examples, judge: Judge) -> dict[str, Trick]:
    return dict(tricks(judge.examples(exercise.name).examples, recorded.examples))


def _rewarded(exercise: Exercise, recorded: Examples, judges: Sequence[Judge]) -> Iterator[str]:
    """The tricks that earn more than a right form does, and the most that each earns."""
    most: dict[str, float] = {}
    for judge in judges:
        for name, trick in _tricks(exercise, recorded, judge).items():
            most[name] = max(most.get(name, 0.0), _beyond_form(exercise, judge, trick))
    for name, earned in most.items():
        # Zeros that earn everything are what is asked for.
        if earned and not (earned == exercise.points and name in of_shapes()):
            yield (
                f"whoever gives {name} earns {earned:g} of {exercise.points:g} points: draw sizes, counts "
                "and numbers from the seed, and cases that tell it apart."
            )


def _varies(exercise: Exercise, judges: Sequence[Judge]) -> Iterator[str]:
    """What earns a share with one seed and none with another: then a wrong answer has several scores."""
    for group, words in GROUPS:
        shares = [{q.name for q in judge.credit(exercise.name).computed(group)} for judge in judges]
        for name in sorted(shares[0].union(*shares) - shares[0].intersection(*shares)):
            yield (
                f"{words.lower()}: a trick gets `{name}` right with one seed and not with another: draw its "
                "sizes and numbers from a larger range."
            )


def _beyond_form(exercise: Exercise, judge: Judge, trick: Trick) -> float:
    """The points of what a trick gives, where they are more than what a right form alone earns; else 0."""
    examples, credit = judge.examples(exercise.name), judge.credit(exercise.name)
    given = [(example, trick(example, k)) for k, example in enumerate(examples.examples)]
    judged = [Judged(e, outcome, examples.finding(e.expected, outcome)) for e, outcome in given]
    earned, for_form = credit.score(judged), credit.score(for_form_alone(judged))
    return earned if earned > for_form else 0.0
