"""The build fails where running a lecture takes more processor time than `lecture_seconds` in `conf.py`."""

from __future__ import annotations

import resource
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

logger = logging.getLogger(__name__)


def begin(app: Sphinx, docname: str, _source: list[str]) -> None:
    """Note the processor time before a page is read, which runs its notebook."""
    app.env.metadata[docname]["processor_time"] = processor_time()


def end(app: Sphinx, _doctree: nodes.document) -> None:
    """Complain where the kernel took too long."""
    page = app.env.metadata[app.env.docname]
    page["processor_time"] = seconds = processor_time() - page["processor_time"]
    if seconds > app.config.lecture_seconds:
        text = "running it took %.1f s of processor time, and may take %d: let its slowest cells do less"
        logger.warning(text, seconds, app.config.lecture_seconds, location=app.env.docname)


def processor_time() -> float:
    """Of children that have ended: unlike the clock, it doesn't depend on who else uses the machine."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def setup(app: Sphinx) -> dict[str, Any]:
    """Sphinx calls this."""
    app.add_config_value("lecture_seconds", 60, "", int)
    app.connect("source-read", begin)
    app.connect("doctree-read", end)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
