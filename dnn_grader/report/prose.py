"""Markdown and code as HTML for a page: sanitised, formulas as MathML, code highlighted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import Any

import pygments
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.amsmath import amsmath_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from dnn_grader.report import budget
from dnn_grader.report.formula import formula
from dnn_grader.safe import MAX_IMAGE, bare_length, safe_html, without_images
from dnn_utils.checks.card import printable

MAX_MARKDOWN = 30_000
MAX_CODE = 60_000
MAX_FORMULAS = 2_000
MAX_TAGS = 20_000
_TEX_BRACKETS = re.compile(r"\\\\\((.{1,2000}?)\\\\\)|\\\\\[(.{1,2000}?)\\\\\]", re.DOTALL)
# A place for a formula: characters of the private use area, which are taken out of the source first.
_OPEN, _CLOSE = "\ue000", "\ue001"
_PLACE = re.compile(rf'(<[^">]*(?:"[^"]*"[^">]*)*>)|{_OPEN}(\d{{1,5}}){_CLOSE}')
_FORMATTER = HtmlFormatter(nowrap=True)
_PYTHON = PythonLexer(stripnl=False)
Images = tuple[tuple[str, str], ...]


def markdown(source: str, images: Images = (), deeper: int = 0) -> str:
    """A markdown text as harmless HTML; its headings `deeper` levels down.

    `images` are pairs of an attachment's name and its `data:` address. What is too long is cut, and what
    is beyond the page's budget of time is shown as it was typed.
    """
    text = printable(source.replace("\r\n", "\n")).replace(_OPEN, "").replace(_CLOSE, "")
    if bare_length(text) > MAX_MARKDOWN or len(text) > MAX_IMAGE:
        return f"<pre>{escape(without_images(text)[:MAX_MARKDOWN])}\n… cut here</pre>"
    try:
        return _rendered(text, images, deeper)
    except Exception:  # a parser that gives up must not cost the student the page
        return f"<pre>{escape(text)}</pre>"


def python(source: str) -> str:
    """Python code as HTML with Pygments' classes; very long code is cut, very slow code has no colours."""
    text = printable(source.replace("\r\n", "\n")).strip("\n")
    if len(text) > MAX_CODE:
        return f"{escape(text[:MAX_CODE])}\n… cut here"
    try:
        return _highlighted(text)
    except budget.OverBudget:
        return escape(text)


@lru_cache(maxsize=2048)
def _highlighted(text: str) -> str:
    """Code in colours. Pygments takes a time that grows with the square of some texts, blank lines even."""
    budget.check()
    return str(pygments.format(_checked(_PYTHON.get_tokens(text)), _FORMATTER)).rstrip("\n")


def _checked(tokens: Iterable[Any]) -> Iterator[Any]:
    for token in tokens:
        budget.check()
        yield token


def sentence(text: str) -> str:
    """One sentence of ours about a student's work: escaped, `code` between backquotes set as code."""
    return re.sub(r"`([^`\n]{1,200})`", r"<code>\1</code>", escape(printable(text)))


@lru_cache(maxsize=512)
def _rendered(text: str, images: Images, deeper: int) -> str:
    budget.check()
    env: dict[str, Any] = {"formulas": []}
    tokens = _PARSER.parse(text, env)
    _deepen(tokens, deeper)
    _place_images(tokens, dict(images))
    html = _PARSER.renderer.render(tokens, _PARSER.options, env)
    if html.count("<") > MAX_TAGS:
        raise ValueError("too many tags to clean them in good time")
    return _with_formulas(safe_html(html), env["formulas"])


def _with_formulas(html: str, formulas: Sequence[str]) -> str:
    """Puts formulas in their places in the text; a place inside a tag is dropped."""

    def put(match: re.Match[str]) -> str:
        if match[1] is not None:
            return re.sub(rf"{_OPEN}\d*{_CLOSE}", "", match[1])
        number = int(match[2])
        return formulas[number] if number < len(formulas) else ""

    return _PLACE.sub(put, html)


def _deepen(tokens: Sequence[Token], levels: int) -> None:
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1]) + levels)}"


def _place_images(tokens: Sequence[Token], images: Mapping[str, str]) -> None:
    """Gives attached images their data; another image that isn't in the notebook gives its description."""
    for token in tokens:
        if token.children:
            _place_images(token.children, images)
        if token.type == "image":
            name = str(token.attrs.get("src", "")).removeprefix("attachment:")
            token.attrs["src"] = images.get(name, token.attrs.get("src", ""))


def _formula(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: dict[str, Any]
) -> str:
    """Keeps the formula for later, and leaves its place."""
    token = tokens[index]
    display = token.type not in ("math_inline", "math_single")
    if len(env["formulas"]) >= MAX_FORMULAS:
        return f"<code>{escape(token.content)}</code>"
    budget.check()
    env["formulas"].append(formula(token.content, display))
    place = f"{_OPEN}{len(env['formulas']) - 1}{_CLOSE}"
    return f"<p>{place}</p>\n" if token.block else place


def _fence(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: dict[str, Any]) -> str:
    return f"<pre><code>{escape(tokens[index].content)}</code></pre>\n"


def _bracket_math(state: StateInline, silent: bool) -> bool:
    r"""Reads ``\\(…\\)`` and ``\\[…\\]``, Jupyter's other way to write formulas."""
    if not state.src.startswith("\\\\", state.pos):
        return False
    match = _TEX_BRACKETS.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        token = state.push("math_inline" if match[1] is not None else "math_inline_double", "math", 0)
        token.content = match[1] if match[1] is not None else match[2]
    state.pos = match.end()
    return True


def _check_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """No block of its own: looks at the clock before each."""
    budget.check()
    return False


def _check_inline(state: StateInline, silent: bool) -> bool:
    """No piece of a text of its own: looks at the clock before each."""
    budget.check()
    return False


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.use(dollarmath_plugin, double_inline=True).use(amsmath_plugin)
    parser.inline.ruler.before("escape", "bracket_math", _bracket_math)
    parser.inline.ruler.before("text", "budget", _check_inline)
    ends = ["paragraph", "reference", "blockquote", "list"]
    parser.block.ruler.before("table", "budget", _check_block, {"alt": ends})
    for kind in ("math_inline", "math_inline_double", "math_block", "math_block_label", "amsmath"):
        parser.add_render_rule(kind, _formula)
    parser.add_render_rule("fence", _fence)
    parser.add_render_rule("code_block", _fence)
    return parser


_PARSER = _parser()
