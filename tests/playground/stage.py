"""What the playground's tests share: two people, PTB's own Bot, and a picture."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass

import httpx
import pytest
from telegram import Bot, Update
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from playground import Playground
from playground.handle import PersonHandle
from playground.people import Json

ANI = 101
BUDI = 102
PEOPLE = [
    {"id": ANI, "first_name": "Ani", "last_name": "Contoh", "username": "ani_contoh", "label": "ASN"},
    {"id": BUDI, "first_name": "Budi", "language_code": "en"},
]
TOKEN = "1:TEST"


class Seconds:
    """A monotonic time in the hands of the test."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def picture(width: int = 640, height: int = 480) -> bytes:
    """The head of a PNG picture of this size: all that is looked at."""
    size = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    return b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + size + b"\x08\x02\0\0\0" + b"\0" * 32


def ptb_bot(url: str, token: str = TOKEN) -> Bot:
    """PTB's own Bot, talking to a playground."""
    # Nothing here is encrypted, and reading the certificates takes longer than most tests.
    requests = [HTTPXRequest(connection_pool_size=8, httpx_kwargs={"verify": False}) for _ in range(2)]
    return Bot(
        token,
        base_url=f"{url}/bot",
        base_file_url=f"{url}/file/bot",
        request=requests[0],
        get_updates_request=requests[1],
    )


@dataclass
class Stage:
    """A running playground, PTB's Bot on it, and Ani who has started the bot (Budi has not)."""

    play: Playground
    bot: Bot

    @property
    def ani(self) -> PersonHandle:
        return self.play.person(ANI)

    @property
    def budi(self) -> PersonHandle:
        return self.play.person(BUDI)

    async def refused(self, call: Awaitable[object]) -> str:
        """The sentence with which a call is refused, as PTB words it."""
        with pytest.raises(TelegramError) as refusal:
            await call
        return str(refusal.value)

    async def raw(self, path: str, params: Json | None = None) -> tuple[int, Json]:
        """A POST without PTB: the HTTP status and the JSON of the answer."""
        async with httpx.AsyncClient(verify=False) as client:
            answer = await client.post(f"{self.play.url}{path}", json=params or {})
        return answer.status_code, answer.json()

    async def waiting_poll(self) -> "asyncio.Task[tuple[Update, ...]]":
        """A getUpdates under way that the playground knows of already."""
        task = asyncio.create_task(self.bot.get_updates(timeout=30, read_timeout=35))
        await self.play.until(lambda: self.play.world.updates.is_polled)
        return task
