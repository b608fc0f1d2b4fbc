"""Who and where: people with a phone each, groups, and the chats they have with the bot."""

from dataclasses import dataclass, field
from typing import Any

from playground.errors import RefusedError

Json = dict[str, Any]

_GIVEN = frozenset(
    {
        "id",
        "first_name",
        "last_name",
        "username",
        "language_code",
        "label",
        "label_en",
        "phone",
        "open",
        "started",
    }
)


@dataclass
class Person:
    """A Telegram user; `started` once the bot was spoken to, `offline` while the phone has no connection."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str = "id"
    label: str | None = None
    label_en: str | None = None
    phone: str = ""
    open: bool = False
    started: bool = False
    blocked: bool = False
    offline: bool = False
    force_reply: Json | None = None

    @classmethod
    def parse(cls, given: Json) -> "Person":
        """From an object of the people file; RefusedError names what is wrong in it."""
        if unknown := given.keys() - _GIVEN:
            raise RefusedError(f'A person has no field "{sorted(unknown)[0]}".')
        if not isinstance(given.get("id"), int) or given["id"] <= 0 or not given.get("first_name"):
            raise RefusedError("A person needs an id above 0 and a first_name.")
        person = cls(**given)
        if not person.phone:
            person.phone = f"+62812{person.id % 10**8:08d}"
        return person

    def user(self) -> Json:
        """The Bot API's User."""
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        if self.last_name:
            user["last_name"] = self.last_name
        if self.username:
            user["username"] = self.username
        user["language_code"] = self.language_code
        return user

    def chat_json(self) -> Json:
        """The Bot API's Chat of the private chat with this person."""
        chat: Json = {"id": self.id, "first_name": self.first_name}
        if self.last_name:
            chat["last_name"] = self.last_name
        if self.username:
            chat["username"] = self.username
        chat["type"] = "private"
        return chat

    def json(self) -> Json:
        """What the page shows of a person."""
        return {
            "id": self.id,
            "first_name": self.first_name,
            "last_name": self.last_name,
            "username": self.username,
            "language_code": self.language_code,
            "label": self.label or self.first_name,
            "label_en": self.label_en,
            "phone": self.phone,
            "open": self.open,
            "blocked": self.blocked,
            "offline": self.offline,
            "force_reply": self.force_reply,
        }


@dataclass
class Chat:
    """A chat that the bot is in. A message is never changed in place: an edit replaces it."""

    id: int
    json: Json
    messages: dict[int, Json] = field(default_factory=dict)
    fixed: set[int] = field(default_factory=set)
    members: list[Person] = field(default_factory=list)
    upgraded_to: int | None = None
    bot_left: bool = False
    pinned: list[int] = field(default_factory=list)

    @property
    def is_group(self) -> bool:
        return bool(self.json["type"] != "private")

    @property
    def is_channel(self) -> bool:
        return bool(self.json["type"] == "channel")

    def is_channel_called(self, username: str) -> bool:
        """Whether it is the public channel of this name; people are not found by theirs."""
        return self.is_channel and str(self.json["username"]).lower() == username.lower()
