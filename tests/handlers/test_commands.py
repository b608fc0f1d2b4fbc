"""Commands as people type them, also in the middle of a draft, and those that nobody knows."""

from __future__ import annotations

import pytest

from handlers.frame.callbacks import CommandTap
from handlers.frame.screen import Button
from tests.harness import SARI, OfficeOnTrial

UNKNOWN = ["/" + "x" * 100, "/" + "é" * 4000, "/ngawur", "/a:b:c", "/", "//", "/ lapor"]


async def step_of(office: OfficeOnTrial) -> str | None:
    """Where Sari's conversation stands."""
    dialog = await office.held(SARI)
    return None if dialog is None else dialog.step


@pytest.mark.parametrize("text", UNKNOWN)
async def test_what_is_no_command_is_said_to_be_unknown_and_leaves_the_draft_alone(
    office: OfficeOnTrial, text: str
) -> None:
    await office.says(office.sari, "/lapor")
    for step in ("date", "activity"):
        assert await step_of(office) == step
        await office.says(office.sari, text)
        assert "tidak dikenal" in office.sari.sees()
        assert await step_of(office) == step
        assert "‹ Kembali" in office.sari.labels() or "Hari ini" in office.sari.labels(), "the form is below"
        if step == "date":
            await office.taps(office.sari, "Hari ini")
    assert not await office.failed_updates()


async def test_a_command_in_the_middle_of_a_draft_is_answered_and_the_draft_comes_below(
    office: OfficeOnTrial,
) -> None:
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Hari ini")
    for text in ("/nilai", "/nilai " + "x" * 500, "/NILAI@lapor_bot\nbaris dua", "/bantuan", "/tinjau"):
        before = office.sari.last["message_id"]
        await office.says(office.sari, text)
        assert "Apa yang Anda kerjakan?" in office.sari.last["text"]
        assert office.sari.last["message_id"] > before + 1, "below the answer"
        assert office.sari.sees().count("Apa yang Anda kerjakan?") == 1
    assert await step_of(office) == "activity"
    assert not await office.failed_updates()


async def test_whatever_is_shown_in_the_middle_of_a_draft_leaves_the_draft_below(
    office: OfficeOnTrial,
) -> None:
    await office.says(office.admin, "/nilai", "/lapor")
    await office.taps(office.admin, "Hari ini")
    for answer in ("/ringkasan", "Gambar"):
        before = office.admin.last["message_id"]
        if answer.startswith("/"):
            await office.says(office.admin, answer)
            assert "Ringkasan mingguan" in office.admin.messages[-3]["caption"]
        else:
            await office.taps(office.admin, answer)
            assert "photo" in office.admin.messages[-2]
        assert "Apa yang Anda kerjakan?" in office.admin.last["text"], answer
        assert office.admin.last["message_id"] > before + 1
        assert office.admin.sees().count("Apa yang Anda kerjakan?") == 1
    await office.says(office.admin, "Menyusun laporan bulanan")
    assert "Berapa hasilnya?" in office.admin.last["text"]


@pytest.mark.parametrize("text", ["/batal\nsaja", "/batal\tsaja", "/batal\n", "/batal\u00a0saja"])
async def test_any_white_space_ends_the_name_of_a_command(office: OfficeOnTrial, text: str) -> None:
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Hari ini")
    await office.says(office.sari, text)
    assert await step_of(office) is None


def test_a_button_that_telegram_would_refuse_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="longer than 64 bytes"):
        Button("Uji", CommandTap("x" * 100))


async def test_a_word_that_is_a_command_of_others_is_only_a_word(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "rapat")
    assert "Tulis pekerjaan Anda dalam satu baris" in office.sari.last["text"]
    await office.says(office.sari, "/rapat")
    assert "hanya untuk atasan" in office.sari.last["text"]
