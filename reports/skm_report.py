"""The official report of a survey of satisfaction (SKM), and its PDF; `skm_workbook.py` makes the XLSX."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from reports.typeset import typeset

MOST_ON_PAPER = 200
"""Comments that are printed; of more the PDF says how many there are, and the workbook has them."""


@dataclass(frozen=True)
class UnsurRow:
    """An unsur: sum of its values, mean (NRR) and weighted mean with four places, and its mutu."""

    code: str
    name: str
    total: int
    nrr: str
    weighted: str
    grade: str
    is_low: bool


@dataclass(frozen=True)
class SkmReport:
    """Everything that is written, already in the reader's language; numbers have a decimal point."""

    language: str
    comma: str
    """What is printed for the point."""
    office: str
    title: str
    place: str
    period: str
    facts: Sequence[tuple[str, str]]
    """Labels and what is said of the whole: index, IKM, mutu, n, sample."""
    heads: Sequence[str]
    """Of code, unsur, total, NRR, weighted NRR and mutu."""
    rows: Sequence[UnsurRow]
    index: tuple[str, str]
    """Label and value."""
    ikm: tuple[str, str]
    table_title: str
    chart_title: str
    profile_title: str
    profile_heads: Sequence[str]
    profile: Sequence[tuple[str, str, int, str]]
    """What was asked, an answer, how many gave it, and their share; a question stands in its first row."""
    profile_note: str
    run_title: str
    run: Sequence[tuple[str, str]]
    comments_title: str
    comments_note: str
    comments_elsewhere: str
    """What is said in place of too many comments."""
    comments: Sequence[tuple[str, Sequence[str]]]
    """By kind, with their number in its name."""
    earlier_title: str
    earlier_heads: Sequence[str]
    earlier: Sequence[tuple[str, str, str, str]]
    """What was promised after the quarter before: unsur, promise, until when, values before and after."""
    method_title: str
    method: Sequence[str]
    plan_title: str
    plan_heads: Sequence[str]
    plan: Sequence[tuple[str, str, str, str]]
    """The unsur to improve, with what is promised, until when and by whom; empty: room to write."""
    sheets: tuple[str, str, str, str, str]
    made: str
    made_at: datetime


def pdf(report: SkmReport) -> bytes:
    """The report as PDF, the same bytes for the same report and moment."""
    data = asdict(report)
    del data["made_at"]
    if sum(len(texts) for _, texts in report.comments) > MOST_ON_PAPER:
        data["comments"] = [(kind, []) for kind, _ in report.comments]
    else:
        data["comments_elsewhere"] = ""
    return typeset("skm.typ", data, report.made_at)
