"""Evidence that the office's server keeps, and its links."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct
from sqlalchemy import ColumnElement, Select, and_, case, delete, func, literal, or_, select, true, update

from domain.cases import CaseState
from domain.kept_files import NotKept, Visit, next_try, token_of
from domain.tokens import token_hash
from storage.base.inserting import insert_new
from storage.base.repository import Repository
from storage.tables import Entry, Evidence, EvidenceLink, EvidenceVisit, KeptFile, Objection

_ONE_VISIT = timedelta(minutes=1)
"""What comes within this time is counted in one row, so that nobody fills the database."""


class FileToKeep(Struct, frozen=True):
    """A file of an entry that must still be fetched, or that has no link yet."""

    entry_id: int
    unique_id: str
    file_id: str
    sha256: str | None


class LinkedFile(Struct, frozen=True):
    """The link of a token, with its file."""

    link: EvidenceLink
    file: KeptFile
    name: str | None
    """The file name on the author's phone."""
    is_attached: bool
    """Whether the file is still evidence of an entry."""


class KeptFileRepository(Repository):
    """Kept files by Telegram's unique id, and links by entry and by token."""

    async def wanted(
        self, now: datetime, most: int, *, with_links: bool, since: date | None = None
    ) -> Sequence[FileToKeep]:
        """Files to fetch now, or fetched ones without a link; of reports since a date, where one is given."""
        is_due = or_(
            KeptFile.unique_id.is_(None),
            and_(KeptFile.sha256.is_(None), KeptFile.next_try_at <= now),
            KeptFile.not_kept.in_([NotKept.REMOVED, NotKept.EXPIRED]),
        )
        lacks_link = and_(KeptFile.sha256.is_not(None), EvidenceLink.id.is_(None))
        query = (
            select(Evidence.entry_id, Evidence.unique_id, Evidence.file_id, KeptFile.sha256)
            .outerjoin(KeptFile, KeptFile.unique_id == Evidence.unique_id)
            .outerjoin(
                EvidenceLink,
                and_(
                    EvidenceLink.entry_id == Evidence.entry_id, EvidenceLink.unique_id == Evidence.unique_id
                ),
            )
            .where(
                Evidence.file_id.is_not(None),
                Evidence.unique_id.is_not(None),
                or_(is_due, lacks_link) if with_links else is_due,
                true() if since is None else Evidence.unique_id.in_(_in_use(since)),
            )
            .order_by(Evidence.id)
            .limit(most)
        )
        return [
            FileToKeep(entry_id, unique_id, file_id, sha256)
            for entry_id, unique_id, file_id, sha256 in await self._session.execute(query)
            if unique_id is not None and file_id is not None
        ]

    async def kept(self, unique_id: str, sha256: str, size: int, now: datetime) -> None:
        """Notes that a file is there."""
        await self._begin(unique_id)
        values = {"sha256": sha256, "size": size, "kept_at": now, "next_try_at": None, "not_kept": None}
        await self._update(unique_id, values)

    async def unused(self, kept_before: datetime, most: int, since: date | None = None) -> Sequence[KeptFile]:
        """Files kept before a moment that are evidence of no entry any more, or of none since a date."""
        query = (
            select(KeptFile)
            .where(KeptFile.sha256.is_not(None), KeptFile.kept_at < kept_before, _is_unused(since))
            .limit(most)
        )
        return list(await self._session.scalars(query))

    async def remove(self, unique_id: str, sha256: str, since: date | None = None) -> bool:
        """Notes that an unused file is removed; returns whether no other file has its content."""
        is_old = KeptFile.unique_id.in_(_in_use(None))
        why = case((is_old, literal(NotKept.EXPIRED.value)), else_=literal(NotKept.REMOVED.value))
        statement = (
            update(KeptFile)
            .where(KeptFile.unique_id == unique_id, KeptFile.sha256 == sha256, _is_unused(since))
            .values(sha256=None, size=None, kept_at=None, not_kept=why)
            .returning(KeptFile.unique_id)
            .execution_options(synchronize_session=False)
        )
        if await self._session.scalar(statement) is None:
            return False
        others = select(func.count()).select_from(KeptFile).where(KeptFile.sha256 == sha256)
        return not await self._session.scalar(others)

    async def failed(self, unique_id: str, now: datetime, why: NotKept | None = None) -> NotKept | None:
        """Notes that a file could not be fetched; returns why it is given up, None if it is tried again."""
        await self._begin(unique_id)
        file = await self._session.get_one(KeptFile, unique_id, populate_existing=True)
        later = None if why else next_try(file.tries + 1, now)
        given_up = why or (NotKept.GONE if later is None else None)
        values = {"tries": file.tries + 1, "next_try_at": later, "not_kept": given_up}
        await self._update(unique_id, values)
        return given_up

    async def _begin(self, unique_id: str) -> None:
        await self._session.execute(insert_new(self._session, KeptFile, {"unique_id": unique_id, "tries": 0}))

    async def _update(self, unique_id: str, values: Mapping[str, object]) -> None:
        statement = update(KeptFile).where(KeptFile.unique_id == unique_id).values(**values)
        await self._session.execute(statement.execution_options(synchronize_session="fetch"))

    async def files(self, unique_ids: Collection[str]) -> dict[str, KeptFile]:
        """What is known of files."""
        query = select(KeptFile).where(KeptFile.unique_id.in_(unique_ids))
        return {file.unique_id: file for file in await self._session.scalars(query)}

    async def add_link(
        self, entry_id: int, unique_id: str, key: bytes, now: datetime, lifetime: timedelta
    ) -> EvidenceLink:
        """A new link to a kept file."""
        seed = secrets.token_hex(16)
        link = EvidenceLink(
            entry_id=entry_id,
            unique_id=unique_id,
            seed=seed,
            token_hash=token_hash(token_of(key, seed)),
            created_at=now,
            expires_at=now + lifetime,
        )
        self._session.add(link)
        await self._session.flush()
        return link

    async def links(self, entry_ids: Collection[int]) -> dict[tuple[int, str], EvidenceLink]:
        """The latest link to each file of entries, by entry and file."""
        query = select(EvidenceLink).where(EvidenceLink.entry_id.in_(entry_ids)).order_by(EvidenceLink.id)
        return {(each.entry_id, each.unique_id): each for each in await self._session.scalars(query)}

    async def link(self, link_id: int) -> EvidenceLink | None:
        """The link with this id."""
        return await self._session.get(EvidenceLink, link_id)

    async def by_token(self, token: str) -> LinkedFile | None:
        """What a token leads to; None when there is no such link."""
        query = (
            select(EvidenceLink, KeptFile, Entry.state, Evidence.id, Evidence.name)
            .join(KeptFile, KeptFile.unique_id == EvidenceLink.unique_id)
            .join(Entry, Entry.id == EvidenceLink.entry_id)
            .outerjoin(
                Evidence,
                and_(
                    Evidence.entry_id == EvidenceLink.entry_id, Evidence.unique_id == EvidenceLink.unique_id
                ),
            )
            .where(EvidenceLink.token_hash == token_hash(token))
            .limit(1)
        )
        row = (await self._session.execute(query)).first()
        if row is None:
            return None
        link, file, state, evidence_id, name = row
        return LinkedFile(link, file, name, evidence_id is not None and state != CaseState.WITHDRAWN)

    async def note_visit(self, link_id: int, outcome: Visit, now: datetime) -> None:
        """Notes that a link was opened or refused."""
        query = (
            select(EvidenceVisit)
            .where(
                EvidenceVisit.link_id == link_id,
                EvidenceVisit.outcome == outcome,
                EvidenceVisit.at > now - _ONE_VISIT,
            )
            .limit(1)
        )
        same = await self._session.scalar(query)
        if same is None:
            self._session.add(EvidenceVisit(link_id=link_id, at=now, outcome=outcome))
        else:
            same.times += 1
        await self._session.flush()

    async def visits(self, link: EvidenceLink, most: int) -> tuple[int, Sequence[EvidenceVisit]]:
        """How often a link and earlier ones to its file were opened; the last visits, the latest first."""
        of_file = select(EvidenceLink.id).where(
            EvidenceLink.entry_id == link.entry_id, EvidenceLink.unique_id == link.unique_id
        )
        is_of_file = EvidenceVisit.link_id.in_(of_file)
        opened = await self._session.scalar(
            select(func.sum(EvidenceVisit.times)).where(is_of_file, EvidenceVisit.outcome == Visit.OPENED)
        )
        query = (
            select(EvidenceVisit)
            .where(is_of_file)
            .order_by(EvidenceVisit.at.desc(), EvidenceVisit.id.desc())
            .limit(most)
        )
        return int(opened or 0), list(await self._session.scalars(query))

    async def forget_visits_before(self, moment: datetime) -> None:
        """Removes old visits."""
        await self._session.execute(delete(EvidenceVisit).where(EvidenceVisit.at < moment))


def _is_unused(since: date | None) -> ColumnElement[bool]:
    # A list that is made once; looking for each file in turn would read all evidence for each.
    return KeptFile.unique_id.not_in(_in_use(since))


def _in_use(since: date | None) -> Select[str | None]:
    """Files that are evidence; with a date, of reports since then and of people who object at the moment."""
    query = select(Evidence.unique_id).where(Evidence.unique_id.is_not(None))
    if since is None:
        return query
    objecting = select(Objection.employee_id).where(Objection.state.in_(["answer", "decision"]))
    is_needed = or_(Entry.date >= since, Entry.employee_id.in_(objecting))
    return query.join(Entry, Entry.id == Evidence.entry_id).where(is_needed)
