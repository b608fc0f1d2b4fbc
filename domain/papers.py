"""Papers for an office's files: their content, and the code by which anybody can check them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import groupby

from msgspec import Struct

from domain.audit.rows import Entered
from domain.calendar import Timeliness
from domain.cases import NO_REPORT, CaseState
from domain.day_state import Day, DayState
from domain.entries import EvidenceItem
from domain.errors import Invalid, or_refuse
from domain.models import FrozenModel
from domain.periods import Period, Span
from domain.typed_codes import letters_of, number_of, read

LINK_PREFIX = "cek_"
"""What the start payload of a link that checks a paper begins with; its code follows."""
_LENGTH = 12
_DIGITS = 5 * _LENGTH // 4
"""Hexadecimal digits of a hash that a code holds."""
CODE_BITS = 5 * _LENGTH
"""Random bits of a code: with a million papers issued, one guess in 10¹² finds any of them."""


class PaperKind(StrEnum):
    """The papers that there are."""

    DAILY = "daily"
    """Laporan Kerja Harian: all days of a month."""
    REMOTE = "remote"
    """The days of a month worked from home or from anywhere (WFH, WFA)."""


class PaperDay(FrozenModel):
    """A date and its state (domain/day_state.py)."""

    date: date
    state: DayState
    halves: int = 0
    """What it weighs among the expected days, in halves of a day."""
    is_late: bool = False
    """Whether the first report was late."""
    is_reported: bool = False
    """Whether it was reported, on time or late."""
    is_half_leave: bool = False
    mode: str | None = None
    """The approved work mode."""


def paper_day(day: date, found: Day, *, is_half_leave: bool, mode: str | None) -> PaperDay:
    """A date as a paper keeps it."""
    return PaperDay(
        date=day,
        state=found.state,
        halves=int(found.weight * 2),
        is_late=found.timeliness is Timeliness.LATE,
        is_reported=found.timeliness in (Timeliness.ON_TIME, Timeliness.LATE),
        is_half_leave=is_half_leave,
        mode=mode,
    )


class PaperEntry(FrozenModel):
    """An entry on a paper.

    `reviewer` is the NIP of the person who decided it, `acted_for` that of the supervisor whom a stand-in
    stood in for.
    """

    date: date
    activity: str
    state: CaseState
    target: str | None = None
    volume: Decimal | None = None
    measure: str | None = None
    started: time | None = None
    ended: time | None = None
    minutes: int | None = None
    evidence: tuple[EvidenceItem, ...] = ()
    self_rating: int
    supervisor_rating: int | None = None
    reviewer: str | None = None
    acted_for: str | None = None
    acted_as: str | None = None
    note: str | None = None
    reason_code: str | None = None
    innovation: str | None = None
    """Why it is an innovation, where a reviewer has confirmed that."""


class Work(FrozenModel):
    """The content of a paper about a person's work, without names and ranks: a promotion changes no work."""

    nip: str
    kind: PaperKind
    period: str
    entries: tuple[PaperEntry, ...]
    days: tuple[PaperDay, ...]
    supervisors: tuple[tuple[date, date, str], ...] = ()
    """Who supervised the person, by NIP, from when to when."""

    @property
    def digest(self) -> str:
        """SHA-256 of it. What is as by default is left out, so that a later release may add to it."""
        plain = json.dumps(self.model_dump(mode="json", exclude_defaults=True), sort_keys=True)
        return hashlib.sha256(plain.encode()).hexdigest()

    @property
    def expected(self) -> Fraction:
        """The expected days, as of when the records were read."""
        return Fraction(sum(day.halves for day in self.days), 2)

    @property
    def reported(self) -> Fraction:
        """Those of them that were reported."""
        return Fraction(sum(day.halves for day in self.days if day.is_reported), 2)

    @property
    def late(self) -> Fraction:
        """Those of the reported ones that were late."""
        return Fraction(sum(day.halves for day in self.days if day.is_late), 2)

    @property
    def leave(self) -> Fraction:
        """The working days of leave, half ones too."""
        whole = sum(day.state is DayState.LEAVE for day in self.days)
        return whole + Fraction(sum(day.is_half_leave for day in self.days), 2)

    @property
    def approved(self) -> int:
        """How many entries are approved."""
        return sum(entry.state is CaseState.APPROVED for entry in self.entries)

    @property
    def minutes(self) -> int:
        """How long all the work took that was not rejected."""
        return sum(each.minutes or 0 for each in self.entries if each.state not in NO_REPORT)


class Named(Struct, frozen=True):
    """A person as a paper names them, as the roster has them now."""

    nip: str
    name: str
    rank: str | None = None
    position: str | None = None
    unit: str | None = None


class Paper(Struct, frozen=True):
    """What a paper shows: the work, and who the people in it are, by NIP."""

    work: Work
    people: Mapping[str, Named]
    read_at: datetime
    """As of when (UTC) the records were read."""

    @property
    def person(self) -> Named:
        """Whose paper it is."""
        return self.people[self.work.nip]

    @property
    def period(self) -> Period:
        """The month."""
        return Period.parse(self.work.period)


@dataclass(frozen=True)
class Issued:
    """An issued paper: its code and revision, and when its records were read (UTC)."""

    code: str
    revision: int
    issued_at: datetime
    entered: Entered = field(default_factory=Entered, compare=False)
    """Its row of the log, once the issue is committed."""

    @property
    def row(self) -> str:
        """What the row of the log that vouches for it is about."""
        return f"papers/{self.code}"


def spans_of(days: Mapping[date, str]) -> Iterator[tuple[Span, str]]:
    """The values of dates in a row, each with the span over which it stays the same."""
    for value, run in groupby(sorted(days.items()), key=lambda item: item[1]):
        dates = [day for day, _ in run]
        yield Span(dates[0], dates[-1]), value


def code_of(number: int) -> str:
    """The code that a random number of CODE_BITS bits gives."""
    return letters_of(number, _LENGTH)


def code_of_result(digest: str) -> str:
    """The code of a frozen result: nothing is issued for its sheet, so it follows from the digest."""
    return letters_of(int(digest[:_DIGITS], 16), _LENGTH)


def digest_of_code(code: str) -> str:
    """How the digest of the result with a code begins."""
    return f"{number_of(code):0{_DIGITS}x}"


def parse_code(text: str) -> str:
    """A code however it was typed; raises Invalid when it cannot be one."""
    return or_refuse(read(text, _LENGTH), Invalid("check-no-code"))


def veiled(nip: str) -> str:
    """A NIP as strangers see it: without the date of birth."""
    return f"•••••••• {nip[8:14]} {nip[14]} {nip[15:]}"
