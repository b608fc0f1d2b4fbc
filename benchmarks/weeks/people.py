"""What people do in a week: their work, and what nobody planned for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random

from benchmarks.simulate.cast import Cast, Member
from benchmarks.simulate.citizens import Counter
from benchmarks.simulate.journal import RETURNED, SUBMITTED, Case, Journal
from benchmarks.simulate.objection import Objections
from benchmarks.simulate.plain import Calendar
from benchmarks.simulate.requests import asks_leave
from benchmarks.simulate.scripts import Hands, Script, Stuck
from benchmarks.simulate.stage import Stage
from benchmarks.weeks.occasions import Occasions
from benchmarks.weeks.office import FOUNDED
from benchmarks.weeks.ratings import Ratings
from domain.periods import Period
from domain.schemes import Scheme
from playground.handle import PersonHandle
from playground.people import Json
from playground.phone import Phone

Stop = tuple[int, int]
"""Hour and minute of the office's day."""
MORNING, REMINDED, EVENING = (8, 0), (16, 0), (17, 5)
STOPS: tuple[Stop, ...] = (MORNING, REMINDED, EVENING)
"""When people take their phones out."""
JOBS_AT = frozenset({MORNING, REMINDED})
"""When the jobs are asked what is due, beside the start of a process. It costs as much as thirty taps."""
_TAPS_TWICE = 0.1
"""How often a thumb taps a button twice."""
_NONSENSE = ("👍", "?", "/tidakada", "' OR 1=1 --", "<b>", "a" * 4096, "0", "-1", "31/2", "/start", "nol jam")
_READS = ("/nilai", "/bantuan", "/tim", "/riwayat", "/hari")
_OFTEN, _SELDOM = 0.7, 0.12
_CHANGES = 0.5
"""How often a decision on an objection changes the result."""
_CLOSED_BY = timedelta(days=3)
"""After the beginning of a week."""
_LEAVES = 5
"""Conversations that somebody leaves, one after another, to report."""


class Thumb(PersonHandle):
    """The phone of somebody who taps twice now and then."""

    def __init__(self, phone: Phone, chance: Random) -> None:
        super().__init__(phone)
        self._chance = chance

    def taps(self, label: str, *, message: Json | None = None) -> Json:
        """Taps a button, perhaps twice."""
        done = super().taps(label, message=message)
        if self._chance.random() < _TAPS_TWICE:
            super().taps(label, message=message)
        return done


