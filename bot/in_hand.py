"""Updates in hand: those of a person that are taken in and whose answers are not said yet."""

from __future__ import annotations

from telegram import Chat, Update

_MOST_OF_STRANGERS = 5
"""Updates of a stranger in hand: nobody reads as many answers at once."""


class InHand:
    """Of each person, oldest first, what was sent and is not answered yet."""

    def __init__(self) -> None:
        self._of: dict[int, dict[int, str | None]] = {}
        """Numbers of updates and what makes two of them equal, by person."""
        self._told: set[int] = set()
        """People who have heard that it was too much, until they have nothing in hand any more."""

    def take(self, update: Update) -> None:
        """An update is being dealt with; `put_down` ends that."""
        self._of.setdefault(_person(update), {}).setdefault(update.update_id, _wording(update))

    def put_down(self, update: Update) -> None:
        """An update is answered, or will not be."""
        person = _person(update)
        in_hand = self._of.get(person, {})
        in_hand.pop(update.update_id, None)
        if not in_hand:
            self._of.pop(person, None)
            self._told.discard(person)

    def is_repeat(self, update: Update) -> bool:
        """Whether an update says again what the person said last and is not answered yet.

        One that Telegram delivers again is none: the first of the two may still fail.
        """
        in_hand, wording = self._of.get(_person(update)), _wording(update)
        if not in_hand or wording is None or update.update_id in in_hand:
            return False
        return wording == next(reversed(in_hand.values()))

    def is_too_much(self, update: Update) -> bool:
        """Whether more was in hand before this update than a stranger may have."""
        in_hand = list(self._of.get(_person(update), ()))
        return update.update_id in in_hand[_MOST_OF_STRANGERS:]

    def is_to_be_told(self, update: Update) -> bool:
        """Whether to tell a person that it is too much: once, until everything is answered."""
        person = _person(update)
        is_news = person not in self._told
        self._told.add(person)
        return is_news


def _person(update: Update) -> int:
    """Whose update it is; those of nobody count as those of one person."""
    return update.effective_user.id if update.effective_user else 0


def _wording(update: Update) -> str | None:
    """What makes an update of a private chat equal to another one; None for what never is, as a photo."""
    query, message = update.callback_query, update.message
    if update.effective_chat is None or update.effective_chat.type != Chat.PRIVATE:
        return None
    if query is not None:
        return f"tap {query.message.message_id if query.message else None} {query.data}"
    return f"text {message.text}" if message is not None and message.text is not None else None
