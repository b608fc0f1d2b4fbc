"""Pending updates: received, and not answered yet. Each holds its person's chat against other processes."""

from __future__ import annotations

from itertools import islice

from telegram import Chat, Update

from bot.chat_locks import ChatLocks

_MOST_OF_STRANGERS = 5
"""Pending updates of one stranger; nobody reads more answers at once."""
_MOST_OF_ANYBODY = 30
"""Pending updates of anybody: three albums, or what a phone sends that was without a net for a while."""


class PendingUpdates:
    """Each person's pending updates, oldest first."""

    def __init__(self, chats: ChatLocks) -> None:
        self._chats = chats
        self._holding: dict[int, int] = {}
        """By update id, the person whose chat is held for it."""
        self._of: dict[int, dict[int, tuple[str | None, float]]] = {}
        """By person: update ids, each with the text that makes two updates equal, and when it came."""
        self._told: dict[int, int] = {}
        """By person, the update at which they were warned that they send too much.

        It is forgotten once nothing of theirs is pending. A transaction that is tried again warns again.
        """

    def add(self, update: Update, now: float) -> None:
        """Adds an update whose handling begins; `remove` ends it. `now` is in seconds of the event loop."""
        self._of.setdefault(_person(update), {}).setdefault(update.update_id, (_wording(update), now))

    async def hold_chat(self, update: Update) -> None:
        """Waits for other processes that are at work in the person's chat, and holds it until `remove`."""
        # The same update delivered twice by Telegram holds once.
        if update.effective_user is not None and update.update_id not in self._holding:
            self._holding[update.update_id] = update.effective_user.id
            await self._chats.hold(update.effective_user.id)

    def remove(self, update: Update) -> float | None:
        """Removes an update that is answered, or will not be; returns when it came, None if unknown."""
        person = _person(update)
        pending = self._of.get(person, {})
        removed = pending.pop(update.update_id, None)
        if not pending:
            self._of.pop(person, None)
            self._told.pop(person, None)
        held = self._holding.pop(update.update_id, None)
        if held is not None:
            self._chats.let_go(held)
        return removed[1] if removed else None

    def is_repeat(self, update: Update) -> bool:
        """Whether an update equals the person's last pending one.

        The same update delivered twice by Telegram is no repeat: its first handling may still fail.
        """
        pending, wording = self._of.get(_person(update)), _wording(update)
        if not pending or wording is None or update.update_id in pending:
            return False
        return wording == next(reversed(pending.values()))[0]

    def exceeds_limit(self, update: Update) -> bool:
        """Whether more updates were pending before this one than a stranger may have."""
        return self._comes_after(_MOST_OF_STRANGERS, update)

    def is_flood(self, update: Update) -> bool:
        """Whether more updates were pending before this one than anybody may have."""
        return update.effective_user is not None and self._comes_after(_MOST_OF_ANYBODY, update)

    def warning(self, update: Update) -> str:
        """What a person is told of an update that is passed over: a question can be asked again."""
        return "too-many-messages" if self.is_flood(update) else "too-many-questions"

    def _comes_after(self, most: int, update: Update) -> bool:
        return update.update_id in islice(self._of.get(_person(update), ()), most, None)

    def should_warn(self, update: Update) -> bool:
        """Whether to warn a person of sending too much: once, until everything is answered."""
        return self._told.setdefault(_person(update), update.update_id) == update.update_id


def _person(update: Update) -> int:
    """The sender of an update; updates without a sender count as those of one person."""
    return update.effective_user.id if update.effective_user else 0


def _wording(update: Update) -> str | None:
    """The text by which two updates of a private chat are equal; None for what never is, like a photo."""
    query, message = update.callback_query, update.message
    if update.effective_chat is None or update.effective_chat.type != Chat.PRIVATE:
        return None
    if query is not None:
        return f"tap {query.message.message_id if query.message else None} {query.data}"
    return f"text {message.text}" if message is not None and message.text is not None else None
