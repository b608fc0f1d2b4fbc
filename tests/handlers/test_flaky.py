"""A bad connection: what a person sends arrives twice, late or in another order; a report is there once."""

from __future__ import annotations

import random
from datetime import date

import pytest
from telegram import Update

from playground.people import Json
from tests.handlers.steps import stored
from tests.harness import SARI, OfficeOnTrial, must

LINE = "08.00-10.00 verifikasi 25 berkas KTP n4"


class FlakyLine:
    """Sari's phone: updates are collected, and arrive when and as often as the connection wants."""

    def __init__(self, office: OfficeOnTrial) -> None:
        self.office = office
        self.number = 900_000

    def update(self, content: Json) -> Json:
        """An update as Telegram numbers it."""
        self.number += 1
        return {"update_id": self.number, **content}

    def text(self, text: str, sent: int | None = None) -> Json:
        """Something that Sari wrote, perhaps earlier."""
        message = {
            "message_id": self.number,
            "date": sent or self.office.playground.clock.unix(),
            "chat": {"id": SARI, "type": "private"},
            "from": {"id": SARI, "is_bot": False, "first_name": "Sari"},
            "text": text,
        }
        return self.update({"message": message})

    def tap(self, label: str) -> Json:
        """A tap on a button of the newest message that has it."""
        for message in reversed(self.office.sari.messages):
            rows = message.get("reply_markup", {}).get("inline_keyboard", [])
            for button in (button for row in rows for button in row):
                if label in button["text"]:
                    query = {
                        "id": str(self.number),
                        "from": {"id": SARI, "is_bot": False, "first_name": "Sari"},
                        "chat_instance": "1",
                        "data": button["callback_data"],
                        "message": {**message, "chat": {"id": SARI, "type": "private"}},
                    }
                    return self.update({"callback_query": query})
        raise LookupError(label)

    async def arrive(self, *updates: Json) -> None:
        """Updates arrive in this order, and what follows is said."""
        for raw in updates:
            update = must(Update.de_json(raw, self.office.service.bot))
            await self.office.service.intake.take(update)
        await self.office.settle()


async def test_a_line_and_its_tap_that_arrive_twice_are_one_report(office: OfficeOnTrial) -> None:
    line = FlakyLine(office)
    sent = line.text(LINE)
    await line.arrive(sent, sent)
    tap = line.tap("Kirim")
    await line.arrive(tap, sent, tap)
    (entry,) = await stored(office)
    assert entry.activity.startswith("verifikasi")
    assert entry.date == date(2026, 11, 20)
    assert sum("Laporan menunggu" in each.get("text", "") for each in office.budi.messages) == 1


async def test_a_line_that_arrives_after_midnight_counts_for_the_day_on_which_it_was_written(
    office: OfficeOnTrial,
) -> None:
    office.move_to(2026, 11, 20, 23, 50)
    line = FlakyLine(office)
    sent = line.text(LINE)
    office.move_to(2026, 11, 21, 0, 20)
    await line.arrive(sent)
    await line.arrive(line.tap("Kirim"))
    (entry,) = await stored(office)
    assert entry.date == date(2026, 11, 20)


@pytest.mark.parametrize("seed", range(6))
async def test_answers_in_any_order_never_make_two_reports_or_half_of_one(
    office: OfficeOnTrial, seed: int
) -> None:
    line, chance = FlakyLine(office), random.Random(seed)
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Hari ini")
    answers = [line.text("Menyusun laporan keuangan"), line.text("3 dokumen"), line.text("2 jam")]
    late = [*answers, *answers]
    chance.shuffle(late)
    await line.arrive(*late)
    assert await stored(office) == [], "nothing is sent before the tap"
    for _ in range(8):
        if await stored(office):
            break
        labels = office.sari.labels()
        wanted = [each for each in ("Kirim", "4 – Baik", "Lewati", "Lanjut", "2 jam") if each in labels]
        if wanted:
            tap = line.tap(wanted[0])
            await line.arrive(tap, tap)
        else:
            await line.arrive(line.text("3 dokumen"))
    (entry,) = await stored(office)
    assert entry.activity
    assert entry.minutes


async def test_taps_in_the_wrong_order_change_nothing_that_is_sent(office: OfficeOnTrial) -> None:
    line = FlakyLine(office)
    await line.arrive(line.text(LINE))
    cancel, send = line.tap("Batal"), line.tap("Kirim")
    await line.arrive(send, cancel, send)
    assert len(await stored(office)) == 1
