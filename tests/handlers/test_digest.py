"""The weekly digest in an administrator's chat, and in words whatever the size of the office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import make_office
from bot.settings import Settings
from domain.cases import CaseState
from domain.digest import (
    Comment,
    Missing,
    OverdueBlocker,
    Participation,
    ServiceRating,
    WaitingReviews,
    WeeklyDigestFigures,
    report_week,
)
from domain.notices import Apology, Recipient
from handlers.digest.words import digest_text
from handlers.frame.screen import LONGEST_MESSAGE
from locales import LANGUAGES, words_in
from storage.tables import Response, Service
from tests.harness import BUDI, CITRA, SARI, WIB, OfficeOnTrial
from tests.jobs.records import absent, reported

OFFICE = make_office(Settings(_env_file=None, office_name="Kabupaten Contoh"))
FRIDAY_AFTERNOON = datetime(2026, 11, 20, 15, 0, tzinfo=WIB)


def nov(day: int) -> date:
    return date(2026, 11, day)


async def rated(office: OfficeOnTrial, *faces: int, earlier: Sequence[int] = ()) -> None:
    """Citizens rate a service today, and did so in the week before."""
    async with office.service.database.unit() as uow:
        own = await uow.people.unit_of(office.ids[SARI], nov(20))
        assert own is not None
        service = Service(code="KTP", name="Perekaman KTP", unit_id=own.id)
        uow.session.add_all([service])
        await uow.session.flush()
        uow.session.add_all(
            Response(service_id=service.id, date=day, channel="open", quick=face)
            for day, several in ((nov(20), faces), (nov(10), earlier))
            for face in several
        )
        await uow.commit()


async def test_an_administrator_sees_the_week_at_any_time(office: OfficeOnTrial) -> None:
    for key, days in ((SARI, (16, 17, 18, 19)), (BUDI, (16, 17)), (CITRA, (9, 10, 11, 12, 13))):
        for day in days:
            await reported(office, key, nov(day), state=CaseState.APPROVED)
    await absent(office, BUDI, "cuti", nov(18), nov(19))
    await rated(office, 1, 1, 1, 1, 1, earlier=(4, 3, 3, 3, 4))
    office.move_to(2026, 11, 20, 9, 59)
    await reported(office, SARI, nov(20))
    office.move_to(2026, 11, 20, 10, 1)
    await office.says(office.admin, "/ringkasan")
    text = office.admin.sees()
    assert "Ringkasan mingguan Kabupaten Contoh" in text
    assert "Senin, 16 November 2026 – Jumat, 20 November 2026" in text
    # Sari 4 of 4 (today is not due), Budi 2 of 2 (then on leave), Citra and Agus 0 of 4 each.
    assert "Partisipasi: 42,86% (6 dari 14 hari wajib lapor)" in text
    assert "Hari yang dihitung: Sen, 16 Nov – Kam, 19 Nov. Batas lapor Jum, 20 Nov belum lewat." in text
    # Of Monday to Thursday of last week Citra reported 4 of 16.
    assert "Hari yang sama minggu lalu 25,00%: naik 17,86 poin" in text
    assert "Seluruh minggu lalu 25,00% (5 dari 20)" in text
    assert "Laporan minggu ini belum lengkap: 2 orang" in text
    assert "• Agus Contoh (Sekretariat): 4 hari" in text
    assert "• Citra Contoh (Dinas Pelayanan): 4 hari" in text
    assert "• Budi Contoh: 1 laporan, sejak Jum, 20 Nov 09.59" in text
    assert "• Perekaman KTP: 3,40 dari 4 (5 penilaian)" in text
    assert "Semua pesan minggu ini terkirim." in text


async def test_the_mean_of_fewer_than_five_ratings_is_not_told(office: OfficeOnTrial) -> None:
    await rated(office, 4, 1, 1, 1, earlier=(4, 4, 4, 4, 4))
    await office.says(office.admin, "/ringkasan")
    told = office.admin.last["text"]
    assert "• Perekaman KTP: belum cukup, ditampilkan setiap kali minimal 5 jawaban\n" in told
    assert "4,00" not in told, "the week before waits until five more have come"


async def test_the_digest_names_whom_no_message_reaches(office: OfficeOnTrial) -> None:
    office.citra.blocks()
    async with office.service.database.unit() as uow:
        uow.outbox.add(Apology("12AB"), Recipient(employee_id=office.ids[CITRA]), office.service.clock.now())
        await uow.commit()
    await office.settle()
    await office.says(office.admin, "/ringkasan")
    text = office.admin.last["text"]
    assert "Tidak dapat dihubungi lewat bot: 1 orang" in text
    assert "• Citra Contoh" in text
    assert "Pesan minggu ini yang penerimanya tidak dapat dihubungi: 1" in text


async def commented(office: OfficeOnTrial, day: date, *comments: str | None) -> None:
    """Citizens rate the service on a day, and some of them comment."""
    async with office.service.database.unit() as uow:
        service = await uow.services.by_code("KTP")
        assert service is not None
        uow.session.add_all(
            Response(service_id=service.id, date=day, channel="open", quick=3, comment=comment)
            for comment in comments
        )
        await uow.commit()


async def test_comments_are_shown_when_their_week_is_over_and_five_have_rated(office: OfficeOnTrial) -> None:
    await rated(office, 3)
    await commented(office, nov(10), "Antrean <lama>\ndi loket 2", "Petugas ramah", None)
    await office.says(office.admin, "/ringkasan")
    assert "Antrean" not in office.admin.last["text"], "three ratings in the week before"
    await commented(office, nov(15), None, "x" * 900)
    await commented(office, nov(16), "Baru minggu ini", *[None] * 6)
    await office.says(office.admin, "/ringkasan")
    text = office.admin.last["text"]
    assert "Komentar masyarakat sampai Minggu, 15 November 2026" in text
    assert "• Perekaman KTP: “Antrean <lama> di loket 2”" in text
    assert "Petugas ramah" in text
    assert f"“{'x' * 119}…”" in text
    assert "Baru minggu ini" not in text
    office.move_to(2026, 11, 23, 9, 0)
    await office.says(office.admin, "/ringkasan")
    text = office.admin.last["text"]
    assert "Baru minggu ini" in text
    assert "Petugas ramah" not in text, "each is told once"


async def test_only_administrators_see_the_digest(office: OfficeOnTrial) -> None:
    await office.says(office.budi, "/ringkasan")
    assert "hanya untuk administrator" in office.budi.sees()
    assert "Partisipasi" not in office.budi.sees()
    await office.says(office.stranger, "/ringkasan")
    assert "hanya untuk pegawai terdaftar" in office.stranger.sees()
    assert "Partisipasi" not in office.stranger.sees()


def figures(until: datetime = FRIDAY_AFTERNOON) -> WeeklyDigestFigures:
    """A quiet week."""
    week = report_week(until, WIB)
    return WeeklyDigestFigures(
        week, Participation(4, 8), Participation(4, 8), Participation(5, 10), (), (), (), (), 0, 0
    )


@pytest.mark.parametrize(
    ("this", "last", "sentence"),
    [
        (Participation(6, 8), Participation(4, 8), "Hari yang sama minggu lalu 50,00%: naik 25,00 poin"),
        (Participation(1, 3), Participation(2, 3), "Hari yang sama minggu lalu 66,67%: turun 33,33 poin"),
        (Participation(4, 8), Participation(1, 2), "Hari yang sama minggu lalu 50,00%: tetap"),
        (Participation(0, 0), Participation(0, 0), "Seluruh minggu lalu 50,00% (5 dari 10)"),
        (
            Participation(1, 2),
            Participation(0, 0),
            "Pada hari yang sama minggu lalu tidak ada hari wajib lapor.",
        ),
    ],
)
def test_participation_is_told_against_the_week_before(
    this: Participation, last: Participation, sentence: str
) -> None:
    text = digest_text(words_in("id"), OFFICE, replace(figures(), this=this, last=last))
    assert sentence in text.splitlines()


def test_a_week_that_is_over_is_covered_whole() -> None:
    text = digest_text(words_in("id"), OFFICE, figures(report_week(FRIDAY_AFTERNOON, WIB).end))
    assert "Hari yang dihitung: Sen, 16 Nov – Min, 22 Nov." in text
    assert "belum lewat" not in text
    monday = digest_text(words_in("id"), OFFICE, figures(datetime(2026, 11, 16, 9, 0, tzinfo=WIB)))
    assert "Hari yang dihitung" not in monday


async def test_the_command_has_its_former_name_too(office: OfficeOnTrial) -> None:
    for command in ("/digest", "/summary"):
        await office.says(office.admin, command)
        assert "Partisipasi" in office.admin.last["text"]


def test_before_anything_is_due_nobody_is_said_to_be_missing_or_complete() -> None:
    text = digest_text(words_in("id"), OFFICE, replace(figures(), this=Participation(0, 0)))
    assert "belum ada hari wajib lapor" in text
    assert "belum lengkap" not in text
    assert "terlewat" not in text


def test_who_has_not_joined_is_marked_and_names_are_escaped() -> None:
    missing = (Missing("Ani <Contoh>", "Dinas A & B", 2, False),)
    text = digest_text(words_in("id"), OFFICE, replace(figures(), missing=missing))
    assert "• Ani &lt;Contoh&gt; (Dinas A &amp; B): 2 hari, belum bergabung di bot" in text


def test_a_long_list_says_how_many_more_there_are() -> None:
    missing = tuple(Missing(f"Pegawai {number}", "Dinas", 1, True) for number in range(40))
    text = digest_text(words_in("en"), OFFICE, replace(figures(), missing=missing))
    assert "People with missed days this week: 40" in text
    assert text.count("• Pegawai") == 15
    assert "• and 25 more" in text


T = TypeVar("T")
names = st.text("Aé&<😀 ", min_size=1, max_size=300)
counts = st.integers(0, 10**7)
since = st.integers(0, 1000).map(lambda days: datetime(2026, 11, 20, tzinfo=UTC) - timedelta(days=days))
means = st.fractions(1, 4)
tables = st.sampled_from(["entries", "leave_requests"])
waiting = st.dictionaries(tables, st.integers(1, 10**7), min_size=1)


def many(items: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    """From none to as many as a large office has: the same few over and over."""
    few = st.lists(items, max_size=4)
    return st.builds(lambda some, times: tuple(some) * times, few, st.sampled_from([1, 10, 2500]))


@given(
    st.builds(
        WeeklyDigestFigures,
        st.just(report_week(FRIDAY_AFTERNOON, WIB)),
        st.builds(Participation, counts, counts),
        st.builds(Participation, counts, counts),
        st.builds(Participation, counts, counts),
        many(st.builds(Missing, names, names, st.integers(1, 7), st.booleans())),
        many(st.builds(WaitingReviews, names, waiting, since)),
        many(st.builds(ServiceRating, names, counts, means)),
        many(names),
        counts,
        counts,
        many(st.builds(Comment, names, st.text(max_size=1000))),
        many(st.builds(OverdueBlocker, names, st.dates(), st.none() | names)),
    ),
    st.sampled_from(LANGUAGES),
    names,
)
def test_a_digest_fits_into_one_message(figures: WeeklyDigestFigures, language: str, office: str) -> None:
    text = digest_text(words_in(language), replace(OFFICE, name=office), figures)
    assert len(text.encode("utf-16-le")) // 2 <= LONGEST_MESSAGE
