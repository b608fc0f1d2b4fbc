"""What people of Kabupaten Contoh think of each other, and citizens of the services."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from sample.activities import COMPLAINTS, PRAISES, SUGGESTIONS
from sample.cast import COMPETENCIES, JUDGES, PEOPLE, SERVICES, Judge, Person, Service
from sample.days import FIRST, LAST, Row, at, dice, working_days

PERIOD = "2026-10"
BEHAVIOURS = (
    "berorientasi_pelayanan", "akuntabel", "kompeten", "harmonis", "loyal", "adaptif", "kolaboratif",
)  # fmt: skip
PEER_CRITERIA = ("kerja_sama", "berbagi_pengetahuan")
RATERS = 4
UNSUR = (
    "persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "pengaduan", "sarana",
)  # fmt: skip
COST_FREE, SLOW, BARE = UNSUR.index("biaya"), UNSUR.index("waktu"), UNSUR.index("sarana")


def assessments() -> Iterator[Row]:
    """Supervisors, people themselves, four colleagues of each, and subordinates rate."""
    for person in PEOPLE:
        if not person.left:
            yield from _own(person)
            if person.supervisor:
                yield from _by_supervisor(person)
            yield from _by_peers(person)
            yield from _by_subordinates(person)


def _own(person: Person) -> Iterator[Row]:
    chance = dice("self", person.nip)
    for competency, _ in COMPETENCIES[person.position]:
        rating = _five(person.skill - person.modesty + chance.gauss(0, 0.5))
        yield (PERIOD, person.nip, person.nip, "self", competency, rating, "")


def _by_supervisor(person: Person) -> Iterator[Row]:
    chance = dice("supervisor", person.nip)
    judge = JUDGES.get(person.supervisor, Judge())
    competencies = [competency for competency, _ in COMPETENCIES[person.position]]
    for criterion in (*BEHAVIOURS, *competencies):
        rating = _five(person.skill + judge.bias / 2 + chance.gauss(0, 0.6))
        note = "Perlu pendampingan." if rating <= 2 else ""
        yield (PERIOD, person.nip, person.supervisor, "supervisor", criterion, rating, note)


def _by_peers(person: Person) -> Iterator[Row]:
    """Four colleagues: of the same unit first, then of others."""
    chance = dice("peers", person.nip)
    others = [peer for peer in PEOPLE if peer.nip not in (person.nip, person.supervisor) and not peer.left]
    near = [peer for peer in others if peer.unit == person.unit and peer.supervisor == person.supervisor]
    far = [peer for peer in others if peer not in near]
    chance.shuffle(near)
    chance.shuffle(far)
    for peer in [*near, *far][:RATERS]:
        for criterion in PEER_CRITERIA:
            rating = _five(person.skill + chance.gauss(0, 0.7))
            yield (PERIOD, person.nip, peer.nip, "peer", criterion, rating, "")


def _by_subordinates(person: Person) -> Iterator[Row]:
    """Those whose work the person decides on."""
    chance = dice("subordinates", person.nip)
    for each in PEOPLE:
        if each.supervisor == person.nip and not each.left:
            for criterion in PEER_CRITERIA:
                rating = _five(person.skill + chance.gauss(0, 0.7))
                yield (PERIOD, person.nip, each.nip, "subordinate", criterion, rating, "")


def _five(value: float) -> int:
    return max(1, min(5, round(value)))


def _four(value: float) -> int:
    return max(1, min(4, round(value)))


def responses() -> Iterator[Row]:
    """What citizens said, by service and time: taps, whole questionnaires, and some that were broken off."""
    for service in SERVICES:
        chance = dice("citizens", service.code)
        days = working_days(service.unit, FIRST, LAST)
        moments = sorted(
            at(days[chance.randrange(len(days))], 490 + chance.randrange(400), chance.randrange(60))
            for _ in range(service.visits)
        )
        for moment in moments:
            channel = "visit" if chance.random() < 0.7 else "open"
            yield (service.code, moment.isoformat(), channel, *_opinion(service, chance))


def _opinion(service: Service, chance: Random) -> Iterator[object]:
    mood = service.quality + chance.gauss(0, 0.55)
    kind = chance.random()
    values: list[object] = ["" for _ in UNSUR]
    if kind >= 0.45:
        answered = len(UNSUR) if kind < 0.92 else 3 + chance.randrange(4)
        values[:answered] = [
            _four(mood + _leaning(number) + chance.gauss(0, 0.4)) for number in range(answered)
        ]
    yield _four(mood) if kind < 0.45 else ""
    yield from values
    yield from _comment(mood, chance)


def _leaning(number: int) -> float:
    """Services are free of charge, a little slow, and their rooms are plain."""
    return {COST_FREE: 0.5, SLOW: -0.3, BARE: -0.25}.get(number, 0.0)


def _comment(mood: float, chance: Random) -> tuple[str, str]:
    if chance.random() > 0.3:
        return "", ""
    if mood < 2.6:
        return COMPLAINTS[chance.randrange(len(COMPLAINTS))], "complaint"
    if mood > 3.3:
        return PRAISES[chance.randrange(len(PRAISES))], "praise"
    return SUGGESTIONS[chance.randrange(len(SUGGESTIONS))], "suggestion"
