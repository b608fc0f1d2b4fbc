"""The web edge: only Telegram gets in, nonsense and outages are told apart, and an order is kept."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import httpx
import pytest
from sqlalchemy import func, select

from bot.app import Service
from bot.ports import WEBHOOK_PATH
from bot.web import build_web
from playground.people import Json
from storage.tables import ProcessedUpdate
from tests.bot.loopback import nobody_listening
from tests.bot.pushing import SECRET, answered, webhook
from tests.harness import LAST_ANSWERS, SARI, OfficeOnTrial, start_service

UPDATE: Json = {
    "update_id": 900,
    "message": {
        "message_id": 1,
        "date": 1_795_140_000,
        "chat": {"id": SARI, "type": "private", "first_name": "Sari"},
        "from": {"id": SARI, "is_bot": False, "first_name": "Sari"},
        "text": "/lapor",
    },
}


def visitor(service: Service, secret: str | None = SECRET) -> httpx.AsyncClient:
    """Somebody who calls the web edge of a service."""
    web = build_web(service.bot, service.intake, service.readiness, secret)
    return httpx.AsyncClient(transport=httpx.ASGITransport(web), base_url="http://kinerja.example")


async def pushed(client: httpx.AsyncClient, content: bytes, secret: str | None = SECRET) -> int:
    """The status with which a delivery is answered."""
    headers = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret}
    return (await client.post(WEBHOOK_PATH, content=content, headers=headers)).status_code


async def processed(service: Service) -> int:
    """How many updates were taken in."""
    async with service.database.read() as uow:
        return await uow.session.scalar(select(func.count()).select_from(ProcessedUpdate)) or 0


async def test_a_report_goes_through_the_webhook(office: OfficeOnTrial) -> None:
    async with webhook(office):
        office.sari.says("/lapor")
        await answered(office)
        office.sari.taps("Hari ini")
        await answered(office)
        for text in ("Menyusun laporan keuangan", "3 dokumen"):
            office.sari.says(text)
            await answered(office)
        for label in (*LAST_ANSWERS, "Kirim"):
            office.sari.taps(label)
            await answered(office)
    assert "Laporan terkirim" in office.sari.sees()
    assert "Menyusun laporan keuangan" in office.budi.sees()


async def test_updates_of_one_person_keep_their_order_among_those_of_many(office: OfficeOnTrial) -> None:
    async with webhook(office):
        typed = ("20/11/2026", "Menyusun laporan keuangan", "3 dokumen", "2 jam")
        for person in (office.sari, office.citra, office.budi):
            person.says("/lapor")
            for text in typed:
                person.says(text)
        await answered(office)
    for person in (office.sari, office.citra, office.budi):
        assert "Menyusun laporan keuangan" in person.last["text"]
        assert "3 dokumen" in person.last["text"]
        assert "bukti dukung" in person.last["text"]


@pytest.mark.parametrize("secret", [None, "", "salah", "rahasia-webhoo", "rahasia-webhook "])
async def test_who_does_not_know_the_secret_is_sent_away(office: OfficeOnTrial, secret: str | None) -> None:
    async with visitor(office.service) as client:
        assert await pushed(client, json.dumps(UPDATE).encode(), secret) == 403
    assert await processed(office.service) == 0


async def test_without_a_secret_there_is_no_webhook(office: OfficeOnTrial) -> None:
    async with visitor(office.service, secret=None) as client:
        assert await pushed(client, json.dumps(UPDATE).encode()) == 404
        assert (await client.get("/healthz")).status_code == 200


NONSENSE = [
    b"",
    b"{",
    b"[]",
    b"5",
    b"null",
    b'"x"',
    b"{}",
    b"\xff",
    b'{"update_id": "1"}',
    b'{"update_id": true}',
]
ODD = [b"[" * 100_000, b'{"update_id": 1' + b"0" * 5000 + b"}", b'{"update_id": 1e3}', b"NaN", b"\x00"]


@pytest.mark.parametrize("content", NONSENSE + ODD)
async def test_what_is_no_update_is_not_asked_for_again(
    office: OfficeOnTrial, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    async with visitor(office.service) as client:
        assert await pushed(client, content) == 200
    assert await processed(office.service) == 0
    assert "Something that is no update came with the secret" in caplog.text
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize(
    "content",
    [
        b'{"update_id": 1, "message": NaN}',
        b'{"update_id": 1, "callback_query": {"data": 5}}',
        b'{"update_id": 1, "message": {"a": ' + b"[" * 500 + b"]" * 500 + b"}}",
        b'{"update_id": 1, "message": {"text": "\\ud800"}}',
        b'{"update_id": 1, "message": 1' + b"0" * 4000 + b"}",
        *(
            json.dumps(UPDATE | {"update_id": 1, "message": UPDATE["message"] | wrong}).encode()
            for wrong in (
                {"text": 5},
                {"text": ["/lapor"]},
                {"from": UPDATE["message"]["from"] | {"id": {}}},
                {"from": UPDATE["message"]["from"] | {"id": 2**63}},
                {"chat": UPDATE["message"]["chat"] | {"id": "101"}},
            )
        ),
    ],
)
async def test_odd_updates_are_set_aside(office: OfficeOnTrial, content: bytes) -> None:
    async with visitor(office.service) as client:
        assert await pushed(client, content) == 200
    assert [failed.update_id for failed in await office.failed_updates()] == [1]


async def test_what_cannot_be_read_is_set_aside_once_and_not_asked_for_again(office: OfficeOnTrial) -> None:
    async with visitor(office.service) as client:
        for _ in range(2):
            assert await pushed(client, b'{"update_id": 1, "message": {"text": "rahasia"}}') == 200
    (failed,) = await office.failed_updates()
    assert (failed.update_id, failed.kind, failed.payload) == (1, "unreadable", None)
    assert "rahasia" not in failed.error


async def test_what_is_too_large_is_not_read(office: OfficeOnTrial) -> None:
    async with visitor(office.service) as client:
        assert await pushed(client, json.dumps(UPDATE).encode() + b" " * 1_000_001) == 413
    assert await processed(office.service) == 0


async def test_what_is_too_large_is_not_read_in_parts_either(office: OfficeOnTrial) -> None:
    taken = 0

    async def parts() -> AsyncIterator[bytes]:
        nonlocal taken
        for _ in range(100):
            taken += 1
            yield b" " * 100_000

    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    async with visitor(office.service) as client:
        assert (await client.post(WEBHOOK_PATH, content=parts(), headers=headers)).status_code == 413
    assert await processed(office.service) == 0


async def test_an_update_pushed_twice_counts_once(office: OfficeOnTrial) -> None:
    async with visitor(office.service) as client:
        for _ in range(2):
            assert await pushed(client, json.dumps(UPDATE).encode()) == 200
    await office.service.speaker.wait_idle()
    assert office.sari.sees().count("Pekerjaan tanggal berapa") == 1


async def test_alive_and_ready(office: OfficeOnTrial) -> None:
    async with visitor(office.service) as client:
        assert (await client.get("/healthz")).text == "alive"
        assert (await client.get("/readyz")).json() == {"ready": True, "reasons": []}
    assert await processed(office.service) == 0


async def test_looking_whether_it_is_ready_waits_for_no_writer(office: OfficeOnTrial) -> None:
    async with office.service.database.unit() as uow, visitor(office.service) as client:
        await uow.people.all()  # a transaction that may write: on SQLite there is one at a time
        assert (await client.get("/readyz")).status_code == 200


async def test_without_its_database_the_service_is_alive_but_not_ready(office: OfficeOnTrial) -> None:
    async with nobody_listening() as port:
        stranded = await start_service(office.playground, f"postgresql://kinerja@127.0.0.1:{port}/kinerja")
        async with visitor(stranded) as client:
            assert (await client.get("/healthz")).status_code == 200
            ready = await client.get("/readyz")
            assert (ready.status_code, ready.json()["reasons"]) == (503, ["database"])
            assert await pushed(client, json.dumps(UPDATE).encode()) == 503
        await stranded.close()
    # Telegram comes again, and finds a service that has its database.
    async with visitor(office.service) as client:
        assert await pushed(client, json.dumps(UPDATE).encode()) == 200
    await office.service.speaker.wait_idle()
    assert "Pekerjaan tanggal berapa" in office.sari.sees()
