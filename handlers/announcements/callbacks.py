"""The buttons of an announcement."""

from __future__ import annotations

from enum import StrEnum

from handlers.frame.callbacks import Callback


class Wish(StrEnum):
    """What is done."""

    SEND = "send"
    DROP = "drop"
    STOP = "stop"


class AnnouncementWishTap(Callback, prefix="aw1"):
    """Sends, drops or stops an announcement."""

    announcement_id: int
    wish: Wish


class AnnouncementTap(Callback, prefix="as1"):
    """How far an announcement has come."""

    announcement_id: int


class AnnouncementMissedTap(Callback, prefix="am1"):
    """Everybody whom an announcement did not reach, as a workbook."""

    announcement_id: int
