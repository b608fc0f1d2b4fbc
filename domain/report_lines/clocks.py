"""Hours of the clock in words: “jam 2 siang”, “setengah 8”, “jam 7-9 malam”."""

from __future__ import annotations

from datetime import time

from msgspec import Struct
from msgspec.structs import replace

_HOUR = 60
_NOON = 12 * _HOUR
_PARTS = {
    "pagi": {hour: hour for hour in range(1, 12)},
    "am": {hour: hour % 12 for hour in range(1, 13)},
    "pm": {hour: hour % 12 + 12 for hour in range(1, 13)},
    "subuh": {hour: hour for hour in range(3, 7)},
    "siang": {10: 10, 11: 11, 12: 12, 1: 13, 2: 14, 3: 15, 13: 13, 14: 14, 15: 15},
    "sore": {3: 15, 4: 16, 5: 17, 6: 18, 15: 15, 16: 16, 17: 17, 18: 18},
    "malam": {hour: hour + 12 for hour in range(6, 12)} | {hour: hour for hour in range(18, 24)} | {12: 24},
}
"""Hours of the day by their words: 1 to 4 “malam” belong to the next day, and are asked about."""
_MAY_BE_AFTERNOON = range(1, 7)
"""Hours that, without more, people also say for those after noon."""


class Clock(Struct, frozen=True):
    """A time of the day as it was written."""

    hour: str
    minute: str | None = None
    part: str = ""
    """pagi, siang, sore, malam, am, pm, or nothing."""
    is_half: bool = False
    """“setengah 8”, which is half an hour before 8."""

    @property
    def is_bare(self) -> bool:
        """Whether it is an hour of one digit, which may be one before or after noon."""
        return not self.hour.startswith("0") and int(self.hour) in _MAY_BE_AFTERNOON and not self.part


def minutes_of(clock: Clock) -> int | None:
    """Minutes since midnight; None when it is no time, or one of two."""
    hour = int(clock.hour)
    if clock.part:
        part = "malam" if clock.part in ("malem", "mlm") else clock.part
        known = _PARTS[part].get(hour)
        if known is None:
            return None
        hour = known
    elif clock.is_bare:
        return None
    minutes = hour * _HOUR + int(clock.minute or 0) - (_HOUR // 2 if clock.is_half else 0)
    is_time = (
        int(clock.minute or 0) < _HOUR and 0 <= minutes <= 24 * _HOUR and not (clock.is_half and clock.minute)
    )
    return minutes if is_time else None


def clock_of(clock: Clock) -> time | None:
    """The time that a start names; None when it has to be asked for."""
    minutes = minutes_of(clock)
    return None if minutes is None or minutes == 24 * _HOUR else time(minutes // _HOUR, minutes % _HOUR)


def spread(start: Clock, end: Clock) -> tuple[time | None, str | None]:
    """Start and end of a span, the end as `HH.MM` with 24.00 for midnight; None for what has to be asked.

    A part of the day given with the end also holds for a start with a smaller number: “7-9 malam” begins at
    19.00.
    """
    if (
        end.part
        and not start.part
        and not start.hour.startswith("0")
        and int(start.hour) < int(end.hour) <= 12
    ):
        begins, ends = minutes_of(replace(start, part=end.part)), minutes_of(end)
        if begins is not None and ends is not None and begins < ends:
            start = replace(start, part=end.part)
        elif ends is not None and ends > _NOON and start.is_bare:
            start = replace(start, hour=str(int(start.hour) + 12))
    minutes = minutes_of(end)
    return clock_of(start), None if minutes is None else f"{minutes // _HOUR:02}.{minutes % _HOUR:02}"
