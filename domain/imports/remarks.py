"""Remarks of an import about lines: what they do not change, or what comes of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Remarks(StrEnum):
    """What there is to tell."""

    GONE = "gone"
    """What the line withdraws is not there, or not any more."""
    OVERLAP = "overlap"
    """The leave or the shift of the line takes time that another one takes too."""
    LEAVES_FIRST = "leaves-first"
    """The attendance of the line ends before it begins, and no shift of its date ends on the next day."""
    APPROVED = "approved"
    """The leave was approved in the chat, where it is changed, and stays."""
    CLOSED = "closed"
    """The leave of the line is in a period that is closed or being closed, whose results stay (0380)."""
    CLOSED_ROWS = "closed-rows"
    """As many rows are of days in a closed period, whose results stay; the line is that of the first."""
    RETURNS = "returns"
    """The person of the line left before, and the days since then are expected again."""
    LEAVES = "leaves"
    """So much waits for the decision of the person of the line, who leaves; with who decides it then."""
    LEAVES_OWN = "leaves-own"
    """So much of the person of the line, who leaves, is not decided yet; with who decides it."""
    MOVED_ON = "moved-on"
    """The report was changed or decided since, and stays."""


_SENTENCES = {
    Remarks.GONE: "{what} is not there (any more)",
    Remarks.OVERLAP: "{what} overlaps {other}",
    Remarks.LEAVES_FIRST: (
        "{what} checks out before checking in ({other}), and no shift of the day ends on the next one"
    ),
    Remarks.APPROVED: "{what} was approved in the chat and stays; it is changed there",
    Remarks.CLOSED: "{what} touches {other}, which is closed: its results stay as they are",
    Remarks.CLOSED_ROWS: (
        "changed rows for days in {other}, which is closed: {what}; its results stay as they are"
    ),
    Remarks.RETURNS: (
        "{what} serves on: working days since {other} are expected; import the days away as leave"
    ),
    Remarks.LEAVES: "{what} leaves; what waits there, and who decides it then: {other}",
    Remarks.LEAVES_OWN: "{what} leaves; own work that is not decided yet, and who decides it: {other}",
    Remarks.MOVED_ON: "{what} was changed or decided since and stays",
}


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark about a line."""

    kind: Remarks
    line: int
    what: str
    """The record."""
    other: str = ""
    """The other leave or shift, the times, the period, or what is open."""

    def __str__(self) -> str:
        return f"line {self.line}: {_SENTENCES[self.kind].format(what=self.what, other=self.other)}"
