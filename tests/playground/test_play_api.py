"""The page's API: the state, the events, and everything a visitor can do."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from playground.people import Json
from tests.playground.stage import ANI, Stage, picture

SAVE = InlineKeyboardButton("Simpan", callback_data="simpan")


class Page:
    """What the page calls, and the events that it follows."""

    def __init__(self, stage: Stage, client: httpx.AsyncClient) -> None:
        self.stage = stage
        self.client = client

    async def get(self, path: str) -> Any:
        return (await self.client.get(path)).json()

    async def post(self, path: str, given: Json | None = None) -> Any:
        return (await self.client.post(path, json=given or {})).json()

    async def person(self, act: str, given: Json | None = None) -> Any:
        return await self.post(f"/play/people/{ANI}/{act}", given)

    async def events(self, since: int, last: str) -> list[Json]:
        """The events after `since`, up to the first of the kind `last`."""
        events: list[Json] = []
        async with self.client.stream("GET", f"/play/events?since={since}") as stream:
            async for line in stream.aiter_lines():
                if line.startswith("data: "):
                    events.append(json.loads(line.removeprefix("data: ")))
                    if events[-1]["type"] == last:
                        break
        return events


@pytest.fixture
async def page(stage: Stage) -> AsyncIterator[Page]:
    async with httpx.AsyncClient(base_url=stage.play.url, verify=False) as client:
        yield Page(stage, client)


async def test_the_state_has_everything_the_page_shows(page: Page) -> None:
    await page.stage.bot.send_message(ANI, "halo")
    page.stage.ani.says("apa kabar")
    state = await page.get("/play/state")
    assert [person["label"] for person in state["people"]] == ["ASN", "Budi"]
    assert [(m["text"], m["out"]) for m in state["chats"][str(ANI)]] == [
        ("/start", True),
        ("halo", False),
        ("apa kabar", True),
    ]
    assert state["bot"]["username"] == "percobaan_bot"
    assert [mark["label_en"] for mark in state["clock"]["marks"]] == [
        "+1 hour",
        "to 16:00",
        "to Monday 07:30",
        "to the end of the semester",
    ]
    assert (state["process"]["managed"], state["tour"], state["lines"]) == (False, None, [])
    assert (state["pending_updates"], state["unacknowledged"]) == (1, 0)


async def test_events_tell_what_happens_from_where_the_state_ended(page: Page) -> None:
    version = (await page.get("/play/state"))["version"]
    sent = await page.stage.bot.send_message(ANI, "satu")
    await sent.edit_text("dua")
    await sent.delete()
    await page.person("block", {"on": True})
    events = await page.events(version, last="person")
    assert [event["type"] for event in events] == ["message", "edit", "delete", "person"]
    assert events[1]["message"]["text"] == "dua"
    assert events[2]["message_ids"] == [sent.message_id]
    assert events[3]["person"]["blocked"]


async def test_events_arrive_while_the_page_listens(page: Page) -> None:
    version = (await page.get("/play/state"))["version"]
    listening = asyncio.create_task(page.events(version, last="message"))
    page.stage.ani.says("halo")
    events = await listening
    assert events[-1]["message"]["text"] == "halo"
    counts = {"pending_updates": 1, "unacknowledged": 0, "in_phones": 0, "refused": 0}
    assert {"type": "counts", **counts} in await page.events(version, "counts")


async def test_a_page_from_an_earlier_life_reloads(page: Page) -> None:
    assert (await page.events(10**6, last="reload")) == [{"type": "reload"}]


async def test_a_visitor_writes_taps_and_sends(page: Page) -> None:
    said = await page.person("say", {"text": "halo"})
    assert said["message"]["out"]
    edited = await page.person("edit", {"message_id": said["message"]["message_id"], "text": "hai"})
    assert edited["message"]["text"] == "hai"
    await page.stage.raw(
        "/bot1:TEST/sendMessage",
        {
            "chat_id": ANI,
            "text": "kartu",
            "reply_markup": {
                "inline_keyboard": [
                    [{"text": "A", "callback_data": "a"}, {"text": "B", "url": "https://contoh.go.id/"}]
                ]
            },
        },
    )
    card = page.stage.ani.last["message_id"]
    assert "callback_query_id" in await page.person("tap", {"message_id": card, "row": 0, "col": 0})
    assert await page.person("tap", {"message_id": card, "row": 0, "col": 1}) == {
        "url": "https://contoh.go.id/"
    }
    assert await page.person("tap", {"message_id": card, "row": 5, "col": 0}) == {
        "error": "There is no such button.",
        "indonesian": "Tombol itu sudah tidak ada.",
    }
    assert (await page.person("contact"))["message"]["contact"]["user_id"] == ANI
    place = await page.person("location", {"latitude": 1, "longitude": 2.5})
    assert place["message"]["location"] == {"latitude": 1.0, "longitude": 2.5}
    assert (await page.person("start", {"payload": "abc"}))["message"]["text"] == "/start abc"


async def test_files_go_both_ways(page: Page) -> None:
    two = [("file", (f"{n}.png", picture(), "image/png")) for n in range(2)]
    url = f"/play/people/{ANI}"
    answer = await page.client.post(f"{url}/photo", files=two, data={"caption": "dua"})
    album = answer.json()["messages"]
    assert album[0]["media_group_id"] == album[1]["media_group_id"]
    assert album[0]["caption"] == "dua"
    answer = await page.client.post(f"{url}/document", files={"file": ("a.pdf", b"%PDF", "application/pdf")})
    file_id = answer.json()["message"]["document"]["file_id"]
    file = await page.client.get(f"/play/file/{file_id}")
    assert (file.content, file.headers["content-type"]) == (b"%PDF", "application/pdf")
    assert (await page.client.get("/play/file/tidakada")).status_code == 404
    wrong = await page.client.post(f"{url}/photo", files={"file": ("a.png", b"bukan gambar", "image/png")})
    assert wrong.status_code == 400
    assert wrong.json() == {
        "error": "a.png cannot be sent as a photo: it is no picture, larger than 10 MB, or too long.",
        "indonesian": "a.png tidak dapat dikirim sebagai foto: bukan gambar, lebih besar dari 10 MB, "
        "atau terlalu panjang.",
    }
    empty = await page.client.post(f"{url}/document", files={"file": ("a.txt", b"", "text/plain")})
    assert empty.json() == {
        "error": "a.txt is empty: there is nothing to send.",
        "indonesian": "a.txt kosong: tidak ada yang dapat dikirim.",
    }


async def test_the_phone_s_switches(page: Page) -> None:
    assert (await page.person("offline", {"on": True}))["person"]["offline"]
    assert not (await page.person("offline", {"on": False}))["person"]["offline"]
    assert (await page.person("open", {"on": True}))["person"]["open"]
    assert (await page.person("block", {"on": 1})) == {"error": '"on" is true or false.'}


async def test_what_waits_in_a_phone_without_a_connection_is_counted(page: Page) -> None:
    await page.stage.bot.send_message(ANI, "kartu", reply_markup=InlineKeyboardMarkup.from_button(SAVE))
    await page.person("offline", {"on": True})
    page.stage.ani.taps("Simpan")
    page.stage.ani.says("dari hutan")
    assert (await page.get("/play/state"))["in_phones"] == 2
    await page.person("offline", {"on": False})
    state = await page.get("/play/state")
    assert (state["in_phones"], state["pending_updates"]) == (0, 2)


async def test_the_page_hears_of_a_tap_that_waits_in_a_phone(page: Page) -> None:
    await page.stage.bot.send_message(ANI, "kartu", reply_markup=InlineKeyboardMarkup.from_button(SAVE))
    await page.person("offline", {"on": True})
    version = (await page.get("/play/state"))["version"]
    async with page.client.stream("GET", f"/play/events?since={version}") as stream:
        told = (json.loads(line[6:]) async for line in stream.aiter_lines() if line.startswith("data: "))
        assert (await anext(told))["in_phones"] == 0
        page.stage.ani.taps("Simpan")
        assert (await anext(told))["in_phones"] == 1


async def test_the_clock_moves_forward_only_and_the_bot_hears_of_it(page: Page) -> None:
    before = await page.get("/clock")
    waiting = asyncio.create_task(page.get(f"/clock?after={before['version']}&timeout=30"))
    moved = await page.post("/play/clock", {"advance_seconds": 3600})
    assert moved["offset_seconds"] == 3600
    heard = await waiting
    assert (heard["version"], heard["offset_seconds"]) == (before["version"] + 1, 3600)
    mark = moved["marks"][1]["at"]
    assert (await page.post("/play/clock", {"to": mark}))["now"][:16] == mark[:16]
    assert await page.post("/play/clock", {"advance_seconds": -1}) == {
        "error": "The clock moves forward only.",
        "indonesian": "Jam hanya dapat dimajukan.",
    }
    assert "error" in await page.post("/play/clock", {"to": "kemarin"})
    assert (await page.get("/clock?after=99&timeout=0"))["version"] == 2


async def test_the_faults(page: Page) -> None:
    assert (await page.post("/play/faults", {"slow_ms": 5}))["slow_ms"] == 5
    assert "error" in await page.post("/play/faults", {"slow_ms": -5})


async def test_errors_are_one_sentence(page: Page) -> None:
    for path in ("/play/people/999/say", "/play/tour", "/play/process"):
        answer = await page.client.post(path, json={"text": "x", "action": "auto"})
        assert answer.status_code in (400, 404)
        assert answer.json()["error"].endswith(".")
    assert (await page.get("/play/tidakada")) == {"error": "Not Found"}
    assert (await page.person("say", {"text": " "})) == {
        "error": "There is nothing to send.",
        "indonesian": "Tidak ada yang dapat dikirim.",
    }


async def test_the_page_itself_is_served(page: Page) -> None:
    answer = await page.client.get("/")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert (await page.client.get("/page/main.js")).status_code == 200
    assert (await page.get("/play/violations")) == {"violations": {}}
