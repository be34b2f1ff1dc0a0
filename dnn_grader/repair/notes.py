"""What was changed in a submission, as sentences for the student."""

from __future__ import annotations

from dataclasses import dataclass, field

from dnn_utils.checks.card import printable

SENTENCES = {
    "encoding": "The file was not saved as UTF-8; it was read as Windows-1252, so characters that are not"
    " English may have changed.",
    "commas": "The file held commas too many, as after editing it by hand; it was read without them.",
    "empty": "These solution cells were missing, and empty ones were put back; unless another cell defines"
    " the function, it counts as unfinished: {}.",
    "back": "These cells of the course were missing and were put back: {}.",
    "text": "The text of these cells is not the course's; the original text was used: {}.",
    "spilled": "What was written into these cells of the course runs as a cell of its own before them: {}.",
    "type": "These cells had been turned into another type of cell and were turned back: {}.",
    "settings": "The settings of these cells are not the course's; the course's were used: {}.",
    "joined": "These solutions were spread over several cells that can't run alone; they were put together"
    " again: {}.",
    "parted": "Text of the course and code had been merged into one cell; they were taken apart again"
    " at: {}.",
    "adopted": "These solutions were found in cells without the course's settings: {}.",
    "elsewhere": "These are solved in another cell; their own cell, still as it was handed out, was left"
    " empty: {}.",
    "several": "There was more than one cell for these; the last one that defines the function was graded,"
    " the others run as ordinary cells: {}.",
    "copies": "Extra copies of these cells were left out: {}.",
    "unknown": "These cell names do not belong to the assignment; the cells run as ordinary cells: {}.",
    "moved": "These cells stood in a place where they could not work and were moved: {}.",
    "long": "These cells are too long; what comes after the limit was left out: {}.",
    "attached": "What was attached to these cells and is no PNG or JPEG picture, or is too large, was left"
    " out: {}.",
    "letters": "These cells held characters that cannot be saved; they were replaced: {}.",
}
MAX_NAMES = 30


@dataclass
class Changes:
    """What was changed, by kind, so that a notebook without metadata gives two notes and not twenty."""

    names: dict[str, list[str]] = field(default_factory=dict)

    def add(self, kind: str, name: str = "") -> None:
        """Note a change of one kind to the cell `name`."""
        known = self.names.setdefault(kind, [])
        if name not in known and len(known) <= MAX_NAMES:
            known.append(name)

    def notes(self) -> tuple[str, ...]:
        """A sentence for each kind of change, with the cells' names."""
        return tuple(
            text.format(listed(self.names[kind])) for kind, text in SENTENCES.items() if kind in self.names
        )


def quoted(text: str) -> str:
    """A student's text, short and printable, for a note."""
    return f"'{shown(text)}'"


def shown(text: str) -> str:
    """The same without quotes, for the start of a line."""
    clean = " ".join(printable(savable(text[:200])).split())
    return clean if len(clean) <= 60 else clean[:59] + "…"


def savable(text: str) -> str:
    """`text` with half surrogate pairs, which no file can hold, replaced by question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")


def listed(names: list[str]) -> str:
    """Names for a sentence, so many at most."""
    return ", ".join(names[:MAX_NAMES]) + (", and more" if len(names) > MAX_NAMES else "")
