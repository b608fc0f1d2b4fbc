"""Evidence that the office's server keeps: how large, how often it is tried, and who may open it by a link.

A link carries a token that only the key and the link's seed give. The database knows its hash alone.
"""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import PurePath

from msgspec import Struct

from domain.patterns import late_pattern

LARGEST_FILE = 20_000_000
"""Bytes; what bots may fetch from Telegram."""
LEAST_FREE = 1_000_000_000
"""Bytes that stay free on the disk: beyond that nothing is kept until somebody makes room."""
UNUSED_FOR = timedelta(days=30)
"""The least age at which a kept file that is no entry's evidence any more is removed."""
MOST_TRIES = 20
_FIRST_PAUSE, _LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=6)
_LONGEST_STEM, _LONGEST_SUFFIX = 50, 10
"""Characters of a name: of four bytes each, behind a date, they have room in the 255 of a folder."""
_IN_NO_NAME = late_pattern(r'[<>:"/\\|?*\x00-\x1f\x7f]')
"""What Windows takes in no name."""
_PURPOSE = b"evidence link"
_TOKEN_BYTES = 24
"""192 bits: nobody guesses one."""


def unpacked_name(name: str) -> str:
    """The name of a file, without folders, other signs and its end, so that every folder takes it."""
    path = PurePath(_IN_NO_NAME.sub("_", PurePath(name).name))
    return f"{path.stem[:_LONGEST_STEM]}{path.suffix[:_LONGEST_SUFFIX]}".rstrip(" .")


class NotKept(StrEnum):
    """Why a file is not kept, and will not be."""

    LARGE = "large"
    """It is larger than LARGEST_FILE."""
    GONE = "gone"
    """Telegram did not give it, however often it was asked."""
    REMOVED = "removed"
    """It was kept, and is evidence of nothing any more."""
    EXPIRED = "expired"
    """It was kept for as long as the office keeps copies."""


def next_try(tries: int, now: datetime) -> datetime | None:
    """When a file that could not be fetched `tries` times is tried again; None: never."""
    if tries >= MOST_TRIES:
        return None
    pause: timedelta = _FIRST_PAUSE * 2 ** (tries - 1)
    return now + min(pause, _LONGEST_PAUSE)


def token_of(key: bytes, seed: str) -> str:
    """The token of a link with this seed."""
    own = hmac.digest(key, _PURPOSE, "sha256")
    digest = hmac.digest(own, seed.encode(), "sha256")
    return urlsafe_b64encode(digest[:_TOKEN_BYTES]).decode()


class Visit(StrEnum):
    """What came of opening a link."""

    OPENED = "opened"
    EXPIRED = "expired"
    REVOKED = "revoked"
    """Its owner took it back, or the file is evidence of the entry no more."""
    ALTERED = "altered"
    """The file is not what was stored: it is not given out."""


def visit_of(
    *, expires_at: datetime, revoked_at: datetime | None, is_attached: bool, is_whole: bool, now: datetime
) -> Visit:
    """The result of opening a link; `is_whole`: the file still has the hash that it is stored under."""
    if revoked_at is not None or not is_attached:
        return Visit.REVOKED
    if now >= expires_at:
        return Visit.EXPIRED
    return Visit.OPENED if is_whole else Visit.ALTERED


class FileDelivery(Struct, frozen=True):
    """How a file is delivered to a browser."""

    media_type: str
    inline: bool
    """Whether the browser shows it (pictures and PDF only) or saves it."""


_SHOWN = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
)


def served_as(content: bytes) -> FileDelivery:
    """How a file is given out, by what it is and not by what it is called."""
    for beginning, media_type in _SHOWN:
        if content.startswith(beginning):
            return FileDelivery(media_type, inline=True)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return FileDelivery("image/webp", inline=True)
    return FileDelivery("application/octet-stream", inline=False)
