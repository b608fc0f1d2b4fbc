"""What an entry needs before it can be carried over into BKN's e-Kinerja."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from decimal import Decimal
from enum import StrEnum


class Lack(StrEnum):
    """What the form "Tambah Progress Harian" asks for, and an entry does not say."""

    TIMES = "times"
    """When the work began and ended: a duration alone is not enough."""
    COUNT = "count"
    """How much was done (Realisasi), as a whole number."""
    PLAN = "plan"
    """Which plan of action (Rencana Aksi) it belongs to."""


def lacks(
    *, started: time | None, ended: time | None, volume: Decimal | None, plan: str | None
) -> Sequence[Lack]:
    """What an entry still needs for e-Kinerja, in the order of the form; nothing is filled in for its author.

    `plan` is the text that e-Kinerja names its plan of action by.
    """
    is_whole = volume is not None and volume > 0 and volume == volume.to_integral_value()
    found = {
        Lack.PLAN: not (plan or "").strip(),
        Lack.TIMES: started is None or ended is None,
        Lack.COUNT: not is_whole,
    }
    return [lack for lack, is_missing in found.items() if is_missing]
