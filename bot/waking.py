"""Wakes what waits for a commit: in this process at once, and in the one that sends through the database."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

from storage.base.peers import Peers
from storage.uow import UnitOfWork

_NEWS: Mapping[str, Callable[[UnitOfWork], object]] = {
    "notices": lambda uow: uow.outbox.added,
    "visit codes": lambda uow: uow.code_screens.changed,
    "files": lambda uow: uow.sent_files.changed,
}
"""What a commit may bring, as it is told, and how it is seen."""


class Waking:
    """Knows what there is to wake for each kind of news. What is not heard is found by looking, later."""

    def __init__(
        self,
        peers: Peers | None,
        *,
        notices: Callable[[], None],
        visit_codes: Callable[[], None],
        files: Callable[[], None],
    ) -> None:
        self._peers = peers
        self._wake = {"notices": notices, "visit codes": visit_codes, "files": files}

    def committed(self, uow: UnitOfWork) -> None:
        """A transaction is through."""
        for word, is_in in _NEWS.items():
            if is_in(uow):
                self._wake[word]()
                if self._peers is not None:
                    self._peers.tell(word)

    async def listen(self) -> None:
        """Wakes for what other processes commit, until it is cancelled."""
        if self._peers is None:
            await asyncio.Event().wait()
        else:
            await self._peers.listen(self._heard)

    def _heard(self, word: str) -> None:
        if word in self._wake:
            self._wake[word]()
