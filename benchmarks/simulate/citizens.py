"""Citizens rate services and write tickets; heads of units answer them, each in their own time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random

from benchmarks.simulate.cast import Cast, Member, Team
from benchmarks.simulate.forms import Form, fills
from benchmarks.simulate.obligations import Promise
from benchmarks.simulate.plain import Calendar, midnight
from benchmarks.simulate.scripts import Script
from benchmarks.simulate.stage import Stage

FIRST_CITIZEN = 900_000
TAKE_UP, ANSWER = 3, 5
"""Working days of the unit, as TICKET_DAYS says."""
NEWS_AT, CLOCK_AT = (9, 13, 17), 8
"""Hours of the office's day."""
WRITTEN, PRESSING, LATE = "ticket news to the unit", "ticket near its day", "late ticket to the superior"
_FACES = ("😀", "😀", "🙂", "🙂", "🙁")


@dataclass
class Ticket:
    """A ticket and what became of it."""

    team: Team
    since: date
    patience: int
    """Working days after which its head closes it; with more than that of the rule the superior does."""
    told: bool = False
    passed_up: bool = False
    is_open: bool = True


@dataclass
class Counter:
    """The services of an office, one in each third unit, and their tickets."""

    stage: Stage
    cast: Cast
    calendar: Calendar
    chance: Random
    tickets: list[Ticket] = field(default_factory=list)
    ratings: int = 0
    services: list[tuple[str, Team]] = field(default_factory=list)
    """Codes with their units."""
    _people: int = FIRST_CITIZEN

    def rows(self, day: date) -> list[dict[str, str]]:
        """Rows of services.csv, for each third unit that works by day."""
        heads = [self.cast.members[number] for number in self.cast.supervisors]
        own = [each for each in heads if each.team(day).name.startswith("Bidang")]
        open_by_day = [each for each in own if not each.team(day).on_shifts][::3]
        self.services = [(f"L{each.number}", each.team(day)) for each in open_by_day]
        return [
            {
                "code": f"L{head.number}",
                "name": f"Layanan {head.number}",
                "unit": head.team(day).name,
                "staff_nips": ";".join(each.nip for each in self.cast.under(head.number, day)[:3]),
                "population": "2000",
            }
            for head in open_by_day
        ]

    def head_of(self, team: Team, day: date) -> Member:
        """Who heads a unit on a date."""
        heads = [self.cast.members[number] for number in self.cast.supervisors]
        return next(each for each in heads if each.serves(day) and each.team(day) == team)

    # --- citizens ---------------------------------------------------------------------------------------

    def rates(self) -> Script:
        """Opens the link of a service and taps a face."""
        self._people += 1
        form = Form(
            f"/start rate_{self.chance.choice(self.services)[0]}",
            {"Bagaimana pelayanan yang Anda terima?": (f"{self.chance.choice(_FACES)} .*",)},
            done="sudah tersimpan",
        )
        yield from fills(self.stage, self.chance, self._people, form)
        self.ratings += 1

    def writes_ticket(self, day: date) -> Script:
        """Writes a ticket about a service, and keeps its number only."""
        code, team = self.chance.choice(self.services)
        self._people += 1
        form = Form(
            "/aduan",
            {
                "Tentang apa aduan, saran, atau pujian Anda": (f"Layanan {code[1:]} .*",),
                "apa yang ingin Anda sampaikan?": (f".* {self.chance.choice(('Aduan', 'Saran'))}",),
                "Tulis dalam satu pesan.": "Mohon kursi di ruang tunggu ditambah",
                "Belum terkirim. Kirim sekarang?": ("✅ Kirim",),
                "Ingin dikabari di chat ini?": ("Tidak, cukup dengan nomor",),
            },
            done="Kabar dapat dibaca kapan saja",
        )
        yield from fills(self.stage, self.chance, self._people, form)
        self.tickets.append(Ticket(team, day, self.chance.choice((1, 2, 3, 3, 6))))

    # --- the office -------------------------------------------------------------------------------------

    def answered(self, day: date) -> Iterator[tuple[int, Script]]:
        """Those whose day has come are closed: by the head, or by the superior of one who stays silent."""
        for ticket in self.tickets:
            if ticket.is_open and self.calendar.after(ticket.team, ticket.since, ticket.patience) <= day:
                head = self.head_of(ticket.team, day)
                above = head.head(day)
                is_silent = ticket.patience > TAKE_UP and above is not None
                who = self.cast.members[above] if is_silent and above is not None else head
                if self.calendar.works(who, day):
                    yield who.number, self._answers_ticket(ticket, who)

    def _answers_ticket(self, ticket: Ticket, who: Member) -> Script:
        form = Form(
            "/tiket",
            {
                "Tiket masyarakat:": ("1",),
                "Tulis jawaban akhir": "Kursi ditambah mulai pekan depan",
                "Kirim jawaban ini?": ("Kirim",),
                "Ditangani oleh": ("✅ Jawab dan selesaikan",),
            },
            done="Tiket dijawab dan selesai|Tidak ada tiket masyarakat yang menunggu",
        )
        yield from fills(self.stage, self.chance, who.phone, form)
        ticket.is_open = False

    # --- what is owed -----------------------------------------------------------------------------------

    def promises(self, now: datetime) -> Iterator[Promise]:
        """What units and superiors are told of tickets at an office moment."""
        today = now.date()
        for ticket in self.tickets:
            team = ticket.team
            if not ticket.is_open or not self.calendar.unit_works(team, today):
                continue
            head = self.head_of(team, today)
            began, due = midnight(team, ticket.since), self.calendar.after(team, ticket.since, TAKE_UP)
            if now.minute == 0 and now.hour in NEWS_AT and not ticket.told:
                ticket.told = True
                yield Promise(WRITTEN, head.phone, began, now)
            if (now.hour, now.minute) != (CLOCK_AT, 0):
                continue
            if due <= self.calendar.after(team, today, 1):
                yield Promise(PRESSING, head.phone, began, now)
            above = head.head(today)
            if today > due and not ticket.passed_up and above is not None:
                ticket.passed_up = True
                yield Promise(LATE, self.cast.members[above].phone, began, now)

    @property
    def may_write(self) -> bool:
        """Whether no ticket waits: so each is the first of who reads it."""
        return bool(self.services) and not any(each.is_open for each in self.tickets)
