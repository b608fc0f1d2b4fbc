"""Announcements: the command, the confirmation, the message itself, and its progress."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from domain.announcements import Announced, AnnouncementDraft, AnnouncementProgress, parse_announcement
from domain.audit.rows import digest
from domain.errors import AlreadyHandled, Invalid
from handlers.announcements.callbacks import (
    AnnouncementMissedTap,
    AnnouncementTap,
    AnnouncementWishTap,
    Wish,
)
from handlers.announcements.screens import announced_screen, missed_screen, progress_screen
from handlers.announcements.talk import ANNOUNCEMENT, unit_name
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap, Telling
from handlers.frame.screen import Screen, StickyScreen
from handlers.frame.turn import Document, Turn
from handlers.kit.drafts import begin_afresh
from storage.tables import Announcement
from storage.uow import UnitOfWork

_BETWEEN_LOOKS = timedelta(seconds=10)
"""So often the message of its author is brought up to date."""
_REMEMBERED = timedelta(days=60)
"""After this time the outbox forgets the recipients."""


async def begin(turn: Turn, argument: str = "") -> None:
    """Begins an announcement, perhaps with its text; one that is under way is shown first."""
    running = await turn.uow.announcements.running()
    if running is not None:
        if (await turn.uow.announcements.progress(running)).left:
            turn.say(await _progress(turn, running))
            if not argument:
                return
        else:
            await turn.uow.announcements.finish(running, turn.now)
    draft = AnnouncementDraft()
    if argument:
        draft = draft.answer("text", text=parse_announcement(argument))
    await begin_afresh(turn, ANNOUNCEMENT, draft, "pengumuman")


async def act(turn: Turn, tap: AnnouncementWishTap) -> None:
    """Sends, drops or stops one."""
    announcement = await _of(turn, tap.announcement_id)
    if tap.wish is Wish.STOP:
        await _stop(turn, announcement)
        return
    if announcement.chat_id != turn.chat_id:
        raise Invalid("button-outdated")
    turn.refresh = partial(show, tap=AnnouncementTap(announcement.id))
    if announcement.begun_at is not None:
        raise AlreadyHandled("announce-already")
    if tap.wish is Wish.DROP:
        await turn.uow.announcements.drop(announcement)
        turn.edit(Screen(turn.words("announce-dropped")))
        return
    await _send(turn, announcement)


async def _send(turn: Turn, announcement: Announcement) -> None:
    announcements, today = turn.uow.announcements, turn.today
    if await announcements.running() is not None:
        raise Invalid("announce-another-runs")
    count = await announcements.begin(announcement, turn.tapped_message_id, turn.now, today)
    if not count:
        raise Invalid("announce-nobody")
    about = {"people": count, "unit": announcement.unit_id, "text": digest(announcement.text)}
    turn.uow.audit.note("announce", f"announcements/{announcement.id}", after=about)
    await _look_again(turn.uow, announcement, turn)
    turn.edit(await _progress(turn, announcement))


async def _stop(turn: Turn, announcement: Announcement) -> None:
    turn.refresh = partial(show, tap=AnnouncementTap(announcement.id))
    if announcement.running is None or announcement.stopped_at is not None:
        raise AlreadyHandled("announce-over")
    await turn.uow.announcements.stop(announcement, turn.now)
    turn.uow.audit.note("stop-announcement", f"announcements/{announcement.id}")
    turn.edit(await _progress(turn, announcement))


async def show(turn: Turn, tap: AnnouncementTap) -> None:
    """How far it has come by now."""
    turn.edit(await _progress(turn, await _of(turn, tap.announcement_id)))


async def listed(turn: Turn, tap: AnnouncementMissedTap) -> None:
    """The people it did not reach, as a workbook."""
    announcement, today = await _of(turn, tap.announcement_id), turn.received_on
    missed, words, now = await turn.uow.announcements.missed(announcement, today), turn.words, turn.received

    async def note(uow: UnitOfWork) -> Callable[[], Screen]:
        return partial(missed_screen, words, missed, now)

    turn.answers.append(Document(note))


async def _of(turn: Turn, announcement_id: int) -> Announcement:
    found = await turn.uow.announcements.get(announcement_id)
    is_forgotten = found is not None and turn.received - found.written_at > _REMEMBERED
    if found is None or is_forgotten:
        raise Invalid("button-outdated")
    return found


async def _progress(turn: Turn | Telling, announcement: Announcement) -> Screen:
    today = turn.office.date_of(turn.now)
    progress = await turn.uow.announcements.progress(announcement)
    missed = await turn.uow.announcements.missed(announcement, today)
    name = await unit_name(turn, announcement.unit_id)
    return progress_screen(turn.words, announcement, name, progress, missed)


async def _look_again(uow: UnitOfWork, announcement: Announcement, now: Turn | Telling) -> None:
    recipient = await uow.people.recipient(announcement.chat_id, announcement.language)
    notice = AnnouncementProgress(announcement.id)
    uow.outbox.add(notice, recipient, now.now, not_before=now.now + _BETWEEN_LOOKS)


async def told(telling: Telling, notice: Announced) -> Screen | None:
    """What everybody reads; nothing once it was stopped."""
    found = await telling.uow.announcements.get(notice.announcement_id)
    return None if found is None or found.stopped_at is not None else announced_screen(found)


async def watched(telling: Telling, notice: AnnouncementProgress) -> StickyScreen | None:
    """The progress, edited in one message, with a new one at the end; None for others than administrators."""
    announcement = await telling.uow.announcements.get(notice.announcement_id)
    if announcement is None or announcement.running is None:
        return None
    if not await telling.may(Action.ANNOUNCE):
        return None
    left = (await telling.uow.announcements.progress(announcement)).left

    async def note(uow: UnitOfWork, message_id: int) -> None:
        again = await uow.announcements.get(notice.announcement_id)
        if again is None:
            return
        again.message_id = message_id
        if left:
            await _look_again(uow, again, telling)
        else:
            await uow.announcements.finish(again, telling.now)

    async def still_holds(uow: UnitOfWork) -> bool:
        again = await uow.announcements.get(notice.announcement_id)
        return again is not None and again.running is True

    screen = await _progress(telling, announcement)
    return StickyScreen(
        screen,
        announcement.message_id,
        moves=not left,
        note=note,
        still_holds=still_holds,
        farewell=Screen(telling.words("announce-moved")),
    )


ROOM = Room(
    commands=[Command("pengumuman", Action.ANNOUNCE, begin, begin, aliases=("announce",), in_hub=True)],
    taps=[
        Tap(AnnouncementWishTap, Action.ANNOUNCE, act),
        Tap(AnnouncementTap, Action.ANNOUNCE, show, reads=True),
        Tap(AnnouncementMissedTap, Action.ANNOUNCE, listed, reads=True),
    ],
    flows=[ANNOUNCEMENT],
    notices={Announced: told, AnnouncementProgress: watched},
)
