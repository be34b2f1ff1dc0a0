"""What the site does with notebooks: links lead where they lead in JupyterLab, a note says where to play."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

ANCHOR = re.compile(r'<div id="(cell-id=[^"]+)"></div>\s*')

INVITATIONS = {
    "lectures": "This page shows the lecture as it ran. In JupyterLab you can play with its pictures and "
    "change its code: ",
    "week": "This page is for reading. You write and check the exercises in JupyterLab: ",
}
"""What is said at the top of a page, by how the name of its folder begins."""


def jupyterlab_slug(title: str) -> str:
    """The anchor of a heading in JupyterLab, so that ``week1.ipynb#2.-Layers`` leads there in both."""
    return title.replace(" ", "-")


def know_cells(app: Sphinx, doctree: nodes.document) -> None:
    """Tell MyST of the anchors of cells, so that it takes links to them and complains of others."""
    page = app.env.metadata[app.env.docname]
    for raw in doctree.findall(nodes.raw):
        if found := ANCHOR.fullmatch(raw.astext()):
            page.setdefault("myst_slugs", {})[found[1]] = (raw.line, found[1], "")


def invite(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Below the title of a notebook, say what this page is not, and link to what is."""
    folder, _, name = docname.partition("/")
    text = next((text for start, text in INVITATIONS.items() if name and folder.startswith(start)), None)
    title = next(iter(doctree.findall(nodes.title)), None)
    if text is None or title is None:
        return
    address = app.builder.get_relative_uri(docname, "student")
    link = nodes.reference("", "For students", refuri=address, internal=True)
    note = nodes.note("", nodes.paragraph("", "", nodes.Text(text), link, nodes.Text(".")))
    title.parent.insert(title.parent.index(title) + 1, note)


def setup(app: Sphinx) -> dict[str, Any]:
    """Sphinx calls this."""
    app.connect("doctree-read", know_cells)
    app.connect("doctree-resolved", invite)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
