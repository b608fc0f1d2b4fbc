"""The marks on the clock: named moments that a visitor can move to, such as "to 16:00"."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from playground.errors import RefusedError

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_HOURS = re.compile(r"\+(\d+)h")
_NEXT_TIME = re.compile(r"next (\d\d):(\d\d)")
_NEXT_WORKDAY = re.compile(r"next workday (\d\d):(\d\d)")
_NEXT_DAY = re.compile(r"next (\w+) (\d\d):(\d\d)", re.IGNORECASE)


@dataclass(frozen=True)
class Mark:
    """A label in two languages, the rule (or ISO 8601 moment) that says when it is, and what happens then."""

    label: str
    label_en: str
    rule: str
    hint: str = ""
    hint_en: str = ""

    @classmethod
    def parse(cls, text: str) -> "Mark":
        """From ``label|label_en|rule``, or that and ``|hint|hint_en``.

        RefusedError when a part is missing or the rule is unknown.
        """
        parts = [part.strip() for part in text.split("|")]
        if len(parts) not in (3, 5) or not all(parts):
            raise RefusedError(
                f'A mark is written "label|label_en|rule" or with "|hint|hint_en", not "{text}".'
            )
        mark = cls(*parts)
        mark.at(datetime(2026, 1, 1, tzinfo=UTC), ZoneInfo("UTC"))
        return mark

    def at(self, now: datetime, zone: ZoneInfo) -> datetime:
        """The first moment after `now` (aware) that the rule names, reckoned in `zone`, in UTC."""
        local = now.astimezone(zone)
        if match := _HOURS.fullmatch(self.rule):
            return (now + timedelta(hours=int(match[1]))).astimezone(UTC)
        if match := _NEXT_TIME.fullmatch(self.rule):
            return _next(local, int(match[1]), int(match[2]), range(7))
        if match := _NEXT_WORKDAY.fullmatch(self.rule):
            return _next(local, int(match[1]), int(match[2]), range(5))
        if match := _NEXT_DAY.fullmatch(self.rule):
            return _next(local, int(match[2]), int(match[3]), (_weekday(match[1]),))
        if self.rule == "end of semester":
            return _end_of_semester(local)
        try:
            moment = datetime.fromisoformat(self.rule)
        except ValueError:
            raise RefusedError(f'"{self.rule}" is no rule of a mark.') from None
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


def _weekday(name: str) -> int:
    try:
        return _WEEKDAYS.index(name.lower())
    except ValueError:
        raise RefusedError(f'"{name}" is no day of the week.') from None


def _next(local: datetime, hour: int, minute: int, weekdays: Collection[int]) -> datetime:
    moment = local.replace(hour=hour, minute=minute, second=0, microsecond=0)
    while moment <= local or moment.weekday() not in weekdays:
        moment += timedelta(days=1)
    return moment.astimezone(UTC)


def _end_of_semester(local: datetime) -> datetime:
    """The midnight with which the semester ends: that before 1 January or 1 July, whichever comes next."""
    january = local.replace(year=local.year + 1, month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
    july = january.replace(year=local.year, month=7)
    return (july if july > local else january).astimezone(UTC)


BUILT_IN = (
    Mark("+1 jam", "+1 hour", "+1h"),
    Mark("ke 16.00", "to 16:00", "next 16:00"),
    Mark("ke Senin 07.30", "to Monday 07:30", "next Monday 07:30"),
    Mark("ke akhir semester", "to the end of the semester", "end of semester"),
)
