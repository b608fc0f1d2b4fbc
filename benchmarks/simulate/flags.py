"""Whom the figures of objectivity flag (docs/scoring.md §6), beside those who really cheat."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction

from benchmarks.simulate.cast import Cast, Cheat
from benchmarks.simulate.stage import Stage
from storage.objectivity import figures_of_office
from storage.scoring.scope import Scope

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
        """Reads everybody's figures of the running period, as the weekly sweep for notices does."""
        office, now = stage.service.office, stage.now
        by_nip = {each.nip: each for each in cast.members.values()}
        self.people = len(by_nip)
        self.planted = {each.number: _SIGNALS[each.cheat] for each in by_nip.values() if each.cheat}
        async with stage.service.database.read() as uow:
            people = {person.id: by_nip[person.nip].number for person in await uow.people.all()}
            span, today = Scope.running(office.scheme, now, office.zone).elapsed, office.date_of(now)
            # A running period has begun.
            assert span is not None
            notable = await figures_of_office(uow, span, today, office.zone)
        for person, figures in notable.items():
            self.found[people[person]].update(str(figure.signal) for figure in figures)

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
