"""RATER_KEY was changed: what was handed out is over with one clear sentence, and nothing is lost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from pydantic import SecretStr

from bot.app import connect
from bot.run import warn_of_another_key
from playground.handle import PersonHandle
from storage.base.engine import Database
from tests.handlers.services import code_on, shows
from tests.handlers.tickets import ticket_of, writes
from tests.harness import OfficeOnTrial, PlaygroundClock
from tests.web.visitors import Browser, OpenOffice, opened

NEW_KEY = "kunci baru, karena yang lama terlihat orang"
WULAN = 8_123_456_789


@asynccontextmanager
async def with_a_new_key(office: OpenOffice) -> AsyncIterator[OpenOffice]:
    """The office served by the next process, which has read another key."""
    await office.settle()
    settings = office.service.settings.model_copy(update={"rater_key": SecretStr(NEW_KEY)})
    clock = PlaygroundClock(office.playground)
    service = await connect(settings, clock, Database(str(settings.database_url)))
    try:
        yield OpenOffice(office.playground, service, office.ids)
    finally:
        await service.close()


def in_front_of(office: OpenOffice, before: Browser) -> Browser:
    """The same browser, with its cookie and its page, in front of the new process."""
    now = office.browser()
    now.client.cookies.update(before.client.cookies)
    now.page = before.page
    return now


async def kept(office: OfficeOnTrial) -> dict[str, str]:
    """What must not be touched by anything old."""
    found = await office.everything_kept()
    return {name: found[name] for name in ("responses", "tickets", "entries", "visit_codes")}


async def toast(office: OfficeOnTrial, person: PersonHandle, label: str) -> str:
    """The one sentence with which an old button is answered."""
    before = len(person.toasts)
    await office.taps(person, label)
    (said,) = person.toasts[before:]
    return said


async def test_in_the_chat_old_codes_and_buttons_are_harmless(
    office: OfficeOnTrial, caplog: pytest.LogCaptureFixture
) -> None:
    async with opened(office) as before:
        wulan = before.playground.add_person({"id": WULAN, "first_name": "Wulan", "started": True})
        code, unused = await before.codes(2)
        number = await writes(before, wulan, "Antre tiga jam")
        await before.taps(wulan, "Ya, kabari di chat ini")
        await before.opens(wulan, "rate_KK")
        await before.taps(wulan, "🙂 Puas")
        await before.says(wulan, "Ramah sekali")
        await before.opens(wulan, f"kode_{code}")
        await before.says(before.admin, "/kode KTP")
        await shows(before)
        records = await kept(before)
        async with with_a_new_key(before) as after:
            await warn_of_another_key(after.service)
            assert "1 open tickets cannot be answered" in caplog.text
            await after.opens(wulan, f"kode_{unused}")
            assert "Kode ini tidak kami kenal" in wulan.last["text"]
            assert "Kode ini tidak kami kenal" in await toast(after, wulan, "🙂 Puas")
            for label in ("Nilai lebih rinci", "Ubah", "Selesai"):
                assert "sudah ditutup" in await toast(after, wulan, label), label
            await after.says(wulan, "Satu hal lagi")
            assert await kept(after) == records

            # A phone at the counter shows a code that is one.
            await shows(after)
            await after.opens(wulan, f"kode_{code_on(after.admin)}")
            assert "Bagaimana pelayanan" in wulan.last["text"]

            # The ticket is found by its number, and its writer may ask to be told again.
            await after.says(wulan, f"/tiket {number}")
            assert "Antre tiga jam" in wulan.last["text"]
            await after.taps(wulan, "Kabari di chat ini")
            caplog.clear()
            await warn_of_another_key(after.service)
            assert "cannot be answered" not in caplog.text
            await after.opens(wulan, "rate_KK")
            await after.taps(wulan, "😀 Sangat puas")
            assert len(await after.responses()) == 2, "once more on that day"


async def test_on_the_web_old_forms_come_back_and_are_sent_again(office: OfficeOnTrial) -> None:
    async with opened(office) as before:
        (code,) = await before.codes()
        faces, rated, ticket, visit = (before.browser() for _ in range(4))
        for browser in (faces, rated):
            await browser.opens("/l/KTP")
        await rated.sends(wajah="4")
        await ticket.opens("/tiket")
        await visit.opens(f"/n/{code}")
        records = await kept(before)
        async with with_a_new_key(before) as after:
            faces, rated, ticket, visit = (in_front_of(after, each) for each in (faces, rated, ticket, visit))
            assert "Kode ini tidak kami kenal" in await visit.sends(wajah="4")
            comes_back = "tekan tombolnya sekali lagi. Isian Anda masih ada."
            assert comes_back in await faces.sends(wajah="4")
            said = await ticket.sends(jenis="complaint", kata="Antre tiga jam")
            assert comes_back in said and "Antre tiga jam" in said
            assert comes_back in await rated.sends("/lanjut", kata="Ramah")
            assert "sudah ditutup" in await rated.sends("/lanjut", kata="Ramah")
            assert await kept(after) == records

            assert "sudah kami terima" in await faces.sends(wajah="4")
            assert "Nomor tiket Anda" in await ticket.sends(jenis="complaint", kata="Antre tiga jam")
            assert (await ticket_of(after)).steps[0].text == "Antre tiga jam"
