"""The numbers of a bot's locks on a PostgreSQL server."""

from __future__ import annotations

from hashlib import blake2b


class LockKeys:
    """Signed 64-bit numbers. Nobody who sees them on the server can tell the chat."""

    def __init__(self, bot_id: int, secret: bytes) -> None:
        self._secret = secret[:64]
        self._bot_id = bot_id

    def of(self, purpose: str) -> int:
        """The number of a lock."""
        text = f"bot {self._bot_id} {purpose}".encode()
        return int.from_bytes(blake2b(text, digest_size=8, key=self._secret).digest(), signed=True)
