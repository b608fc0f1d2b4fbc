"""Commands as people type them, also in the middle of a draft, and those that nobody knows."""

from __future__ import annotations

import pytest

from handlers.frame.callbacks import CommandTap
from handlers.frame.screen import Button
from tests.harness import SARI, OfficeOnTrial

UNKNOWN = ["/" + "x" * 100, "/" + "é" * 4000, "/ngawur", "/a:b:c", "/", "//", "/ lapor"]


async def step_of(office: OfficeOnTrial) -> str | None:
    """Where Sari's conversation stands."""
    async with office.service.database.read() as uow:
        dialog = await uow.dialogs.of(SARI)
        return None if dialog is None else dialog.step


async def nothing_failed(office: OfficeOnTrial) -> bool:
    async with office.service.database.read() as uow:
        return not await uow.updates.failed()


@pytest.mark.parametrize("text", UNKNOWN)
async def test_what_is_no_command_is_said_to_be_unknown_and_leaves_the_draft_alone(
    office: OfficeOnTrial, text: str
) -> None:
    await office.says(office.sari, "/lapor")
    for step in ("date", "activity"):
        assert await step_of(office) == step
        await office.says(office.sari, text)
        assert "tidak dikenal" in office.sari.last["text"]
        assert "reply_markup" not in office.sari.last
        assert await step_of(office) == step
        if step == "date":
            await office.taps(office.sari, "Hari ini")
    assert await nothing_failed(office)


async def test_a_command_in_the_middle_of_a_draft_asks_first(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Hari ini")
    for text in ("/nilai", "/nilai " + "x" * 500, "/NILAI@lapor_bot\nbaris dua"):
        await office.says(office.sari, text)
        assert "reply_markup" in office.sari.last
    assert await step_of(office) == "activity"
    assert await nothing_failed(office)


@pytest.mark.parametrize("text", ["/batal\nsaja", "/batal\tsaja", "/batal\n", "/batal\u00a0saja"])
async def test_any_white_space_ends_the_name_of_a_command(office: OfficeOnTrial, text: str) -> None:
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Hari ini")
    await office.says(office.sari, text)
    assert await step_of(office) is None


def test_a_button_that_telegram_would_refuse_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="longer than 64 bytes"):
        Button("Uji", CommandTap("x" * 100))
