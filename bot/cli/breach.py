"""`python -m bot breach`: prepares the notice of a breach of personal data, and sends it when asked."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from bot.cli.base import (
    Context,
    fail,
    failure_told,
    folder_of,
    moment_of,
    person_of_nip,
    unit_of_name,
    writing,
)
from bot.cli.listing import counted
from domain.notices import Recipient
from domain.periods import Span
from handlers.frame.screen import LONGEST_MESSAGE, length
from handlers.privacy.breach import BreachTold
from locales import words_in
from storage.base.disk import write_whole
from storage.records.breaches import Affected
from storage.uow import UnitOfWork

_MISSING = {
    "how": "[bagaimana terjadi]",
    "handling": "[penanganan dan pemulihan]",
    "contact": "[nama dan kontak pejabat PDP]",
}
"""What stands in a notice for a part that the office has still to write."""


class _Wish(Struct, frozen=True):
    """What the command was told."""

    start: datetime
    end: datetime
    parts: Mapping[str, str]
    """Parts of the notice, by their placeables."""
    person: str | None
    unit: str | None
    sends: bool


class _Found(Struct, frozen=True):
    """Who is affected, and how much of theirs there is."""

    affected: Sequence[Affected]
    counts: Mapping[str, int]
    """Rows by the name of their kind."""
    ratings: int
    tickets: int
    queued: int


def breach(
    since: Annotated[str, typer.Option(help="When it began: 2026-11-20T08:00:00+07:00.")],
    until: Annotated[str, typer.Option(help="When it ended, or was noticed.")],
    what: Annotated[str, typer.Option(help="Which data was exposed, in Indonesian.")],
    how: Annotated[str, typer.Option(help="How it happened.")] = _MISSING["how"],
    handling: Annotated[
        str, typer.Option(help="What was done about it, and how it is made good.")
    ] = _MISSING["handling"],
    contact: Annotated[str, typer.Option(help="Whom people ask.")] = _MISSING["contact"],
    person: Annotated[str | None, typer.Option(help="NIP of the only person affected.")] = None,
    unit: Annotated[
        str | None, typer.Option(help="Affected are people of this unit; else everybody.")
    ] = None,
    out: Annotated[Path, typer.Option(parser=folder_of, help="The folder for the files.")] = Path("breach"),
    *,
    send: Annotated[bool, typer.Option("--send", help="Also sends the notice to those affected.")] = False,
) -> None:
    """Writes the notice to those affected, their list, and figures for the agency; sends only with --send."""
    start, end = moment_of("--since", since), moment_of("--until", until)
    if end < start:
        fail("--until: it is before --since")
    if person and unit:
        fail("Give --person or --unit, not both")
    if not what.strip():
        fail("--what: it is empty")
    given = {"how": how, "handling": handling, "contact": contact}
    parts = {"what": what} | {name: said.strip() or _MISSING[name] for name, said in given.items()}
    found, text = writing(partial(_prepare, _Wish(start, end, parts, person, unit, send)))
    # First, and so also where the files cannot be written: the messages are on their way.
    typer.echo(f"{counted(found.queued, 'message')} queued." if send else "Nothing was sent; --send does.")
    with failure_told(out):
        _write(out, found.affected, text, _figures(found, text))
    unreached = sum(not each.is_reached for each in found.affected)
    people = counted(len(found.affected), "person", "people")
    typer.echo(f"{out}/notice.txt, people.csv and figures.txt written: {people} affected.")
    if unreached:
        typer.echo(f"{unreached} of them cannot be reached by the bot: write to them otherwise.")


async def _prepare(wish: _Wish, context: Context, uow: UnitOfWork) -> tuple[_Found, str]:
    """Finds who is affected and words the notice; queues it where that is wished."""
    office = context.office
    if wish.end > context.clock.now():
        fail("--until: it is still to come")
    span = Span(office.date_of(wish.start), office.date_of(wish.end))
    one = None if wish.person is None else (await person_of_nip(uow, wish.person, "--person")).id
    of_unit = None if wish.unit is None else (await unit_of_name(uow, wish.unit)).id
    text = words_in("id").plain(
        "breach-notice",
        office=office.name,
        since=wish.start.astimezone(office.zone),
        until=wish.end.astimezone(office.zone),
        zone=office.zone_name,
        **wish.parts,
    )
    affected = await uow.breaches.affected(span, employee_id=one, unit_id=of_unit)
    if wish.sends:
        _check_whole(wish.parts, text)
    queued = await _queue(context, uow, affected, text) if wish.sends else 0
    counts = await uow.breaches.counts(uow.breaches.people(span, employee_id=one, unit_id=of_unit))
    return _Found(affected, counts, *await uow.breaches.of_citizens(span), queued), text


def _check_whole(parts: Mapping[str, str], text: str) -> None:
    """Ends the command when a part of the notice is missing, or it is no message."""
    missing = next((said for name, said in _MISSING.items() if parts[name] == said), None)
    if missing is not None:
        fail(f"The notice is not whole: {missing}. Give --how, --handling and --contact.")
    if length(text) > LONGEST_MESSAGE:
        fail(f"The notice has more than {LONGEST_MESSAGE} characters: shorten it.")


async def _queue(context: Context, uow: UnitOfWork, affected: Sequence[Affected], text: str) -> int:
    """Adds the notice for everybody who can be reached; who was told the same before is not told again."""
    now, mark = context.clock.now(), hashlib.sha256(text.encode()).hexdigest()
    notice = BreachTold(text)
    reached = [each.employee_id for each in affected if each.is_reached]
    letters = [(notice, Recipient(employee_id=who), f"breach:{mark[:16]}:{who}") for who in reached]
    queued = await uow.outbox.add_many_once(letters, now)
    uow.audit.note("notify-breach", "employees", after={"people": queued, "text": mark})
    return queued


def _figures(found: _Found, text: str) -> str:
    """What the agency asks for."""
    words = words_in("id")
    lines = [text, "", words.plain("breach-people", count=len(found.affected))]
    for name, count in found.counts.items():
        if count:
            lines.append(words.plain("breach-kind", what=words.plain(f"kept-what-{name}"), count=count))
    lines.append(words.plain("breach-citizens", ratings=found.ratings, tickets=found.tickets))
    lines.append(words.plain("breach-deadline"))
    return "\n".join(lines)


def _write(out: Path, affected: Sequence[Affected], text: str, figures: str) -> None:
    out.mkdir(mode=0o700, parents=True, exist_ok=True)
    people = StringIO(newline="")
    rows = csv.writer(people)
    rows.writerow(["nip", "name", "unit", "reached_by_bot"])
    rows.writerows(
        [each.nip, each.name, each.unit or "", "yes" if each.is_reached else "no"] for each in affected
    )
    for name, content in (
        ("notice.txt", f"{text}\n"),
        ("figures.txt", f"{figures}\n"),
        ("people.csv", people.getvalue()),
    ):
        write_whole(out / name, content.encode())
