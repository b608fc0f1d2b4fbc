"""The sheet for BKN's e-Kinerja: its rows, what people add for it alone, and what changed afterwards.

It has the eight columns of the form "Tambah Progress Harian". Nothing in it is rounded, guessed or cut: what
an entry lacks (domain/ekinerja.py) is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Self

from msgspec import Struct

from domain.answers import SHORTEST_WORD, clean, parse_clock, parse_work_time, within_length
from domain.cases import NO_REPORT, CaseState
from domain.drafts import Draft
from domain.ekinerja import Lack, lacks
from domain.errors import Invalid
from domain.patterns import late_pattern
from domain.periods import KNOWN_YEARS, Period, PeriodKind, Span

HEADERS = (
    "Rencana Aksi",
    "Tanggal",
    "Jam Mulai",
    "Jam Selesai",
    "Kegiatan Harian",
    "Realisasi",
    "Satuan",
    "Bukti Dukung",
)
"""The header row of the sheet, byte for byte."""
LONGEST_PLAN = 1000
_DAY = 24 * 60


class Work(Struct, frozen=True):
    """What an entry says, as far as the sheet needs it."""

    date: date
    activity: str
    plan: str | None = None
    """The action plan of its target."""
    started: time | None = None
    ended: time | None = None
    minutes: int | None = None
    volume: Decimal | None = None
    measure: str | None = None


class Added(Struct, frozen=True):
    """What its author said for the sheet alone; it holds only where the entry does not say it itself."""

    plan: str | None = None
    started: time | None = None
    ended: time | None = None
    realised: int | None = None
    measure: str | None = None
    of_volume: Decimal | None = None
    """The volume of the entry when `realised` was said: with another volume it is asked for again."""


class Row(Struct, frozen=True):
    """One row of the sheet."""

    plan: str
    date: date
    started: time
    ended: time
    activity: str
    realised: int
    measure: str
    proof: str
    """One https link, or nothing."""

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells in the order of HEADERS, as the form takes them."""
        return (
            self.plan,
            self.date.isoformat(),
            f"{self.started:%H:%M}",
            f"{self.ended:%H:%M}",
            self.activity,
            str(self.realised),
            self.measure,
            self.proof,
        )


def whole(volume: Decimal | None) -> int | None:
    """A volume as a whole number; None when it is none. It is never rounded."""
    return None if volume is None or volume != volume.to_integral_value() else int(volume)


def missing(work: Work, added: Added) -> Sequence[Lack]:
    """What an entry still needs, in the order in which it is asked for."""
    started, ended = _times(work, added)
    volume = _realised(work, added)
    return lacks(started=started, ended=ended, volume=volume, plan=_plan(work, added))


def row_of(work: Work, added: Added, proof: str | None) -> Row | None:
    """The row of an entry with a link to its evidence; None while something is missing."""
    started, ended = _times(work, added)
    realised = whole(_realised(work, added))
    if started is None or ended is None or realised is None or missing(work, added):
        return None
    measure = clean(work.measure or added.measure or "")
    return Row(
        _plan(work, added), work.date, started, ended, clean(work.activity), realised, measure, proof or ""
    )


def _plan(work: Work, added: Added) -> str:
    return clean(work.plan or "") or clean(added.plan or "")


def _times(work: Work, added: Added) -> tuple[time | None, time | None]:
    if work.started is not None and work.ended is not None:
        return work.started, work.ended
    if added.started is None or added.ended is None:
        return None, None
    if minutes_between(added.started, added.ended) < (work.minutes or 0):
        return None, None  # the entry now says that it took longer
    return added.started, added.ended


def _realised(work: Work, added: Added) -> Decimal | None:
    """The number of the entry, or the whole one that was said instead of it."""
    is_answered = added.realised is not None and added.of_volume == work.volume
    if whole(work.volume) is None and is_answered:
        return Decimal(added.realised or 0)
    return work.volume


def minutes_between(start: time, end: time) -> int:
    """Minutes from a start to an end; an end that is not after the start is on the next day."""
    return (end.hour * 60 + end.minute - start.hour * 60 - start.minute - 1) % _DAY + 1


def parse_plan(text: str) -> str:
    """The text of an action plan in one line; raises Invalid when there is none, or too much of it."""
    return within_length(clean(text), SHORTEST_WORD, LONGEST_PLAN, "ekinerja-plan-empty")


