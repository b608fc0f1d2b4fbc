"""People who report and those who approve it, whatever happens to the bot, and what their phones showed."""

from __future__ import annotations

import asyncio
import re
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from benchmarks.crowd import Crowd, Message, Walker
from playground.errors import RefusedError

PATIENCE = 3.0
"""Seconds after which a person taps again."""
_SECOND_LOOK = 1.0
"""Seconds for which a person waits when the newest message is no question: one may be on its way."""
_IDLE_LOOKS = 4
"""Looks at the phone without news after which a supervisor asks what waits."""
SENT, APPROVED = "Laporan terkirim", "aporan Anda disetujui"
NEWS = 2
"""Messages that tell an author of a report: it is sent, it is approved. A late first one may say both."""
_ACTIVITY = re.compile(r"Memeriksa berkas \d+ nomor \d+")
AMOUNT = "3 berkas"

ANSWERS: dict[str, tuple[str, str]] = {
    "Pekerjaan tanggal berapa": ("tap", "Hari ini"),
    "Apa yang Anda kerjakan": ("say", "{activity}"),
    "Berapa hasilnya": ("say", AMOUNT),
    "Berapa lama": ("tap", "2 jam"),
    "bukti dukung": ("tap", "Lewati"),
    "Bagaimana Anda menilai": ("tap", "4 – Baik"),
    "Sudah benar": ("tap", "Kirim"),
    "belum selesai": ("tap", "Lanjutkan isian"),
    "Laporan menunggu persetujuan": ("tap", "Setujui"),
    "Menunggu tinjauan Anda": ("tap", "Pegawai"),
    "Nilai untuk": ("tap", "4 – Baik"),
}
"""What a person does about a question."""


@dataclass
class Phones:
    """What was ever shown of reports."""

    told: dict[str, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))
    """When (`time.monotonic`) the author was told of a report, by the number of the message."""
    approved: set[str] = field(default_factory=set)
    """Reports that the author was told are approved, by the notice or by a late confirmation."""
    chats: dict[str, int] = field(default_factory=dict)
    """The authors' chats."""
    others: Callable[[int, str], None] = lambda _chat, _text: None
    """Called with whatever else was shown, and where."""

    def hear(self, chat: int, message: Message) -> None:
        """A message came or changed."""
        text = str(message.get("text", ""))
        if SENT not in text and APPROVED not in text:
            self.others(chat, text)
            return
        for activity in _ACTIVITY.findall(text):
            self.chats[activity] = chat
            self.told[activity].setdefault(message["message_id"], time.monotonic())
            if APPROVED in text:
                self.approved.add(activity)


class Person:
    """Answers what the phone asks, again if nothing comes back."""

    def __init__(self, walker: Walker, phones: Phones) -> None:
        self.walker = walker
        self.number = walker.handle.id
        self._phones = phones
        self._reports = 0
        self.fingers = 1
        """With which a button is tapped at once."""

    async def report(self) -> None:
        """Gets one report through: sent, and approved by the supervisor."""
        activity = f"Memeriksa berkas {self.number} nomor {self._reports}"
        self._reports += 1
        while activity not in self._phones.told:
            if not self._act(activity):
                self.walker.handle.says("/lapor")
            await self._wait(PATIENCE)
            if not self._is_asked() and activity not in self._phones.told:
                await self._wait(_SECOND_LOOK)
        while len(self._phones.told[activity]) < NEWS:
            await self._wait(PATIENCE)

    async def approve(self) -> None:
        """Approves everything that is put before this person, until cancelled; asks when nothing comes."""
        idle = 0
        while True:
            heard = self.walker.heard
            if not self._act("") and idle == _IDLE_LOOKS:
                self.walker.handle.says("/tinjau")
            await self._wait(PATIENCE)
            idle = idle + 1 if self.walker.heard == heard else 0

    async def is_answered(self, within: float) -> bool:
        """Whether the bot begins a report and leaves it again within so many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(within):
                for words in ("/lapor", "/batal"):
                    heard = self.walker.heard
                    self.walker.handle.says(words)
                    while self.walker.heard == heard:
                        await self.walker.change()
                return True
        return False

    def _text(self) -> str:
        return str(self.walker.last.get("text", "")) if self.walker.last else ""

    def _is_asked(self) -> bool:
        return any(question in self._text() for question in ANSWERS)

    def _act(self, activity: str) -> bool:
        """Answers a question, if there is one."""
        for question, (how, what) in ANSWERS.items():
            if question in self._text():
                if how == "tap":
                    self._tap(what)
                else:
                    self.walker.handle.says(what.format(activity=activity))
                return True
        return False

    def _tap(self, label: str) -> None:
        # The button may go away under the finger: the next look shows what is there now.
        with suppress(RefusedError, AssertionError):
            for _ in range(self.fingers):
                self.walker.handle.taps(label, message=self.walker.last)

    async def _wait(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.walker.change()
        self.walker.look()


def listen(gathered: Crowd) -> Phones:
    """From now on all that phones show is remembered."""
    phones = Phones()
    gathered.witness = phones.hear
    return phones
