"""Whom the rules promise what at a moment, worked out from the journal in plain code.

The rules are those that docs/operations.md and docs/scoring.md promise the office. Nothing here asks the
product.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from benchmarks.simulate.cast import Cast, Member, Team
from benchmarks.simulate.citizens import LATE, PRESSING, WRITTEN
from benchmarks.simulate.journal import RETURNED, SUBMITTED, Case, Journal
from benchmarks.simulate.objection import CLOCKS
from benchmarks.simulate.obligations import Promise
from benchmarks.simulate.periodic import FOLLOW_UP, ROOT, SENTENCES, SILENT
from benchmarks.simulate.plain import LATE_DAYS, Calendar, midnight, shift_end, zone_of

REMINDED_AT, MORNING_AT, DIGEST_AT, RECAP_AT = time(16), time(8), time(15), time(16, 30)
FRIDAY = 4
NUDGE, SUPERIOR, ADMINISTRATORS = 3, 5, 7
"""Working days of the supervisor's unit."""
RETURNED_TOLD = timedelta(days=14)
LOOKED_BACK = timedelta(days=31)

REPORT = "reminder to report"
MORNING = "morning message of what waits"
NUDGED = "nudge after 3 working days"
ABOVE = "superior may decide after 5 working days"
LONG = "administrators told after 7 working days"
DECIDED = "decision told to its author"
DIGEST, RECAP, ALONE = "weekly digest", "own recap of the week", "people without a supervisor"
LISTS = "lists of the weekly digest"
CLOSED = "result of a closed period"