def parse_times(text: str, minutes: int | None) -> tuple[time, time]:
    """“08.00-10.30”; where the entry says how many minutes it took, the start alone is an answer too.

    Raises Invalid for anything else, and for a span that is shorter than the entry says.
    """
    try:
        start = None if minutes is None else parse_clock(text)
    except Invalid:
        start = None
    if start is not None and minutes is not None:
        end = (start.hour * 60 + start.minute + minutes) % _DAY
        return start, time(end // 60, end % 60)
    said = parse_work_time(text)
    if said.started is None or said.ended is None:
        raise Invalid("ekinerja-times-both")
    if minutes is not None and said.minutes < minutes:
        raise Invalid("ekinerja-times-short", said=said.minutes, minutes=minutes)
    return said.started, said.ended


class Change(Struct, frozen=True):
    """A field that says something else than what was transferred."""

    header: str
    before: str
    now: str


def changes(transferred: Sequence[str], row: Row) -> list[Change]:
    """What is different from the cells that were transferred, in the order of the columns."""
    fields = zip(HEADERS, transferred, row.cells, strict=True)
    return [Change(header, before, now) for header, before, now in fields if before != now]


class RowState(StrEnum):
    """What has become of an entry in the sheet."""

    RETURNED = "returned"
    """Its reviewer returned it: it will say something else."""
    LACKING = "lacking"
    """Something is missing."""
    READY = "ready"
    """It can be transferred."""
    CHANGED = "changed"
    """It was transferred, and says something else now."""
    MOVED = "moved"
    """It was transferred as it is."""
    GONE = "gone"
    """It was transferred, and has been rejected or taken back since."""


OFFERED = frozenset({RowState.READY, RowState.CHANGED})
"""Rows of a sheet: not transferred yet, and changed since they were transferred."""


def state_of(case: CaseState, row: Row | None, transferred: Sequence[str] | None) -> RowState:
    """What has become of an entry, whose `row` is None while something is missing."""
    if case in NO_REPORT:
        return RowState.GONE
    if case is CaseState.RETURNED:
        return RowState.RETURNED
    if row is None:
        return RowState.LACKING
    if transferred is None:
        return RowState.READY
    return RowState.CHANGED if changes(transferred, row) else RowState.MOVED


class EkinerjaDraft(Draft):
    """What a person has said so far of what an entry lacks."""

    entry_id: int = 0
    span: str = ""
    """Code of the sheet from which it was asked."""
    asked: tuple[Lack, ...] = ()
    minutes: int | None = None
    volume: Decimal | None = None
    measure: str | None = None
    """What the entry says."""
    alike: int = 0
    """How many other rows of the sheet lack their plan, and are for the same target."""
    plan: str | None = None
    for_alike: bool = False
    """Whether the plan is theirs too."""
    started: time | None = None
    ended: time | None = None
    realised: int | None = None
    realised_measure: str | None = None

    def over(self, before: Added) -> Added:
        """The stored additions for the sheet: the answers, and earlier values no longer asked for."""
        return Added(
            self.plan if Lack.PLAN in self.asked else before.plan,
            self.started if Lack.TIMES in self.asked else before.started,
            self.ended if Lack.TIMES in self.asked else before.ended,
            self.realised if Lack.COUNT in self.asked else before.realised,
            self.realised_measure if Lack.COUNT in self.asked else before.measure,
            self.volume if Lack.COUNT in self.asked else before.of_volume,
        )


class SheetKind(StrEnum):
    """How many days a sheet is of."""

    DAY = "d"
    WEEK = "w"
    MONTH = "m"


_CODE = late_pattern(r"([dwm])(\d{4}-\d{2}-\d{2})")


class SheetSpan(Struct, frozen=True):
    """A day, a week from Monday to Sunday, or a month; made with `of` or `parse`."""

    kind: SheetKind
    start: date

    @classmethod
    def of(cls, kind: SheetKind, day: date) -> Self:
        """The span of a kind in which a day lies."""
        match kind:
            case SheetKind.DAY:
                return cls(kind, day)
            case SheetKind.WEEK:
                return cls(kind, day - timedelta(days=day.weekday()))
            case SheetKind.MONTH:
                return cls(kind, day.replace(day=1))

    @classmethod
    def of_days(cls, days: Span) -> Self | None:
        """The span that has these days, if there is one."""
        spans = (cls.of(kind, days.start) for kind in SheetKind)
        return next((each for each in spans if each.days == days), None)

    @classmethod
    def parse(cls, code: str) -> Self:
        """The span of a button; raises Invalid for what no button of ours says."""
        found = _CODE.fullmatch(code)
        try:
            day = date.fromisoformat(found[2]) if found else None
        except ValueError:
            day = None
        if found is None or day is None or day.year not in KNOWN_YEARS:
            raise Invalid("button-outdated")
        return cls.of(SheetKind(found[1]), day)

    @property
    def code(self) -> str:
        """The code that `parse` reads."""
        return f"{self.kind}{self.start.isoformat()}"

    @property
    def days(self) -> Span:
        """Its days."""
        match self.kind:
            case SheetKind.DAY:
                return Span(self.start, self.start)
            case SheetKind.WEEK:
                return Span(self.start, self.start + timedelta(days=6))
            case SheetKind.MONTH:
                return Period.containing(self.start, PeriodKind.MONTH).span
