"""Somebody who holds a copy of the database and of its log, and knows everybody who may have come.

Each way of attack gives, for each response, the person whom it names. It knows no table by heart but
`responses`: what any row says of a person (a Telegram id, an employee's id), of a service, a time or an order
is used.
"""

from __future__ import annotations

import re
import sqlite3
import struct
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Guesses = dict[str, int]
"""The person (Telegram id) to whom a response is attributed, by its rater's hash."""

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d")
_FRAME_HEADER, _LOG_HEADER = 24, 32


@dataclass(frozen=True)
class Trace:
    """A row outside of the responses that tells of a person."""

    person: int
    text: str
    """Everything that it says."""
    moments: tuple[str, ...]


class Copy:
    """A copy of a database file and of the log beside it, as the service left them at a moment."""

    def __init__(self, file: Path, people: Collection[int]) -> None:
        """`people` are the Telegram ids of all who may have rated: citizens are known by sight."""
        log = file.with_name(f"{file.name}-wal")
        self.people, self.path = sorted(people), file
        self.file, self.log = file.read_bytes(), log.read_bytes() if log.exists() else b""
        with closing(sqlite3.connect(file)) as connection:  # reads the log too, as any tool does
            connection.row_factory = sqlite3.Row
            self.responses = [
                dict(row) for row in connection.execute("SELECT rowid AS place, * FROM responses")
            ]
            accounts = connection.execute("SELECT employee_id, telegram_id FROM accounts")
            self.accounts = {row["employee_id"]: row["telegram_id"] for row in accounts}
            self.traces = [trace for row in self._rows(connection) for trace in self._traces(row)]
        self.raters = [row["rater"] for row in self.responses if row["rater"]]

    @staticmethod
    def _rows(connection: sqlite3.Connection) -> list[dict[str, Any]]:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return [
            dict(row)
            for (name,) in tables
            if name not in ("responses", "accounts", "memberships", "supervisions", "employees")
            for row in connection.execute(f'SELECT * FROM "{name}"')  # noqa: S608
        ]

    def _traces(self, row: dict[str, Any]) -> list[Trace]:
        text = " ".join(str(value) for value in row.values())
        named = {person for person in self.people if re.search(rf"\b{person}\b", text)}
        if row.get("employee_id") in self.accounts:
            named.add(self.accounts[row["employee_id"]])
        moments = tuple(str(value) for value in row.values() if _MOMENT.match(str(value)))
        return [Trace(person, text, moments) for person in named & set(self.people)]


def by_service(copy: Copy) -> Guesses:
    """A row that names a person and a service: the first such person is the one who rated it."""
    found: Guesses = {}
    left = list(copy.traces)
    for row in copy.responses:
        service = row["service_id"]
        says = re.compile(
            rf"\"service_id\": ?{service}\b|\b(?:fc[12]|rz[a-z]1):{service}:|'service_id': {service}\b"
        )
        fitting = [trace for trace in left if says.search(trace.text)]
        if fitting and row["rater"]:
            nearest = min(fitting, key=lambda trace: _apart(row, trace))
            left.remove(nearest)
            found[row["rater"]] = nearest.person
    return found


def _apart(row: Mapping[str, Any], trace: Trace) -> float:
    moments = [str(value) for value in row.values() if _MOMENT.match(str(value))]
    return min((abs(_number(a) - _number(b)) for a in moments for b in trace.moments), default=0.0)


def _number(moment: str) -> float:
    digits = re.sub(r"\D", "", moment)[:20].ljust(20, "0")
    year, month, day, hour, minute, second = (int(digits[a:b]) for a, b in _FIELDS)
    return (
        (((year * 372 + month * 31 + day) * 24 + hour) * 60 + minute) * 60 + second + int(digits[14:]) / 1e6
    )


_FIELDS = ((0, 4), (4, 6), (6, 8), (8, 10), (10, 12), (12, 14))


