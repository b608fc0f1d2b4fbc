"""From QR to thanks in two taps, and what may be added: another face, a comment, nine unsur, a profile."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from domain.survey import Unsur
from domain.typed_codes import written
from playground.handle import PersonHandle
from storage.sealed_photos import open_photo
from storage.tables import RatingScreen, Response, Service
from tests.harness import OfficeOnTrial, must
from tests.playground.stage import picture


@pytest.fixture
async def office(office: OfficeOnTrial) -> OfficeOnTrial:
    """An office with two services of the secretariat, in which none of the usual employees works."""
    async with office.changes() as uow:
        home = next(unit for unit in await uow.people.units() if unit.name == "Sekretariat")
        uow.session.add_all(
            [
                Service(code="KTP", name="KTP elektronik", unit_id=home.id),
                Service(code="LAHIR", name="Akta kelahiran", unit_id=home.id),
            ]
        )
    await office.settle()
    return office


@pytest.fixture
def warga(office: OfficeOnTrial) -> PersonHandle:
    """A citizen."""
    return office.stranger


async def responses(office: OfficeOnTrial) -> list[Response]:
    """All responses."""
    return await office.rows(select(Response).order_by(Response.quick))


async def code_of(office: OfficeOnTrial, service: int = 1) -> str:
    """A new visit code."""
    async with office.changes() as uow:
        key, now = office.service.office.rater_key, office.playground.clock.now()
        (code,) = await uow.visits.issue(key, service, 1, now)
    return code


async def test_from_qr_to_thanks_in_two_taps(office: OfficeOnTrial, warga: PersonHandle) -> None:
    await office.opens(warga, "rate_KTP")
    assert "Dengan memilih wajah, Anda setuju" in warga.last["text"]
    await office.taps(warga, "🙂 Puas")
    assert "Terima kasih! Penilaian Anda untuk KTP elektronik sudah tersimpan" in warga.last["text"]
    (response,) = await responses(office)
    assert (response.quick, response.consent, response.channel) == (3, 1, "open")
    assert len(warga.messages) == 2, "the start and one message, which is edited in place"
    await office.taps(warga, "Selesai", "Pujian, aduan, saran")
    assert "aduan, saran, atau pujian" in warga.last["text"]


async def test_what_is_written_before_the_face_is_its_comment(
    office: OfficeOnTrial, warga: PersonHandle
) -> None:
    await office.opens(warga, "rate_KTP")
    await office.says(warga, "Antre <lama>, telepon 0812 3456 7890", "Tapi petugasnya ramah 👍🏽")
    assert await responses(office) == []
    assert "kami simpan sebagai komentar" in warga.last["text"]
    await office.taps(warga, "🙁 Kurang puas")
    (response,) = await responses(office)
    assert response.comment == "Antre <lama>, telepon […]\nTapi petugasnya ramah 👍🏽"
    assert "Komentar Anda tersimpan" in warga.sees()
    await office.says(warga, "y" * 4_090)
    assert "maksimal 4.096 karakter" in warga.last["text"]
    warga.sends_photo(picture(), "/batal")
    await office.settle()
    await office.says(warga, "Sekian")
    assert (await responses(office))[0].comment == f"{response.comment}\nSekian"


@pytest.mark.parametrize("face", ["😀", "Sangat puas"])
async def test_a_face_that_is_typed_is_asked_back(
    office: OfficeOnTrial, warga: PersonHandle, face: str
) -> None:
    await office.opens(warga, "rate_KTP")
    await office.says(warga, face)
    assert await responses(office) == []
    assert "ketuk salah satu wajah" in warga.last["text"]
    await office.taps(warga, "😀 Sangat puas")
    (response,) = await responses(office)
    assert (response.quick, response.comment) == (4, None)


async def test_a_face_is_changed(office: OfficeOnTrial, warga: PersonHandle) -> None:
    await office.opens(warga, "rate_KTP")
    await office.taps(warga, "😞 Tidak puas", "Salah pilih?", "😀 Sangat puas")
    assert "sudah diubah: 😀 Sangat puas" in warga.last["text"]
    assert [each.quick for each in await responses(office)] == [4]


@pytest.mark.parametrize("is_visit", [False, True])
async def test_an_answer_that_is_typed_ends_no_rating(
    office: OfficeOnTrial, warga: PersonHandle, is_visit: bool
) -> None:
    await office.opens(warga, f"kode_{await code_of(office)}" if is_visit else "rate_KTP")
    until = ("Sangat sesuai", "Sangat mudah", "Tidak cepat", "Gratis", "Sangat sesuai", "Sangat mampu")
    await office.taps(warga, "🙂 Puas", "Nilai lebih rinci", *until, "Sangat sopan")
    await office.says(warga, "tidak ada")
    assert "Jawaban yang diketik belum tercatat" in warga.last["text"]
    await office.taps(warga, "Tidak ada")
    (response,) = await responses(office)
    assert (response.pengaduan, response.comment) == (1, None)
    await office.says(warga, "nihil")
    assert "sudah kami terima" in warga.last["text"]


@pytest.mark.parametrize("answer", ["sangat sesuai", "4", "Puas", "sangat baik"])
async def test_the_first_answer_that_is_typed_is_asked_back_too(
    office: OfficeOnTrial, warga: PersonHandle, answer: str
) -> None:
    await office.opens(warga, "rate_KTP")
    await office.taps(warga, "🙂 Puas", "Nilai lebih rinci")
    await office.says(warga, answer)
    assert "Jawaban yang diketik belum tercatat" in warga.last["text"]
    await office.taps(warga, "Sangat sesuai", "Berhenti")
    await office.says(warga, "Petugasnya sangat baik")
    (response,) = await responses(office)
    assert (response.persyaratan, response.comment) == (4, "Petugasnya sangat baik")


async def test_the_nine_unsur_may_be_stopped_and_gone_on_with(
    office: OfficeOnTrial, warga: PersonHandle
) -> None:
    await office.opens(warga, "rate_KTP")
    await office.taps(warga, "🙂 Puas", "Nilai lebih rinci", "Sangat sesuai", "Sangat mudah", "Tidak cepat")
    assert "4/9" in warga.last["text"]
    assert warga.labels()[:5] == ["Gratis", "Murah", "Cukup mahal", "Sangat mahal", "Tidak berlaku bagi saya"]
    await office.taps(warga, "Kembali", "Kurang cepat", "Berhenti")
    (response,) = await responses(office)
    assert (response.persyaratan, response.prosedur, response.waktu, response.biaya) == (4, 4, 2, None)
    assert "Jawaban rinci: 3 dari 9" in warga.last["text"]

    rest = ("Murah", "Sangat sesuai", "Sangat mampu", "Sangat sopan", "Dikelola", "Sangat baik")
    await office.taps(warga, "Nilai lebih rinci", *rest)
    (response,) = await responses(office)
    assert all(getattr(response, unsur) is not None for unsur in Unsur)
    assert "Berapa umur Anda?" in warga.last["text"]
    await office.taps(warga, "25–34 tahun", "Lewati", "SMA/SMK", "Wirausaha")
    assert "sudah kami terima" in warga.last["text"]
    (response,) = await responses(office)
    profile = (response.age, response.sex, response.education, response.occupation)
    assert profile == ("from_25", None, "senior_high", "self_employed")
    assert len(warga.messages) == 2


async def test_people_of_the_roster_are_not_asked_for_their_profile(office: OfficeOnTrial) -> None:
    await office.opens(office.sari, "rate_KTP")
    await office.taps(office.sari, "🙂 Puas", "Nilai lebih rinci", *["Tidak berlaku"] * 9)
    assert "sudah kami terima" in office.sari.last["text"]
    (response,) = await responses(office)
    assert all(getattr(response, unsur) is None for unsur in Unsur)
    day = response.date.toordinal()
    await office.taps_data(office.sari, f"rzq1:1:{day}::0:from_25")
    assert "sudah tidak berlaku" in office.sari.toasts[-1]


async def test_a_code_typed_below_the_faces_of_a_poster_is_no_comment(
    office: OfficeOnTrial, warga: PersonHandle
) -> None:
    await office.opens(warga, "rate_LAHIR")
    await office.says(warga, "Loket A 22", written(await code_of(office)))
    assert "KTP elektronik" in warga.last["text"]
    await office.taps(warga, "🙂 Puas")
    (response,) = await responses(office)
    assert (response.channel, response.service_id, response.comment) == ("visit", 1, None)
    await office.says(warga, written(await code_of(office, 2)))
    assert "Akta kelahiran" in warga.last["text"], "also after a face, for who was at two counters"
    await office.says(warga, "ABCD-EFG9")
    assert "Kode ini tidak kami kenal" in warga.last["text"]


async def test_the_code_of_another_service_below_the_faces_is_no_comment(
    office: OfficeOnTrial, warga: PersonHandle
) -> None:
    await office.opens(warga, "rate_KTP")
    await office.says(warga, "KTP")
    assert "kami simpan sebagai komentar" in warga.last["text"], "its own code leads nowhere else"
    await office.says(warga, "lahir")
    assert "Akta kelahiran" in warga.last["text"]
    await office.taps(warga, "🙂 Puas")
    await office.says(warga, "KTP")
    await office.taps(warga, "😀 Sangat puas")
    said = {(each.service_id, each.comment) for each in await responses(office)}
    assert said == {(2, None), (1, "KTP")}
    await office.says(warga, "LAHIR")
    assert "Anda sudah menilai Akta kelahiran hari ini" in warga.last["text"]


async def test_who_rated_today_goes_on_with_that_rating(office: OfficeOnTrial, warga: PersonHandle) -> None:
    await office.opens(warga, "rate_KTP")
    await office.taps(warga, "🙂 Puas", "Selesai")
    await office.opens(warga, "rate_KTP")
    assert "Anda sudah menilai KTP elektronik hari ini" in warga.last["text"]
    await office.taps(warga, "Lanjutkan")
    await office.says(warga, "Cepat")
    await office.taps(warga, "Nilai lebih rinci", "Sangat sesuai", "Berhenti")
    (response,) = await responses(office)
    assert (response.comment, response.persyaratan) == ("Cepat", 4)
    await office.says(warga, "/nilailayanan")
    await office.taps(warga, "KTP elektronik")
    assert "Anda sudah menilai KTP elektronik hari ini" in warga.last["text"], "in place of the list"
    office.move_to(2026, 11, 21, 9, 0)
    await office.taps(warga, "Lanjutkan")
    assert "sudah ditutup" in warga.toasts[-1]


@pytest.mark.parametrize("by_code", [False, True])
async def test_what_was_written_before_midnight_goes_with_the_face_after_it(
    office: OfficeOnTrial, warga: PersonHandle, *, by_code: bool
) -> None:
    office.move_to(2026, 11, 20, 23, 55)
    await office.opens(warga, f"kode_{await code_of(office)}" if by_code else "rate_KTP")
    await office.says(warga, "Antreannya lama")
    warga.sends_photo(picture())
    await office.settle()
    office.move_to(2026, 11, 21, 0, 3)
    await office.says(warga, "Petugasnya ramah")
    await office.taps(warga, "🙂 Puas")
    (response,) = await responses(office)
    assert (response.date, response.comment) == (date(2026, 11, 21), "Antreannya lama\nPetugasnya ramah")
    assert open_photo(office.service.office.rater_key, must(response.rater), must(response.photo)) is not None
    assert [(each.comment, each.photo) for each in await office.rows(select(RatingScreen))] == [
        (None, None)
    ] * 2, "it is kept once"


async def test_a_face_that_is_tapped_again_after_midnight_counts_once(
    office: OfficeOnTrial, warga: PersonHandle
) -> None:
    office.move_to(2026, 11, 20, 23, 59)
    await office.opens(warga, "rate_KTP")
    rows = warga.last["reply_markup"]["inline_keyboard"]
    (face,) = [each["callback_data"] for row in rows for each in row if each["text"] == "🙂 Puas"]
    await office.taps(warga, "🙂 Puas")
    office.move_to(2026, 11, 21, 0, 1)
    warga.forges(face)
    await office.settle()
    assert "KTP elektronik sudah tersimpan kemarin" in warga.toasts[-1]
    assert len(await responses(office)) == 1
    await office.opens(warga, "rate_KTP")
    await office.taps(warga, "🙂 Puas")
    assert len(await responses(office)) == 2, "a visit of the new day"


@pytest.mark.parametrize("said", ["Selesai", "tidak ada", "tidak jadi"])
async def test_that_there_is_no_more_is_no_comment(
    office: OfficeOnTrial, warga: PersonHandle, said: str
) -> None:
    await office.opens(warga, "rate_KTP")
    await office.taps(warga, "🙂 Puas")
    await office.says(warga, "Cepat", said)
    assert "Terima kasih" in warga.last["text"]
    (response,) = await responses(office)
    assert response.comment == "Cepat"


@pytest.mark.parametrize(
    "said", ["salah pencet harusnya puas", "maaf salah pilih", "maksud saya sangat puas", "harusnya 😀"]
)
async def test_that_another_face_was_meant_is_no_comment(
    office: OfficeOnTrial, warga: PersonHandle, said: str
) -> None:
    await office.opens(warga, "rate_KTP")
    await office.taps(warga, "😞 Tidak puas")
    await office.says(warga, said)
    assert "Penilaian Anda belum berubah" in warga.last["text"]
    await office.taps(warga, "↩️ Salah pilih? Ubah", "🙂 Puas")
    (response,) = await responses(office)
    assert (response.quick, response.comment) == (3, None)


async def test_a_sentence_about_a_wrong_choice_is_a_comment(
    office: OfficeOnTrial, warga: PersonHandle
) -> None:
    await office.opens(warga, "rate_KTP")
    await office.taps(warga, "😞 Tidak puas")
    await office.says(warga, "Petugas salah pilih berkas saya, harusnya akta")
    (response,) = await responses(office)
    assert response.comment == "Petugas salah pilih berkas saya, harusnya akta"


async def test_a_rating_that_is_given_up_has_no_comment(office: OfficeOnTrial, warga: PersonHandle) -> None:
    await office.opens(warga, "rate_KTP")
    await office.says(warga, "tidak jadi")
    assert "komentar" not in warga.last["text"]
    await office.taps(warga, "🙂 Puas")
    (response,) = await responses(office)
    assert response.comment is None


async def test_a_visit_code_is_good_for_one_rating(office: OfficeOnTrial, warga: PersonHandle) -> None:
    code = await code_of(office)
    await office.says(warga, written(code).lower())  # as it stands on the slip
    await office.says(warga, "Cepat")
    assert "wajah di pesan di atas" in warga.last["text"]
    await office.taps(warga, "🙂 Puas", "Nilai lebih rinci", "Sangat sesuai")
    (response,) = await responses(office)
    assert (response.channel, response.comment, response.persyaratan) == ("visit", "Cepat", 4)

    await office.opens(warga, f"kode_{code}")
    assert "Kode ini sudah dipakai" in warga.last["text"]
    assert [(each.quick, each.persyaratan) for each in await responses(office)] == [(3, 4)]


async def test_who_tries_codes_has_to_wait(office: OfficeOnTrial, warga: PersonHandle) -> None:
    for _ in range(10):
        await office.opens(warga, "kode_AAAAAAA2")
    assert "tidak kami kenal" in warga.last["text"]
    await office.opens(warga, f"kode_{await code_of(office)}")
    assert "Terlalu banyak kode" in warga.last["text"]
    await office.opens(warga, "kode_x")
    assert "bukan kode kunjungan" in warga.last["text"]


async def test_a_service_is_found_by_a_word_or_its_code(office: OfficeOnTrial, warga: PersonHandle) -> None:
    await office.says(warga, "/nilailayanan")
    labels = ["Akta kelahiran · Sekretariat", "KTP elektronik · Sekretariat"]
    assert warga.labels()[:2] == labels, "in alphabetical order, with the unit"
    await office.says(warga, "kelahiran")
    assert "Akta kelahiran" in warga.last["text"]
    await office.taps(warga, "🙂 Puas")
    await office.says(warga, "/batal", "selamat pagi")
    assert warga.last["text"].startswith("Pesan ini tidak dikirim ke siapa pun")
    await office.says(warga, "kelahiran", "/nilailayanan", "paspor")
    assert warga.last["text"].startswith("Tidak ada layanan untuk “paspor”. Pesan ini tidak"), (
        "and no comment"
    )
    await office.says(office.citra, "/nilailayanan sekretariat", "/nilailayanan <b>")
    assert "Tidak ada layanan untuk “<b>”" in office.citra.sees()
    offered = ["Akta kelahiran · Sekretariat", "KTP elektronik · Sekretariat", "🔎 Cari layanan"]
    assert office.citra.labels()[:3] == offered, "the list that the sentence names"
    assert [each.service_id for each in await responses(office)] == [2]


async def test_a_service_is_found_by_its_whole_name_however_long_and_by_its_label(
    office: OfficeOnTrial, warga: PersonHandle
) -> None:
    name = "Perubahan data kartu keluarga karena pindah datang dari kabupaten atau kota lain"
    async with office.changes() as uow:
        home = next(unit for unit in await uow.people.units() if unit.name == "Sekretariat")
        uow.session.add(Service(code="KK", name=name, unit_id=home.id))
    await office.says(warga, "/nilailayanan")
    (cut,) = [label for label in warga.labels() if label.endswith("…")]
    for typed in (name, f"{name} · Sekretariat", cut):
        await office.says(warga, "/batal", typed)
        assert name in warga.last["text"] and "Bagaimana pelayanan" in warga.last["text"]
    await office.says(warga, "/batal", f"{name} tidak ada petugasnya")
    assert "Bagaimana pelayanan" not in warga.last["text"]


async def test_what_slips_and_posters_print_to_be_typed_shows_the_faces_at_once(
    office: OfficeOnTrial, warga: PersonHandle
) -> None:
    async with office.changes() as uow:
        home = next(unit for unit in await uow.people.units() if unit.name == "Sekretariat")
        uow.session.add(Service(code="KTP-ANAK-2", name="Kartu anak", unit_id=home.id))
    await office.says(warga, f"/nilailayanan {written(await code_of(office, 2))}")
    assert "Akta kelahiran" in warga.last["text"]
    await office.taps(warga, "🙂 Puas")
    await office.says(office.citra, f"/rate {written(await code_of(office))}")
    assert "KTP elektronik" in office.citra.last["text"]
    await office.says(warga, "/nilailayanan ktp")
    assert warga.labels()[0] == "😀 Sangat puas"
    await office.says(warga, "/batal", "ktp-anak-2")
    assert "Kartu anak" in warga.last["text"], "a service whose code could be one of a visit"
    assert [(each.service_id, each.channel) for each in await responses(office)] == [(2, "visit")]


async def test_a_service_that_closes_is_rated_no_more(office: OfficeOnTrial, warga: PersonHandle) -> None:
    await office.opens(warga, "rate_KTP")
    async with office.changes() as uow:
        service = must(await uow.services.by_code("KTP"))
        service.closed_on = date(2026, 11, 20)
    await office.taps(warga, "🙂 Puas")
    assert "sudah ditutup dan tidak dapat dinilai" in warga.toasts[-1]
    await office.says(warga, "/nilailayanan")
    assert warga.labels()[0] == "Akta kelahiran · Sekretariat"
    await office.opens(warga, "rate_KTP")
    assert "sudah ditutup dan tidak dapat dinilai" in warga.last["text"]
    assert await responses(office) == []


async def test_a_photo_is_kept_sealed_and_shown_where_comments_are(
    office: OfficeOnTrial, warga: PersonHandle
) -> None:
    await office.opens(warga, "rate_KTP")
    warga.sends_photo(picture(), caption="Atap bocor, 0812 3456 7890")
    await office.settle()
    await office.taps(warga, "🙁 Kurang puas")
    assert "Foto Anda tersimpan" in warga.last["text"]
    async with office.changes() as uow:
        day = date(2026, 11, 20)
        for number in range(3):
            await uow.responses.add(1, day, f"{number}", quick=4, channel="open", consent=1)
    office.move_to(2026, 11, 23, 9, 0)
    await office.taps_data(office.admin, "kpq1:0:1:2026-Q4:0")
    assert "sudah tidak berlaku" in office.admin.toasts[-1], "of four nothing is told"
    async with office.changes() as uow:
        await uow.responses.add(1, day, "3", quick=4, channel="open", consent=1)
    await office.taps_data(office.citra, "kpq1:0:1:2026-Q4:0")
    assert not any("photo" in message for message in office.citra.messages)
    await office.taps_data(office.admin, "kpc1:0:1:2026-Q4:0")
    await office.taps(office.admin, "📷 Foto (1)")
    (shown,) = [message for message in office.admin.messages if "photo" in message]
    assert shown["caption"] == "Atap bocor, […]"
    assert shown["has_protected_content"]
    assert "1 dari 1 foto" in office.admin.last["text"]


async def test_who_stops_before_a_face_leaves_nothing(office: OfficeOnTrial, warga: PersonHandle) -> None:
    await office.opens(warga, "rate_KTP")
    await office.says(warga, "Antre lama", "b" * 4096)
    assert "maksimal 4.096 karakter, tulisan Anda 4.107" in warga.last["text"]
    await office.says(warga, "/batal")
    assert "tidak ada penilaian yang disimpan" in warga.last["text"]
    async with office.service.database.read() as uow:
        assert (await uow.session.scalars(select(RatingScreen.comment))).all() == [None]
        assert (await uow.session.scalars(select(RatingScreen.shown))).all() == [None]
    await office.opens(warga, "rate_KTP")
    await office.taps(warga, "🙂 Puas")
    assert (await responses(office))[0].comment is None
