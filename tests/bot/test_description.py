"""What an empty chat says of the bot."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.profile import publish_commands, publish_description
from playground import ApiError
from playground.errors import bad_request
from tests.harness import OfficeOnTrial


def changes(office: OfficeOnTrial) -> list[str]:
    """The calls that changed what the bot says of itself."""
    return [call.method for call in office.playground.calls if call.method.startswith("setMy")]


async def test_the_bot_says_what_it_is_for_in_each_language(office: OfficeOnTrial) -> None:
    await publish_description(office.service)
    bot = office.service.bot
    assert (
        "Lapor Kinerja Kabupaten Contoh. Pegawai melaporkan" in (await bot.get_my_description()).description
    )
    assert "Employees report" in (await bot.get_my_description("en")).description
    assert "penilaian layanan" in (await bot.get_my_short_description()).short_description
    told = changes(office)
    await publish_description(office.service)
    assert changes(office) == told, "what is right already is not set again"


async def test_a_long_name_is_cut_and_a_refusal_for_now_does_not_hold_up_the_start(
    office: OfficeOnTrial,
) -> None:
    office.service.office = replace(office.service.office, name="Kabupaten Contoh " * 40)
    late = ApiError(429, "Too Many Requests: retry after 3600", retry_after=3600)
    office.playground.faults.fail_next("setMyDescription", late)
    await publish_description(office.service)
    assert (await office.service.bot.get_my_description()).description == ""
    await publish_description(office.service)
    assert len((await office.service.bot.get_my_description()).description) == 512
    assert (await office.service.bot.get_my_short_description()).short_description.endswith("…")


async def test_a_text_that_telegram_never_takes_does_not_end_the_service(
    office: OfficeOnTrial, caplog: pytest.LogCaptureFixture
) -> None:
    office.playground.faults.fail_next("setMyDescription", bad_request("description is not for you"))
    await publish_description(office.service)
    bot = office.service.bot
    assert "penilaian layanan" in (await bot.get_my_short_description()).short_description
    office.playground.faults.fail_next("setMyCommands", bad_request("BOT_COMMAND_INVALID"))
    await publish_commands(office.service)
    assert [record.levelname for record in caplog.records if "refuses" in record.message] == ["WARNING"] * 2
