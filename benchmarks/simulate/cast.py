"""Who works in the simulated office, as plain facts: units, supervisors and habits, from one seed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from random import Random

FIRST_PHONE = 1000
"""Telegram ids are above it."""
_GIVEN = (
    "Adi",
    "Bayu",
    "Citra",
    "Dewi",
    "Eka",
    "Fitri",
    "Gita",
    "Hadi",
    "Indah",
    "Joko",
    "Kartika",
    "Lestari",
)
_FAMILY = ("Contoh", "Misal", "Rekaan", "Teladan", "Umpama", "Andai", "Fiktif", "Karangan", "Percobaan")


class Habit(StrEnum):
    """How somebody reports."""

    DILIGENT = "diligent"
    LATE = "late"
    FORGETFUL = "forgetful"


class Cheat(StrEnum):
    """How somebody cheats (docs/scoring.md §6)."""

    COPIED = "copied"
    EVIDENCE = "evidence"
    HOURS = "hours"
    STAMP = "stamp"
    SPREAD = "spread"


class Pace(StrEnum):
    """How a supervisor decides."""

    DAILY = "daily"
    TWICE = "twice a week"
    SLOW = "slow"
    """Once in two weeks, so that superiors and administrators hear of it."""


@dataclass(frozen=True)
class Team:
    """A unit with its zone, in hours from UTC."""

    name: str
    zone: str = "WIB"
    offset: int = 7
    on_shifts: bool = False
    """Whether its people have a duty roster."""
    number: int = 0
    """Which one it is, counted from 0."""


@dataclass
class Member:
    """Somebody of the roster."""

    number: int
    name: str
    nip: str
    teams: list[tuple[date, Team]]
    """Where they work, each from a date on."""
    heads: list[tuple[date, int | None]]
    """Who supervises them, by number, each from a date on."""
    joined: date
    role: str = "asn"
    left: date | None = None
    habit: Habit = Habit.DILIGENT
    pace: Pace | None = None
    """Of a supervisor."""
    cheat: Cheat | None = None
    shifts: dict[date, tuple[int, int]] = field(default_factory=dict)
    """Hours of the day from and to, of who has a duty roster."""

    @property
    def phone(self) -> int:
        """The Telegram id."""
        return FIRST_PHONE + self.number

    def serves(self, day: date) -> bool:
        """Whether the person is in service on a date."""
        return self.joined <= day and (self.left is None or day <= self.left)

    def team(self, day: date) -> Team:
        """The unit of a date."""
        return [team for start, team in self.teams if start <= max(day, self.teams[0][0])][-1]

    def head(self, day: date) -> int | None:
        """The supervisor of a date."""
        return [head for start, head in self.heads if start <= max(day, self.heads[0][0])][-1]


@dataclass
class Cast:
    """Everybody, by number."""

    members: dict[int, Member]
    admin: int
    supervisors: tuple[int, ...]
    weeks_between: int = 1
    """In one of so many weeks the people of a unit take their phones out; then one unit in so many does."""

    def on_phone(self, member: Member, day: date) -> bool:
        """Whether somebody uses the phone that day; else the files of the office say what they did."""
        week = day.toordinal() // 7
        return member.cheat is not None or (week + member.team(day).number) % self.weeks_between == 0

    def under(self, head: int, day: date) -> list[Member]:
        """Those whom somebody supervises on a date."""
        return [each for each in self.members.values() if each.serves(day) and each.head(day) == head]


def make_cast(people: int, start: date, seed: int, weeks_between: int = 1) -> Cast:
    """An office of so many people, who all are there from `start` on."""
    chance = Random(f"cast {seed}")
    teams = _teams(people)
    members: dict[int, Member] = {}

    def add(team: Team, head: int | None, **more: object) -> int:
        number = len(members) + 1
        name = f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)} {number:03}"
        nip = f"19{70 + number % 30}0101{2000 + number % 20}01{1 + number % 2}{number:03}"
        members[number] = Member(number, name, nip, [(start, team)], [(start, head)], start, **more)  # type: ignore[arg-type]
        return number

    top = add(teams[0], None, pace=Pace.TWICE)
    admin = add(teams[0], top, role="admin")
    middle = [add(teams[0], top, pace=Pace.TWICE) for _ in range(people // 60)] or [top]
    paces = [Pace.TWICE, Pace.DAILY, Pace.TWICE, Pace.TWICE, Pace.SLOW]
    heads = [
        add(team, middle[n % len(middle)], pace=paces[n % len(paces)]) for n, team in enumerate(teams[1:])
    ]
    while len(members) < people:
        n = len(members)
        head = heads[n % len(heads)]
        habit = chance.choices(list(Habit), (70, 17, 13))[0]
        add(members[head].team(start), head, habit=habit)
    _cheats(members, heads)
    return Cast(members, admin, (top, *dict.fromkeys(m for m in middle if m != top), *heads), weeks_between)


def _teams(people: int) -> list[Team]:
    """The secretariat, and a unit for each ten people; one lies further east, one works in shifts."""
    names = [Team("Sekretariat Daerah")]
    for n in range(max(2, people // 10)):
        east = n % 10 == 2
        zone, offset = ("WITA", 8) if east else ("WIB", 7)
        names.append(Team(f"Bidang {n + 1:02}", zone, offset, on_shifts=n % 20 == 1, number=n + 1))
    return names


def _cheats(members: dict[int, Member], heads: list[int]) -> None:
    """One person for each way: of the staff the last ones, of the supervisors those who decide daily."""
    staff = [each for each in members.values() if each.pace is None and each.role == "asn"]
    for cheat, member in zip((Cheat.COPIED, Cheat.EVIDENCE, Cheat.HOURS), reversed(staff), strict=False):
        member.cheat, member.habit = cheat, Habit.DILIGENT
    daily = [members[head] for head in heads[2:] if members[head].pace is not Pace.SLOW]
    for cheat, member in zip((Cheat.STAMP, Cheat.SPREAD), reversed(daily), strict=False):
        member.cheat = cheat


def roster_row(cast: Cast, member: Member, day: date) -> dict[str, str]:
    """A person's row of roster.csv as of a date."""
    head, team = member.head(day), member.team(day)
    return {
        "nip": member.nip,
        "name": member.name,
        "unit": team.name,
        "position": "Kepala" if member.pace else "Analis",
        "supervisor_nip": "" if head is None else cast.members[head].nip,
        "role": member.role,
        "timezone": team.zone,
        "joined": member.joined.isoformat(),
        "left": "" if member.left is None else member.left.isoformat(),
    }


def days_between(first: date, last: date) -> list[date]:
    """All dates from one to another."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
