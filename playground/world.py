"""The state behind both edges: people, chats, messages, files, and the updates that wait for the bot."""

import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

from playground.clock import Clock
from playground.commands import Profile
from playground.errors import bad_request, forbidden
from playground.events import KEPT, EventLog
from playground.faults import Faults
from playground.fidelity import Checker
from playground.files import FileStore
from playground.limits import Limits, RateLimiter
from playground.people import Chat, Json, Person
from playground.refused import RefusedCalls
from playground.updates import UpdateQueue
from playground.webhook import Webhook

CALLBACK_SECONDS = 60
_CALLS_KEPT = 10_000
_LEAN_EVENTS = 2_000  # enough for a listener in the same process
_LEAN_HISTORY = 100  # messages kept in a chat when nothing is checked: benchmarks run for long


@dataclass(frozen=True)
class CallbackQuery:
    """A tap that waits for its answer."""

    id: str
    person: Person
    chat: Chat
    asked: int


@dataclass(frozen=True)
class RecordedCall:
    """A call of the bot: the method by its proper name and the parameters as they came."""

    method: str
    params: Json


class World:
    """One bot, its people and its groups. `strict` checks every result and every update against PTB."""

    def __init__(
        self,
        *,
        bot: Json,
        people: Iterable[Person],
        clock: Clock,
        limits: Limits,
        monotonic: Callable[[], float] = time.monotonic,
        strict: bool = True,
        webhook_delay: float = 1.0,
    ) -> None:
        self.bot = bot
        self._first_bot_name: str = bot["first_name"]
        self.clock = clock
        self.strict = strict
        self.people = {person.id: person for person in people}
        self.chats = {p.id: Chat(p.id, p.chat_json()) for p in self.people.values()}
        self.events = EventLog(KEPT if strict else _LEAN_EVENTS)
        self.updates = UpdateQueue(clock, self.events.nudge)
        self.limiter = RateLimiter(limits, monotonic)
        self.webhook = Webhook(self.updates, clock, webhook_delay)
        self.faults = Faults()
        self.refused = RefusedCalls(self.callback_is_open, monotonic)
        self.files = FileStore()
        self.profile = Profile()
        self.checker = Checker()
        self.calls: deque[RecordedCall] = deque(maxlen=_CALLS_KEPT if strict else 0)
        self.toasts: dict[int, list[Json]] = {}
        self._phone_views: dict[int, list[Json]] = {}
        self._missed_forces: dict[int, Json | None] = {}
        self._callbacks: dict[str, CallbackQuery] = {}
        self._last_message_id = 0
        self._last_number = 0

    def rename_bot(self, name: str) -> None:
        """Messages from now on come from the new name; without one the first name returns."""
        self.bot = {**self.bot, "first_name": name or self._first_bot_name}

    def add_person(self, person: Person) -> None:
        """Another person with a phone."""
        self.people[person.id] = person
        self.chats[person.id] = Chat(person.id, person.chat_json())
        self.person_changed(person)

    def open_channel(self, title: str, username: str) -> Chat:
        """A public channel; the bot is one of its administrators."""
        chat_id = -(1_002_000_000_000 + self.next_number())
        chat = Chat(chat_id, {"id": chat_id, "title": title, "username": username, "type": "channel"})
        self.chats[chat_id] = chat
        return chat

    # --- where a call may write -------------------------------------------------------------------

    def chat(self, chat_id: str) -> Chat:
        """The chat that a call names; ApiError 400 where there is none."""
        if not chat_id:
            raise bad_request("chat_id is empty")
        if chat_id.startswith("@"):
            chat = next((each for each in self.chats.values() if each.is_channel_called(chat_id[1:])), None)
        else:
            chat = self.chats.get(int(chat_id)) if chat_id.lstrip("-").isdigit() else None
        if chat is None:
            raise bad_request("chat not found")
        return chat

    def writable(self, chat_id: str) -> Chat:
        """The chat that a call names, if the bot may write there; ApiError 400 or 403 otherwise."""
        chat = self.chat(chat_id)
        if chat.upgraded_to is not None:
            raise bad_request(
                "group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.upgraded_to
            )
        if chat.bot_left:
            raise forbidden(f"bot was kicked from the {chat.json['type']} chat")
        person = self.people.get(chat.id)
        if person is not None:
            if person.blocked:
                raise forbidden("bot was blocked by the user")
            if not person.started:
                raise forbidden("bot can't initiate conversation with a user")
        return chat

    # --- numbers ----------------------------------------------------------------------------------

    def next_message_id(self) -> int:
        """Private chats and groups share one sequence, as all chats of an account do."""
        self._last_message_id += 1
        return self._last_message_id

    def next_number(self) -> int:
        """For ids that only have to differ: callback queries, albums, new groups."""
        self._last_number += 1
        return self._last_number

    # --- messages ---------------------------------------------------------------------------------

    def add(self, chat: Chat, message: Json) -> None:
        """Put a message into a chat and show it on the phone, unless that is offline."""
        chat.messages[message["message_id"]] = message
        if not self.strict and len(chat.messages) > _LEAN_HISTORY:
            for old in list(islice(chat.messages, _LEAN_HISTORY // 2)):
                del chat.messages[old]
        self._show(chat, "message", message)

    def replace(self, chat: Chat, message: Json) -> None:
        """Put an edited message in the place of the former one."""
        chat.messages[message["message_id"]] = message
        self._show(chat, "edit", message)

    def remove(self, chat: Chat, message_id: int) -> None:
        """Delete a message for everyone."""
        del chat.messages[message_id]
        chat.fixed.discard(message_id)
        if chat.id in self.people and chat.id not in self._phone_views:
            self.events.publish({"type": "delete", "chat": chat.id, "message_ids": [message_id]})

    def screen(self, person: Person) -> list[Json]:
        """The messages that the phone shows, oldest first; an offline phone shows what it had."""
        if person.id in self._phone_views:
            return self._phone_views[person.id]
        return list(self.chats[person.id].messages.values())

    def shown(self, message: Json) -> Json:
        """A message as the page gets it: with ``out`` for what the person sent."""
        return {**message, "out": message["from"]["id"] != self.bot["id"]}

    def _show(self, chat: Chat, kind: str, message: Json) -> None:
        if chat.id in self.people and chat.id not in self._phone_views:
            self.events.publish({"type": kind, "chat": chat.id, "message": self.shown(message)})
        else:
            self.events.nudge()

    # --- the phone's connection -------------------------------------------------------------------

    def disconnect(self, person: Person) -> None:
        """From now on the phone shows what it shows now, and what its owner still writes."""
        self._phone_views.setdefault(person.id, list(self.chats[person.id].messages.values()))

    def reconnect(self, person: Person) -> None:
        """Bring the phone up to date: what came, changed and went meanwhile."""
        before = {m["message_id"]: m for m in self._phone_views.pop(person.id, [])}
        now = self.chats[person.id].messages
        if gone := [message_id for message_id in before if message_id not in now]:
            self.events.publish({"type": "delete", "chat": person.id, "message_ids": gone})
        for message_id, message in now.items():
            if before.get(message_id) is not message:
                kind = "edit" if message_id in before else "message"
                self.events.publish({"type": kind, "chat": person.id, "message": self.shown(message)})
        if person.id in self._missed_forces:
            self.force_reply(person, self._missed_forces.pop(person.id))

    def show_pending(self, person: Person, message: Json) -> None:
        """Show on an offline phone what its owner wrote and could not send yet."""
        self._phone_views[person.id].append(message)
        self.events.publish({"type": "message", "chat": person.id, "message": self.shown(message)})

    # --- what people do to the bot ----------------------------------------------------------------

    def tell_bot(self, kind: str, content: Json, lane: int) -> None:
        """Queue an update; in strict mode PTB must be able to read it."""
        if self.strict:
            self.checker.check_update(kind, content)
        self.updates.put(kind, content, lane)

    def open_callback(self, person: Person, chat: Chat, query_id: str) -> None:
        """Remember a tap, so that it can be answered once within a minute of playground time."""
        now = self.clock.unix()
        while self._callbacks:
            oldest = next(iter(self._callbacks.values()))
            if oldest.asked >= now - CALLBACK_SECONDS:
                break
            del self._callbacks[oldest.id]
        self._callbacks[query_id] = CallbackQuery(query_id, person, chat, now)

    def callback_is_open(self, query_id: str) -> bool:
        """Whether the tap waits for its answer and is not too old for one."""
        query = self._callbacks.get(query_id)
        return query is not None and query.asked >= self.clock.unix() - CALLBACK_SECONDS

    def close_callback(self, query_id: str) -> CallbackQuery:
        """Take the tap to answer it; ApiError 400 when it is unknown or too old."""
        is_open = self.callback_is_open(query_id)
        query = self._callbacks.pop(query_id, None)
        if query is None or not is_open:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        return query

    def answer(self, query: CallbackQuery, text: str, *, show_alert: bool) -> None:
        """Show the answer to a tap on the phone; without a text it only ends the waiting of the key."""
        toast = {"text": text, "show_alert": show_alert, "callback_query_id": query.id}
        if query.person.offline:
            return
        if text:
            self.toasts.setdefault(query.person.id, []).append(toast)
        self.events.publish({"type": "toast", "chat": query.chat.id, **toast})

    def force_reply(self, person: Person, force: Json | None) -> None:
        """Ask for a reply, or no more; an offline phone learns of it when it is back."""
        if person.id in self._phone_views:
            self._missed_forces[person.id] = force
        elif person.force_reply != force:
            person.force_reply = force
            self.events.publish({"type": "force_reply", "chat": person.id, "force_reply": force})

    def person_changed(self, person: Person) -> None:
        """Tell the page about a person."""
        self.events.publish({"type": "person", "person": person.json()})
