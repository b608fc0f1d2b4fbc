"""The guided tour: steps as data, ticked when the bot really did them, and played by itself on request."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from playground.errors import RefusedError
from playground.events import Event
from playground.handle import describe
from playground.phone import Phone
from playground.world import World

Json = dict[str, Any]
DEFAULT_PACE_SECONDS = 1.2
_PATIENCE_SECONDS = 120.0
_ACTIONS = frozenset({"says", "taps", "clock_to", "opens", "starts"})
_STEP_TEXTS = ("id", "title", "title_en", "text", "text_en")
_WHY_TEXTS = ("why", "why_en")
_STEP_PACES = 5
"""How long a step stays in sight when the tour plays itself, in paces: 6 seconds at the usual pace."""
_LINK_TEXTS = ("label", "label_en", "payload")


@dataclass(frozen=True)
class Condition:
    """Met by a message of the bot in `chat`, or (without a chat) by a line that its process printed."""

    chat: int | None
    pattern: re.Pattern[str]

    def met_by(self, event: Event) -> bool:
        if self.chat is None:
            return event["type"] == "line" and bool(self.pattern.search(event["line"]["text"]))
        return (
            event["type"] in ("message", "edit")
            and event["chat"] == self.chat
            and not event["message"]["out"]
            and bool(self.pattern.search(_visible(event["message"])))
        )


@dataclass(frozen=True)
class Step:
    """One step: what the page says of it, what is done in it, and what shows that it is done."""

    shown: Json
    person: int
    actions: tuple[Json, ...]
    done_when: tuple[Condition, ...]

    @classmethod
    def parse(cls, given: Json) -> Step:
        """From an object of the tour file; RefusedError names what is wrong."""
        where = f'Step "{given.get("id", "?")}" of the tour'
        if missing := [name for name in (*_STEP_TEXTS, "person", "done_when") if name not in given]:
            raise RefusedError(f'{where} has no "{missing[0]}".')
        actions = tuple(given.get("actions", ()))
        for action in actions:
            if len(action.keys() & _ACTIONS) != 1 or action.keys() - _ACTIONS - {"person"}:
                raise RefusedError(f"{where} has an unknown action: {json.dumps(action)}.")
        try:
            conditions = tuple(
                Condition(c.get("chat"), re.compile(c["matches"] if "chat" in c else c["line"], re.DOTALL))
                for c in given["done_when"]
            )
        except (KeyError, re.error) as error:
            raise RefusedError(f"{where} has a wrong condition: {error}.") from None
        link = given.get("link")
        if link is not None and (missing := [name for name in _LINK_TEXTS if not link.get(name)]):
            raise RefusedError(f'{where} has a link without "{missing[0]}".')
        told = {name: given.get(name) for name in _WHY_TEXTS}
        shown = {**{name: given[name] for name in (*_STEP_TEXTS, "person")}, **told, "link": link}
        return cls(shown, given["person"], actions, conditions)


def load_tour(path: Path) -> list[Step]:
    """The steps in a tour file; RefusedError when it cannot be read as one."""
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        steps = [Step.parse(step) for step in given["steps"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RefusedError(f"{path} is no tour: {error}.") from None
    if not steps:
        raise RefusedError(f"{path} has no steps.")
    return steps


class Tour:
    """The steps in their order. `pace` are the seconds between two actions when it plays itself."""

    def __init__(
        self,
        steps: list[Step],
        world: World,
        *,
        pace: float = DEFAULT_PACE_SECONDS,
        patience: float = _PATIENCE_SECONDS,
    ) -> None:
        self.steps = steps
        self._world = world
        self._events = world.events
        self._pace = pace
        self._patience = patience
        self._done = 0
        self._met: set[Condition] = set()
        self._stopped: str | None = None
        self._playing: int | None = None
        self._watcher: asyncio.Task[None] | None = None
        self._player: asyncio.Task[None] | None = None

    def json(self) -> Json:
        """The tour as the page shows it.

        ``playing`` is the place of the step that it plays by itself; ``stopped`` says why it does not.
        """
        return {
            "auto": self._player is not None,
            "playing": self._playing,
            "stopped": self._stopped,
            "steps": [
                {**step.shown, "actions": list(step.actions), "done": number < self._done}
                for number, step in enumerate(self.steps)
            ],
        }

    @property
    def finished(self) -> bool:
        """Whether every step is done."""
        return self._done == len(self.steps)

    def watch(self) -> None:
        """Begin to tick the steps."""
        self._watcher = asyncio.get_running_loop().create_task(self._watch())

    def play(self, phones: Mapping[int, Phone], move_to_mark: Callable[[str], None]) -> None:
        """Play the rest by itself on these phones, unless that is under way already.

        `move_to_mark` moves the clock to the mark with an English label.
        """
        if self._player is None and not self.finished:
            self._stopped = None
            self._player = asyncio.get_running_loop().create_task(self._play(phones, move_to_mark))
            self._publish()

    def pause(self) -> None:
        """Give the tour back to the visitor."""
        if self._player is not None:
            self._player.cancel()
            self._player = self._playing = None
            self._publish()

    async def close(self) -> None:
        """End both tasks, at the end of the server's life."""
        tasks = [task for task in (self._watcher, self._player) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    # --- ticking ----------------------------------------------------------------------------------

    async def _watch(self) -> None:
        seen = self._events.last_id
        while await self._events.wait(seen):
            for number, event in self._events.since(seen):
                seen = number
                self._note(event)

    def _note(self, event: Event) -> None:
        """Only what happens after the step became current counts for it."""
        if self.finished:
            return
        conditions = self.steps[self._done].done_when
        self._met.update(c for c in conditions if c.met_by(event))
        if self._met.issuperset(conditions):
            self._done += 1
            self._met.clear()
            self._publish()

    def _publish(self) -> None:
        self._events.publish({"type": "tour", "tour": self.json()})

    # --- playing ----------------------------------------------------------------------------------

    async def _play(self, phones: Mapping[int, Phone], move_to_mark: Callable[[str], None]) -> None:
        try:
            while not self.finished:
                number = self._playing = self._done
                self._publish()
                # A person's pace, here and below: the visitor must be able to read and to follow.
                until = asyncio.get_running_loop().time() + _STEP_PACES * self._pace
                await asyncio.sleep(self._pace)
                for action in self.steps[number].actions:
                    if "clock_to" in action:
                        move_to_mark(action["clock_to"])
                    else:
                        await self._act(phones, self.steps[number], action)
                    await asyncio.sleep(self._pace)
                await self._until(partial(self._is_past, number), "the bot to do it")
                # What came of it stays in sight long enough to be read.
                await asyncio.sleep(max(self._pace, until - asyncio.get_running_loop().time()))
        except RefusedError as error:
            step = self.steps[min(self._done, len(self.steps) - 1)]
            self._stopped = f'Step "{step.shown["id"]}": {error.sentence}'
        finally:
            self._player = self._playing = None
        self._publish()

    def _is_past(self, number: int) -> bool:
        return self._done > number

    async def _until(self, condition: Callable[[], bool], what: str) -> None:
        try:
            await self._events.until(condition, self._patience)
        except TimeoutError:
            raise RefusedError(f"waited {self._patience:.0f} s for {what}.") from None

    async def _act(self, phones: Mapping[int, Phone], step: Step, action: Json) -> None:
        person: int = action.get("person", step.person)
        owner: int = action.get("opens", person)
        phone = phones.get(owner)
        if phone is None:
            raise RefusedError(f"there is no person {owner}.")
        if "opens" in action:
            phone.show(on=True)
            return
        before = self._events.last_id
        if "says" in action:
            phone.say(action["says"])
        elif "starts" in action:
            phone.start(action["starts"])
        else:
            place = await self._find(person, re.compile(action["taps"]))
            before = self._events.last_id
            phone.tap(*place)
        await self._until(lambda: self._answered(person, before), "an answer of the bot")

    async def _find(self, person: int, label: re.Pattern[str]) -> tuple[int, int, int]:
        """Where the newest button with this label is, as soon as there is one."""

        def find() -> tuple[int, int, int] | None:
            for message in reversed(self._world.screen(self._world.people[person])):
                rows = message.get("reply_markup", {}).get("inline_keyboard", [])
                for row, buttons in enumerate(rows):
                    for column, button in enumerate(buttons):
                        if label.search(button["text"]):
                            return message["message_id"], row, column
            return None

        await self._until(lambda: find() is not None, f'a button "{label.pattern}"')
        place = find()
        assert place is not None  # nothing ran in between
        return place

    def _answered(self, chat: int, before: int) -> bool:
        """The bot wrote, edited or answered the tap in this chat, and has confirmed every update."""
        spoke = any(
            event.get("chat") == chat
            and (event["type"] == "toast" or not event.get("message", {}).get("out", True))
            for _, event in self._events.since(before)
        )
        return spoke and self._world.updates.pending_count == 0


def _visible(message: Json) -> str:
    """The words of a message with the labels of its buttons."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return "\n".join([describe(message), *(button["text"] for row in rows for button in row)])
