"""Telegram's id of a citizen's photo, sealed under a key outside of the database and bound to one response.

The id holds a number of the message and a time: in the clear they would tell when a response came.
"""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_PURPOSE = b"photo of a citizen, 1"
_NONCE = 12
_LENGTH = 256
"""Bytes of every id after padding: no box differs from another by its length."""


def seal_photo(key: bytes, rater: str, file_id: str) -> bytes:
    """Seals an id so that it opens for the response of a rater alone; raises ValueError without a key.

    AES-256-GCM with a random nonce; the cipher's key is derived from RATER_KEY for this purpose alone.
    """
    if not key:
        raise ValueError("a photo can only be sealed with a key")
    plain = file_id.encode()
    if len(plain) > _LENGTH:
        raise ValueError("no id of Telegram's is so long")
    nonce = os.urandom(_NONCE)
    return nonce + _cipher(key).encrypt(nonce, plain.ljust(_LENGTH, b"\0"), rater.encode())


def open_photo(key: bytes, rater: str, box: bytes) -> str | None:
    """The id; None when it was sealed under another key or for another response, or was altered."""
    if not key:
        return None
    try:
        plain = _cipher(key).decrypt(box[:_NONCE], box[_NONCE:], rater.encode())
    except (InvalidTag, ValueError):
        return None
    return plain.rstrip(b"\0").decode()


def _cipher(key: bytes) -> AESGCM:
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE).derive(key))
