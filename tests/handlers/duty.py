"""Rosters of duty, and how Budi plans them."""

from __future__ import annotations

from datetime import date, time

from domain.duty import Hours
from playground.handle import PersonHandle
from tests.harness import SARI, OfficeOnTrial

EARLY, NIGHT = Hours(time(7), time(14), "pagi"), Hours(time(22), time(6), "malam")


async def on_duty(office: OfficeOnTrial, *days: tuple[int, Hours | None]) -> None:
    """Sari's roster of November."""
    async with office.changes() as uow:
        planned = [(date(2026, 11, day), () if hours is None else (hours,)) for day, hours in days]
        await uow.duty.plan(office.ids[SARI], planned)


async def taps_day(office: OfficeOnTrial, person: PersonHandle, day: str, times: int = 1) -> None:
    """A person taps a day of the week so often."""
    for _ in range(times):
        (label,) = (label for label in person.labels() if day in label)
        await office.taps(person, label)


async def plans(office: OfficeOnTrial, *people: str, week: str = "Pekan depan") -> None:
    """Budi begins a plan for people of his."""
    await office.says(office.budi, "/jadwal")
    await office.taps(office.budi, "Susun jadwal tim", *people, f"Lanjut ({len(people)})", week)
