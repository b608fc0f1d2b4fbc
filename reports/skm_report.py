"""The official report of a survey of satisfaction (SKM), and its PDF; `skm_workbook.py` makes the XLSX."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from reports.typeset import filling, typeset

MOST_ON_PAPER = 200
"""Comments that are printed; of more the PDF says how many there are, and the workbook has them."""


class UnsurRow(Struct, frozen=True):
    """An unsur: sum of its values, mean (NRR) and weighted mean with four places, and its mutu."""

    code: str
    name: str
    total: int
    nrr: str
    weighted: str
    grade: str
    is_low: bool


class Respondents(Struct, frozen=True):
    """What was asked, an answer, how many gave it, and their share; a question stands in its first row."""

    title: str
    heads: Sequence[str]
    rows: Sequence[tuple[str, str, int, str]]
    note: str


class Comments(Struct, frozen=True):
    """What citizens wrote, by kind, with their number in its name."""

    title: str
    note: str
    elsewhere: str
    """The text in place of a list that is too long."""
    kinds: Sequence[tuple[str, Sequence[str]]]


class Plan(Struct, frozen=True):
    """A row for each unsur, with room to write where nothing is promised."""

    title: str
    heads: Sequence[str]
    rows: Sequence[tuple[str, str, str, str]]


class SkmReport(Struct, frozen=True):
    """Everything that is written, already in the reader's language; numbers have a decimal point."""

    language: str
    comma: str
    """What is printed for the point."""
    office: str
    title: str
    place: str
    period: str
    facts: Sequence[tuple[str, str]]
    """Labels and values of the whole: index, IKM, mutu, n, sample."""
    heads: Sequence[str]
    """Of code, unsur, total, NRR, weighted NRR and mutu."""
    rows: Sequence[UnsurRow]
    index: tuple[str, str]
    """Label and value."""
    ikm: tuple[str, str]
    table_title: str
    chart_title: str
    low: str
    """What the mark before the names of the lowest unsur means."""
    run_title: str
    run: Sequence[tuple[str, str]]
    profile: Respondents
    comments: Comments
    earlier: Plan
    """What was promised after the quarter before, until when, and the values before and after."""
    plan: Plan
    """The unsur to improve, with the promise, its date and its author."""
    method_title: str
    method: Sequence[str]
    sheets: Sequence[str]
    """Names of the workbook's five sheets."""
    made: str
    page: str
    """Below each page, with `{page}` and `{pages}`."""
    made_at: datetime


def pdf(report: SkmReport) -> bytes:
    """The report as PDF, the same bytes for the same report and moment."""
    comments = report.comments
    if sum(len(texts) for _, texts in comments.kinds) > MOST_ON_PAPER:
        comments = replace(comments, kinds=[(kind, []) for kind, _ in comments.kinds])
    else:
        comments = replace(comments, elsewhere="")
    data = filling(replace(report, comments=comments))
    del data["made_at"]
    return typeset("skm.typ", data, report.made_at)
