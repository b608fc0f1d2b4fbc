"""Which service a citizen has in front of them, so that what they write finds its response."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import Struct
from sqlalchemy import ColumnElement, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.base.inserting import new_row
from storage.records.responses import ResponseRepository
from storage.tables import RatingScreen


class Shown(Struct, frozen=True):
    """The screen that a citizen has in front of them."""

    rater: str
    service_id: int
    is_visit: bool
    comment: str | None
    """What was written there before a face was tapped."""


# Built once: they run for each rating of a crowd.
_WRITTEN = select(RatingScreen.comment, RatingScreen.photo).where(RatingScreen.rater == bindparam("rater"))
_CLOSE = (
    update(RatingScreen)
    .where(RatingScreen.shown.in_(bindparam("keys", expanding=True)))
    .values(shown=None)
    .returning(RatingScreen.rater)
    .execution_options(synchronize_session=False)
)


_SHOWN = (
    select(RatingScreen.rater, RatingScreen.service_id, RatingScreen.is_visit, RatingScreen.comment)
    .where(RatingScreen.shown.in_(bindparam("keys", expanding=True)))
    .limit(1)
)


class RatingScreenRepository:
    """Screens by keyed hashes: of the rater, and of the person and the quarter of an hour (`keys`)."""

    def __init__(self, session: AsyncSession, responses: ResponseRepository) -> None:
        self._session = session
        self._responses = responses

    async def show(
        self, keys: tuple[str, str], rater: str, service_id: int, *, is_visit: bool = False
    ) -> None:
        """Notes that a person sees a screen now, and no other one any more."""
        await self.close(keys)
        new = {"rater": rater, "service_id": service_id, "is_visit": is_visit, "shown": keys[0]}
        added = await self._session.scalar(new_row(self._session, RatingScreen, "rater"), new)
        if added is None:
            await self._change(RatingScreen.rater == rater, shown=keys[0])

    async def shown(self, keys: Collection[str]) -> Shown | None:
        """The screen that a person has in front of them."""
        found = (await self._session.execute(_SHOWN, {"keys": keys})).one_or_none()
        return None if found is None else Shown(*found)

    async def keep(self, rater: str, values: Mapping[str, str | bytes]) -> None:
        """Keeps the comment or the photo that came before a face was tapped."""
        await self._change(RatingScreen.rater == rater, **values)

    async def take(self, rater: str) -> tuple[str | None, bytes | None]:
        """Takes the comment and the photo that came before a face was tapped: the response holds them now."""
        found = (await self._session.execute(_WRITTEN, {"rater": rater})).one_or_none()
        comment, photo = found or (None, None)
        if comment is not None or photo is not None:
            await self._change(RatingScreen.rater == rater, comment=None, photo=None)
        return comment, photo

    async def close(self, keys: Collection[str]) -> bool:
        """What a person writes next belongs to no screen; returns whether there was one."""
        self._responses.rated = True
        closed = await self._session.scalars(_CLOSE, {"keys": list(keys)})
        return bool(closed.all())

    async def forget(self) -> None:
        """Drops all screens."""
        await self._session.execute(delete(RatingScreen), execution_options={"synchronize_session": False})

    async def _change(self, which: ColumnElement[bool], **values: str | bytes | None) -> None:
        self._responses.rated = True
        await self._session.execute(
            update(RatingScreen).where(which).values(**values).execution_options(synchronize_session=False)
        )
