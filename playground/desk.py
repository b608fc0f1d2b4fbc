"""What lies on the desk around the phones: clock with marks, faults, the bot's process, the tour."""

import secrets
from collections.abc import Sequence

from playground.errors import RefusedError
from playground.intro import NAMELESS, Intro
from playground.marks import BUILT_IN, Mark
from playground.methods.commands import bot_json
from playground.people import Json
from playground.phone import Phone
from playground.process import BotProcess
from playground.tour import Tour
from playground.world import World


class Desk:
    """Everything that the page shows and switches."""

    def __init__(
        self,
        world: World,
        phones: dict[int, Phone],
        process: BotProcess,
        *,
        marks: Sequence[Mark] = BUILT_IN,
        tour: Tour | None = None,
        intro: Intro = NAMELESS,
    ) -> None:
        self.world = world
        self.phones = phones
        self.process = process
        self.tour = tour
        self._intro = intro
        self._marks = tuple(marks)
        self._life = secrets.token_hex(8)
        world.clock.on_change(self._clock_moved)

    def state(self) -> Json:
        """Everything that the page needs to begin."""
        world = self.world
        people = world.people.values()
        return {
            "version": world.events.last_id,
            "life": self._life,
            "intro": self._intro.json(),
            "bot": bot_json(world),
            "people": [person.json() for person in people],
            "chats": {str(p.id): [world.shown(m) for m in world.screen(p)] for p in people},
            "clock": self.clock_json(),
            "faults": world.faults.json(),
            "process": self.process.json(),
            "lines": list(self.process.lines),
            "tour": self.tour_json(),
            **self.counts(),
        }

    def counts(self) -> Json:
        """What has not arrived yet.

        How many updates wait for the bot, how many of these it got without confirming them, how many acts
        wait in phones without a connection, and how many calls of the bot Telegram refused for now.
        """
        updates = self.world.updates
        return {
            "pending_updates": updates.pending_count,
            "unacknowledged": updates.unacknowledged,
            "in_phones": sum(phone.waiting for phone in self.phones.values()),
            "refused": self.world.refused.count,
        }

    def clock_json(self) -> Json:
        """The clock and the moments that it can be moved to."""
        clock = self.world.clock
        now = clock.now()
        return {
            "now": now.isoformat(),
            "offset_seconds": clock.offset_seconds,
            "version": clock.version,
            "zone": clock.zone.key,
            "marks": [
                {
                    "label": m.label,
                    "label_en": m.label_en,
                    "hint": m.hint,
                    "hint_en": m.hint_en,
                    "at": m.at(now, clock.zone).isoformat(),
                }
                for m in self._marks
            ],
        }

    def move_to_mark(self, label_en: str) -> None:
        """Move the clock to the mark with this English label; RefusedError when there is none."""
        clock = self.world.clock
        mark = next((each for each in self._marks if each.label_en == label_en), None)
        if mark is None:
            raise RefusedError(f'There is no mark "{label_en}".')
        clock.move_to(mark.at(clock.now(), clock.zone))

    def switch_faults(self, wanted: Json) -> None:
        """Set the switches of the faults and tell the page."""
        self.world.faults.switch(wanted)
        self.world.events.publish({"type": "faults", "faults": self.world.faults.json()})

    def tour_json(self) -> Json | None:
        """The tour and how far it is; None without one."""
        return self.tour.json() if self.tour is not None else None

    def steer_tour(self, action: str) -> None:
        """auto lets the tour play itself, stop gives it back to the visitor."""
        if self.tour is None:
            raise RefusedError("The playground was started without a tour.")
        if action == "auto":
            self.tour.play(self.phones, self.move_to_mark)
        elif action == "stop":
            self.tour.pause()
        else:
            raise RefusedError(f'"{action}" is neither auto nor stop.')

    def _clock_moved(self) -> None:
        self.world.events.publish({"type": "clock", "clock": self.clock_json()})
