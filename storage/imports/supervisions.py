"""Supervisors in a roster file: those that cannot be, and people who would be left without one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import partial

from domain.imports import Asks, BadRow, Line, Parsed, Question, RosterRow, supervises_oneself
from domain.imports.supervised import Supervised, newly_gone
from domain.reasons import of_column
from domain.succession import ExistingRow, after, current, ended
from storage.imports.dating import steps_of
from storage.imports.plan import Plan

Supervisors = Mapping[str, Sequence[ExistingRow[str]]]
"""Who supervises a person from when to when, by NIP."""
Lines = Mapping[str, Sequence[Line[RosterRow]]]
"""The rows of a file by NIP."""


def supervisors_after(
    of_person: Lines, before: Supervisors, today: date
) -> dict[str, Sequence[ExistingRow[str]]]:
    """Everybody's supervisors from when to when, once the rows of a file are taken in."""
    found: dict[str, Sequence[ExistingRow[str]]] = {**before}
    for nip, lines in of_person.items():
        held = before.get(nip, ())
        found[nip] = after(held, steps_of(lines, "supervisor_nip", held, today))
    return found


def bad_supervisors(
    parsed: Parsed[RosterRow],
    before: Supervisors,
    supervisors: Supervisors,
    known: Collection[str],
    today: date,
) -> Iterable[BadRow]:
    """Rows with an unknown supervisor, or that make a person supervise himself or herself over others."""
    people = {line.row.nip for line in parsed.lines}.union(known)

    def supervisor_on(nip: str, day: date) -> str | None:
        held = current(supervisors.get(nip, ()), day)
        return None if held is None else held.value

    for line in parsed.lines:
        supervisor = line.row.supervisor_nip
        if supervisor is None:
            continue
        held = before.get(line.row.nip, ())
        ((day, _),) = steps_of([line], "supervisor_nip", held, today)
        if supervisor not in people:
            bad = supervisor in parsed.refused
            key = "supervisor-in-bad-row" if bad else "no-supervisor"
            yield BadRow(line.number, of_column("supervisor_nip", key, nip=supervisor))
        elif supervises_oneself(line.row.nip, partial(supervisor_on, day=day)):
            yield BadRow(
                line.number,
                of_column("supervisor_nip", "circle", supervisor=supervisor, nip=line.row.nip),
            )


def ask_about_supervisors(
    plan: Plan,
    of_person: Lines,
    names: Mapping[str, str],
    before: Supervised,
    after: Supervised,
    today: date,
) -> None:
    """Asks about everybody who loses a supervisor, or whose supervisor has left or will have left.

    Also about people whom the file does not name: then with the line of the supervisor who leaves.
    """
    named = {**names, **{nip: lines[0].row.name for nip, lines in of_person.items()}}
    for nip in sorted(after.supervisors):
        rows = of_person.get(nip, ())
        lost = [
            (Asks.SUPERVISION, supervisor, day)
            for day, supervisor in ended(before.supervisors.get(nip, ()), after.supervisors[nip])
        ]
        gone = newly_gone(nip, before, after, today)
        if gone is not None:
            lost.append((Asks.SUPERVISOR_LEFT, gone[1], gone[0]))
        for kind, supervisor, day in lost:
            line = (rows or of_person[supervisor])[0].number
            plan.asks.append(Question(kind, line, nip, named[nip], supervisor, day, named[supervisor]))
