"""Which days are worked in Kabupaten Contoh, who is away when, and what the attendance machine says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone
from random import Random

from sample.cast import BUDI, PEOPLE, PUSKESMAS, SARI, Person

SEED = "Kabupaten Contoh 2026"
FIRST, LAST = date(2026, 9, 21), date(2026, 11, 19)
YEAR_END = date(2026, 12, 31)
WIB = timezone(timedelta(hours=7))
Row = tuple[object, ...]

ANNIVERSARY = date(2026, 10, 12)
IMMUNISATION_SATURDAY = date(2026, 10, 24)
NATIONAL = frozenset({date(2026, 12, 24), date(2026, 12, 25)})
"""Weekdays off after the history, for what remains of the year."""

CALENDAR: tuple[Row, ...] = (
    (ANNIVERSARY, "holiday", "", "Hari Jadi Kabupaten Contoh"),
    (IMMUNISATION_SATURDAY, "workday", PUSKESMAS, "Sabtu imunisasi"),
)

LEAVE: tuple[Row, ...] = (
    (SARI, "cuti", date(2026, 10, 15), date(2026, 10, 16)),
    (BUDI, "tugas_luar", date(2026, 10, 20), date(2026, 10, 21)),
    ("198806172011012005", "tugas_luar", date(2026, 11, 3), date(2026, 11, 5)),
    ("198512242010012007", "izin", date(2026, 11, 9), date(2026, 11, 9)),
    ("199205142019031009", "sakit", date(2026, 10, 7), date(2026, 10, 8)),
    ("198909192013012011", "cuti", date(2026, 10, 26), date(2026, 10, 30)),
    ("199012302016011014", "sakit", date(2026, 11, 11), date(2026, 11, 12)),
    ("198604252010012016", "cuti", date(2026, 11, 23), date(2026, 11, 27)),
)


def dice(*about: object) -> Random:
    """Chance that depends only on what it is about: one person's changes move nobody else's."""
    return Random("/".join(map(str, (SEED, *about))))


def is_working(unit: str, day: date) -> bool:
    """Whether people of a unit work on a date."""
    if day == IMMUNISATION_SATURDAY:
        return unit == PUSKESMAS
    return day.weekday() < 5 and day != ANNIVERSARY and day not in NATIONAL


def working_days(unit: str, first: date, last: date) -> list[date]:
    """The working days of a unit from `first` to `last`."""
    days = (first + timedelta(days=offset) for offset in range((last - first).days + 1))
    return [day for day in days if is_working(unit, day)]


def next_working_day(unit: str, day: date, steps: int = 1) -> date:
    """The working day that is `steps` working days later."""
    for _ in range(steps):
        day += timedelta(days=1)
        while not is_working(unit, day):
            day += timedelta(days=1)
    return day


def absence(person: Person, day: date) -> str | None:
    """The kind of leave that a person has on a day, tugas_luar included."""
    for nip, kind, start, end in LEAVE:
        if nip == person.nip and isinstance(start, date) and isinstance(end, date) and start <= day <= end:
            return str(kind)
    return None


def last_day(person: Person) -> date:
    """The last day of the history on which a person is in service."""
    return min(LAST, date.fromisoformat(person.left)) if person.left else LAST


def own_days(person: Person) -> list[date]:
    """The working days on which a person is expected: those of the unit without leave."""
    days = working_days(person.unit, FIRST, last_day(person))
    return [day for day in days if absence(person, day) in (None, "tugas_luar")]


def at(day: date, minutes: int, seconds: int = 0) -> datetime:
    """The moment so many minutes and seconds after local midnight."""
    return datetime.combine(day, time.min, WIB) + timedelta(minutes=minutes, seconds=seconds)


def clock(minutes: int) -> str:
    """Minutes after midnight as a time of day."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def attendance() -> Iterator[Row]:
    """One record per person and expected day; the machine forgets nobody, but some come late or not."""
    for person in PEOPLE:
        chance = dice("attendance", person.nip)
        for day in own_days(person):
            start, end = 425 + chance.randrange(33), 960 + chance.randrange(50)
            luck = chance.random()
            if absence(person, day) == "tugas_luar":
                yield (person.nip, day, "duty", "", "")
            elif luck < (1 - person.zeal) / 4:
                yield (person.nip, day, "absent", "", "")
            elif luck < (1 - person.zeal) / 4 + person.delay / 2:
                yield (person.nip, day, "late", clock(start + 45), clock(end))
            else:
                yield (person.nip, day, "present", clock(start), clock(end))
