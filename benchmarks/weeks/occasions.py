"""What happens now and then: tickets, stand-ins, corrections of one's own data, coming and leaving."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from benchmarks.simulate.cast import Cast, Member
from benchmarks.simulate.citizens import Counter
from benchmarks.simulate.requests import corrects_own_data, names_stand_in
from benchmarks.simulate.scripts import Hands, Script, Stuck, labels_of
from benchmarks.weeks.office import PLACE
from playground.handle import PersonHandle
from playground.people import Json

_WRITES, _NAMES, _CORRECTS = 0.25, 0.05, 0.05
"""How often somebody does it on a morning: a citizen, a supervisor, an employee."""
_ATTENDS = 0.3
"""How often somebody shares where they are as they come or leave."""
_STANDS_IN = 2
"""Days after the first one."""
_LOOKS = 3
"""How often an administrator looks whether a decision came through."""


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
            yield self.counter.writes_ticket(day)

    def in_the_morning(self, member: Member, day: date) -> Iterator[Script]:
        """What somebody begins."""
        yield from (script for number, script in self.counter.answered(day) if number == member.number)
        staff = self.cast.under(member.number, day)
        if member.pace is not None and staff and self._lot(_NAMES):
            first = day + timedelta(days=1)
            last = first + timedelta(days=_STANDS_IN)
            yield names_stand_in(self.hands, member, self.chance.choice(staff), first, last)
        if member.pace is None and self._lot(_CORRECTS):
            yield corrects_own_data(self.hands, member, day)

    def in_the_evening(self, member: Member, day: date) -> Iterator[Script]:
        """What follows from it: stand-ins decide, and the administrator does what only they may."""
        acting = self.hands.journal.stand_ins
        if any(each.stand_in == member.number and each.first <= day <= each.last for each in acting):
            yield self.hands.review(member)
        if member.number == self.cast.admin:
            yield self._approves_correction(member)

    def at_the_door(self, member: Member) -> Iterator[Script]:
        """Coming and leaving."""
        if self._lot(_ATTENDS):
            yield self._comes_or_leaves(member)

    def _comes_or_leaves(self, member: Member) -> Script:
        phone = self.hands.stage.phone(member.phone)
        phone.says("/hadir")
        yield
        phone.shares_location(*PLACE, accuracy=10)
        yield

    def _approves_correction(self, admin: Member) -> Script:
        phone = self.hands.stage.phone(admin.phone)
        waiting = _waiting(phone)
        if not waiting:
            return
        phone.taps("Setujui", message=waiting[-1])
        for _ in range(_LOOKS):
            yield
            if waiting[-1]["message_id"] not in [each["message_id"] for each in _waiting(phone)]:
                return
        raise Stuck(f"{admin.number} approved a correction and sees nothing")

    def _lot(self, share: float) -> bool:
        return self.chance.random() < share


def _waiting(phone: PersonHandle) -> list[Json]:
    """The cards of corrections that are not decided, by what the phone shows."""
    return [
        each
        for each in phone.messages
        if "Jabatan" in each.get("text", "") and any("Setujui" in label for label in labels_of(each))
    ]
