"""The citizen file: responses that were gathered elsewhere, on paper or in another survey."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.imports import CitizenRow, Line, Parsed
from domain.redaction import without_numbers
from domain.survey import Unsur
from storage.imports.known import Known
from storage.imports.plan import Addition, Plan
from storage.imports.writing import Values, Writer
from storage.tables import Response

_CONTENT = (
    "service_id",
    "date",
    "channel",
    "quick",
    *(unsur.value for unsur in Unsur),
    "comment",
    "kind",
)
Content = tuple[object, ...]


async def plan_citizen(session: AsyncSession, parsed: Parsed[CitizenRow], known: Known) -> Plan:
    """What a file of responses would change.

    Nobody knows who gave them, so equal rows are several responses, and one is never changed, only added:
    of each response there will be as many as the file has, or more.
    """
    plan = Plan()
    wanted = plan.resolve(parsed.lines, lambda line: (line, _values(line, known)))
    present = await _present(session, [values for _, values in wanted])
    inserts: list[Values] = []
    for line, values in wanted:
        content = tuple(values[name] for name in _CONTENT)
        if present[content]:
            present[content] -= 1
            plan.unchanged += 1
        else:
            what = f"{line.row.service} {values['date']} by {line.row.channel}"
            plan.added.append(Addition(line.number, what))
            inserts.append(values)
    inserts.sort(key=lambda values: tuple(str(values[name]) for name in _CONTENT))

    async def write(writer: Writer) -> None:
        await writer.insert(Response, inserts)

    plan.steps.append(write)
    return plan


def _values(line: Line[CitizenRow], known: Known) -> Values:
    row = line.row
    service = known.service(row.service)
    return {
        "service_id": service.id,
        # Of the moment no more is kept than its date: who else was there at the time might be told from it.
        "date": row.submitted_at.astimezone(known.terms.zone.info).date(),
        **{name: getattr(row, name) for name in _CONTENT[2:]},
        "comment": None if row.comment is None else without_numbers(row.comment),
    }


async def _present(session: AsyncSession, wanted: Sequence[Values]) -> Counter[Content]:
    """The responses of the same dates that came by file: those of the chat have a rater."""
    if not wanted:
        return Counter()
    days = [values["date"] for values in wanted]
    query = select(*(getattr(Response, name) for name in _CONTENT)).where(
        Response.rater.is_(None), Response.date.between(min(days), max(days))
    )
    return Counter(tuple(row) for row in await session.execute(query))