@dataclass
class Expected:
    """The promises; asked at each moment before the jobs are."""

    cast: Cast
    journal: Journal
    calendar: Calendar
    _missed_told: set[tuple[int, date]] = field(default_factory=set)
    _reminded: dict[int, date] = field(default_factory=dict)
    """The last day of which somebody was reminded on it."""
    _alone: set[int] = field(default_factory=set)
    _told_admin: set[tuple[int, datetime]] = field(default_factory=set)

    def at(self, moment: datetime) -> Iterator[Promise]:
        """What is promised for a moment."""
        yield from self._to_administrators(moment)
        for member in self.cast.members.values():
            if not self._is_there(member, moment):
                continue
            local = moment.astimezone(zone_of(member.team(moment.date())))
            yield from self._reminders(member, local)
            if local.time() == MORNING_AT:
                yield from self._mornings(member, local)
            if local.time() == RECAP_AT:
                yield from self._recaps(member, local)

    # --- reports ----------------------------------------------------------------------------------------

    def _reminders(self, member: Member, now: datetime) -> Iterator[Promise]:
        """A message about a day without a report, and about earlier ones that none has told of yet."""
        missed = list[date]()
        # From the hour on: a report that is rejected later that day leaves its day missed. That is told with
        # the message of today, so tomorrow where that one came before.
        if now.time() >= REMINDED_AT and self._reminded.get(member.number) != now.date():
            missed = self._missed(member, now)
            self._missed_told |= {(member.number, each) for each in missed}
        for day in (now.date() - timedelta(days=1), now.date()):
            ends = shift_end(member, day)
            begins = max(filter(None, (midnight(member.team(day), day) + timedelta(hours=16), ends)))
            is_owed = begins == now and self._owes(member, day, now, may_wait=True)
            if is_owed or (day == now.date() and missed):
                yield Promise(REPORT, member.phone, midnight(member.team(day), day), now)
            if is_owed and day == now.date():
                self._reminded[member.number] = day

    def _owes(self, member: Member, day: date, at: datetime, *, may_wait: bool) -> bool:
        """Whether a working day has no report at a moment. `may_wait`: leave that was asked for excuses."""
        if not member.serves(day) or self.journal.is_locked(day) or not self.calendar.works(member, day):
            return False
        if self.journal.on_leave(member.number, day, at, or_asked=may_wait):
            return False
        return self.journal.first_report(member.number, day, at) is None

    def _missed(self, member: Member, now: datetime) -> list[date]:
        """Earlier days that can still be reported and were not told, for who is at work today."""
        today = now.date()
        if not self._is_at_work(member, today, now, or_asked=True):
            return []
        earlier = [today - timedelta(days=n) for n in range(1, 4 * LATE_DAYS + 14)]
        return [
            day
            for day in earlier
            if (member.number, day) not in self._missed_told
            and self.calendar.late_until(member, day) >= now
            and self._owes(member, day, now, may_wait=False)
        ]

    # --- what waits -------------------------------------------------------------------------------------

    def _mornings(self, member: Member, now: datetime) -> Iterator[Promise]:
        """One message to who is at work, if anything waits for them, own corrections included."""
        if not self._is_at_work(member, now.date(), now):
            return
        waiting = [case for case in self.journal.open.values() if case.state(now) == SUBMITTED]
        mine = [case for case in waiting if self.decider(case, now.date()) == member.number]
        passed = [
            case
            for case in waiting
            if (head := self.decider(case, now.date())) is not None
            and self.cast.members[head].head(now.date()) == member.number
            and case.author != member.number
            and self._ripe(case, SUPERIOR) <= now.date()
        ]
        for_others = [case for case in waiting if self._acts_for(member, case, now.date())]
        corrections = [
            case
            for case in self.journal.open.values()
            if case.author == member.number
            and case.state(now) == RETURNED
            and now - RETURNED_TOLD <= case.since(now)
            and not self.journal.is_locked(case.day)
        ]
        began = min((case.since(now) for case in (*mine, *passed, *for_others, *corrections)), default=None)
        if began is None:
            return
        yield Promise(MORNING, member.phone, began, now)
        if passed:
            yield Promise(ABOVE, member.phone, min(case.since(now) for case in passed), now)
        slow = [case for case in mine if self._ripe(case, NUDGE) <= now.date() < self._ripe(case, SUPERIOR)]
        if slow:
            yield Promise(NUDGED, member.phone, min(case.since(now) for case in slow), now)

    def decider(self, case: Case, today: date) -> int | None:
        """Who supervised the author on the day of the case, or does so today where that one has left.

        Nobody decides a report of a closed period.
        """
        if case.kind == "entry" and self.journal.is_locked(case.day):
            return None
        author = self.cast.members[case.author]
        # Nobody knows today who will supervise on the days of a leave to come.
        head = author.head(min(case.day, today))
        if head is not None and not self.cast.members[head].serves(today):
            return author.head(today)
        return head

    def _acts_for(self, member: Member, case: Case, today: date) -> bool:
        head = self.decider(case, today)
        acting = (head, member.number)
        return case.author != member.number and any(
            (each.supervisor, each.stand_in) == acting and each.first <= today <= each.last
            for each in self.journal.stand_ins
        )

    def _ripe(self, case: Case, days: int) -> date:
        """On which morning a case has waited for so many working days of its supervisor's unit."""
        sent = case.steps[-1][0]
        head = self.decider(case, sent.date())
        team = self._team(head if head is not None else case.author, sent.date())
        return self.calendar.after(team, sent.astimezone(zone_of(team)).date(), days)

    def _team(self, number: int, day: date) -> Team:
        return self.cast.members[number].team(day)

    # --- administrators ---------------------------------------------------------------------------------

    def _to_administrators(self, moment: datetime) -> Iterator[Promise]:
        """What administrators are told, whose office is in the zone of the first unit."""
        admin = self.cast.members[self.cast.admin]
        now = moment.astimezone(zone_of(admin.team(admin.joined)))
        if now.time() == DIGEST_AT and now.weekday() == FRIDAY:
            monday = now - timedelta(days=now.weekday())
            read_by = [admin, *(self.cast.members[reader] for reader, _ in self._digests(now))]
            for clock in (DIGEST, LISTS):
                yield from (Promise(clock, each.phone, monday, now) for each in read_by)
        if now.time() == MORNING_AT:
            waiting = [case for case in self.journal.open.values() if case.state(now) == SUBMITTED]
            new = [case for case in waiting if self._is_new_and_long(case, now.date())]
            self._told_admin |= {(case.serial, case.steps[-1][0]) for case in new}
            if new:
                yield Promise(LONG, admin.phone, min(case.since(now) for case in new), now)
        alone = {each.number for each in self.cast.members.values() if self._is_alone(each, now)}
        if alone - self._alone:
            yield Promise(ALONE, admin.phone, now, now)
        self._alone = alone

    def _digests(self, now: datetime) -> set[tuple[int, Team]]:
        """Who heads a unit, or acts for its head, and which; an administrator reads that of the office."""
        today, found = now.date(), set[tuple[int, Team]]()
        for head in self.cast.members.values():
            team, above = head.team(today), head.head(today)
            below = [each for each in self.cast.members.values() if each.head(today) == head.number]
            is_above = above is not None and self._team(above, today) == team
            if is_above or all(each.team(today) != team for each in below):
                continue
            acting = {
                each.stand_in
                for each in self.journal.stand_ins
                if each.supervisor == head.number and each.first <= today <= each.last
            }
            found |= {(number, team) for number in {head.number, *acting} if self._reads(number, now)}
        return found

    def _reads(self, number: int, now: datetime) -> bool:
        member = self.cast.members[number]
        return member.serves(now.date()) and member.role != "admin" and self._is_there(member, now)

    def _is_new_and_long(self, case: Case, today: date) -> bool:
        if self.decider(case, today) is None or (case.serial, case.steps[-1][0]) in self._told_admin:
            return False
        return self._ripe(case, ADMINISTRATORS) <= today

    def _is_alone(self, member: Member, now: datetime) -> bool:
        """Whether nobody reviews somebody; the head of the office has nobody above, administrators may."""
        head = member.head(now.date())
        if head is None or member.role == "admin" or not member.serves(now.date()):
            return False
        return not self.cast.members[head].serves(now.date())

    # --- the week ---------------------------------------------------------------------------------------

    def _recaps(self, member: Member, now: datetime) -> Iterator[Promise]:
        """On the last working day of the unit's week, to who has reported in it, or owes a correction."""
        today = now.date()
        monday = today - timedelta(days=today.weekday())
        team = member.team(today)
        works = [monday + timedelta(days=n) for n in range(FRIDAY + 1)]
        if today != max((day for day in works if self.calendar.unit_works(team, day)), default=None):
            return
        if not member.serves(today) or self.journal.on_leave(member.number, today, now):
            return
        week = [monday + timedelta(days=n) for n in range(7)]
        reports = [case for day in week for case in self.journal.reports.get((member.number, day), ())]
        back = [
            case
            for case in self.journal.sent_back.get(member.number, ())
            if case.day >= monday - LOOKED_BACK and case.state(now) == RETURNED
        ]
        if reports or back:
            yield Promise(RECAP, member.phone, midnight(team, monday), now)

    # --- closings ---------------------------------------------------------------------------------------

    def of_closing(self, first: date, last: date, closed: datetime, told: datetime) -> Iterator[Promise]:
        """Everybody who was in service in a period hears of the result."""
        self.journal.closed.append((first, last))
        for member in self.cast.members.values():
            served = member.joined <= last and (member.left is None or member.left >= first)
            if served and self._is_there(member, told):
                yield Promise(CLOSED, member.phone, closed, told)

    def decisions(self) -> Iterator[Promise]:
        """Each decision since the last time is told to its author at once."""
        for at, author, _ in dict.fromkeys(self.journal.decisions):
            yield Promise(DECIDED, self.cast.members[author].phone, at, at)
        self.journal.decisions.clear()

    def _is_at_work(self, member: Member, day: date, at: datetime, *, or_asked: bool = False) -> bool:
        if not member.serves(day) or not self.calendar.works(member, day):
            return False
        return not self.journal.on_leave(member.number, day, at, or_asked=or_asked)

    def _is_there(self, member: Member, at: datetime) -> bool:
        return member.number in self.journal.joined and self.journal.joined[member.number] <= at


_OF_TICKETS = {"written": WRITTEN, "pressing": PRESSING, "late": LATE}


def clocks_of(kind: str, payload: Mapping[str, object], text: str) -> Iterator[str]:
    """The clocks to which a message of a kind belongs, by its words where it tells of several."""
    match kind:
        case "report_reminder":
            yield REPORT
        case "review_reminder":
            yield MORNING
            if "hari kerja atau lebih" in text:
                yield NUDGED
            if "sudah lama menunggu" in text:
                yield ABOVE
        case "long_waiting":
            yield LONG
        case "case_reviewed" | "several_reviewed":
            yield DECIDED
        case "weekly_digest":
            yield DIGEST
        case "weekly_digest_file":
            yield LISTS
        case "root_published":
            yield ROOT
        case "monthly_sentences":
            yield SENTENCES
        case "follow_up_waits":
            yield FOLLOW_UP
        case "follow_up_silent":
            yield SILENT
        case "own_recap":
            yield RECAP
        case "found_alone":
            yield ALONE
        case "period_closed":
            yield CLOSED
        case "tickets_wait":
            yield _OF_TICKETS[str(payload["why"])]
        case "objection_news":
            yield CLOCKS[str(payload["news"])]
