"""What the page of a team's meeting shows, already in the reader's language: for the picture and the PDF."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct


class Mark(StrEnum):
    """What stands before a line."""

    PLAIN = "•"
    DONE = "✔"
    OVERDUE = "▲"
    HELP = "?"


class Bar(Struct, frozen=True):
    """A target: how far it has come in percent, and in words."""

    title: str
    shown: str
    percent: Fraction


class Line(Struct, frozen=True):
    """What, and below it whose it is and how it stands."""

    text: str
    note: str
    mark: Mark = Mark.PLAIN


class Section(Struct, frozen=True):
    """A list; `empty` is its text when it has no items."""

    title: str
    lines: Sequence[Line]
    empty: str


class Page(Struct, frozen=True):
    """The page of a month's meeting."""

    language: str
    office: str
    title: str
    subtitle: str
    figures: Sequence[tuple[str, str]]
    """A number and what it counts."""
    results: Section
    """Its lines are `bars`."""
    bars: Sequence[Bar]
    sections: Sequence[Section]
    more: str
    """That the PDF has the rest; `{count}` is how much that is."""
    footer: str
    notes: str
    """Above the empty lines of the paper."""
    signature: str
    signer: str
