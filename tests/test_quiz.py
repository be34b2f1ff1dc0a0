"""Questions in lectures: what they refuse, how they read as text, and how they work in a browser."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from lab import jupyterlab, opened, write_notebook
from playwright.sync_api import Browser, Page, expect

from dnn_utils.quiz import Option, Quiz, quiz

LARGER, SMALLER, NOISE, NOTHING = (
    Option("larger `m`", True, r"Because $\frac{1}{m}$ makes it so."),
    Option("smaller networks", False, "They have fewer parameters."),
    Option("the <noise>", True, "It averages out & is gone."),
    Option("nothing", False, "Look at the first."),
)
SEVERAL = Quiz("Which of these help?", (LARGER, SMALLER, NOISE, NOTHING))
SINGLE = Quiz("Which one is it?", (SMALLER, LARGER, NOTHING), single=True)
CELL = """
from dnn_utils.quiz import quiz
quiz("Which of these help?", {
    r"larger $m$ in `np.sum`": (True, r"Because $\\frac{1}{m}$ makes it so."),
    "smaller networks": (False, "They have fewer parameters."),
    "more noise": (True, "It averages out."),
    "nothing": (False, "Look at the first."),
})
quiz("Which one is it?", {"one": (False, "No."), "two": (True, "Yes.")}, single=True)
"""


@pytest.mark.parametrize(
    "question, options, single, message",
    [
        ("Which", {"a": (True, "A."), "b": (False, "B.")}, False, "question mark"),
        (3, {"a": (True, "A."), "b": (False, "B.")}, False, "question mark"),
        ("Which?", {"a": (True, "A.")}, False, "at least two options"),
        ("Which?", {"a": (False, "A."), "b": (False, "B.")}, False, "at least one right"),
        ("Which?", {"a": (True, "A."), "b": (True, "B.")}, True, "has 2 right options"),
        ("Which?", {"a": (True, "A."), "b": (False, "no end")}, False, "should be a sentence"),
        ("Which?", {"a": (True, ""), "b": (False, "B.")}, False, "should be a sentence"),
        ("Which?", {"a": (1, "A."), "b": (False, "B.")}, False, "True or False"),
        ("Which?", {"a": True, "b": (False, "B.")}, False, "needs .True or False, a sentence"),
        ("Which?", {" ": (True, "A."), "b": (False, "B.")}, False, "An option is a text"),
        ("Which?", ["a", "b"], False, "are a dict"),
    ],
)
def test_a_question_that_could_not_be_answered_is_refused(question, options, single, message):
    with pytest.raises(ValueError, match=message):
        quiz(question, options, single=single)


@pytest.mark.parametrize("end", ["Yes.", "Yes!", "See `a.b`.", "It is $x$.", "(Indeed.)", "He said “no.”"])
def test_a_sentence_may_end_in_many_ways(end):
    assert Quiz("Which?", (Option("a", True, end), NOTHING))


def test_without_a_notebook_it_is_text():
    run = [sys.executable, "-c", CELL]
    text = subprocess.run(run, capture_output=True, text=True, check=True, timeout=60).stdout
    assert "Which of these help?\n  [ ] larger $m$ in `np.sum`\n  [ ] smaller networks\n" in text
    assert "\n  Not right: smaller networks. They have fewer parameters.\n" in text
    assert "Which one is it?\n  ( ) one\n" in text


def test_a_page_without_styles_and_inputs_still_has_a_list_and_a_fold():
    bare = re.sub(
        r"<style>.*?</style>|<input[^>]*>|</?(span|label|fieldset|legend)[^>]*>",
        "",
        SEVERAL.html(),
        flags=re.S,
    )
    before, fold = bare.split("<details>")
    assert before.count("<li>") == 4 and "larger <code>m</code>" in before and "fewer" not in before
    assert fold.count("<li") == 4 and "fewer parameters" in fold


def test_no_script_and_nothing_unescaped():
    html = SEVERAL.html()
    assert "<script" not in html and "&lt;noise&gt;" in html and "out &amp; is" in html


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """Two questions in a page without scripts, as in the book."""
    (tmp_path / "page.html").write_text(f"<!doctype html><meta charset=utf-8>{SEVERAL.html()}{SINGLE.html()}")
    tab = browser.new_context(java_script_enabled=False).new_page()
    tab.goto((tmp_path / "page.html").as_uri())
    yield tab
    tab.context.close()


def said(tab: Page) -> str:
    """All that a screen reader finds in a page, the score included, which a style rule writes."""
    nodes = tab.context.new_cdp_session(tab).send("Accessibility.getFullAXTree")["nodes"]
    names = [str(node.get("name", {}).get("value", "")) for node in nodes]
    return " ".join(" ".join(names).split())


@pytest.mark.browser
@pytest.mark.parametrize("ticked, score", [((0,), 3), ((0, 2), 4), ((1,), 1), ((1, 3), 0), ((0, 1, 2, 3), 2)])
def test_each_option_judged_rightly_counts(page, ticked, score):
    question = page.locator(".dnn-quiz").first
    for k in ticked:
        question.get_by_role("checkbox").nth(k).check()
    question.locator("summary").click()
    assert f"{score} of 4 options judged rightly." in said(page)


@pytest.mark.browser
def test_what_was_chosen_is_marked_only_when_asked(page):
    question = page.locator(".dnn-quiz").first
    question.get_by_role("checkbox").nth(1).check()
    expect(question.get_by_role("checkbox", name="not right")).to_have_count(0)
    expect(question.get_by_text("fewer parameters")).to_be_hidden()
    question.locator("summary").click()
    expect(question.get_by_role("checkbox", name="smaller networks ✗ not right")).to_be_checked()
    expect(question.get_by_role("checkbox", name="right, but not ticked")).to_have_count(2)
    expect(question.get_by_text("fewer parameters")).to_be_visible()


@pytest.mark.browser
def test_without_a_choice_there_is_no_score(page):
    question = page.locator(".dnn-quiz").first
    question.locator("summary").click()
    assert "Nothing is chosen yet." in said(page)
    expect(question.get_by_role("checkbox", name="✗")).to_have_count(0)


@pytest.mark.browser
def test_a_single_choice_is_right_or_not(page):
    question = page.locator(".dnn-quiz").last
    question.locator("summary").click()
    question.get_by_role("radio").nth(0).check()
    assert "Not this one." in said(page)
    question.get_by_role("radio").nth(1).check()
    assert "Right." in said(page)
    expect(question.get_by_role("radio").nth(0)).not_to_be_checked()


@pytest.mark.browser
@pytest.mark.slow
def test_in_jupyterlab_by_keyboard(browser: Browser, tmp_path: Path):
    """With formulas typeset, and with keys that JupyterLab would else take for commands on cells."""
    write_notebook(tmp_path / "quiz.ipynb", CELL)
    with jupyterlab(tmp_path) as address:
        tab = opened(browser, address, "quiz.ipynb")
        several, single = tab.locator(".dnn-quiz").first, tab.locator(".dnn-quiz").last
        expect(several.locator("mjx-container").first).to_be_visible(timeout=30_000)
        for k in (0, 1):
            several.get_by_role("checkbox").nth(k).focus()
            tab.keyboard.press("Space")
        several.locator("summary").focus()
        tab.keyboard.press("Enter")
        assert "2 of 4 options judged rightly." in said(tab)
        expect(several.get_by_text("fewer parameters")).to_be_visible()
        single.get_by_role("radio").first.focus()
        for key in ("Space", "ArrowDown"):
            tab.keyboard.press(key)
        expect(single.get_by_role("radio").nth(1)).to_be_checked()
        tab.context.close()
