"""Reads the content of the office's papers of a closed period; takes long, in a unit of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from functools import partial

from domain.calendar import AsOf
from domain.closing.frozen import scheme_of
from domain.closing.preview import OfficeResult
from domain.closing.summary import Summary
from domain.errors import Invalid
from domain.notices import Notice, Priority
from domain.office import Office
from domain.periods import Period
from handlers.results.allowance import allowance_xlsx
from handlers.results.summary import result_summary
from locales import words_in
from reports.result_summary import pdf
from storage.records.closings import Frozen
from storage.scoring.scope import Scope
from storage.scoring.work_done import WorkDone
from storage.uow import UnitOfWork


class OfficePaper(StrEnum):
    """The papers about everybody."""

    SUMMARY = "summary"
    ALLOWANCE = "allowance"

    @property
    def suffix(self) -> str:
        """How its file's name ends."""
        return ".pdf" if self is OfficePaper.SUMMARY else ".xlsx"


class OfficePaperAsked(Notice, kind="office_paper", priority=Priority.ANSWER):
    """To an administrator: a paper about everybody, made when its turn comes."""

    period: str
    paper: str


async def read_paper(
    uow: UnitOfWork, office: Office, period: Period, paper: OfficePaper, now: datetime
) -> Callable[[], bytes]:
    """What makes the file, in a thread; raises Invalid while the period is not closed."""
    if paper is OfficePaper.ALLOWANCE:
        return await _allowance(uow, office, period, now)
    return await _summary(uow, office, period, now)


async def _summary(uow: UnitOfWork, office: Office, period: Period, now: datetime) -> Callable[[], bytes]:
    closing = await uow.closings.of(period)
    if closing is None or closing.closed_at is None:
        raise Invalid("results-none")
    found = Summary(scheme_of(closing.scheme_text))
    async for each in uow.results.latest_of_all(period):
        found.add(each.signatories, each.revision, each.card, each.facts)
    result = None if closing.office_result is None else OfficeResult(closing.office_result)

    def make() -> bytes:
        return pdf(result_summary(office, period, found, result, now), now)

    return make


async def _allowance(uow: UnitOfWork, office: Office, period: Period, now: datetime) -> Callable[[], bytes]:
    frozen = await uow.results.latest_for_other_systems(period)
    if not frozen:
        raise Invalid("results-none")
    frozen.sort(key=_by_unit)
    zone = frozen[0].zone
    scope = Scope(frozen[0].scheme, period, AsOf.end_of(period.end, zone), zone)
    done = await uow.scoring.work_done(scope)
    people = [(each, done.get(each.employee_id, WorkDone())) for each in frozen]
    return partial(allowance_xlsx, office, period, people, now)


def file_name(office: Office, period: Period, paper: OfficePaper) -> str:
    """“Rangkuman-Hasil-2026-S2.pdf”."""
    return f"{words_in(office.default_language).plain(f'results-file-{paper}')}-{period}{paper.suffix}"


def _by_unit(frozen: Frozen) -> tuple[str, str, str]:
    own = frozen.signatories.person
    return own.unit or "", own.name, own.nip
