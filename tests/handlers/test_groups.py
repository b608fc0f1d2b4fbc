"""In a group the bot answers its own commands only, where they were written, and says nothing of a person."""

from __future__ import annotations

import pytest

from tests.harness import SARI, OfficeOnTrial


@pytest.mark.parametrize("text", ["/lapor", "/LAPOR", "/lapor@percobaan_bot besok", "/batal@Percobaan_Bot"])
async def test_a_command_of_this_bot_is_answered_where_it_was_written(
    office: OfficeOnTrial, text: str
) -> None:
    group = office.playground.group("Rapat", [SARI])
    asked = group.says(office.sari, text)
    await office.settle()
    answer = group.messages[-1]
    assert "t.me/percobaan_bot" in answer["text"]
    assert answer["reply_to_message"]["message_id"] == asked["message_id"]
    assert await office.held(SARI) is None


@pytest.mark.parametrize("text", ["/", "/cuaca", "/cuaca@percobaan_bot", "/lapor@bot_lain", "/ lapor"])
async def test_what_is_meant_for_others_is_left_to_them(office: OfficeOnTrial, text: str) -> None:
    group = office.playground.group("Rapat", [SARI])
    asked = group.says(office.sari, text)
    await office.settle()
    assert group.messages[-1]["message_id"] == asked["message_id"]
