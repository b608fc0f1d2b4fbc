"""A revision of a result as the row that keeps it, with its records packed."""

from __future__ import annotations

import zlib
from datetime import datetime

from domain.closing.verifying import Revision


def row_of(closing_id: int, revision: Revision, now: datetime) -> dict[str, object]:
    """The columns of a revision that is made at `now`."""
    return {
        "closing_id": closing_id,
        "employee_id": revision.employee_id,
        "revision": revision.number,
        "made_at": now,
        "score": revision.score,
        "grade": revision.grade,
        "signatories": revision.signatories,
        "assessor_id": revision.assessor_id,
        "superior_id": revision.superior_id,
        "records": zlib.compress(revision.records.encode(), 6),
        "card": revision.card,
        "seals": revision.seals,
        "digest": revision.digest,
    }


def unpacked(packed: bytes) -> str:
    """What was packed; nothing where it is no longer what was packed."""
    try:
        return zlib.decompress(packed).decode()
    except (zlib.error, UnicodeDecodeError):
        return ""
