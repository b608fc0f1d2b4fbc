"""`python -m bot jobs`: the scheduled jobs, their next times, and running one by hand."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from bot.cli.base import Context, fail, office_with_links, reading, require_known_year, with_office
from bot.jobs import JOBS
from jobs.audit import PUBLISH_ROOT
from jobs.runner import AlreadyRun, Failed, Outcome, Ran, Runner, messages_in_words
from storage.base.heavy import Here
from storage.base.writer import Writer
from storage.tables import JobRun
from storage.uow import UnitOfWork

app = typer.Typer(help="Scheduled jobs: reminders, digests, clean-up.", no_args_is_help=True)

_WIDTH = max(len(job.name) for job in JOBS)
_EXAMPLE = "2026-11-20T16:00+07:00"


@app.command("list")
def list_jobs() -> None:
    """Lists the jobs: when each runs next in each zone, and its last run."""

    async def work(context: Context, uow: UnitOfWork) -> list[str]:
        zones, now = await uow.people.zones(), context.clock.now()
        return [
            _line(
                job.name,
                [f"{slot.text} ({slot.zone})" for slot in job.following(context.office, zones, now)],
                await uow.job_runs.last(job.name),
            )
            for job in JOBS
        ]

    for line in reading(work):
        typer.echo(line)


def _line(name: str, following: list[str], last: JobRun | None) -> str:
    runs_next = ", ".join(following) or "when there is a unit"
    ran = f"{last.slot}, {messages_in_words(last.messages)}" if last else "never"
    return f"{name:<{_WIDTH}} next: {runs_next}   last: {ran}"


@app.command()
def run(
    name: Annotated[str, typer.Argument(help="The job's name, as `jobs list` shows it.")],
    at: Annotated[str, typer.Option(help=f"As of which instant, such as {_EXAMPLE}; now without it.")] = "",
) -> None:
    """Runs the due slots of a job that have not run; prints the result."""
    if name not in {job.name for job in JOBS}:
        fail(f"There is no job {name!r}; the jobs are {', '.join(job.name for job in JOBS)}.")
    instant = instant_of(at) if at else None

    async def work(context: Context) -> tuple[datetime, list[Outcome]]:
        now = context.clock.now()
        as_of = instant or now
        if as_of > now:
            fail(f"{at} is still to come: a slot can be run once, and this would use it up.")
        # What goes to a channel needs its number, which only Telegram knows.
        office = await office_with_links(context) if name == PUBLISH_ROOT.name else context.office
        writer = Writer(context.database)
        # The serving process looks into the outbox every few seconds: it needs no wake-up from here.
        about = (office, context.clock.now, lambda: None, JOBS, Here(context.database))
        runner = Runner(context.database, writer, *about)
        try:
            return as_of, await runner.run(name, as_of)
        finally:
            await writer.close()

    as_of, outcomes = with_office(work)
    if not outcomes:
        typer.echo(f"No slot of {name} is due at {as_of.isoformat(timespec='minutes')}.")
    for outcome in outcomes:
        typer.echo(_sentence(outcome))
    if any(isinstance(outcome, Failed) for outcome in outcomes):
        raise typer.Exit(1)


def instant_of(text: str) -> datetime:
    """The instant of an option, or the end of the command with one sentence."""
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        fail(f"{text!r} is not an instant such as {_EXAMPLE}.")
    if instant.tzinfo is None:
        fail(f"{text!r} does not say in which zone; write it like {_EXAMPLE}.")
    require_known_year(instant)
    return instant


def _sentence(outcome: Outcome) -> str:
    match outcome:
        case Ran(_, slot, messages, _):
            return f"sent {messages_in_words(messages)} for slot {slot}"
        case AlreadyRun(_, slot):
            return f"slot {slot} was already run"
        case Failed(_, slot, _, error):
            return f"slot {slot} could not be run and nothing was changed: {error}"
