"""Citizens rate services and write tickets; heads of units answer them, each in their own time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random

from benchmarks.simulate.cast import Cast, Member, Team
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
_MOST_TAPS = 8
"""Taps on the button that sends, of who sees no number."""
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
        phone = self.stage.phone(self._people)
        phone.opens(self.stage.service.office.link(f"rate_{self.chance.choice(self.services)[0]}"))
        yield
        phone.taps(self.chance.choice(_FACES))
        self.ratings += 1
        yield

    def writes(self, day: date) -> Script:
        """Writes a ticket about a service, and keeps its number only."""
        code, team = self.chance.choice(self.services)
        self._people += 1
        phone = self.stage.phone(self._people)
        phone.says("/aduan")
        yield
        phone.taps(f"Layanan {code[1:]} ")
        yield
        phone.taps(self.chance.choice(("Aduan", "Saran")))
        yield
        phone.says("Mohon kursi di ruang tunggu ditambah")
        yield
        for _ in range(_MOST_TAPS):
            phone.taps("✅ Kirim")
            yield
            if "✅ Kirim" not in phone.labels():
                break
        self.tickets.append(Ticket(team, day, self.chance.choice((1, 2, 3, 3, 6))))
        phone.taps("Tidak, cukup dengan nomor")
        yield

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
                    yield who.number, self._closes(ticket, who)

    def _closes(self, ticket: Ticket, who: Member) -> Script:
        phone = self.stage.phone(who.phone)
        phone.says("/tiket")
        yield
        phone.taps("1", message=phone.last)
        yield
        phone.taps("Jawab dan selesaikan")
        yield
        phone.says("Kursi ditambah mulai pekan depan")
        yield
        phone.taps("Kirim", message=phone.last)
        ticket.is_open = False
        yield

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
