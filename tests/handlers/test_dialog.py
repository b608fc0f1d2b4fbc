"""Conversations: left, taken up again, replaced, and those that nobody can continue."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update
from telegram import Chat, Message

from handlers.frame.split_texts import SplitTexts
from storage.tables import Dialog, Entry
from tests.harness import BUDI, SARI, OfficeOnTrial
from tests.playground.stage import picture
from tests.shaky_disk import shaky_disk

OUTDATED = "isian ini berasal dari versi lama"
STEPS = ["Hari ini", "Menyusun laporan keuangan", "3 dokumen", "2 jam", "Lewati", "4 – Baik"]


async def dialogs(office: OfficeOnTrial) -> list[Dialog]:
    """The conversations that are not finished."""
    return await office.rows(select(Dialog))


async def entries(office: OfficeOnTrial) -> int:
    """How many entries there are."""
    return len(await office.rows(select(Entry)))


async def answers(office: OfficeOnTrial, steps: list[str]) -> None:
    """Sari begins a report and answers some of its questions."""
    await office.says(office.sari, "/lapor")
    for answer in steps:
        if any(answer in label for label in office.sari.labels()):
            await office.taps(office.sari, answer)
        else:
            await office.says(office.sari, answer)


# --- /batal ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("answered", range(len(STEPS) + 1))
async def test_batal_ends_a_conversation_at_any_question(office: OfficeOnTrial, answered: int) -> None:
    await answers(office, STEPS[:answered])
    question = office.sari.last["message_id"]
    await office.says(office.sari, "/batal")
    assert office.sari.last["text"] == "Dibatalkan. Tidak ada yang dikirim."
    assert office.sari.last["message_id"] == question, "said in place of the question"
    assert await dialogs(office) == []
    await office.says(office.sari, "3 dokumen")
    assert "untuk pekerjaan apa?" in office.sari.last["text"]
    assert await entries(office) == 0


@pytest.mark.parametrize("command", ["/batal", "/cancel", "/batal@kinerja_contoh_bot", "/BATAL"])
async def test_batal_without_a_conversation(office: OfficeOnTrial, command: str) -> None:
    await office.says(office.sari, command)
    assert office.sari.last["text"] == "Tidak ada yang perlu dibatalkan."


# --- a new command in the middle ------------------------------------------------------------------------


async def test_a_draft_is_kept_if_its_author_wants(office: OfficeOnTrial) -> None:
    await answers(office, STEPS[:2])
    await office.says(office.sari, "/lapor")
    assert "Isian Anda belum selesai" in office.sari.sees()
    await office.taps(office.sari, "Lanjutkan isian")
    assert office.sari.sees().count("Berapa hasilnya?") == 1, "only at the end of the chat"
    assert "Berapa hasilnya?" in office.sari.last["text"]
    for answer in STEPS[2:]:
        if answer in office.sari.labels():
            await office.taps(office.sari, answer)
        else:
            await office.says(office.sari, answer)
    await office.taps(office.sari, "Kirim")
    assert "Laporan terkirim" in office.sari.last["text"]


async def test_a_draft_is_dropped_for_a_new_one_if_its_author_wants(office: OfficeOnTrial) -> None:
    await answers(office, STEPS[:2])
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Buang isian")
    assert "Isian dibuang" in office.sari.sees()
    assert "Pekerjaan tanggal berapa?" in office.sari.last["text"]
    assert "Berapa hasilnya?" not in office.sari.sees(), "no question stands there that leads nowhere"
    assert len(await dialogs(office)) == 1


async def test_the_line_behind_a_command_begins_the_new_one(office: OfficeOnTrial) -> None:
    await answers(office, STEPS[:2])
    await office.says(office.sari, "/lapor 09.00-11.00 rapat koordinasi pelayanan")
    await office.taps(office.sari, "Buang isian")
    assert "rapat koordinasi pelayanan" in office.sari.last["text"]
    assert "Bagaimana Anda menilai" in office.sari.last["text"], "day and time are known"


@pytest.mark.parametrize("line", ["rencana kerja", "seperti biasa melayani", "untuk bupati"])
async def test_a_word_of_our_buttons_may_begin_the_line_behind_a_command(
    office: OfficeOnTrial, line: str
) -> None:
    await answers(office, STEPS[:2])
    await office.says(office.sari, f"/lapor {line} dan surat pengantarnya untuk semua bagian 2 jam")
    await office.taps(office.sari, "Buang isian")
    assert f"📄 {line} dan surat pengantarnya" in office.sari.last["text"]


async def test_the_choice_counts_for_the_draft_it_was_about(office: OfficeOnTrial) -> None:
    await answers(office, STEPS[:2])
    await office.says(office.sari, "/lapor")
    asked = next(item for item in office.sari.messages if "belum selesai" in item["text"])
    await office.says(office.sari, "/batal")
    await answers(office, STEPS[:1])
    await office.taps(office.sari, "Buang isian", message=asked)
    assert office.sari.toasts[-1] == "Isian ini tidak terbuka lagi: sudah dikirim, dibatalkan, atau dihapus."
    assert len(await dialogs(office)) == 1


async def test_a_command_that_is_refused_drops_nothing(office: OfficeOnTrial) -> None:
    await answers(office, STEPS[:2])
    await office.says(office.sari, "/digest")
    assert "hanya untuk administrator" in office.sari.sees()
    await office.says(office.sari, "3 dokumen")
    assert "Berapa lama?" in office.sari.last["text"]


async def test_a_reason_is_still_heard_after_a_command_that_was_refused(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await office.taps(office.budi, "Tolak")
    await office.says(office.budi, "/digest", "Tidak ada daftar hadir")
    assert "Tolak dengan alasan ini?" in office.budi.last["text"]


# --- texts that Telegram splits -------------------------------------------------------------------------


@pytest.mark.parametrize("gap", [0, 4, 9])
async def test_the_tail_of_a_text_that_was_split_is_no_answer(office: OfficeOnTrial, gap: int) -> None:
    await office.reports(office.sari)
    await office.taps(office.budi, "Kembalikan")
    head = "Laporan ini perlu diperbaiki. " * 136
    office.budi.says(head[:4096])
    if gap:  # a bad connection: the first part is refused before the second one comes
        await office.settle()
        office.playground.clock.advance(timedelta(seconds=gap))
    await office.says(office.budi, "Terima kasih.")
    assert "Tulis alasannya" in office.budi.last["text"], "the question is still open"
    assert "Telegram membaginya" in office.budi.last["text"]
    assert "> Terima kasih." in office.budi.sees(), "what is refused stays in the chat"
    assert "> Laporan ini perlu" in office.budi.sees()
    await office.says(office.budi, "Mohon lampirkan daftar hadir")
    assert "Kembalikan dengan alasan ini?" in office.budi.last["text"], "only one message is refused"


async def test_the_tail_of_a_text_is_no_answer_when_its_transaction_is_tried_again(
    office: OfficeOnTrial,
) -> None:
    await office.reports(office.sari)
    await office.taps(office.budi, "Kembalikan")
    with shaky_disk(office):
        await office.says(office.budi, "Laporan ini perlu diperbaiki. " * 130, "Terima kasih.")
    assert "Telegram membaginya" in office.budi.last["text"]
    await office.says(office.budi, "Mohon lampirkan daftar hadir")
    assert "Kembalikan dengan alasan ini?" in office.budi.last["text"]


async def test_the_tail_of_a_text_that_begins_with_a_command_is_no_answer(office: OfficeOnTrial) -> None:
    office.sari.says("/lapor 09.00-11.00 verifikasi berkas n4 " + "dan surat pengantarnya " * 170)
    await office.says(office.sari, "10.00-11.00 rapat koordinasi dengan kecamatan")
    assert "Telegram membaginya" in office.sari.last["text"]
    assert "Apa yang Anda kerjakan?" in office.sari.last["text"]
    await office.says(office.sari, "verifikasi berkas dan surat pengantarnya")
    assert "📄 verifikasi berkas dan surat pengantarnya" in office.sari.last["text"]


async def test_what_follows_a_command_is_no_tail_of_the_long_text_before_it(office: OfficeOnTrial) -> None:
    office.sari.says("verifikasi berkas dan surat pengantarnya " * 99)
    await office.says(office.sari, "/lapor", "Hari ini")
    assert "Apa yang Anda kerjakan?" in office.sari.last["text"]
    assert "Telegram membaginya" not in office.sari.last["text"]


async def test_many_words_behind_a_command_are_asked_about_as_few_are(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/unit hari", "Semua")
    await office.says(office.admin, f"/unit hari {'kata ' * 20}")
    assert "Isian Anda belum selesai" in office.admin.sees()
    await office.taps(office.admin, "Buang isian")
    assert "Untuk siapa?" in office.admin.last["text"]


def test_parts_that_are_all_delivered_again_are_what_they_were() -> None:
    texts, now = SplitTexts(), datetime(2026, 11, 20, 2, tzinfo=UTC)
    parts = [Message(number, now, Chat(SARI, Chat.PRIVATE), text="x" * 4096) for number in (1, 2)]
    for _ in range(2):
        assert [texts.is_rest(part) for part in parts] == [False, True]


# --- typed instead of tapped ----------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["tidak jadi", "Gak jadi", "batalkan"])
async def test_that_it_is_given_up_may_be_said(office: OfficeOnTrial, said: str) -> None:
    await office.fills_in(office.sari)
    await office.says(office.sari, said)
    assert "Dibatalkan" in office.sari.last["text"]
    await office.reports(office.sari)
    await office.taps(office.budi, "Kembalikan")
    await office.says(office.budi, "Mohon lampirkan daftar hadir", said)
    assert await office.held(BUDI) is None, "and it is no other reason"
    assert "Dikembalikan" not in office.sari.sees()


async def test_words_beside_a_question_are_no_answer(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/kendala", "tidak ada", "Printer loket rusak", "gak tau")
    assert "“gak tau” tidak dimasukkan" in office.sari.last["text"]
    assert "Bantuan siapa" in office.sari.last["text"]
    await office.says(office.sari, "/batal")
    await office.reports(office.sari)
    await office.taps(office.budi, "Kembalikan")
    await office.says(office.budi, "Mohon lampirkan daftar hadir", "tunggu dulu", "jangan dikirim dulu")
    assert "daftar hadir\n\nKembalikan dengan alasan ini" in office.budi.last["text"]
    assert "“jangan dikirim dulu” tidak dimasukkan" in office.budi.last["text"]
    await office.says(office.budi, "alasannya salah", "Mohon lampirkan notulen", "dan fotonya", "kirim")
    assert "Mohon lampirkan notulen dan fotonya" in office.sari.sees()


async def test_what_the_screen_shows_may_be_typed(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "lapor", "hari ini", STEPS[1], "lewati", "2 jam", "Lewati", "4", "kirim")
    assert "Laporan terkirim" in office.sari.last["text"]
    assert await entries(office) == 1


async def test_batal_is_understood_without_its_slash(office: OfficeOnTrial) -> None:
    await answers(office, STEPS[:3])
    await office.says(office.sari, "Batal")
    assert office.sari.last["text"] == "Dibatalkan. Tidak ada yang dikirim."
    await office.says(office.sari, "bantuan")
    assert "Selamat datang" in office.sari.last["text"]


async def test_there_is_a_way_back_from_every_question(office: OfficeOnTrial) -> None:
    await answers(office, STEPS[:5])
    for question in ("Ada bukti dukung?", "Berapa lama?", "Berapa hasilnya?", "Apa yang Anda kerjakan?"):
        await office.taps(office.sari, "Kembali")
        assert question in office.sari.last["text"]
    await office.taps(office.sari, "Kembali")
    assert "Pekerjaan tanggal berapa?" in office.sari.last["text"]
    await office.taps(office.sari, "Batal")
    assert await dialogs(office) == []


async def test_each_question_has_a_way_out_that_is_not_taken_for_less(office: OfficeOnTrial) -> None:
    for told in range(len(STEPS)):
        await answers(office, STEPS[:told])
        ways = [button["text"] for button in office.sari.last["reply_markup"]["inline_keyboard"][-1]]
        assert ways == (["‹ Kembali", "Batal"] if told else ["Batal"])
        await office.taps(office.sari, "Batal")
        assert await dialogs(office) == []
    await answers(office, STEPS)
    await office.taps(office.sari, "Ubah", "Hasil")
    assert "Batal" not in str(office.sari.last), "it would drop all answers, not this change"
    await office.taps(office.sari, "Kembali")
    assert "Sudah benar?" in office.sari.last["text"]


async def test_an_empty_draft_is_dropped_without_asking(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor", "/lapor")
    assert office.sari.sees().count("Pekerjaan tanggal berapa?") == 1
    assert len(await dialogs(office)) == 1


# --- buttons of the past --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("button", "question"),
    [
        ("Lapor lagi", "Pekerjaan tanggal berapa?"),
        ("Ubah", "Apa yang ingin Anda ubah?"),
        ("Tambah bukti", "Kirim foto"),
        ("Kembalikan", "Tulis alasannya."),
        ("Tolak", "Tulis alasannya."),
    ],
)
async def test_a_form_that_an_older_message_begins_starts_at_the_bottom_of_the_chat(
    office: OfficeOnTrial, button: str, question: str
) -> None:
    await office.reports(office.sari)
    person = office.budi if question == "Tulis alasannya." else office.sari
    older, before = dict(person.last), len(person.messages)
    await office.says(person, "/bahasa")
    await office.taps(person, button)
    assert [message["text"] for message in person.messages[before - 1 : before + 1]] == [
        older["text"],
        "/bahasa",
    ]
    assert question in person.last["text"]
    assert len(person.messages) == before + 3, "below the answer to what was said last"


async def test_a_button_of_an_earlier_question_only_shows_the_present_one(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor")
    office.sari.taps("Hari ini")
    office.sari.taps("Kemarin")
    await office.settle()
    assert "Jumat, 20 November 2026" in office.sari.last["text"]
    assert "Apa yang Anda kerjakan?" in office.sari.last["text"]


async def test_a_button_of_a_conversation_that_is_over_is_harmless(office: OfficeOnTrial) -> None:
    await answers(office, STEPS)
    (dialog,) = await dialogs(office)
    await office.taps(office.sari, "Kirim")
    await office.taps_data(office.sari, f"d1:{dialog.token}:summary:send")
    assert office.sari.toasts[-1] == "Isian ini tidak terbuka lagi: sudah dikirim, dibatalkan, atau dihapus."
    assert await entries(office) == 1


async def test_a_button_that_the_question_does_not_have_is_refused(office: OfficeOnTrial) -> None:
    await answers(office, STEPS)
    (dialog,) = await dialogs(office)
    before = dialog.draft
    for forged in ("sned", "", "back", "2026-11-20", "m0001-01-01"):
        await office.taps_data(office.sari, f"d1:{dialog.token}:summary:{forged}")
    (dialog,) = await dialogs(office)
    assert (dialog.step, dialog.draft) == ("summary", before)
    assert await entries(office) == 0


async def test_a_calendar_is_not_turned_out_of_time(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Tanggal lain")
    for page in ("0001-01-01", "9999-12-31", "2026-13-01"):
        (dialog,) = await dialogs(office)
        await office.taps_data(office.sari, f"d1:{dialog.token}:{dialog.step}:m{page}")
        assert "November 2026" in office.sari.labels()
    for day in ("0001-01-01", "9999-12-31"):
        (dialog,) = await dialogs(office)
        await office.taps_data(office.sari, f"d1:{dialog.token}:{dialog.step}:{day}")
        assert "⚠️" in office.sari.sees()


# --- the live message -----------------------------------------------------------------------------------


async def test_a_question_that_was_deleted_is_asked_anew(office: OfficeOnTrial) -> None:
    await answers(office, STEPS[:1])
    await office.service.bot.delete_message(SARI, office.sari.last["message_id"])
    await office.says(office.sari, STEPS[1])
    assert "Berapa hasilnya?" in office.sari.last["text"]
    await office.says(office.sari, STEPS[2])
    assert office.sari.sees().count("Berapa lama?") == 1


async def test_an_answer_that_the_question_shows_is_taken_out_of_the_chat(office: OfficeOnTrial) -> None:
    await answers(office, STEPS[:3])
    assert "> Menyusun laporan keuangan" not in office.sari.sees()
    assert "> 3 dokumen" not in office.sari.sees()


# --- conversations of another version -------------------------------------------------------------------

CHANGES = [{"flow": "a flow of old"}, {"draft": {"colour": "red"}}]


@pytest.mark.parametrize("changed", CHANGES, ids=["flow", "draft"])
async def test_a_conversation_of_another_version_is_closed_and_said_so(
    office: OfficeOnTrial, changed: dict[str, object]
) -> None:
    async def outdated() -> None:
        await answers(office, STEPS[:2])
        await office.execute(update(Dialog).values(**changed))

    await outdated()
    await office.says(office.sari, "3 dokumen")
    assert OUTDATED in office.sari.last["text"]
    assert await dialogs(office) == []

    await outdated()
    await office.taps(office.sari, "Lewati")
    assert OUTDATED in office.sari.last["text"]
    assert await dialogs(office) == []

    await outdated()
    office.sari.sends_photo(picture())
    await office.settle()
    assert OUTDATED in office.sari.last["text"]

    await outdated()
    await office.says(office.sari, "/bantuan")
    assert "Selamat datang" in office.sari.last["text"], "there is nothing to keep"
    assert await dialogs(office) == []

    await outdated()
    await office.says(office.sari, "/batal")
    assert "Dibatalkan" in office.sari.last["text"]
    assert await dialogs(office) == []
    assert await entries(office) == 0


@pytest.mark.parametrize("changed", CHANGES, ids=["flow", "draft"])
async def test_a_draft_cannot_be_kept_that_became_unreadable_meanwhile(
    office: OfficeOnTrial, changed: dict[str, object]
) -> None:
    await answers(office, STEPS[:2])
    await office.says(office.sari, "/lapor")
    await office.execute(update(Dialog).values(**changed))
    await office.taps(office.sari, "Lanjutkan isian")
    assert OUTDATED in office.sari.sees()
    assert await dialogs(office) == []


async def test_of_two_messages_of_one_conversation_the_lower_one_goes_on(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor")
    first = office.sari.last["message_id"]
    await office.taps(office.sari, "Hari ini")

    async def noted(message_id: int | None) -> None:
        await office.execute(update(Dialog).values(message_id=message_id))

    # The process dies before it notes the number of a message, and a new one comes; then that is not noted.
    await noted(None)
    await office.says(office.sari, "Menyusun laporan keuangan")
    lower = office.sari.last["message_id"]
    await noted(first)
    await office.says(office.sari, "3 dokumen")
    assert "Berapa hasilnya" in office.sari.last["text"], "what the lower one shows is out of date"
    await office.taps(office.sari, "Kembali")
    assert office.sari.last["message_id"] == lower
    assert "Berapa lama" in office.sari.last["text"]
    assert first not in [message["message_id"] for message in office.sari.messages]


async def test_a_form_speaks_the_language_that_was_chosen_in_its_middle(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Hari ini")
    await office.says(office.sari, "Menyusun laporan keuangan", "/bahasa")
    await office.taps(office.sari, "English")
    form = office.sari.last
    assert "How much did you produce?" in form["text"]
    assert "Menyusun laporan keuangan" in form["text"]
    await office.says(office.sari, "3 dokumen")
    assert office.sari.last["message_id"] == form["message_id"]


async def test_what_else_is_given_up_outside_of_a_form_is_no_work(office: OfficeOnTrial) -> None:
    for said in ("batal cuti", "batalin izin saya"):
        await office.says(office.sari, said)
        assert office.sari.last["text"].startswith("Untuk itu ketik /izin")
