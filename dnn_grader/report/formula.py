"""Formulas: TeX to MathML that a browser shows by itself, rebuilt from an allow-list."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape, unescape
from itertools import zip_longest
from xml.etree.ElementTree import Element

from latex2mathml.converter import convert_to_element

MAX_TEX = 2_000
ELEMENTS = frozenset(
    "math mrow mi mo mn mtext mspace msup msub msubsup mover munder munderover mfrac msqrt mroot mtable mtr "
    "mtd mstyle mpadded mphantom menclose".split()
)
ATTRIBUTES = frozenset(
    "stretchy fence form separator lspace rspace accent accentunder mathvariant displaystyle scriptlevel "
    "minsize maxsize movablelimits width linethickness notation largeop symmetric".split()
)
_VALUE = re.compile(r"-?\d{0,3}(\.\d{1,4})?(em|ex|px|pt|%)?|[a-z-]{1,30}")
# latex2mathml knows the outer environments only; inside a formula these mean the same.
_INNER = {"aligned": "align*", "split": "align*", "gathered": "gather*", "alignedat": "align*"}


@lru_cache(maxsize=4096)
def formula(tex: str, display: bool) -> str:
    """HTML for a formula: MathML, or the TeX as code where it can't be read."""
    try:
        if len(tex) > MAX_TEX:
            raise ValueError("too long")
        body = _mathml(convert_to_element(_known(tex), display="block" if display else "inline"))
    except Exception:  # whatever the converter trips over, the TeX itself can be shown
        return f'<code class="tex">{escape(tex.strip())}</code>'
    label = escape(" ".join(tex.split()))
    kind = "block" if display else "inline"
    return f'<math display="{kind}" alttext="{label}">{body.removeprefix("<math>")}'


def _known(tex: str) -> str:
    for inner, outer in _INNER.items():
        tex = tex.replace(f"{{{inner}}}", f"{{{outer}}}")
    return tex.replace(r"\lVert", r"\|").replace(r"\rVert", r"\|")


def _mathml(element: Element) -> str:
    """The element and its children, every text escaped, only known names and values kept."""
    if element.tag not in ELEMENTS:
        raise ValueError(f"{element.tag} is not shown")
    text = unescape(element.text or "")
    if text.startswith("\\") and len(text) > 1:
        raise ValueError(f"{text} is not known")
    children = "".join(_spaced(child, after) for child, after in zip_longest(element, list(element)[1:]))
    return f"<{element.tag}{_attributes(element)}>{escape(text)}{children}</{element.tag}>"


def _spaced(element: Element, after: Element | None) -> str:
    """The element, with a thin space where a named function (log, exp) meets its argument."""
    named = element.tag == "mi" and re.fullmatch("[a-z]{2,}", element.text or "")
    space = '<mspace width="0.17em"></mspace>' if named and after is not None and after.tag != "mo" else ""
    return _mathml(element) + space


def _attributes(element: Element) -> str:
    kept = [
        f' {name}="{value}"'
        for name, value in element.attrib.items()
        if name in ATTRIBUTES and _VALUE.fullmatch(value)
    ]
    side = element.attrib.get("columnalign")
    if element.tag == "mtd" and side in ("left", "right"):
        kept.append(f' class="{side}"')
    return "".join(kept)
