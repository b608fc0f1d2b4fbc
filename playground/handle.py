"""People in the hands of a test: they say and tap by what is visible, and tell what they see."""

from collections.abc import Sequence
from typing import TypeVar

from playground.files import RECORDINGS, Upload
from playground.groups import Groups
from playground.people import Chat, Json
from playground.phone import Phone

T = TypeVar("T")


class PersonHandle:
    """One person of a running playground. Everything here is immediate; only the bot takes time."""

    def __init__(self, phone: Phone) -> None:
        self._phone = phone
        self._world = phone.world
        self.id = phone.person.id

    # --- doing ------------------------------------------------------------------------------------

    def says(self, text: str, *, reply_to: int | None = None) -> Json:
        """Write a text; the message sent."""
        return self._phone.say(text, reply_to)

    def edits(self, message_id: int, text: str) -> Json:
        """Change an own message."""
        return self._phone.edit(message_id, text)

    def taps(self, label: str, *, message: Json | None = None) -> Json:
        """Tap the button with this label, in `message` or the newest message that has it.

        The label is the whole one or a part that only one button has. AssertionError lists the visible
        labels when there is none, or more than one.
        """
        for candidate in [message] if message is not None else self._newest_first():
            if candidate is not None and (place := self._place(label, candidate)) is not None:
                return self._phone.tap(candidate["message_id"], *place)
        raise AssertionError(f"{self._name()} sees no button {label!r}, but {self.labels()}")

    def forges(self, data: str) -> Json:
        """Tap a button with any data under the newest message of the bot, as a client of one's own can."""
        return self._phone.forge(self.last["message_id"], data)

    def opens(self, link: str) -> Json:
        """Open a deep link such as ``https://t.me/some_bot?start=abc``."""
        return self._phone.open(link)

    def sends_photo(self, picture: bytes, caption: str | None = None) -> Json:
        """Send a photo."""
        return self._phone.send_photos([Upload(picture, "photo.jpg")], caption or "")[0]

    def sends_again(self, message: Json, caption: str | None = None) -> Json:
        """Send the photo of an earlier message once more."""
        return self._phone.send_again(message, caption or "")

    def sends_album(self, pictures: Sequence[bytes], caption: str | None = None) -> list[Json]:
        """Send several photos as one album."""
        return self._phone.send_photos([Upload(each, "photo.jpg") for each in pictures], caption or "")

    def sends_document(self, content: bytes, name: str, caption: str | None = None) -> Json:
        """Send a file."""
        return self._phone.send_document(Upload(content, name), caption or "")

    def sends_recording(self, kind: str, content: bytes, name: str, caption: str | None = None) -> Json:
        """Send a `video`, `animation`, `audio`, `voice` or `video_note`."""
        return self._phone.send_recording(kind, Upload(content, name), caption or "")

    def shares_contact(self) -> Json:
        """Share the own telephone number."""
        return self._phone.share_contact()

    def shares_location(
        self,
        latitude: float,
        longitude: float,
        *,
        accuracy: float | None = None,
        live_period: int | None = None,
        is_forwarded: bool = False,
    ) -> Json:
        """Share a place, in degrees; see Phone.share_location."""
        return self._phone.share_location(
            latitude, longitude, accuracy=accuracy, live_period=live_period, is_forwarded=is_forwarded
        )

    def blocks(self) -> None:
        """Block the bot."""
        self._phone.block()

    def unblocks(self) -> None:
        """Unblock the bot."""
        self._phone.unblock()

    def goes_offline(self) -> None:
        """Lose the connection."""
        self._phone.go_offline()

    def comes_online(self) -> None:
        """Find the connection again."""
        self._phone.come_online()

    # --- seeing -----------------------------------------------------------------------------------

    @property
    def messages(self) -> list[Json]:
        """What the phone shows, oldest first."""
        return list(self._world.screen(self._phone.person))

    @property
    def last(self) -> Json:
        """The newest message of the bot; AssertionError when there is none."""
        for message in self._newest_first():
            return message
        raise AssertionError(f"{self._name()} has no message from the bot yet")

    @property
    def toasts(self) -> list[str]:
        """The texts of the answers to taps, oldest first."""
        return [toast["text"] for toast in self._world.toasts.get(self.id, [])]

    def sees(self) -> str:
        """The chat as text, newest last: own messages after "> ", labels of buttons in brackets."""
        return "\n".join(self._shown(message) for message in self.messages)

    def labels(self) -> list[str]:
        """The labels of all buttons that can be tapped, those of the newest message first."""
        return [
            button["text"] for message in self._newest_first() for row in _inline(message) for button in row
        ]

    @property
    def commands(self) -> dict[str, str]:
        """The commands that the menu of this chat offers, with their descriptions."""
        offered = self._world.profile.commands_for(self.id, self._phone.person.language_code)
        return {each["command"]: each["description"] for each in offered}

    # --- inside -----------------------------------------------------------------------------------

    def _name(self) -> str:
        return self._phone.person.first_name

    def _newest_first(self) -> list[Json]:
        bot = self._world.bot["id"]
        return [message for message in reversed(self.messages) if message["from"]["id"] == bot]

    def _place(self, label: str, message: Json) -> tuple[int, int] | None:
        places = [
            (button["text"], (row, column))
            for row, buttons in enumerate(_inline(message))
            for column, button in enumerate(buttons)
        ]
        return _only(label, places)

    def _shown(self, message: Json) -> str:
        text = describe(message)
        if message["from"]["id"] == self.id:
            return f"> {text}"
        rows = _inline(message)
        return f"{text}\n{_rows(rows)}" if rows else text


