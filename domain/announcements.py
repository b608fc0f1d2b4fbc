"""Announcements: what an administrator may say to many, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from domain.answers.sentences import clean_lines
from domain.drafts import Draft
from domain.errors import Invalid
from domain.notices import Notice, Priority

LONGEST = 4096
"""Of a message, as Telegram counts: in UTF-16 units."""


class Audience(StrEnum):
    """To whom."""

    ALL = "all"
    UNIT = "unit"


class AnnouncementDraft(Draft):
    """What an administrator has said so far: to whom, and what."""

    audience: Audience | None = None
    unit_id: int | None = None
    sought: str = ""
    """The part of a name by which the unit is looked for."""
    text: str | None = None


@dataclass(frozen=True)
class Announced(Notice):
    """To everybody whom an announcement is for."""

    kind: ClassVar[str] = "announcement"
    priority: ClassVar[Priority] = Priority.LAST
    announcement_id: int


@dataclass(frozen=True)
class AnnouncementProgress(Notice):
    """To its author: how far it has come; the message that tells it stands for itself."""

    kind: ClassVar[str] = "announcement_progress"
    announcement_id: int


@dataclass(frozen=True)
class Reach:
    """How many people an announcement would reach, and why not the others."""

    reachable: int
    blocked: int
    not_joined: int


@dataclass(frozen=True)
class Progress:
    """How many people have been told, and are still to be told."""

    sent: int
    left: int


def parse_announcement(text: str) -> str:
    """The text with its lines, as everybody will read it; raises Invalid when it is empty or too long."""
    said = clean_lines(text)
    if not any(char.isalnum() for char in said):
        raise Invalid("announce-short")
    units = len(said.encode("utf-16-le")) // 2
    if units > LONGEST:
        raise Invalid("announce-long", most=LONGEST, length=units)
    return said
