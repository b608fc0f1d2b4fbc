"""Feedback: given and asked for, answered, taken back, by whom it may be given, and what is kept of it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select, update

from domain.people import StandInKind
from domain.periods import Span
from handlers.feedback.callbacks import FeedbackListTap, FeedbackTap, RequestTap, Side
from handlers.frame.callbacks import CommandTap
from locales import words_in
from storage.tables import Feedback
from tests.handlers.feedback import SAID, buttons, praises, ten_minutes_later
from tests.handlers.people import supervised_by
from tests.harness import BUDI, CITRA, SARI, OfficeOnTrial

NOT_YOURS = words_in("id").plain("gate-not-yours")


async def kept(office: OfficeOnTrial) -> list[Feedback]:
    """All feedback, the earliest first."""
    return await office.rows(select(Feedback).order_by(Feedback.id))


async def test_praise_of_a_report_arrives_when_it_is_final_and_is_answered_once(
    office: OfficeOnTrial,
) -> None:
    await office.reports(office.sari, "Melayani pemohon KTP")
    await office.taps(office.budi, "Setujui", "4 – Baik", "Beri umpan balik", "Apresiasi")
    assert "Melayani pemohon KTP" in office.budi.last["text"]
    await office.says(office.budi, "ok")
    assert "minimal 5 huruf" in office.budi.last["text"]
    await office.says(office.budi, SAID)
    assert "Apresiasi untuk Sari Contoh tersimpan" in office.budi.last["text"]
    assert SAID not in office.sari.sees()
    await office.taps_data(office.sari, FeedbackTap(1, "reply").pack())
    assert office.sari.toasts[-1] == words_in("id").plain("feedback-gone"), "it is not told yet"
    await ten_minutes_later(office)
    assert f"Apresiasi dari Budi Contoh\n“{SAID}”" in office.sari.last["text"]
    assert "Melayani pemohon KTP" in office.sari.last["text"]
    await office.taps(office.sari, "↩️ Jawab")
    await office.says(office.sari, "Terima kasih, Pak")
    assert "menjawab" not in office.budi.last["text"], "it is shown before it is sent"
    assert "↩️ “Terima kasih, Pak”\n\nSampaikan jawaban ini?" in office.sari.last["text"]
    await office.says(office.sari, "Besok saya terapkan")
    await office.taps(office.sari, "Kirim")
    assert "Sari Contoh menjawab: “Terima kasih, Pak Besok saya terapkan”" in office.budi.last["text"]
    await office.taps_data(office.sari, FeedbackTap(1, "reply").pack())
    assert office.sari.toasts[-1] == "Anda sudah menjawab umpan balik ini."
    (piece,) = await kept(office)
    assert (piece.kind, piece.occasion, piece.entry_id) == ("praise", "free", 1)
    assert (piece.date, piece.reply) == (date(2026, 11, 20), "Terima kasih, Pak Besok saya terapkan")


async def test_what_is_taken_back_was_never_said_and_what_it_answered_waits_again(
    office: OfficeOnTrial,
) -> None:
    await office.says(office.sari, "/umpanbalik")
    await office.taps(office.sari, "Minta umpan balik", "Lewati")
    await praises(office, office.budi)
    assert (await kept(office))[0].occasion == "asked"
    await office.taps(office.budi, "Urungkan")
    assert "dihapus dan tidak disampaikan" in office.budi.last["text"]
    assert await kept(office) == []
    await office.says(office.budi, "/umpanbalik")
    assert "✍️ Jawab Sari Contoh" in buttons(office.budi)
    await praises(office, office.budi)
    await ten_minutes_later(office)
    await office.taps(office.budi, "Urungkan")
    assert "10 menit" in office.budi.toasts[-1]
    assert SAID in office.sari.last["text"]


async def test_a_request_is_open_once_and_answered_with_one_line(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/umpanbalik")
    await office.taps(office.sari, "Minta umpan balik")
    await office.says(office.sari, "Cara saya menjelaskan syarat")
    asked = "Sari Contoh meminta umpan balik tentang: “Cara saya menjelaskan syarat”"
    assert office.budi.sees().count(asked) == 1
    await office.says(office.sari, "/umpanbalik")
    assert "🙋 Minta umpan balik" not in buttons(office.sari)
    await office.taps_data(office.sari, CommandTap("umpanbalik minta").pack())
    assert office.sari.toasts[-1] == "Permintaan Anda yang terdahulu masih menunggu jawaban."
    await office.taps(office.budi, "Jawab satu kalimat")
    assert "🙋 “Cara saya menjelaskan syarat”" in office.budi.last["text"]
    await office.says(office.budi, "Sudah jelas, bawa contoh formulir")
    await ten_minutes_later(office)
    assert "Umpan balik dari Budi Contoh\n“Sudah jelas, bawa contoh formulir”" in office.sari.last["text"]
    (piece,) = await kept(office)
    assert (piece.kind, piece.occasion) == ("note", "asked")
    await office.taps_data(office.budi, RequestTap(1, "answer").pack())
    assert office.budi.toasts[-1] == "Permintaan ini sudah dijawab atau ditarik kembali."
    assert "Jawab satu kalimat" not in office.budi.labels()


async def test_a_request_that_is_withdrawn_is_not_answered(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/umpanbalik")
    await office.taps(office.sari, "Minta umpan balik", "Lewati")
    await office.says(office.sari, "/umpanbalik")
    await office.taps(office.sari, "Tarik kembali")
    await office.taps(office.budi, "Jawab satu kalimat")
    assert office.budi.toasts[-1] == "Permintaan ini sudah dijawab atau ditarik kembali."
    await office.says(office.sari, "/umpanbalik")
    assert "🙋 Minta umpan balik" in buttons(office.sari)


async def test_what_a_request_is_about_is_shown_with_the_way_back(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/umpanbalik minta", "rapat koordinasi 2 jam n4")
    assert "🙋 “rapat koordinasi 2 jam n4”" in office.sari.last["text"]
    await office.taps(office.sari, "Tarik kembali permintaan")
    assert office.sari.last["text"] == "Permintaan umpan balik sudah ditarik kembali."
    await office.taps(office.budi, "Jawab satu kalimat")
    assert office.budi.toasts[-1] == "Permintaan ini sudah dijawab atau ditarik kembali."


async def test_both_sides_are_listed_by_period(office: OfficeOnTrial) -> None:
    for number in range(1, 7):
        await praises(office, office.budi, f"Kalimat nomor {number}")
    await office.execute(update(Feedback).where(Feedback.id == 1).values(date=date(2026, 6, 30)))
    await ten_minutes_later(office)
    await office.says(office.sari, "/umpanbalik")
    assert "Yang Anda terima, Semester 2 2026: 👏 5 apresiasi · 💡 0 saran" in office.sari.last["text"]
    await office.taps(office.sari, "Yang saya terima")
    assert "1. 👏 Apresiasi, Jum, 20 Nov – Budi Contoh\n“Kalimat nomor 6”" in office.sari.last["text"]
    await office.taps(office.sari, "‹ Semester 1 2026")
    assert "“Kalimat nomor 1”" in office.sari.last["text"]
    await office.taps(office.sari, "Semester 2 2026 ›", "↩️ 5")
    assert "Budi Contoh menulis: “Kalimat nomor 2”" in office.sari.last["text"]
    await office.says(office.budi, "/umpanbalik")
    await office.taps(office.budi, "Yang saya berikan")
    assert "1. 👏 Apresiasi, Jum, 20 Nov – Sari Contoh\n“Kalimat nomor 6”" in office.budi.last["text"]
    await office.says(office.citra, "/umpanbalik")
    assert "belum ada" in office.citra.last["text"]
    await office.taps_data(office.citra, FeedbackListTap(Side.RECEIVED, "2026-S2", 9).pack())
    assert "Kalimat" not in office.citra.sees()


async def test_a_stand_in_gives_it_for_the_supervisor(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        today = Span(date(2026, 11, 20), date(2026, 11, 20))
        await uow.stand_ins.appoint(office.ids[BUDI], office.ids[CITRA], StandInKind.PLH, today)
    await praises(office, office.citra)
    await ten_minutes_later(office)
    assert "Apresiasi dari Citra Contoh (Plh. Budi Contoh)" in office.sari.last["text"]


async def test_who_supervises_nobody_gives_no_feedback(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await praises(office, office.budi)
    await office.says(office.citra, "/umpanbalik beri")
    assert office.citra.last["text"] == "Saat ini tidak ada pegawai yang Anda bawahi."
    for person in (office.citra, office.sari):
        await office.taps_data(person, CommandTap("umpanbalik laporan 1").pack())
        assert person.toasts[-1] == NOT_YOURS
    assert len(await kept(office)) == 1


async def test_who_supervised_before_says_something_about_that_work_alone(office: OfficeOnTrial) -> None:
    await office.reports(office.sari, "Pekerjaan sebelum pindah")
    await office.says(office.sari, "/umpanbalik")
    await office.taps(office.sari, "Minta umpan balik", "Lewati")
    await praises(office, office.budi)
    await office.says(office.budi, "/umpanbalik")
    await office.taps(office.budi, "Beri umpan balik", "Sari Contoh", "Saran", "Pekerjaannya secara umum")
    await supervised_by(office, CITRA, SARI, date(2026, 11, 21))
    office.move_to(2026, 11, 23, 9, 0)
    await office.says(office.budi, "Datang lebih pagi lain kali")
    assert NOT_YOURS in office.budi.last["text"], "in the middle of the conversation"
    await office.reports(office.sari, "Pekerjaan sesudah pindah")
    await office.says(office.budi, "/umpanbalik")
    assert "Yang Anda berikan, Semester 2 2026: 👏 1 apresiasi" in office.budi.last["text"]
    await office.taps(office.budi, "Beri umpan balik")
    assert "Sari Contoh" not in buttons(office.budi)
    await office.taps_data(office.budi, CommandTap("umpanbalik laporan 2").pack())
    assert office.budi.toasts[-1] == NOT_YOURS
    await office.says(office.sari, "/umpanbalik")
    await office.taps(office.sari, "Minta umpan balik", "Lewati")
    await office.taps_data(office.budi, CommandTap("umpanbalik laporan 1").pack())
    assert "Pekerjaan sebelum pindah" in office.budi.last["text"]
    await office.taps(office.budi, "Saran")
    await office.says(office.budi, "Lampirkan daftar hadir")
    assert "Saran untuk Sari Contoh tersimpan" in office.budi.last["text"]
    assert [each.occasion for each in await kept(office)] == ["asked", "free"]
    await office.says(office.sari, "/umpanbalik")
    assert "Tarik kembali permintaan" in str(buttons(office.sari)), "it was not asked of a former supervisor"
    await office.says(office.citra, "/umpanbalik")
    assert "💬 Beri umpan balik" in buttons(office.citra)
    assert SAID not in office.citra.sees()


async def test_an_encouragement_in_one_word_is_feedback(office: OfficeOnTrial) -> None:
    for said in ("Lanjutkan!", "Bagus"):
        await praises(office, office.budi, said)
        assert f"“{said}”" in office.budi.last["text"]
    await praises(office, office.budi, "tunggu dulu")
    assert "⚠️ “tunggu dulu” tidak dimasukkan." in office.budi.last["text"]
