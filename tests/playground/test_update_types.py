"""Every kind of update of the README's table, as each client reads it."""

from collections.abc import Awaitable, Callable

import pytest

from tests.playground.clients import ClientStage, button
from tests.playground.stage import ANI, BUDI, Stage, picture
from tests.playground.table import rows


async def message(stage: ClientStage) -> None:
    ani = stage.ani
    ani.says("/lapor@percobaan_bot hari ini, lihat https://contoh.go.id 👍")
    ani.sends_photo(picture(), caption="bukti")
    ani.sends_document(b"isi", "bukti.pdf")
    recordings = ("video", "animation", "audio", "voice", "video_note")
    for kind in recordings:
        ani.sends_recording(kind, b"x", f"x.{kind}")
    ani.sends_album([picture(), picture()], caption="dua")
    ani.shares_contact()
    ani.shares_location(-1.6, 103.6)
    ani.opens("https://t.me/percobaan_bot?start=inv_abc")
    heard = [update["message"] for update in await stage.updates()]
    kinds = ["text", "photo", "document", *recordings, "photo", "photo", "contact", "location", "text"]
    assert all(kind in each for kind, each in zip(kinds, heard, strict=True))
    text, photo, document, first, second, contact, _, start = (*heard[:3], *heard[8:])
    assert [(e["type"], e["offset"], e["length"]) for e in text["entities"]] == [
        ("bot_command", 0, 20),
        ("url", 37, 20),
    ]
    assert (len(photo["photo"]), photo["caption"]) == (3, "bukti")
    assert document["document"]["mime_type"] == "application/pdf"
    assert first["media_group_id"] == second["media_group_id"]
    assert (contact["contact"]["user_id"], contact["contact"]["phone_number"]) == (ANI, "+6281200000101")
    assert start["text"] == "/start inv_abc"


async def edited_message(stage: ClientStage) -> None:
    said = stage.ani.says("salah ketik")
    stage.ani.edits(said["message_id"], "salah ketik, <maaf>")
    edited = (await stage.updates())[1]["edited_message"]
    assert (edited["message_id"], edited["text"]) == (said["message_id"], "salah ketik, <maaf>")
    assert edited["edit_date"]


async def callback_query(stage: ClientStage) -> None:
    sent = await stage.send("<b>kartu</b>", parse_mode="HTML", reply_markup=button("a:1"))
    stage.ani.taps("Setuju")
    query = (await stage.updates())[0]["callback_query"]
    assert (query["data"], query["from"]["id"]) == ("a:1", ANI)
    assert query["message"]["message_id"] == sent["message_id"]
    assert query["chat_instance"]


async def my_chat_member(stage: ClientStage) -> None:
    stage.ani.blocks()
    stage.ani.unblocks()
    stage.play.group("Bidang Tata Usaha", [ANI, BUDI]).kicks_bot()
    changes = [update["my_chat_member"] for update in await stage.updates()]
    assert [(c["old_chat_member"]["status"], c["new_chat_member"]["status"]) for c in changes] == [
        ("member", "kicked"),
        ("kicked", "member"),
        ("left", "member"),
        ("member", "kicked"),
    ]


SCENARIOS: dict[str, Callable[[ClientStage], Awaitable[None]]] = {
    "message": message,
    "edited_message": edited_message,
    "callback_query": callback_query,
    "my_chat_member": my_chat_member,
}


@pytest.mark.parametrize("kind", rows("Updates"))
async def test_update(kind: str, client_stage: ClientStage) -> None:
    await SCENARIOS[kind](client_stage)


def test_the_table_names_exactly_the_kinds_that_are_proved() -> None:
    assert rows("Updates") == list(SCENARIOS)


async def test_a_bot_gets_only_the_kinds_it_asked_for(stage: Stage) -> None:
    await stage.bot.get_updates(allowed_updates=["callback_query"], timeout=0)
    stage.ani.says("tidak diminta")
    assert await stage.bot.get_updates(timeout=0) == ()
    await stage.bot.get_updates(allowed_updates=[], timeout=0)
    stage.ani.says("diminta")
    assert len(await stage.bot.get_updates(timeout=0)) == 1


async def test_in_a_group_the_bot_hears_what_is_meant_for_it(stage: Stage) -> None:
    group = stage.play.group("Bidang", [ANI, BUDI])
    sent = await stage.bot.send_message(group.id, "halo semua")
    group.says(stage.ani, "antar kita saja")
    group.says(stage.ani, "/lapor")
    group.says(stage.budi, "hai @percobaan_bot")
    group.says(stage.budi, "jawaban", reply_to=sent.message_id)
    heard = [u.message.text for u in await stage.bot.get_updates() if u.message]
    assert heard == ["/lapor", "hai @percobaan_bot", "jawaban"]
