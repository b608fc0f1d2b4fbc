"""Announcements: the rules of their text, and their progress."""

from __future__ import annotations

import re
from enum import StrEnum

from msgspec import Struct

from domain.answers.folding import fold
from domain.answers.sentences import SHORTEST_WORD, clean_lines, unsoftened
from domain.drafts import Draft
from domain.errors import Invalid
from domain.notices import Notice, Priority
from domain.patterns import late_pattern

LONGEST = 4096
"""Of a message, as Telegram counts: in UTF-16 units."""


class Audience(StrEnum):
    """The recipients."""

    ALL = "all"
    UNIT = "unit"


class AnnouncementDraft(Draft):
    """The administrator's answers so far: audience and text."""

    audience: Audience | None = None
    unit_id: int | None = None
    text: str | None = None


class Announced(Notice, kind="announcement", priority=Priority.LAST):
    """The announcement itself, to everybody in its audience."""

    announcement_id: int


class AnnouncementProgress(Notice, kind="announcement_progress"):
    """To its author: its progress, in one sticky message."""

    announcement_id: int


class Reach(Struct, frozen=True):
    """How many people an announcement would reach, and why not the others."""

    reachable: int
    blocked: int
    not_joined: int


class Progress(Struct, frozen=True):
    """How many people have been told, and are still to be told."""

    sent: int
    left: int


_EVERYBODY = late_pattern(
    r"(?:untuk\s|utk\s|kepada\s|to\s)?(?:semua(?:nya)?|seluruh(?:nya)?|all|everyone|everybody)"
    r"(?:\s(?:orang|pegawai|asn|staf|karyawan|unit|kerja|employees|staff))*"
)
_BEFORE_UNIT = late_pattern(
    r"(?:(?:untuk|utk|kepada|ke|unit(?:\s+kerja)?|hanya|to|for|only)\s+)+", re.IGNORECASE
)


def is_everybody(text: str) -> bool:
    """Whether a typed audience is everybody: “semua orang”."""
    return _EVERYBODY.fullmatch(fold(text)) is not None


def unit_sought(text: str) -> str:
    """The part of a unit's name in a typed audience: “Dinas Sosial” of “untuk Dinas Sosial ya”."""
    return _BEFORE_UNIT.sub("", unsoftened(text), count=1)


def parse_announcement(text: str) -> str:
    """The text with its lines, as everybody will read it; raises Invalid when it is no word or too long."""
    said = clean_lines(text)
    if sum(map(str.isalnum, said)) < SHORTEST_WORD:
        raise Invalid("announce-short")
    units = len(said.encode("utf-16-le")) // 2
    if units > LONGEST:
        raise Invalid("announce-long", most=LONGEST, length=units)
    return said
