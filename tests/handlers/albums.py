"""Albums, as Telegram sends them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from playground.people import Json
from tests.harness import SARI, OfficeOnTrial

_numbers = count(900_000)


def pictures(
    office: OfficeOnTrial, album: str, caption: str | None, most: int = 3, who: int = SARI
) -> list[Json]:
    """The updates of an album as Telegram sends them: the caption stands under its first picture."""
    found: list[Json] = []
    for place in range(most):
        size = {"file_id": f"{album}-{place}", "file_unique_id": f"u{album}-{place}", "width": 1, "height": 1}
        number = next(_numbers)
        message = {
            "message_id": number,
            "date": int(office.service.clock.now().timestamp()),
            "chat": {"id": who, "type": "private"},
            "from": {"id": who, "is_bot": False, "first_name": "Pegawai"},
            "photo": [size],
            "media_group_id": album,
        }
        if caption is not None and place == 0:
            message["caption"] = caption
        found.append({"update_id": number, "message": message})
    return found


async def arrive(office: OfficeOnTrial, updates: Sequence[Json]) -> None:
    """Updates reach the service one after the other."""
    for update in updates:
        await office.service.intake.receive(update, office.service.bot)
    await office.settle()
