"""Tokens of links: who holds one may open what it is for, and the database knows its hash alone."""

from __future__ import annotations

import hashlib


def token_hash(token: str) -> str:
    """What is kept of a token. It holds 168 random bits or more, so a plain SHA-256 cannot be searched."""
    return hashlib.sha256(token.encode()).hexdigest()
