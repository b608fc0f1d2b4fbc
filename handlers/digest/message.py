"""A digest as it is sent: a picture with its buttons, and a workbook behind it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from domain.answers import shortened
from domain.data_corrections import waiting_at
from domain.digest.figures import DigestFigures
from domain.errors import Invalid
from domain.office import Office
from handlers.digest import unblocking
from handlers.digest.actions import DigestReader
from handlers.digest.picture import digest_png
from handlers.digest.words import LONGEST_PLACE, caption, place_of, rows, week_shown
from handlers.digest.workbook import digest_xlsx
from handlers.frame.actor import Actor
from handlers.frame.screen import Button, File, Screen
from handlers.kit.objectivity import notices_waiting
from locales import Html, Words
from locales.scores import component_title, grade_name, period_name
from reports.tables_xlsx import Cell
from storage.scoring.scope import Scope
from storage.tables import DataCorrection, Unit
from storage.uow import UnitOfWork


class DigestContent(Struct, frozen=True):
    """The content of the digest's two messages."""

    words: Words
    office: Office
    unit_id: int | None
    figures: DigestFigures
    first: tuple[Html, Sequence[Button]] | None
    """The most urgent task, with its buttons."""
    scores: Sequence[Sequence[Cell]]
    now: datetime
    is_admin: bool


async def unit_of(uow: UnitOfWork, unit_id: int | None) -> Unit | None:
    """The unit of a button; raises Invalid for one that is not there."""
    if unit_id is None:
        return None
    found = {unit.id: unit for unit in await uow.people.units()}
    if unit_id not in found:
        raise Invalid("button-outdated")
    return found[unit_id]


async def load_digest_content(reader: DigestReader, words: Words, actor: Actor) -> DigestContent:
    """Reads the digest; what only administrators can do about the office goes with that of the office.

    Notices of objectivity are those that the reader may look at: they are in no list of a single unit.
    """
    uow, office, is_admin = reader.uow, reader.office, actor.is_admin
    is_office = is_admin and reader.unit is None
    notices = None
    if is_office or not is_admin:
        notices = await notices_waiting(uow, office, actor, reader.now)
    corrections = None
    if is_office and actor.employee_id is not None:
        waiting = await uow.cases.waiting_for_others(DataCorrection, actor.employee_id)
        corrections = waiting_at((each.revised_at for each in waiting), reader.now)
    return DigestContent(
        words,
        office,
        None if reader.unit is None else reader.unit.id,
        replace(await reader.figures(), notices=notices, corrections=corrections),
        await unblocking.line(uow, office, words, reader.now) if is_office else None,
        await score_rows(uow, office, words, reader.week.as_of.instant) if is_office else (),
        reader.now,
        is_admin,
    )


def picture_screen(told: DigestContent) -> Screen:
    """The picture; takes some tens of milliseconds."""
    first, buttons = ([], []) if told.first is None else ([told.first[0]], [told.first[1]])
    return Screen(
        caption(told.words, told.office, told.figures, first),
        rows(told.words, told.figures, told.unit_id, buttons, others=told.is_admin),
        digest_png(told.words, told.office, told.figures),
    )


def file_screen(told: DigestContent) -> Screen:
    """The workbook; takes a second with lists of thousands."""
    words, week = told.words, told.figures.week
    place = shortened(place_of(told.office, told.figures), LONGEST_PLACE)
    text = words("digest-file-caption", place=place, week=week_shown(words, week))
    name = f"{words.plain('digest-file-prefix')}-{week.this.start}.xlsx"
    content = digest_xlsx(words, told.office, told.figures, told.scores, told.now)
    return Screen(text, file=File(name, content), is_silent=True)


async def score_rows(uow: UnitOfWork, office: Office, words: Words, until: datetime) -> list[list[Cell]]:
    """Grades and means of the period in which `until` lies, as computed last night, if they were."""
    scope = Scope.running(office.scheme, until, office.zone)
    found = await uow.score_summaries.of(scope)
    if found is None:
        return []
    (summary, computed_at), scheme = found, scope.scheme
    period = period_name(words, scope.period)
    rows: list[list[Cell]] = [[words.plain("digest-scores", period=period), office.date_of(computed_at)]]
    rows.extend(
        [words.plain("digest-scores-grade", grade=grade_name(words, scheme, grade)), summary.grades[grade]]
        for grade in scheme.grades
        if summary.grades[grade]
    )
    without = summary.people - summary.grades.total()
    if without:
        rows.append([words.plain("digest-scores-none"), without])
    rows.extend(
        [words.plain("digest-scores-mean", title=component_title(words, scheme, each.id)), mean]
        for each in scheme.components
        if (mean := summary.means.get(each.id)) is not None
    )
    return rows
