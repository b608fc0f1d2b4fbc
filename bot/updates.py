"""Updates as Telegram writes them, and as PTB's objects where PTB can make them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, cast

from msgspec import Struct
from telegram import Bot, CallbackQuery, Chat, MaybeInaccessibleMessage, Message, Update, User
from telegram.constants import ParseMode
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from domain.people import LARGEST_TELEGRAM_ID

_MARGIN = 5.0
"""Seconds that the answer to a poll may take beyond the poll itself."""
_LARGEST_NUMBER = 2**63 - 1


class NotAnUpdate(Exception):
    """It has no number of an update: nobody but Telegram's imitators writes this."""


class UpdatesBot(Bot):
    """PTB's bot, which also gives updates unread: one that PTB cannot read must not hide the others.

    Nor may it be logged with what a person wrote, as `get_updates` does.
    """

    def __repr__(self) -> str:
        """The bot's number alone; PTB shows the token."""
        return f"{type(self).__name__}[{self.token.partition(':')[0]}]"

    async def raw_updates(self, offset: int, patience: int, kinds: list[str]) -> list[Any]:
        """One poll of at most `patience` seconds. Raises PTB's errors for Telegram's refusals."""
        question = {"offset": offset, "limit": 100, "timeout": patience, "allowed_updates": kinds}
        return cast("list[Any]", await self._post("getUpdates", question, read_timeout=patience + _MARGIN))

    # The calls of nearly every step, without PTB's objects for buttons and messages, and without its look
    # through each value for files and defaults. They raise PTB's errors all the same.

    async def _call(self, method: str, content: dict[str, Any]) -> Any:
        """Calls a method with what is JSON already; what is None is left out."""
        given = [RequestParameter(*each, None) for each in content.items() if each[1] is not None]
        return await self.request.post(f"{self.base_url}/{method}", RequestData(given))

    async def send_text(
        self,
        chat_id: int,
        text: str,
        markup: dict[str, Any] | None,
        *,
        reply_to: int | None = None,
        is_silent: bool,
    ) -> int:
        """Sends HTML with its markup as the Bot API has it; returns the number of the message."""
        answers = None if reply_to is None else {"message_id": reply_to, "allow_sending_without_reply": True}
        content = {**_content(chat_id, text, markup), "reply_parameters": answers}
        sent = await self._call("sendMessage", {**content, "disable_notification": is_silent or None})
        return int(sent["message_id"])

    async def edit_text(
        self, chat_id: int, message_id: int, text: str, markup: dict[str, Any] | None
    ) -> None:
        """Shows HTML and its markup in place of a message."""
        await self._call("editMessageText", {**_content(chat_id, text, markup), "message_id": message_id})

    async def answer_tap(self, query_id: str, text: str | None, *, alert: bool) -> None:
        """Ends the waiting of a tapped button, with a text where there is one."""
        answer = {"callback_query_id": query_id, "text": text, "show_alert": alert or None}
        await self._call("answerCallbackQuery", answer)

    async def take_away(self, chat_id: int, message_id: int) -> None:
        """Deletes a message."""
        await self._call("deleteMessage", {"chat_id": chat_id, "message_id": message_id})


def _content(chat_id: int, text: str, markup: dict[str, Any] | None) -> dict[str, Any]:
    return {
        "chat_id": chat_id,
        "text": text,
        "parse_mode": ParseMode.HTML,
        "reply_markup": markup,
        "link_preview_options": {"is_disabled": True},
    }


def number_of(raw: Any) -> int:
    """An update's number; raises NotAnUpdate when there is none."""
    number = raw.get("update_id") if isinstance(raw, dict) else None
    if type(number) is not int or not 0 <= number <= _LARGEST_NUMBER:
        raise NotAnUpdate
    return number


class Origin(Struct, frozen=True):
    """Who caused an update, and whether in private, where the chat has the person's number."""

    telegram_id: int
    language_code: str | None
    is_private: bool


