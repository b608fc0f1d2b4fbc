"""What must hold of ratings of people by people: kept once as they were confirmed, and colleagues unseen."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from benchmarks.weeks.office import PEERS

_FEWEST = 3
"""Colleagues whose ratings are shown together."""
_RATED = re.compile(
    r"Rekan Anda: <b>(.+?)</b>.*\n\nKerja sama: <b>(\d)</b>\nBerbagi pengetahuan: <b>(\d)</b>"
)
_CRITERIA = ("kerja_sama", "berbagi_pengetahuan")
_SHOWN = re.compile(rf"<b>([\d,–]+)</b> (?:{'|'.join(PEERS)}) .*\n")
_WHOSE = re.compile(r"\A👤 Hasil penilaian <b>(.+?)</b>\n")
"""Above a result that somebody opens from the objection to it."""
_RUNNING = "Periode berjalan"
_ASSESSED = re.compile(r"Tersimpan\. (.+?): <b>(\d) – .*?👤 <b>(.+?)</b>", re.S)
_ONESELF = "Penilaian diri"
_PEOPLE = "SELECT employees.id, name, telegram_id FROM employees JOIN accounts ON employee_id = employees.id"
_GIVEN = "SELECT period, source, assessor_id, employee_id, criterion, rating FROM assessments"
_REQUESTS = "SELECT employee_id, rated_id, source, period FROM rating_requests"
_HEADS = "SELECT employee_id, supervisor_id FROM supervisions"
_LATE = """
    SELECT assessor_id, employee_id FROM assessments JOIN closings USING (period)
    WHERE source = 'peer' AND given_at >= begun_at
