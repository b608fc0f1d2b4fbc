"""Every kind of update of the README's table, as PTB's Bot gets it."""

from collections.abc import Awaitable, Callable

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update

from tests.playground.stage import ANI, BUDI, Stage, picture
from tests.playground.table import rows


async def _next(stage: Stage) -> list[Update]:
    updates = list(await stage.bot.get_updates(timeout=0))
    await stage.bot.get_updates(offset=updates[-1].update_id + 1, timeout=0)
    return updates


async def message(stage: Stage) -> None:
    ani = stage.ani
    ani.says("/lapor@percobaan_bot hari ini, lihat https://contoh.go.id 👍")
    ani.sends_photo(picture(), caption="bukti")
    ani.sends_document(b"isi", "bukti.pdf")
    ani.sends_album([picture(), picture()], caption="dua")
    ani.shares_contact()
    ani.shares_location(-1.6, 103.6)
    ani.opens("https://t.me/percobaan_bot?start=inv_abc")
    updates = await _next(stage)
    text, photo, document, first, second, contact, location, start = [u.effective_message for u in updates]
    assert text is not None
    assert [(e.type, text.parse_entity(e)) for e in text.entities] == [
        ("bot_command", "/lapor@percobaan_bot"),
        ("url", "https://contoh.go.id"),
    ]
    assert photo is not None
    assert (len(photo.photo), photo.caption) == (3, "bukti")
    assert document is not None
    assert document.document is not None
    assert document.document.mime_type == "application/pdf"
    assert first is not None
    assert second is not None
    assert first.media_group_id == second.media_group_id is not None
    assert contact is not None
    assert contact.contact is not None
    assert (contact.contact.user_id, contact.contact.phone_number) == (ANI, "+6281200000101")
    assert location is not None
    assert location.location is not None
    assert start is not None
    assert start.text == "/start inv_abc"


async def edited_message(stage: Stage) -> None:
    said = stage.ani.says("salah ketik")
    stage.ani.edits(said["message_id"], "salah ketik, maaf")
    _, update = await _next(stage)
    assert update.edited_message is not None
    assert update.edited_message.text == "salah ketik, maaf"
    assert update.edited_message.edit_date is not None


async def callback_query(stage: Stage) -> None:
    buttons = [
        InlineKeyboardButton("Setuju", callback_data="a:1"),
        InlineKeyboardButton("Tolak", callback_data="b"),
    ]
    sent = await stage.bot.send_message(ANI, "kartu", reply_markup=InlineKeyboardMarkup([buttons]))
    stage.ani.taps("Setuju")
    (update,) = await _next(stage)
    assert update.callback_query is not None
    assert (update.callback_query.data, update.callback_query.from_user.id) == ("a:1", ANI)
    assert update.callback_query.message is not None
    assert update.callback_query.message.message_id == sent.message_id
    assert update.callback_query.chat_instance


async def my_chat_member(stage: Stage) -> None:
    stage.ani.blocks()
    stage.ani.unblocks()
    group = stage.play.group("Bidang Tata Usaha", [ANI, BUDI])
    group.kicks_bot()
    changes = [u.my_chat_member for u in await _next(stage)]
    assert [(c.old_chat_member.status, c.new_chat_member.status) for c in changes if c] == [
        ("member", "kicked"),
        ("kicked", "member"),
        ("left", "member"),
        ("member", "kicked"),
    ]


SCENARIOS: dict[str, Callable[[Stage], Awaitable[None]]] = {
    "message": message,
    "edited_message": edited_message,
    "callback_query": callback_query,
    "my_chat_member": my_chat_member,
}


@pytest.mark.parametrize("kind", rows("Updates"))
async def test_update(kind: str, stage: Stage) -> None:
    await SCENARIOS[kind](stage)


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
    heard = [u.message.text for u in await _next(stage) if u.message]
    assert heard == ["/lapor", "hai @percobaan_bot", "jawaban"]
