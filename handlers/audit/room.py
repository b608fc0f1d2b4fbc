"""The root of the log in words: to administrators, and into the office's public channel."""

from __future__ import annotations

from domain.notices import RootPublished
from handlers.frame.room import Room, Telling
from handlers.frame.screen import Screen


async def root_published(told: Telling, notice: RootPublished) -> Screen:
    """The root, to be kept by who reads it; without a sound."""
    return Screen(
        told.words(
            "audit-root-published",
            office=told.office.name,
            day=told.words.day(notice.day),
            root=f"{notice.size} {notice.root}",
        ),
        is_silent=True,
    )


ROOM = Room(notices={RootPublished: root_published})
