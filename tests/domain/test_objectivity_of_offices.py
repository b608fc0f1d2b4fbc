"""Whole simulated offices: honest people are hardly ever noted, and who cheats is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pytest
from msgspec.structs import replace

from domain.objectivity import (
    Decided,
    Figure,
    Rated,
    ReviewerFacts,
    Signal,
    Team,
    Work,
    of_entries,
    self_gap,
)
from domain.survey import NO_CITIZENS

HEADS, PEOPLE, FIRST = 24, 8, date(2026, 7, 1)
DAYS = [FIRST + timedelta(n) for n in range(84) if (FIRST + timedelta(n)).weekday() < 5]
TODAY = date(2026, 9, 30)
VERBS = ("Menyusun", "Memeriksa", "Memverifikasi", "Mengarsipkan", "Menindaklanjuti", "Menyiapkan")
OBJECTS = ("surat masuk", "laporan realisasi anggaran", "berkas permohonan", "data penduduk", "bahan rapat")
PLACES = ("kecamatan", "kelurahan", "bidang", "seksi", "pemohon", "rekanan")


@dataclass
class Head:
    """A reviewer with the team's works, and the ratings as (self rating, rating) by person."""

    works: list[Work] = field(default_factory=list)
    ratings: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    decided: list[Decided] = field(default_factory=list)


def _text(chance: Random, routine: str) -> str:
    """Three days in ten are routine, written in the same words; otherwise it says what it was about."""
    if chance.random() < 0.3:
        return routine
    about = f"{chance.choice(PLACES)} {chance.choice('ABCDEFGH')}{chance.randrange(1, 60)}"
    return f"{chance.choice(VERBS)} {chance.choice(OBJECTS)} {about} untuk {chance.choice(PLACES)}"


def _works(chance: Random, person: int, number: Callable[[], int]) -> list[Work]:
    routine = f"{chance.choice(VERBS)} {chance.choice(OBJECTS)} harian di {chance.choice(PLACES)} {person}"
    works: list[Work] = []
    for day in DAYS:
        start = 8 * 60 + chance.randrange(0, 60)
        for _ in range(chance.choice((1, 2))):
            slip = -30 if chance.random() < 0.01 else chance.randrange(0, 20)
            start, minutes = start + slip, chance.randrange(60, 200)
            ends = time((start + minutes) // 60, (start + minutes) % 60)
            same = works and chance.random() < 0.015
            file = next(iter(works[-1].files)) if same else f"berkas {person} {day} {start}"
            sent = day + timedelta(days=chance.choices((0, 1, 3), (85, 12, 3))[0])
            works.append(
                Work(person, day, _text(chance, routine), sent, minutes, time(start // 60, start % 60), ends)
            )
            works[-1] = replace(works[-1], files=frozenset({file}), id=number())
            start += minutes
    return works


def office(seed: int) -> list[Head]:
    """An honest office: lenient and severe heads, better and weaker people, joint photos, slips, bad days."""
    chance, heads, count = Random(seed), [], iter(range(1, 10**6))
    for head in range(HEADS):
        lenience, own = chance.gauss(0, 0.3), Head()
        for person in range(head * 100, head * 100 + PEOPLE):
            quality, modest = chance.gauss(3.7, 0.4), chance.gauss(0.3, 0.3)
            own.works += _works(chance, person, lambda: next(count))
            own.ratings[person] = [
                tuple(min(5, max(1, round(quality + bias + chance.gauss(0, 0.6)))) for bias in pair)  # type: ignore[misc]
                for pair in [(modest, lenience)] * len(DAYS)
            ]
        at = datetime(2026, 7, 1, 9, tzinfo=UTC)
        for number in range(PEOPLE * len(DAYS)):
            # A few are read first and decided together; one in eight is quick.
            at += timedelta(seconds=0 if chance.random() < 0.2 else chance.choice((8, *range(15, 120, 15))))
            own.decided.append(Decided(at, number, head * 100))
        heads.append(own)
    return heads


def rated(pairs: list[tuple[int, int]]) -> Rated:
    """What ratings amount to."""
    given = [rating for _, rating in pairs]
    return Rated(len(given), sum(given), sum(r * r for r in given), sum(own - r for own, r in pairs))


def noted(heads: list[Head]) -> dict[int, set[Signal]]:
    """Who has a notable figure, and which; heads are numbered from −1 down."""
    everybody = [rated([pair for own in head.ratings.values() for pair in own]) for head in heads]
    found: dict[int, list[Figure]] = {}
    for number, (head, own) in enumerate(zip(heads, everybody, strict=True)):
        found[-1 - number] = ReviewerFacts(own, everybody, head.decided, NO_CITIZENS).figures()
        team = Team(head.works)
        for person, pairs in head.ratings.items():
            gap = self_gap(rated(pairs), Signal.OWN_GAP)
            found[person] = [gap, *of_entries(person, team, TODAY)]
    notable = {key: {each.signal for each in own if each.is_notable} for key, own in found.items()}
    return {key: signals for key, signals in notable.items() if signals}


@pytest.mark.parametrize("seed", [1, 2])
def test_of_honest_people_at_most_three_in_a_hundred_are_noted(seed: int) -> None:
    found = noted(office(seed))
    assert 100 * len(found) <= 3 * HEADS * (PEOPLE + 1), found


def test_who_cheats_is_noted_for_it_and_hardly_anybody_else() -> None:
    heads = office(4)
    heads[0].ratings = {who: [(own, 5) for own, _ in pairs] for who, pairs in heads[0].ratings.items()}
    heads[1].decided = [each._replace(at=each.at.replace(minute=0, second=0)) for each in heads[1].decided]
    planted = {-1: Signal.SPREAD, -2: Signal.STAMP}
    cheats: dict[int, tuple[Signal, Callable[[Work], Work]]] = {
        200: (Signal.COPIED, lambda work: replace(work, text=heads[2].works[-1 - work.id % 9].text)),
        300: (Signal.EVIDENCE, lambda work: replace(work, files=frozenset({f"sama {work.id % 5}"}))),
        400: (Signal.HOURS, lambda work: replace(work, minutes=600)),
        500: (Signal.BACKFILLED, lambda work: replace(work, sent_on=date(2026, work.day.month, 30))),
    }
    for person, (signal, changed) in cheats.items():
        head = heads[person // 100]
        head.works = [changed(work) if work.person == person else work for work in head.works]
        planted[person] = signal
    heads[6].ratings[600] = [(5, min(3, rating)) for _, rating in heads[6].ratings[600]]
    planted[600] = Signal.OWN_GAP
    found = noted(heads)
    assert {key: signal for key, signal in planted.items() if signal not in found.get(key, set())} == {}
    assert 100 * len(found.keys() - planted.keys()) <= 3 * HEADS * (PEOPLE + 1), found
