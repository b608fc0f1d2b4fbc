"""`python -m bot score`: where one person's score comes from."""

from __future__ import annotations

import re
from html import unescape
from typing import Annotated

import typer

from bot.cli.base import Context, PeriodArgument, fail, reading
from bot.cli.period import AsOfOption, SchemeOption, scope_of
from domain.errors import Invalid
from domain.people import Nip
from handlers.kit.breakdown import breakdown
from handlers.kit.score_sums import sum_lines
from handlers.kit.score_views import ScoreView, Stage, load_frozen_score
from handlers.scores.records import record_lines
from locales import words_in
from locales.scores import component_title
from storage.uow import UnitOfWork

app = typer.Typer(help="Where a score comes from.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """Where a score comes from."""


@app.command()
def explain(
    nip: Annotated[str, typer.Argument(help="The person's NIP; spaces do not matter.")],
    period: PeriodArgument,
    scheme: SchemeOption = "",
    as_of: AsOfOption = "",
) -> None:
    """Explains a person's score: each component down to its records; of a closed period the frozen one."""

    async def work(context: Context, uow: UnitOfWork) -> ScoreView:
        scope = scope_of(context, period, scheme, as_of)
        person = await uow.people.by_nip(_parse(nip))
        if person is None:
            fail(f"Nobody on the roster has the NIP {nip}.")
        is_own = not scheme and not as_of
        frozen = await uow.closings.latest(scope.period, person.id) if is_own else None
        if frozen is not None:
            return await load_frozen_score(uow, frozen, context.clock.now())
        records = await uow.scoring.records(scope, person.id)
        if records is None:
            fail(f"{person.name} was not in service in {scope.period} up to {scope.as_of.day}.")
        records = records.grouped_by_week()
        is_over = scope.as_of.instant >= scope.ends_at
        stage = Stage.RECORDS if is_over else Stage.RUNNING
        return ScoreView(records, await uow.scoring.scorecard(records), stage)

    view = reading(work)
    records, scorecard = view.records, view.scorecard
    words = words_in("en")
    typer.echo(f"{scorecard.person.name}, NIP {scorecard.person.nip.pretty}")
    typer.echo(_plain(breakdown(words, view)))
    for component in scorecard.card.components:
        typer.echo("")
        typer.echo(f"{component_title(words, records.scope.scheme, component.id)} ({component.source})")
        blocks = [*sum_lines(words, records, component), *record_lines(words, records, component.source)]
        for line in "\n".join(blocks).splitlines():
            typer.echo(f"  {_plain(line)}")


def _parse(nip: str) -> str:
    try:
        return Nip.parse(nip).digits
    except Invalid as refusal:
        fail(words_in("en").plain(refusal.key, **refusal.params))


def _plain(html: str) -> str:
    """A sentence of the chat without its formatting."""
    return unescape(re.sub(r"</?[a-z]+>", "", html))