def by_time(copy: Copy) -> Guesses:
    """The person who did something nearest in time to a response, if that has a time."""
    timed = [trace for trace in copy.traces if trace.moments]
    return {
        row["rater"]: min(timed, key=lambda trace: _apart(row, trace)).person
        for row in copy.responses
        if row["rater"] and timed and any(_MOMENT.match(str(value)) for value in row.values())
    }


def by_order(copy: Copy) -> Guesses:
    """People in the order of what they last did, beside responses in the order of their rows."""
    return _side_by_side(copy, [row["rater"] for row in sorted(copy.responses, key=lambda row: row["place"])])


def by_place(copy: Copy) -> Guesses:
    """The same with responses in the order in which they lie in the file."""
    places = {rater: copy.file.rfind(rater.encode()) for rater in copy.raters}
    return _side_by_side(copy, sorted(copy.raters, key=lambda rater: -places[rater]))


def _side_by_side(copy: Copy, raters: list[str]) -> Guesses:
    last: dict[int, float] = defaultdict(float)
    for trace in copy.traces:
        for moment in trace.moments:
            last[trace.person] = max(last[trace.person], _number(moment))
    people = sorted(last, key=lambda person: last[person]) or copy.people
    return {rater: people[n * len(people) // len(raters)] for n, rater in enumerate(raters) if rater}


def by_log(copy: Copy) -> Guesses:
    """The person written in the same transaction of the log as a response, or in the nearest one."""
    commits = commits_of(copy.log)
    seen_people: list[tuple[int, int]] = []
    seen_raters: dict[str, int] = {}
    before = b""
    for number, pages in enumerate(commits):
        for rater in copy.raters:
            if rater.encode() in pages:
                seen_raters.setdefault(rater, number)
        # A page is written whole: what it held before tells nothing new.
        fresh = [person for person in copy.people if _count(pages, person) > _count(before, person)]
        seen_people += [(number, person) for person in fresh]
        before = pages
    if not seen_people:
        return {}
    return {
        rater: min(seen_people, key=lambda seen: abs(seen[0] - number))[1]
        for rater, number in seen_raters.items()
    }


def commits_of(log: bytes) -> list[bytes]:
    """The pages of each transaction in a log, in order."""
    if len(log) < _LOG_HEADER:
        return []
    (size,) = struct.unpack(">I", log[8:12])
    found, pages = [], b""
    for at in range(_LOG_HEADER, len(log) - _FRAME_HEADER - size + 1, _FRAME_HEADER + size):
        pages += log[at + _FRAME_HEADER : at + _FRAME_HEADER + size]
        if struct.unpack(">I", log[at + 4 : at + 8])[0]:
            found.append(pages)
            pages = b""
    return found


def _forms(person: int) -> tuple[bytes, ...]:
    """A Telegram id as text and as SQLite and others store numbers."""
    sizes = (6, 8) if person >= 2**31 else (4, 8)
    return (
        str(person).encode(),
        *(person.to_bytes(size, "big") for size in sizes),
        person.to_bytes(8, "little"),
    )


def _count(pages: bytes, person: int) -> int:
    return sum(pages.count(form) for form in _forms(person)[:2])


def bytes_of(copy: Copy, people: Collection[int]) -> list[int]:
    """The people whose Telegram id is anywhere in the bytes of the file or of the log."""
    return [
        person
        for person in people
        if any(form in copy.file or form in copy.log for form in _forms(person)[:3])
    ]


ATTACKS: Mapping[str, Callable[[Copy], Guesses]] = {
    "a row with person and service": by_service,
    "the nearest time": by_time,
    "the order of rows": by_order,
    "the place in the file": by_place,
    "the transactions of the log": by_log,
}


def named(guesses: Guesses, truth: Mapping[str, int]) -> int:
    """How many responses are attributed to the person who gave them."""
    return sum(truth.get(rater) == person for rater, person in guesses.items())
