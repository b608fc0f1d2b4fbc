"""To whom there is no way: noted, told to the administrators once, and caught up when they are back."""

from __future__ import annotations

import pytest

from domain.digest.figures import Listed
from domain.notices import Apology
from playground import ApiError
from storage.tables import Account
from tests.bot.outbox import forwards, rows, write
from tests.handlers.digests import opened
from tests.harness import SARI, OfficeOnTrial


async def unreachable(office: OfficeOnTrial, telegram_id: int) -> bool:
    """Whether the books say that the bot has no way to a person."""
    async with office.service.database.read() as uow:
        account = await uow.session.get_one(Account, telegram_id)
        return account.unreachable_since is not None


async def test_who_blocked_the_bot_is_noted_and_the_administrators_are_told_once(
    office: OfficeOnTrial,
) -> None:
    office.sari.blocks()
    await write(office, Apology("AAA"), SARI)
    # The message comes before Telegram's word of the blocking.
    await office.service.sender.drain()
    assert await unreachable(office, SARI)
    assert office.admin.sees().count("Sari Contoh") == 1
    await office.settle()
    await write(office, Apology("BBB"), SARI)
    forwards(office, days=1)
    await office.settle()
    assert office.admin.sees().count("Sari Contoh") == 1
    assert [row.state for row in await rows(office) if row.kind == "apology"] == ["unreachable"] * 2


async def test_administrators_are_told_when_somebody_blocks_the_bot_and_not_again_for_each_message(
    office: OfficeOnTrial,
) -> None:
    office.sari.blocks()
    await office.settle()
    assert office.admin.sees().count("Sari Contoh") == 1
    await write(office, Apology("AAA"), SARI)
    await write(office, Apology("BBB"), SARI)
    await office.settle()
    assert office.admin.sees().count("Sari Contoh") == 1
    office.sari.unblocks()
    await office.settle()
    forwards(office, hours=1)
    office.sari.blocks()
    await write(office, Apology("CCC"), SARI)
    await office.settle()
    assert office.admin.sees().count("Sari Contoh") == 2


async def test_what_somebody_wrote_before_they_blocked_the_bot_is_no_way_to_them(
    office: OfficeOnTrial,
) -> None:
    office.sari.says("/bantuan")
    forwards(office, seconds=5)
    office.sari.blocks()
    await write(office, Apology("AAA"), SARI)
    await office.service.sender.drain()
    await office.settle()
    assert await unreachable(office, SARI)
    assert office.admin.sees().count("Sari Contoh") == 1


async def test_a_block_that_is_noticed_twice_is_told_once(office: OfficeOnTrial) -> None:
    office.sari.blocks()
    await write(office, Apology("AAA"), SARI)
    await office.service.sender.drain()
    # Telegram's own word of it comes a while later, and another message is due.
    forwards(office, seconds=5)
    await write(office, Apology("BBB"), SARI)
    await office.settle()
    assert office.admin.sees().count("Sari Contoh") == 1


async def test_who_blocks_the_bot_before_its_answer_is_told_of_too(office: OfficeOnTrial) -> None:
    office.playground.faults.fail_next("sendMessage", ApiError(403, "Forbidden: bot was blocked by the user"))
    office.sari.says("/lapor")
    await office.service.polling.step(0)
    await office.service.speaker.wait_idle()
    await office.settle()
    assert office.admin.sees().count("Sari Contoh") == 1


async def test_the_digest_names_who_cannot_be_reached_and_counts_what_did_not_arrive(
    office: OfficeOnTrial,
) -> None:
    office.sari.blocks()
    await write(office, Apology("AAA"), SARI)
    await office.settle()
    await office.says(office.admin, "/ringkasan")
    shown = await opened(office, office.admin, Listed.FAILED)
    assert "• Sari Contoh: bot diblokir atau akun Telegram tidak ada lagi; 1 pesan" in shown


async def test_who_unblocks_the_bot_gets_what_was_missed(office: OfficeOnTrial) -> None:
    office.sari.blocks()
    await write(office, Apology("AAA"), SARI)
    await office.settle()
    office.sari.unblocks()
    await office.settle()
    assert not await unreachable(office, SARI)
    assert office.sari.sees().count("AAA") == 1


async def test_who_unblocks_the_bot_reads_that_the_report_arrived(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "Menyusun laporan kegiatan 2 jam n4")
    office.sari.taps("Kirim")
    office.sari.blocks()
    await office.settle()
    office.sari.unblocks()
    await office.settle()
    assert office.sari.sees().count("Laporan terkirim") == 1


@pytest.mark.parametrize(
    ("status", "refusal", "sentence"),
    [
        (403, "Forbidden: bot was blocked by the user", "bot diblokir"),
        (403, "Forbidden: user is deactivated", "akun Telegramnya sudah tidak aktif"),
        (400, "Bad Request: user is deactivated", "akun Telegramnya sudah tidak aktif"),
        (400, "Bad Request: INPUT_USER_DEACTIVATED", "akun Telegramnya sudah tidak aktif"),
        (403, "Forbidden: bot can't initiate conversation with a user", "tidak menemukan obrolan"),
        (400, "Bad Request: chat not found", "tidak menemukan obrolan"),
        (400, "Bad Request: PEER_ID_INVALID", "tidak menemukan obrolan"),
    ],
)
async def test_whatever_closes_the_way_to_a_person_is_noted_and_told_as_it_is(
    office: OfficeOnTrial, status: int, refusal: str, sentence: str
) -> None:
    office.playground.faults.fail_next("sendMessage", ApiError(status, refusal))
    await write(office, Apology("AAA"), SARI)
    await office.settle()
    assert await unreachable(office, SARI)
    assert office.admin.sees().count("Pesan kepada Sari Contoh tidak sampai") == 1
    assert sentence in office.admin.sees()
    # Who writes opens the way again.
    forwards(office, seconds=1)
    await office.says(office.sari, "/bantuan")
    assert not await unreachable(office, SARI)


@pytest.mark.parametrize("refusal", ["chat not found", "PEER_ID_INVALID", "user is deactivated"])
async def test_an_answer_that_finds_no_chat_is_noted_too(office: OfficeOnTrial, refusal: str) -> None:
    office.playground.faults.fail_next("sendMessage", ApiError(400, f"Bad Request: {refusal}"))
    await office.says(office.sari, "/lapor")
    assert await unreachable(office, SARI)


async def test_a_message_that_telegram_does_not_take_says_nothing_of_the_person(
    office: OfficeOnTrial,
) -> None:
    office.playground.faults.fail_next("sendMessage", ApiError(400, "Bad Request: message is too long"))
    await write(office, Apology("AAA"), SARI)
    await office.settle()
    assert not await unreachable(office, SARI)
