"""Hashes that nobody can try out without the office's key: of codes that are few, and of who a citizen is."""

from __future__ import annotations

import hashlib
import hmac


def keyed_hash(key: bytes, said: str) -> str:
    """SHA-256 (HMAC) of a text; raises ValueError without a key, as anybody could make such a hash then."""
    if not key:
        raise ValueError("hashes need a key")
    return hmac.new(key, said.encode(), hashlib.sha256).hexdigest()
