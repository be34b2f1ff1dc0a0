"""Questions to answer in place, graded nowhere: ``quiz("Which …?", {"this": (True, "Because …"), …})``.

A question is one piece of HTML whose score is counted by style rules: no script, no widget, no kernel. So
it can be answered in JupyterLab, in a notebook opened again next week, and in a page of the book. Where
style rules are taken out, as GitHub does, a list of options and a fold with the feedback remain.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, NamedTuple

KEYS = 'data-lm-suppress-shortcuts="true"'
"""Without it JupyterLab takes Enter and the arrow keys on an element for commands on cells."""


class Option(NamedTuple):
    """One thing to choose: its text, whether choosing it is right, and a sentence that says why."""

    text: str
    right: bool
    feedback: str


def quiz(question: str, options: Mapping[str, tuple[bool, str]], *, single: bool = False) -> None:
    """Show a question with check boxes, a button, feedback on each option, and a score.

    In all texts `code` stands between backquotes and a formula between dollar signs, as in a raw string:
    ``r"$\\alpha$"``. Each option judged rightly counts: chosen if it is right, left out if it is not.

    Args: `options` from the text of an option to (is it right, a sentence that says why); `single`, whether
    exactly one is right and only one can be chosen. Raises `ValueError` where these do not fit.
    """
    from IPython.display import display

    display(Quiz(question, _options(options), single))


@dataclass(frozen=True)
class Quiz:
    """A question as a notebook shows it. Raises `ValueError` where it could not be answered."""

    question: str
    options: tuple[Option, ...]
    single: bool = False

    def __post_init__(self) -> None:
        _check(self)

    def __str__(self) -> str:
        """The question for a terminal: options, then the feedback."""
        mark = "( )" if self.single else "[ ]"
        rows = [self.question, *(f"  {mark} {option.text}" for option in self.options), "Answers:"]
        return "\n".join([*rows, *(f"  {_verdict(o)}: {o.text}. {o.feedback}" for o in self.options)])

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"text/html": self.html(), "text/plain": str(self)}

    def html(self) -> str:
        """The question as HTML without any script; `tex2jax_process` lets Sphinx typeset its formulas."""
        how = "Choose one." if self.single else "Tick all that are right."
        answers = "".join(
            f'<li class="dnn-{"right" if o.right else "wrong"}"><b>{_verdict(o)}:</b> {_marked(o.text)}<br>'
            f"{_marked(o.feedback)}</li>"
            for o in self.options
        )
        return (
            f'<style>{STYLE}</style><fieldset class="dnn-quiz tex2jax_process">'
            f"<legend><b>{_marked(self.question)}</b> {how}</legend>"
            f"<ul>{''.join(self._choice(option) for option in self.options)}</ul>"
            f"<details><summary {KEYS}>Check my answer</summary>{self._score()}<ul>{answers}</ul></details>"
            "</fieldset>"
        )

    def _choice(self, option: Option) -> str:
        kind = "radio" if self.single else "checkbox"
        return (
            f'<li><label><input type="{kind}" name="{self._name}" {KEYS} '
            f'class="{"dnn-right" if option.right else "dnn-wrong"}"> '
            f"<span>{_marked(option.text)}</span></label></li>"
        )

    def _score(self) -> str:
        kind = "dnn-single" if self.single else "dnn-several"
        return f'<p role="status" class="dnn-score {kind}" data-of="of {len(self.options)}"></p>'

    @property
    def _name(self) -> str:
        """A name that the buttons of this question share and those of others do not."""
        return f"quiz-{hashlib.sha256(str(self).encode()).hexdigest()[:12]}"


def _options(options: Mapping[str, tuple[bool, str]]) -> tuple[Option, ...]:
    if not isinstance(options, Mapping):
        raise ValueError('The options of a quiz are a dict like {"an option": (True, "Why it is right.")}.')
    for text, value in options.items():
        if not isinstance(value, tuple) or len(value) != 2:
            raise ValueError(f'The option "{text}" needs (True or False, a sentence that says why).')
    return tuple(Option(text, *value) for text, value in options.items())


def _check(quiz: Quiz) -> None:
    """Raise a sentence about the first thing that is wrong with a question."""
    if not _ends(quiz.question, "?.:"):
        raise ValueError(f"A question ends with a question mark, a full stop or a colon: {quiz.question!r}.")
    if len(quiz.options) < 2:
        raise ValueError(f'"{quiz.question}" needs at least two options.')
    for option in quiz.options:
        _check_option(option)
    right = sum(option.right for option in quiz.options)
    if not right:
        raise ValueError(f'"{quiz.question}" needs at least one right option.')
    if quiz.single and right > 1:
        raise ValueError(f'"{quiz.question}" has {right} right options: leave out `single=True`.')


def _check_option(option: Option) -> None:
    if not isinstance(option.text, str) or not option.text.strip():
        raise ValueError(f"An option is a text, and {option.text!r} is none.")
    if not isinstance(option.right, bool):
        raise ValueError(f'Say True or False for the option "{option.text}", not {option.right!r}.')
    if not _ends(option.feedback, ".!?…"):
        raise ValueError(f'The feedback on "{option.text}" should be a sentence: {option.feedback!r}.')


def _ends(text: Any, marks: str) -> bool:
    """Whether this is a text that ends with one of the marks, or with one before a closing sign."""
    return isinstance(text, str) and text.strip().rstrip("\"'”’)`$*").endswith(tuple(marks))


def _verdict(option: Option) -> str:
    return "Right" if option.right else "Not right"


def _marked(text: str) -> str:
    """Escaped text, with `code` between backquotes set as code."""
    return re.sub(r"`([^`\n]+)`", r"<code>\1</code>", escape(text))


# Ticks are compared with what is right by selectors, and counted by a CSS counter. A browser that knows no
# `:has` (before 2023) still counts; it only leaves out the marks beside the options.
STYLE = """
.dnn-quiz {border: 1px solid #8888; border-radius: 6px; margin: .8em 0; padding: .4em 1em .8em;
  min-width: 0; line-height: 1.5; counter-reset: dnn-score}