class GroupHandle:
    """A group in the hands of a test."""

    def __init__(self, groups: Groups, chat: Chat) -> None:
        self._groups = groups
        self._chat = chat

    @property
    def id(self) -> int:
        """The present id of the chat; it changes when the group becomes a supergroup."""
        return self._chat.id

    @property
    def messages(self) -> list[Json]:
        """All messages, oldest first."""
        return list(self._chat.messages.values())

    def says(self, person: PersonHandle, text: str, *, reply_to: int | None = None) -> Json:
        """A member writes; the bot gets commands, mentions of it and replies to it, as in privacy mode."""
        return self._groups.say(self._chat, person.id, text, reply_to)

    def migrates(self) -> int:
        """The group becomes a supergroup; its new id."""
        self._chat = self._groups.migrate(self._chat)
        return self._chat.id

    def kicks_bot(self) -> None:
        """A member removes the bot."""
        self._groups.kick_bot(self._chat)


class ChannelHandle:
    """A public channel in the hands of a test: what its readers see."""

    def __init__(self, chat: Chat) -> None:
        self._chat = chat

    @property
    def id(self) -> int:
        """Its number."""
        return self._chat.id

    @property
    def texts(self) -> list[str]:
        """Its posts, oldest first."""
        return [describe(message) for message in self._chat.messages.values()]

    def removes_bot(self) -> None:
        """The channel's owner takes the bot's right to post away."""
        self._chat.bot_left = True


def describe(message: Json) -> str:
    """A message in words: its text or caption, and what it carries."""
    parts = []
    if "photo" in message:
        parts.append("🖼")
    kind = next((kind for kind in RECORDINGS if kind in message), None)
    if kind is not None:
        parts.append(f"🎞 {kind}")
    elif "document" in message:
        parts.append(f"📎 {message['document']['file_name']}")
    if "contact" in message:
        parts.append(f"👤 {message['contact']['phone_number']}")
    if "location" in message:
        parts.append(f"📍 {message['location']['latitude']}, {message['location']['longitude']}")
    parts.append(message.get("text") or message.get("caption") or "")
    return " ".join(part for part in parts if part)


def _inline(message: Json) -> list[list[Json]]:
    rows: list[list[Json]] = message.get("reply_markup", {}).get("inline_keyboard", [])
    return rows


def _rows(rows: list[list[Json]]) -> str:
    return "\n".join(" ".join(f"[{button['text']}]" for button in row) for row in rows)


def _only(label: str, choices: list[tuple[str, T]]) -> T | None:
    """The choice with this label; without one, the only choice whose label contains it."""
    exact = [choice for text, choice in choices if text == label]
    if exact:
        return exact[0]
    similar = [(text, choice) for text, choice in choices if label in text]
    if len(similar) > 1:
        raise AssertionError(f"{label!r} is part of several labels: {[text for text, _ in similar]}")
    return similar[0][1] if similar else None
