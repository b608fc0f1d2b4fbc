"""Remarks of an import about lines that change nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Remarks(StrEnum):
    """What there is to tell."""

    GONE = "gone"
    """What the line withdraws is not there, or not any more."""
    OVERLAP = "overlap"
    """The leave of the line takes time that other leave takes too."""
    APPROVED = "approved"
    """The leave was approved in the chat, where it is changed, and stays."""
    MOVED_ON = "moved-on"
    """The report was changed or decided since, and stays."""


_SENTENCES = {
    Remarks.GONE: "{what} is not there (any more)",
    Remarks.OVERLAP: "{what} overlaps {other}",
    Remarks.APPROVED: "{what} was approved in the chat and stays; it is changed there",
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
    """The other leave."""

    def __str__(self) -> str:
        return f"line {self.line}: {_SENTENCES[self.kind].format(what=self.what, other=self.other)}"