.dnn-quiz legend {padding: 0 .4em; width: auto; float: none; font-size: inherit; color: inherit}
.dnn-quiz ul {list-style: none !important; padding: 0 !important; margin: .3em 0 !important}
.dnn-quiz li {margin: .3em 0}
.dnn-quiz label {display: flex; gap: .6em; align-items: baseline; cursor: pointer}
.dnn-quiz input {flex: none; margin: 0; translate: 0 .1em; accent-color: #0072B2}
.dnn-quiz summary {display: inline-block; cursor: pointer; padding: .25em .9em; border: 1px solid;
  border-radius: 4px; font-weight: bold}
.dnn-quiz summary::-webkit-details-marker {display: none}
.dnn-quiz :is(input, summary):focus-visible {outline: 3px solid #56B4E9; outline-offset: 2px}
.dnn-quiz details li {border-left: 4px solid #D55E00; padding-left: .7em; margin: .6em 0}
.dnn-quiz details li.dnn-right {border-color: #009E73}
.dnn-quiz input.dnn-right:checked, .dnn-quiz input.dnn-wrong:not(:checked) {counter-increment: dnn-score}
.dnn-quiz p.dnn-score {font-weight: bold; margin: .7em 0 !important}
.dnn-several::after {content: counter(dnn-score) " " attr(data-of) " options judged rightly."}
.dnn-single::after {content: "Not this one."}
.dnn-quiz:has(input.dnn-right:checked) .dnn-single::after {content: "Right."}
.dnn-quiz:not(:has(:checked)) .dnn-score::after {content: "Nothing is chosen yet."}
.dnn-quiz:has([open]) label:has(:checked) span::after {font-weight: bold; content: "  ✗ not right"}
.dnn-quiz:has([open]) label:has(.dnn-right:checked) span::after {content: "  ✓ right"}
.dnn-quiz:has([open]):has([type=checkbox]:checked) label:has(.dnn-right:not(:checked)) span::after
  {font-weight: bold; content: "  ✗ right, but not ticked"}
"""
