"""How Sari reports, step by step, and what is to be seen of it."""

from __future__ import annotations

from sqlalchemy import select

from locales import words_in
from playground.handle import PersonHandle
from storage.tables import Entry
from tests.harness import OfficeOnTrial

OF_TELEGRAM = {"processed_updates", "accounts", "outbox", "queue_cards", "record_views"}
HINT = words_in("id").plain("hint-employee").replace("<i>", "").replace("</i>", "")
WHY = "Antrean loket kini lewat pesan, tunggu turun separuh"
ACTIVITY = "Menyusun laporan keuangan"


async def stored(office: OfficeOnTrial) -> list[Entry]:
    """All entries, oldest first."""
    return await office.rows(select(Entry).order_by(Entry.id))


async def records(office: OfficeOnTrial) -> dict[str, str]:
    """Everything that is kept, but for the claims on updates."""
    kept = await office.everything_kept()
    del kept["processed_updates"]
    return kept


async def only_entry(office: OfficeOnTrial) -> Entry:
    """The only entry."""
    (entry,) = await stored(office)
    return entry


async def up_to_evidence(office: OfficeOnTrial) -> None:
    """Sari answers until evidence is asked for."""
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Hari ini")
    await office.says(office.sari, ACTIVITY, "3 dokumen")
    await office.taps(office.sari, "2 jam")


async def up_to_summary(office: OfficeOnTrial) -> None:
    """Sari answers everything and does not send it yet."""
    await office.fills_in(office.sari)


def question(person: PersonHandle) -> str:
    """What stands in the newest message of the bot."""
    return str(person.last["text"])


async def marked(office: OfficeOnTrial) -> None:
    """Sari marks her last report."""
    await office.taps(office.sari, "Tandai sebagai inovasi")
    await office.says(office.sari, WHY)
    await office.taps(office.sari, "Tandai")


async def answers(office: OfficeOnTrial, person: PersonHandle, text: str) -> str:
    """What a person reads after a text."""
    before = len(person.messages)
    await office.says(person, text)
    shown = person.messages[before + 1 :]
    return "\n".join(str(each.get("text", each.get("caption", ""))) for each in shown)
