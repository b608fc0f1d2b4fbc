"""Groups: what their members write, the bot's coming and going, and the change into a supergroup."""

from collections.abc import Iterable

from playground.errors import RefusedError
from playground.people import Chat, Json
from playground.text import format_text
from playground.world import World


class Groups:
    """The groups of a world; the bot is in privacy mode, as bots are unless told otherwise."""

    def __init__(self, world: World) -> None:
        self._world = world

    def create(self, title: str, members: Iterable[int]) -> Chat:
        """A group with these people, to which the first of them adds the bot."""
        world = self._world
        chat_id = -(4_000_000 + world.next_number())
        people = [world.people[member] for member in members]
        chat = Chat(chat_id, {"id": chat_id, "title": title, "type": "group"}, members=people)
        world.chats[chat_id] = chat
        self._membership(chat, joined=True)
        return chat

    def say(self, chat: Chat, person_id: int, text: str, reply_to: int | None = None) -> Json:
        """A member writes."""
        person = next((each for each in chat.members if each.id == person_id), None)
        if person is None:
            raise RefusedError("Only members write in a group.")
        world = self._world
        text, entities = format_text(text)
        message: Json = {
            "message_id": world.next_message_id(),
            "from": person.user(),
            "chat": chat.json,
            "date": world.clock.unix(),
        }
        replied = chat.messages.get(reply_to) if reply_to is not None else None
        if replied is not None:
            message["reply_to_message"] = {n: v for n, v in replied.items() if n != "reply_to_message"}
        message["text"] = text
        if entities:
            message["entities"] = entities
        world.add(chat, message)
        if self._concerns_bot(message):
            world.tell_bot("message", message, chat.id)
        return message

    def migrate(self, chat: Chat) -> Chat:
        """Both chats get the service message that names the other; the bot receives both."""
        world = self._world
        new_id = -(1_000_000_000_000 + abs(chat.id))
        new = Chat(
            new_id,
            {"id": new_id, "title": chat.json["title"], "type": "supergroup"},
            members=chat.members,
        )
        world.chats[new_id] = new
        chat.upgraded_to = new_id
        sender = chat.members[0].user()
        for place, fields in (
            (chat, {"migrate_to_chat_id": new_id}),
            (new, {"migrate_from_chat_id": chat.id}),
        ):
            message: Json = {
                "message_id": world.next_message_id(),
                "from": sender,
                "chat": place.json,
                "date": world.clock.unix(),
                **fields,
            }
            world.add(place, message)
            world.tell_bot("message", message, place.id)
        return new

    def kick_bot(self, chat: Chat) -> None:
        """The first member removes the bot."""
        chat.bot_left = True
        self._membership(chat, joined=False)

    def _membership(self, chat: Chat, *, joined: bool) -> None:
        member: Json = {"status": "member", "user": self._world.bot}
        left: Json = {"status": "left", "user": self._world.bot}
        kicked: Json = {"status": "kicked", "user": self._world.bot, "until_date": 0}
        old, new = (left, member) if joined else (member, kicked)
        change = {
            "chat": chat.json,
            "from": chat.members[0].user(),
            "date": self._world.clock.unix(),
            "old_chat_member": old,
            "new_chat_member": new,
        }
        self._world.tell_bot("my_chat_member", change, chat.id)

    def _concerns_bot(self, message: Json) -> bool:
        """Privacy mode: commands, mentions of the bot and replies to it."""
        if message.get("reply_to_message", {}).get("from", {}).get("id") == self._world.bot["id"]:
            return True
        mention = f"@{self._world.bot['username']}".lower()
        for entity in message.get("entities", []):
            if entity["type"] == "bot_command":
                return True
            encoded = message["text"].encode("utf-16-le")
            part = encoded[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2]
            if entity["type"] == "mention" and part.decode("utf-16-le").lower() == mention:
                return True
        return False
