"""The digest of the office and of a unit: picture, lists behind its numbers, workbook, and who may see it."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlalchemy import update

from bot.app import make_office
from bot.settings import Settings
from domain.cases import CaseState
from domain.data_corrections import WaitingCorrections
from domain.digest.figures import (
    ConfirmedInnovation,
    Decider,
    DigestFigures,
    Listed,
    OpenTicket,
    OverdueBlocker,
    ServiceIndex,
    Undelivered,
    WaitingCase,
    WhyUndelivered,
)
from domain.digest.participation import Missing, Participation, WeeksOfReporting, report_week
from domain.notices import Apology, Recipient
from domain.objectivity import NoticeState, Signal
from domain.office import Office
from domain.people import ActingAs
from domain.survey import Skm, Unsur, WeightMethod
from domain.tickets import TicketKind, TicketState
from handlers.digest.callbacks import DigestListTap, DigestPageTap, DigestTap
from handlers.digest.lists import list_screen
from handlers.digest.picture import digest_png
from handlers.digest.words import caption, rows
from handlers.frame.screen import LONGEST_CAPTION, LONGEST_MESSAGE, length
from locales import LANGUAGES, Words, words_in
from playground.handle import PersonHandle
from storage.tables import Blocker, ObjectivityNotice, Response, Service, Supervision, Ticket
from tests.handlers.digests import digests, files, items, numbers, opened, workbook
from tests.harness import BUDI, CITRA, SARI, WIB, OfficeOnTrial
from tests.jobs.records import absent, reported

OFFICE = make_office(Settings(_env_file=None, office_name="Kabupaten Contoh"))
FRIDAY_AFTERNOON = datetime(2026, 11, 20, 15, 0, tzinfo=WIB)
NOT_YOURS = words_in("id").plain("gate-not-yours")


def nov(day: int) -> date:
    return date(2026, 11, day)


def said(person: PersonHandle) -> str:
    """Everything that a person was told, in messages and in answers to taps."""
    return "\n".join([person.sees(), *person.toasts])


def denials(person: PersonHandle) -> int:
    """How often a person was told that something is not for them."""
    return said(person).count(NOT_YOURS) + said(person).count("hanya untuk administrator dan kepala unit")


async def unit_ids(office: OfficeOnTrial) -> dict[str, int]:
    async with office.service.database.read() as uow:
        return {unit.name: unit.id for unit in await uow.people.units()}


async def something_of_everything(office: OfficeOnTrial) -> None:
    """Each list of the office has items, and those of Budi's unit are fewer."""
    for key, days in ((SARI, (16, 17, 18, 19)), (BUDI, (16, 17)), (CITRA, (9, 10, 11, 12, 13))):
        for day in days:
            await reported(office, key, nov(day), state=CaseState.APPROVED)
    await absent(office, BUDI, "cuti", nov(18), nov(19))
    await reported(office, SARI, nov(20))
    office.citra.blocks()
    home = await unit_ids(office)
    now = office.service.clock.now()
    async with office.changes() as uow:
        uow.session.add_all(
            [
                Service(id=1, code="KTP", name="KTP elektronik", unit_id=home["Dinas Pelayanan"]),
                Service(id=2, code="ARSIP", name="Arsip", unit_id=home["Sekretariat"]),
            ]
        )
        await uow.session.flush()
        october = date(2026, 10, 5)  # what came last waits for five more
        for service, on, values in (
            (1, october, [3, 3, 3, 4, 4, 4]),
            (1, nov(9), [1] * 5),
            (2, october, [1] * 4),
        ):
            uow.session.add_all(
                Response(service_id=service, date=on, channel="visit", **dict.fromkeys(map(str, Unsur), n))
                for n in values
            )
        said = {"what": "Printer rusak", "help": "Bagian Umum", "due": nov(18), "steps": ()}
        sari = office.ids[SARI]
        await uow.cases.add(Blocker, sari, now, put_by_id=sari, date=nov(16), **said)
        uow.outbox.add(Apology("12AB"), Recipient(employee_id=office.ids[CITRA]), now)
        uow.session.add_all(
            Ticket(
                number=f"AAAAA-AAAA{n}",
                written_on=nov(9),
                since=nov(9),
                service_id=service,
                unit_id=unit,
                kind=TicketKind.COMPLAINT,
                state=TicketState.NEW,
                version=1,
                is_told=True,
                steps=(),
                reopened=0,
            )
            for n, service, unit in ((2, 1, home["Dinas Pelayanan"]), (3, None, None))
        )
    await office.settle()


