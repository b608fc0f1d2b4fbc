"""What must hold of tickets, stand-ins, corrections of one's own data, and attendance."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime

from benchmarks.simulate.citizens import FIRST_CITIZEN
from benchmarks.simulate.year import OFFICE
from domain.ticket_texts import written

_NUMBER = re.compile(r"\b[0-9A-Z]{5}-[0-9A-Z]{5}\b")
_CLOSED = "Tiket dijawab dan selesai"
_KEPT, _NAMED = "Penunjukan tercatat", "Anda ditunjuk"
_CORRECTED = "Data Anda sudah diperbaiki"
_TICKETS = "SELECT number, state FROM tickets"
_STAND_INS = """
    SELECT supervisors.telegram_id, others.telegram_id, starts FROM stand_ins
    JOIN accounts AS supervisors ON supervisors.employee_id = supervisor_id
    JOIN accounts AS others ON others.employee_id = stand_in_id
"""
_CORRECTIONS = """
    SELECT telegram_id, wanted, state FROM data_corrections JOIN accounts USING (employee_id)
    WHERE field = 'position'
"""
_ATTENDED = re.compile(r"(Masuk|Pulang) tercatat \w+, (\d+) \w+ (\d\d)\.(\d\d)")
_MARKS = """
    SELECT telegram_id, mark, at, check_in FROM attendance_marks JOIN accounts USING (employee_id)
    LEFT JOIN attendance USING (employee_id, date)
"""
_COUNTS = {
    "comings and leavings": "SELECT count(*) FROM attendance_marks",
    "tickets": "SELECT count(*) FROM tickets",
    "stand-ins": "SELECT count(*) FROM stand_ins",
    "corrections of own data": "SELECT count(*) FROM data_corrections",
}


def of_occasions(
    connection: sqlite3.Connection, texts: Mapping[int, Sequence[str]]
) -> Iterator[tuple[str, str]]:
    """Kind and words of what is wrong. Nobody ends an appointment here, or takes a correction back."""
    yield from _of_tickets(connection, texts)
    stand_ins = connection.execute(_STAND_INS).fetchall()
    yield from _of_words("stand-in", {head for head, _, _ in stand_ins}, who_saw(_KEPT, texts))
    for row, times in Counter(stand_ins).items():
        if times > 1:
            yield "stand-in doubled", f"{row}: {times} times"
        if row[1] not in who_saw(_NAMED, texts):
            yield "stand-in not told", str(row)
    yield from _of_attendance(connection, texts)
    corrections = connection.execute(_CORRECTIONS).fetchall()
    for wanted, times in Counter(wanted for _, wanted, _ in corrections).items():
        if times > 1:
            yield "correction doubled", f"{wanted}: {times} times"
    for chat, wanted, state in corrections:
        if state == "approved" and not any(
            _CORRECTED in text and wanted in text for text in texts.get(chat, ())
        ):
            yield "correction not told", f"{chat}: {wanted}"


def occasions_in(connection: sqlite3.Connection) -> dict[str, int]:
    """How many there were."""
    return {name: int(connection.execute(query).fetchone()[0]) for name, query in _COUNTS.items()}


def _of_tickets(
    connection: sqlite3.Connection, texts: Mapping[int, Sequence[str]]
) -> Iterator[tuple[str, str]]:
    tickets = [(written(number), state) for number, state in connection.execute(_TICKETS)]
    said = [text for chat, own in texts.items() if chat >= FIRST_CITIZEN for text in own]
    seen = {number for text in said for number in _NUMBER.findall(text)}
    held = {number for number, _ in tickets}
    yield from _of_words("ticket", held, seen)
    closed = sum(state == "closed" for _, state in tickets)
    if closed and not who_saw(_CLOSED, texts):
        yield "closing of a ticket not confirmed", f"{closed} of them"


def _of_attendance(
    connection: sqlite3.Connection, texts: Mapping[int, Sequence[str]]
) -> Iterator[tuple[str, str]]:
    marks = connection.execute(_MARKS).fetchall()
    for mark, times in Counter(marks).items():
        if times > 1 or mark[-1] is None:
            yield "attendance doubled, or without its day", f"{mark}: {times} times"
    held = {(chat, mark, *_clock(at)) for chat, mark, at, _ in marks}
    seen = {
        (chat, "in" if word == "Masuk" else "out", *map(int, numbers))
        for chat, own in texts.items()
        for text in own
        for word, *numbers in _ATTENDED.findall(text)
    }
    yield from _of_words("attendance", held, seen)


def _clock(at: str) -> tuple[int, int, int]:
    """Day, hour and minute by the office's clock, of a moment in UTC."""
    local = datetime.fromisoformat(at).replace(tzinfo=UTC).astimezone(OFFICE)
    return local.day, local.hour, local.minute


def _of_words(what: str, held: AbstractSet[object], seen: AbstractSet[object]) -> Iterator[tuple[str, str]]:
    for each in sorted(map(str, seen - held)):
        yield f"confirmed {what} lost", each
    for each in sorted(map(str, held - seen)):
        yield f"{what} not confirmed", each


def who_saw(words: str, texts: Mapping[int, Sequence[str]]) -> set[int]:
    """The chats in which some words were read."""
    return {chat for chat, said in texts.items() if any(words in text for text in said)}
