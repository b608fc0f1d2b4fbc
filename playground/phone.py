"""What a person does with the phone: write, tap, send files, block the bot, lose the connection."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playground.errors import ApiError, RefusedError
from playground.files import Upload, recording_content
from playground.people import Chat, Json, Person
from playground.text import format_text
from playground.world import World


class Phone:
    """One person's chat with the bot. Offline, everything waits until the phone is back.

    RefusedError for what a phone does not let its owner do.
    """

    def __init__(self, world: World, person: Person) -> None:
        self.world = world
        self.person = person
        self.chat: Chat = world.chats[person.id]
        self._waiting: list[Callable[[], None]] = []

    @property
    def waiting(self) -> int:
        """How much of what its owner did has not left the phone."""
        return len(self._waiting)

    # --- writing ----------------------------------------------------------------------------------

    def say(self, text: str, reply_to: int | None = None) -> Json:
        """Write a text; commands, links and the like are marked as Telegram marks them."""
        text, entities = format_text(text)
        if not text:
            raise RefusedError("There is nothing to send.", indonesian="Tidak ada yang dapat dikirim.")
        content: Json = {"text": text, **({"entities": entities} if entities else {})}
        if reply_to is not None:
            content["reply_to_message"] = self._replied(reply_to)
        return self._send([content])[0]

    def edit(self, message_id: int, text: str) -> Json:
        """Change an own text message that was sent before."""
        message = self.chat.messages.get(message_id)
        if message is None or "text" not in message or message["from"]["id"] != self.person.id:
            raise RefusedError("This message cannot be edited.")
        text, entities = format_text(text)
        edited = {name: value for name, value in message.items() if name != "entities"}
        edited.update(text=text, edit_date=self.world.clock.unix())
        if entities:
            edited["entities"] = entities
        self.world.replace(self.chat, edited)
        self.world.tell_bot("edited_message", edited, self.person.id)
        return edited

    def send_photos(self, pictures: list[Upload], caption: str = "") -> list[Json]:
        """Send one photo, or several as an album; the caption goes with the first."""
        if not pictures:
            raise RefusedError("There is no photo to send.", indonesian="Tidak ada foto untuk dikirim.")
        contents = [self._photo(each) for each in pictures]
        contents[0].update(_caption(caption))
        return self._send(contents)

    def send_again(self, message: Json, caption: str = "") -> Json:
        """Send a photo that was sent before once more; Telegram knows it by the same `file_unique_id`."""
        if "photo" not in message:
            raise RefusedError("This message has no photo.")
        return self._send([{"photo": message["photo"], **_caption(caption)}])[0]

    def send_document(self, upload: Upload, caption: str = "") -> Json:
        """Send a file as it is."""
        try:
            document = self.world.files.add_document(upload)
        except ApiError:
            raise _empty(upload) from None
        return self._send([{"document": document, **_caption(caption)}])[0]

    def send_recording(self, kind: str, upload: Upload, caption: str = "") -> Json:
        """Send one of RECORDINGS, such as a video or a voice message; a round video has no caption."""
        try:
            recording = self.world.files.add_recording(kind, upload)
        except ApiError:
            raise _empty(upload) from None
        said = {} if kind == "video_note" else _caption(caption)
        return self._send([{**recording_content(kind, recording), **said}])[0]

    def share_contact(self) -> Json:
        """Share the own telephone number."""
        contact: Json = {"phone_number": self.person.phone, "first_name": self.person.first_name}
        if self.person.last_name:
            contact["last_name"] = self.person.last_name
        contact["user_id"] = self.person.id
        return self._send([{"contact": contact}])[0]

    def share_location(
        self,
        latitude: float,
        longitude: float,
        *,
        accuracy: float | None = None,
        live_period: int | None = None,
        is_forwarded: bool = False,
    ) -> Json:
        """Share a place, in degrees: where the phone is (`accuracy` in metres), live for so many seconds.

        Without an accuracy it was picked on the map. `is_forwarded` sends on what somebody else shared.
        """
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            raise RefusedError("There is no such place.", indonesian="Tempat itu tidak ada.")
        location: Json = {"latitude": latitude, "longitude": longitude}
        if accuracy is not None:
            location["horizontal_accuracy"] = accuracy
        if live_period is not None:
            location["live_period"] = live_period
        content: Json = {"location": location}
        if is_forwarded:
            sender = {
                "type": "hidden_user",
                "sender_user_name": "–",
                "date": int(self.world.clock.now().timestamp()),
            }
            content["forward_origin"] = sender
        return self._send([content])[0]

    # --- tapping ----------------------------------------------------------------------------------

    def tap(self, message_id: int, row: int, column: int) -> Json:
        """Tap a button under a message of the phone's screen: what the tap does, for the page."""
        message = next((m for m in self.world.screen(self.person) if m["message_id"] == message_id), None)
        try:
            if message is None or row < 0 or column < 0:
                raise IndexError
            button = message["reply_markup"]["inline_keyboard"][row][column]
        except (KeyError, IndexError):
            raise RefusedError(
                "There is no such button.", 404, indonesian="Tombol itu sudah tidak ada."
            ) from None
        if "callback_data" in button:
            return {"callback_query_id": self._call_back(message, button["callback_data"])}
        if "url" in button:
            return {"url": button["url"]}
        if "copy_text" in button:
            return {"copy_text": button["copy_text"]["text"]}
        query = button.get("switch_inline_query", button.get("switch_inline_query_current_chat"))
        return {"switch_inline": query or ""}

    def forge(self, message_id: int, data: str) -> Json:
        """Tap a button that a message does not have: a client of one's own sends any data."""
        return {"callback_query_id": self._call_back(self.chat.messages[message_id], data)}

    def _call_back(self, message: Json, data: str) -> str:
        query_id = str(4_000_000_000_000_000 + self.world.next_number())
        message_id = message["message_id"]

        def deliver() -> None:
            # The bot gets the message as it is when the tap arrives, or learns that it is gone.
            current = self.chat.messages.get(message_id)
            if current is None:
                return
            self.world.open_callback(self.person, self.chat, query_id)
            query = {
                "id": query_id,
                "from": self.person.user(),
                "message": current,
                "chat_instance": str(-7_000_000_000_000 - self.chat.id),
                "data": data,
            }
            self.world.tell_bot("callback_query", query, self.person.id)

        self._now_or_later(deliver)
        return query_id

    # --- opening, blocking, connection ------------------------------------------------------------

    def open(self, link: str) -> Json:
        """Open a deep link to the bot, ``https://t.me/<bot>?start=<payload>``, and press Start."""
        parts = urlsplit(link if "://" in link else f"https://{link}")
        username = parts.path.strip("/")
        if parts.hostname not in ("t.me", "telegram.me"):
            raise RefusedError("This is no link to a chat.")
        if username.lower() != self.world.bot["username"].lower():
            raise RefusedError(f"There is no bot named {username} here.")
        return self.start(parse_qs(parts.query).get("start", [""])[0])

    def start(self, payload: str = "") -> Json:
        """Press Start: sends ``/start`` with the payload; a blocked bot is unblocked by it."""
        if len(payload) > 64 or not all(c.isascii() and (c.isalnum() or c in "_-") for c in payload):
            raise RefusedError(
                "A payload has up to 64 of the characters A-Z, a-z, 0-9, _ and -.",
                indonesian="Isi tautan paling panjang 64 huruf A-Z, a-z, angka, _ dan -.",
            )
        self.unblock()
        return self.say(f"/start {payload}".strip())

    def block(self) -> None:
        """Stop the bot: it may not write any more, and is told so."""
        if not self.person.blocked:
            self._now_or_later(lambda: self._set_blocked(on=True))

    def unblock(self) -> None:
        """Let the bot write again."""
        if self.person.blocked:
            self._now_or_later(lambda: self._set_blocked(on=False))

    def go_offline(self) -> None:
        """Lose the connection."""
        if not self.person.offline:
            self.person.offline = True
            self.world.disconnect(self.person)
            self.world.person_changed(self.person)

    def come_online(self) -> None:
        """Find the connection again: what was written goes out, what came meanwhile appears."""
        if not self.person.offline:
            return
        self.person.offline = False
        self.world.reconnect(self.person)
        self.world.person_changed(self.person)
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act()

    def show(self, *, on: bool) -> None:
        """Open or close the phone on the page."""
        self.person.open = on
        self.world.person_changed(self.person)

    # --- inside -----------------------------------------------------------------------------------

    def _photo(self, upload: Upload) -> Json:
        try:
            return {"photo": self.world.files.add_photo(upload)}
        except ApiError:
            raise RefusedError(
                f"{upload.name} cannot be sent as a photo: it is no picture, larger than 10 MB, or too long.",
                indonesian=f"{upload.name} tidak dapat dikirim sebagai foto: "
                "bukan gambar, lebih besar dari 10 MB, atau terlalu panjang.",
            ) from None

    def _set_blocked(self, *, on: bool) -> None:
        person, world = self.person, self.world
        person.blocked = on
        kicked: Json = {"status": "kicked", "user": world.bot, "until_date": 0}
        member: Json = {"status": "member", "user": world.bot}
        old, new = (member, kicked) if on else (kicked, member)
        world.person_changed(person)
        change = {
            "chat": self.chat.json,
            "from": person.user(),
            "date": world.clock.unix(),
            "old_chat_member": old,
            "new_chat_member": new,
        }
        world.tell_bot("my_chat_member", change, person.id)

    def _now_or_later(self, act: Callable[[], None]) -> None:
        if self.person.offline:
            self._waiting.append(act)
            self.world.events.nudge()
        else:
            act()

    def _send(self, contents: list[Json]) -> list[Json]:
        if self.person.blocked and not self.person.offline:
            raise RefusedError(
                "The bot is blocked: unblock it to write.",
                indonesian="Bot ini diblokir: buka blokirnya untuk menulis.",
            )
        album = {}
        if len(contents) > 1:
            album = {"media_group_id": str(13_000_000_000_000_000 + self.world.next_number())}
        messages = [self._message({**content, **album}) for content in contents]
        for message in messages:
            if self.person.offline:
                self._waiting.append(self._later(message))
                self.world.show_pending(self.person, message)
            else:
                self._deliver(message)
        return messages

    def _later(self, message: Json) -> Callable[[], None]:
        """On the way the message gets its place among those that came meanwhile, and its time."""

        def deliver() -> None:
            self._deliver(
                {**message, "message_id": self.world.next_message_id(), "date": self.world.clock.unix()}
            )

        return deliver

    def _message(self, content: Json) -> Json:
        return {
            "message_id": self.world.next_message_id(),
            "from": self.person.user(),
            "chat": self.chat.json,
            "date": self.world.clock.unix(),
            **content,
        }

    def _deliver(self, message: Json) -> None:
        person = self.person
        person.started = True
        if person.force_reply:
            self.world.force_reply(person, None)
        self.world.add(self.chat, message)
        self.world.tell_bot("message", message, person.id)

    def _replied(self, message_id: int) -> Json:
        found = self.chat.messages.get(message_id)
        if found is None:
            raise RefusedError(
                "The message to reply to is gone.", 404, indonesian="Pesan yang dibalas sudah tidak ada."
            )
        return {name: value for name, value in found.items() if name != "reply_to_message"}


def _empty(upload: Upload) -> RefusedError:
    return RefusedError(
        f"{upload.name} is empty: there is nothing to send.",
        indonesian=f"{upload.name} kosong: tidak ada yang dapat dikirim.",
    )


def _caption(text: str) -> dict[str, Any]:
    caption, entities = format_text(text) if text else ("", [])
    if not caption:
        return {}
    return {"caption": caption, **({"caption_entities": entities} if entities else {})}
