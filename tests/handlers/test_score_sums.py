"""What is shown of a component is enough to compute it by hand, and says how its records were counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import update

from domain.calendar import AsOf
from domain.people import Nip
from domain.periods import Period, PeriodKind
from domain.schemes import Assessor, Scheme, Source
from domain.scoring import ComponentResult, RequiredCompetency, score_person
from handlers.kit.own_weeks import own_weeks
from handlers.kit.score_sums import sum_lines
from handlers.scores.records import record_lines
from locales import words_in
from storage.records.schemes import load_scheme, shipped_scheme_ids
from storage.scoring.cohort import ScoredPerson
from storage.scoring.person_records import PersonRecords
from storage.scoring.scope import Scope
from storage.scoring.single_records import RatingRecord
from storage.tables import Entry
from tests.handlers.scores import WIB, GeneratedOffice, closes, has_approved, score_by
from tests.handlers.targets import has
from tests.harness import NIPS, SARI, OfficeOnTrial

EN, ID = words_in("en"), words_in("id")
OWN = str(Path(__file__).parents[1] / "brute_force" / "own.toml")
NEAR = Fraction(1, 200) + Fraction(1, 1000)
"""What rounding to two places, and the sums before it to four, may take off a value."""


def by_hand(text: str) -> Fraction:
    """What a printed sum makes: its words are left out, the numbers computed exactly."""
    plain = re.sub(r"</?[a-z]+>|\([^()0-9]*\)|(?<=[0-9]),(?=[0-9]{3})", "", text)
    sums = re.sub(r"[^0-9.+()×÷]", "", plain).replace("×", "*").replace("÷", "/")
    return Fraction(eval(re.sub(r"[0-9.]+", r"Fraction('\g<0>')", sums)))


def number(pattern: str, text: str) -> Fraction:
    """The number that a pattern finds in a line."""
    found = re.search(pattern, text)
    assert found, text
    return by_hand(found[1])


async def all_books(generated: GeneratedOffice, scheme: str) -> list[tuple[PersonRecords, ComponentResult]]:
    """Every component that has a value, of everybody in a generated office."""
    return [
        (records, component)
        for records in await generated.books(scheme)
        for component in score_person(records.scope.scheme, records.facts()).components
        if component.value is not None
    ]


@pytest.mark.parametrize("scheme", [*shipped_scheme_ids(), OWN])
async def test_every_sum_gives_the_value(generated: GeneratedOffice, scheme: str) -> None:
    found = await all_books(generated, scheme)
    assert {component.source for _, component in found} == load_scheme(scheme).used_sources
    for records, component in found:
        text, _, rest = sum_lines(EN, records, component)[0].removeprefix("🧮 Calculation: ").partition(" = ")
        printed, limit, _ = rest.partition(", at most 100")
        assert abs(by_hand(text) - by_hand(printed)) < NEAR, text
        value = min(by_hand(printed), Fraction(100)) if limit else by_hand(printed)
        assert component.value is not None
        assert abs(value - component.value) <= Fraction(1, 200), text


@pytest.mark.parametrize("scheme", [*shipped_scheme_ids(), OWN])
async def test_the_list_gives_the_value(generated: GeneratedOffice, scheme: str) -> None:
    for records, component in await all_books(generated, scheme):
        lines = record_lines(EN, records, component.source)
        if component.source in FROM_THE_LIST:
            value = FROM_THE_LIST[component.source](records.scope.scheme, lines)
            assert component.value is not None
            assert abs(value - component.value) < NEAR, "\n".join(lines)


def _days(scheme: Scheme, lines: Sequence[str]) -> Fraction:
    credit = sum(
        1 if ": on time" in line else scheme.time.late_credit
        for line in lines
        if re.search("on time|: late", line)
    )
    return Fraction(credit) / len(lines) * 100


def _attendance(_: Scheme, lines: Sequence[str]) -> Fraction:
    full = sum(line.startswith("✅") for line in lines)
    late = sum(line.startswith("🟡") for line in lines)
    return (full + Fraction(late, 2)) / len(lines) * 100


def _targets(scheme: Scheme, lines: Sequence[str]) -> Fraction:
    total, weights = Fraction(0), Fraction(0)
    for line in lines:
        if "not due" not in line and "no working day" not in line:
            weight = number(r"\(weight ([0-9.,]+)\)", line)
            done = number(r"<b>([0-9.,]+)</b> of", line)
            plan = number(r"planned until [^(]+\(([0-9.,]+) ", line) * number(r"dokumen × ([0-9]+) ÷", line)
            plan /= number(r"÷ ([0-9]+) working", line)
            total += weight * min(scheme.sources.target_attainment.cap, done / plan)
            weights += weight
    value = total / weights * 100
    return value if scheme.sources.target_attainment.allow_over else min(value, Fraction(100))


def _behaviour(_: Scheme, lines: Sequence[str]) -> Fraction:
    means = [by_hand(line.partition(": ")[2].partition(" = ")[0].partition(" of 5")[0]) for line in lines]
    return sum(means, Fraction(0)) / len(means) / 5 * 100


def _competency(_: Scheme, blocks: Sequence[str]) -> Fraction:
    shares = []
    for block in blocks:
        head, *ratings = block.split("\n")
        if ratings:
            required = number("required ([1-5])$", head)
            weights = [number("weight (.+): <b>", line) for line in ratings[:-1]]
            given = [number("<b>([1-5])</b>$", line) for line in ratings[:-1]]
            level = sum((w * x for w, x in zip(weights, given, strict=True)), Fraction(0)) / sum(weights)
            assert abs(number("<b>(.+)</b>", ratings[-1]) - level) < NEAR
            shares.append(min(Fraction(1), level / required))
    return sum(shares, Fraction(0)) / len(shares) * 100


def _ratings(_: Scheme, lines: Sequence[str]) -> Fraction:
    days: dict[str, list[Fraction]] = {}
    for line in lines:
        days.setdefault(line.partition(":")[0], []).append(number("<b>([1-5])</b>", line))
    means = [sum(given, Fraction(0)) / len(given) for given in days.values()]
    return sum(means, Fraction(0)) / len(means) / 5 * 100


FROM_THE_LIST = {
    Source.SELF_RATING: _ratings,
    Source.SUPERVISOR_RATING: _ratings,
    Source.TARGET_ATTAINMENT: _targets,
    Source.DISCIPLINE: _days,
    Source.ATTENDANCE: _attendance,
    Source.BEHAVIOUR: _behaviour,
    Source.COMPETENCY: _competency,
}


@pytest.mark.parametrize("scheme", ["batanghari", OWN])
async def test_the_responses_add_up_to_what_the_sum_says(generated: GeneratedOffice, scheme: str) -> None:
    found = [each for each in await all_books(generated, scheme) if each[1].source is Source.CITIZEN]
    told = [(records.grouped_by_week(), component) for records, component in found]
    whole = [each for each in told if (own := own_weeks(each[0])) and all(weeks.is_told for weeks in own)]
    assert whole
    for records, component in whole:
        lines = record_lines(EN, records, Source.CITIZEN)
        summed = sum_lines(EN, replace(records, told=None), component)[0]
        weights = [number("weights added up ([0-9.]+)", line) for line in lines]
        percents = [number("<b>([0-9.]+)%", line) for line in lines]
        weighted = sum((w * x for w, x in zip(weights, percents, strict=True)), Fraction(0))
        rounded = sum(weights) * NEAR
        assert abs(weighted - number(r"Calculation: \(([0-9.,]+) ", summed)) < rounded
        assert sum(weights) == number(r"÷ \(([0-9.,]+) ", summed)


@pytest.mark.parametrize("scheme", shipped_scheme_ids())
async def test_the_number_of_records_agrees_with_the_list_or_the_difference_is_said(
    generated: GeneratedOffice, scheme: str
) -> None:
    for records, component in await all_books(generated, scheme):
        lines = "\n".join(record_lines(EN, records, component.source)).split("\n")
        said = "\n".join(sum_lines(EN, records, component)[1:])
        match component.source:
            case Source.CITIZEN:
                continue  # they are listed in weeks
            case Source.COMPETENCY:
                listed = sum(line.startswith("•") for line in lines)
            case Source.BEHAVIOUR:
                sums = [re.sub("÷ [0-9]+", "", line.partition(" = ")[0]) for line in lines]
                listed = sum(len(re.findall("[1-5]", each)) if " + " in each else 1 for each in sums)
                assert listed == len(lines) or f"{listed} ratings of {len(lines)} behaviours" in said
            case Source.PEER:
                listed = int(number(r"÷ ([0-9]+) \(peers\)", sum_lines(EN, records, component)[0]))
            case Source.DISCIPLINE:
                unreported = sum("not reported" in line for line in lines)
                locked = sum(line.startswith("⛔️") for line in lines)
                assert not locked or f"after they were locked, which do not count: {locked}." in said
                assert (
                    not unreported
                    or f"All {len(lines)} expected days are listed; {unreported} without" in said
                )
                listed = len(lines) - unreported
            case Source.ATTENDANCE:
                without, elsewhere = (
                    re.search(what, said)
                    for what in (r"([0-9]+) without a record", r"([0-9]+) record.* neither")
                )
                listed = (
                    len(lines) - int(without[1] if without else 0) + int(elsewhere[1] if elsewhere else 0)
                )
            case Source.TARGET_ATTAINMENT:
                listed = sum("no working day" not in line for line in lines)
                assert (listed == len(lines)) == (not said)
            case _:
                listed = len(lines)
        assert listed == component.records, said


def rated_by(*ratings: tuple[Assessor, int, str, int], scheme: str = OWN) -> PersonRecords:
    """A book of an analyst with some ratings for the quarter: who, whose, on what, how high."""
    period = Period.parse("2026-Q3")
    scope = Scope(load_scheme(scheme), period, AsOf.end_of(date(2026, 9, 30), WIB), WIB)
    months = [Period.parse(f"2026-0{month}") for month in (7, 8, 9)]
    given: dict[tuple[object, ...], int] = {}
    booked = []
    for source, assessor, criterion, rating in ratings:
        turn = given[source, assessor, criterion] = given.get((source, assessor, criterion), -1) + 1
        booked.append(RatingRecord(source, assessor, criterion, months[turn], rating))
    person = ScoredPerson(1, Nip(NIPS[SARI]), "Sari Contoh", "Analis", (), (), (), period.span)
    return PersonRecords(scope, person, ratings=booked, competencies=(RequiredCompetency("Data", 4),))


def test_a_level_is_shown_with_each_rating_and_its_weight() -> None:
    records = rated_by(
        (Assessor.SUPERVISOR, 2, "Data", 4),
        (Assessor.SUPERVISOR, 2, "Data", 3),
        (Assessor.SELF, 1, "Data", 5),
    )
    (block,) = record_lines(ID, records, Source.COMPETENCY)
    assert block.split("\n") == [
        "<b>Data</b>, dipersyaratkan 4",
        "• atasan, Juli 2026, bobot 0,5 ÷ 2: <b>4</b>",
        "• atasan, Agustus 2026, bobot 0,5 ÷ 2: <b>3</b>",
        "• diri sendiri, Juli 2026, bobot 0,2: <b>5</b>",
        "→ tingkat <b>3,9286</b> ÷ 4, dihitung 98,21%",
    ]


def test_peers_who_rate_a_competency_are_told_together_or_not_at_all() -> None:
    peers = [(Assessor.PEER, n, "Data", n - 1) for n in (3, 4, 5)]
    (block,) = record_lines(ID, rated_by((Assessor.SUPERVISOR, 2, "Data", 4), *peers), Source.COMPETENCY)
    assert "• 3 rekan, bobot masing-masing 0,3: rata-rata <b>3</b> (3 penilaian)" in block
    scheme = load_scheme(OWN)
    records = rated_by((Assessor.SUPERVISOR, 2, "Data", 4), *peers[:2])
    options = scheme.sources.peer.model_copy(update={"min_raters": 3})
    shy = scheme.model_copy(update={"sources": scheme.sources.model_copy(update={"peer": options})})
    (block,) = record_lines(ID, replace(records, scope=replace(records.scope, scheme=shy)), Source.COMPETENCY)
    assert "• rekan, 2 penilaian: tidak ditampilkan, kurang dari 3 rekan" in block


def test_a_criterion_that_few_peers_rated_is_not_shown() -> None:
    given = [(Assessor.PEER, n, "kerja_sama", 4) for n in (2, 3, 4)]
    alone = (Assessor.PEER, 2, "berbagi_pengetahuan", 1)
    told = record_lines(ID, rated_by(*given, alone, scheme="tebingtinggi"), Source.PEER)
    assert told == [
        "Kerja sama: rata-rata 3 rekan <b>4</b> dari 5",
        "Berbagi pengetahuan: dinilai kurang dari 3 rekan, tidak ditampilkan",
    ]


def test_ratings_of_a_behaviour_are_averaged_per_supervisor_first() -> None:
    given = [(Assessor.SUPERVISOR, 2, "loyal", 4), (Assessor.SUPERVISOR, 2, "loyal", 5)]
    told = record_lines(ID, rated_by(*given, (Assessor.SUPERVISOR, 3, "loyal", 3)), Source.BEHAVIOUR)
    assert told == ["Loyal: ((4 + 5) ÷ 2 + 3) ÷ 2 = <b>3,75</b> dari 5"]


async def test_the_sum_stands_on_every_page(office: OfficeOnTrial) -> None:
    await has_approved(office, SARI, [date(2026, 11, day) for day in (*range(2, 7), *range(9, 14), 16, 17)])
    await office.says(office.sari, "/nilai")
    await office.taps(office.sari, "Penilaian atasan")
    assert "Perhitungan: 48 (jumlah rata-rata harian) ÷ 12 (hari) ÷ 5 × 100 = 80,00" in office.sari.sees()
    await office.taps(office.sari, "Lebih lama ›")
    assert "= 80,00" in office.sari.sees()


async def test_a_target_says_of_which_plan_its_share_is_in_two_places(office: OfficeOnTrial) -> None:
    target = await has(office, SARI, quantity=7)
    await has_approved(office, SARI, [date(2026, 11, 2)])
    await office.execute(update(Entry).values(target_id=target, volume=Decimal(1), measure="dokumen"))
    score_by(office, load_scheme("gajahmungkur").model_copy(update={"min_reported": Fraction(0)}))
    await office.says(office.sari, "/nilai")
    assert "1 rencana hasil kerja (RHK), dibanding rencana yang sudah jatuh tempo" in office.sari.last["text"]
    await office.taps(office.sari, "Capaian target")
    assert (
        "1 dari 5,47 yang direncanakan sampai Jum, 20 Nov (7 dokumen × 100 ÷ 128 hari kerja);"
        " dihitung 18,29% dari rencana itu"
    ) in office.sari.last["text"]
    await office.says(office.sari, "/target")
    assert "1 dari 7 dokumen (14,29% dari seluruh target)" in office.sari.last["text"]
    office.move_to(2027, 1, 4, 9, 0)
    await closes(office, PeriodKind.SEMESTER, date(2026, 12, 31))
    await office.says(office.sari, "/nilai")
    await office.taps(office.sari, "Periode lain", "Semester 2 2026", "Capaian target")
    assert "yang direncanakan sampai Kam, 31 Des (7 dokumen" in office.sari.last["text"]
