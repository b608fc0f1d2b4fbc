"""The way back to a citizen's chat, sealed under a key outside of the database and bound to one ticket."""

from __future__ import annotations

import struct

from msgspec import Struct

from storage import sealing

_PURPOSE = b"way back to a citizen's chat, 1"
_PLAIN = struct.Struct(">q2s")
"""Of one length for every chat."""


class WayBack(Struct, frozen=True):
    """A private chat, and its person's language."""

    chat_id: int
    language: str


def seal(key: bytes, subject: str, way: WayBack) -> bytes:
    """Seals a way back so that it opens for its subject alone; raises ValueError without a key."""
    if not key:
        raise ValueError("a way back can only be sealed with a key")
    return sealing.seal(key, _PURPOSE, subject, _PLAIN.pack(way.chat_id, way.language.encode("ascii")))


def unseal(key: bytes, subject: str, box: bytes) -> WayBack | None:
    """The way back; None when it was sealed under another key or for another subject, or was altered."""
    if not key:
        return None
    plain = sealing.unseal(key, _PURPOSE, subject, box)
    if plain is None:
        return None
    chat_id, language = _PLAIN.unpack(plain)
    return WayBack(chat_id, language.decode("ascii"))