async def test_an_administrator_sees_the_week_at_any_time(office: OfficeOnTrial) -> None:
    office.move_to(2026, 11, 20, 10, 1)
    await something_of_everything(office)
    await office.says(office.admin, "/ringkasan")
    (told,) = digests(office.admin)
    text = told["caption"]
    assert text.startswith("📊 Ringkasan mingguan Kabupaten Contoh\nSen, 16 Nov – Jum, 20 Nov 2026\n")
    # Sari 4 of 4 (today is not due), Budi 2 of 2 (then on leave), Citra and Agus 0 of 4 each.
    assert "Partisipasi: 42,86% (6 dari 14 hari wajib lapor)" in text
    assert "Hari yang dihitung: Sen, 16 Nov – Kam, 19 Nov. Batas lapor Jum, 20 Nov belum lewat." in text
    # Of Monday to Thursday of last week Citra reported 4 of 16.
    assert "Hari yang sama pekan lalu 25%: naik 17,86 poin" in text
    assert "Seluruh pekan lalu 25% (5 dari 20)" in text
    assert "Menunggu keputusan: 2, paling lama di Budi Contoh, sejak Jum, 20 Nov 10.01" in text
    assert "IKM triwulan ini 87,50, mutu B, dari 6 jawaban (bobot unsur 1/9)" in text
    assert numbers(told) == {
        Listed.MISSING: 2,
        Listed.WAITING: 2,
        Listed.BLOCKERS: 1,
        Listed.SERVICES: 2,
        Listed.TICKETS: 2,
        Listed.FAILED: 1,
        Listed.INNOVATIONS: 0,
    }
    assert office.admin.last == files(office.admin)[0], "the workbook follows"


async def test_each_number_is_the_length_of_the_list_that_it_opens(office: OfficeOnTrial) -> None:
    office.move_to(2026, 11, 20, 10, 1)
    await something_of_everything(office)
    for person in (office.admin, office.budi):
        await office.says(person, "/ringkasan")
        for name, number in numbers(digests(person)[-1]).items():
            if number:
                shown = await opened(office, person, name)
                assert items(shown) == number, (name, shown)
                assert f": {number}" in shown.splitlines()[0]


async def test_the_lists_say_who_and_where(office: OfficeOnTrial) -> None:
    office.move_to(2026, 11, 20, 10, 1)
    await something_of_everything(office)
    await office.says(office.admin, "/ringkasan")
    missing = await opened(office, office.admin, Listed.MISSING)
    assert "• Agus Contoh (Sekretariat): 4 hari\n• Citra Contoh (Dinas Pelayanan): 4 hari" in missing
    waiting = await opened(office, office.admin, Listed.WAITING)
    assert "\nBudi Contoh: 2, sejak Jum, 20 Nov 10.01\n" in waiting
    assert "• Sari Contoh: 1 laporan Jum, 20 Nov, sejak Jum, 20 Nov 10.01" in waiting
    assert "• Sari Contoh, sampai Rab, 18 Nov, di Budi Contoh" in await opened(
        office, office.admin, Listed.BLOCKERS
    )
    assert "Printer" not in office.admin.sees(), "what it says stays between author and supervisor"
    services = await opened(office, office.admin, Listed.SERVICES)
    assert "• KTP elektronik (Dinas Pelayanan): IKM 87,50, mutu B, dari 6 jawaban" in services
    assert "• Arsip (Sekretariat): belum dapat ditampilkan" in services, "of fewer than five"
    tickets = await opened(office, office.admin, Listed.TICKETS)
    assert "KTP elektronik (Dinas Pelayanan). Sejak Sen, 9 Nov, lewat batas Kam, 12 Nov" in tickets
    failed = await opened(office, office.admin, Listed.FAILED)
    assert "• Citra Contoh: bot diblokir atau akun Telegram tidak ada lagi; 1 pesan" in failed


