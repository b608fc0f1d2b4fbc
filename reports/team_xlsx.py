"""A team's month as a workbook: a row for each person, a column for each day, and what the days add up to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from msgspec import Struct

from domain.day_state import DayState
from domain.people import Nip
from reports.team_picture import LOOKS
from reports.workbook import new_workbook

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_TOP = 4
"""Rows above the table's heads."""
_A4 = 9


class MonthRow(Struct, frozen=True):
    """A person, the days (None where the person was not of the team), and the sums in the columns' order."""

    nip: str
    name: str
    cells: Sequence[DayState | None]
    sums: Sequence[Decimal]


class TeamMonth(Struct, frozen=True):
    """Everything that is written, already in the reader's language."""

    office: str
    title: str
    as_of: str
    heads: tuple[str, str]
    """Of the NIP and of the name."""
    days: Sequence[str]
    sums: Sequence[str]
    rows: Sequence[MonthRow]
    letters: Mapping[DayState, str]
    legend: Mapping[DayState, str]
    sheets: tuple[str, str]
    made_at: datetime


def xlsx(month: TeamMonth) -> bytes:
    """The workbook, the same bytes for the same month and moment; no name is ever a formula."""
    made = BytesIO()
    book = new_workbook(made)
    book.set_properties({"title": month.title, "created": month.made_at.replace(tzinfo=None)})
    states = {state: _of_state(book, state) for state in LOOKS}
    _table(month, book, book.add_worksheet(month.sheets[0]), states)
    _legend(month, book, book.add_worksheet(month.sheets[1]), states)
    book.close()
    return made.getvalue()


def _of_state(book: Workbook, state: DayState) -> Format:
    look = LOOKS[state]
    # Red letters on white are hollow in the picture; in a cell the frame does it.
    plain = {"align": "center", "border": 1, "border_color": "#B8C0C8", "font_color": look.ink}
    return book.add_format({**plain, "bg_color": look.ground, "bold": state is DayState.MISSING})


def _table(month: TeamMonth, book: Workbook, page: Worksheet, states: Mapping[DayState, Format]) -> None:
    head = book.add_format({"bold": True, "bg_color": "#E8EDF2", "border": 1, "text_wrap": True})
    plain = book.add_format({"border": 1, "border_color": "#B8C0C8"})
    number = book.add_format({"border": 1, "border_color": "#B8C0C8", "num_format": "0.##"})
    page.write_string(0, 0, month.office, book.add_format({"bold": True}))
    page.write_string(1, 0, month.title, book.add_format({"bold": True, "font_size": 14}))
    page.write_string(2, 0, month.as_of, book.add_format({"font_color": "#5B6672"}))
    first_sum = 2 + len(month.days)
    for place, words in enumerate([*month.heads, *month.days, *month.sums]):
        page.write_string(_TOP, place, words, head)
    page.set_column(0, 0, 22)
    page.set_column(1, 1, 30)
    page.set_column(2, first_sum - 1, 4.5)
    page.set_column(first_sum, first_sum + len(month.sums) - 1, 11)
    page.set_row(_TOP, 44)
    for at, row in enumerate(month.rows, start=_TOP + 1):
        page.write_string(at, 0, Nip(row.nip).pretty, plain)
        page.write_string(at, 1, row.name, plain)
        for place, state in enumerate(row.cells, start=2):
            if state is None or state not in states:
                page.write_blank(at, place, None, plain)
            else:
                page.write_string(at, place, month.letters.get(state, ""), states[state])
        for place, amount in enumerate(row.sums, start=first_sum):
            page.write_number(at, place, float(amount), number)
    page.freeze_panes(_TOP + 1, 2)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(_TOP)


def _legend(month: TeamMonth, book: Workbook, page: Worksheet, states: Mapping[DayState, Format]) -> None:
    page.set_column(0, 0, 6)
    page.set_column(1, 1, 60)
    wrapped = book.add_format({"text_wrap": True})
    for at, state in enumerate(LOOKS):
        page.write_string(at, 0, month.letters.get(state, ""), states[state])
        page.write_string(at, 1, month.legend[state], wrapped)
