"""The way back to a citizen's chat, sealed under a key outside of the database and bound to one ticket."""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_PURPOSE = b"way back to a citizen's chat, 1"
_NONCE = 12
_PLAIN = struct.Struct(">q2s")
"""Of one length for every chat."""


@dataclass(frozen=True)
class WayBack:
    """A private chat, and its person's language."""

    chat_id: int
    language: str


def seal(key: bytes, subject: str, way: WayBack) -> bytes:
    """Seals a way back so that it opens for its subject alone; raises ValueError without a key.

    AES-256-GCM with a random nonce; the cipher's key is derived from RATER_KEY for this purpose alone.
    """
    if not key:
        raise ValueError("a way back can only be sealed with a key")
    nonce = os.urandom(_NONCE)
    plain = _PLAIN.pack(way.chat_id, way.language.encode("ascii"))
    return nonce + _cipher(key).encrypt(nonce, plain, subject.encode())


def unseal(key: bytes, subject: str, box: bytes) -> WayBack | None:
    """The way back; None when it was sealed under another key or for another subject, or was altered."""
    if not key:
        return None
    try:
        plain = _cipher(key).decrypt(box[:_NONCE], box[_NONCE:], subject.encode())
    except (InvalidTag, ValueError):
        return None
    chat_id, language = _PLAIN.unpack(plain)
    return WayBack(chat_id, language.decode("ascii"))


def _cipher(key: bytes) -> AESGCM:
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE).derive(key))
