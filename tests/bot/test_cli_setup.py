"""`python -m bot setup`: what the bot shows of itself, put into Telegram once."""

from __future__ import annotations

from pathlib import Path

from telegram import BotCommandScopeAllPrivateChats, MenuButtonWebApp, WebAppInfo

from locales import words_in
from playground import ApiError
from tests.bot.command_line import CommandLine
from tests.harness import OfficeOnTrial


def changes(office: OfficeOnTrial) -> list[str]:
    """The calls that changed something of the bot."""
    return [
        call.method for call in office.playground.calls if call.method.startswith(("setMy", "setChat", "del"))
    ]


async def test_a_new_bot_gets_everything_in_both_languages(cli: CommandLine) -> None:
    bot = cli.office.service.bot
    await bot.set_chat_menu_button(menu_button=MenuButtonWebApp("Buka", WebAppInfo("https://contoh.go.id")))
    result = await cli.runs("setup")
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[1:] == [
        "name (id): set",
        "name (en): set",
        "description (id): set",
        "short description (id): set",
        "description (en): set",
        "short description (en): set",
        "commands (id): set",
        "no commands in groups (id): as it should be",
        "commands (en): set",
        "no commands in groups (en): as it should be",
        "menu button: set",
        "picture: set",
    ]
    assert (await bot.get_my_name()).name == "Lapor Kinerja Kabupaten Contoh"
    assert (await bot.get_my_name("en")).name == "Lapor Kinerja, Kabupaten Contoh"
    private = BotCommandScopeAllPrivateChats()
    for code in (None, "en"):
        words = words_in(code or "id")
        shown = {each.command: each.description for each in await bot.get_my_commands(private, code)}
        assert shown["nilailayanan"] == words.plain("menu-nilailayanan")
    assert (await bot.get_chat_menu_button()).type == "commands"
    assert (await bot.get_user_profile_photos(bot.id)).total_count == 1


async def test_what_is_right_already_is_asked_for_and_not_set_again(cli: CommandLine) -> None:
    await cli.runs("setup")
    before = changes(cli.office)
    again = await cli.runs("setup")
    assert again.exit_code == 0
    assert {line.rpartition(": ")[2] for line in again.stdout.splitlines()[1:]} == {"as it should be"}
    assert changes(cli.office) == before
    await cli.runs("setup", OFFICE_NAME="Kota Contoh")
    assert changes(cli.office)[len(before) :] == [
        *["setMyName"] * 2,
        *["setMyDescription", "setMyShortDescription"] * 2,
    ]


async def test_telegrams_limit_on_names_is_said_with_its_time_and_the_rest_is_set(cli: CommandLine) -> None:
    late = ApiError(429, "Too Many Requests: retry after 7200", retry_after=7200)
    cli.office.playground.faults.fail_next("setMyName", late)
    result = await cli.runs("setup")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[1] == (
        "name (id): not set: Telegram allows no more changes before 2026-11-20 11:00 WIB;"
        " run setup again then"
    )
    assert lines[-1] == "picture: set"
    assert (await cli.runs("setup")).exit_code == 0


async def test_a_picture_that_is_refused_is_sent_to_botfather(cli: CommandLine) -> None:
    cli.office.playground.faults.fail_next("setMyProfilePhoto", ApiError(400, "Bad Request: PHOTO_INVALID"))
    result = await cli.runs("setup")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-1] == (
        "picture: not set: Telegram refuses it (Photo_invalid); send /setuserpic to @BotFather,"
        " and then reports/bot_picture.jpg"
    )


async def test_a_wrong_token_ends_with_one_sentence(cli: CommandLine) -> None:
    result = await cli.runs("setup", BOT_TOKEN="123:salah")
    assert (result.exit_code, result.stderr) == (1, "BOT_TOKEN is wrong: Telegram does not know it.\n")


async def test_it_can_be_the_first_command_and_leaves_no_database(cli: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "new.db"
    result = await cli.runs("setup", DATABASE_URL=f"sqlite:///{file}")
    assert result.exit_code == 0
    assert not file.exists()
