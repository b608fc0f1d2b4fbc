"""People and their phones: what they see, tap and miss while they are away."""

from datetime import UTC, datetime

import pytest
from telegram import (
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
)

from playground import Clock, Limits, Playground
from playground.errors import RefusedError
from playground.people import Person
from tests.playground.stage import ANI, PEOPLE, Stage, ptb_bot


def _keyboard(*labels: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=label)] for label in labels])


async def test_a_tap_takes_the_newest_message_that_has_the_label(stage: Stage) -> None:
    await stage.bot.send_message(ANI, "lama", reply_markup=_keyboard("Setuju", "Tolak"))
    new = await stage.bot.send_message(ANI, "baru", reply_markup=_keyboard("✅ Setuju"))
    stage.ani.taps("Setuju")
    stage.ani.taps("Tolak")
    first, second = (u.callback_query for u in await stage.bot.get_updates())
    assert first is not None
    assert second is not None
    assert first.message is not None
    assert first.message.message_id == new.message_id
    assert second.data == "Tolak"


async def test_a_tap_names_the_labels_when_there_is_no_such_button(stage: Stage) -> None:
    await stage.bot.send_message(ANI, "pilih", reply_markup=_keyboard("Hari ini", "Hari lain"))
    with pytest.raises(AssertionError, match=r"no button 'Besok', but \['Hari ini', 'Hari lain'\]"):
        stage.ani.taps("Besok")
    with pytest.raises(AssertionError, match="part of several labels"):
        stage.ani.taps("Hari")


async def test_a_link_under_a_button_is_what_the_tap_gives(stage: Stage) -> None:
    button = InlineKeyboardButton("Buka", url="https://t.me/percobaan_bot?start=svc")
    await stage.bot.send_message(ANI, "tautan", reply_markup=InlineKeyboardMarkup([[button]]))
    assert stage.ani.taps("Buka") == {"url": "https://t.me/percobaan_bot?start=svc"}


async def test_a_forced_reply_lasts_until_the_person_writes(stage: Stage) -> None:
    person = stage.play.world.people[ANI]
    await stage.bot.send_message(ANI, "alasan?", reply_markup=ForceReply())
    assert person.force_reply == {"force_reply": True}
    stage.ani.says("karena")
    assert person.force_reply is None


async def test_the_page_learns_what_the_empty_field_is_to_say(stage: Stage) -> None:
    seen = stage.play.world.events.last_id
    await stage.bot.send_message(ANI, "nama?", reply_markup=ForceReply(input_field_placeholder="Nama"))
    changes = [event for _, event in stage.play.world.events.since(seen) if event["type"] == "force_reply"]
    forced = {"force_reply": True, "input_field_placeholder": "Nama"}
    assert [change["force_reply"] for change in changes] == [forced]
    assert stage.play.desk.state()["people"][0]["force_reply"] == forced


async def test_a_placeholder_sent_while_the_phone_is_away_comes_with_its_message(stage: Stage) -> None:
    stage.ani.goes_offline()
    await stage.bot.send_message(ANI, "nama?", reply_markup=ForceReply(input_field_placeholder="Nama"))
    person = stage.play.world.people[ANI]
    assert person.force_reply is None
    stage.ani.comes_online()
    assert person.force_reply == {"force_reply": True, "input_field_placeholder": "Nama"}


async def test_away_from_the_network_everything_waits_in_both_directions(stage: Stage) -> None:
    sent = await stage.bot.send_message(ANI, "kartu", reply_markup=_keyboard("Setuju"))
    stage.ani.goes_offline()
    gone = await stage.bot.send_message(ANI, "dihapus nanti")
    await gone.delete()
    await stage.bot.send_message(ANI, "pesan baru")
    await sent.edit_text("kartu lain", reply_markup=_keyboard("Setuju"))
    stage.ani.says("ditulis di jalan")
    stage.ani.taps("Setuju")
    assert stage.ani.sees() == "> /start\nkartu\n[Setuju]\n> ditulis di jalan"
    assert await stage.bot.get_updates(timeout=0) == ()
    stage.ani.comes_online()
    assert stage.ani.sees() == "> /start\nkartu lain\n[Setuju]\npesan baru\n> ditulis di jalan"
    said, tapped = await stage.bot.get_updates()
    assert said.message is not None
    assert said.message.message_id > gone.message_id
    assert tapped.callback_query is not None


async def test_a_blocked_bot_gets_nothing_until_it_is_unblocked(stage: Stage) -> None:
    stage.ani.blocks()
    with pytest.raises(RefusedError, match="unblock"):
        stage.ani.says("halo")
    stage.ani.unblocks()
    stage.ani.says("halo")
    assert [u.message.text for u in await stage.bot.get_updates() if u.message] == ["halo"]


async def test_a_deep_link_leads_to_this_bot_only(stage: Stage) -> None:
    assert stage.ani.opens("https://t.me/Percobaan_bot?start=inv_1")["text"] == "/start inv_1"
    with pytest.raises(RefusedError, match="no bot named lain_bot"):
        stage.ani.opens("https://t.me/lain_bot?start=x")
    with pytest.raises(RefusedError, match="payload"):
        stage.ani.opens("https://t.me/percobaan_bot?start=a.b")


async def test_dates_of_messages_follow_the_clock() -> None:
    moment = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    clock = Clock.standing(moment)
    async with Playground.running(people=PEOPLE, limits=Limits.off(), clock=clock) as play:
        assert play.person(ANI).says("halo")["date"] == int(moment.timestamp())
        play.clock.move_to(datetime(2026, 11, 20, 16, 0, tzinfo=UTC))
        assert play.person(ANI).says("halo")["date"] == int(moment.timestamp()) + 7 * 3600
        with pytest.raises(RefusedError, match="forward only"):
            play.clock.move_to(moment)


async def test_a_wrong_person_is_refused_in_one_sentence() -> None:
    for given, sentence in (
        ({"id": 5, "first_name": "X", "umur": 3}, 'no field "umur"'),
        ({"id": 0, "first_name": "X"}, "an id above 0"),
    ):
        with pytest.raises(RefusedError, match=sentence):
            async with Playground.running(people=[given]):
                pass


async def test_a_person_who_spoke_to_the_bot_before_can_be_written_to() -> None:
    person = {"id": 7, "first_name": "Lama", "started": True}
    async with Playground.running(people=[person]) as play, ptb_bot(play.url) as bot:
        await bot.send_message(7, "selamat pagi")
        assert play.person(7).sees() == "selamat pagi"


def test_a_person_may_have_a_label_for_the_english_page() -> None:
    shown = Person.parse({"id": 1, "first_name": "Ani", "label": "Atasan", "label_en": "Supervisor"}).json()
    assert (shown["label"], shown["label_en"]) == ("Atasan", "Supervisor")
