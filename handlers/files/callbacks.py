"""The buttons below a file that was looked at."""

from __future__ import annotations

from enum import StrEnum

from handlers.frame.callbacks import Callback


class Wish(StrEnum):
    """What is done with a file."""

    TAKE = "take"
    DROP = "drop"
    SAME = "same"
    """The unit that is asked about is the one that it resembles."""
    OTHER = "other"
    """It is another unit."""
    PROPOSALS = "props"
    """Proposed supervisors are taken."""
    POINTS = "points"
    """Points part thousands: 1.200 is a thousand and two hundred."""
    COMMAS = "commas"
    """Commas do: 1.200 is one and a fifth."""
    UNDO = "undo"
    """Asks whether to undo the import."""
    REALLY_UNDO = "undone"
    KEEP = "keep"


class FileTap(Callback, prefix="fi1"):
    """A wish about a file, as a look (`round`) found it."""

    file_id: int
    round: int
    wish: Wish
