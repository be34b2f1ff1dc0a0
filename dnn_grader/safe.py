"""Makes what students write harmless for a browser that shows it.

`autograded/` is opened by formgrader, which renders markdown with nbconvert and lets raw HTML through,
`javascript:` links and the insides of mermaid fences included. Two parsers never agree about markdown,
so nothing here trusts its own reading of it: a rewritten cell is rendered as formgrader would, and
kept only if a browser's parser finds nothing but the allow-list in what comes out.
"""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
from collections.abc import Collection, Mapping
from functools import lru_cache
from html import escape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote

import nh3
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbconvert.filters.strings import strip_files_prefix

from dnn_utils.checks.card import printable

MAX_SOURCE = 20_000
MAX_IMAGE = 4 * 2**20
MAX_PIXELS = 40_000_000
MAX_ATTACHMENTS = 50
IMAGE_SIGNATURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
TAGS = frozenset(
    "a abbr b blockquote br code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins kbd li ol p "
    "pre q s small span strong sub summary sup table tbody td tfoot th thead tr u ul var".split()
)
DROPPED_WITH_CONTENT = frozenset(
    "script style iframe object embed noscript template textarea title svg math select xmp".split()
)
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title", "width", "height"},
    "td": {"align", "colspan", "rowspan", "style"},
    "th": {"align", "colspan", "rowspan", "style"},
    "details": {"open"},
    "ol": {"start"},
}
# The start of a frame in a JPEG: marker, length, bits for a colour, height, width, colours.
_JPEG_FRAME = re.compile(
    rb"\xff[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf]\x00[\x08-\x14][\x08\x0c](..)(..)[\x01-\x04]", re.DOTALL
)
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9_.()-]+")
_AS_JUPYTERLAB = ";,/?:@&=+$-_.!~*'()#"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# What nbconvert itself adds: anchors of headings, classes of highlighted code, boxes of task lists.
_NBCONVERT_CLASS = re.compile(
    r"anchor-link|highlight|language-[\w+#.-]{1,40}|[a-z][a-z0-9]{0,2}|task-list-item(-checkbox)?"
)
_NBCONVERT_ATTRIBUTES = {
    **{tag: {"id"} for tag in _HEADINGS},
    "a": ATTRIBUTES["a"] | {"class"},
    "input": {"type", "class", "disabled", "checked"},
    **{tag: {"class"} for tag in ("code", "div", "li", "span")},
}
_VOID = frozenset({"br", "hr", "img", "input"})
# The browser's parser adds and closes these by itself; they carry no attribute.
_IMPLIED = frozenset({"p", "tbody"})
_LINK = re.compile(r"(https?://[^\s\x00-\x20<>\"'\\]+|mailto:[^\s<>\"'\\:/]+@[^\s<>\"'\\:/]+|#[^\s<>\"']*)\Z")
_DATA_IMAGE = re.compile(r"data:(image/(?:png|jpeg));base64,([A-Za-z0-9+/]+={0,2})\Z")
_ANY_DATA_IMAGE = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/]+={0,2}")
_TEXT_ALIGN = re.compile(r"text-align: ?(left|right|center);?\Z")
_SHORT_NUMBER = re.compile(r"\d{1,4}%?\Z")
# MathJax runs in formgrader: these make links, styles or new code out of a formula.
_TEX_NAME = re.compile(r"\\(href|url|style|class|cssId|require|csname|mmlToken|texttip|bbox|unicode)")
_TEX = re.compile(_TEX_NAME.pattern + "(?![a-zA-Z])")
# Each opens a search to the end of the text in nbconvert's parser: thousands of them take seconds.
_SLOW = re.compile(r"\\\\[(\[]|\\begin\{|\$\$|\[")
MAX_SLOW = 600
MAX_MARKS = 10_000
"""Of the marks of all of a notebook's Markdown (see `marks`): each costs up to 50 microseconds."""
_MARKS = re.compile(r"[^\w ]+")
_NOTICE = "(shown as it was typed: this notebook has more formatting than is drawn)\n\n"
_TYPED = re.compile(rf"(`{{4,}}+)\n{re.escape(_NOTICE)}(.*)\n\1", re.DOTALL)
# The longest name of a student that the gradebook holds.
MAX_NAME = 128
# Elements of formgrader's page; a heading's anchor must not take the place of one.
CONTROLS = frozenset({"notebook", "notebook-container", "statusmessage"})
_HEADING = re.compile(r"^[ >*+\-\d.]{0,20}#{1,6}[ \t]+|^[^\n]+(?=\n[ >]{0,20}(?:=+|-+)[ \t]*$)", re.MULTILINE)
# A character without width or meaning.
_JOINER = "\u2060"