async def test_the_head_of_a_unit_sees_its_people_and_services_alone(office: OfficeOnTrial) -> None:
    office.move_to(2026, 11, 20, 10, 1)
    await something_of_everything(office)
    await office.says(office.budi, "/ringkasan")
    (told,) = digests(office.budi)
    assert "Ringkasan mingguan Dinas Pelayanan" in told["caption"]
    assert "Partisipasi: 60% (6 dari 10 hari wajib lapor)" in told["caption"]
    assert "6 jawaban" in told["caption"]
    assert list(numbers(told).values()) == [1, 2, 1, 1, 1, 1, 0]
    lists = "\n".join([await opened(office, office.budi, name) for name, n in numbers(told).items() if n])
    assert "Arsip" not in lists and "Agus" not in lists and "administrator" not in lists
    assert "Citra Contoh: 4 hari" in lists


async def test_an_administrator_chooses_a_unit(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/ringkasan")
    await office.taps(office.admin, "🏢 Pilih unit", "Dinas Pelayanan")
    assert "Ringkasan mingguan Dinas Pelayanan" in digests(office.admin)[-1]["caption"]


async def test_a_list_is_read_as_it_is_now_for_the_week_of_its_digest(office: OfficeOnTrial) -> None:
    await reported(office, SARI, nov(19))
    await office.jobs_at(2026, 11, 20, 15, 0, only=("weekly-digest",))
    assert numbers(digests(office.admin)[-1])[Listed.MISSING] == 4
    for day in (16, 17, 18, 20):
        await reported(office, SARI, nov(day))
    office.move_to(2026, 11, 23, 8, 0)
    await office.taps(office.admin, "📝 Belum lengkap: 4")
    text = office.admin.last["text"]
    assert "Belum lengkap, Sen, 16 Nov – Min, 22 Nov: 3 orang" in text
    assert "Sari" not in text
    assert "• Citra Contoh (Dinas Pelayanan): 5 hari" in text, "Friday is over by now"


async def test_nobody_opens_what_is_not_theirs(office: OfficeOnTrial) -> None:
    """Another unit's lists by their head, the office's by a head, and the own ones by a former head."""
    home, week = await unit_ids(office), nov(16).toordinal()
    own, other = home["Dinas Pelayanan"], home["Sekretariat"]

    async def is_denied(unit: int) -> bool:
        taps = [DigestTap(unit), DigestListTap(unit, week, "missing"), DigestPageTap(unit, week, "failed", 0)]
        before = denials(office.budi)
        for tap in taps:
            await office.taps_data(office.budi, tap.pack())
        denied = denials(office.budi) - before
        assert denied in (0, len(taps))
        return bool(denied)

    assert [await is_denied(unit) for unit in (own, other, 0)] == [False, True, True]
    await office.execute(update(Supervision).values(ends=nov(19)))
    assert await is_denied(own), "a former head"


async def test_notices_of_objectivity_are_counted_as_in_the_list_that_they_open(
    office: OfficeOnTrial,
) -> None:
    now = office.service.clock.now()
    async with office.changes() as uow:
        for key, shown in ((SARI, now), (CITRA, None)):
            uow.session.add(
                ObjectivityNotice(
                    employee_id=office.ids[key],
                    period="2026-S2",
                    signal=Signal.EVIDENCE,
                    number=1,
                    found_at=now,
                    computed_at=now,
                    value="60",
                    n=10,
                    records=[],
                    state=NoticeState.OPEN,
                    shown_at=shown,
                )
            )
    for person in (office.admin, office.budi):
        await office.says(person, "/ringkasan")
        await office.taps(person, "🔎 Tanda untuk dilihat: 1")
        assert "Sari Contoh" in person.last["text"]
        assert "Citra" not in person.last["text"], "who looks first has not looked yet"
    await office.says(office.admin, "/ringkasan")
    await office.taps(office.admin, "🏢 Pilih unit", "Dinas Pelayanan")
    assert "Tanda untuk" not in str(digests(office.admin)[-1]["reply_markup"]), "the list is not of one unit"


@pytest.mark.parametrize(
    "tap", [DigestListTap(0, 0, "missing"), DigestListTap(0, 739576, "x"), DigestTap(99)]
)
async def test_a_button_that_nobody_made_changes_and_shows_nothing(
    office: OfficeOnTrial, tap: DigestListTap | DigestTap
) -> None:
    await office.taps_data(office.admin, tap.pack())
    assert office.admin.toasts[-1] == "Tombol ini sudah tidak berlaku."


async def test_the_workbook_has_a_sheet_for_each_list_with_numbers_as_numbers(office: OfficeOnTrial) -> None:
    office.move_to(2026, 11, 20, 10, 1)
    await something_of_everything(office)
    await office.says(office.admin, "/ringkasan")
    sent = files(office.admin)[-1]
    assert sent["document"]["file_name"] == "ringkasan-2026-11-16.xlsx"
    book = await workbook(office, office.admin)
    shown = numbers(digests(office.admin)[-1])
    assert list(book)[1:] == [words_in("id").plain(f"digest-xlsx-{name}") for name in Listed]
    for sheet, name in zip(list(book)[1:], Listed, strict=True):
        assert len([row for row in book[sheet][5:] if any(row)]) == shown[name], name
    assert ["Partisipasi (%)", 42.86] in book["Ringkasan"]
    assert ["Orang belum lengkap", 2.0] in book["Ringkasan"]
    assert book["Tiket"][5][3] == nov(9)


async def test_the_command_has_its_former_name_too(office: OfficeOnTrial) -> None:
    for command in ("/digest", "/summary"):
        await office.says(office.admin, command)
    assert len(digests(office.admin)) == 2


# --- words and pictures of offices of any size ----------------------------------------------------------


def figures(until: datetime = FRIDAY_AFTERNOON) -> DigestFigures:
    """A quiet week."""
    weeks = WeeksOfReporting(Participation(4, 8), Participation(4, 8), Participation(5, 10), ())
    week, index = report_week(until, WIB), Skm(0, {}, WeightMethod.EXACT)
    return DigestFigures(week, None, weeks, (), (), (), index, (), (), ())


def in_week(this: Participation, last: Participation) -> DigestFigures:
    return replace(figures(), weeks=WeeksOfReporting(this, last, Participation(5, 10), ()))


@pytest.mark.parametrize(
    ("this", "last", "sentence"),
    [
        (Participation(6, 8), Participation(4, 8), "Hari yang sama pekan lalu 50%: naik 25 poin"),
        (Participation(1, 3), Participation(2, 3), "Hari yang sama pekan lalu 66,67%: turun 33,33 poin"),
        (Participation(4, 8), Participation(1, 2), "Hari yang sama pekan lalu 50%: tetap"),
        (Participation(0, 0), Participation(0, 0), "Seluruh pekan lalu 50% (5 dari 10)"),
        (
            Participation(1, 2),
            Participation(0, 0),
            "Pada hari yang sama pekan lalu tidak ada hari wajib lapor.",
        ),
    ],
)
def test_participation_is_told_against_the_week_before(
    this: Participation, last: Participation, sentence: str
) -> None:
    assert sentence in caption(words_in("id"), OFFICE, in_week(this, last)).splitlines()


def test_a_week_that_is_over_is_covered_whole() -> None:
    text = caption(words_in("id"), OFFICE, figures(report_week(FRIDAY_AFTERNOON, WIB).end))
    assert "Hari yang dihitung: Sen, 16 Nov – Min, 22 Nov." in text
    assert "belum lewat" not in text
    monday = caption(words_in("id"), OFFICE, figures(datetime(2026, 11, 16, 9, 0, tzinfo=WIB)))
    assert "Hari yang dihitung" not in monday


def test_before_anything_is_due_nothing_is_counted() -> None:
    text = caption(words_in("id"), OFFICE, in_week(Participation(0, 0), Participation(0, 0)))
    assert "belum ada hari wajib lapor" in text
    assert "Hari yang dihitung" not in text


T = TypeVar("T")
names = st.text("Aé&<😀 ", min_size=1, max_size=300)
counts = st.integers(0, 10**7)
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
moments = days.map(lambda day: datetime(day.year, day.month, day.day, tzinfo=UTC))
deciders = st.builds(
    Decider,
    st.integers(1, 5),
    names,
    st.lists(st.tuples(st.sampled_from(ActingAs), names), max_size=2).map(tuple),
)
skm = st.integers(0, 99).map(
    lambda n: Skm(n, dict.fromkeys(Unsur, Fraction(n % 4 + 1)) if n else {}, WeightMethod.EXACT)
)
participations = st.integers(0, 10**6).flatmap(
    lambda n: st.builds(Participation, st.integers(0, n), st.just(n))
)


def many(each: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    """From none to as many as a large office has: the same few over and over."""
    few = st.lists(each, max_size=4)
    return st.builds(lambda some, times: tuple(some) * times, few, st.sampled_from([1, 10, 2500]))


offices = st.builds(
    DigestFigures,
    st.just(report_week(FRIDAY_AFTERNOON, WIB)),
    st.none() | names,
    st.builds(
        WeeksOfReporting,
        participations,
        participations,
        participations,
        many(st.builds(Missing, names, names, st.integers(1, 7), st.booleans())),
    ),
    many(st.builds(WaitingCase, st.sampled_from(["entries", "blockers"]), names, days, deciders, moments)),
    many(st.builds(OverdueBlocker, names, days, st.none() | names)),
    many(st.builds(ServiceIndex, names, names, skm)),
    skm,
    many(
        st.builds(
            OpenTicket,
            st.sampled_from(TicketKind),
            names,
            st.none() | names,
            days,
            st.none() | days,
            st.booleans(),
        )
    ),
    many(st.builds(Undelivered, names, counts, st.sampled_from(WhyUndelivered))),
    many(st.builds(ConfirmedInnovation, names, names)),
)


def list_of(words: Words, office: Office, of: DigestFigures, name: Listed) -> str:
    """The last page of a list."""
    return list_screen(words, office, of, 2**31 - 1, name, 10**6, is_admin=True).text


@given(offices, st.sampled_from(LANGUAGES), names)
def test_digest_and_lists_fit_into_their_messages(of: DigestFigures, language: str, name: str) -> None:
    words, office = words_in(language), dataclasses.replace(OFFICE, name=name)
    text = caption(words, office, of)
    assert length(text) <= LONGEST_CAPTION
    assert rows(words, of, 2**31 - 1, [], others=True)
    for listed in Listed:
        assert length(list_of(words, office, of, listed)) <= LONGEST_MESSAGE


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_of_any_week_is_as_wide_as_others(language: str) -> None:
    jam = [
        WaitingCase("entries", "A", nov(2), Decider(n, "Nama <panjang> & " * 9), FRIDAY_AFTERNOON)
        for n in range(9)
    ]
    crowded = replace(figures(), waiting=tuple(jam), unit="Dinas " * 30)
    asked = replace(figures(), corrections=WaitingCorrections(12, 3), notices=2)
    for of in (figures(), crowded, asked, in_week(Participation(0, 0), Participation(0, 0))):
        png = digest_png(words_in(language), OFFICE, of)
        assert int.from_bytes(png[16:20]) == 1080
