"""The reminder of waiting reviews in words."""

from __future__ import annotations

from domain.notices import ReviewReminder
from domain.office import Office
from handlers.frame.callbacks import CommandTap
from handlers.frame.screen import Button, Screen
from locales import Words
from storage.uow import UnitOfWork


async def review_reminder(
    uow: UnitOfWork, notice: ReviewReminder, words: Words, office: Office
) -> Screen | None:
    """How much waits now and since when, with a button that shows it; None when nothing waits any more."""
    waiting = await uow.entries.waiting_for(notice.employee_id)
    if not waiting:
        return None
    oldest, _author = waiting[0]
    text = words("remind-review", count=len(waiting), since=oldest.revised_at.astimezone(office.zone))
    button = Button(words.plain("remind-review-button"), CommandTap("tinjau"), style="primary")
    return Screen(text, [[button]])