def safe_markdown(source: str, attachments: Collection[str] = (), graded: Collection[str] = ()) -> str:
    """A markdown cell's source that nbconvert renders to nothing but harmless HTML.

    `attachments` are the names (or the dict) of the cell's safe attachments; `graded` are the grade ids
    of the notebook, whose fields in formgrader no heading may pose as. Text that is harmless already
    comes back as it is; else tags and links off the allow-list are taken out; what can't be made safe
    that way is shown as plain text. Doing it again changes nothing.
    """
    return _safe_markdown(_clean_text(source), frozenset(attachments), frozenset(graded))


def marks(source: str) -> int:
    """How many signs a text has that are neither letter, digit nor space: what drawing Markdown costs."""
    return sum(map(len, _MARKS.findall(source)))


def as_typed(source: str) -> str:
    """A Markdown cell's source that shows a text as it was typed; done again, it changes nothing."""
    text = _clean_text(source)
    typed = _TYPED.fullmatch(text)
    text = _cut(without_images(typed[2] if typed and _fenced(_NOTICE + typed[2]) == text else text))
    shown = _fenced(_NOTICE + text)
    if _is_drawn(shown) and _harmless(shown, frozenset(), frozenset()):
        return shown
    return _fenced(_NOTICE + _words(text)[: MAX_SOURCE - 200])


def safe_attachments(attachments: Any) -> dict[str, dict[str, str]]:
    """The attachments of a cell that are PNG or JPEG by their content, with plain names."""
    if not isinstance(attachments, Mapping):
        return {}
    named = {n: _images(b) for n, b in attachments.items() if re.fullmatch(r"[\w.()-]{1,120}", str(n))}
    return {str(name): images for name, images in list(named.items())[:MAX_ATTACHMENTS] if images}


def named_plainly(source: str, attachments: Any) -> tuple[str, dict[str, Any]]:
    """A cell's text and its attachments, under names that every reader of notebooks finds.

    JupyterLab writes ``attachment:my%20sketch.png`` for ``my sketch.png``, and nbconvert looks for the first.
    """
    named: dict[str, Any] = {}
    given = dict(list(attachments.items())[:MAX_ATTACHMENTS]) if isinstance(attachments, dict) else {}
    # The longest first: "a" is the beginning of "a b".
    for name in sorted(given, key=len, reverse=True):
        plainly = _NOT_PLAIN.sub("_", name)[-100:]
        while plainly != name and (plainly in named or plainly in given):
            plainly = f"_{plainly}"
        named[plainly] = given[name]
        if plainly != name:
            for written in (quote(name, safe=_AS_JUPYTERLAB, errors="replace"), name):
                source = source.replace(f"attachment:{written}", f"attachment:{plainly}")
    return source, named


def safe_name(text: str) -> str:
    """A name for showing: one line, no control characters, at most 120 characters. Escape it too."""
    name = " ".join(_encodable(printable(str(text)[:2000].replace("\n", " "))).split())
    return (name[:119] + "…" if len(name) > 120 else name) or "(no name)"


def plain_name(name: str) -> bool:
    """Whether a folder's name may be a student's: letters, digits and a few marks, no mark first.

    nbgrader writes it as it is into formgrader's page and into what `nbgrader export` gives a spreadsheet.
    """
    return (
        len(name) <= MAX_NAME
        and (name[:1].isalnum() or name[:1] == "_")
        and all(sign in " _.-@+'()~" or unicodedata.category(sign)[0] in "LMN" for sign in name)
    )


def safe_html(html: str) -> str:
    """HTML reduced to the allow-list by a browser's parser: no script, event, class, id or remote image."""
    return nh3.clean(
        _encodable(html),
        tags=set(TAGS),
        clean_content_tags=set(DROPPED_WITH_CONTENT),
        attributes=ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto", "data"},
        link_rel="noopener noreferrer nofollow",
    )


def image_data(mime: str, data: Any) -> str | None:
    """The base64 text of a PNG or JPEG image without white space, or None if it isn't one."""
    if not isinstance(data, str) or mime not in IMAGE_SIGNATURES or len(data) > MAX_IMAGE:
        return None
    compact = "".join(data.split())
    try:
        content = base64.b64decode(compact, validate=True)
    except (binascii.Error, ValueError):
        return None
    shown = content.startswith(IMAGE_SIGNATURES[mime]) and _pixels(content) <= MAX_PIXELS
    return compact if shown else None


