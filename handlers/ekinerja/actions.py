"""The current content of the sheet for e-Kinerja, and the changes of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from msgspec import Struct

from domain.cases import CaseState
from domain.ekinerja import Lack
from domain.ekinerja_sheet import (
    OFFERED,
    Added,
    Change,
    Row,
    RowState,
    SheetSpan,
    Work,
    changes,
    missing,
    row_of,
    state_of,
)
from domain.kept_files import token_of
from domain.office import Office
from domain.periods import Span
from domain.tokens import token_hash
from storage.records.ekinerja import added_of
from storage.tables import EkinerjaRow, Entry, Evidence, EvidenceLink, Target
from storage.uow import UnitOfWork


class Line(Struct, frozen=True):
    """An entry on its way into e-Kinerja."""

    entry: Entry
    work: Work
    added: Added
    kept: EkinerjaRow | None
    row: Row | None
    """None while something is missing."""

    @property
    def lacks(self) -> Sequence[Lack]:
        """What is missing."""
        return missing(self.work, self.added)

    @property
    def state(self) -> RowState:
        """What has become of it."""
        return state_of(CaseState(self.entry.state), self.row, self.kept.moved if self.kept else None)

    @property
    def changes(self) -> list[Change]:
        """What is different from what was transferred."""
        if self.kept is None or self.kept.moved is None or self.row is None:
            return []
        return changes(self.kept.moved, self.row)


async def lines(uow: UnitOfWork, office: Office, employee_id: int, span: Span, now: datetime) -> list[Line]:
    """The rows of a span as of now (UTC), complete or not, in the order of the work."""
    found = await uow.ekinerja.entries(employee_id, span)
    entries = [entry for entry, _ in found]
    proof = await uow.history.evidence(entries)
    targets = await uow.ekinerja.targets(entries)
    links = await live_links(uow, office, entries, now)
    return [_line(entry, kept, targets, _link(entry.id, proof[entry.id], links)) for entry, kept in found]


async def line_of(uow: UnitOfWork, office: Office, entry: Entry, now: datetime) -> Line:
    """One row as of now (UTC)."""
    proof = await uow.entries.evidence(entry.id)
    targets = await uow.ekinerja.targets([entry])
    links = await live_links(uow, office, [entry], now)
    return _line(entry, await uow.ekinerja.get(entry.id), targets, _link(entry.id, proof, links))


def _line(entry: Entry, kept: EkinerjaRow | None, targets: dict[int, Target], link: str | None) -> Line:
    target = None if entry.target_id is None else targets[entry.target_id]
    work = Work(
        date=entry.date,
        activity=entry.activity,
        plan=None if target is None else target.rencana_aksi,
        started=entry.started,
        ended=entry.ended,
        minutes=entry.minutes,
        volume=entry.volume,
        measure=entry.measure or (None if target is None else target.measure),
    )
    added = added_of(kept)
    return Line(entry, work, added, kept, row_of(work, added, link))


async def live_links(
    uow: UnitOfWork, office: Office, entries: Sequence[Entry], now: datetime
) -> dict[tuple[int, str], str]:
    """The links to kept files that can be opened now (UTC), by entry and file."""
    if not office.links_evidence:
        return {}
    found = await uow.kept_files.links([entry.id for entry in entries])
    urls = {place: url_of(office, link, now) for place, link in found.items()}
    return {place: url for place, url in urls.items() if url is not None}


def url_of(office: Office, link: EvidenceLink, now: datetime) -> str | None:
    """A link that can be opened now; None for one that is over, or of a former RATER_KEY."""
    is_ours = token_hash(token_of(office.rater_key, link.seed)) == link.token_hash
    is_live = link.revoked_at is None and now < link.expires_at
    return office.evidence_link(link.seed) if is_ours and is_live else None


def _link(entry_id: int, proof: Sequence[Evidence], links: dict[tuple[int, str], str]) -> str | None:
    """The link that fills Bukti Dukung: the first that the author gave, else that of the first kept file."""
    own = (each.url for each in proof if each.url is not None)
    kept = (links.get((entry_id, each.unique_id)) for each in proof if each.unique_id is not None)
    return next((url for url in (*own, *kept) if url is not None), None)


def alike(found: Sequence[Line], entry: Entry) -> list[Line]:
    """The other rows that lack their plan, and are for the same target as an entry, or like it for none."""
    return [
        each
        for each in found
        if each.state is RowState.LACKING
        and Lack.PLAN in each.lacks
        and each.entry.target_id == entry.target_id
        and each.entry.id != entry.id
    ]


async def plans_offered(uow: UnitOfWork, entry: Entry, most: int) -> list[str]:
    """Action plans that the author of an entry may mean, the likeliest first."""
    said = await uow.ekinerja.plans_said(entry.employee_id, entry.target_id, most)
    agreed = [each.rencana_aksi for each in await uow.targets.on(entry.employee_id, entry.date)]
    return list(dict.fromkeys(plan for plan in (*said, *agreed) if plan))[:most]


async def offer(uow: UnitOfWork, offered: Sequence[Line], now: datetime, *, on_sheet: bool) -> int:
    """Notes what is about to be transferred, from a sheet or a screen; returns the stamp of the offer."""
    cells = {each.entry.id: each.row.cells for each in offered if each.row is not None}
    made = int(now.timestamp())
    await uow.ekinerja.offer(cells, datetime.fromtimestamp(made, UTC), on_sheet=on_sheet)
    return made


class Moved(Struct, frozen=True):
    """What came of marking a sheet."""

    count: int
    left_out: int
    """Rows that stand on a later sheet or screen with other cells."""


async def mark(uow: UnitOfWork, person_id: int, span: SheetSpan, made: int, now: datetime) -> Moved:
    """Notes that the rows of a sheet were transferred, as they stood on it; `made` is its stamp."""
    rows = await uow.ekinerja.offered(person_id, span.days)
    of_sheet = [row for row in rows if row.offered_at == datetime.fromtimestamp(made, UTC)]
    await uow.ekinerja.mark(of_sheet, person_id, now)
    later = [row for row in rows if row not in of_sheet and row.moved != row.offered]
    return Moved(len(of_sheet), len(later))


def open_rows(found: Sequence[Line]) -> list[Line]:
    """The rows that are still to be transferred, or once more."""
    return [each for each in found if each.state in OFFERED]


def complete_rows(found: Sequence[Line]) -> list[Line]:
    """All rows that could stand on a sheet."""
    return [each for each in found if each.state in OFFERED or each.state is RowState.MOVED]


def first_incomplete(found: Sequence[Line]) -> Line | None:
    """The first row that lacks something."""
    return next((each for each in found if each.state is RowState.LACKING), None)


async def mark_row(uow: UnitOfWork, entry: Entry, by: int, made: int, now: datetime) -> bool:
    """Notes that a row was transferred as it was shown; False when it was offered with other cells since."""
    kept = await uow.ekinerja.get(entry.id)
    if kept is None or kept.offered_at != datetime.fromtimestamp(made, UTC):
        return False
    await uow.ekinerja.mark([kept], by, now)
    return True
