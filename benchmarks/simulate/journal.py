"""What people did and saw confirmed, in their own words: the facts that the books are compared with."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime

SUBMITTED, APPROVED, RETURNED, REJECTED = "submitted", "approved", "returned", "rejected"


@dataclass
class Case:
    """A report, or a request for leave."""

    kind: str
    author: int
    day: date
    serial: int
    steps: list[tuple[datetime, str, int]]
    """When it came into which state, and by whom, in order; the first is when it was sent."""
    until: date | None = None
    """The last day of a leave."""
    leave: str = ""
    rating: int = 0
    self_rating: int = 0

    @property
    def sent(self) -> datetime:
        """When it was first sent."""
        return self.steps[0][0]

    def state(self, at: datetime) -> str:
        """Its state at a moment; empty before it was sent."""
        state = ""
        for moment, then, _ in self.steps:
            if moment <= at:
                state = then
        return state

    def since(self, at: datetime) -> datetime:
        """Since when it has been in its state at a moment."""
        return max(moment for moment, _, _ in self.steps if moment <= at)


@dataclass(frozen=True)
class Acting:
    """Somebody decides in a supervisor's place."""

    supervisor: int
    stand_in: int
    first: date
    last: date


@dataclass
class Journal:
    """Everything so far."""

    reports: dict[tuple[int, date], list[Case]] = field(default_factory=lambda: defaultdict(list))
    """By author and day."""
    leaves: dict[int, list[Case]] = field(default_factory=lambda: defaultdict(list))
    by_serial: dict[int, Case] = field(default_factory=dict)
    open: dict[int, Case] = field(default_factory=dict)
    """Cases that wait for a decision or a correction, by serial."""
    sent_back: dict[int, list[Case]] = field(default_factory=lambda: defaultdict(list))
    """What was returned, by author."""
    stand_ins: list[Acting] = field(default_factory=list)
    decisions: list[tuple[datetime, int, int]] = field(default_factory=list)
    """Moment, author and decider of each decision that is not in the book yet."""
    closed: list[tuple[date, date]] = field(default_factory=list)
    """First and last day of each closed period, whose records nobody changes any more."""
    joined: dict[int, datetime] = field(default_factory=dict)
    """When somebody opened their invitation."""

    def is_locked(self, day: date) -> bool:
        """Whether a date lies in a closed period."""
        return any(first <= day <= last for first, last in self.closed)

    def add(self, case: Case) -> None:
        """Somebody has sent something."""
        if case.kind == "entry":
            self.reports[case.author, case.day].append(case)
        else:
            self.leaves[case.author].append(case)
        self.by_serial[case.serial] = self.open[case.serial] = case

    def decided(
        self, serial: int, state: str, by: int, at: datetime, rating: int = 0, *, told: bool = True
    ) -> None:
        """Somebody has decided a case, unless another was first. Of what a file says nobody is `told`."""
        case = self.by_serial[serial]
        if case.state(at) != SUBMITTED:
            return
        case.steps.append((at, state, by))
        case.rating = rating
        if told:
            self.decisions.append((at, case.author, by))
        if state == RETURNED:
            self.sent_back[case.author].append(case)
        if state in (APPROVED, REJECTED):
            del self.open[serial]

    def sent_again(self, serial: int, at: datetime) -> None:
        """Somebody has corrected what was returned."""
        case = self.by_serial[serial]
        case.steps.append((at, SUBMITTED, case.author))

    def first_report(self, author: int, day: date, at: datetime) -> datetime | None:
        """When a date was first reported, as far as it counts at a moment."""
        found = [each.sent for each in self._counted(author, day, at)]
        return min(found, default=None)

    def waits_for_author(self, author: int, day: date, at: datetime) -> bool:
        """Whether a report of a date is returned at a moment."""
        return any(each.state(at) == RETURNED for each in self._counted(author, day, at))

    def _counted(self, author: int, day: date, at: datetime) -> list[Case]:
        cases = self.reports.get((author, day), ())
        return [each for each in cases if each.state(at) not in ("", REJECTED)]

    def on_leave(self, author: int, day: date, at: datetime, *, or_asked: bool = False) -> bool:
        """Whether leave frees from reporting a date as of a moment; `or_asked`: or would, once approved."""
        return self._away(author, day, at, or_asked=or_asked, travels=False)

    def travels(self, author: int, day: date, at: datetime) -> bool:
        """Whether a date is of official travel as of a moment."""
        return self._away(author, day, at, or_asked=False, travels=True)

    def _away(self, author: int, day: date, at: datetime, *, or_asked: bool, travels: bool) -> bool:
        wanted = (APPROVED, SUBMITTED) if or_asked else (APPROVED,)
        return any(
            each.day <= day <= (each.until or each.day) and each.state(at) in wanted
            for each in self.leaves.get(author, ())
            if (each.leave == "Tugas luar") is travels
        )