def _pixels(content: bytes) -> int:
    """How many pixels a PNG or JPEG says that it has: few bytes can stand for more than a browser bears."""
    if content[12:16] == b"IHDR" and len(content) >= 24:
        return int.from_bytes(content[16:20], "big") * int.from_bytes(content[20:24], "big")
    found = _JPEG_FRAME.findall(content)
    return max((int.from_bytes(h, "big") * int.from_bytes(w, "big") for h, w in found), default=0)


def bare_length(source: str) -> int:
    """How long a markdown text is without the images written into it."""
    return len(without_images(source))


def without_images(source: str) -> str:
    """A markdown text without the images written into it."""
    return _ANY_DATA_IMAGE.sub("", source)


@lru_cache(maxsize=1024)
def _safe_markdown(source: str, names: frozenset[str], graded: frozenset[str]) -> str:
    source = _cut(source)
    for attempt in (_unchanged, _unanchored, _tidied, _tidied_unanchored, _flattened, _fenced):
        text = attempt(source, names)
        if _is_drawn(text) and _harmless(text, names, graded):
            return text
    return _words(source)


def _is_drawn(text: str) -> bool:
    """Whether a text is drawn in good time, and so short that it stays as it is when it is cleaned again."""
    return not _is_long(text) and len(_SLOW.findall(text)) <= MAX_SLOW


def _is_long(source: str) -> bool:
    return len(source) > MAX_IMAGE or bare_length(source) > MAX_SOURCE


def _clean_text(source: Any) -> str:
    text = source if isinstance(source, str) else ""
    return _encodable(printable(text.replace("\r\n", "\n").replace("\r", "\n")))


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _cut(source: str) -> str:
    """The source, without inline images and cut where it is too long to be parsed in good time."""
    if not _is_long(source):
        return source
    rest = without_images(source[: 2 * MAX_IMAGE])
    return f"{rest[: MAX_SOURCE - 100]}\n\n(cut here: a cell shows {MAX_SOURCE} characters at most)"


def _images(bundle: Any) -> dict[str, str]:
    if not isinstance(bundle, Mapping):
        return {}
    found = {mime: image_data(mime, bundle.get(mime)) for mime in IMAGE_SIGNATURES}
    return {mime: data for mime, data in found.items() if data}


# --- what a link, an image and an attribute may be ---


def _attribute(tag: str, name: str, value: str) -> str | None:
    """The value if this attribute may have it, else None; of what `ATTRIBUTES` names."""
    if name == "href":
        return value if _LINK.match(value) else None
    if name == "src":
        return value if _is_image(value) else None
    if name == "style":
        return value if _TEXT_ALIGN.match(value) else None
    if name in ("width", "height", "colspan", "rowspan", "start"):
        return value if _SHORT_NUMBER.match(value) else None
    return value


def _is_image(value: str) -> bool:
    match = _DATA_IMAGE.match(value)
    return bool(match and image_data(match[1], match[2]))


# --- is it harmless? ---


def _harmless(source: str, names: frozenset[str], graded: frozenset[str]) -> bool:
    """Whether nbconvert's rendering holds only what the allow-list lets through."""
    try:
        html = _as_formgrader(source, names)
    except Exception:  # a parser that fails on it must not meet it in formgrader either
        return False
    events = _events(html)
    return (
        events == _events(_reduced(html))
        and not _dangerous_tex(events)
        and not any(_is_control(name, graded) for name in _anchors(events))
    )


def _anchors(events: list[tuple[Any, ...]]) -> list[str]:
    """The ids in a page."""
    starts = (event[2] for event in events if event[0] == "start")
    return [value for attributes in starts for name, value in attributes if name == "id"]


def _is_control(name: str, graded: frozenset[str]) -> bool:
    """Whether formgrader would take the element of this id for one of its own fields."""
    return name in CONTROLS or name.removesuffix("-comment").removesuffix("_extra_credit") in graded


def _as_formgrader(source: str, names: frozenset[str]) -> str:
    pixel = base64.b64encode(IMAGE_SIGNATURES["image/png"]).decode()
    renderer = IPythonRenderer(escape=False, attachments={name: {"image/png": pixel} for name in names})
    return str(strip_files_prefix(MarkdownWithMath(renderer=renderer).render(source)))


