"""`python -m bot objection`: the objections against results, and one of them as it was at a moment."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Annotated

import typer

from bot.cli.base import Context, fail, number_of, reading
from bot.cli.jobs import instant_of
from bot.cli.listing import list_table
from domain.objections.life import Event, ObjectionLife, what_text
from storage.records.objections import Objected
from storage.uow import UnitOfWork

app = typer.Typer(help="Objections against closed results (keberatan).", no_args_is_help=True)

Number = Annotated[
    int, typer.Argument(parser=number_of, metavar="NUMBER", help="Its number, as `objection list` shows it.")
]
AtOption = Annotated[
    str, typer.Option("--at", help="As it was at an instant such as 2027-01-11T08:00+07:00; now when empty.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON: every event with all that it holds.")]


@app.command("list")
def list_objections() -> None:
    """Lists all objections with person, period, state and due dates."""

    async def work(_context: Context, uow: UnitOfWork) -> list[tuple[str, ...]]:
        return [await _cells(uow, each) for each in await uow.objections.all()]

    head = ("no", "nip", "period", "state", "answer due", "decision due", "name")
    list_table(head, reading(work), "There is no objection.", right=(0,))


async def _cells(uow: UnitOfWork, objected: Objected) -> tuple[str, ...]:
    person, filed = await uow.people.get(objected.employee_id), objected.life.filed
    dues = filed.answer_due.isoformat(), filed.decide_due.isoformat()
    return str(objected.id), person.nip, objected.period.code, objected.life.state, *dues, person.name


@app.command()
def show(number: Number, at: AtOption = "", as_document: AsJson = False) -> None:
    """Shows an objection, its events and whether any was changed; status 1 when one was."""

    async def work(context: Context, uow: UnitOfWork) -> tuple[Objected, ObjectionLife, dict[int, str]]:
        objected = await uow.objections.get(number)
        if objected is None:
            fail(f"There is no objection of the number {number}; `objection list` shows them.")
        life = objected.life.as_of(instant_of(at) if at else context.clock.now())
        if life is None:
            fail(f"Objection {number} was filed later, at {objected.life.filed_at.isoformat()}.")
        known = {each.by for each in life.events if each.by is not None} | {*life.deciders}
        known |= {objected.employee_id, *([life.filed.assessor] if life.filed.assessor else [])}
        people = await uow.people.many(known)
        return objected, life, {key: f"{each.name} ({each.nip})" for key, each in people.items()}

    objected, life, names = reading(work)
    if as_document:
        typer.echo(json.dumps(_document(objected, life), ensure_ascii=False, indent=1))
    else:
        typer.echo("\n".join(_lines(objected, life, names)))
    if not objected.is_whole:
        fail("An event was changed after it was written: the digests do not match.")


def _document(objected: Objected, life: ObjectionLife) -> Mapping[str, object]:
    return {
        "objection": objected.id,
        "period": objected.period.code,
        "state": life.state,
        "deciders": life.deciders,
        "events": [
            {
                "number": each.number,
                "at": each.at.isoformat(),
                "by": each.by,
                **json.loads(what_text(each.what)),
                "digest": digest,
            }
            for each, digest in zip(life.events, objected.digests, strict=False)
        ],
    }


def _lines(objected: Objected, life: ObjectionLife, names: Mapping[int, str]) -> Iterator[str]:
    filed = life.filed
    yield f"Objection {objected.id} of {names[life.author]} to {objected.period}, revision {filed.revision}"
    yield f"State: {life.state}"
    yield f"Told {filed.told_on}; dates are of {filed.zone}"
    yield f"Answer due {filed.answer_due}; decision due {filed.decide_due}"
    yield f"Assessor: {names[filed.assessor] if filed.assessor else '–'}"
    yield f"Decides: {', '.join(names[each] for each in life.deciders) or '–'}"
    yield f"Components: {', '.join(filed.components) or '–'}; records: {len(filed.evidence.named)}"
    for event in life.events:
        yield f"{event.number:3}  {event.at.isoformat(timespec='seconds')}  {_what(event, names)}"


def _what(event: Event, names: Mapping[int, str]) -> str:
    by = names.get(event.by, "?") if event.by is not None else "the clock or an administrator"
    return f"{event.what.kind}, by {by}"