"""
_RESULTS = "SELECT employee_id, period, card FROM results JOIN closings ON closings.id = closing_id"
_COUNTS = {
    "ratings of colleagues": "source = 'peer'",
    "assessments of values and competencies": "source != 'peer'",
}

Given = Mapping[tuple[int, int], Mapping[str, int]]
"""What somebody gave to another, by criterion."""


def of_ratings(
    connection: sqlite3.Connection, texts: Mapping[int, Sequence[str]]
) -> Iterator[tuple[str, str]]:
    """Kind and words of what is wrong."""
    rows = connection.execute(_GIVEN).fetchall()
    for key, times in Counter(row[:5] for row in rows).items():
        if times > 1:
            yield "rating doubled", f"{key}: {times} times"
    people = {number: (name, chat) for number, name, chat in connection.execute(_PEOPLE)}
    given: dict[tuple[int, int], dict[str, int]] = defaultdict(dict)
    for _, source, by, of, criterion, rating in rows:
        if source == "peer":
            given[by, of][criterion] = rating
    yield from _of_raters(connection, given)
    yield from _of_confirmed(people, given, texts)
    yield from _of_results(connection, given)
    yield from _of_shown(people, given, texts)
    yield from _of_assessed(people, rows, texts)


def ratings_in(connection: sqlite3.Connection) -> dict[str, int]:
    """How many there were."""
    query = "SELECT count(*) FROM assessments WHERE"
    return {name: int(connection.execute(f"{query} {of}").fetchone()[0]) for name, of in _COUNTS.items()}


def _of_raters(connection: sqlite3.Connection, given: Given) -> Iterator[tuple[str, str]]:
    """Who rates whom is drawn, while the period runs, and never between a superior and their people."""
    asked = connection.execute(_REQUESTS).fetchall()
    above = defaultdict[int, set[int]](set)
    for person, head in connection.execute(_HEADS):
        above[person].add(head)
    for _ in above:
        for heads in above.values():
            heads |= {each for head in heads for each in above.get(head, ())}
    for row, times in Counter(asked).items():
        if times > 1:
            yield "request to rate doubled", f"{row}: {times} times"
    for by, of in sorted({row[:2] for row in asked} | set(given)):
        if by == of or by in above[of] or of in above[by]:
            yield "rated by no colleague", f"{of} by {by}"
    for by, of in sorted(set(given) - {row[:2] for row in asked}):
        yield "rating that nobody asked for", f"{of} by {by}"
    for (by, of), ratings in given.items():
        if set(ratings) != set(_CRITERIA):
            yield "half of a rating counts", f"{of} by {by}: {ratings}"
    for row in connection.execute(_LATE):
        yield "rating after the closing", str(row)


def _of_confirmed(
    people: Mapping[int, tuple[str, int]], given: Given, texts: Mapping[int, Sequence[str]]
) -> Iterator[tuple[str, str]]:
    """Who saw “Tersimpan” has given what they saw; after a change of it, one of what they saw."""
    names = {name: number for number, (name, _) in people.items()}
    for by, (_, chat) in people.items():
        saw = defaultdict[int, list[dict[str, int]]](list)
        for text in texts.get(chat, ()):
            for name, *ratings in _RATED.findall(text):
                saw[names[name]].append(dict(zip(_CRITERIA, map(int, ratings), strict=True)))
        for of, seen in saw.items():
            if given.get((by, of)) not in seen:
                yield "confirmed rating lost", f"{of} by {by}: {seen}, in place of {given.get((by, of))}"


def _of_results(connection: sqlite3.Connection, given: Given) -> Iterator[tuple[str, str]]:
    """What a closing froze is the mean of all raters, from three on."""
    for person, period, card in connection.execute(_RESULTS):
        for _, source, _, _, value, *_ in json.loads(card)["components"]:
            if source != "peer":
                continue
            found = None if value is None else Fraction(value)
            if found != _value(person, given):
                yield (
                    "result of colleagues' ratings",
                    f"{person} in {period}: {found}, not {_value(person, given)}",
                )


def _value(person: int, given: Given) -> Fraction | None:
    means = [Fraction(sum(own.values()), len(own)) for (_, of), own in given.items() if of == person]
    return sum(means, Fraction()) / len(means) * 20 if len(means) >= _FEWEST else None


def _of_shown(
    people: Mapping[int, tuple[str, int]], given: Given, texts: Mapping[int, Sequence[str]]
) -> Iterator[tuple[str, str]]:
    """Nothing is seen while the period runs, then what all gave together, and never who.

    It is the reader's own, or of the person whose objection the reader answers or decides.
    """
    names = {name: number for number, (name, _) in people.items()}
    for reader, (_, chat) in people.items():
        for text in texts.get(chat, ()):
            named = _WHOSE.match(text)
            person = reader if named is None else names[named[1]]
            for shown in _SHOWN.findall(text):
                later = None if _RUNNING in text else _value(person, given)
                if shown not in ("–", _said(later)):
                    yield "ratings of colleagues told", f"{person}: {shown}, not {_said(later)}: {text}"
                for name in (people[by][0] for by, of in given if of == person):
                    if name in text:
                        yield "rating told with its author", f"{person}: {text}"


def _said(value: Fraction | None) -> str:
    if value is None:
        return "–"
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{exact.quantize(Decimal('0.01'), ROUND_HALF_UP)}".replace(".", ",")


def _of_assessed(
    people: Mapping[int, tuple[str, int]],
    rows: Sequence[tuple[str, str, int, int, str, int]],
    texts: Mapping[int, Sequence[str]],
) -> Iterator[tuple[str, str]]:
    """What somebody saw kept of their own values, or of those of their staff, is held: the last of each."""
    names = {name: number for number, (name, _) in people.items()}
    held = defaultdict[tuple[int, int], Counter[int]](Counter)
    for _, source, by, of, _, rating in rows:
        if source in ("self", "supervisor"):
            held[by, of][rating] += 1
    for by, (_, chat) in people.items():
        last: dict[int, dict[str, int]] = defaultdict(dict)
        for criterion, rating, name in (
            each for text in texts.get(chat, ()) for each in _ASSESSED.findall(text)
        ):
            last[by if name == _ONESELF else names[name]][criterion] = int(rating)
        for of, seen in last.items():
            if lost := Counter(seen.values()) - held[by, of]:
                yield "confirmed assessment lost", f"{of} by {by}: {sorted(lost.elements())} of {seen}"