def _reduced(html: str) -> str:
    """The HTML as a browser's parser reads it, without whatever is not allowed."""
    return nh3.clean(
        html,
        tags={*TAGS, "input"},
        clean_content_tags=set(DROPPED_WITH_CONTENT),
        attributes=ATTRIBUTES | _NBCONVERT_ATTRIBUTES,
        attribute_filter=_nbconvert_attribute,
        url_schemes={"http", "https", "mailto", "data"},
        link_rel=None,
    )


def _nbconvert_attribute(tag: str, name: str, value: str) -> str | None:
    if name == "class":
        return value if all(_NBCONVERT_CLASS.fullmatch(word) for word in value.split()) else None
    if tag == "input" and name == "type":
        return value if value == "checkbox" else None
    return _attribute(tag, name, value)


class _Reader(HTMLParser):
    """Lists what is in a page: tags with attributes, and text without white space."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[tuple[Any, ...]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _IMPLIED or attrs:
            self.events.append(("start", tag, tuple(sorted((name, value or "") for name, value in attrs))))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _IMPLIED | _VOID:
            self.events.append(("end", tag))

    def handle_data(self, data: str) -> None:
        data = "".join(data.split())
        if data and self.events and self.events[-1][0] == "text":
            data = self.events.pop()[1] + data
        if data:
            self.events.append(("text", data))

    def handle_comment(self, data: str) -> None:
        self.events.append(("comment",))

    def handle_decl(self, decl: str) -> None:
        self.events.append(("comment",))

    def handle_pi(self, data: str) -> None:
        self.events.append(("comment",))

    def unknown_decl(self, data: str) -> None:
        self.events.append(("comment",))


def _events(html: str) -> list[tuple[Any, ...]]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.events


def _dangerous_tex(events: list[tuple[Any, ...]]) -> bool:
    """Whether text that MathJax would read, outside of code, holds a macro of `_TEX`.

    It comes without its spaces: what follows a name may have been apart from it.
    """
    depth = 0
    for kind, value, *_ in (event for event in events if event[0] != "comment"):
        if value in ("pre", "code"):
            depth += 1 if kind == "start" else -1
        elif kind == "text" and depth == 0 and _TEX_NAME.search(value):
            return True
    return False


# --- ways to make it harmless, the gentlest first ---


def _unchanged(source: str, names: frozenset[str]) -> str:
    return source


def _unanchored(source: str, names: frozenset[str]) -> str:
    """Headings with a character that can't be seen, which is then in their anchors too."""
    return _HEADING.sub(lambda match: match[0] + _JOINER, source)


def _tidied_unanchored(source: str, names: frozenset[str]) -> str:
    return _unanchored(_tidied(source, names), names)


def _flattened(source: str, names: frozenset[str]) -> str:
    """No tag and no link at all; other markdown stays."""
    text = source.replace("<", "&lt;").replace("](", "] (").replace("]:", "] :").replace("![", "! [")
    return _TEX.sub(r"\\mathrm{\1}", _without_mermaid(text))


def _fenced(source: str, names: frozenset[str] = frozenset()) -> str:
    """The whole source as a block of text."""
    fence = "`" * (max((len(run) for run in re.findall("`+", source)), default=0) + 4)
    return f"{fence}\n{source}\n{fence}"


def _words(source: str) -> str:
    """Letters, digits and a few marks: what no markdown parser makes a heading, a link or a tag of."""
    return re.sub(r"[^\w\s.,;!?']", " ", source)


def _without_mermaid(text: str) -> str:
    """Fences for mermaid as plain text: nbconvert doesn't escape what stands in them."""
    return re.sub(r"(?<![`~])([`~]{3,}+[ \t]*+)mermaid", r"\1text", text)


