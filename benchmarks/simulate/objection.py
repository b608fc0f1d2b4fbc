"""One objection after the first closing: filed, left unanswered, decided on the day before its last.

Where people hurry it is answered the day after it was filed, and decided the same afternoon.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from benchmarks.simulate.cast import Member
from benchmarks.simulate.forms import Form, fills
from benchmarks.simulate.obligations import Promise
from benchmarks.simulate.plain import Calendar
from benchmarks.simulate.scripts import Hands, Script
from domain.periods import Period

ANSWER_WITHIN, DECIDE_WITHIN = 3, 7
"""Working days of the author's unit after the day of the filing."""
CLOCK_AT = 8
FILED, SOON, OVER, DECISION_SOON, DONE = (
    "objection told to assessor and decider",
    "objection: answer due soon",
    "objection: answer overdue, told to both sides and the decider",
    "objection: decision due soon",
    "objection: decision told to both sides",
)
CLOCKS = {
    "to-answer": FILED,
    "to-hear": FILED,
    "answer-soon": SOON,
    "answer-over": OVER,
    "to-decide": OVER,
    "decision-soon": DECISION_SOON,
    "decided": DONE,
}
"""By what a notice of an objection says."""
_RATED = ("Penilaian atasan", "Kualitas kerja")
"""What schemes call the part that a supervisor rates."""
_ALIKE = {"Isian Anda belum selesai": ("Lanjutkan isian",), "Kirim bukti bila ada": ("Tanpa bukti",)}
"""Replies in each of its forms."""


@dataclass
class Filed:
    """An objection: who filed it, who is to answer, who decides, and since when."""

    author: Member
    assessor: Member
    decider: Member
    filed: date
    is_answered: bool = False
    is_open: bool = True


@dataclass
class Objections:
    """The one that is filed after the first closing."""

    hands: Hands
    calendar: Calendar
    hurry: bool = False
    changes: bool = False
    """Whether the decision changes the result."""
    case: Filed | None = None
    _closed: tuple[Period, date] | None = None
    _told: list[Promise] = field(default_factory=list)

    def may_begin(self, period: Period, day: date) -> None:
        """A period was closed on a date."""
        self._closed = self._closed or (period, day)

    def begins(self, today: date) -> Iterator[tuple[int, Script]]:
        """What is done about it today: on the day after the closing it is filed, later it is decided."""
        if self.case is not None:
            yield from self._goes_on(self.case, today)
        elif self._closed is not None and today > self._closed[1]:
            found = self._somebody(self._closed[0], today)
            if found is not None:
                yield found.author.number, self._files_objection(found)

    def _goes_on(self, case: Filed, today: date) -> Iterator[tuple[int, Script]]:
        if self.hurry and not case.is_answered:
            if today > case.filed:
                yield case.assessor.number, self._answers_objection(case)
        elif case.is_open and (self.hurry or self._is_to_decide(case, today)):
            yield case.decider.number, self._decides_objection(case)

    def _somebody(self, period: Period, today: date) -> Filed | None:
        """Somebody of the staff with a rated report, whose supervisor has one too."""
        members = self.hands.cast.members
        for (author, day), cases in self.hands.journal.reports.items():
            member, head = members[author], members[author].head(today)
            above = None if head is None else members[head].head(today)
            is_staff = member.pace is None and member.role == "asn" and len(member.heads) == 1
            if not is_staff or head is None or above is None or day not in period.span:
                continue
            if self.calendar.works(member, today) and member.serves(today) and cases[0].rating:
                return Filed(member, members[head], members[above], today)
        return None

    def _files_objection(self, case: Filed) -> Script:
        form = Form(
            "/keberatan",
            {
                **_ALIKE,
                "dapat diajukan sampai": ("Ajukan keberatan: .*",),
                "Bagian mana yang Anda persoalkan?": ("Lanjut ke alasan", *_RATED),
                "catatan mana?": ("1", "Cukup untuk bagian ini"),
                "Apa alasan Anda?": "Berkas hari itu lengkap dan selesai sebelum tenggat.",
                "Kirim keberatan ini?": ("Kirim",),
            },
            done="Keberatan Anda sudah diajukan|Menunggu jawaban penilai",
        )
        at = yield from fills(self.hands.stage, self.hands.chance, case.author.phone, form)
        self.case = case
        self._tell(FILED, at, case.assessor, case.decider)

    def _answers_objection(self, case: Filed) -> Script:
        form = Form(
            "/keberatan",
            {
                **_ALIKE,
                "jawab paling lambat": (f"Jawab: {case.author.name}",),
                "Apa jawaban Anda?": "Penilaian hari itu mengikuti mutu naskah yang diserahkan.",
                "Kirim jawaban ini?": ("Kirim",),
                f"Keberatan {case.author.name}": ("Jawab",),
            },
            done="Jawaban Anda sudah dikirim|Menunggu putusan",
        )
        yield from fills(self.hands.stage, self.hands.chance, case.assessor.phone, form)
        case.is_answered = True

    def _decides_objection(self, case: Filed) -> Script:
        """The decider upholds the result, or changes it by another value for the first record."""
        form = Form(
            "/keberatan",
            {
                **_ALIKE,
                "putuskan paling lambat": (f"Putuskan: {case.author.name}",),
                "Apa putusan Anda?": ("Mengubah hasil" if self.changes else "Menguatkan hasil",),
                "Apa yang dikoreksi?": ("Lanjut ke alasan", "1"),
                "Dihitung sebagai apa?": (r"\d – .*",),
                "Apa alasan putusan Anda?": "Bukti menunjukkan penilaian sudah sesuai dengan pekerjaannya.",
                "Kirim putusan ini?": ("Putuskan",),
                f"Keberatan {case.author.name}": ("Putuskan",),
            },
            done="Putusan Anda sudah dikirim|Diputus: hasil",
        )
        at = yield from fills(self.hands.stage, self.hands.chance, case.decider.phone, form)
        case.is_open = False
        self._tell(DONE, at, case.author, case.assessor)

    def _tell(self, clock: str, at: datetime, *members: Member) -> None:
        self._told += [Promise(clock, each.phone, at, at) for each in members]

    def told(self) -> list[Promise]:
        """What was to be told at once since the last time."""
        told, self._told = self._told, []
        return told

    def promises(self, now: datetime) -> Iterator[Promise]:
        """What the clock of the objection promises on the morning of a working day of its unit."""
        case = self.case
        if case is None or not case.is_open or (now.hour, now.minute) != (CLOCK_AT, 0):
            return
        today, team = now.date(), case.author.team(case.filed)
        if not self.calendar.unit_works(team, today):
            return
        answer = self.calendar.after(team, case.filed, ANSWER_WITHIN)
        decide = self.calendar.after(team, case.filed, DECIDE_WITHIN)
        following = self.calendar.after(team, today, 1)
        if following == answer:
            yield Promise(SOON, case.assessor.phone, now, now)
        if today == self.calendar.after(team, answer, 1):
            for each in (case.author, case.assessor, case.decider):
                yield Promise(OVER, each.phone, now, now)
        if following == decide:
            yield Promise(DECISION_SOON, case.decider.phone, now, now)

    def _is_to_decide(self, case: Filed, today: date) -> bool:
        """Whether today is the day before the last one."""
        team = case.author.team(case.filed)
        last = self.calendar.after(team, case.filed, DECIDE_WITHIN)
        return self.calendar.after(team, today, 1) >= last and self.calendar.works(case.decider, today)