class Known(dict[int, Case]):
    """Cases by serial. Of a report that its author never saw confirmed others may know more."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal

    def __missing__(self, serial: int) -> Case:
        case = Case("entry", 0, date.min, serial, [(datetime.min.replace(tzinfo=UTC), SUBMITTED, 0)])
        self[serial] = self._journal.open[serial] = case
        return case


def over_within(monday: date, scheme: Scheme) -> Period | None:
    """The period that ends so early in a week that it can be closed, and objected to, within it."""
    kinds = filter(None, (scheme.period, scheme.interim))
    periods = [Period.containing(monday, kind) for kind in kinds]
    return next((each for each in periods if each.end < monday + _CLOSED_BY), None)


@dataclass
class People:
    """Everybody of the office, and citizens."""

    stage: Stage
    cast: Cast
    chance: Random
    over: Period | None
    """The period that is over within the week, which the administrator closes."""
    rates_peers: bool = False
    """Whether the scheme has colleagues rate each other."""

    def __post_init__(self) -> None:
        self.journal = Journal()
        self.journal.by_serial = Known(self.journal)
        self.hands = Hands(self.stage, self.cast, self.journal, self.chance)
        self.calendar = Calendar()
        self.counter = Counter(self.stage, self.cast, self.calendar, self.chance)
        self.counter.rows(FOUNDED)
        self.occasions = Occasions(self.cast, self.hands, self.counter, self.chance)
        self.ratings = Ratings(self.cast, self.hands, self.chance)
        self.objections = Objections(self.hands, self.calendar, hurry=True, changes=self._lot(_CHANGES))
        self._is_closed = False
        for member in self.cast.members.values():
            self.phone(member)

    def phone(self, member: Member) -> PersonHandle:
        """Somebody's phone."""
        stage, number = self.stage, member.phone
        if number not in stage.phones:
            stage.phones[number] = Thumb(Phone(stage.world, stage.world.people[number]), self.chance)
        return stage.phones[number]

    def all_report(self, day: date) -> Iterator[tuple[int, list[Script]]]:
        """Everybody reports a day."""
        self._back()
        for member in self.cast.members.values():
            yield member.phone, [self._reports(member, day, day)]

    def at(self, day: date, stop: Stop) -> list[tuple[int, list[Script]]]:
        """What each begins at a stop, one thing after another, by their Telegram ids."""
        self._back()
        return list(self._at(day, stop))

    def _at(self, day: date, stop: Stop) -> Iterator[tuple[int, list[Script]]]:
        for member in self.cast.members.values():
            scripts = list(self._of(member, day, stop))
            if scripts:
                yield member.phone, scripts
        if stop == MORNING and self.chance.random() < _OFTEN:
            yield -1, [self.counter.rates()]
        if stop == MORNING:
            yield from ((-1, [script]) for script in self.occasions.of_citizens(day))

    def _of(self, member: Member, day: date, stop: Stop) -> Iterator[Script]:
        often, seldom = self._lot(_OFTEN), self._lot(_SELDOM)
        if self.calendar.works(member, day):
            if member.pace is None and stop == self.chance.choice((REMINDED, EVENING)) and often:
                yield self._reports(member, day, day)
            if member.pace is not None and stop in (MORNING, EVENING) and often:
                yield self.hands.review(member)
            if stop == MORNING and member.pace is None:
                yield from self._of_the_morning(member, day)
            # Of an objection it is checked who settled it, by a rule without stand-ins.
            if stop == MORNING and self.over is None:
                yield from self.occasions.in_the_morning(member, day)
            if stop == MORNING:
                yield from self.ratings.in_the_morning(member)
            if stop == EVENING:
                yield from self.occasions.in_the_evening(member, day)
            if stop in (MORNING, EVENING):
                yield from self.occasions.at_the_door(member)
        if self.over is not None:
            yield from self._of_a_closing(member, day, stop, self.over)
        if seldom:
            yield self._mischief(member)

    def _of_a_closing(self, member: Member, day: date, stop: Stop, over: Period) -> Iterator[Script]:
        """The administrator closes the period; on later days somebody objects, and is answered."""
        is_morning = stop == MORNING
        if self.rates_peers:
            yield from self._of_a_round(member, day, stop, over)
        if is_morning and member.number == self.cast.admin and day > over.end and not self._is_closed:
            yield self._closes_period(over, day)
        yield from (script for number, script in self.objections.begins(day) if number == member.number)

    def _of_a_round(self, member: Member, day: date, stop: Stop, over: Period) -> Iterator[Script]:
        """While the period runs colleagues are rated; later each looks at what came of it."""
        if day <= over.end and stop != MORNING:
            yield from self.ratings.in_a_round(member)
        if stop == EVENING and (day <= over.end or self._is_closed):
            yield from self.ratings.looks(member, is_closed=self._is_closed)

    def _closes_period(self, over: Period, day: date) -> Script:
        yield from self.hands.close_period(over.code)
        self._is_closed = True
        self.objections.may_begin(over, day)

    def _of_the_morning(self, member: Member, day: date) -> Iterator[Script]:
        """What was returned is corrected, what was forgotten is reported late, and leave is asked for."""
        for case in list(self.journal.open.values()):
            if case.author == member.number and case.state(self.stage.now) == RETURNED:
                yield self.hands.correct(case)
        if self._lot(_SELDOM):
            yield self._reports(member, day - timedelta(days=1), day)
        if self._lot(_SELDOM / 2):
            first = day + timedelta(days=8)
            yield asks_leave(self.hands, member, "Cuti", first, first)

    def _reports(self, member: Member, day: date, today: date) -> Script:
        """Reports a day; who finds another question in the chat leaves it, and what it had put aside."""
        for _ in range(_LEAVES):
            try:
                yield from self.hands.report(member, day, today)
            except (Stuck, AssertionError):
                self.phone(member).says("/batal")
                yield
            else:
                return
        yield from self.hands.report(member, day, today)

    def _lot(self, share: float) -> bool:
        return self.chance.random() < share

    # --- what nobody planned for ------------------------------------------------------------------------

    def _mischief(self, member: Member) -> Script:
        phone = self.phone(member)
        kinds = (
            self._cancels_report,
            self._leaves_report_open,
            self._taps_anything,
            self._says_nonsense,
            self._reads,
            self._blocks,
            self._is_out_of_reach,
        )
        return self.chance.choice(kinds)(phone)

    def _blocks(self, phone: PersonHandle) -> Script:
        """Blocks the bot, and thinks better of it."""
        phone.blocks()
        yield
        phone.unblocks()
        yield

    def _is_out_of_reach(self, phone: PersonHandle) -> Script:
        """Writes while the phone has no connection; all of it arrives at once."""
        phone.goes_offline()
        yield from self._leaves_report_open(phone)
        phone.comes_online()
        yield

    def _back(self) -> None:
        """Those who were called away have unblocked the bot and found a connection since."""
        for phone in self.stage.phones.values():
            phone.unblocks()
            phone.comes_online()

    def _cancels_report(self, phone: PersonHandle) -> Script:
        """Cancels a report half way."""
        yield from self._leaves_report_open(phone)
        phone.says("/batal")
        yield

    def _leaves_report_open(self, phone: PersonHandle) -> Script:
        """Begins a report and puts the phone away."""
        phone.says("/lapor")
        yield
        if self._lot(0.7) and "Hari ini" in phone.labels():
            phone.taps("Hari ini")
            yield
            phone.says(f"agenda {self.hands.next_serial()} menyusun surat")
            yield

    def _taps_anything(self, phone: PersonHandle) -> Script:
        """Taps whatever stands in the chat, however old."""
        for _ in range(3):
            shown = [each for each in phone.messages if "reply_markup" in each]
            if not shown:
                return
            message = self.chance.choice(shown)
            rows = message["reply_markup"].get("inline_keyboard", [])
            labels = [button["text"] for row in rows for button in row]
            if labels:
                phone.taps(self.chance.choice(labels), message=message)
            yield

    def _says_nonsense(self, phone: PersonHandle) -> Script:
        phone.says(self.chance.choice(_NONSENSE))
        yield

    def _reads(self, phone: PersonHandle) -> Script:
        phone.says(self.chance.choice(_READS))
        yield