_PIECES = re.compile(
    r"""
    (?P<fence>^[ ]{0,3}(?P<ticks>`{3,}+|~{3,}+)[^\n]*+\n(?:.*?^[ ]{0,3}(?P=ticks)[`~]*[ \t]*$|.*\Z))
  | (?P<code>(?<!`)(?P<run>`+)(?!`).+?(?<!`)(?P=run)(?!`))
  | (?P<math>(?<!\\)\$\$.+?\$\$ | \\\\\(.+?\\\\\) | \\\\\[.+?\\\\\]
      | \\begin\{(?P<env>[a-z]*\*?)\}.*?\\end\{(?P=env)\} | (?<![\\$])\$[^$\n]+\$)
  | (?P<gone><!--.*?(?:-->|\Z) | <(?P<element>script|style|iframe|object|embed|noscript|template|textarea
      |title|svg|math|select|xmp)\b.*?(?:</(?P=element)\s*>|\Z))
  | (?P<auto><[a-zA-Z][a-zA-Z0-9+.-]*:[^<>]*>)
  | (?P<tag></?(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?:"[^"]*"|'[^']*'|[^<>"'])*>)
  | (?P<loose><(?=[a-zA-Z/!?]))
  | (?P<image>!\[(?P<alt>[^\[\]\n]*+)\]\([ \t]*(?P<source>[^()\s]*)[^()\n]*\))
  | (?P<target>(?<=\])\([ \t\n]*(?:<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*))
  | (?P<definition>^[ ]{0,3}\[[^\[\]\n]++\]:[ \t]*\n?[ \t]*(?:<[^<>\n]*>|\S*))
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL | re.IGNORECASE,
)


def _tidied(source: str, names: frozenset[str]) -> str:
    """The source without tags, attributes and link targets off the allow-list; every tag closed."""
    tidier = _Tidier(names)
    text = _PIECES.sub(tidier.piece, source)
    return text + "".join(f"\n\n</{tag}>" for tag in reversed(tidier.open))


class _Tidier:
    """Rewrites the pieces of a source, and remembers which tags are open."""

    def __init__(self, names: frozenset[str]) -> None:
        self.names = names
        self.open: list[str] = []

    def piece(self, match: re.Match[str]) -> str:
        """What to write in place of a piece."""
        kind = next(kind for kind in _PIECE_KINDS if match[kind] is not None)
        return str(getattr(self, kind)(match[0], match))

    def fence(self, text: str, match: re.Match[str]) -> str:
        """A fence stays, unless it is a diagram."""
        return _without_mermaid(text)

    def code(self, text: str, match: re.Match[str]) -> str:
        """A code span stays."""
        return text

    def math(self, text: str, match: re.Match[str]) -> str:
        """A formula stays, but for macros that make links."""
        return _TEX.sub(r"\\mathrm{\1}", text)

    def gone(self, text: str, match: re.Match[str]) -> str:
        """A comment or a script goes, with what is in it."""
        return ""

    def auto(self, text: str, match: re.Match[str]) -> str:
        """An autolink stays if it is a web or mail address."""
        return text if _LINK.match(text[1:-1]) else "&lt;" + text[1:]

    def tag(self, text: str, match: re.Match[str]) -> str:
        """A tag is written anew with the attributes it may have; others go."""
        name = match["name"].lower()
        if name not in TAGS:
            return ""
        return self.close(name) if text.startswith("</") else self.start(name, text)

    def start(self, name: str, text: str) -> str:
        """An opening tag."""
        if name not in _VOID:
            self.open.append(name)
        return f"<{name}{_attributes(name, text)}>"

    def close(self, name: str) -> str:
        """A closing tag, after those that should have been closed before it."""
        if name not in self.open:
            return ""
        closed: list[str] = []
        while not closed or closed[-1] != name:
            closed.append(self.open.pop())
        return "".join(f"</{tag}>" for tag in closed)

    def image(self, text: str, match: re.Match[str]) -> str:
        """An image stays if it is in the notebook; else its description does."""
        address = match["source"].removeprefix("<").removesuffix(">")
        return text if self.shown(address) else f"(image: {match['alt'].strip() or 'not shown'})"

    def target(self, text: str, match: re.Match[str]) -> str:
        """A link's target stays if it may; else it leads nowhere."""
        address = text[1:].strip().removeprefix("<").removesuffix(">")
        return text if self.shown(address) or _LINK.match(address) else "(#"

    def definition(self, text: str, match: re.Match[str]) -> str:
        """A reference's target, likewise."""
        label, _, address = text.partition("]:")
        address = address.strip().strip("<>")
        return text if self.shown(address) or _LINK.match(address) else f"{label}]: #"

    def loose(self, text: str, match: re.Match[str]) -> str:
        """What only looks like the start of a tag."""
        return "&lt;"

    def shown(self, address: str) -> bool:
        """Whether this is an image that the notebook holds."""
        kept = address.startswith("attachment:") and address[len("attachment:") :] in self.names
        return kept or _is_image(address)


_PIECE_KINDS = ("fence", "code", "math", "gone", "auto", "tag", "loose", "image", "target", "definition")


def _attributes(tag: str, text: str) -> str:
    """The allowed attributes of a tag, each once and quoted."""
    allowed = ATTRIBUTES.get(tag, set())
    found = next((event[2] for event in _events(text) if event[0] == "start"), ())
    kept = {name: _attribute(tag, name, value) for name, value in found if name in allowed}
    return "".join(f' {name}="{escape(value)}"' for name, value in kept.items() if value is not None)
