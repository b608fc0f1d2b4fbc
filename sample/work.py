"""The work of Kabupaten Contoh: entries with what became of them, and the targets that they count towards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from sample.activities import CRAFTS, REJECTIONS, RETURNS, SLOTS, Task
from sample.cast import JOKO, JUDGES, PEOPLE, SARI, Judge, Person
from sample.days import (
    FIRST,
    LAST,
    YEAR_END,
    Row,
    at,
    clock,
    dice,
    is_at_night,
    next_working_day,
    own_days,
    working_days,
)

FORGOTTEN = date(2026, 11, 16)
"""What Joko's people sent on this day still waits for him."""


@dataclass(frozen=True)
class Entry:
    """An entry as the file has it."""

    person: Person
    day: date
    task: Task
    activity: str
    submitted: datetime
    started: int
    ended: int
    volume: int
    self_rating: int
    status: str
    rating: int | None
    reviewed: datetime | None
    note: str

    def row(self) -> Row:
        """Its cells in the order of the columns."""
        target = None if self.task.target is None else CRAFTS[self.person.craft].targets[self.task.target]
        return (
            self.person.nip,
            self.day,
            self.activity,
            self.submitted.isoformat(),
            clock(self.started),
            clock(self.ended),
            target.title if target else "",
            self.volume,
            target.measure if target else self.task.measure,
            self.self_rating,
            self.status,
            self.rating or "",
            self.person.supervisor if self.reviewed else "",
            self.reviewed.isoformat() if self.reviewed else "",
            self.note,
        )


def history() -> list[Entry]:
    """Everybody's entries, by person and day."""
    return [entry for person in PEOPLE for entry in _of_person(person)]


def _of_person(person: Person) -> Iterator[Entry]:
    chance = dice("work", person.nip)
    for day in own_days(person):
        skipped = chance.random() > person.zeal or (person.nip == SARI and day == LAST)
        if not skipped:
            yield from _of_day(person, day, chance)


def _of_day(person: Person, day: date, chance: Random) -> Iterator[Entry]:
    sent = _submission(person, day, chance)
    if sent.date() > LAST:
        return
    start = 450 + chance.randrange(4) * 15
    tasks = list(CRAFTS[person.craft].tasks)
    if is_at_night(person, day):
        start, tasks = start + 14 * 60, list(CRAFTS[person.craft].nightly)
    for number in range(1 + chance.randrange(person.tasks)):
        task = tasks[0] if person.copies else tasks.pop(chance.randrange(len(tasks)))
        length = 60 + chance.randrange(9) * 15
        yield _entry(
            person, day, task, sent + timedelta(seconds=97 * number), (start, start + length), chance
        )
        start += length + 15


def _submission(person: Person, day: date, chance: Random) -> datetime:
    """When a day was reported: that afternoon or evening, or some working days late."""
    minute, second = 930 + chance.randrange(300), chance.randrange(60)
    if is_at_night(person, day):
        return at(day, 31 * 60 + minute % 90, second)
    if chance.random() >= person.delay:
        return at(day, minute, second)
    return at(
        next_working_day(person.unit, day, 1 + chance.randrange(3)), 480 + chance.randrange(400), second
    )


def _entry(
    person: Person, day: date, task: Task, sent: datetime, hours: tuple[int, int], chance: Random
) -> Entry:
    places = {"place": SLOTS["place"][0], "topic": SLOTS["topic"][0]}
    if not person.copies:
        places = {name: values[chance.randrange(len(values))] for name, values in SLOTS.items()}
    deserved = person.skill + chance.gauss(0, 0.5)
    status, rating, reviewed, note = _review(person, sent, deserved)
    return Entry(
        person,
        day,
        task,
        task.activity.format(**places),
        sent,
        *hours,
        task.least + chance.randrange(task.most - task.least + 1),
        _on_scale(deserved - person.modesty),
        status,
        rating,
        reviewed,
        note,
    )


def _review(person: Person, sent: datetime, deserved: float) -> tuple[str, int | None, datetime | None, str]:
    """What the supervisor made of it: status, rating, when, and a note."""
    chance = dice("review", person.nip, sent)
    judge = JUDGES.get(person.supervisor, Judge(spread=0.3))
    morning = next_working_day(person.unit, sent.date())
    minute = 480 if judge.in_bulk else 480 + chance.randrange(150)
    reviewed = at(morning, minute, chance.randrange(60))
    rating = _on_scale(deserved + judge.bias + chance.gauss(0, judge.spread))
    luck = chance.random()
    if reviewed.date() > LAST or (person.supervisor == JOKO and sent.date() == FORGOTTEN):
        return "submitted", None, None, ""
    if judge.in_bulk or person.nip == SARI or luck > 0.035:
        return "approved", rating, reviewed, ""
    if luck > 0.01:
        return "returned", None, reviewed, RETURNS[chance.randrange(len(RETURNS))]
    return "rejected", None, reviewed, REJECTIONS[chance.randrange(len(REJECTIONS))]


def _on_scale(value: float) -> int:
    return max(1, min(5, round(value)))


def targets(entries: list[Entry]) -> Iterator[Row]:
    """Targets that the zealous reach and others do not: set from what was done by the end of the history."""
    done: defaultdict[tuple[str, int], int] = defaultdict(int)
    for entry in entries:
        if entry.status == "approved" and entry.task.target is not None:
            done[entry.person.nip, entry.task.target] += entry.volume
    for person in PEOPLE:
        chance = dice("targets", person.nip)
        whole = len(working_days(person.unit, FIRST, YEAR_END))
        due = len(working_days(person.unit, FIRST, LAST))
        for number, target in enumerate(CRAFTS[person.craft].targets):
            reached = 0.55 + person.skill * person.zeal / 10 + chance.randrange(-12, 16) / 100
            quantity = done[person.nip, number] * whole / due / reached
            weight = (3, 2, 1)[number]
            kind = "tambahan" if number == 2 else "utama"
            agreed = _rounded(quantity)
            yield (
                *(person.nip, target.period, target.title, agreed, target.measure, weight, kind),
                f"{target.title} setiap bulan",
                _parent(person),
            )


def _parent(person: Person) -> str:
    """The title of the supervisor's first target, which those of the people serve."""
    heads = (CRAFTS[head.craft].targets[0].title for head in PEOPLE if head.nip == person.supervisor)
    return next(heads, "")


def _rounded(quantity: float) -> int:
    """A number that people would agree on."""
    step = 1 if quantity < 40 else 5 if quantity < 400 else 50
    return max(step, round(quantity / step) * step)
