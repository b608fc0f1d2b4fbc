"""How long a month's paper takes to draw: 22 days of six reports with three pieces of proof each."""

from __future__ import annotations

import time as clock
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from statistics import median

import typer

from domain.cases import CaseState
from domain.day_state import DayState
from domain.entries import EvidenceItem
from domain.papers import Issued, Named, Paper, PaperDay, PaperEntry, PaperKind, Work
from domain.people import TimeZone
from locales import words_in
from reports.paper_pdf import pdf
from reports.paper_text import Letterhead, Sheet
from reports.paper_xlsx import xlsx

GOAL_MS = 1000
_ROUNDS = 7
_AUTHOR, _SUPERVISOR = "199001012015012001", "197502022000031002"


def month(reports_a_day: int = 6) -> Sheet:
    """A full month of somebody busy."""
    proof = tuple(
        EvidenceItem(
            kind="link", url=f"https://kinerja.example/bukti/{'a1b2c3d4' * 6}/{n}", caption="Daftar hadir"
        )
        for n in range(3)
    )
    days = [date(2026, 10, 1) + timedelta(days=n) for n in range(31)]
    working = [day for day in days if day.weekday() < 5]
    entries = tuple(
        PaperEntry(
            date=day,
            activity="Melayani permohonan KTP elektronik dan menyusun rekapitulasi harian untuk bidang",
            state=CaseState.APPROVED,
            target="Melayani permohonan KTP elektronik",
            volume=Decimal(12),
            measure="permohonan",
            started=time(8 + number),
            ended=time(9 + number),
            minutes=60,
            evidence=proof,
            self_rating=4,
            supervisor_rating=4,
            reviewer=_SUPERVISOR,
        )
        for day in working
        for number in range(reports_a_day)
    )
    states = tuple(
        PaperDay(date=day, state=DayState.ON_TIME, halves=2, is_reported=True)
        if day in working
        else PaperDay(date=day, state=DayState.DAY_OFF)
        for day in days
    )
    work = Work(
        nip=_AUTHOR,
        kind=PaperKind.DAILY,
        period="2026-10",
        entries=entries,
        days=states,
        supervisors=((days[0], days[-1], _SUPERVISOR),),
    )
    people = {_AUTHOR: Named(_AUTHOR, "Sari Contoh"), _SUPERVISOR: Named(_SUPERVISOR, "Budi Contoh")}
    read_at = datetime(2026, 11, 2, tzinfo=UTC)
    link = "https://kinerja.example/cek/4F7K9QXM2B3C"
    head = Letterhead("Kabupaten Contoh", TimeZone.WIB.info, "WIB", "contoh_bot", link)
    return Sheet(words_in("id"), Paper(work, people, read_at), Issued("4F7K9QXM2B3C", 1, read_at), head)


def _timed(draw: Callable[[Sheet], bytes], sheet: Sheet) -> tuple[float, float, int]:
    """Milliseconds of the first time and of the median of later ones, and kilobytes."""
    taken = []
    made = b""
    for _ in range(_ROUNDS):
        begun = clock.perf_counter()
        made = draw(sheet)
        taken.append((clock.perf_counter() - begun) * 1000)
    return taken[0], median(taken[1:]), len(made) // 1000


def main() -> None:
    """Prints how long each form takes, the first time and then."""
    sheet = month()
    typer.echo(f"a month of {len(sheet.paper.work.entries)} entries  (goal < {GOAL_MS} ms)")
    for name, draw in (("PDF", pdf), ("XLSX", xlsx)):
        first, then, size = _timed(draw, sheet)
        typer.echo(f"  {name:5} first {first:4.0f} ms, then {then:4.0f} ms, {size} kB")


if __name__ == "__main__":
    typer.run(main)
