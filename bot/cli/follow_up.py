"""`python -m bot period follow-up`: what was recommended and decided after a closing, and what waits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.base import Context, PeriodArgument, fail, parsed_period, reading
from bot.cli.results import require_closed, written_to
from domain.follow_up import Decision, Done
from handlers.follow_up.everybody import Everybody, everybody
from handlers.follow_up.export import workbook
from locales import words_in
from storage.uow import UnitOfWork

FollowUpFile = Annotated[
    Path | None, typer.Option("--out", help="XLSX file to write: each proposal, and the period before.")
]


def follow_up(period: PeriodArgument, out: FollowUpFile = None) -> None:
    """Counts what was recommended and decided after a closing; writes it as a workbook."""
    if out is not None and out.suffix.lower() != ".xlsx":
        fail("--out: the name has to end with .xlsx.")

    async def work(context: Context, uow: UnitOfWork) -> tuple[Everybody, bytes | None]:
        wanted = parsed_period(period)
        await require_closed(uow, wanted)
        closed = next(each for each in await uow.follow_ups.finished() if each.period == wanted)
        now = context.clock.now()
        found = await everybody(uow, closed, context.office.date_of(now))
        if not found.members:
            fail(f"The follow-up of {wanted} is not made yet; the running service does it in five minutes.")
        if out is None:
            return found, None
        words = words_in(context.office.default_language)
        return found, workbook(words, context.office, closed, found.members, found.names, now)

    found, content = reading(work)
    for line in _lines(found):
        typer.echo(line)
    if out is not None and content is not None:
        written_to(out, content)


def _lines(found: Everybody) -> Iterator[str]:
    tally = found.tally
    people = f"{tally.complete} of {tally.people} people in service who have a supervisor"
    yield f"{found.closed.period}: complete for {people}"
    yield f"recommendations written: {tally.recommended}"
    said = [f"{each}: {tally.decisions[each]}" for each in Decision]
    yield f"proposals: {', '.join(said)}, undecided: {tally.undecided}"
    answers = [f"{each.replace('_', ' ')}: {tally.answers[each]}" for each in Done]
    yield f"period before: {', '.join(answers)}, unanswered: {tally.unanswered}"
    for _, name, left, count in found.waiting():
        yield f"  {name}: something is left for {left} of {count} people"