def origin_of(raw: Any) -> Origin | None:
    """The sender of an update, as far as it can be found in one that PTB cannot read."""
    tap, change = _within(raw, "callback_query"), _within(raw, "my_chat_member")
    message = _within(tap or raw, "message")
    user, chat = _within(tap or change or message, "from"), _within(change or message, "chat")
    # A tap on a message that Telegram has no more comes without the message.
    is_private = chat.get("type") == Chat.PRIVATE if chat else bool(tap)
    number, code = (chat if chat and is_private else user).get("id"), user.get("language_code")
    if type(number) is not int or not 1 <= number <= LARGEST_TELEGRAM_ID:
        return None
    return Origin(number, code if isinstance(code, str) else None, is_private)


def spoken_in(raw: Any) -> tuple[str | None, str | None]:
    """The data of a tap, and the text of a message."""
    tap = _within(raw, "callback_query")
    data, text = tap.get("data"), _within(raw, "message").get("text")
    return (str(data) if tap else None), (text if isinstance(text, str) else None)


def replied_in(raw: Any) -> str | None:
    """The text of the message that a message replies to."""
    text = _within(_within(raw, "message"), "reply_to_message").get("text")
    return text if isinstance(text, str) else None


def tapped_reply(update: Update) -> str | None:
    """The text of the message to which the message under a tapped button replies."""
    shown = update.callback_query.message if update.callback_query else None
    replied = shown.reply_to_message if isinstance(shown, Message) else None
    return replied.text if replied else None


def kind_of(raw: Any) -> str:
    """What an update is, as an operator reads it; of a tap also the first word of its data."""
    data = _within(raw, "callback_query").get("data")
    if isinstance(data, str):
        return f"tap {data.partition(':')[0]}"
    known = {"callback_query": "tap", "message": "message"}
    return next((name for key, name in known.items() if _within(raw, key)), "other")


def _within(raw: Any, name: str) -> dict[str, Any]:
    inner = raw.get(name) if isinstance(raw, dict) else None
    return inner if isinstance(inner, dict) else {}


def read(raw: Any, bot: Bot) -> Update | Exception:
    """PTB's object, or PTB's error: a newer Bot API may leave out fields that PTB expects."""
    try:
        update = _tap_in(raw, bot) if _within(raw, "callback_query") else Update.de_json(raw, bot)
    except Exception as error:  # its classes raise whatever the wrong value leads to
        return error
    return update if _is_typed(update) else TypeError("an id is no number, or a text is no text")


def _tap_in(raw: dict[str, Any], bot: Bot) -> Update:
    """A tap. Of the message under the button it has the number, the chat, the time of its present text, and
    what it replies to.

    A whole message of PTB has a hundred fields, which nobody reads here.
    """
    tap, shown = raw["callback_query"], _within(raw["callback_query"], "message")
    message: MaybeInaccessibleMessage | None = None
    if shown:
        # 0 where Telegram has the message no more.
        since = datetime.fromtimestamp(shown.get("edit_date") or shown["date"], UTC)
        chat, number = Chat.de_json(shown["chat"], bot), shown["message_id"]
        if replied := _within(shown, "reply_to_message"):
            message = Message(number, since, chat, reply_to_message=Message.de_json(replied, bot))
        else:
            message = MaybeInaccessibleMessage(chat, number, since)
    sender = User.de_json(tap["from"], bot)
    query = CallbackQuery(tap["id"], sender, tap["chat_instance"], message, data=tap.get("data"))
    return Update(raw["update_id"], callback_query=query)


def _is_typed(update: Update) -> bool:
    """Whether what an update is sorted by, before any handler sees it, has its type: PTB does not look."""
    ids = [each.id for each in (update.effective_user, update.effective_chat) if each is not None]
    text = update.message.text if update.message is not None else None
    return all(type(each) is int and abs(each) <= LARGEST_TELEGRAM_ID for each in ids) and isinstance(
        text, str | None
    )
