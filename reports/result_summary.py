"""The office's summary of a closed period as PDF: participation, grades as a picture, units, everybody."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from reports.letters import MISSING, printable
from reports.typeset import filling, typeset


class Bar(Struct, frozen=True):
    """A grade: the number of people with it, of how many, and the bar."""

    title: str
    shown: str
    percent: float


class Boxes(Struct, frozen=True):
    """The matrix: hasil kerja downwards from the best, perilaku kerja to the right."""

    title: str
    columns_title: str
    rows: Sequence[str]
    columns: Sequence[str]
    cells: Sequence[Sequence[int]]


class Listing(Struct, frozen=True):
    """A table with a title; a note below it, and rows that may stand under the name of a unit."""

    title: str
    heads: Sequence[str]
    widths: Sequence[str]
    """`auto`, millimetres (`34mm`), or shares of the remaining width (`2fr`)."""
    groups: Sequence[tuple[str, Sequence[Sequence[str]]]]
    note: str
    empty: str
    """Said in place of the table where there are no rows."""


class ResultSummary(Struct, frozen=True):
    """Everything that is printed, already in the reader's language."""

    language: str
    office: str
    title: str
    period: str
    facts: Sequence[tuple[str, str]]
    chart_title: str
    bars: Sequence[Bar]
    boxes: Boxes | None
    warnings: Sequence[str]
    """What the expected distribution says."""
    listings: Sequence[Listing]
    signature: str
    footer: str
    page: str
    missing: str
    """The note when a letter cannot be printed; `{box}` is its replacement."""


def pdf(summary: ResultSummary, made_at: datetime) -> bytes:
    """The summary; the same bytes for the same results."""
    data = filling(summary)
    said = json.dumps(data, ensure_ascii=False)
    note = None if printable(said) == said else summary.missing.replace("{box}", MISSING)
    return typeset("result_summary.typ", {**data, "missing": note}, made_at)
