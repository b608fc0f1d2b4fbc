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

MORNING, NIGHT = ("07:00", "14:00", "pagi"), ("21:00", "07:00", "malam")
ROTATION = (MORNING, MORNING, NIGHT, NIGHT, None, None)
"""How the nurses of the ward take turns, two days each; None is a free day."""
ROSTERED = (date(2026, 11, 1), date(2026, 11, 30))
"""The month for which the ward has a duty roster; before it, nurses worked by the week of the unit."""

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
    return [day for day in every_day(first, last) if is_working(unit, day)]


def every_day(first: date, last: date) -> Iterator[date]:
    """Every date from `first` to `last`."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


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


def shift(person: Person, day: date) -> tuple[str, str, str] | None:
    """The shift that a nurse starts on a rostered day: start, end and name."""
    nurses = [each.nip for each in PEOPLE if each.craft == "nursing"]
    turn = (day - ROSTERED[0]).days + 2 * nurses.index(person.nip)
    return ROTATION[turn % len(ROTATION)]


def is_rostered(person: Person, day: date) -> bool:
    """Whether the duty roster says if a person works on a day."""
    return person.craft == "nursing" and ROSTERED[0] <= day <= ROSTERED[1]


def is_at_night(person: Person, day: date) -> bool:
    """Whether a person works from the evening of a day to the next morning."""
    return is_rostered(person, day) and shift(person, day) == NIGHT


def duty() -> Iterator[Row]:
    """The roster of the ward: two mornings, two nights, two free days."""
    for person in PEOPLE:
        for day in every_day(*ROSTERED):
            if is_rostered(person, day):
                yield (person.nip, day, *(shift(person, day) or ("-", "-", "lepas")))


def own_days(person: Person) -> list[date]:
    """The working days on which a person is expected: those of the unit or of the roster, without leave."""
    days = [
        day
        for day in every_day(FIRST, last_day(person))
        if (shift(person, day) if is_rostered(person, day) else is_working(person.unit, day))
    ]
    return [day for day in days if absence(person, day) in (None, "tugas_luar")]


def at(day: date, minutes: int, seconds: int = 0) -> datetime:
    """The moment so many minutes and seconds after local midnight."""
    return datetime.combine(day, time.min, WIB) + timedelta(minutes=minutes, seconds=seconds)


def clock(minutes: int) -> str:
    """Minutes after midnight as a time of day, of the same day or the next."""
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def _clocked(person: Person, day: date, early: int, late: int) -> tuple[int, int]:
    """When a nurse came to a shift, and when she left it, in minutes after midnight."""
    begins, ends = (21 * 60, 31 * 60) if is_at_night(person, day) else (7 * 60, 14 * 60)
    return begins - early, ends + late // 2


def attendance() -> Iterator[Row]:
    """One record per person and expected day; the machine forgets nobody, but some come late or not."""
    for person in PEOPLE:
        chance = dice("attendance", person.nip)
        for day in own_days(person):
            start, end = 425 + chance.randrange(33), 960 + chance.randrange(50)
            if is_rostered(person, day):
                start, end = _clocked(person, day, start - 425, end - 960)
            luck = chance.random()
            if absence(person, day) == "tugas_luar":
                yield (person.nip, day, "duty", "", "")
            elif luck < (1 - person.zeal) / 4:
                yield (person.nip, day, "absent", "", "")
            elif luck < (1 - person.zeal) / 4 + person.delay / 2:
                yield (person.nip, day, "late", clock(start + 45), clock(end))
            else:
                yield (person.nip, day, "present", clock(start), clock(end))
