"""Seals bytes under a key outside of the database, for one subject. Its library comes with the first use."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE = 12


def seal(key: bytes, purpose: bytes, subject: str, plain: bytes) -> bytes:
    """Seals bytes so that they open for their subject alone.

    AES-256-GCM with a random nonce; the cipher's key is derived from `key` for this purpose alone.
    """
    nonce = os.urandom(_NONCE)
    return nonce + _cipher(key, purpose).encrypt(nonce, plain, subject.encode())


def unseal(key: bytes, purpose: bytes, subject: str, box: bytes) -> bytes | None:
    """What was sealed; None when that was under another key or for another subject, or was altered."""
    from cryptography.exceptions import InvalidTag

    try:
        return _cipher(key, purpose).decrypt(box[:_NONCE], box[_NONCE:], subject.encode())
    except (InvalidTag, ValueError):
        return None


def _cipher(key: bytes, purpose: bytes) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(key))
