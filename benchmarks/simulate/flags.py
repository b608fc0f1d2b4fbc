"""Whom the figures of objectivity flag (docs/scoring.md §6), beside those who really cheat."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction

from benchmarks.simulate.cast import Cast, Cheat
from benchmarks.simulate.stage import Stage
from handlers.objectivity.actions import read_own

_SIGNALS = {
    Cheat.COPIED: "copied",
    Cheat.EVIDENCE: "evidence",
    Cheat.HOURS: "hours",
    Cheat.STAMP: "stamp",
    Cheat.SPREAD: "spread",
}


@dataclass
class Flags:
    """Signals by person, those that were planted, and how many people were looked at."""

    people: int = 0
    found: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    planted: dict[int, str] = field(default_factory=dict)

    async def look(self, stage: Stage, cast: Cast) -> None:
        """Reads everybody's own figures of the running period, as `/objektivitas` shows them."""
        office, now = stage.service.office, stage.now
        by_nip = {each.nip: each for each in cast.members.values()}
        self.people = len(by_nip)
        self.planted = {each.number: _SIGNALS[each.cheat] for each in by_nip.values() if each.cheat}
        async with stage.service.database.read() as uow:
            people = await uow.people.all()
        for person in people:
            async with stage.service.database.read() as uow:
                own = await read_own(uow, office, person.id, now)
            figures = own.of_entries() + (own.facts.figures() if own.facts else [])
            for figure in figures:
                if figure.is_notable:
                    self.found[by_nip[person.nip].number].add(str(figure.signal))

    @property
    def missed(self) -> dict[int, str]:
        """Those who cheat and were not flagged for it."""
        return {key: signal for key, signal in self.planted.items() if signal not in self.found[key]}

    @property
    def false(self) -> dict[int, set[str]]:
        """Those who were flagged and do not cheat."""
        return {key: signals for key, signals in self.found.items() if signals and key not in self.planted}

    @property
    def false_share(self) -> Fraction:
        """The percentage of the others who were flagged."""
        return Fraction(100 * len(self.false), max(1, self.people - len(self.planted)))
