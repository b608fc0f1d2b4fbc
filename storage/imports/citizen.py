"""The citizen file: responses that were gathered elsewhere, on paper or in another survey."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.imports import CitizenRow, Line, Parsed
from domain.reasons import Reason
from domain.redaction import without_numbers
from domain.survey import Unsur
from storage.imports.journal import ColumnValues
from storage.imports.known import KnownNames
from storage.imports.plan import Addition, Plan, Withdrawal
from storage.imports.writing import Writer
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


async def plan_citizen(session: AsyncSession, parsed: Parsed[CitizenRow], known: KnownNames) -> Plan:
    """What a file of responses would change.

    Nobody knows who gave them, so equal rows are several responses, and one is never changed: of each there
    will be as many as the file has, or more. A withdrawn row takes away one that is left.
    """
    plan = Plan()
    wanted = plan.resolve(parsed.lines, lambda line: (line, _values(line, known)))
    present = await _present(session, [values for _, values in wanted])
    inserts: list[ColumnValues] = []
    deletes: list[int] = []
    # Rows that stay find theirs first.
    for line, values in sorted(wanted, key=lambda each: each[0].withdraw):
        ids = present[tuple(values[name] for name in _CONTENT)]
        told = {"service": line.row.service, "day": values["date"], "channel": line.row.channel}
        what = Reason("response-of-day", **told)
        if line.withdraw and ids:
            plan.withdrawn.append(Withdrawal(line.number, what))
            deletes.append(ids.pop())
        elif line.withdraw:
            plan.gone(line.number, what)
        elif ids:
            ids.pop()
            plan.unchanged += 1
        else:
            plan.added.append(Addition(line.number, what))
            inserts.append(values)
    inserts.sort(key=lambda values: tuple(str(values[name]) for name in _CONTENT))

    async def write(writer: Writer) -> None:
        await writer.delete(Response, "id", deletes)
        await writer.insert(Response, inserts)

    plan.steps.append(write)
    return plan


def _values(line: Line[CitizenRow], known: KnownNames) -> ColumnValues:
    row = line.row
    service = known.service(row.service)
    return {
        "service_id": service.id,
        # Of the moment no more is kept than its date: who else was there at the time might be told from it.
        "date": row.submitted_at.astimezone(known.terms.zone.info).date(),
        **{name: getattr(row, name) for name in _CONTENT[2:]},
        "comment": None if row.comment is None else without_numbers(row.comment),
    }


async def _present(session: AsyncSession, wanted: Sequence[ColumnValues]) -> Mapping[Content, list[int]]:
    """The ids of the responses of the same dates that came by file: those of the chat have a rater."""
    found: defaultdict[Content, list[int]] = defaultdict(list)
    if not wanted:
        return found
    days = [values["date"] for values in wanted]
    query = select(Response.id, *(getattr(Response, name) for name in _CONTENT)).where(
        Response.rater.is_(None), Response.date.between(min(days), max(days))
    )
    for key, *content in await session.execute(query):
        found[tuple(content)].append(key)
    return found
