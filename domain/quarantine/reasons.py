"""Why a rating is quarantined: it is kept, but does not count until an administrator releases it."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """What was noticed; stored with the response."""

    OWN_UNIT = "own_unit"
    """It is of somebody who works in the unit of the service."""
    SHARED = "shared"
    """Others rated the service through the open link on the same device, or many on the same network."""
    BURST = "burst"
    """It is one of many more than are usual for the service in some minutes."""
    COPIED = "copied"
    """It says what several others said, almost word for word, or gives the same nine answers."""
    TOO_FAST = "too_fast"
    """It was answered faster than a person can read."""
