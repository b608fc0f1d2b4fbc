"""Telegram's id of a citizen's photo, sealed under a key outside of the database and bound to one response.

The id holds a number of the message and a time: in the clear they would tell when a response came.
"""

from __future__ import annotations

from storage.sealing import seal, unseal

_PURPOSE = b"photo of a citizen, 1"
_LENGTH = 256
"""Bytes of every id after padding: no box differs from another by its length."""


def seal_photo(key: bytes, rater: str, file_id: str) -> bytes:
    """Seals an id so that it opens for the response of a rater alone; raises ValueError without a key."""
    if not key:
        raise ValueError("a photo can only be sealed with a key")
    plain = file_id.encode()
    if len(plain) > _LENGTH:
        raise ValueError("no id of Telegram's is so long")
    return seal(key, _PURPOSE, rater, plain.ljust(_LENGTH, b"\0"))


def open_photo(key: bytes, rater: str, box: bytes) -> str | None:
    """The id; None when it was sealed under another key or for another response, or was altered."""
    if not key:
        return None
    plain = unseal(key, _PURPOSE, rater, box)
    return None if plain is None else plain.rstrip(b"\0").decode()
