"""The files of an office that keeps its reports in a system of its own: most people, most weeks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from benchmarks.simulate.cast import Cast, Member
from benchmarks.simulate.expected import Expected
from benchmarks.simulate.journal import APPROVED, SUBMITTED, Case, Journal
from benchmarks.simulate.scripts import Hands

Rows = list[dict[str, str]]
_KINDS = {"Cuti": "cuti", "Sakit": "sakit", "Izin": "izin", "Tugas luar": "tugas_luar"}
_BETWEEN_DECISIONS = (40, 120)
"""Seconds."""


@dataclass
class Files:
    """What goes into the next import, by kind of file, noted in the journal as it is written down."""

    cast: Cast
    journal: Journal
    hands: Hands
    expected: Expected
    database: Path
    chance: Random
    _rows: dict[str, Rows] = field(default_factory=dict)

    def report(self, member: Member, day: date, now: datetime) -> None:
        """A report that was written elsewhere."""
        serial, own = self.hands.next_serial(), self.hands.self_rating()
        activity = self.hands.activity(member, serial)
        row = self._entry(member, day, activity, now) | {"self_rating": str(own), "status": SUBMITTED}
        self._rows.setdefault("reports", []).append(row | {"started": "08:00", "ended": "11:30"})
        self.journal.add(
            Case("entry", member.number, day, serial, [(now, SUBMITTED, member.number)], self_rating=own)
        )

    def leave(self, member: Member, kind: str, first: date, last: date, now: datetime) -> None:
        """Leave or travel that the office approved elsewhere."""
        row = {"nip": member.nip, "kind": _KINDS[kind], "start": str(first), "end": str(last)}
        self._rows.setdefault("leave", []).append(row)
        steps = [(now, APPROVED, self.cast.admin)]
        serial = self.hands.next_serial()
        self.journal.add(Case("leave", member.number, first, serial, steps, until=last, leave=kind))
        del self.journal.open[serial]

    def may_decide(self, head: Member, now: datetime) -> bool:
        """Whether a file can decide all that waits for a supervisor: reports that were never sent back."""
        return all(case.kind == "entry" and len(case.steps) == 1 for case in self._waiting(head, now))

    def decide(self, head: Member, now: datetime) -> None:
        """Ratings for all that waits for a supervisor, given one after another until now."""
        waiting = self._waiting(head, now)
        given = now - sum((self._pause() for _ in waiting), timedelta())
        for case in waiting:
            given = max(given + self._pause(), case.sent + timedelta(minutes=1))
            at, author = min(given, now), self.cast.members[case.author]
            rating = self.hands.rating(head)
            row = self._entry(author, case.day, self._stored(author, case), case.sent) | {
                "self_rating": str(case.self_rating),
                "status": APPROVED,
                "supervisor_rating": str(rating),
                "reviewer_nip": head.nip,
                "reviewed_at": at.isoformat(),
            }
            self._rows.setdefault("decisions", []).append(row)
            self.journal.decided(case.serial, APPROVED, head.number, at, rating, told=False)

    def take(self) -> Iterator[tuple[str, Rows]]:
        """The files that are to be imported now, each with the kind of the import."""
        written, self._rows = self._rows, {}
        for name, rows in written.items():
            yield ("leave" if name == "leave" else "entries"), rows

    def _pause(self) -> timedelta:
        return timedelta(seconds=self.chance.randint(*_BETWEEN_DECISIONS))

    def _waiting(self, head: Member, now: datetime) -> list[Case]:
        """What has waited for a supervisor since before now, the oldest first."""
        today = now.date()
        return sorted(
            (
                case
                for case in self.journal.open.values()
                if case.state(now) == SUBMITTED
                and case.sent < now
                and self.expected.decider(case, today) == head.number
            ),
            key=lambda case: case.sent,
        )

    def _stored(self, author: Member, case: Case) -> str:
        """The report's text as the service exports it: what is typed on a phone is split into its parts."""
        query = (
            "SELECT activity FROM entries JOIN employees ON employees.id = entries.employee_id"
            " WHERE nip = ? AND date = ? AND activity LIKE ?"
        )
        with closing(sqlite3.connect(self.database)) as connection:
            found = connection.execute(query, (author.nip, str(case.day), f"agenda {case.serial} %"))
            return str(found.fetchone()[0])

    @staticmethod
    def _entry(author: Member, day: date, activity: str, sent: datetime) -> dict[str, str]:
        """The columns that tell reports apart."""
        return {
            "nip": author.nip,
            "date": day.isoformat(),
            "activity": activity,
            "submitted_at": sent.isoformat(),
        }
