"""What tests of proofs share: the log's root goes out, and a proof is read as its reader has it."""

from __future__ import annotations

import json
import zlib
from base64 import b32decode
from datetime import datetime, timedelta
from hashlib import sha256

from domain.audit.merkle import node
from tests.harness import WIB, OfficeOnTrial


async def publishes(office: OfficeOnTrial) -> str:
    """The next Friday morning comes, and the root of the log goes to the administrator; what it says."""
    now = office.playground.clock.now().astimezone(WIB)
    friday = now + timedelta(days=(4 - now.weekday()) % 7 or 7)
    for hour, minute in ((0, 10), (8, 1)):
        moment = datetime(friday.year, friday.month, friday.day, hour, minute, tzinfo=WIB)
        office.playground.clock.move_to(moment)
        await office.run_jobs("audit-root", "publish-root")
    told = next(
        each["text"] for each in reversed(office.admin.messages) if "Akar catatan" in each.get("text", "")
    )
    return str(told.splitlines()[2])


def opened(text: str) -> tuple[str, list[object], int, str | None]:
    """What a proof says: the statement, the row, how many rows its root is over, and that root."""
    raw = text.strip().removeprefix("KINERJA1:")
    packed = b32decode(raw + "=" * (-len(raw) % 8))
    end = 1 + 32 * packed[0]
    hashes = [packed[start : start + 32] for start in range(1, end, 32)]
    statement, row, size = json.loads(zlib.decompress(packed[end:]))
    values = json.loads(row)
    found, place, last = sha256(b"\0" + row.encode()).digest(), values[0] - 1, size - 1
    for each in hashes:
        while place == last and not place & 1 and place:
            place, last = place >> 1, last >> 1
        found = node(each, found) if place & 1 or place == last else node(found, each)
        place, last = place >> 1, last >> 1
    return statement, values, size, found.hex() if size else None
