"""What happens now and then: tickets, stand-ins, corrections of one's own data, coming and leaving."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from benchmarks.simulate.cast import Cast, Member
from benchmarks.simulate.citizens import Counter
from benchmarks.simulate.scripts import Hands, Script, Stuck
from benchmarks.weeks.office import PLACE

_WRITES, _NAMES, _CORRECTS = 0.25, 0.05, 0.05
"""How often somebody does it on a morning: a citizen, a supervisor, an employee."""
_ATTENDS = 0.3
"""How often somebody shares where they are as they come or leave."""
_STANDS_IN = 2
"""Days after the first one."""


@dataclass
class Occasions:
    """Draws who does what."""

    cast: Cast
    hands: Hands
    counter: Counter
    chance: Random

    def of_citizens(self, day: date) -> Iterator[Script]:
        """A ticket, where no other one waits: so each is the first in the list of who answers it."""
        if self.counter.may_write and self._lot(_WRITES):
            yield self.counter.writes(day)

    def in_the_morning(self, member: Member, day: date) -> Iterator[Script]:
        """What somebody begins."""
        yield from (script for number, script in self.counter.answered(day) if number == member.number)
        staff = self.cast.under(member.number, day)
        if member.pace is not None and staff and self._lot(_NAMES):
            first = day + timedelta(days=1)
            last = first + timedelta(days=_STANDS_IN)
            yield self.hands.names_stand_in(member, self.chance.choice(staff), first, last)
        if member.pace is None and self._lot(_CORRECTS):
            yield self._corrects(member, day)

    def in_the_evening(self, member: Member, day: date) -> Iterator[Script]:
        """What follows from it: stand-ins decide, and the administrator does what only they may."""
        acting = self.hands.journal.stand_ins
        if any(each.stand_in == member.number and each.first <= day <= each.last for each in acting):
            yield self.hands.review(member)
        if member.number == self.cast.admin:
            yield self._approves(member)

    def at_the_door(self, member: Member) -> Iterator[Script]:
        """Coming and leaving."""
        if self._lot(_ATTENDS):
            yield self._attends(member)

    def _attends(self, member: Member) -> Script:
        phone = self.hands.stage.phone(member.phone)
        phone.says("/hadir")
        yield
        phone.shares_location(*PLACE, accuracy=10)
        yield

    def _corrects(self, member: Member, day: date) -> Script:
        """Asks for another position from today on."""
        phone = self.hands.stage.phone(member.phone)
        phone.says("/perbaikan")
        yield
        for label in ("Ajukan perbaikan", "Jabatan"):
            phone.taps(label)
            yield
        for said in (f"Analis {self.hands.next_serial()}", f"{day.day}/{day.month}"):
            phone.says(said)
            yield
        for label in ("Lewati", "Lewati", "Kirim"):
            phone.taps(label)
            yield

    def _approves(self, admin: Member) -> Script:
        phone = self.hands.stage.phone(admin.phone)
        for message in reversed(phone.messages):
            if "Jabatan" in message.get("text", "") and "Setujui" in str(message.get("reply_markup")):
                phone.taps("Setujui", message=message)
                yield
                if "disetujui" not in phone.sees():
                    raise Stuck(f"{admin.number} approved a correction and sees nothing")
                return

    def _lot(self, share: float) -> bool:
        return self.chance.random() < share
