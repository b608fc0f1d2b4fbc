"""`python -m bot period close` and `period verify`: freezes a period, and checks what was frozen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated

import typer

from bot.cli.base import Context, PeriodArgument, fail, one_of, parsed_period, reading, with_office
from bot.cli.findings import finding_line
from bot.cli.listing import counted, grade_cell, list_lines
from domain.closing.frozen import scheme_of
from domain.closing.lock import closable
from domain.closing.missing import Lack, by_unit
from domain.closing.preview import AtBorder, OfficeResult, Preview, strays
from domain.closing.verifying import Finding, Head, Revision, findings
from domain.periods import Period
from handlers.closing.actions import previewed
from locales import words_in
from locales.closing import border_reason, stray_reason
from storage.scoring.freezing import first_revisions, scope_at_end
from storage.scoring.scope import Scope
from storage.uow import UnitOfWork

OfficeResultOption = Annotated[
    OfficeResult | None,
    typer.Option(
        "--office-result",
        parser=one_of(OfficeResult),
        metavar="|".join(OfficeResult),
        help="The office's own result; compares the distribution with its rule.",
    ),
]
YesOption = Annotated[bool, typer.Option("--yes", help="Close without asking.")]


def close(period: PeriodArgument, yes: YesOption = False, office_result: OfficeResultOption = None) -> None:
    """Closes a period: shows what is missing and what would come out, asks, and freezes every result."""

    async def work(context: Context) -> None:
        async with context.database.read() as uow:
            today = context.office.date_of(context.clock.now())
            wanted = closable(context.office.scheme, period, today)
            begun = await uow.closings.of(wanted)
            if begun is None:
                await _show(context, uow, wanted, office_result)
        if begun is not None and begun.closed_at is not None:
            typer.echo(f"{wanted} is closed already; nothing was changed.")
            return
        if begun is None and not yes:
            _ask(f"Close {wanted}? Its days are locked for good")
        await _lock(context, wanted, office_result)
        typer.echo(await finish(context, wanted))

    with_office(work)


def _ask(question: str) -> None:
    """Ends the command without a yes, also where nobody can answer."""
    try:
        confirmed = typer.confirm(question)
    except typer.Abort:
        typer.echo()
        fail("Nothing was closed. Read what is above, then give the command with --yes.")
    if not confirmed:
        fail("Nothing was closed.")


async def _show(context: Context, uow: UnitOfWork, period: Period, result: OfficeResult | None) -> None:
    if not await uow.gaps.anybody(period):
        fail(f"Nobody was in service in {period}: there is nothing to close.")
    scope = scope_at_end(context.office.scheme, period, context.office.zone)
    lacks = await uow.gaps.missing(period, scope.scheme)
    preview = await previewed(uow, context.office, period)
    typer.echo("\n".join([*_missing_lines(lacks), "", *_preview_lines(scope, preview, result)]))


def _missing_lines(lacks: list[Lack]) -> Iterator[str]:
    units = by_unit(lacks)
    if not units:
        yield "Nothing is missing."
        return
    yield "Missing (it prevents nothing):"
    for unit in units:
        yield f"  {unit.unit or '(no unit)'}: {_counts(unit.reports, unit.cases, unit.unassessed)}"
        for each in unit.people:
            yield f"    {each.name}: {_counts(each.reports, each.cases, int(each.unassessed))}"


def _counts(reports: int, cases: int, unassessed: int) -> str:
    said = (
        (reports, "reports to review"),
        (cases, "other cases to decide"),
        (unassessed, "people to assess"),
    )
    return ", ".join(f"{what}: {count}" for count, what in said if count)


def _preview_lines(scope: Scope, preview: Preview, result: OfficeResult | None) -> Iterator[str]:
    words = words_in("en")
    yield f"{scope.scheme.id}, {scope.period}, as of {scope.as_of.day}: {preview.people} people"
    for grade, count in preview.distribution:
        yield f"  {count:6}  {grade_cell(scope.scheme, grade)}"
    yield f"  {preview.ungraded:6}  no grade"
    if result is None:
        yield "The office's own result is not given: result sheets will have “–” for it."
    else:
        for each in strays(scope.scheme, result, preview.grades):
            yield f"  Warning: {stray_reason(words, scope.scheme, each)}"
    if preview.at_border:
        yield "At the border of two grades:"
    for person in preview.at_border:
        grade = grade_cell(scope.scheme, person.grade)
        yield f"  {person.name} ({grade}): {'; '.join(_borders(scope, person))}"


def _borders(scope: Scope, person: AtBorder) -> Iterator[str]:
    for border in person.borders:
        yield border_reason(words_in("en"), scope.scheme, border)


async def _lock(context: Context, period: Period, result: OfficeResult | None) -> None:
    async with context.database.unit() as uow:
        office, now = context.office, context.clock.now()
        await uow.closings.begin(period, office.scheme, office.zone, result, None, now)
        await uow.commit()
        context.has_saved = True


async def finish(context: Context, period: Period) -> str:
    """Computes and writes what was begun; of several processes the first one writes it."""
    async with context.database.read() as uow:
        closing = await uow.closings.of(period)
        # It was begun by this command, or before it.
        assert closing is not None
        revisions = await first_revisions(uow, closing)
    async with context.database.unit() as uow:
        is_first = await uow.closings.finish(closing.id, revisions, context.clock.now())
        await uow.commit()
    if not is_first:
        return f"{period} was closed by another process meanwhile."
    scheme, grades = scheme_of(closing.scheme_text), Counter(each.grade for each in revisions)
    named = {each: grade_cell(scheme, each) if each else "no grade" for each in grades}
    told = ", ".join(f"{count} {named[grade]}" for grade, count in grades.most_common())
    return f"{period} is closed: {len(revisions)} results ({told}). The running service tells everybody."


def verify(period: PeriodArgument) -> None:
    """Recomputes every frozen result of a closed period from its frozen records; no digit may differ."""

    async def work(
        context: Context, uow: UnitOfWork
    ) -> tuple[Head, list[Revision], list[Finding], dict[int, str]]:
        wanted = parsed_period(period)
        heads = (await uow.closings.heads()).items()
        kept = [(key, each) for key, each in heads if each is not None and each.period == wanted.code]
        if not kept:
            fail(f"{wanted} is not closed.")
        closing_id, head = kept[0]
        revisions = await uow.closings.revisions(closing_id)
        found = list(findings(head, revisions))
        people = await uow.people.many({each.employee_id for each in found if each.employee_id is not None})
        return head, revisions, found, {key: person.nip for key, person in people.items()}

    head, revisions, found, nips = reading(work)
    people = len({each.employee_id for each in revisions})
    told = f"{counted(len(revisions), 'revision')} of {counted(people, 'person', 'people')}"
    typer.echo(f"{head.period}, {head.scheme}: {told} recomputed.")
    if not found:
        typer.echo(f"No digit differs. Digest {head.digest}")
        return
    list_lines([finding_line(each, nips) for each in found], typer.get_text_stream("stdout"), ">")
    raise typer.Exit(1)
