"""What changes in the office in the middle of the time: who leaves, joins, moves, or supervises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from benchmarks.simulate.cast import Cast, Cheat, Habit, Member

_SHIFTS = ((7, 14), (14, 21), (21, 7))
"""Early, late and night, two days each, then two days free."""


@dataclass
class Change:
    """What the office imports on a date: rows of its roster, and who is invited."""

    day: date
    what: str
    rows: list[Member]
    joins: list[Member] = field(default_factory=list)


def plan_changes(cast: Cast, first: date, last: date) -> list[Change]:
    """Four changes at set parts of the time, already noted in the cast, which knows each date's facts."""
    length = (last - first).days
    honest = [each for each in cast.members.values() if each.pace is None and each.cheat is None]
    staff = [each for each in honest if each.role == "asn" and not each.team(first).on_shifts]
    if length < 20 or len(staff) < 6:
        return []
    days = [_weekday(first + timedelta(days=length * part // 10)) for part in (2, 4, 6, 8)]
    planned = [
        _leaves(staff[0], days[0]),
        _joins(cast, staff[1], days[1]),
        _moves(cast, staff[2], days[2]),
        _is_replaced(cast, days[3]),
    ]
    return [each for each in planned if each is not None]


def _weekday(day: date) -> date:
    """The date, or the Monday after it."""
    return day + timedelta(days=7 - day.weekday() if day.weekday() > 4 else 0)


def _leaves(member: Member, day: date) -> Change:
    member.left = day - timedelta(days=1)
    return Change(day, f"{member.name} has left", [member])


def _joins(cast: Cast, beside: Member, day: date) -> Change:
    number = max(cast.members) + 1
    nip = f"199501012026011{number:03}"
    heads, teams = [(day, beside.head(day))], [(day, beside.team(day))]
    newcomer = Member(number, f"Baru Contoh {number:03}", nip, teams, heads, day, habit=Habit.DILIGENT)
    cast.members[number] = newcomer
    return Change(day, f"{newcomer.name} joins", [newcomer], [newcomer])


def _moves(cast: Cast, member: Member, day: date) -> Change | None:
    """Into another unit of the same zone, under its supervisor, if there is one."""
    here = member.team(day)
    heads = [cast.members[number] for number in cast.supervisors]
    others = (
        head
        for head in heads
        if head.team(day).name not in (here.name, "Sekretariat Daerah")
        and (head.team(day).zone, head.team(day).on_shifts) == (here.zone, False)
    )
    there = next(others, None)
    if there is None:
        return None
    member.teams.append((day, there.team(day)))
    member.heads.append((day, there.number))
    return Change(day, f"{member.name} moves to {there.team(day).name}", [member])


def _is_replaced(cast: Cast, day: date) -> Change:
    """The first supervisor of a unit leaves; one of the team takes over."""
    old = next(
        cast.members[number]
        for number in cast.supervisors
        if cast.members[number].team(day).name != "Sekretariat Daerah"
        and cast.members[number].cheat not in (Cheat.STAMP, Cheat.SPREAD)
    )
    team = cast.under(old.number, day)
    new = next(each for each in team if each.cheat is None)
    old.left = day - timedelta(days=1)
    new.pace, new.habit = old.pace, Habit.DILIGENT
    new.heads.append((day, old.head(day)))
    others = [each for each in team if each is not new]
    for each in others:
        each.heads.append((day, new.number))
    cast.supervisors = (*cast.supervisors, new.number)
    return Change(day, f"{new.name} supervises in place of {old.name}", [old, new, *others])


@dataclass(frozen=True)
class Absence:
    """A supervisor's week of leave, and who decides meanwhile."""

    head: Member
    stand_in: Member
    asked_on: date
    named_on: date
    first: date
    last: date


def plan_absence(cast: Cast, first: date, last: date) -> Absence | None:
    """The second unit's supervisor is away for a week in the middle of the time."""
    heads = [each for each in map(cast.members.get, cast.supervisors) if each and each.role == "asn"]
    own = [each for each in heads if each.team(first).name != "Sekretariat Daerah"][1]
    team = [each for each in cast.under(own.number, first) if each.cheat is None and each.left is None]
    middle = first + timedelta(days=(last - first).days // 2)
    monday = middle - timedelta(days=middle.weekday())
    asked, named = monday - timedelta(days=7), monday - timedelta(days=5)
    if not team or asked < first:
        return None
    return Absence(own, team[0], asked, named, monday, monday + timedelta(days=4))


def plan_shifts(cast: Cast, days: Sequence[date]) -> list[dict[str, str]]:
    """Rows of duty.csv for everybody of the units that work in shifts; notes them in the cast."""
    rows = []
    for member in cast.members.values():
        if member.pace is not None or not member.team(days[0]).on_shifts:
            continue
        for n, day in enumerate(days):
            turn = (n + 2 * member.number) % 8
            if turn < 2 * len(_SHIFTS):
                first, until = _SHIFTS[turn // 2]
                member.shifts[day] = (first, until)
                spans = {"start": f"{first:02}:00", "end": f"{until:02}:00", "name": "dinas"}
                rows.append({"nip": member.nip, "date": day.isoformat(), **spans})
    return rows
