"""Whatever citizens do, and whatever fails meanwhile: neither they nor their words are in the log."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from io import StringIO
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text, update

from bot.ports import open_port, serve_web
from playground import ApiError
from storage.tables import Account
from tests.bot.written_log import log_of
from tests.harness import OfficeOnTrial
from tests.web.visitors import opened

WULAN, CITRA, FIRST_NAME = 8_123_456_789, 8_123_456_790, "Wulandari"
"""Ids of today's length: a short one may be found by chance in a time of the log or in a port."""
SAID = "Pungutan di loket tiga"
COMMENT = "Bapak berkumis itu ramah"
TYPED = "Dari peramban di warung"
HOST = "192.0.2.77"


@pytest.fixture
def debug_log() -> Iterator[StringIO]:
    """The log of the service at its most talkative."""
    with log_of("DEBUG") as written:
        yield written


async def runs(office: OfficeOnTrial, statement: str) -> None:
    await office.execute(text(statement))


async def while_broken(office: OfficeOnTrial, act: Callable[[], Awaitable[object]]) -> None:
    """Does something while a comment cannot be kept."""
    await runs(office, "ALTER TABLE responses RENAME COLUMN comment TO remark")
    await act()
    await runs(office, "ALTER TABLE responses RENAME COLUMN remark TO comment")


def bytes_in(folder: Path) -> bytes:
    """What all files of a folder hold."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


async def test_nothing_of_citizens_is_in_the_log_and_no_id_in_any_file(
    office: OfficeOnTrial, debug_log: StringIO, tmp_path: Path
) -> None:
    async with opened(office) as here:
        wulan = here.playground.add_person({"id": WULAN, "first_name": FIRST_NAME, "started": True})
        citra = here.playground.add_person({"id": CITRA, "first_name": "Citra", "started": True})
        of_citra = Account.telegram_id == here.citra.id
        await here.execute(update(Account).where(of_citra).values(telegram_id=CITRA))
        for person in (wulan, citra):
            await here.opens(person, "rate_KTP")
            await here.taps(person, "🙂 Puas")
        await while_broken(here, lambda: here.says(wulan, COMMENT))
        await here.says(wulan, COMMENT, "/aduan")
        await here.taps(wulan, "Kantor", "Aduan")
        await here.says(wulan, SAID)
        await here.taps(wulan, "✅ Kirim", "Ya, kabari")
        here.playground.faults.fail_next("sendMessage", ApiError(400, f'Bad Request: no tag "{COMMENT}"'))
        await here.says(wulan, "/nilailayanan")

        anna = here.browser(HOST)
        (code,) = await here.codes()
        await anna.opens(f"/n/{code}")
        await anna.sends(wajah="3")
        await while_broken(here, lambda: anna.sends("/lanjut", kata=TYPED))
        assert anna.status == 500 and "Nomor rujukan" in anna.text
        # The records are damaged: what is read of the ticket is quoted by whatever stumbles over it.
        async with here.service.database.read() as uow:
            (ticket,) = await uow.tickets.open_of(None)
        await runs(here, "UPDATE tickets SET state = 'RUSAK!', steps = replace(steps, '\"step\"', '\"x\"')")
        await here.says(wulan, f"/tiket {ticket.number}")
        assert "Nomor rujukan" in wulan.sees()
        await anna.opens(f"/tiket/{ticket.number}")
        assert anna.status == 500
        await here.jobs_at(2026, 11, 20, 13, 0)

        listening = open_port("127.0.0.1", 0)
        serving = asyncio.create_task(serve_web(here.web, listening))
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{listening.getsockname()[1]}") as client:
            for path in (f"/n/{code}", f"/tiket/{ticket.number}", "/n/ABCDEFG2"):
                await client.get(path)
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)

    log = debug_log.getvalue()
    assert log.count("reference") > 4, "failures are told"
    assert "ValidationError at " in log and "handlers/" in log, "with their place"
    token = anna.client.cookies["perangkat"].partition(".")[0]
    secrets = (WULAN, CITRA, FIRST_NAME, SAID, COMMENT, TYPED, code, ticket.number, HOST, token)
    assert [each for each in secrets if str(each) in log] == []
    kept = bytes_in(tmp_path)
    marks = [str(WULAN).encode(), *(WULAN.to_bytes(size, "big") for size in (6, 8)), token.encode()]
    assert [mark for mark in marks if mark in kept] == []
    assert COMMENT.encode() in kept, "as it should"


async def test_an_address_with_a_zero_is_refused(office: OfficeOnTrial) -> None:
    """PostgreSQL takes none: it would be an outage there."""
    async with opened(office) as here:
        anna = here.browser()
        for path in ("/l/%00", "/n/%00", "/tiket/%00", "/n?kode=%00", "/tiket?nomor=A%00", "/cek/%00"):
            assert "tidak mengenal alamat ini" in await anna.opens(path)
            assert anna.status == 404


async def test_an_unknown_address_is_told_in_the_visitors_language(office: OfficeOnTrial) -> None:
    async with opened(office) as here:
        for language, said in (("id", "tidak mengenal alamat ini"), ("en", "do not know this address")):
            visitor = here.browser(language=language)
            for path in ("/l/", "/l/KTP/salah", "/loket/KTP"):
                assert said in await visitor.opens(path)
                assert visitor.status == 404
